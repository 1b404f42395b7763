use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::book::KEPT;
use super::*;
use crate::id::ActionId;
use crate::progress::Status;

/// A local storage that can be broken: blocked, full, or losing what it was given, from the call that is named.
#[derive(Clone, Default)]
struct Memory {
    values: Rc<RefCell<BTreeMap<String, String>>>,
    broken: Rc<Cell<Option<(Broken, usize)>>>,
    calls: Rc<Cell<usize>>,
    writes: Rc<Cell<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Broken {
    Blocked,
    Full,
    Forgetful,
}

impl Memory {
    fn with(values: &[(&str, &str)]) -> Self {
        let memory = Self::default();
        for (key, value) in values {
            memory.put(key, value);
        }
        memory
    }

    fn put(&self, key: &str, value: &str) {
        let mut values = self.values.borrow_mut();
        values.insert(key.to_owned(), value.to_owned());
    }

    fn at(&self, key: &str) -> Option<String> {
        self.values.borrow().get(key).cloned()
    }

    fn all(&self) -> BTreeMap<String, String> {
        self.values.borrow().clone()
    }

    fn copy(&self) -> Self {
        let copy = Self::default();
        copy.values.replace(self.all());
        copy
    }

    fn keys_below(&self, prefix: &str) -> Vec<String> {
        let values = self.values.borrow();
        let keys = values.keys().filter(|key| key.starts_with(prefix));
        keys.cloned().collect()
    }

    fn break_down(&self, how: Broken, from: usize) {
        self.calls.set(0);
        self.broken.set(Some((how, from)));
    }

    fn mend(&self) {
        self.broken.set(None);
    }

    fn is(&self, broken: Broken) -> bool {
        let is = |(how, from)| how == broken && self.calls.get() > from;
        self.broken.get().is_some_and(is)
    }

