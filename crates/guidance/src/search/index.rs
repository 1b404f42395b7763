//! An index that is ready for queries.

use super::analyse;
use super::format::{Named, Posting, Raw, STEPS};
use super::lists::Lists;
use super::weights::Weights;
use super::word::{self, Kin};
use crate::address::{Anchor, Page};

/// What a posting is worth is a whole number: this many to one.
pub(super) const ONE: f32 = 128.0;

/// An index that is ready for queries.
#[derive(Debug, Clone)]
pub struct Index {
    /// As it was read; but a posting has what standing there is worth, and no step.
    raw: Raw,
    /// For each word which letters it has, as bits.
    letters: Vec<u32>,
    members: Lists<u32>,
    /// For each section its page, by its place among the pages.
    page_of: Vec<u8>,
    /// For each group the pages.
    pages_of: Lists<Posting>,
    /// For each group how telling it is.
    rarity: Vec<f32>,
    /// For what is not there at all.
    pub(super) most: f32,
    /// For each group whether it has a stop word.
    is_stop: Vec<bool>,
    /// For each group where the names start that begin with it.
    names_from: Vec<u32>,
    pub(super) weights: Weights,
}

/// What standing somewhere is worth: the more the oftener, but less and less, and the less the longer the place is.
struct Saturation {
    /// For each place what its length adds below the line.
    length: Vec<f32>,
    k: f32,
}

impl Saturation {
    fn new(mut length: Vec<f32>, k: f32, b: f32) -> Self {
        let all: f32 = length.iter().sum();
        let average = all / length.len().max(1) as f32;
        for length in &mut length {
            *length = k * (1.0 - b + b * *length / average);
        }
        Self { length, k }
    }

    #[inline(always)]
    fn posting(&self, place: usize, count: f32, rarity: f32) -> Posting {
        let worth = rarity * count * (self.k + 1.0) / (count + self.length[place]);
        // Rounded: it is never below 0.
        Posting::new(place as u32, (worth * ONE + 0.5) as u32)
    }
}

impl Index {
    /// Makes it ready.
    #[must_use]
    pub fn new(mut raw: Raw, weights: &Weights) -> Self {
        let sections = raw.places.len();
        let groups = raw.group_count();
        let page_of: Vec<u8> = raw.places.iter().map(|(page, _)| *page).collect();
        let letters = raw.words.iter().map(letters_of).collect();
        let members = Lists::places_of(&raw.groups, groups);
        let rarity_of = |count: usize| {
            let count = count as f32;
            ln(1.0 + (sections as f32 - count + 0.5) / (count + 0.5))
        };
        let mut section_length = vec![0.0f32; sections];
        let mut page_length = vec![0.0f32; raw.pages.len()];
        for posting in raw.postings.all_mut() {
            let count = amount(*posting);
            section_length[posting.place()] += count;
            page_length[usize::from(page_of[posting.place()])] += count;
        }
        let in_section = Saturation::new(section_length, weights.saturation, weights.length);
        let on_page = Saturation::new(page_length, weights.page_saturation, weights.page_length);
        let most = rarity_of(0);
        let mut rarity = Vec::with_capacity(groups);
        let mut pages_of = Lists::default();
        let mut counts = vec![0.0f32; raw.pages.len()];
        let mut touched: Vec<usize> = Vec::new();
        for group in 0..groups {
            let bounds = raw.postings.bounds(group);
            let own = match bounds.len() {
                0 => most,
                count => rarity_of(count),
            };
            rarity.push(own);
            for posting in &mut raw.postings.all_mut()[bounds] {
                let count = amount(*posting);
                let page = usize::from(page_of[posting.place()]);
                if counts[page] == 0.0 {
                    touched.push(page);
                }
                counts[page] += count;
                *posting = in_section.posting(posting.place(), count, own);
            }
            for page in touched.drain(..) {
                pages_of.add(on_page.posting(page, std::mem::take(&mut counts[page]), own));
            }
            pages_of.end();
        }
        let mut is_stop = vec![false; groups];
        for word in analyse::STOP_WORDS.words() {
            if let Some(at) = find(&raw.words, word) {
                is_stop[raw.groups[at as usize] as usize] = true;
            }
        }
        let mut names_from = Vec::with_capacity(groups + 1);
        let mut name = 0;
        for group in 0..=groups as u32 {
            while raw
                .names
                .get(name)
                .first()
                .is_some_and(|first| *first < group)
            {
                name += 1;
            }
            names_from.push(name as u32);
        }
        Self {
            letters,
            members,
            page_of,
            pages_of,
            rarity,
            most,
            is_stop,
            names_from,
            weights: weights.clone(),
            raw,
        }
    }

    pub(super) fn groups(&self) -> usize {
        self.rarity.len()
    }

    pub(super) fn group_of(&self, word: u32) -> u32 {
        self.raw.groups[word as usize]
    }

    pub(super) fn members(&self, group: u32) -> &[u32] {
        self.members.get(group as usize)
    }

    pub(super) fn sections_of(&self, group: u32) -> &[Posting] {
        self.raw.postings.get(group as usize)
    }

    pub(super) fn pages_of(&self, group: u32) -> &[Posting] {
        self.pages_of.get(group as usize)
    }

    pub(super) fn rarity_of(&self, group: u32) -> f32 {
        self.rarity
            .get(group as usize)
            .copied()
            .unwrap_or(self.most)
    }

    /// Whether any word of a group stands in the guidance, and not in names only.
    pub(super) fn is_said(&self, group: u32) -> bool {
        !self.sections_of(group).is_empty()
    }

