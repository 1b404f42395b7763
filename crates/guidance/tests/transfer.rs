//! Saved work as a file: out, in, and what may not happen on the way.

#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use guidance::assess::book::KEPT;
use guidance::assess::{Book, Entry, Field, Item, Store, System, Which};
use guidance::id::{ActionId, Slug};
use guidance::progress::memory::Memory;
use guidance::progress::{KeyValue, Stamp, StorageError, SystemId};
use guidance::transfer::{
    About, Choices, FURTHEST, File, Found, HIGHEST, How, Incoming, Redact, Redacted, Take, Whose,
    merge, preview, read, write,
};
use proptest::prelude::*;

#[path = "transfer/hostile.rs"]
mod hostile;
#[path = "transfer/laws.rs"]
mod laws;

use hostile::Expected;

fn id(text: &str) -> SystemId {
    text.parse().unwrap()
}

fn action(no: &str) -> Item {
    format!("ncsc-ml:{no}").parse().unwrap()
}

fn entry(item: Item, field: Field, value: &str, writer: &str, sequence: u64) -> Entry {
    Entry {
        item,
        field,
        value: value.to_owned(),
        edition: 1,
        stamp: Stamp {
            writer: writer.into(),
            at: 1_795_000_000_000 + sequence % 1_000,
        },
        sequence,
    }
}

fn book(systems: &[(&str, Vec<Entry>)]) -> Book {
    let mut book = Book::default();
    for (system, entries) in systems {
        for entry in entries {
            book.merge(&id(system), entry.clone());
        }
    }
    book
}

/// The status of one action, the note of another.
fn status(value: &str, writer: &str, sequence: u64) -> Entry {
    entry(action("2.1-03"), Field::Status, value, writer, sequence)
}

fn note(value: &str, writer: &str, sequence: u64) -> Entry {
    entry(action("1.1-01"), Field::Note, value, writer, sequence)
}

fn created(writer: &str, sequence: u64) -> Entry {
    entry(
        Item::System,
        Field::Created,
        "1794000000000",
        writer,
        sequence,
    )
}

fn exported(book: &Book) -> String {
    redacted(book, Redact::default())
}

fn redacted(book: &Book, redact: Redact<'_>) -> String {
    let document: Slug = "ncsc-ml".parse().unwrap();
    let about = About {
        document: &document,
        edition: "5f1d0c",
        written: 1_796_000_000_000,
    };
    write(book, &Which::All, about, redact).unwrap()
}

fn file(book: &Book) -> File {
    read(exported(book).as_bytes()).unwrap()
}

fn take_in(file: &File, book: &mut Book, choices: &Choices) {
    let merged = merge(file, book, choices);
    for (system, entries) in merged.entries {
        for entry in entries {
            book.merge(&system, entry);
        }
    }
    for change in merged.changes {
        let next = book.system(&change.system).unwrap().sequence() + 1;
        let entry = entry(change.item, change.field, &change.value, "chooser", next);
        book.merge(&change.system, entry);
    }
}

fn rest(rest: Whose) -> Choices {
    Choices {
        rest,
        ..Choices::default()
    }
}

fn one(system: &str, take: Take) -> Choices {
    Choices {
        systems: [(id(system), take)].into(),
        ..Choices::default()
    }
}

fn looked(file: &File, book: &Book) -> Incoming {
    let all = preview(file, book, |action| action.no.principle().part() < 9);
    all.systems.into_iter().next().unwrap()
}

