//! Laws of the search: what holds of any text and of any query, and of a small text what each rule of the engine does.
//!
//! - `laws`: what holds of every answer, and what nobody types in earnest;
//! - `plain`: the same answers without an index.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use guidance::address::{Anchor, Page};
use guidance::corpus::Corpus;
use guidance::facet::Facet;
use guidance::search::snippet::{self, hits};
use guidance::search::{
    Concept, Field, FormatError, Found, Index, MOST_WORDS, Match, Raw, Searcher, Section, Text,
    Weights, analyse, build, lines,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index as Choice, select};

mod laws;
#[path = "laws/plain.rs"]
mod plain;

/// Words with their forms. No word of one family begins a word of another, is a compound of others or looks like a form of
/// them, so that the ways in which the engine helps out do not come in; `forms_find_each_other_and_nothing_else` holds it.
const WORDS: [&str; 52] = [
    "analyse",
    "analysed",
    "analysing",
    "attack",
    "attacked",
    "attacks",
    "deploy",
    "deployed",
    "deploying",
    "encrypt",
    "encrypted",
    "encrypting",
    "hash",
    "hashed",
    "hashes",
    "label",
    "labelled",
    "labels",
    "log",
    "logged",
    "logging",
    "ml",
    "model",
    "modelling",
    "models",
    "monitor",
    "monitoring",
    "monitors",
    "poison",
    "poisoned",
    "poisoning",
    "policies",
    "policy",
    "prune",
    "pruned",
    "pruning",
    "queries",
    "query",
    "review",
    "reviewed",
    "reviewing",
    "risk",
    "risks",
    "secure",
    "secured",
    "securing",
    "suppliers",
    "supplier",
    "train",
    "trained",
    "training",
    "vulnerabilities",
];

/// Words that stand nowhere and are like none that do.
const ABSENT: [&str; 3] = ["zebra", "umbrella", "quokka"];

const STOP_WORDS: [&str; 5] = ["the", "of", "and", "is", "a"];

fn principle(part: u8, place: u8) -> Page {
    format!("{part}.{place}")
        .parse()
        .map(Page::Principle)
        .unwrap()
}

fn page() -> impl Strategy<Value = Page> {
    select(vec![
        principle(1, 1),
        principle(1, 2),
        principle(3, 1),
        Page::Part(1),
        Page::Introduction,
        Page::Framework("atlas".parse().unwrap()),
    ])
}

fn place() -> impl Strategy<Value = Option<Anchor>> {
    prop_oneof![
        Just(None),
        Just(Some(Anchor::Why)),
        Just(Some(Anchor::Sources)),
        (1u8..9).prop_map(|number| Some(Anchor::Measure(number))),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    let words = prop_oneof![4 => select(&WORDS[..]), 1 => select(&STOP_WORDS[..])];
    let between = select(vec![" ", " ", ", ", "-", " – ", ". "]);
    (
        select(&Field::ALL[..]),
        vec((words, between, any::<bool>()), 0..14),
    )
        .prop_map(|(field, words)| {
            let words = words.into_iter().map(|(word, between, is_loud)| {
                let word = if is_loud {
                    word.to_uppercase()
                } else {
                    word.to_owned()
                };
                word + between
            });
            Text {
                field,
                at: None,
                words: words.collect(),
            }
        })
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let section = (page(), place(), vec(text(), 0..4)).prop_map(|(page, at, texts)| Section {
        page,
        at,
        texts,
    });
    vec(section, 0..12)
}

/// Words, the last of them finished.
fn query() -> impl Strategy<Value = String> {
    let word = prop_oneof![6 => select(&WORDS[..]), 1 => select(&ABSENT[..]), 1 => select(&STOP_WORDS[..])];
    let length = prop_oneof![8 => 1usize..6, 1 => 20usize..40];
    length
        .prop_flat_map(move |length| vec(word.clone(), length))
        .prop_map(|words| words.join(" ") + " ")
}

/// Through bytes, as in the browser.
fn searcher(sections: &[Section], concepts: &[Concept], weights: &Weights) -> Searcher {
    let bytes = build(sections, concepts, weights).to_bytes();
    Searcher::new(Index::new(Raw::from_bytes(&bytes).unwrap(), weights))
}

fn pages(found: &Found) -> BTreeSet<Page> {
    found.pages.iter().map(|found| found.page).collect()
}

/// One page of one text.
fn single(words: &str) -> Vec<Section> {
    let text = Text {
        field: Field::Body,
        at: None,
        words: words.to_owned(),
    };
    vec![Section {
        page: principle(1, 1),
        at: None,
        texts: vec![text],
    }]
}

/// The index of the real guidance, and its bytes; made once.
fn real() -> &'static (Raw, Vec<u8>) {
    static REAL: OnceLock<(Raw, Vec<u8>)> = OnceLock::new();
    REAL.get_or_init(|| {
        let corpus = corpus();
        let concepts = guidance::search::concepts(corpus);
        let raw = build(
            &guidance::search::sections(corpus),
            &concepts,
            &Weights::CHOSEN,
        );
        let bytes = raw.to_bytes();
        (raw, bytes)
    })
}