    fn call(&self) -> Result<(), StorageError> {
        self.calls.set(self.calls.get() + 1);
        if self.is(Broken::Blocked) {
            return Err(StorageError::Blocked);
        }
        Ok(())
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.call()?;
        Ok(self.at(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.call()?;
        if self.is(Broken::Full) {
            return Err(StorageError::Refused {
                reason: "quota".to_owned(),
            });
        }
        self.writes.set(self.writes.get() + 1);
        if !self.is(Broken::Forgetful) {
            self.put(key, value);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.call()?;
        self.writes.set(self.writes.get() + 1);
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.call()?;
        Ok(self.values.borrow().keys().cloned().collect())
    }
}

const RECORD: (&str, &str) = (
    "waymark/record/first/ncsc-ml:2.1-03",
    "1 first ncsc-ml:2.1-03 done k3f9 7 1795000000000",
);
const NEWER: (&str, &str) = ("waymark/entry/first/new/1", "3 {\"something\":\"else\"}");
const FOREIGN: [(&str, &str); 3] = [
    ("theme", "dark"),
    ("waymark/feedback/2.1.html", "yes"),
    ("waymarks/entry/first/a/1", "theirs"),
];

fn first() -> SystemId {
    SystemId::FIRST.parse().unwrap()
}

fn action(serial: u8) -> ActionId {
    format!("ncsc-ml:2.1-{serial:02}").parse().unwrap()
}

fn change(serial: u8, field: Field, value: &str) -> Change {
    Change {
        system: first(),
        item: Item::Action(action(serial)),
        field,
        value: value.to_owned(),
        edition: None,
    }
}

/// A page with its book.
struct Page {
    store: Store<Memory>,
    book: Book,
    opened: Opened,
}

impl Page {
    fn open(memory: &Memory, writer: &str) -> Self {
        Self::which(memory, Which::All, writer)
    }

    fn which(memory: &Memory, which: Which, writer: &str) -> Self {
        let (store, book, opened) = Store::open(memory.clone(), which, writer.to_owned());
        Self {
            store,
            book,
            opened,
        }
    }

    fn set(&mut self, serial: u8, field: Field, value: &str) -> ForJournal {
        let changes = [change(serial, field, value)];
        self.store.set(&mut self.book, changes, 1_000, 1, false)
    }

    fn note(&mut self, text: &str, at: u64) -> ForJournal {
        let changes = [change(1, Field::Note, text)];
        self.store.set(&mut self.book, changes, at, 1, true)
    }

    fn history(&self, serial: u8, field: Field) -> Vec<String> {
        let system = self.book.system(&first());
        let item = Item::Action(action(serial));
        let history = system.map_or(&[][..], |one| one.history(&item, field));
        history.iter().map(|one| one.value.clone()).collect()
    }

    fn fold(&mut self) -> Result<(), Trouble> {
        self.store.fold(&self.book, &first())
    }

    fn hear_all(&mut self, memory: &Memory) {
        for (key, text) in memory.all() {
            self.store.hear(&mut self.book, &key, &text);
        }
    }

    fn is_gone(&self) -> bool {
        let system = self.book.system(&first());
        system.is_some_and(|one| one.standing() == Standing::Gone)
    }
}

#[test]
fn what_was_set_is_there_when_it_is_opened_again() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    assert_eq!(page.opened, Opened::Ready);
    page.set(3, Field::Status, "done");
    page.set(3, Field::Note, "two\nlines");
    let again = Page::open(&memory, "b");
    assert_eq!(again.opened, Opened::Ready);
    assert_eq!(again.book, page.book);
    let system = again.book.system(&first()).unwrap();
    assert_eq!(system.status(&action(3)), Status::Done);
}

#[test]
fn records_of_version_1_are_read_as_entries_and_folded() {
    let memory = Memory::with(&[RECORD]);
    let mut page = Page::open(&memory, "a");
    assert_eq!(page.opened, Opened::Ready);
    let read = page
        .book
        .system(&first())
        .unwrap()
        .entries()
        .next()
        .cloned();
    let entry = read.unwrap();
    assert_eq!(
        (entry.value.as_str(), entry.edition, entry.sequence),
        ("done", 0, 7)
    );
    assert_eq!(&*entry.stamp.writer, "k3f9");
    assert_eq!(
        memory.all().len(),
        1,
        "nothing is written before it is folded"
    );
    page.fold().unwrap();
    assert_eq!(memory.at(RECORD.0), None);
    assert_eq!(Page::open(&memory, "b").book, page.book);
}

#[test]
fn a_record_that_an_older_release_wrote_meanwhile_is_not_let_go() {
    let memory = Memory::with(&[RECORD]);
    let mut page = Page::open(&memory, "a");
    let newer = RECORD.1.replace("done k3f9 7", "in-progress old 8");
    memory.put(RECORD.0, &newer);
    page.fold().unwrap();
    assert_eq!(memory.at(RECORD.0), Some(newer));
}

#[test]
fn an_entry_has_a_key_of_its_own_so_no_tab_overwrites_anothers() {
    let memory = Memory::default();
    let (mut one, mut two) = (Page::open(&memory, "a"), Page::open(&memory, "b"));
    one.set(1, Field::Note, "mine");
    two.set(1, Field::Note, "theirs");
    let again = Page::open(&memory, "c");
    assert_eq!(again.history(1, Field::Note), ["theirs", "mine"]);
    one.hear_all(&memory);
    two.hear_all(&memory);
    assert_eq!((&one.book, &two.book), (&again.book, &again.book));
}

#[test]
fn nothing_is_written_before_everything_was_read() {
    let damaged = "waymark/entry/first/a/1";
    let memory = Memory::with(&[(damaged, "x"), ("waymark/entry/first/b/1", "y"), RECORD]);
    // The call for keys and one for each value.
    for calls in 0..4 {
        memory.break_down(Broken::Blocked, calls);
        let mut page = Page::open(&memory, "c");
        assert!(matches!(page.opened, Opened::Unkept { .. }), "{calls}");
        memory.mend();
        page.set(1, Field::Note, "shown");
        page.store.retry();
        assert_eq!(page.store.unsaved().len(), 1);
        assert_eq!(page.history(1, Field::Note), ["shown"]);
        assert_eq!(memory.writes.get(), 0);
    }
}

#[test]
fn nothing_unreadable_is_overwritten_or_removed() {
    let key = "waymark/entry/first/a/1";
    let memory = Memory::with(&[(key, "\u{1}damaged"), RECORD]);
    let page = Page::open(&memory, "b");
    let aside = vec![SetAside {
        key: format!("waymark/aside/1/{key}"),
        text: "\u{1}damaged".to_owned(),
    }];
    let recovered = Opened::Recovered {
        aside: aside.clone(),
    };
    assert_eq!(page.opened, recovered);
    assert_eq!(memory.at(&aside[0].key), Some(aside[0].text.clone()));
    assert_eq!(memory.at(key), None);
    assert_eq!(page.history(3, Field::Status), ["done"]);
    let page = Page::open(&memory, "c");
    assert_eq!(page.opened, recovered, "said until the reader discards it");
    memory.put(key, "again");
    let Opened::Recovered { aside } = Page::open(&memory, "d").opened else {
        panic!("not said");
    };
    let texts: Vec<&str> = aside.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["\u{1}damaged", "again"]);
    page.store.discard(&aside).unwrap();
    assert_eq!(Page::open(&memory, "e").opened, Opened::Ready);
}

#[test]
fn where_it_cannot_be_set_aside_nothing_is_written() {
    for how in [Broken::Full, Broken::Forgetful] {
        let memory = Memory::with(&[("waymark/entry/first/a/1", "damaged"), RECORD]);
        memory.break_down(how, 0);
        let before = memory.all();
        let mut page = Page::open(&memory, "b");
        assert!(matches!(page.opened, Opened::ReadOnly { .. }), "{how:?}");
        memory.mend();
        page.set(1, Field::Note, "shown");
        assert!(page.fold().is_err());
        let removed = page.store.remove_for_good(&mut page.book, &first(), 1);
        assert!(removed.is_err());
        assert_eq!(page.history(1, Field::Note), ["shown"]);
        assert_eq!(memory.all(), before);
    }
}

#[test]
fn whatever_fails_while_it_is_set_aside_nothing_is_lost() {
    let start = Memory::default();
    let mut page = Page::open(&start, "a");
    page.set(1, Field::Note, "kept");
    page.set(1, Field::Note, "damaged");
    page.fold().unwrap();
    let [key] = start.keys_below(BOOK).try_into().unwrap();
    let damaged = start.at(&key).unwrap().replacen("damaged", "dbmaged", 1);
    start.put(&key, &damaged);
    for how in [Broken::Blocked, Broken::Full, Broken::Forgetful] {
        for calls in 0..14 {
            let memory = start.copy();
            memory.break_down(how, calls);
            Page::open(&memory, "b");
            memory.mend();
            assert!(memory.all().values().any(|text| *text == damaged));
            let again = Page::open(&memory, "c");
            assert_eq!(again.history(1, Field::Note), ["kept"], "{how:?} {calls}");
        }
    }
}

#[test]
fn what_a_newer_release_wrote_is_shown_to_be_there_and_left_alone() {
    let damaged = ("waymark/entry/first/a/1", "damaged");
    let memory = Memory::with(&[NEWER, RECORD, damaged]);
    let before = memory.all();
    let mut page = Page::open(&memory, "b");
    let why = Trouble::Newer;
    assert_eq!(page.opened, Opened::ReadOnly { why });
    assert_eq!(page.history(3, Field::Status), ["done"]);
    page.set(1, Field::Note, "shown");
    let _ = page.fold();
    page.store.retry();
    let _ = page.store.remove_for_good(&mut page.book, &first(), 1);
    let waiting = "2 00000000 x".to_owned();
    page.store
        .replay(&mut page.book, &[(NEWER.0.to_owned(), waiting)], 0);
    assert_eq!(memory.all(), before);
    assert_eq!(memory.writes.get(), 0);
}

#[test]
fn a_book_of_a_newer_release_is_told_by_its_first_line() {
    let key = "waymark/book/first/new/1";
    let memory = Memory::with(&[(key, "3 something\n2 else")]);
    let page = Page::open(&memory, "a");
    let why = Trouble::Newer;
    assert_eq!(page.opened, Opened::ReadOnly { why });
}

#[test]
fn of_a_damaged_book_all_other_lines_are_salvaged() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    for serial in 1..=3 {
        page.set(serial, Field::Note, "text");
    }
    page.fold().unwrap();
    let [key] = memory.keys_below(BOOK).try_into().unwrap();
    let whole = memory.at(&key).unwrap();
    for at in 0..whole.len() {
        for with in ['\n', '9', 'x', ' '] {
            let damaged = format!("{}{with}{}", &whole[..at], &whole[at + 1..]);
            if damaged == whole {
                continue;
            }
            let memory = Memory::with(&[(&key, &damaged)]);
            let page = Page::open(&memory, "b");
            assert!(
                matches!(page.opened, Opened::Recovered { .. }),
                "{at} {with:?}"
            );
            // A line feed that is damaged takes two.
            let lost = if whole[at..].starts_with('\n') { 2 } else { 1 };
            let system = page.book.system(&first()).unwrap();
            assert_eq!(system.entries().count(), 3 - lost, "{at} {with:?}");
            let again = Page::open(&memory, "c");
            assert_eq!(again.book, page.book);
            assert_eq!(again.opened, page.opened);
        }
    }
}

#[test]
fn a_book_of_which_nothing_can_be_read_is_set_aside_once() {
    let memory = Memory::with(&[("waymark/book/first/a/1", "damaged")]);
    let opened = Page::open(&memory, "b").opened;
    assert_eq!(memory.all().len(), 1);
    assert_eq!(Page::open(&memory, "c").opened, opened);
    assert_eq!(memory.all().len(), 1);
}

#[test]
fn many_entries_are_folded_into_one_value() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    let mut other = Page::open(&memory, "b");
    for serial in 1..=70 {
        page.set(serial, Field::Note, "text");
    }
    assert!(page.store.is_scattered(&page.book, &first()));
    page.fold().unwrap();
    assert!(!page.store.is_scattered(&page.book, &first()));
    assert_eq!(memory.all().len(), 1);
    assert_eq!(Page::open(&memory, "c").book, page.book);
    // Whoever has not heard of them takes nothing of them away.
    other.set(1, Field::Status, "done");
    other.fold().unwrap();
    let again = Page::open(&memory, "d");
    assert_eq!(again.history(70, Field::Note), ["text"]);
    assert_eq!(again.history(1, Field::Status), ["done"]);
}

