//! What was typed, against an index.
//!
//! A query goes through these steps: words ([`super::analyse`]), what each can be taken for ([`super::word`]), names among
//! them ([`super::name`]), whether enough of it is there at all, what each place is worth, and the order of pages. A query costs
//! time by the places that its words stand in, and by nothing else: words beyond a number are not looked at.

use super::analyse;
use super::format::Posting;
use super::index::{Index, ONE};
use super::name::{self, Fit, Name};
use super::word::{Allowed, Match, Stamps, Word, scale};
use crate::address::{Anchor, Page};

/// Words beyond this number are not looked at: nobody means them, and they may not cost time.
pub const MOST_WORDS: usize = 24;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Pages, the best first.
    pub pages: Vec<FoundPage>,
    /// Misspellings: as typed, and as they were taken.
    pub corrected: Vec<(String, String)>,
    /// What was typed in words that the guidance doesn't use, and was looked for in its own.
    pub otherwise: Vec<String>,
    /// Terms of the glossary that were named, by their places there.
    pub terms: Vec<u8>,
    /// How each word was taken.
    pub words: Vec<(String, Match)>,
    /// The groups of words that were looked for, to mark them; see [`Index::group`].
    pub groups: Vec<u32>,
}

/// What each telling word of a query asks of a text that is to have all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs(Vec<Need>);

/// What a word asks of a text, in groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Need {
    /// Any of these will do: what the word was taken for.
    any: Vec<u32>,
    /// Or all of one of these: what the guidance calls a thing that the word is part of the name of.
    phrases: Vec<Vec<u32>>,
}

impl Needs {
    /// Whether a text has all that was looked for; see [`Index::groups_in`].
    #[must_use]
    pub fn are_met_by(&self, groups: &[u32]) -> bool {
        let has = |group: &u32| groups.contains(group);
        let is_met = |need: &Need| {
            let mut phrases = need.phrases.iter();
            need.any.iter().any(has) || phrases.any(|phrase| phrase.iter().all(has))
        };
        !self.0.is_empty() && self.0.iter().all(is_met)
    }
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPage {
    /// The page.
    pub page: Page,
    /// Comparable within one query only.
    pub score: f32,
    /// Places on it, the best first, three at most; `None` is its start.
    pub places: Vec<Option<Anchor>>,
}

/// An index with what a query needs to note down, so that a query allocates little.
pub struct Searcher {
    index: Index,
    stamps: Stamps,
    sections: Tally,
    pages: Tally,
}

/// What places are worth: each word counts once, with the best of what it is taken for.
///
/// Places are noted by blocks: a common word stands in most of them, and then a list of places would take longer than a look at
/// each; a rare one stands in few blocks.
struct Tally {
    total: Places,
    /// Of one word.
    once: Places,
}

struct Places {
    worth: Vec<u32>,
    /// The blocks in which any place is worth something.
    blocks: Vec<bool>,
}

/// Places of a block.
const BLOCK: usize = 64;

impl Places {
    fn new(places: usize) -> Self {
        let blocks = places.div_ceil(BLOCK);
        Self {
            worth: vec![0; blocks * BLOCK],
            blocks: vec![false; blocks],
        }
    }

    #[inline(always)]
    fn at(&mut self, place: usize) -> &mut u32 {
        self.blocks[place / BLOCK] = true;
        &mut self.worth[place]
    }

    /// Hands over every block with what its places are worth, and then they are worth nothing.
    fn take(&mut self, mut each: impl FnMut(usize, &[u32])) {
        for (at, block) in self.blocks.iter_mut().enumerate() {
            if std::mem::take(block) {
                let worth = &mut self.worth[at * BLOCK..][..BLOCK];
                each(at * BLOCK, worth);
                worth.fill(0);
            }
        }
    }
}

impl Tally {
    fn new(places: usize) -> Self {
        Self {
            total: Places::new(places),
            once: Places::new(places),
        }
    }

    /// A thing that the word is taken for.
    fn note(&mut self, postings: &[Posting], weight: u32) {
        for posting in postings {
            let once = self.once.at(posting.place());
            *once = (*once).max(worth(*posting, weight));
        }
    }

    /// The word is done.
    fn close(&mut self) {
        self.once.take(|start, worth| {
            self.total.blocks[start / BLOCK] = true;
            let total = &mut self.total.worth[start..][..BLOCK];
            for (total, worth) in total.iter_mut().zip(worth) {
                *total += worth;
            }
        });
    }