/// A book with something of everything.
fn sample() -> Book {
    let of = |field, value, sequence| entry(Item::System, field, value, "k3f9", sequence);
    book(&[
        (
            "chat",
            vec![
                created("k3f9", 1),
                of(Field::Name, "Chat helper", 2),
                of(Field::Description, "Answers customers.\nSince \"2025\".", 3),
                of(Field::Profile, "edge=no uses-llm=yes", 4),
                status("in-progress", "k3f9", 5),
                status("done", "p0q1", 6),
                note("ünïcode \\ <b>", "p0q1", 7),
                entry(action("1.1-02"), Field::Status, "not-applicable", "p0q1", 8),
                entry(action("1.1-02"), Field::Reason, "No such data", "p0q1", 9),
                entry(action("1.1-02"), Field::Owner, "Ada", "p0q1", 10),
                entry(action("1.1-02"), Field::Review, "2027-02-28", "p0q1", 11),
                entry(
                    action("1.1-02"),
                    Field::Evidence,
                    "https://example.org/",
                    "p0q1",
                    12,
                ),
                of(Field::Standing, "archived", 13),
                of(Field::Backup, "1795000000000", 14),
            ],
        ),
        ("first", vec![status("done", "zz", 1)]),
        (
            "gone",
            vec![entry(Item::System, Field::Standing, "gone", "k3f9", 3)],
        ),
    ])
}

/// A sample of every version ever shipped. One here is never changed, only added to.
const SHIPPED: [&str; 1] = [include_str!("transfer/version-1.json")];

#[test]
fn every_version_ever_shipped_is_still_read_and_the_newest_is_written() {
    let mut expected = Book::default();
    for (system, own) in sample()
        .systems()
        .filter(|(system, _)| **system != id("gone"))
    {
        for entry in own.entries() {
            expected.merge(system, entry.clone());
        }
    }
    for text in SHIPPED {
        let file = read(text.as_bytes()).unwrap();
        assert_eq!(file.book, expected);
        assert_eq!(file.document.as_str(), "ncsc-ml");
        assert_eq!(file.edition, "5f1d0c");
        assert_eq!(file.written, 1_796_000_000_000);
        assert_eq!(file.redacted, Redacted::default());
    }
    let written = exported(&sample());
    assert_eq!(Some(written.as_str()), SHIPPED.last().copied());
}

#[test]
fn one_system_is_written_alone() {
    let document = "ncsc-ml".parse().unwrap();
    let about = About {
        document: &document,
        edition: "e",
        written: 0,
    };
    let text = write(
        &sample(),
        &Which::One(id("first")),
        about,
        Redact::default(),
    )
    .unwrap();
    let file = read(text.as_bytes()).unwrap();
    let ids: Vec<&SystemId> = file.book.systems().map(|(id, _)| id).collect();
    assert_eq!(ids, [&id("first")]);
}

#[test]
fn a_file_that_could_not_be_read_again_is_not_written() {
    let long = "x".repeat(20_000);
    let entries = |system: u64| -> Vec<Entry> {
        (1..=KEPT as u64)
            .map(|at| note(&long, "a", at + system))
            .collect()
    };
    let names: Vec<String> = (0..18).map(|at| format!("s{at}")).collect();
    let systems: Vec<(&str, Vec<Entry>)> = names
        .iter()
        .map(|name| (name.as_str(), entries(0)))
        .collect();
    let document = "ncsc-ml".parse().unwrap();
    let about = About {
        document: &document,
        edition: "e",
        written: 0,
    };
    let large = book(&systems);
    assert!(write(&large, &Which::All, about, Redact::default()).is_err());
    assert!(write(&large, &Which::One(id("s1")), about, Redact::default()).is_ok());
}