#[test]
fn they_are_let_go_only_once_that_value_was_read_back() {
    for how in [Broken::Blocked, Broken::Full, Broken::Forgetful] {
        for calls in 0..10 {
            let memory = Memory::with(&[RECORD]);
            let mut page = Page::open(&memory, "a");
            page.set(1, Field::Note, "text");
            page.set(1, Field::Note, "newer");
            let book = page.book.clone();
            memory.break_down(how, calls);
            let _ = page.fold();
            memory.mend();
            assert_eq!(Page::open(&memory, "b").book, book, "{how:?} {calls}");
            page.fold().unwrap();
            assert_eq!(Page::open(&memory, "b").book, book, "{how:?} {calls}");
        }
    }
}

#[test]
fn the_key_of_a_folded_value_is_never_used_again() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    let mut used: Vec<String> = Vec::new();
    for round in 0..6 {
        page.set(1, Field::Note, &round.to_string());
        page.fold().unwrap();
        let [key] = memory.keys_below(BOOK).try_into().unwrap();
        assert!(!used.contains(&key), "{key}");
        used.push(key);
        if round % 2 == 1 {
            page = Page::open(&memory, "a");
        }
    }
}

#[test]
fn of_two_pages_that_fold_at_the_same_time_neither_takes_what_the_other_relies_on() {
    let memory = Memory::default();
    let (mut one, mut two) = (Page::open(&memory, "a"), Page::open(&memory, "b"));
    one.set(1, Field::Note, "mine");
    two.set(2, Field::Note, "theirs");
    for _ in 0..3 {
        one.hear_all(&memory);
        two.hear_all(&memory);
        one.fold().unwrap();
        two.fold().unwrap();
    }
    let again = Page::open(&memory, "c");
    assert_eq!(again.history(1, Field::Note), ["mine"]);
    assert_eq!(again.history(2, Field::Note), ["theirs"]);
}

