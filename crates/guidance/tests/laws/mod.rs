//! What holds of every answer, whatever was typed: held by the tests for what they think of, and by `cargo xtask fuzz` (which
//! includes this file) for what nobody does.

use std::fmt::Debug;

use guidance::search::snippet::{self, Snippet};
use guidance::search::{Found, MOST_WORDS, Raw, Searcher, analyse, lines};
use guidance::wish::{self, Wish};

pub mod hostile;

/// What a word may be longer than [`analyse::LONGEST`]: its last letter may have four bytes and begin just before the end, and
/// British spelling may add to it.
const BEYOND: usize = 4;

/// Places that are named of a page.
const MOST_PLACES: usize = 3;

/// The first law that a text breaks, typed, shown or as an address; what stands before the colon is the law. Panics where the
/// engine does.
pub fn broken_by_text(searcher: &mut Searcher, text: &str) -> Option<String> {
    let found = searcher.search(text);
    let literal = searcher.search_literally(text);
    for (found, again) in [
        (&found, searcher.search(text)),
        (&literal, searcher.search_literally(text)),
    ] {
        // What a query notes down is gone before the next one.
        if *found != again {
            return broken("the same query has the same answer", &found.words.len());
        }
        if let Some(law) = broken_by_answer(found) {
            return Some(law);
        }
    }
    if !literal.corrected.is_empty() || !literal.otherwise.is_empty() {
        let word = literal.corrected.first().map(|(word, _)| word);
        return broken("literally, no word is taken for another", &word);
    }
    let shown = snippet::snippet(searcher.index(), &found.groups, text);
    broken_by_snippet(searcher, &found, &shown)
        .or_else(|| broken_by_words(text))
        .or_else(|| broken_by_lines(text))
        .or_else(|| broken_by_address(text))
}

fn broken(law: &str, found: &dyn Debug) -> Option<String> {
    Some(format!("{law}: {found:?}"))
}

/// A bounded amount of work, and an order.
fn broken_by_answer(found: &Found) -> Option<String> {
    if found.words.len() > MOST_WORDS {
        return broken("a number of words are looked at", &found.words.len());
    }
    let mut words = found.words.iter().map(|(word, _)| word);
    if let Some(long) = words.find(|word| word.len() > analyse::LONGEST + BEYOND) {
        return broken("a word is cut", &long.len());
    }
    let typed = |word: &str| found.words.iter().any(|(own, _)| own == word);
    if let Some((word, _)) = found.corrected.iter().find(|(word, _)| !typed(word)) {
        return broken("what was typed is corrected", word);
    }
    for (at, page) in found.pages.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| found.pages.get(at));
        if !page.score.is_finite() || page.score <= 0.0 {
            return broken("a page has a score", page);
        }
        if before.is_some_and(|before| before.score < page.score) {
            return broken("a better page comes first", page);
        }
        let mut others = found.pages.iter().skip(at + 1);
        if others.any(|other| other.page == page.page) {
            return broken("a page is found once", page);
        }
        if page.places.len() > MOST_PLACES {
            return broken("a number of places are named", page);
        }
    }
    None
}

/// Marks stand in order on words that were looked for.
pub fn broken_by_snippet(searcher: &Searcher, found: &Found, shown: &Snippet) -> Option<String> {
    let mut end = 0;
    for mark in &shown.marks {
        let Some(word) = shown.text.get(mark.clone()) else {
            return broken("a mark is in the text, between letters", mark);
        };
        if mark.start < end || mark.is_empty() {
            return broken("marks are in order", mark);
        }
        end = mark.end;
        let is_looked_for = |word: &String| {
            let group = searcher.index().group(word);
            group.is_some_and(|group| found.groups.contains(&group))
        };
        let words = analyse::all(word);
        if words.len() != 1 || !words.iter().all(is_looked_for) {
            return broken("what is marked was looked for", &word);
        }
    }
    None
}

/// Words stand in the text, in order.
fn broken_by_words(text: &str) -> Option<String> {
    let mut end = 0;
    let mut law = None;
    analyse::words(text, |at, _| {
        if at.start < end || at.is_empty() || text.get(at.clone()).is_none() {
            law = broken("words are in the text, in order", &at);
        }
        end = at.end;
    });
    law
}

/// Whatever a file holds, its lines are lines.
fn broken_by_lines(text: &str) -> Option<String> {
    let mut lines = lines::read(text);
    let line =
        lines.find(|line| line.section.contains(['\t', '\n']) || line.words.contains('\n'))?;
    broken("a line is one line", &line)
}

/// What is understood of an address is understood again, and a text comes back from one.
fn broken_by_address(text: &str) -> Option<String> {
    let wish = Wish::parse(text).wish;
    let again = Wish::parse(&wish.format());
    if again.wish != wish || !again.ignored.is_empty() {
        return broken("an address is read as it was written", &again);
    }
    let decoded = wish::decode(&wish::encode(text));
    if decoded != text {
        return broken("a text comes back from an address", &decoded);
    }
    None
}

/// Bytes are the index that they would be written as, or none.
pub fn broken_by_index(bytes: &[u8]) -> Option<String> {
    let raw = Raw::from_bytes(bytes).ok()?;
    if raw.to_bytes() != bytes {
        return broken("damage to an index is found", &raw.words.len());
    }
    None
}
