//! What every table has to be.

use super::*;

/// A message, with what its texts have to use.
pub(super) struct Declared {
    pub(super) name: &'static str,
    pub(super) arguments: Vec<&'static str>,
    pub(super) number: &'static str,
    pub(super) views: Vec<&'static str>,
    pub(super) texts: Vec<&'static str>,
}

/// The texts of a message.
pub(super) trait Texts {
    fn texts(&self) -> Vec<&'static str>;
}

impl Texts for &'static str {
    fn texts(&self) -> Vec<&'static str> {
        vec![self]
    }
}

impl Texts for plural::Plural {
    fn texts(&self) -> Vec<&'static str> {
        self.forms().to_vec()
    }
}

/// Every message of a table.
fn declared(table: &Table) -> Vec<Declared> {
    [
        about::declared(&table.about),
        accessibility::declared(&table.accessibility),
        changes::declared(&table.changes),
        data::declared(&table.data),
        desk::declared(&table.desk),
        facets::declared(&table.facets),
        finder::declared(&table.finder),
        frame::declared(&table.frame),
        frameworks::declared(&table.frameworks),
        glossary::declared(&table.glossary),
        home::declared(&table.home),
        offline::declared(&table.offline),
        part::declared(&table.part),
        pieces::declared(&table.pieces),
        principle::declared(&table.principle),
        program::declared(&table.program),
        search::declared(&table.search),
        settings::declared(&table.settings),
        single::declared(&table.single),
        sources::declared(&table.sources),
        whole::declared(&table.whole),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The names in a text, sorted.
fn slots(text: &str) -> Vec<&str> {
    let mut slots: Vec<&str> = text.split(['{', '}']).skip(1).step_by(2).collect();
    slots.sort_unstable();
    slots
}

/// A text without its places.
fn bare(text: &str) -> String {
    text.split(['{', '}']).step_by(2).collect()
}

#[test]
fn every_text_of_every_table_uses_exactly_the_arguments_of_its_message() {
    for table in [ENGLISH, PSEUDO] {
        let messages = declared(&table);
        assert!(messages.len() > 200, "{}", messages.len());
        for message in messages {
            let names = [message.arguments, message.views.clone()].concat();
            for text in message.texts {
                let whose = format!("{} {}: {text}", table.lang, message.name);
                assert!(template::fits(text, &names, message.number), "{whose}");
                // There is one of each view, so it can't stand in a text twice.
                let used = slots(text);
                for view in &message.views {
                    assert_eq!(
                        used.iter().filter(|name| name == &view).count(),
                        1,
                        "{whose}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_strange_table_is_longer_and_has_no_letter_without_an_accent() {
    let (mut english, mut strange) = (0, 0);
    for (plain, accented) in declared(&ENGLISH).into_iter().zip(declared(&PSEUDO)) {
        for (plain, accented) in plain.texts.into_iter().zip(accented.texts) {
            assert_eq!(slots(plain), slots(accented));
            let (plain, accented) = (bare(plain), bare(accented));
            let is_letter = |c: char| c.is_ascii_alphabetic();
            assert!(!accented.contains(is_letter), "{accented}");
            if plain.contains(is_letter) {
                assert!(
                    accented.starts_with('[') && accented.ends_with(']'),
                    "{accented}"
                );
                assert!(
                    accented.chars().count() > plain.chars().count(),
                    "{accented}"
                );
            }
            english += plain.chars().count();
            strange += accented.chars().count();
        }
    }
    let percent = strange * 100 / english;
    assert!((130..160).contains(&percent), "{percent}");
}

#[test]
fn a_citation_says_what_where_which_edition_and_after_whom() {
    assert_eq!(
        program::citation(
            "ncsc-ml:2.1-03",
            "Keep a register.",
            "e1",
            "NCSC, Machine learning principles, version 2.0",
            "https://example.org/2.1.html#a03"
        ),
        "ncsc-ml:2.1-03: “Keep a register.” Waymark, edition e1, after NCSC, Machine learning principles, version 2.0. \
         https://example.org/2.1.html#a03"
    );
}

#[test]
fn english_says_one_thing_of_one_and_another_of_more() {
    assert_eq!(program::actions(1), "1 action");
    assert_eq!(program::actions(0), "0 actions");
    assert_eq!(program::settled(1, 2), "1 of 2 actions settled");
    assert_eq!(program::settled(0, 1), "0 of 1 action settled");
}
