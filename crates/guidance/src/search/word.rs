//! What a typed word can be taken for: what the guidance says that comes nearest to it.
//!
//! The ways are tried in this order, and a later one only where no earlier one fits: the word or a form of it; the word as one
//! that begins with what was typed; as a compound; as a misspelling by one edit; as a relative; as a misspelling by two.
//! "test" is the word and its forms, "tes" all words that begin so: a word that is there is not taken for longer ones.

use super::analyse;
use super::edits;
use super::index::{Index, letters_of};

/// How a word that was typed was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// As it stands in the guidance, or a form of it.
    Stem,
    /// As the beginning of words.
    Beginning,
    /// Written as one word or as two.
    Compound,
    /// As a relative of it: with another beginning or ending.
    Family,
    /// As a misspelling.
    Typo,
    /// As part of a name of something.
    Name,
    /// Not at all.
    None,
}

/// A typed word.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) is_stop: bool,
    /// Its group, also where none of its words stands in the guidance, only in names.
    pub(super) group: Option<u32>,
    pub(super) how: Match,
    /// The groups it is taken for, each with what that counts, in 256ths.
    pub(super) taken: Vec<(u32, u32)>,
    /// The word that it is taken to be a misspelling of.
    pub(super) corrected: Option<u32>,
    /// How sure it is that this was meant, from 0 to 1.
    pub(super) quality: f32,
    /// How telling it is.
    pub(super) rarity: f32,
}

/// A weight in 256ths.
pub(super) fn scale(weight: f32) -> u32 {
    (weight * 256.0) as u32
}

/// Groups that were met already.
pub(super) struct Stamps {
    all: Vec<u32>,
    now: u32,
}

impl Stamps {
    pub(super) fn new(groups: usize) -> Self {
        Self {
            all: vec![0; groups],
            now: 0,
        }
    }

    fn start(&mut self) {
        self.now = self.now.wrapping_add(1);
    }

    /// Whether it is met for the first time.
    fn meet(&mut self, group: u32) -> bool {
        let Some(stamp) = self.all.get_mut(group as usize) else {
            return false;
        };
        let is_new = *stamp != self.now;
        *stamp = self.now;
        is_new
    }
}

/// What is allowed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowed {
    /// The word may not be finished.
    pub(super) unfinished: bool,
    /// The reader wants what was typed, and nothing like it.
    pub(super) literal: bool,
}