fn real_searcher(weights: &Weights) -> Searcher {
    Searcher::new(Index::new(real().0.clone(), weights))
}

#[test]
fn forms_find_each_other_and_nothing_else() {
    for stands in WORDS {
        let mut searcher = searcher(&single(stands), &[], &Weights::CHOSEN);
        for typed in WORDS.iter().chain(&ABSENT).chain(&STOP_WORDS) {
            let is_found = !searcher
                .search_literally(&format!("{typed} "))
                .pages
                .is_empty();
            let is_form = analyse::stem(typed) == analyse::stem(stands);
            assert_eq!(is_found, is_form, "{typed} where {stands} stands");
        }
    }
}

proptest! {
    #[test]
    fn the_index_answers_as_a_plain_scan_would(sections in sections(), queries in vec(query(), 1..8)) {
        let weights = Weights::CHOSEN;
        let mut searcher = searcher(&sections, &[], &weights);
        for query in queries {
            let Some(plain) = plain::pages(&sections, &weights, &query) else { continue };
            let found = searcher.search_literally(&query);
            let words = analyse::all(&query).len().min(MOST_WORDS);
            // Each impact may be rounded the other way: one of a section, a share of one of the next, one of the page.
            let near = 1.25 * words as f64;
            let least = plain.first().map_or(0.0, |first| first.1 * f64::from(weights.tail));
            for found in &found.pages {
                let own = plain.iter().find(|(page, _)| *page == found.page);
                let Some((page, score)) = own else { panic!("{query:?}: {:?} has none of the words", found.page) };
                prop_assert!((score - f64::from(found.score)).abs() <= near, "{query:?}: {page:?}: {score}, {}", found.score);
            }
            for (page, score) in &plain {
                let is_found = found.pages.iter().any(|found| found.page == *page);
                prop_assert!(is_found || *score < least + near, "{query:?}: {page:?} has the words and is missing");
                prop_assert!(!is_found || *score > least - near, "{query:?}: {page:?} is worth too little and is there");
            }
            for pair in found.pages.windows(2) {
                let score = |at: usize| plain.iter().find(|(page, _)| *page == pair[at].page).unwrap().1;
                prop_assert!(score(0) + 2.0 * near >= score(1), "{query:?}: {:?} stands before {:?}", pair[0].page, pair[1].page);
                prop_assert!(pair[0].score > pair[1].score || pair[0].page < pair[1].page, "equals are in the order of the document");
            }
        }
    }

    #[test]
    fn the_order_of_words_changes_no_score(sections in sections(), words in vec(select(&WORDS[..]), 1..6), turn in any::<Choice>()) {
        let mut searcher = searcher(&sections, &[], &Weights::CHOSEN);
        let mut turned = words.clone();
        turned.rotate_left(turn.index(words.len()));
        let mut scores = |words: &[&str]| {
            let found = searcher.search_literally(&(words.join(" ") + " "));
            Vec::from_iter(found.pages.iter().map(|found| (found.page, found.score)))
        };
        prop_assert_eq!(scores(&words), scores(&turned));
    }

    #[test]
    fn an_index_is_read_as_it_was_written(sections in sections(), concepts in vec(concept(), 0..5)) {
        let raw = build(&sections, &concepts, &Weights::CHOSEN);
        prop_assert_eq!(Raw::from_bytes(&raw.to_bytes()), Ok(raw));
    }

    #[test]
    fn damage_to_an_index_is_found(sections in sections(), at in any::<Choice>(), change in 1u8..) {
        let bytes = build(&sections, &[], &Weights::CHOSEN).to_bytes();
        let mut damaged = bytes.clone();
        damaged[at.index(bytes.len())] ^= change;
        prop_assert!(Raw::from_bytes(&damaged).is_err());
        prop_assert!(Raw::from_bytes(&bytes[..at.index(bytes.len())]).is_err());
        damaged.clone_from(&bytes);
        damaged.push(change);
        prop_assert!(Raw::from_bytes(&damaged).is_err());
    }

    #[test]
    fn bytes_that_are_no_index_are_refused(bytes in vec(any::<u8>(), 0..200), is_named in any::<bool>()) {
        let magic: &[u8] = if is_named { &real().1[..4] } else { b"" };
        let expected = if is_named { FormatError::Damaged } else { FormatError::Version };
        prop_assert_eq!(Raw::from_bytes(&[magic, &bytes].concat()), Err(expected));
    }

    #[test]
    fn lines_are_read_as_they_were_written(sections in vec((place(), vec((select(&Field::ALL[..]), place(), ".{0,40}"), 0..4)), 0..5)) {
        let sections: Vec<Section> = sections
            .into_iter()
            .map(|(at, texts)| Section {
                page: principle(1, 1),
                at,
                texts: texts.into_iter().map(|(field, at, words)| Text { field, at, words }).collect(),
            })
            .collect();
        let name = |at: Option<Anchor>| at.map_or(String::new(), Anchor::name);
        let expected: Vec<lines::Line> = sections
            .iter()
            .flat_map(|section| section.texts.iter().map(|text| lines::Line {
                section: name(section.at),
                place: name(text.at.or(section.at)),
                field: text.field,
                words: Vec::from_iter(text.words.split_whitespace()).join(" "),
            }))
            .collect();
        prop_assert_eq!(Vec::from_iter(lines::read(&lines::write(&sections))), expected);
    }

    #[test]
    fn any_file_is_read_as_lines(file in "(\\PC|[\t\n\r]|[thba]\t){0,80}") {
        for line in lines::read(&file) {
            prop_assert!(file.contains(&line.words) && file.contains(&line.place));
        }
    }
}