#[test]
fn nothing_is_folded_of_a_system_of_which_nothing_is_said() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    page.set(1, Field::Note, "");
    assert_eq!(page.book, Book::default());
    page.fold().unwrap();
    assert_eq!(memory.all().len(), 0);
}

#[test]
fn a_change_that_could_not_be_saved_is_shown_and_said_to_be_unsaved_until_it_is() {
    for how in [Broken::Blocked, Broken::Full, Broken::Forgetful] {
        for calls in 0..3 {
            let memory = Memory::default();
            let mut page = Page::open(&memory, "a");
            memory.break_down(how, calls);
            page.set(1, Field::Note, "waits");
            assert_eq!(page.history(1, Field::Note), ["waits"]);
            memory.mend();
            if page.store.unsaved().is_empty() {
                assert_eq!(Page::open(&memory, "b").book, page.book);
                continue;
            }
            page.set(2, Field::Note, "later");
            assert_eq!(page.store.unsaved(), []);
            assert_eq!(Page::open(&memory, "b").book, page.book, "{how:?} {calls}");
        }
    }
}

#[test]
fn what_waits_stays_what_it_is_where_its_key_was_taken() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    memory.break_down(Broken::Full, 0);
    page.set(1, Field::Note, "waits");
    memory.mend();
    memory.put("waymark/entry/first/a/1", "damaged");
    page.store.retry();
    assert_eq!(page.store.unsaved(), []);
    let again = Page::open(&memory, "b");
    assert_eq!(again.book, page.book);
    assert!(memory.all().values().any(|text| text == "damaged"));
}

