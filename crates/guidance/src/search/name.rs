//! Names of things among typed words: terms of the glossary, subjects, and what readers call things that the guidance calls
//! otherwise.

use super::index::Index;
use super::word::{Match, Word};

/// A name among the words.
pub(super) struct Name {
    /// Its place among the index's names.
    pub(super) form: usize,
    pub(super) fit: Fit,
    /// Whether all its words stand in the guidance.
    pub(super) is_said: bool,
    /// How telling its words are, together.
    pub(super) worth: f32,
}

/// How a name stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Word for word.
    Whole,
    /// In another order, or with other words between.
    Loose,
    /// The last word is not finished, or words are still missing.
    Unfinished,
}

/// How far apart the words of a loose name may stand.
const REACH: usize = 4;

/// Unfinished names that are considered at once.
const MOST_UNFINISHED: usize = 3;

/// The names among the words: the longest where several would fit, and none within another. Words that a name explains
/// count less by themselves.
pub(super) fn names(index: &Index, words: &mut [Word], is_unfinished: bool) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let whole = whole_at(index, words, at);
        let length = whole.map_or(0, |form| index.name(form).len());
        let unfinished = match is_unfinished {
            true => unfinished_at(index, words, at),
            false => Vec::new(),
        };
        let is_longer = unfinished
            .first()
            .is_some_and(|form| index.name(*form).len() > length);
        if let Some(form) = whole {
            names.push(note(index, words, at..at + length, form, Fit::Whole));
        }
        if whole.is_none() || is_longer {
            let rest = at..words.len();
            names.extend(
                unfinished
                    .into_iter()
                    .map(|form| note(index, words, rest.clone(), form, Fit::Unfinished)),
            );
        }
        at += length.max(1);
    }
    for at in 0..words.len() {
        if let Some((form, places)) = loose_at(index, words, at, &names) {
            for place in &places {
                explain(index, &mut words[*place], Fit::Loose, true);
            }
            let worth = places.iter().map(|place| words[*place].rarity).sum();
            names.push(Name {
                form,
                fit: Fit::Loose,
                is_said: true,
                worth,
            });
        }
    }
    names
}

fn note(
    index: &Index,
    words: &mut [Word],
    at: std::ops::Range<usize>,
    form: usize,
    fit: Fit,
) -> Name {
    let length = at.len();
    let own = &mut words[at];
    let is_said = own
        .iter()
        .all(|word| word.how != Match::None || word.is_stop);
    let told = own.iter().filter(|word| !word.is_stop);
    // A name of stop words alone is worth something, too.
    let worth = told
        .map(|word| word.rarity)
        .sum::<f32>()
        .max(index.most * 0.3);
    for word in own {
        explain(index, word, fit, length > 1);
    }
    Name {
        form,
        fit,
        is_said,
        worth,
    }
}

fn explain(index: &Index, word: &mut Word, fit: Fit, is_one_of_several: bool) {
    if is_one_of_several && fit == Fit::Whole {
        for (_, weight) in &mut word.taken {
            *weight = (*weight as f32 * index.weights.word_of_name) as u32;
        }
    }
    word.quality = word
        .quality
        .max(if fit == Fit::Unfinished { 0.8 } else { 1.0 });
    if word.how == Match::None {
        word.how = Match::Name;
    }
}

fn starts(groups: &[u32], words: &[Word]) -> bool {
    groups.len() <= words.len()
        && groups
            .iter()
            .zip(words)
            .all(|(group, word)| word.group == Some(*group))
}

/// The longest name that starts with a word.
fn whole_at(index: &Index, words: &[Word], at: usize) -> Option<usize> {
    let rest = &words[at..];
    let mut names = index.names_from(rest.first()?.group?);
    names.find(|form| starts(index.name(*form), rest))
}

/// Names that all words from one on are the beginning of, the last word perhaps too.
fn unfinished_at(index: &Index, words: &[Word], at: usize) -> Vec<usize> {
    let rest = &words[at..];
    let Some((last, before)) = rest.split_last() else {
        return Vec::new();
    };
    let fits = |form: &usize| {
        let groups = index.name(*form);
        let is_near = (rest.len()..=rest.len() + 2).contains(&groups.len());
        is_near
            && starts(&groups[..before.len()], before)
            && index
                .members(groups[before.len()])
                .iter()
                .any(|word| index.word(*word).starts_with(last.text.as_bytes()))
    };
    let mut found: Vec<usize> = Vec::new();
    let mut gather = |group: u32| {
        for form in index.names_from(group) {
            if found.len() < MOST_UNFINISHED && fits(&form) && !found.contains(&form) {
                found.push(form);
            }
        }
    };
    match before.first() {
        Some(first) => {
            if let Some(group) = first.group {
                gather(group);
            }
        }
        None if last.text.len() >= 4 => {
            // As many words as begin like this, but not so many that it says nothing.
            for word in index.beginning(last.text.as_bytes()).take(30) {
                gather(index.group_of(word));
            }
        }
        None => {}
    }
    found
}

/// A name of two or three telling words that starts with this one and has the others near it, in any order.
fn loose_at(
    index: &Index,
    words: &[Word],
    at: usize,
    names: &[Name],
) -> Option<(usize, Vec<usize>)> {
    let group = words[at].group?;
    if words[at].is_stop {
        return None;
    }
    let near = at.saturating_sub(REACH)..(at + REACH + 1).min(words.len());
    for form in index.names_from(group) {
        let mut places = Vec::new();
        let mut told = 0;
        for group in index.name(form) {
            if !index.is_stop(*group) {
                told += 1;
                let mut near = near.clone();
                places.extend(near.find(|place| words[*place].group == Some(*group)));
            }
        }
        let concept = index.named(form).concept;
        let mut known = names.iter().map(|name| index.named(name.form).concept);
        if (2..=3).contains(&told) && places.len() == told && !known.any(|known| known == concept) {
            return Some((form, places));
        }
    }
    None
}