impl Word {
    pub(super) fn new(index: &Index, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            is_stop: analyse::is_stop_word(text),
            group: index.find(text.as_bytes()).map(|word| index.group_of(word)),
            how: Match::None,
            taken: Vec::new(),
            corrected: None,
            quality: 0.0,
            rarity: index.most,
        }
    }

    /// Finds what the word can be taken for. `next` is the word that follows.
    pub(super) fn take(
        &mut self,
        index: &Index,
        stamps: &mut Stamps,
        allowed: Allowed,
        next: Option<&str>,
    ) {
        if self.group.is_none() {
            self.group = relative(index, self.text.as_bytes(), Kin::Form);
        }
        // "back door": both halves may be words, but the second is none of the guidance's.
        let next =
            next.filter(|next| self.group.is_none() || index.said(next.as_bytes()).is_none());
        self.take_joined(index, next);
        if let Some(group) = self.group.filter(|_| self.how == Match::None) {
            self.take_group(index, group, 1.0, Match::Stem);
        }
        if self.how == Match::None && (allowed.unfinished || self.text.len() >= 3) {
            self.take_beginning(index, stamps, allowed.unfinished);
        }
        if self.how == Match::None {
            self.take_halves(index);
        }
        if allowed.literal {
            return;
        }
        // A letter that is wrong is likelier than another ending, and two are not.
        let is_unknown = self.group.is_none();
        if self.how == Match::None && is_unknown {
            self.take_typo(index, allowed.unfinished, 1);
        }
        if self.how == Match::None {
            self.take_family(index);
        }
        if self.how == Match::None && is_unknown {
            self.take_typo(index, allowed.unfinished, 2);
        }
    }

    /// A group, if any of its words stands in the guidance.
    fn take_group(&mut self, index: &Index, group: u32, weight: f32, how: Match) {
        if index.is_said(group) {
            self.taken.push((group, scale(weight)));
            self.how = how;
            self.quality = if how == Match::Stem { 1.0 } else { 0.9 };
            self.rarity = index.rarity_of(group);
        }
    }

    /// Every word that begins like this one.
    fn take_beginning(&mut self, index: &Index, stamps: &mut Stamps, is_unfinished: bool) {
        let weights = &index.weights;
        let weight = if is_unfinished {
            weights.prefix
        } else {
            weights.early_prefix
        };
        let bytes = self.text.as_bytes();
        stamps.start();
        let mut rarest = f32::INFINITY;
        for other in index.beginning(bytes) {
            let group = index.group_of(other);
            if index.is_said(group) && stamps.meet(group) {
                let share = bytes.len() as f32 / index.word(other).len() as f32;
                self.taken
                    .push((group, scale(weight * (0.5 + 0.5 * share))));
                rarest = rarest.min(index.rarity_of(group));
            }
        }
        if !self.taken.is_empty() {
            self.how = Match::Beginning;
            self.quality = 0.9;
            self.rarity = rarest;
        }
    }

    /// "back door" where "backdoor" stands. The second half is then part of the first: see [`Word::follow`].
    fn take_joined(&mut self, index: &Index, next: Option<&str>) {
        if let Some(group) = next.and_then(|next| self.joined(index, next)) {
            self.take_compound(index, &[group]);
        }
    }

    /// The group of this word and the next written as one.
    #[inline(never)]
    fn joined(&self, index: &Index, next: &str) -> Option<u32> {
        let mut joined = self.text.clone();
        joined.push_str(next);
        index.said(joined.as_bytes())
    }

    /// Whether this word was joined with the one that follows.
    pub(super) fn is_joined(&self, index: &Index, next: &str) -> bool {
        self.how == Match::Compound
            && self
                .joined(index, next)
                .is_some_and(|group| self.taken.iter().any(|(taken, _)| *taken == group))
    }

    /// Is found with the word before it, and taken for nothing by itself.
    pub(super) fn follow(&mut self, before: &Self) {
        self.how = Match::Compound;
        self.quality = before.quality;
        self.rarity = before.rarity;
    }

    /// "dataset" where "data set" stands.
    fn take_halves(&mut self, index: &Index) {
        let bytes = self.text.as_bytes();
        let middles = 3..bytes.len().saturating_sub(2);
        let halves = middles.into_iter().find_map(|middle| {
            let (a, b) = (bytes.get(..middle)?, bytes.get(middle..)?);
            Some([index.said(a)?, index.said(b)?])
        });
        if let Some(halves) = halves {
            self.take_compound(index, &halves);
        }
    }

    fn take_compound(&mut self, index: &Index, groups: &[u32]) {
        let weight = scale(index.weights.compound);
        self.taken
            .extend(groups.iter().map(|group| (*group, weight)));
        self.how = Match::Compound;
        self.quality = 1.0;
        self.rarity = groups
            .iter()
            .map(|group| index.rarity_of(*group))
            .fold(0.0, f32::max);
    }

    /// Relatives: "unlabelled" for "labelled", "standardisation" for "standard".
    fn take_family(&mut self, index: &Index) {
        let bare = analyse::PREFIXES.words().find_map(|prefix| {
            let rest = self.text.as_bytes().strip_prefix(prefix)?;
            (rest.len() >= 4).then(|| relative(index, rest, Kin::Form))?
        });
        let found = bare
            .filter(|group| index.is_said(*group))
            .or_else(|| relative(index, self.text.as_bytes(), Kin::Family));
        if let Some(group) = found {
            self.take_group(index, group, index.weights.family, Match::Family);
        }
    }

    /// The nearest words, one or two edits away.
    fn take_typo(&mut self, index: &Index, is_unfinished: bool, most: usize) {
        /// As many as are taken at once.
        const MOST: usize = 4;
        let bytes = self.text.as_bytes();
        let Some(first) = bytes.first() else { return };
        let most = match bytes.len() {
            0..=3 => return,
            4..=5 => most.min(1),
            _ => most,
        };
        if bytes.iter().any(u8::is_ascii_digit) {
            return;
        }
        let own = letters_of(bytes);
        let mut best: Vec<(u32, usize)> = Vec::new();
        let mut least = most;
        for (other, letters) in (0u32..).zip(index.letters()) {
            // An edit adds a letter at most, and takes one away.
            if (own & !letters).count_ones() as usize > least {
                continue;
            }
            let text = index.word(other);
            // A first letter is rarely wrong, unless it has changed places with the next.
            if text.first() != Some(first) && text.get(1) != Some(first) {
                continue;
            }
            let is_near = text.len().abs_diff(bytes.len()) <= least
                && (letters & !own).count_ones() as usize <= least;
            let edits = if is_near {
                edits::between(bytes, text, least)
            } else if is_unfinished && bytes.len() >= 5 && text.len() > bytes.len() {
                edits::to_beginning(bytes, text, 1)
            } else {
                None
            };
            let Some(edits) = edits else { continue };
            least = edits;
            best.push((other, edits));
        }
        let weight = if least == 1 {
            index.weights.typo
        } else {
            index.weights.two_typos
        };
        // What stands most often first; `Searcher::rank` says why nothing is sorted.
        let often = |word: u32| index.sections_of(index.group_of(word)).len();
        let mut nearest: Vec<u32> = Vec::new();
        for (other, _) in best.iter().filter(|(_, edits)| *edits == least) {
            let at = nearest.partition_point(|word| often(*word) >= often(*other));
            nearest.insert(at, *other);
        }
        nearest.truncate(MOST);
        for other in &nearest {
            let group = index.group_of(*other);
            if !self.taken.iter().any(|(taken, _)| *taken == group) {
                self.taken.push((group, scale(weight)));
            }
        }
        let Some(nearest) = nearest.first().copied() else {
            return;
        };
        let group = index.group_of(nearest);
        self.corrected = Some(nearest);
        self.group = Some(group);
        self.how = Match::Typo;
        self.quality = match (least, bytes.len()) {
            (1, 6..) => 0.9,
            // Another letter makes another short word: "paris" is no "parts". One too few or too many, or two that have changed
            // places, is a slip.
            (1, _) if is_replaced(bytes, index.word(nearest)) => 0.4,
            (1, _) => 0.6,
            (_, 8..) => 0.6,
            // Most words of six or seven letters, whatever they are about, are two edits from one of the guidance's.
            _ => 0.4,
        };
        self.rarity = index.rarity_of(group);
    }
}