fn schema() -> jsonschema::Validator {
    let text = include_str!("../schema/assessments-1.json");
    let schema: serde_json::Value = serde_json::from_str(text).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn the_schema_says_what_is_written_and_refuses_what_is_not() {
    let schema = schema();
    let json = |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap() };
    for text in SHIPPED {
        assert!(schema.is_valid(&json(text)));
    }
    let some = Redact {
        texts: Some("withheld"),
        names: true,
    };
    assert!(schema.is_valid(&json(&redacted(&sample(), some))));
    assert!(schema.is_valid(&json(&exported(&Book::default()))));
    for (from, to) in [
        ("\"version\": 1", "\"version\": 2"),
        ("\"redacted\": []", "\"redacted\": [\"all\"]"),
        ("\"written\": 1796000000000", "\"written\": -1"),
        ("\"written\": 1796000000000,", ""),
        ("\"id\": \"chat\"", "\"id\": \"a/b\""),
        ("ncsc-ml:2.1-03", "2.1-03"),
        ("\"field\":\"note\"", "\"field\":\"name\""),
        ("\"field\":\"name\"", "\"field\":\"note\""),
        ("\"sequence\":6", "\"sequence\":1.5"),
        ("\"writer\":\"k3f9\"", "\"writer\":\"k3/f9\""),
        ("\"standing\": \"archived\"", "\"standing\": \"compliant\""),
        ("\"value\":\"done\"", "\"value\":true"),
        ("\"created\": 1794000000000", "\"created\": \"then\""),
    ] {
        let broken = SHIPPED[0].replacen(from, to, 1);
        assert_ne!(broken, SHIPPED[0], "{from}");
        assert!(!schema.is_valid(&json(&broken)), "{to}");
        assert!(read(broken.as_bytes()).is_err(), "{to}");
    }
}

/// What the schema allows and is refused all the same, since no schema can say it.
const BEYOND_SCHEMA: [&str; 14] = [
    "the entries say otherwise",
    "there before",
    "expected at most 20000 bytes",
    "expected at most 64 bytes",
    "expected Version",
    "expected Whole, found Number",
    "expected no more than",
    "expected at most 1000000 values",
    "expected at most 10485760 bytes",
    "expected JSON",
    "expected UTF-8",
    "expected a file",
    "expected the format",
    "written by",
];

#[test]
fn hostile_files_are_refused_or_read_without_harm() {
    let schema = schema();
    let rows = hostile::rows();
    assert!(rows.len() > 120, "{}", rows.len());
    for (name, bytes, expected) in rows.into_iter().chain(hostile::large()) {
        let started = Instant::now();
        let refusal = read(&bytes).err().map(|refusal| refusal.to_string());
        match (expected, &refusal) {
            (Expected::Read, None) => {}
            (Expected::Refused(start), Some(said)) => {
                assert!(said.starts_with(start), "{name}: {said}");
                assert!(
                    said.len() < 400 && !said.contains(char::is_control),
                    "{name}: {said}"
                );
            }
            (expected, found) => panic!("{name}: expected {expected:?}, found {found:?}"),
        }
        let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        // Larger ones would only take a validator long.
        let json = serde_json::from_slice::<serde_json::Value>(bare);
        if let Some(json) = json.ok().filter(|_| bytes.len() < 1_000_000) {
            let allowed = schema.is_valid(&json);
            let beyond = refusal
                .as_ref()
                .is_some_and(|said| BEYOND_SCHEMA.iter().any(|one| said.contains(one)));
            assert!(
                allowed == refusal.is_none() || beyond,
                "{name}: the schema says {allowed}, {refusal:?}"
            );
        }
        let most = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });
        assert!(started.elapsed() < most, "{name}: {:?}", started.elapsed());
    }
}

#[test]
fn hostile_files_break_no_law() {
    for (name, bytes, _) in hostile::rows() {
        assert_eq!(laws::broken(&bytes), None, "{name}");
    }
}

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-import")
}

/// Those that did are named `found-`; what is named `seed-` was put there to begin with.
#[test]
fn the_files_that_once_failed_are_replayed() {
    let mut replayed = 0;
    for file in std::fs::read_dir(fuzz()).unwrap() {
        let file = file.unwrap().path();
        if file.file_name().unwrap().to_string_lossy().starts_with('.') {
            continue;
        }
        let broken = laws::broken(&std::fs::read(&file).unwrap());
        assert_eq!(broken, None, "{}", file.display());
        replayed += 1;
    }
    assert!(replayed > 0);
}

