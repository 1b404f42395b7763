//! The index as bytes, and back.
//!
//! Bytes: four that name the format and its version, four of a digest over the rest, four with the length of the first part, the two
//! parts. The first is the index proper ([`text`]): the words, and where they stand. The second is what the thesaurus and the
//! glossary add ([`names`]). What a part holds is said once, for writing and for reading.

use thiserror::Error;

use super::coder::{Coder, MOST, Model, Numbers, Reader, Writer};
use super::lists::Lists;
use crate::address::{Anchor, Page};
use crate::id::PrincipleNo;

/// How much something stands in a section, in weighted occurrences: more exactness than this changes no order of results.
pub(super) const STEPS: [f32; 7] = [0.3, 0.9, 1.8, 2.7, 4.0, 6.0, 10.0];

/// A place, and how much something stands there: as a step of [`STEPS`], from 1, or as what that is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting(u32);

impl Posting {
    const BITS: u32 = 12;

    /// More than fits counts as the most that does.
    pub(super) fn new(place: u32, amount: u32) -> Self {
        Self(place << Self::BITS | amount.min((1 << Self::BITS) - 1))
    }

    pub(super) fn place(self) -> usize {
        (self.0 >> Self::BITS) as usize
    }

    pub(super) fn amount(self) -> u32 {
        self.0 & ((1 << Self::BITS) - 1)
    }
}

/// An index before it is made ready for queries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Raw {
    /// Every word, in order of its bytes.
    pub words: Lists<u8>,
    /// For each word its group: words with one stem share it. Numbered in order of appearance.
    pub groups: Vec<u32>,
    /// The pages, principles first.
    pub pages: Vec<Page>,
    /// For each page its title.
    pub titles: Vec<String>,
    /// For each section its page, by its place in `pages`, and its place there.
    pub places: Vec<(u8, Option<Anchor>)>,
    /// For each group the sections in which its words stand, in order.
    pub postings: Lists<Posting>,
    /// Names of things, by group, in order of their first groups, and of those with the same the longest first.
    pub names: Lists<u32>,
    /// For each name what it names.
    pub named: Vec<Named>,
    /// For each thing that has names the pages that deal with it, the best first.
    pub homes: Lists<u8>,
    /// For each thing what the guidance says for it, by its place among the phrases.
    pub texts: Lists<u32>,
    /// Words of the guidance, by group.
    pub phrases: Lists<u32>,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Named {
    /// The thing, numbered in order of the names.
    pub concept: Option<u32>,
    /// Its place in the glossary, if it stands there.
    pub term: Option<u8>,
}

/// Bytes that are no index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FormatError {
    /// Another format, or another version of it.
    #[error("expected a search index of version 3")]
    Version,
    /// The digest does not fit.
    #[error("the search index is damaged: load it again")]
    Damaged,
}

const VERSION: char = '3';
const MAGIC: [u8; 4] = [b'W', b'S', b'I', VERSION as u8];

impl Raw {
    /// How many groups of words there are.
    #[must_use]
    pub fn group_count(&self) -> usize {
        self.postings.len()
    }

    /// Its two parts: words and where they stand, and what the thesaurus and the glossary add.
    #[must_use]
    pub fn parts(&self) -> [Vec<u8>; 2] {
        let mut made = Self::default();
        let mut writer = Writer::default();
        text(&mut writer, self, &mut made);
        let first = writer.finish();
        let mut writer = Writer::default();
        names(&mut writer, self, &mut made);
        [first, writer.finish()]
    }

    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let [first, second] = self.parts();
        let length = (first.len() as u32).to_le_bytes();
        let rest = [&length[..], &first, &second].concat();
        [&MAGIC[..], &digest(&rest).to_le_bytes(), &rest].concat()
    }

    /// Reads what [`Raw::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are none of this release's, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FormatError> {
        let Some((&MAGIC, rest)) = bytes.split_first_chunk() else {
            return Err(FormatError::Version);
        };
        let parts = rest.split_first_chunk().and_then(|(sum, rest)| {
            let (length, parts) = rest.split_first_chunk()?;
            let parts = parts.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            (digest(rest) == u32::from_le_bytes(*sum)).then_some(parts)
        });
        let (first, second) = parts.ok_or(FormatError::Damaged)?;
        let (nothing, mut made) = (Self::default(), Self::default());
        text(&mut Reader::new(first), &nothing, &mut made);
        names(&mut Reader::new(second), &nothing, &mut made);
        Ok(made)
    }
}