#[test]
fn the_real_index_is_read_as_it_was_written() {
    let (raw, bytes) = real();
    assert_eq!(Raw::from_bytes(bytes).as_ref(), Ok(raw));
}

/// The real guidance; compiled once.
fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        content_compiler::compile_dir(&content).unwrap()
    })
}

/// How many actions have all that is typed, in their own words or in the labels of what they are filed under: as the search page
/// lists them.
fn actions_with(typed: &str) -> usize {
    let corpus = corpus();
    let mut searcher = real_searcher(&Weights::CHOSEN);
    let (_, needs) = searcher.search_with_needs(typed, false);
    let mut actions = corpus.principles().flat_map(|one| &one.actions);
    let mut count = 0;
    actions.by_ref().for_each(|action| {
        let mut words = action.text.clone();
        for facet in Facet::ALL {
            for term in facet.terms(&corpus.vocabulary) {
                if facet.covers(&corpus.vocabulary, term, action) {
                    words = [&words, ". ", &term.label].concat();
                }
            }
        }
        count += usize::from(needs.are_met_by(&searcher.index().groups_in(&words)));
    });
    count
}

#[test]
fn an_action_is_found_by_what_it_is_filed_under() {
    let corpus = corpus();
    let mut missing = Vec::new();
    for facet in Facet::ALL {
        for term in facet.terms(&corpus.vocabulary) {
            let actions = corpus.principles().flat_map(|one| &one.actions);
            let filed = actions.filter(|action| facet.covers(&corpus.vocabulary, term, action));
            let (filed, found) = (filed.count(), actions_with(&term.label));
            if found < filed {
                missing.push((&term.label, found, filed));
            }
        }
    }
    assert_eq!(missing, []);
}

#[test]
fn actions_have_all_words_that_were_looked_for() {
    for (typed, least, most) in [
        ("supply chain", 15, 20),
        ("prompt injection", 13, 15),
        ("membership inference", 7, 12),
        ("membrship inferance", 7, 12),
        ("drift", 23, 25),
        ("model inversion", 7, 12),
        // By the guidance's name for it, which is a label.
        ("model theft", 5, 20),
        ("zebra", 0, 0),
        ("", 0, 0),
    ] {
        let count = actions_with(typed);
        assert!((least..=most).contains(&count), "{typed}: {count}");
    }
}