#[test]
fn what_a_file_says_is_told_field_by_field() {
    let here = book(&[(
        "first",
        vec![
            created("a", 1),
            status("done", "a", 2),
            note("mine", "a", 3),
            entry(action("1.1-02"), Field::Note, "same", "a", 4),
            entry(action("1.1-03"), Field::Note, "old", "a", 5),
            entry(action("1.1-04"), Field::Note, "new", "a", 7),
            entry(action("1.1-05"), Field::Note, "only here", "a", 8),
        ],
    )]);
    let there = book(&[(
        "first",
        vec![
            created("a", 1),
            status("in-progress", "b", 2),
            note("theirs", "b", 4),
            entry(action("1.1-02"), Field::Note, "same", "b", 5),
            entry(action("1.1-03"), Field::Note, "old", "a", 5),
            entry(action("1.1-03"), Field::Note, "newer", "b", 6),
            // Replaced by its own writer before anyone else saw it.
            entry(action("1.1-04"), Field::Note, "ne", "a", 6),
            entry(action("9.1-01"), Field::Note, "only there", "b", 9),
            entry(Item::System, Field::Backup, "1795000000000", "b", 10),
        ],
    )]);
    let incoming = looked(&file(&there), &here);
    assert_eq!(incoming.how, How::Changed);
    let unknown: ActionId = "ncsc-ml:9.1-01".parse().unwrap();
    assert_eq!(incoming.unknown, [unknown]);
    let found: Vec<(String, Found)> = incoming
        .fields
        .iter()
        .map(|one| (one.item.to_string(), one.found))
        .collect();
    let expected = [
        ("system", Found::Same),
        ("ncsc-ml:1.1-01", Found::Conflict),
        ("ncsc-ml:1.1-02", Found::Same),
        ("ncsc-ml:1.1-03", Found::NewerTheirs),
        ("ncsc-ml:1.1-04", Found::NewerMine),
        ("ncsc-ml:1.1-05", Found::OnlyMine),
        ("ncsc-ml:2.1-03", Found::Conflict),
        ("ncsc-ml:9.1-01", Found::OnlyTheirs),
    ];
    assert_eq!(
        found,
        expected.map(|(item, found)| (item.to_owned(), found))
    );
}

#[test]
fn a_conflict_goes_as_it_was_chosen_and_nothing_is_lost() {
    let here = book(&[(
        "first",
        vec![
            created("a", 1),
            note("mine", "a", 2),
            status("done", "a", 3),
        ],
    )]);
    let there = file(&book(&[(
        "first",
        vec![
            created("a", 1),
            note("theirs", "b", 9),
            status("in-progress", "b", 2),
        ],
    )]));
    let own = |whose| {
        one(
            "first",
            Take::Merge {
                rest: whose,
                fields: vec![(action("2.1-03"), Field::Status, Whose::Theirs)],
            },
        )
    };
    for (choices, expected) in [
        (rest(Whose::Newest), ("theirs", "done")),
        (rest(Whose::Theirs), ("theirs", "in-progress")),
        (rest(Whose::Mine), ("mine", "done")),
        (own(Whose::Mine), ("mine", "in-progress")),
        (own(Whose::Newest), ("theirs", "in-progress")),
        (one("first", Take::Leave), ("mine", "done")),
    ] {
        let mut book = here.clone();
        take_in(&there, &mut book, &choices);
        let system = book.system(&id("first")).unwrap();
        let value = |item: &str, field| system.value(&action(item), field).to_owned();
        let found = (value("1.1-01", Field::Note), value("2.1-03", Field::Status));
        assert_eq!(
            (found.0.as_str(), found.1.as_str()),
            expected,
            "{choices:?}"
        );
        if choices.of(&id("first")) != Some(&Take::Leave) {
            assert!(
                there
                    .book
                    .systems()
                    .all(|(_, one)| one.entries().all(|entry| system.has(entry)))
            );
        }
        let once = book.clone();
        take_in(&there, &mut book, &choices);
        assert_eq!(book, once, "{choices:?}");
    }
}

