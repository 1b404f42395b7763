//! Where the guidance uses the terms of its glossary.

use std::collections::BTreeSet;

use guidance::corpus::{Part, Place, Section};
use guidance::glossary::{Entry, Finder};

use crate::diagnostic::{Faults, Placed};

/// Finds where each term occurs. A term that no text uses has to be one that another term leads to.
pub(super) fn occur(
    glossary: Vec<Placed<Entry>>,
    introduction: &Section,
    parts: &[Part],
    faults: &mut Faults,
) -> Vec<Entry> {
    let (mut entries, places): (Vec<Entry>, Vec<_>) =
        glossary.into_iter().map(|one| (one.value, one.at)).unzip();
    let finder = Finder::new(&entries);
    let mut found: Vec<(usize, Place)> = Vec::new();
    let mut take = |place: Place, texts: Vec<String>| {
        let uses = texts.iter().flat_map(|text| finder.in_text(text));
        let terms: BTreeSet<usize> = uses.map(|one| one.term).collect();
        found.extend(terms.into_iter().map(|term| (term, place)));
    };
    take(Place::Introduction, words(introduction));
    for part in parts {
        take(
            Place::Part(part.number),
            vec![part.summary.clone(), part.body.text()],
        );
        for principle in &part.principles {
            take(Place::Principle(principle.no), words_of(principle));
        }
    }
    for (term, place) in found {
        if let Some(entry) = entries.get_mut(term) {
            entry.occurs.push(place);
        }
    }
    // A text with a fault is left out above, and its terms would look unused.
    if !faults.is_empty() {
        return entries;
    }
    let led_to: BTreeSet<_> = entries.iter().flat_map(|entry| entry.see.clone()).collect();
    for (entry, at) in entries.iter().zip(places) {
        if entry.occurs.is_empty() && !led_to.contains(&entry.id) {
            faults.expected(
                &at,
                format_args!(
                    "a text that uses \"{}\", or another term that leads to it in `see`",
                    entry.term
                ),
                "neither",
            );
        }
    }
    entries
}

fn words(section: &Section) -> Vec<String> {
    vec![section.summary.clone(), section.body.text()]
}

/// All texts of a principle in which a reader meets words of ours.
fn words_of(principle: &guidance::corpus::Principle) -> Vec<String> {
    let goals = principle.goals.iter().map(|goal| goal.text.clone());
    let measures = principle
        .measures
        .iter()
        .flat_map(|measure| [measure.title.clone(), measure.body.text()]);
    let actions = principle
        .actions
        .iter()
        .flat_map(|action| [action.text.clone(), action.evidence.clone()]);
    [principle.summary.clone(), principle.why.text()]
        .into_iter()
        .chain(goals)
        .chain(measures)
        .chain(actions)
        .collect()
}