proptest! {
    #[test]
    fn a_text_has_all_if_it_has_a_form_of_each_word(stands in vec(select(&WORDS[..]), 1..8), typed in vec(select(&WORDS[..]), 1..4)) {
        let mut searcher = searcher(&single(&WORDS.join(" ")), &[], &Weights::CHOSEN);
        let (_, needs) = searcher.search_with_needs(&(typed.join(" ") + " "), true);
        let has = |typed: &&str| stands.iter().any(|own| analyse::stem(own) == analyse::stem(typed));
        let groups = searcher.index().groups_in(&stands.join(", "));
        prop_assert_eq!(needs.are_met_by(&groups), typed.iter().all(has));
    }
}

/// Names of one to five words, within what the format holds of a thing: see `MOST_HOMES` and `MOST_PHRASES`.
fn concept() -> impl Strategy<Value = Concept> {
    const MOST_HOMES: usize = 4;
    const MOST_PHRASES: usize = 8;
    let word = || prop_oneof![3 => select(&WORDS[..]), 1 => select(&ABSENT[..]), 1 => select(&STOP_WORDS[..])];
    let phrases = |most| {
        vec(
            vec(word(), 1..=5).prop_map(|words| words.join(" ")),
            0..=most,
        )
    };
    (
        phrases(4),
        phrases(MOST_PHRASES),
        vec(page(), 0..=MOST_HOMES),
        any::<Option<u8>>(),
    )
        .prop_map(|(names, text, home, term)| Concept {
            names,
            text,
            home,
            term,
        })
}

proptest! {
    // Each case makes a long text, and the real index is asked.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_answered_by_the_laws(text in any_text()) {
        let mut searcher = real_searcher(&Weights::CHOSEN);
        prop_assert_eq!(laws::broken_by_text(&mut searcher, &text), None);
    }

    #[test]
    fn a_snippet_of_any_text_has_its_marks_on_words_that_were_looked_for(text in text_of_real_words(), query in query()) {
        let mut searcher = real_searcher(&Weights::CHOSEN);
        let found = searcher.search(&query);
        let shown = snippet::snippet(searcher.index(), &found.groups, &text);
        prop_assert_eq!(laws::broken_by_snippet(&searcher, &found, &shown), None);
        let all = hits(searcher.index(), &found.groups, &text);
        prop_assert!(shown.marks.len() <= all.len());
        let different: BTreeSet<u32> = all.iter().map(|(_, group)| *group).collect();
        prop_assert_eq!(shown.different, different.len());
        let piece = shown.text.trim_start_matches("… ").trim_end_matches(" …");
        prop_assert!(text.contains(piece), "a piece of the text: {piece:?}");
    }
}

/// Letters of every plane, and those that are harder than others, up to 10,000.
fn any_text() -> impl Strategy<Value = String> {
    let hard = select(vec![
        '\0',
        ' ',
        '\'',
        '’',
        '.',
        '%',
        '&',
        '=',
        '+',
        '\u{ad}',
        '\u{300}',
        '\u{36f}',
        '\u{200b}',
        '\u{200d}',
        '\u{202e}',
        '\u{feff}',
        '\u{d7ff}',
        '\u{e000}',
        '\u{fffd}',
        '\u{ffff}',
        '\u{10000}',
        '\u{10ffff}',
        'ß',
        'İ',
        'א',
        'م',
        '🙂',
        '1',
    ]);
    let letter = prop_oneof![
        any::<char>(),
        proptest::char::range('\u{0}', '\u{10ffff}'),
        proptest::char::range('a', 'z'),
        hard,
    ];
    let length = prop_oneof![4 => 0usize..40, 2 => 40usize..400, 1 => 400usize..=10_000];
    length
        .prop_flat_map(move |length| vec(letter.clone(), length))
        .prop_map(String::from_iter)
}

fn text_of_real_words() -> impl Strategy<Value = String> {
    let other = prop_oneof![select(
        &["é", "…", "机器学习", "🙂", "model’s", "e\u{301}", "2.1"][..]
    )];
    let word = prop_oneof![6 => select(&WORDS[..]), 1 => other, 1 => select(&ABSENT[..])];
    vec((word, select(&[" ", "  ", "", ", ", "\n"][..])), 0..120).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, between)| [word, between])
            .collect()
    })
}