#[test]
fn two_first_systems_are_not_mixed_unless_asked_for() {
    let here = book(&[("first", vec![note("mine", "a", 1)])]);
    let there = file(&book(&[("first", vec![note("theirs", "b", 5)])]));
    assert_eq!(looked(&there, &here).how, How::Elsewhere);
    for whose in [Whose::Newest, Whose::Theirs] {
        let merged = merge(&there, &here, &rest(whose));
        assert!(merged.is_empty());
        assert_eq!(merged.left, [id("first")]);
    }
    let mut beside = here.clone();
    let choices = one("first", Take::AsNew(id("other")));
    take_in(&there, &mut beside, &choices);
    assert_eq!(beside.system(&id("first")), here.system(&id("first")));
    assert_eq!(beside.system(&id("other")), there.book.system(&id("first")));
    // The same again is nothing; another system there is left alone.
    assert!(merge(&there, &beside, &choices).is_empty());
    let onto = merge(&there, &here, &one("first", Take::AsNew(id("first"))));
    assert_eq!((onto.is_empty(), onto.left), (true, vec![id("first")]));
    let asked = Take::Merge {
        rest: Whose::Theirs,
        fields: vec![],
    };
    assert!(!merge(&there, &here, &one("first", asked)).is_empty());
}

#[test]
fn no_file_deletes_and_none_brings_back() {
    let gone = |writer| {
        vec![
            created("a", 1),
            entry(Item::System, Field::Standing, "gone", writer, 9),
        ]
    };
    let work = || vec![created("a", 1), note("work", "a", 2)];
    let there = File {
        book: book(&[("first", gone("b"))]),
        ..file(&Book::default())
    };
    let here = book(&[("first", work())]);
    assert_eq!(looked(&there, &here).how, How::GoneThere);
    for take in [
        Take::AsNew(id("x")),
        Take::Merge {
            rest: Whose::Theirs,
            fields: vec![],
        },
    ] {
        assert!(merge(&there, &here, &one("first", take)).is_empty());
    }
    let here = book(&[(
        "first",
        vec![entry(Item::System, Field::Standing, "gone", "c", 4)],
    )]);
    let there = file(&book(&[("first", work())]));
    assert_eq!(looked(&there, &here).how, How::GoneHere);
    assert!(merge(&there, &here, &rest(Whose::Theirs)).is_empty());
    assert!(!merge(&there, &here, &one("first", Take::AsNew(id("again")))).is_empty());
}

#[test]
fn what_leaves_no_room_above_it_is_counted_anew_or_left() {
    let far = book(&[(
        "far",
        vec![
            created("a", 5),
            note("old", "a", FURTHEST),
            note("new", "a", HIGHEST),
        ],
    )]);
    let far = file(&far);
    let mut here = Book::default();
    assert_eq!(looked(&far, &here).how, How::TooFar);
    assert!(merge(&far, &here, &rest(Whose::Theirs)).is_empty());
    take_in(&far, &mut here, &one("far", Take::AsNew(id("near"))));
    let near = here.system(&id("near")).unwrap();
    assert_eq!(near.sequence(), 3);
    assert_eq!(near.value(&action("1.1-01"), Field::Note), "new");
    assert!(merge(&far, &here, &one("far", Take::AsNew(id("near")))).is_empty());
    // What is that far here already goes no further by it.
    let mut here = far.book.clone();
    here.merge(&id("far"), note("mine", "a", HIGHEST - 1));
    assert_eq!(looked(&far, &here).how, How::Same);
}