/// FNV-1a, by four bytes at once: finds damage, and is no proof against malice. Whoever can change the index can change the program.
///
/// A multiplication carries nothing downwards, so that two changes of the highest bits would undo each other: what is high is folded in
/// below after each. What damage makes of an index may be larger than any memory, so none may get past this.
fn digest(bytes: &[u8]) -> u32 {
    let mut sum = 0x811c_9dc5;
    for piece in bytes.chunks(4) {
        // Zeros at the end count too.
        let word = piece
            .iter()
            .fold(1u32, |word, byte| word << 8 | u32::from(*byte));
        sum = (sum ^ word).wrapping_mul(0x0100_0193);
        sum ^= sum >> 15;
    }
    sum
}

/// The index proper. Writing, `raw` is what is written; reading, it is empty. Either way it becomes `made`.
fn text<C: Coder>(coder: &mut C, raw: &Raw, made: &mut Raw) {
    let mut letters = Letters::new();
    words(coder, &mut letters, raw, made);
    pages(coder, &mut letters, raw, made);
    places(coder, raw, made);
    postings(coder, raw, made);
}

/// More than there is of anything.
const MANY: u32 = 1 << 30;

/// A list's item when writing; nothing when reading.
fn at<C: Coder, T: Copy + Default>(coder: &C, list: &[T], at: usize) -> T {
    coder.given(|| list.get(at).copied().unwrap_or_default())
}

/// Letters as symbols: the end of a word, `a` to `z`, digits, the point, and any other byte behind an escape.
const SYMBOLS: usize = 39;
const ESCAPE: u32 = SYMBOLS as u32 - 1;

/// What ends a word, and what stands between the words of a text.
const END: u8 = b' ';

fn symbol(letter: u8) -> u32 {
    match letter {
        END => 0,
        b'a'..=b'z' => u32::from(letter - b'a') + 1,
        b'0'..=b'9' => u32::from(letter - b'0') + 27,
        b'.' => 37,
        _ => ESCAPE,
    }
}

/// What is known of letters by the one before; of the first that is another than in the word before, by that one's.
struct Letters([Vec<Model>; 2]);

impl Letters {
    fn new() -> Self {
        let models = vec![Model::new(SYMBOLS); SYMBOLS];
        Self([models.clone(), models])
    }

    fn code<C: Coder>(&mut self, coder: &mut C, is_instead: bool, other: u8, letter: u8) -> u8 {
        let models = &mut self.0[usize::from(is_instead)];
        let wanted = coder.given(|| symbol(letter));
        match coder.code(&mut models[symbol(other) as usize], wanted) {
            0 => END,
            found @ 1..27 => found as u8 - 1 + b'a',
            found @ 27..37 => found as u8 - 27 + b'0',
            37 => b'.',
            _ => coder.bits(8, letter.into()) as u8,
        }
    }

    /// A text with capitals, by its length.
    fn text<C: Coder>(
        &mut self,
        coder: &mut C,
        capitals: &mut [Model; 3],
        length: &mut Numbers,
        text: &str,
    ) -> String {
        let own = text.as_bytes();
        let length = length.code(coder, own.len() as u32);
        let mut read: Vec<u8> = Vec::new();
        let (mut before, mut kind) = (END, 2);
        for place in 0..length {
            let wanted = at(coder, own, place as usize);
            let letter = self.code(coder, false, before, wanted.to_ascii_lowercase());
            let mut capital = 0;
            if letter.is_ascii_lowercase() {
                capital = coder.code(&mut capitals[kind], wanted.is_ascii_uppercase().into());
            }
            read.push(if capital == 1 {
                letter.to_ascii_uppercase()
            } else {
                letter
            });
            // At the start of a word, within one, and after another capital.
            kind = if letter == END { 2 } else { capital as usize };
            before = letter;
        }
        String::from_utf8(read).unwrap_or_default()
    }
}