#[test]
fn folding_saves_what_waits() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    memory.break_down(Broken::Full, 0);
    page.set(1, Field::Note, "waits");
    memory.mend();
    page.fold().unwrap();
    assert_eq!(page.store.unsaved(), []);
    assert_eq!(Page::open(&memory, "b").book, page.book);
}

#[test]
fn keys_of_other_programs_are_neither_read_nor_written() {
    let memory = Memory::with(&FOREIGN);
    let mut page = Page::open(&memory, "a");
    assert_eq!(page.opened, Opened::Ready);
    page.set(1, Field::Note, "text");
    for (key, text) in FOREIGN {
        assert!(!page.store.hear(&mut page.book, key, text));
    }
    page.fold().unwrap();
    page.store
        .remove_for_good(&mut page.book, &first(), 1)
        .unwrap();
    for (key, text) in FOREIGN {
        assert_eq!(memory.at(key).as_deref(), Some(text));
    }
    assert_eq!(memory.all().len(), FOREIGN.len() + 1);
}

#[test]
fn a_page_of_one_system_leaves_the_others_alone() {
    let damaged = ("waymark/entry/second/a/1", "damaged");
    let newer = ("waymark/entry/third/a/1", NEWER.1);
    let memory = Memory::with(&[damaged, newer, ("waymark/entry/firstly/a/1", "x"), RECORD]);
    let before = memory.all();
    let mut page = Page::which(&memory, Which::One(first()), "b");
    assert_eq!(page.opened, Opened::Ready);
    assert!(!page.store.hear(&mut page.book, newer.0, newer.1));
    assert_eq!(page.book.systems().count(), 1);
    page.set(1, Field::Note, "text");
    page.fold().unwrap();
    for (key, text) in before.iter().filter(|(key, _)| *key != RECORD.0) {
        assert_eq!(memory.at(key).as_ref(), Some(text));
    }
}

#[test]
fn what_another_page_wrote_is_heard_once() {
    let memory = Memory::default();
    let (mut one, mut two) = (Page::open(&memory, "a"), Page::open(&memory, "b"));
    one.set(1, Field::Note, "text");
    let (key, text) = memory.all().into_iter().next().unwrap();
    assert!(two.store.hear(&mut two.book, &key, &text));
    assert!(!two.store.hear(&mut two.book, &key, &text));
    assert!(!two.store.hear(&mut two.book, &key, "damaged"));
    assert!(!two.store.hear(&mut two.book, NEWER.0, NEWER.1));
    assert_eq!(two.book, one.book);
}

#[test]
fn a_text_that_goes_on_takes_the_place_of_what_its_page_had_made_of_it() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    page.note("a", 0);
    let journal = page.note("ab", 1_000);
    assert_eq!(journal.drop, ["waymark/entry/first/a/1"]);
    page.note("abc", 50_000);
    assert_eq!(page.history(1, Field::Note), ["abc"]);
    assert_eq!(memory.all().len(), 1);
    page.note("after a while", 50_000 + SAME_EDIT);
    assert_eq!(page.history(1, Field::Note), ["after a while", "abc"]);
    let mut other = Page::open(&memory, "b");
    other.note("another page's", 60_000 + SAME_EDIT);
    assert_eq!(other.history(1, Field::Note).len(), 3);
}

