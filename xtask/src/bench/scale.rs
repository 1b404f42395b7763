//! The guidance many times over, so that an engine can be seen to grow with it.
//!
//! The first copy is the text as it is. In every other some words are exchanged for made-up ones, so that there are more
//! different words the more text there is, as in any real collection (Heaps' law, with the exponent 0.6), and a few of them
//! stand in many places (Zipf's). The numbers come from a generator with a fixed seed: the same text gives the same documents
//! on every machine, and the same as the script gives by which other engines are compared elsewhere.

use std::collections::HashSet;

use anyhow::{Result, bail};

use crate::search::documents::Document;

/// How many different words the text had from which the law was fitted.
const WORDS_OF_ONE: f64 = 1763.0;

/// Heaps' exponent, as English texts have it.
const GROWTH: f64 = 0.6;

/// Where the numbers start.
const SEED: u32 = 7;

/// Shorter runs of letters stay as they are: they are mostly the words that no engine looks for.
const SHORTEST: usize = 4;

/// So many tries at a new word without one, and there are none left to be made.
const PATIENCE: usize = 1_000_000;

/// So many copies of the documents, the first of them unchanged.
pub fn scale(documents: &[Document], copies: usize) -> Result<Vec<Document>> {
    let mut numbers = Numbers(SEED);
    let mut made = Made::new(documents, copies, &mut numbers)?;
    let mut scaled = documents.to_vec();
    for _ in 1..copies {
        for document in documents {
            let mut document = document.clone();
            for text in [
                &mut document.title,
                &mut document.heading,
                &mut document.body,
            ] {
                *text = made.exchange(text, &mut numbers);
            }
            scaled.push(document);
        }
    }
    Ok(scaled)
}

/// Made-up words.
struct Made {
    words: Vec<String>,
    /// Those that stand nowhere yet are left from the first to this one.
    unused: usize,
}

impl Made {
    /// As many as the law asks for, each the beginning of one word of the text and the end of another.
    fn new(documents: &[Document], copies: usize, numbers: &mut Numbers) -> Result<Self> {
        let mut made = Self {
            words: Vec::new(),
            unused: 0,
        };
        if copies < 2 {
            return Ok(made);
        }
        let grown = (WORDS_OF_ONE * (copies as f64).powf(GROWTH)).round();
        let wanted = (grown - WORDS_OF_ONE) as usize;
        let (given, mut known) = vocabulary(documents);
        let mut in_vain = 0;
        while made.words.len() < wanted {
            if given.is_empty() || in_vain == PATIENCE {
                bail!(
                    "expected a text with words enough to make {wanted} new ones of, found {} different words",
                    given.len()
                );
            }
            let first = &given[numbers.below(given.len())];
            let second = &given[numbers.below(given.len())];
            let start = &first[..2 + numbers.below(first.len() - 2)];
            let end = &second[1 + numbers.below(second.len() - 2)..];
            let word = format!("{start}{end}");
            if (4..15).contains(&word.len()) && known.insert(word.clone()) {
                made.words.push(word);
                in_vain = 0;
            } else {
                in_vain += 1;
            }
        }
        made.unused = made.words.len();
        Ok(made)
    }

    /// A text with some of its words exchanged: one in twenty for a word that stands nowhere yet, while there are any, and
    /// one in five for any made-up word, the likelier the earlier it was made.
    fn exchange(&mut self, text: &str, numbers: &mut Numbers) -> String {
        let mut exchanged = String::with_capacity(text.len());
        for (run, is_word) in runs(text) {
            if !is_word {
                exchanged.push_str(run);
                continue;
            }
            let chance = numbers.next();
            if chance < 0.05 && self.unused > 0 {
                self.unused -= 1;
                exchanged.push_str(&self.words[self.unused]);
            } else if chance < 0.25 && !self.words.is_empty() {
                let rank = (self.words.len() as f64).powf(numbers.next()) as usize;
                exchanged.push_str(&self.words[rank.min(self.words.len() - 1)]);
            } else {
                exchanged.push_str(run);
            }
        }
        exchanged
    }
}

/// The different words of the bodies, in order of appearance, in small letters.
fn vocabulary(documents: &[Document]) -> (Vec<String>, HashSet<String>) {
    let mut words = Vec::new();
    let mut known = HashSet::new();
    for document in documents {
        let body = document.body.to_lowercase();
        for (run, _) in runs(&body).filter(|(_, is_word)| *is_word) {
            if known.insert(run.to_owned()) {
                words.push(run.to_owned());
            }
        }
    }
    (words, known)
}

/// A text cut into words of unaccented letters and what stands between them.
fn runs(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.is_ascii_alphabetic();
        let end = rest
            .find(|c: char| c.is_ascii_alphabetic() != first)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some((run, first && run.len() >= SHORTEST))
    })
}

/// The generator known as mulberry32: small, and the same in any language.
struct Numbers(u32);

impl Numbers {
    /// From 0 to below 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut mixed = (self.0 ^ self.0 >> 15).wrapping_mul(1 | self.0);
        mixed ^= mixed.wrapping_add((mixed ^ mixed >> 7).wrapping_mul(61 | mixed));
        f64::from(mixed ^ mixed >> 14) / 4_294_967_296.0
    }

    /// From 0 to below a limit.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() * limit as f64) as usize
    }
}

#[cfg(test)]
mod tests {
    use guidance::address::Page;
    use serde_json::Value;

    use super::*;
    use crate::search::documents::Kind;

    /// Made once by the script that this is a port of: the documents, and three copies of them.
    const GOLDEN: &str = include_str!("scaled.json");

    fn golden(key: &str) -> Vec<Document> {
        let all: Value = serde_json::from_str(GOLDEN).unwrap();
        let documents = all[key].as_array().unwrap().iter();
        documents.map(document).collect()
    }

    fn document(value: &Value) -> Document {
        let text = |key: &str| value[key].as_str().unwrap().to_owned();
        Document {
            id: String::new(),
            principle: text("principle"),
            part: String::new(),
            title: text("title"),
            kind: Kind::Goals,
            heading: text("heading"),
            body: text("body"),
            at: (Page::Principle(text("principle").parse().unwrap()), None),
        }
    }

    #[test]
    fn three_copies_are_those_that_the_script_makes() {
        assert_eq!(scale(&golden("documents"), 3).unwrap(), golden("thrice"));
    }

    #[test]
    fn twelve_copies_are_those_that_the_script_makes() {
        let scaled = scale(&golden("documents"), 12).unwrap();
        let lines: Vec<String> = scaled
            .iter()
            .map(|one| [&*one.principle, &one.title, &one.heading, &one.body].join("\n"))
            .collect();
        // FNV-1a, as the script's answer was summed up.
        let sum = lines
            .join("\n")
            .bytes()
            .fold(0x811c_9dc5, |sum: u32, byte| {
                (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
            });
        assert_eq!((scaled.len(), sum), (24, 0xda27_0234));
    }

    #[test]
    fn one_copy_is_the_text_itself() {
        let documents = golden("documents");
        assert_eq!(scale(&documents, 1).unwrap(), documents);
    }

    #[test]
    fn a_text_with_too_few_words_is_refused() {
        for body in ["", "a of the", "word"] {
            let mut documents = golden("documents");
            documents.truncate(1);
            documents[0].body = body.to_owned();
            let error = scale(&documents, 2).unwrap_err().to_string();
            assert!(error.contains("words enough"), "{error}");
        }
    }
}