/// Each word: how much of the one before it begins with, the letters that follow, its group.
fn words<C: Coder>(coder: &mut C, letters: &mut Letters, raw: &Raw, made: &mut Raw) {
    const SHARED: u32 = 15;
    // By the length of the word before: how much is shared, and whether the group is that of the last word, a new one, or one
    // that was there before.
    let mut starts = vec![Model::new(3 * (SHARED as usize + 1)); SHARED as usize + 1];
    let mut back = Numbers::up_to(MANY);
    let count = Numbers::up_to(MANY).code(coder, raw.words.len() as u32);
    let (mut length, mut last, mut newest) = (0, u32::MAX, 0);
    let mut place = 0;
    while place < count as usize {
        let own = raw.words.get(place);
        let group = at(coder, &raw.groups, place);
        let start = coder.given(|| {
            let before = raw.words.get(place.wrapping_sub(1));
            let shared = before.iter().zip(own).take_while(|(a, b)| a == b).count() as u32;
            let kind = match group {
                group if group == last => 0,
                group if group == newest => 1,
                _ => 2,
            };
            3 * shared.min(SHARED) + kind
        });
        let start = coder.code(&mut starts[length], start);
        let mut other = made.words.begin_as_last(start as usize / 3).unwrap_or(END);
        let mut is_instead = true;
        loop {
            let wanted = coder.given(|| own.get(made.words.open().len()).copied().unwrap_or(END));
            let letter = letters.code(coder, is_instead, other, wanted);
            if letter == END {
                break;
            }
            made.words.add(letter);
            (other, is_instead) = (letter, false);
        }
        length = made.words.open().len().min(SHARED as usize);
        made.words.end();
        last = match start % 3 {
            0 => last,
            1 => newest,
            _ => newest.wrapping_sub(1 + back.code(coder, newest.wrapping_sub(group + 1))),
        };
        newest = newest.max(last.wrapping_add(1));
        made.groups.push(last);
        place += 1;
    }
}

/// Pages by kind and number, frameworks by name; with their titles.
fn pages<C: Coder>(coder: &mut C, letters: &mut Letters, raw: &Raw, made: &mut Raw) {
    let mut kinds = Model::new(8);
    let mut capitals = [Model::new(2), Model::new(2), Model::new(2)];
    let (mut numbers, mut lengths) = (Numbers::up_to(255), Numbers::up_to(MANY));
    let count = numbers.code(coder, raw.pages.len() as u32);
    for place in 0..count as usize {
        let own = raw.pages.get(place).copied();
        let (kind, a, b) = match own {
            Some(Page::Principle(no)) => (1, no.part(), no.place()),
            Some(Page::Part(number)) => (2, number, 0),
            Some(Page::Introduction) => (3, 0, 0),
            Some(Page::Framework(_)) => (4, 0, 0),
            Some(Page::Glossary) => (5, 0, 0),
            _ => (0, 0, 0),
        };
        let kind = coder.code(&mut kinds, kind);
        let mut number = |value: u8| numbers.code(coder, value.into()) as u8;
        let page = match kind {
            1 => PrincipleNo::new(number(a), number(b)).map(Page::Principle),
            2 => Some(Page::Part(number(a))),
            3 => Some(Page::Introduction),
            4 => {
                let name = match own {
                    Some(Page::Framework(name)) => coder.given(|| name.to_string()),
                    _ => String::new(),
                };
                let name = letters.text(coder, &mut capitals, &mut lengths, &name);
                name.parse().ok().map(Page::Framework)
            }
            5 => Some(Page::Glossary),
            _ => None,
        };
        made.pages.push(page.unwrap_or(Page::NotFound));
        let title = raw.titles.get(place).map_or("", String::as_str);
        let title = letters.text(coder, &mut capitals, &mut lengths, title);
        made.titles.push(title);
    }
}

/// What a section is; nothing else is one.
fn kind(place: Option<Anchor>) -> (u32, u8) {
    match place {
        Some(Anchor::Why) => (1, 0),
        Some(Anchor::Sources) => (2, 0),
        Some(Anchor::Measure(number)) => (3, number),
        Some(Anchor::Goal(number)) => (4, number),
        Some(Anchor::Action(number)) => (5, number),
        _ => (0, 0),
    }
}

/// Sections by page, kind and number.
fn places<C: Coder>(coder: &mut C, raw: &Raw, made: &mut Raw) {
    let mut kinds = Model::new(8);
    let (mut numbers, mut steps) = (Numbers::up_to(MANY), Numbers::up_to(255));
    let count = numbers.code(coder, raw.places.len() as u32);
    let mut last = 0u8;
    for place in 0..count as usize {
        let (page, own) = at(coder, &raw.places, place);
        // Sections of a page follow each other.
        last = last.wrapping_add(steps.code(coder, page.wrapping_sub(last).into()) as u8);
        let (own, number) = kind(own);
        let own = coder.code(&mut kinds, own);
        let mut number = || numbers.code(coder, number.into()) as u8;
        let own = match own {
            1 => Some(Anchor::Why),
            2 => Some(Anchor::Sources),
            3 => Some(Anchor::Measure(number())),
            4 => Some(Anchor::Goal(number())),
            5 => Some(Anchor::Action(number())),
            _ => None,
        };
        made.places.push((last, own));
    }
}