/// Whether a word and the beginning of another, as long as it is, differ in a single place, and not because a letter is missing
/// there: "attak" is "attack".
fn is_replaced(a: &[u8], b: &[u8]) -> bool {
    let beginning = b.get(..a.len()).unwrap_or_default();
    let mut differ = a.iter().zip(beginning).map(|(a, b)| a != b);
    let Some(at) = differ.position(|differs| differs) else {
        return false;
    };
    let rest = a.get(at..).unwrap_or_default();
    let is_missing = b.get(at + 1..).is_some_and(|b| b.starts_with(rest));
    !is_missing && !differ.any(|differs| differs)
}

/// How near a relative has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kin {
    /// A form of the same word.
    Form,
    /// A word of the same family, which stands in the guidance.
    Family,
}

/// The group of the word that shares the longest beginning with a word that is not there itself, where both go on with
/// endings that forms of a word have, or words of a family.
///
/// The index knows which words have one stem, by a stemmer that ran when it was made. Words that it has never seen would need
/// that stemmer here: it takes 6 KiB of the 25 that the engine may have, and finds the same for nearly all.
pub(super) fn relative(index: &Index, word: &[u8], kin: Kin) -> Option<u32> {
    /// No ending is longer.
    const LONGEST: usize = 9;
    let least = if kin == Kin::Form { 3 } else { 5 };
    let start = word.get(..word.len().saturating_sub(LONGEST).max(least))?;
    let mut best = (0, None);
    for other in index.beginning(start) {
        let group = index.group_of(other);
        let text = index.word(other);
        let shared = word.iter().zip(text).take_while(|(a, b)| a == b).count();
        if shared <= best.0 || (kin == Kin::Family && !index.is_said(group)) {
            continue;
        }
        let last = word.get(shared.wrapping_sub(1)).copied();
        let ends = |text: &[u8]| {
            let rest = text.get(shared..).unwrap_or_default();
            // "plan" and "planning".
            let double = rest
                .split_first()
                .filter(|(first, _)| Some(**first) == last);
            let doubled =
                double.is_some_and(|(_, rest)| matches!(rest, b"ed" | b"ing" | b"er" | b"ers"));
            rest.is_empty()
                || doubled
                || analyse::FORMS.has(rest)
                || (kin == Kin::Family && analyse::FAMILY.has(rest))
        };
        if ends(word) && ends(text) {
            best = (shared, Some(group));
        }
    }
    best.1
}