#[test]
fn a_text_that_was_folded_meanwhile_or_damaged_stays_where_it_is() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    page.note("folded", 0);
    let mut other = Page::open(&memory, "b");
    other.fold().unwrap();
    let journal = page.note("goes on", 1);
    assert_eq!(journal.drop, Vec::<String>::new());
    assert_eq!(page.history(1, Field::Note), ["goes on", "folded"]);
    assert_eq!(Page::open(&memory, "c").book, page.book);

    memory.put("waymark/entry/first/a/2", "damaged");
    page.note("further", 2);
    assert_eq!(
        memory.at("waymark/entry/first/a/2").as_deref(),
        Some("damaged")
    );
}

#[test]
fn a_text_that_waits_is_said_to_wait_until_a_newer_one_is_saved() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    memory.break_down(Broken::Full, 0);
    page.note("a", 0);
    let journal = page.note("ab", 1);
    assert_eq!(journal.drop, ["waymark/entry/first/a/1"]);
    assert_eq!(page.store.unsaved().len(), 1);
    assert_eq!(page.history(1, Field::Note), ["ab"]);

    memory.break_down(Broken::Blocked, 0);
    page.note("abc", 2);
    let waiting: Vec<&str> = (page.store.unsaved().iter())
        .map(|one| one.entry.value.as_str())
        .collect();
    assert_eq!(
        waiting,
        ["ab", "abc"],
        "nobody knows whether the first is there"
    );
    memory.mend();
    page.store.retry();
    assert_eq!(Page::open(&memory, "b").book, page.book);
}

#[test]
fn what_is_kept_of_a_field_is_bounded_in_the_storage_too() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    for number in 0..KEPT + 7 {
        page.set(1, Field::Note, &number.to_string());
    }
    page.fold().unwrap();
    let [text]: [String; 1] = memory
        .all()
        .into_values()
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    assert_eq!(text.lines().count(), KEPT);
}

#[test]
fn what_is_too_long_is_cut_at_a_letter_and_set_once() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    let long = format!("a{}", "é".repeat(LONGEST));
    page.set(1, Field::Note, &long);
    let [kept] = page.history(1, Field::Note).try_into().unwrap();
    assert_eq!(kept.len(), LONGEST - 1);
    assert_eq!(page.set(1, Field::Note, &long), ForJournal::default());
    assert_eq!(Page::open(&memory, "b").book, page.book);
}

#[test]
fn a_field_that_does_not_belong_to_its_item_is_not_set() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    page.set(1, Field::Standing, "archived");
    assert_eq!(memory.all().len(), 0);
}

#[test]
fn the_highest_sequence_there_can_be_does_not_stop_a_page() {
    let memory = Memory::default();
    let entry = Entry {
        item: Item::Action(action(1)),
        field: Field::Note,
        value: "by hand".to_owned(),
        edition: 1,
        stamp: Stamp {
            writer: "hand".into(),
            at: 1,
        },
        sequence: u64::MAX,
    };
    memory.put(&key(&first(), &entry), &entry.to_text(&first()));
    let mut page = Page::open(&memory, "z");
    page.set(2, Field::Note, "a");
    page.set(2, Field::Note, "b");
    let _ = page.fold();
    assert_eq!(Page::open(&memory, "c").history(2, Field::Note).len(), 2);
}

/// All that pages asked a journal to keep and not to drop.
fn kept(journals: &[&ForJournal]) -> Vec<(String, String)> {
    let mut kept = BTreeMap::new();
    for journal in journals {
        kept.retain(|key, _| !journal.drop.contains(key));
        kept.extend(journal.keep.iter().cloned());
    }
    kept.into_iter().collect()
}