#[test]
fn a_redacted_file_says_less_and_takes_no_place() {
    let full = sample();
    let both = Redact {
        texts: Some("reason withheld"),
        names: true,
    };
    let text = redacted(&full, both);
    for secret in [
        "ünïcode",
        "No such data",
        "Ada",
        "example.org",
        "customers",
        "p0q1",
        "k3f9",
        "\"zz\"",
        "in-progress",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("\"redacted\": [\"texts\", \"names\"]"));
    assert!(text.contains("Chat helper"));
    let less = read(text.as_bytes()).unwrap();
    let chat = less.book.system(&id("chat")).unwrap();
    assert_eq!(
        chat.value(&action("1.1-02"), Field::Reason),
        "reason withheld"
    );
    assert_eq!(chat.value(&action("2.1-03"), Field::Status), "done");

    let all = preview(&less, &full, |_| true);
    assert!(all.systems.iter().all(|one| one.how == How::Redacted));
    for whose in [Whose::Newest, Whose::Theirs] {
        assert!(merge(&less, &full, &rest(whose)).is_empty());
    }
    let asked = Take::Merge {
        rest: Whose::Theirs,
        fields: vec![],
    };
    assert!(merge(&less, &full, &one("chat", asked)).is_empty());

    // Where nothing is it is taken in, and what is written of it from then on still takes no place.
    let mut elsewhere = Book::default();
    take_in(&less, &mut elsewhere, &Choices::default());
    assert_eq!(elsewhere, less.book);
    assert!(merge(&less, &elsewhere, &Choices::default()).is_empty());
    let laundered = file(&elsewhere);
    assert!(!laundered.redacted.is_any());
    assert!(merge(&laundered, &full, &rest(Whose::Theirs)).is_empty());
    assert!(merge(&file(&full), &elsewhere, &rest(Whose::Theirs)).is_empty());

    let names = read(
        redacted(
            &full,
            Redact {
                texts: None,
                names: true,
            },
        )
        .as_bytes(),
    )
    .unwrap();
    let chat = names.book.system(&id("chat")).unwrap();
    assert_eq!(chat.value(&action("1.1-02"), Field::Reason), "No such data");
    assert_eq!(chat.value(&action("1.1-02"), Field::Owner), "");
}

#[test]
fn a_file_is_taken_into_the_storage_whole() {
    let (mut store, mut book) = laws::device(&Memory::default()).unwrap();
    let merged = merge(
        &file(&sample()),
        &book,
        &one("first", Take::AsNew(id("second"))),
    );
    assert!(merged.fits(merged.needed_chars()).is_ok());
    assert!(merged.fits(merged.needed_chars() - 1).is_err());
    laws::put(&mut store, &mut book, merged).unwrap();
    let (_, reopened, _) = Store::open(store.into_storage(), Which::All, "later".to_owned());
    assert_eq!(reopened, book);
    assert_eq!(
        book.system(&id("chat")).map(System::name),
        Some("Chat helper")
    );
}

/// A storage with room for so many values more.
struct Full {
    storage: Memory,
    room: Cell<usize>,
}

impl KeyValue for Full {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let room = self.room.get().checked_sub(1);
        self.room.set(room.ok_or_else(|| StorageError::Refused {
            reason: "full".to_owned(),
        })?);
        self.storage.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.storage.keys()
    }
}

#[test]
fn what_has_no_room_is_not_taken_in_by_half() {
    let merged = merge(&file(&sample()), &Book::default(), &Choices::default());
    for (room, fits) in [(0, false), (1, false), (2, true)] {
        let storage = Full {
            storage: Memory::default(),
            room: Cell::new(room),
        };
        let (mut store, mut book, _) = Store::open(storage, Which::All, "own".to_owned());
        let taken = store.take_in(&mut book, merged.entries.clone(), 1_795_500_000_000);
        assert_eq!(taken.is_ok(), fits, "{room}");
        assert_eq!(book != Book::default(), fits, "{room}");
        let kept = store.into_storage().storage;
        assert_eq!(kept != Memory::default(), fits, "{room}");
    }
}