#[test]
fn what_nobody_types_in_earnest_is_answered_by_the_laws() {
    let texts = laws::hostile::texts();
    assert!(texts.len() >= 30, "{}", texts.len());
    let mut searcher = real_searcher(&Weights::CHOSEN);
    for (what, text) in texts {
        // As it is, as a word that is finished, and in the middle of something.
        for text in [
            text.clone(),
            format!("{text} "),
            format!("model {text} data"),
        ] {
            assert_eq!(laws::broken_by_text(&mut searcher, &text), None, "{what}");
            assert_eq!(laws::broken_by_index(text.as_bytes()), None, "{what}");
        }
    }
}

/// A file holds an input as bytes, whichever part of the search it was that failed.
fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz")
}

/// Those that did are named `found-`; what is named `seed-` was put there to begin with.
#[test]
fn the_inputs_that_once_failed_are_replayed() {
    let mut searcher = real_searcher(&Weights::CHOSEN);
    let mut replayed = 0;
    for file in std::fs::read_dir(fuzz()).unwrap() {
        let file = file.unwrap().path();
        let is_hidden = file.file_name().unwrap().to_string_lossy().starts_with('.');
        if is_hidden {
            continue;
        }
        let input = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&input);
        let broken = laws::broken_by_text(&mut searcher, &text);
        let broken = broken.or_else(|| laws::broken_by_index(&input));
        assert_eq!(broken, None, "{}", file.display());
        replayed += 1;
    }
    assert!(replayed >= 10, "{replayed}");
}

/// The law of adding a letter, for one word and what it may go on to be. What is left out for being worth little beside the
/// first may come back when the first goes, so nothing is left out: `tail` is 0.
fn check_adding_a_letter(searcher: &mut Searcher, beginning: &str, longer: &str) {
    let (before, after) = (
        searcher.search_literally(beginning),
        searcher.search_literally(longer),
    );
    let how = |found: &Found| found.words[0].1;
    // A word that is there may be taken for less than its beginning was, and what comes after it for more again. One that is
    // not may be a form of a word that begins otherwise: "planner", where only "plan" stands.
    let goes_on = match how(&after) {
        Match::Beginning => true,
        Match::Stem => searcher.index().group(longer).is_some(),
        _ => false,
    };
    if how(&before) == Match::Beginning && goes_on {
        let (before, after) = (pages(&before), pages(&after));
        assert!(
            after.is_subset(&before),
            "{longer} brings back what {beginning} had not: {after:?}, {before:?}"
        );
    }
}

#[test]
fn adding_a_letter_to_a_real_word_brings_back_no_page() {
    let weights = Weights {
        tail: 0.0,
        ..Weights::CHOSEN
    };
    let mut searcher = real_searcher(&weights);
    for word in real().0.words.iter() {
        let Ok(word) = std::str::from_utf8(word) else {
            continue;
        };
        let ends: Vec<usize> = word
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8())
            .collect();
        for pair in ends.windows(2) {
            let (beginning, longer) = (&word[..pair[0]], &word[..pair[1]]);
            // Behind the point of "2.1" the word before it is finished.
            if beginning.ends_with(analyse::is_letter) && longer.ends_with(analyse::is_letter) {
                check_adding_a_letter(&mut searcher, beginning, longer);
            }
        }
    }
}

proptest! {
    #[test]
    fn adding_a_letter_brings_back_no_page(sections in sections(), words in vec((select(&WORDS[..]), any::<Choice>(), "[a-z]"), 1..12)) {
        let weights = Weights { tail: 0.0, ..Weights::CHOSEN };
        let mut searcher = searcher(&sections, &[], &weights);
        for (word, end, letter) in words {
            let end = end.index(word.len()) + 1;
            check_adding_a_letter(&mut searcher, &word[..end], &[&word[..end], &letter].concat());
            if let Some(longer) = word.get(..end + 1) {
                check_adding_a_letter(&mut searcher, &word[..end], longer);
            }
        }
    }
}