    /// A word that is taken for one thing only.
    fn single(&mut self, postings: &[Posting], weight: u32) {
        for posting in postings {
            *self.total.at(posting.place()) += worth(*posting, weight);
        }
    }
}

/// Something at least.
#[inline(always)]
fn worth(posting: Posting, weight: u32) -> u32 {
    ((posting.amount() * weight) >> 8).max(1)
}

impl Searcher {
    /// Ready for queries.
    #[must_use]
    pub fn new(index: Index) -> Self {
        Self {
            stamps: Stamps::new(index.groups()),
            sections: Tally::new(index.page_of().len()),
            pages: Tally::new(index.pages().len()),
            index,
        }
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Looks for what was typed. The last word counts as unfinished while nothing stands behind it.
    pub fn search(&mut self, text: &str) -> Found {
        self.look(text, false, None)
    }

    /// Looks for what was typed and for nothing like it: no misspellings, no relatives, no other names.
    pub fn search_literally(&mut self, text: &str) -> Found {
        self.look(text, true, None)
    }

    /// Looks for what was typed, as [`Searcher::search`] does or [`Searcher::search_literally`], and says what it asks of a text that
    /// is no section of a page.
    pub fn search_with_needs(&mut self, text: &str, literal: bool) -> (Found, Needs) {
        let mut needs = Vec::new();
        let found = self.look(text, literal, Some(&mut needs));
        (found, Needs(needs))
    }

    // What is asked of other texts is told apart: who types does not wait for it, and it is no part of the engine that others need.
    fn look(&mut self, text: &str, literal: bool, needs: Option<&mut Vec<Need>>) -> Found {
        let index = &self.index;
        let mut words: Vec<Word> = Vec::new();
        analyse::words(text, |_, word| {
            if words.len() < MOST_WORDS {
                words.push(Word::new(index, word));
            }
        });
        let Some(last) = words.len().checked_sub(1) else {
            return Found::default();
        };
        let unfinished = text.chars().next_back().is_some_and(analyse::is_letter);
        let only_stop_words = words.iter().all(|word| word.is_stop);
        let mut found = Found::default();
        for at in 0..words.len() {
            let (before, rest) = words.split_at_mut(at);
            let Some((word, rest)) = rest.split_first_mut() else {
                break;
            };
            if let Some(before) = before.last()
                && before.is_joined(index, &word.text)
            {
                word.follow(before);
                continue;
            }
            if word.is_stop && !only_stop_words {
                continue;
            }
            let allowed = Allowed {
                unfinished: at == last && unfinished,
                literal,
            };
            word.take(
                index,
                &mut self.stamps,
                allowed,
                rest.first().map(|next| next.text.as_str()),
            );
            if let Some(meant) = word.corrected {
                found
                    .corrected
                    .push((word.text.clone(), index.spelled(meant).to_owned()));
            }
        }
        let names = if literal {
            Vec::new()
        } else {
            name::names(index, &mut words, unfinished)
        };
        found.words = words
            .iter()
            .map(|word| (word.text.clone(), word.how))
            .collect();
        if let Some(needs) = needs {
            // What was joined with the word before asks for nothing by itself.
            let is_joined = |word: &Word| word.how == Match::Compound && word.taken.is_empty();
            let telling = words
                .iter()
                .filter(|word| !is_joined(word) && (!word.is_stop || only_stop_words));
            needs.extend(telling.map(|word| need(index, word, &names)));
        }
        if is_covered(index, &words, only_stop_words) {
            for word in &words {
                found
                    .groups
                    .extend(word.taken.iter().map(|(group, _)| group));
                self.add(&word.taken);
            }
            self.add_names(&names, &mut found);
            found.pages = self.rank();
        }
        found
    }

    fn add(&mut self, taken: &[(u32, u32)]) {
        match taken {
            [] => {}
            [(group, weight)] => {
                self.sections
                    .single(self.index.sections_of(*group), *weight);
                self.pages.single(self.index.pages_of(*group), *weight);
            }
            several => {
                for (group, weight) in several {
                    self.sections.note(self.index.sections_of(*group), *weight);
                    self.pages.note(self.index.pages_of(*group), *weight);
                }
                self.sections.close();
                self.pages.close();
            }
        }
    }

    /// Where named things are at home, and what the guidance calls them.
    fn add_names(&mut self, names: &[Name], found: &mut Found) {
        for name in names {
            let named = self.index.named(name.form);
            if name.fit == Fit::Whole {
                found.terms.extend(named.term);
            }
            let Some(concept) = named.concept else {
                continue;
            };
            if !name.is_said && name.fit == Fit::Whole {
                let mut words = String::new();
                for group in self.index.name(name.form) {
                    if !words.is_empty() {
                        words.push(' ');
                    }
                    if let Some(word) = self.index.members(*group).first() {
                        words.push_str(self.index.spelled(*word));
                    }
                }
                found.otherwise.push(words);
            }
            let weights = &self.index.weights;
            let share = match name.fit {
                Fit::Whole => 1.0,
                Fit::Loose => weights.loose_name,
                Fit::Unfinished => weights.unfinished_name,
            };
            let mut weight = weights.home;
            // A third home adds nothing that a reader would look for.
            for page in self.index.homes_of(concept).iter().take(3) {
                let worth = name.worth * weight * share * ONE;
                *self.pages.total.at(usize::from(*page)) += (worth as u32).max(1);
                weight = weights.second_home;
            }
            for phrase in self.index.phrases_of(concept) {
                let weight =
                    scale(self.index.weights.synonym * share / (phrase.len() as f32).sqrt());
                for group in phrase {
                    // Where the guidance has other words, these are what a reader is shown.
                    if !name.is_said {
                        found.groups.push(*group);
                    }
                    self.sections.single(self.index.sections_of(*group), weight);
                    self.pages.single(self.index.pages_of(*group), weight);
                }
            }
        }
    }

    /// The order of pages: the whole page, and its best sections.
    fn rank(&mut self) -> Vec<FoundPage> {
        const TOP: usize = 3;
        let index = &self.index;
        let mut best: Vec<[(u32, u32); TOP]> = vec![[(0, 0); TOP]; index.pages().len()];
        self.sections.total.take(|start, worth| {
            let pages = index.page_of().get(start..).unwrap_or_default();
            for (at, (total, page)) in worth.iter().zip(pages).enumerate() {
                let top = &mut best[usize::from(*page)];
                // Most are among no page's best.
                if *total > top[TOP - 1].0 {
                    let mut own = (*total, (start + at) as u32);
                    for place in top {
                        if own.0 > place.0 {
                            std::mem::swap(&mut own, place);
                        }
                    }
                }
            }
        });
        let mut ranked: Vec<FoundPage> = Vec::new();
        let mut rank = |page: usize, whole: u32| {
            let top = &best[page];
            let weights = &index.weights;
            let sections = top[0].0 as f32 + weights.next_section * top[1].0 as f32;
            let places = top.iter().filter(|(total, _)| *total > 0);
            let score =
                weights.best_section * sections + (1.0 - weights.best_section) * whole as f32;
            let own = index.pages()[page];
            // Few pages, so each goes to its place at once: a sort would take more bytes than all of ranking. Of equals the
            // one that comes first in the document, whatever was looked at first.
            let at = ranked.partition_point(|other| {
                other.score > score || (other.score == score && other.page < own)
            });
            let found = FoundPage {
                page: own,
                score,
                places: places.map(|(_, section)| index.place(*section)).collect(),
            };
            ranked.insert(at, found);
        };
        self.pages.total.take(|start, worth| {
            for (at, whole) in worth.iter().enumerate() {
                if *whole > 0 {
                    rank(start + at, *whole);
                }
            }
        });
        let least = ranked
            .first()
            .map_or(0.0, |first| first.score * index.weights.tail);
        ranked.retain(|page| page.score >= least);
        ranked
    }
}

/// What a word asks of a text.
fn need(index: &Index, word: &Word, names: &[Name]) -> Need {
    let mut need = Need::default();
    need.any.extend(word.taken.iter().map(|(group, _)| group));
    // A word that no page says may still be one that actions are filed under.
    need.any.extend(word.group);
    for name in names.iter().filter(|name| name.fit == Fit::Whole) {
        let is_part = word
            .group
            .is_some_and(|group| index.name(name.form).contains(&group));
        if let Some(concept) = index.named(name.form).concept.filter(|_| is_part) {
            let phrases = index.phrases_of(concept);
            need.phrases.extend(phrases.map(<[u32]>::to_vec));
        }
    }
    need
}

/// Whether enough of what was typed is there at all, by how telling it is.
fn is_covered(index: &Index, words: &[Word], only_stop_words: bool) -> bool {
    let (mut there, mut all) = (0.0, 0.0);
    for word in words.iter().filter(|word| !word.is_stop || only_stop_words) {
        there += word.rarity * word.quality;
        all += word.rarity;
    }
    all > 0.0 && there / all >= index.weights.coverage
}