/// For each group how many sections, the gaps between them, and how much in each.
fn postings<C: Coder>(coder: &mut C, raw: &Raw, made: &mut Raw) {
    let groups = made.groups.iter().max().map_or(0, |last| last + 1);
    let sections = made.places.len() as u32;
    let kinds = made.places.iter().map(|place| kind(place.1).0 as usize);
    let mut stand = Stand {
        kinds: kinds.collect(),
        sizes: Numbers::up_to(sections),
        gaps: vec![Numbers::up_to(sections); 32],
        amounts: vec![Model::new(8); 8 * 8],
    };
    for group in 0..groups as usize {
        stand.code(coder, raw.postings.get(group), &mut made.postings);
    }
}

/// What is known of where words stand.
struct Stand {
    /// For each section what it is.
    kinds: Vec<usize>,
    sizes: Numbers,
    /// By how long the way is on the average to the next section.
    gaps: Vec<Numbers>,
    /// By what the section is, and the amount before.
    amounts: Vec<Model>,
}

impl Stand {
    // By itself, for a browser makes a function faster from its next call on.
    #[inline(never)]
    fn code<C: Coder>(&mut self, coder: &mut C, own: &[Posting], made: &mut Lists<Posting>) {
        let sections = self.kinds.len() as u32;
        let mut rest = self.sizes.code(coder, own.len() as u32).min(sections);
        let (mut next, mut before) = (0, 0);
        while rest > 0 {
            let (section, amount) = coder.given(|| {
                let posting = own.get(own.len().wrapping_sub(rest as usize));
                posting.map_or((0, 0), |own| (own.place() as u32, own.amount()))
            });
            let mean = (sections - next) / rest;
            let gaps = &mut self.gaps[(mean * mean).max(1).ilog2() as usize & 31];
            let section = next + gaps.code(coder, section.wrapping_sub(next));
            // There are as many sections as are still needed.
            let section = section.min(sections - rest);
            next = section + 1;
            let kind = self.kinds[section as usize];
            before = coder.code(&mut self.amounts[kind * 8 + before], amount) as usize;
            made.add(Posting::new(section, before as u32));
            rest -= 1;
        }
        made.end();
    }
}

/// A number below one that is known: its highest bits by how often they were there, the next by these.
struct Choice {
    shift: u32,
    high: Model,
    middle: Vec<Model>,
}

impl Choice {
    const BITS: u32 = MOST.ilog2();

    fn new(below: usize) -> Self {
        let shift = (usize::BITS - below.leading_zeros()).saturating_sub(Self::BITS);
        Self {
            shift,
            high: Model::new(MOST),
            middle: vec![Model::new(1 << shift.min(Self::BITS)); MOST],
        }
    }

    fn code<C: Coder>(&mut self, coder: &mut C, value: u32) -> u32 {
        let low = self.shift.saturating_sub(Self::BITS);
        let high = coder.code(&mut self.high, value >> self.shift);
        let middle = self.shift - low;
        let wanted = value >> low & ((1 << middle) - 1);
        let found = coder.code(&mut self.middle[high as usize], wanted);
        (high << middle | found) << low | coder.bits(low, value)
    }
}

/// What is known of links to things that are numbered in the order in which they are met first.
struct Links {
    numbers: Numbers,
    newest: u32,
}

impl Links {
    fn new() -> Self {
        Self {
            numbers: Numbers::up_to(MANY),
            newest: 0,
        }
    }

    /// To nothing, to something new, or how far back.
    fn code<C: Coder>(&mut self, coder: &mut C, wanted: Option<u32>) -> Option<u32> {
        let link = wanted.map_or(0, |wanted| self.newest.wrapping_sub(wanted) + 1);
        let link = self.numbers.code(coder, link);
        self.newest += u32::from(link == 1);
        let back = if link == 1 { 1 } else { link.checked_sub(1)? };
        self.newest.checked_sub(back)
    }
}