    /// The group of a word that stands in the guidance as it is.
    pub(super) fn said(&self, word: &[u8]) -> Option<u32> {
        let group = self.group_of(self.find(word)?);
        self.is_said(group).then_some(group)
    }

    pub(super) fn letters(&self) -> &[u32] {
        &self.letters
    }

    pub(super) fn spelled(&self, word: u32) -> &str {
        std::str::from_utf8(self.word(word)).unwrap_or_default()
    }

    /// The title of a page; empty for one that is not searched.
    #[must_use]
    pub fn title(&self, page: Page) -> &str {
        let at = self.raw.pages.iter().position(|own| *own == page);
        at.and_then(|at| self.raw.titles.get(at))
            .map_or("", String::as_str)
    }

    /// The group of a word, so that what was found can be marked in a text; `None` for a word that is nowhere.
    #[must_use]
    pub fn group(&self, word: &str) -> Option<u32> {
        self.find(word.as_bytes()).map(|word| self.group_of(word))
    }

    /// The groups of a text's words, for [`Needs::are_met_by`](super::Needs::are_met_by).
    #[must_use]
    pub fn groups_in(&self, text: &str) -> Vec<u32> {
        let mut groups = Vec::new();
        analyse::words(text, |_, word| {
            // A label may have a word that no text has: it is taken as one that is typed would be.
            let relative = |kin| word::relative(self, word.as_bytes(), kin);
            let form = self.group(word).or_else(|| relative(Kin::Form));
            groups.extend(form.or_else(|| relative(Kin::Family)));
        });
        groups
    }

    pub(super) fn word(&self, at: u32) -> &[u8] {
        self.raw.words.get(at as usize)
    }

    pub(super) fn find(&self, word: &[u8]) -> Option<u32> {
        find(&self.raw.words, word)
    }

    /// All words with this beginning.
    pub(super) fn beginning(&self, prefix: &[u8]) -> std::ops::Range<u32> {
        let low = lower(&self.raw.words, prefix);
        let (mut start, mut high) = (low as usize, self.raw.words.len());
        while start < high {
            let middle = (start + high) / 2;
            if self.raw.words.get(middle).starts_with(prefix) {
                start = middle + 1;
            } else {
                high = middle;
            }
        }
        low..start as u32
    }

    pub(super) fn pages(&self) -> &[Page] {
        &self.raw.pages
    }

    /// For each section its page.
    pub(super) fn page_of(&self) -> &[u8] {
        &self.page_of
    }

    /// The place of a section on its page.
    pub(super) fn place(&self, section: u32) -> Option<Anchor> {
        self.raw.places[section as usize].1
    }

    /// The words of a name by group.
    pub(super) fn name(&self, at: usize) -> &[u32] {
        self.raw.names.get(at)
    }

    pub(super) fn named(&self, at: usize) -> Named {
        self.raw.named[at]
    }

    pub(super) fn is_stop(&self, group: u32) -> bool {
        self.is_stop[group as usize]
    }

    /// Where a thing is dealt with, the best page first.
    pub(super) fn homes_of(&self, concept: u32) -> &[u8] {
        self.raw.homes.get(concept as usize)
    }

    /// What the guidance says for a thing: phrases, each by group.
    pub(super) fn phrases_of(&self, concept: u32) -> impl Iterator<Item = &[u32]> {
        let texts = self.raw.texts.get(concept as usize);
        texts.iter().map(|at| self.raw.phrases.get(*at as usize))
    }

    /// The names that begin with a word of a group, the longest first.
    pub(super) fn names_from(&self, group: u32) -> std::ops::Range<usize> {
        match self.names_from.get(group as usize..) {
            Some([start, end, ..]) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }
}

/// The first word that is not before this one.
fn lower(words: &Lists<u8>, word: &[u8]) -> u32 {
    let (mut low, mut high) = (0, words.len());
    while low < high {
        let middle = (low + high) / 2;
        if words.get(middle) < word {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low as u32
}

fn find(words: &Lists<u8>, word: &[u8]) -> Option<u32> {
    let at = lower(words, word);
    ((at as usize) < words.len() && words.get(at as usize) == word).then_some(at)
}

/// Weighted occurrences, by their step.
fn amount(posting: Posting) -> f32 {
    let step = (posting.amount() as usize).checked_sub(1);
    step.and_then(|at| STEPS.get(at))
        .copied()
        .unwrap_or_default()
}

/// The natural logarithm of a number above 0, to six digits: the standard library's takes more bytes than ranking has use for.
fn ln(number: f32) -> f32 {
    // The exponent, and what is left of the number: from 3/4 to 3/2.
    let bits = number.to_bits().wrapping_sub(0x3f40_0000);
    let exponent = (bits as i32 >> 23) as f32;
    let rest = f32::from_bits((bits & 0x007f_ffff) + 0x3f40_0000);
    let s = (rest - 1.0) / (rest + 1.0);
    let square = s * s;
    let series = 1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0 + square / 9.0)));
    exponent * std::f32::consts::LN_2 + 2.0 * s * series
}

/// Which letters a word has, as bits: a word that is one edit away differs in two at most. Some digits share theirs with letters.
pub(super) fn letters_of(word: &[u8]) -> u32 {
    let mut bits = 0;
    for byte in word {
        bits |= 1 << (byte & 31);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_six_digits() {
        for step in 1..100_000u32 {
            let number = step as f32 * 0.37;
            let expected = f64::from(number).ln();
            let error = (f64::from(ln(number)) - expected).abs();
            assert!(error <= 1e-6 * expected.abs().max(1.0), "{number}: {error}");
        }
    }
}