#[test]
fn what_the_storage_has_lost_is_taken_from_a_journal_and_written_again() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    let journals = [
        page.set(1, Field::Note, "a"),
        page.set(1, Field::Note, "b"),
        page.set(2, Field::Note, "c"),
    ];
    let kept = kept(&journals.each_ref());
    memory.values.borrow_mut().clear();
    let mut again = Page::open(&memory, "b");
    let (changed, drop) = again.store.replay(&mut again.book, &kept, u64::MAX);
    assert!(changed);
    assert_eq!(drop, Vec::<String>::new(), "it was not safe until now");
    assert_eq!(again.book, page.book);
    assert_eq!(
        memory.all().len(),
        1,
        "under a key of the page that found it"
    );
    let mut third = Page::open(&memory, "c");
    assert_eq!(third.book, page.book);
    let (changed, drop) = third.store.replay(&mut third.book, &kept, 1_000);
    assert!(!changed && drop.is_empty(), "it is too new");
    let (changed, drop) = third.store.replay(&mut third.book, &kept, 1_001);
    assert!(!changed);
    assert_eq!(drop.len(), 3);
}

#[test]
fn a_journal_keeps_what_could_not_be_written_again() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    let kept = kept(&[&page.set(1, Field::Note, "a")]);
    memory.values.borrow_mut().clear();
    let mut again = Page::open(&memory, "b");
    memory.break_down(Broken::Full, 0);
    again.store.replay(&mut again.book, &kept, u64::MAX);
    let (_, drop) = again.store.replay(&mut again.book, &kept, u64::MAX);
    assert_eq!(drop, Vec::<String>::new());
    assert_eq!(again.store.unsaved().len(), 1);
    memory.mend();
    again.store.retry();
    assert_eq!(Page::open(&memory, "c").book, page.book);
}

#[test]
fn what_came_in_a_file_is_in_the_journal_for_as_long_as_what_is_written_here() {
    const NOW: u64 = 1_795_000_000_000;
    let memory = Memory::default();
    let mut elsewhere = Page::open(&memory, "old");
    elsewhere.set(1, Field::Note, "theirs");
    elsewhere.set(2, Field::Status, "done");
    let theirs = elsewhere.book.system(&first()).unwrap().entries().cloned();
    let theirs = vec![(first(), theirs.collect::<Vec<_>>())];

    let here = Memory::default();
    let mut page = Page::open(&here, "a");
    let journal = page.store.take_in(&mut page.book, theirs, NOW).unwrap();
    let journal = kept(&[&journal]);
    assert_eq!(journal.len(), 1);
    // The browser is killed, and has written nothing of it.
    let lost = Memory::default();
    let mut again = Page::open(&lost, "b");
    let (changed, over) = again.store.replay(&mut again.book, &journal, NOW - 1);
    assert!(changed && over.is_empty());
    assert_eq!(again.book, page.book);
    assert_eq!(Page::open(&lost, "c").book, page.book);
    // Its entries are old, but not so its coming: it stays a while, and goes then.
    let (changed, over) = again.store.replay(&mut again.book, &journal, NOW);
    assert!(!changed && over.is_empty());
    let (_, over) = again.store.replay(&mut again.book, &journal, NOW + 1);
    assert_eq!(over, [journal[0].0.clone()]);
    // What is of a newer release stays, too.
    let newer = vec![(journal[0].0.clone(), format!("{}\n3 x", journal[0].1))];
    let (_, over) = again.store.replay(&mut again.book, &newer, NOW + 1);
    assert!(over.is_empty());
    // What removes a system for good from the journal removes this.
    let removed = again.store.remove_for_good(&mut again.book, &first(), NOW);
    let (_, prefix) = removed.unwrap();
    assert!(journal[0].0.starts_with(&prefix));
    let (changed, over) = again.store.replay(&mut again.book, &journal, 0);
    assert!(!changed && again.is_gone());
    assert_eq!(over, [journal[0].0.clone()]);
}

#[test]
fn clearing_empties_the_journal_before_the_storage_whether_it_can_or_not() {
    for done in [true, false] {
        let steps = Rc::new(RefCell::new(Vec::new()));
        let (journal, storage) = (steps.clone(), steps.clone());
        clear(
            move |what, then| {
                journal.borrow_mut().push(what.drop.concat());
                then(done);
                journal.borrow_mut().push("told".to_owned());
            },
            move |prefix| storage.borrow_mut().push(format!("storage {prefix}")),
        );
        assert_eq!(*steps.borrow(), ["waymark/", "storage waymark/", "told"]);
    }
}