/// A small text by hand: words, and what becomes of queries, can be followed by eye.
fn small() -> Searcher {
    use Field::{Body, Heading, Title};
    let section = |page, at, texts: &[(Field, &str)]| {
        let text = |(field, words): &(Field, &str)| Text {
            field: *field,
            at: None,
            words: (*words).to_owned(),
        };
        Section {
            page,
            at,
            texts: texts.iter().map(text).collect(),
        }
    };
    let sections = [
        section(
            principle(2, 1),
            None,
            &[
                (Title, "Secure your supply chain"),
                (Body, "Know every supplier and each component."),
            ],
        ),
        section(
            principle(2, 1),
            Some(Anchor::Measure(1)),
            &[
                (Heading, "Ask for evidence"),
                (
                    Body,
                    "A standard form says who made it. Look for a backdoor. Retrain what has one.",
                ),
            ],
        ),
        section(
            principle(2, 2),
            None,
            &[
                (Title, "Protect what you train with"),
                (
                    Body,
                    "Anonymise records. Labelled examples are checked by people.",
                ),
            ],
        ),
        section(
            principle(2, 2),
            Some(Anchor::Why),
            &[(
                Body,
                "An attacker who poisons examples decides what the model learns.",
            )],
        ),
        section(
            principle(3, 1),
            None,
            &[
                (Title, "Watch how the model behaves"),
                (
                    Body,
                    "Unusual behaviour is investigated, and a red team tries. Vulnerabilities are reported.",
                ),
            ],
        ),
    ];
    let concept = |names: &[&str], text: &[&str], home: Option<Page>, term| Concept {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        text: text.iter().map(|text| (*text).to_owned()).collect(),
        home: Vec::from_iter(home),
        term,
    };
    let concepts = [
        concept(
            &["jailbreak", "model hacking"],
            &["unusual behaviour"],
            Some(principle(3, 1)),
            None,
        ),
        concept(&["bill of materials"], &[], Some(principle(2, 1)), None),
        concept(&["supply chain"], &[], None, Some(4)),
    ];
    searcher(&sections, &concepts, &Weights::CHOSEN)
}

/// What each word was taken as, and the first page.
#[test]
fn a_word_is_taken_for_what_comes_nearest() {
    use Match::{Beginning, Compound, Family, Name, None as Nothing, Stem, Typo};
    let (supplies, trains, watches) = (principle(2, 1), principle(2, 2), principle(3, 1));
    let mut searcher = small();
    let rows: [(&str, &[Match], Option<Page>); 37] = [
        // Spelling.
        ("anonymise ", &[Stem], Some(trains)),
        ("anonymize ", &[Stem], Some(trains)),
        ("behavior ", &[Stem], Some(watches)),
        ("labeled ", &[Stem], Some(trains)),
        // Forms.
        ("suppliers ", &[Stem], Some(supplies)),
        ("vulnerability ", &[Stem], Some(watches)),
        ("records ", &[Stem], Some(trains)),
        ("poisoning ", &[Stem], Some(trains)),
        // Not finished: always the last word, and one before it where nothing else fits.
        ("compo", &[Beginning], Some(supplies)),
        ("compo ", &[Beginning], Some(supplies)),
        ("c", &[Beginning], Some(supplies)),
        ("c ", &[Nothing], None),
        ("vulner report", &[Beginning, Stem], Some(watches)),
        ("model", &[Stem], Some(watches)),
        // One word for two, and two for one.
        ("redteam ", &[Compound], Some(watches)),
        ("supplychain ", &[Compound], Some(supplies)),
        (
            "re train suppliers ",
            &[Compound, Compound, Stem],
            Some(supplies),
        ),
        (
            "back door suppliers ",
            &[Compound, Compound, Stem],
            Some(supplies),
        ),
        // Relatives.
        ("unlabelled ", &[Family], Some(trains)),
        ("mislabeled ", &[Family], Some(trains)),
        ("standardisation ", &[Family], Some(supplies)),
        // Misspellings: one edit, two, neighbours that changed places; of short words only beside others.
        ("suplier ", &[Typo], Some(supplies)),
        ("suppllierr ", &[Typo], Some(supplies)),
        ("compnoent ", &[Typo], Some(supplies)),
        ("uspplier ", &[Typo], Some(supplies)),
        ("modle attacker ", &[Typo, Stem], Some(trains)),
        // Not in the first letter, not in three, not in a word of three letters, not in a number.
        ("dupplier ", &[Nothing], None),
        ("suppllierrr ", &[Nothing], None),
        ("rde ", &[Nothing], None),
        ("suppl1er ", &[Nothing], None),
        // Words that say nothing neither empty a query nor fill one.
        (
            "what is the supplier of this ",
            &[Nothing, Nothing, Nothing, Stem, Nothing, Nothing],
            Some(supplies),
        ),
        ("the of what ", &[Nothing, Nothing, Nothing], None),
        // Off the subject.
        ("zebra ", &[Nothing], None),
        ("recipe for bread ", &[Nothing, Nothing, Nothing], None),
        // Names, in any order.
        ("jailbreak ", &[Name], Some(watches)),
        ("bill of materials ", &[Name, Name, Name], Some(supplies)),
        ("hacking the model ", &[Name, Nothing, Stem], Some(watches)),
    ];
    for (query, taken, first) in rows {
        let found = searcher.search(query);
        let how: Vec<Match> = found.words.iter().map(|(_, how)| *how).collect();
        assert_eq!(how, taken, "{query}");
        assert_eq!(
            found.pages.first().map(|found| found.page),
            first,
            "{query}"
        );
    }
}