/// Entries of three pages of which each has seen some of the others': what two devices may have made of one system.
fn entries() -> impl Strategy<Value = Vec<(SystemId, Entry)>> {
    let place = prop::sample::select(vec![
        (Item::System, Field::Name),
        (Item::System, Field::Standing),
        (action("1.1-01"), Field::Note),
        (action("1.1-01"), Field::Status),
        (action("2.1-03"), Field::Note),
    ]);
    let one = (0usize..2, place, 0usize..3, 1u64..40).prop_map(
        |(system, (item, field), writer, sequence)| {
            // A page never writes two values under one number.
            let at = sequence as usize;
            let value = match field {
                Field::Standing => ["in-use", "archived", "deleted"][at % 3],
                _ => ["", "x", "y", "z\n\"\\<", "x"][at % 5],
            };
            let entry = entry(item, field, value, ["a", "b", "c"][writer], sequence);
            (id(["first", "other"][system]), entry)
        },
    );
    prop::collection::vec(one, 0..60)
}

fn of(entries: &[(SystemId, Entry)]) -> Book {
    let mut book = Book::default();
    for (system, entry) in entries {
        book.merge(system, entry.clone());
    }
    book
}

/// Merges also what was made elsewhere, which these may seem to be.
fn all(whose: Whose) -> Choices {
    let take = || Take::Merge {
        rest: whose,
        fields: vec![],
    };
    Choices {
        systems: ["first", "other"].map(|one| (id(one), take())).into(),
        rest: whose,
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_allowed_by_the_schema(entries in entries()) {
        let book = of(&entries);
        let text = exported(&book);
        prop_assert_eq!(&read(text.as_bytes()).unwrap().book, &book);
        prop_assert!(schema().is_valid(&serde_json::from_str(&text).unwrap()));
        prop_assert_eq!(laws::broken(text.as_bytes()), None);
    }

    #[test]
    fn two_files_in_either_order_are_one_book(a in entries(), b in entries(), here in entries()) {
        let (a, b) = (file(&of(&a)), file(&of(&b)));
        let (mut one, mut other) = (of(&here), of(&here));
        take_in(&a, &mut one, &all(Whose::Newest));
        take_in(&b, &mut one, &all(Whose::Newest));
        take_in(&b, &mut other, &all(Whose::Newest));
        take_in(&a, &mut other, &all(Whose::Newest));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn importing_twice_is_importing_once(a in entries(), here in entries(), whose in prop::sample::select(vec![Whose::Newest, Whose::Theirs, Whose::Mine])) {
        let a = file(&of(&a));
        let before = of(&here);
        let mut book = before.clone();
        let looked = preview(&a, &book, |_| true);
        take_in(&a, &mut book, &all(whose));
        // Every field is what was said that it would be.
        for system in &looked.systems {
            for field in &system.fields {
                let value = book.system(&system.id).unwrap().value(&field.item, field.field);
                let expected = match (field.found, whose) {
                    (Found::OnlyTheirs | Found::NewerTheirs, _) | (Found::Conflict, Whose::Theirs) => &field.theirs,
                    (Found::Conflict, Whose::Newest) => continue,
                    _ => &field.mine,
                };
                prop_assert_eq!(value, expected, "{:?}", field);
            }
        }
        let once = book.clone();
        take_in(&a, &mut book, &all(whose));
        prop_assert_eq!(book, once);
    }

    #[test]
    fn damaged_files_break_no_law(at in 0usize..4_000, with in "(\"|[\\[\\]{}:,0-9a-z\\\\]|\\PC){0,4}", cut in 0usize..40) {
        let text = SHIPPED[0];
        let at = at % text.len();
        let end = (at + cut).min(text.len());
        // A letter may be cut in two.
        let damaged = [&text.as_bytes()[..at], with.as_bytes(), &text.as_bytes()[end..]].concat();
        prop_assert_eq!(laws::broken(&damaged), None);
    }
}