/// Names with what they name; then the things themselves.
fn names<C: Coder>(coder: &mut C, raw: &Raw, made: &mut Raw) {
    const LONGEST: u32 = 15;
    let groups = made.group_count();
    let mut group = Choice::new(groups);
    let mut counts = [Numbers::up_to(MANY), Numbers::up_to(MANY)];
    let mut lengths = vec![Model::new(LONGEST as usize + 1); LONGEST as usize + 1];
    let mut concepts = Links::new();
    let mut place = 0;
    for first in 0..groups as u32 {
        let count = coder.given(|| {
            let from = (place..raw.names.len()).map(|at| raw.names.get(at));
            from.take_while(|name| name.first() == Some(&first)).count() as u32
        });
        // A word that does not stand in the guidance stands in a name.
        let is_said = !made.postings.get(first as usize).is_empty();
        let mut length = 0;
        for _ in 0..counts[usize::from(is_said)].code(coder, count) {
            let own = raw.names.get(place);
            length = coder.code(&mut lengths[length as usize], own.len() as u32);
            made.names.add(first);
            for at in 1..length as usize {
                made.names
                    .add(group.code(coder, own.get(at).copied().unwrap_or_default()));
            }
            made.names.end();
            let concept = concepts.code(coder, at(coder, &raw.named, place).concept);
            made.named.push(Named {
                concept,
                term: None,
            });
            place += 1;
        }
    }
    // Few of them are terms.
    let (mut gaps, mut terms) = (Numbers::up_to(MANY), Numbers::up_to(MANY));
    let mut place = 0;
    loop {
        let gap = coder.given(|| {
            let mut from = raw.named.iter().skip(place);
            let gap = from.position(|named| named.term.is_some());
            gap.unwrap_or(raw.named.len()) as u32
        });
        place += gaps.code(coder, gap) as usize;
        let Some(named) = made.named.get_mut(place) else {
            break;
        };
        let own = at(coder, &raw.named, place).term.unwrap_or_default();
        named.term = Some(terms.code(coder, own.into()) as u8);
        place += 1;
    }
    let mut sizes = [Numbers::up_to(MANY), Numbers::up_to(MANY)];
    let mut homes = [Numbers::up_to(MANY), Numbers::up_to(MANY)];
    let mut phrases = Links::new();
    for concept in 0..concepts.newest as usize {
        let own = raw.homes.get(concept);
        for at in 0..sizes[0].code(coder, own.len() as u32) as usize {
            let page = own.get(at).copied().unwrap_or_default();
            made.homes
                .add(homes[at.min(1)].code(coder, page.into()) as u8);
        }
        made.homes.end();
        let own = raw.texts.get(concept);
        for at in 0..sizes[1].code(coder, own.len() as u32) as usize {
            let known = phrases.newest;
            let Some(phrase) = phrases.code(coder, own.get(at).copied()) else {
                continue;
            };
            made.texts.add(phrase);
            if phrases.newest > known {
                let own = raw.phrases.get(phrase as usize);
                for at in 0..coder.code(&mut lengths[0], own.len() as u32) as usize {
                    made.phrases
                        .add(group.code(coder, own.get(at).copied().unwrap_or_default()));
                }
                made.phrases.end();
            }
        }
        made.texts.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_changes_of_the_same_bit_do_not_undo_each_other() {
        let bytes: Vec<u8> = (0..400u32).map(|at| (at * 7) as u8).collect();
        let sum = digest(&bytes);
        for bit in 0..32 {
            for (one, other) in [(0, 4), (0, 8), (4, 396), (200, 204)] {
                let mut damaged = bytes.clone();
                for word in [one, other] {
                    damaged[word + bit / 8] ^= 1 << (bit % 8);
                }
                assert_ne!(digest(&damaged), sum, "bit {bit} of {one} and {other}");
            }
        }
    }

    #[test]
    fn changes_of_any_two_bits_are_found() {
        let bytes: Vec<u8> = (0..64u32).map(|at| (at * 37) as u8).collect();
        let sum = digest(&bytes);
        for one in 0..512 {
            for other in 0..one {
                let mut damaged = bytes.clone();
                damaged[one / 8] ^= 1 << (one % 8);
                damaged[other / 8] ^= 1 << (other % 8);
                assert_ne!(digest(&damaged), sum, "{one} and {other}");
            }
        }
    }
}