/// Over the guidance itself: what has nothing to do with it finds nothing, and an everyday word beside what has empties no query.
#[test]
fn words_of_other_subjects_find_nothing_and_everyday_words_empty_nothing() {
    let mut searcher = real_searcher(&Weights::CHOSEN);
    for query in [
        "premier league fixtures",
        "cheap flights to spain",
        "sourdough bread recipe",
        "weather tomorrow",
    ] {
        let found = searcher.search(query);
        assert!(found.pages.is_empty(), "{query}: {:?}", found.words);
    }
    for query in [
        "is an attack going on",
        "what happens when a model is poisoned",
        "system prompt leakage",
        "dangerous training data",
        "is it okay to publish the architecture now",
        // A letter too few is a slip, wherever it is.
        "attak",
        "attak ",
        "modl ",
    ] {
        let found = searcher.search(query);
        assert!(!found.pages.is_empty(), "{query}: {:?}", found.words);
    }
}

#[test]
fn what_was_looked_for_instead_is_said() {
    let mut searcher = small();
    let mut check = |query: &str, corrected: &[(&str, &str)], otherwise: &[&str], terms: &[u8]| {
        let found = searcher.search(query);
        let own = found.corrected.iter();
        let own: Vec<(&str, &str)> = own
            .map(|(typed, meant)| (typed.as_str(), meant.as_str()))
            .collect();
        assert_eq!(own, corrected, "{query}");
        assert_eq!(found.otherwise, otherwise, "{query}");
        assert_eq!(found.terms, terms, "{query}");
    };
    check("supplier ", &[], &[], &[]);
    check("anonymize ", &[], &[], &[]);
    check("compo", &[], &[], &[]);
    check("suplier ", &[("suplier", "supplier")], &[], &[]);
    check(
        "suplier compnoent",
        &[("suplier", "supplier"), ("compnoent", "component")],
        &[],
        &[],
    );
    check("jailbreak ", &[], &["jailbreak"], &[]);
    check("jailbreaks", &[], &["jailbreak"], &[]);
    // Said once: as what it was corrected to.
    check("jailbrake ", &[("jailbrake", "jailbreak")], &[], &[]);
    check("model hacking by suppliers ", &[], &["model hacking"], &[]);
    check("supply chains ", &[], &[], &[4]);
}

#[test]
fn what_is_looked_for_literally_is_taken_for_nothing_else() {
    let mut searcher = small();
    for query in [
        "suplier ",
        "compnoent",
        "jailbreak ",
        "unlabelled ",
        "standardisation ",
        "bill of materials ",
    ] {
        assert!(!searcher.search(query).pages.is_empty(), "{query}");
        let found = searcher.search_literally(query);
        assert!(
            found.pages.is_empty() && found.corrected.is_empty() && found.otherwise.is_empty(),
            "{query}"
        );
    }
    // Forms and spelling stay, and so do beginnings and compounds.
    for query in ["suppliers ", "anonymize ", "compo", "compo ", "redteam "] {
        assert!(
            !searcher.search_literally(query).pages.is_empty(),
            "{query}"
        );
    }
    assert!(searcher.search_literally("supply chain ").terms.is_empty());
}

#[test]
fn a_found_page_names_its_best_places_first() {
    let mut searcher = small();
    let found = searcher.search("backdoor in a supply chain ");
    let places: Vec<Option<Anchor>> = found
        .pages
        .iter()
        .flat_map(|found| found.places.clone())
        .collect();
    assert_eq!(places, [None, Some(Anchor::Measure(1))]);
    let found = searcher.search("evidence of a backdoor ");
    assert_eq!(found.pages[0].places, [Some(Anchor::Measure(1))]);
}