#[test]
fn removed_for_good_nothing_is_left_but_that() {
    let aside = "waymark/aside/1/waymark/entry/first/a/9";
    let memory = Memory::with(&[RECORD, (aside, "x"), ("waymark/entry/second/a/1", "y")]);
    let mut page = Page::which(&memory, Which::One(first()), "a");
    page.set(1, Field::Note, "a");
    let removed = page.store.remove_for_good(&mut page.book, &first(), 1);
    let (journal, prefix) = removed.unwrap();
    assert!(page.is_gone());
    assert_eq!(prefix, "waymark/entry/first/");
    assert_eq!(journal.keep.len(), 1);
    assert_eq!(memory.at("waymark/entry/second/a/1").as_deref(), Some("y"));
    assert_eq!(memory.all().len(), 2);
    page.set(1, Field::Note, "late");
    assert!(page.is_gone());
    page.store
        .remove_for_good(&mut page.book, &first(), 2)
        .unwrap();
    assert_eq!(memory.all().len(), 2);
    assert!(Page::which(&memory, Which::One(first()), "b").is_gone());
}

#[test]
fn what_another_page_says_of_a_system_that_is_gone_does_not_bring_it_back() {
    let memory = Memory::default();
    let mut page = Page::open(&memory, "a");
    let mut kept = kept(&[&page.set(1, Field::Note, "a")]);
    let mut other = Page::open(&memory, "b");
    let (gone, _) = (page.store)
        .remove_for_good(&mut page.book, &first(), 1)
        .unwrap();
    let archived = Change {
        item: Item::System,
        field: Field::Standing,
        value: Standing::Archived.to_string(),
        ..change(1, Field::Note, "")
    };
    for _ in 0..2 {
        let changes = [archived.clone(), change(2, Field::Note, "unaware")];
        other.store.set(&mut other.book, changes, 2, 1, false);
    }
    other.fold().unwrap();
    page.hear_all(&memory);
    other.hear_all(&memory);
    assert!(page.is_gone() && other.is_gone());
    assert!(page.store.is_scattered(&page.book, &first()));
    page.fold().unwrap();
    assert_eq!(memory.all().len(), 1);

    kept.extend(gone.keep.clone());
    let mut again = Page::open(&memory, "c");
    let (_, drop) = again.store.replay(&mut again.book, &kept, 0);
    assert!(again.is_gone());
    assert_eq!(drop, [kept[0].0.clone()], "what says so is kept");
    memory.values.borrow_mut().clear();
    let mut again = Page::open(&memory, "d");
    again.store.replay(&mut again.book, &kept, 0);
    assert!(again.is_gone());
    assert!(Page::open(&memory, "e").is_gone());
}

#[test]
fn a_system_can_be_removed_where_the_storage_is_full() {
    let memory = Memory::with(&[RECORD]);
    let mut page = Page::open(&memory, "a");
    memory.break_down(Broken::Full, 0);
    page.set(1, Field::Note, "waits");
    let removed = page.store.remove_for_good(&mut page.book, &first(), 1);
    assert!(removed.is_ok());
    assert!(page.is_gone());
    assert_eq!(memory.all().len(), 0);
    let [waiting] = page.store.unsaved() else {
        panic!("{:?}", page.store.unsaved());
    };
    assert_eq!(waiting.entry.value, "gone");
    memory.mend();
    page.store.retry();
    assert!(Page::open(&memory, "b").is_gone());
}

/// A storage in which another page folds between two calls of this one.
struct Folding {
    memory: Memory,
    other: Cell<Option<Page>>,
}

impl KeyValue for Folding {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.memory.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.memory.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.memory.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let keys = self.memory.keys();
        if let Some(mut other) = self.other.take() {
            other.fold().unwrap();
        }
        keys
    }
}

#[test]
fn what_another_page_folds_while_this_one_opens_is_read() {
    let memory = Memory::default();
    let mut other = Page::open(&memory, "b");
    other.set(1, Field::Note, "a");
    other.set(2, Field::Note, "b");
    let expected = other.book.clone();
    let other = Cell::new(Some(other));
    let folding = Folding { memory, other };
    let (_, book, _) = Store::open(folding, Which::All, "a".to_owned());
    assert_eq!(book, expected);
}
