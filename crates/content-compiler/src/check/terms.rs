//! Where the guidance uses the terms of its glossary.

use std::collections::BTreeSet;

use guidance::corpus::{Part, Place, Prose, Section};
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
    let mut take = |place: Place, terms: BTreeSet<usize>| {
        found.extend(terms.into_iter().map(|term| (term, place)));
    };
    let of_text = |summary: &str, body: &Prose| -> BTreeSet<usize> {
        let summary = finder.in_text(summary).into_iter().map(|one| one.term);
        summary.chain(finder.of_prose(body)).collect()
    };
    take(
        Place::Introduction,
        of_text(&introduction.summary, &introduction.body),
    );
    for part in parts {
        take(Place::Part(part.number), of_text(&part.summary, &part.body));
        for principle in &part.principles {
            take(
                Place::Principle(principle.no),
                finder.of_principle(principle),
            );
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
