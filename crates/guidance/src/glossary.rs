//! Terms, and where a text uses them.
//!
//! A *term* is explained in one sentence; its *forms* are the words by which running text uses it. A form is
//! found as whole words; one with a capital in it is found as it is written (`GAN`, not "gan"), any other
//! whatever its case. Where two would fit, the longer wins.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use crate::corpus::{BlockKind, Place, Principle, Prose};
use crate::id::Name;

/// A term and what it means, in one sentence of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Stable name.
    pub id: Name,
    /// As a heading: "Large language model (LLM)".
    pub term: String,
    /// The words by which texts use it, singular and plural.
    pub forms: Vec<String>,
    /// One sentence.
    pub definition: String,
    /// Ids of related terms.
    pub see: Vec<Name>,
    /// Where the guidance uses it, in its order.
    pub occurs: Vec<Place>,
}

/// A use of a term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The place of the term in the glossary, from 0.
    pub term: usize,
    /// The bytes of the text that use it.
    pub at: Range<usize>,
}

/// Finds terms in texts.
pub struct Finder<'a> {
    /// Forms by their first word in lower case, the longest first.
    forms: BTreeMap<String, Vec<(&'a str, usize)>>,
}

impl<'a> Finder<'a> {
    /// A finder of the terms of a glossary.
    #[must_use]
    pub fn new(glossary: &'a [Entry]) -> Self {
        let mut forms: BTreeMap<String, Vec<(&str, usize)>> = BTreeMap::new();
        for (term, entry) in glossary.iter().enumerate() {
            for form in &entry.forms {
                let word = first_word(form).to_lowercase();
                forms.entry(word).or_default().push((form, term));
            }
        }
        for forms in forms.values_mut() {
            forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        Self { forms }
    }

    /// Every use in a plain text, in order.
    #[must_use]
    pub fn in_text(&self, text: &str) -> Vec<Use> {
        let mut uses = Vec::new();
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            let word = first_word(&text[start..]);
            // A second half of a compound is another word: "re-training data" is no training data.
            let is_half = text[..start].ends_with('-');
            let found = self.forms.get(&word.to_lowercase()).into_iter().flatten();
            let found = found
                .filter(|_| !is_half)
                .find_map(|(form, term)| Some((*term, length(&text[start..], form)?)));
            at = start + found.map_or(word.len(), |(_, length)| length);
            if let Some((term, length)) = found {
                uses.push(Use {
                    term,
                    at: start..start + length,
                });
            }
        }
        uses
    }

    /// Every use in HTML as the content compiler makes it: in its words, neither in tags nor in links.
    #[must_use]
    pub fn in_html(&self, html: &str) -> Vec<Use> {
        let mut uses = Vec::new();
        let mut in_link = false;
        let mut at = 0;
        for piece in html.split_inclusive('>') {
            let words = piece.find('<').unwrap_or(piece.len());
            if !in_link {
                let found = self.in_text(&piece[..words]).into_iter();
                uses.extend(found.map(|one| Use {
                    at: at + one.at.start..at + one.at.end,
                    ..one
                }));
            }
            let tag = &piece[words..];
            in_link = (in_link && tag != "</a>") || tag.starts_with("<a ");
            at += piece.len();
        }
        uses
    }
}

/// Which terms a page's texts use, by their places in the glossary. Headings don't count, nor do links: a term can't be
/// explained within either.
impl Finder<'_> {
    /// The terms of a text in blocks.
    #[must_use]
    pub fn of_prose(&self, prose: &Prose) -> BTreeSet<usize> {
        let blocks = prose
            .0
            .iter()
            .filter(|block| block.kind != BlockKind::Heading);
        let uses = blocks.flat_map(|block| self.in_html(&block.html));
        uses.map(|one| one.term).collect()
    }

    /// The terms of a principle.
    #[must_use]
    pub fn of_principle(&self, principle: &Principle) -> BTreeSet<usize> {
        let goals = principle.goals.iter().map(|goal| &goal.text);
        let actions = principle.actions.iter();
        let actions = actions.flat_map(|action| [&action.text, &action.evidence]);
        let texts = [&principle.summary].into_iter().chain(goals).chain(actions);
        let uses = texts
            .flat_map(|text| self.in_text(text))
            .map(|one| one.term);
        let measures = principle.measures.iter().map(|measure| &measure.body);
        let prose = measures.chain([&principle.why]);
        let prose = prose.flat_map(|prose| self.of_prose(prose));
        uses.chain(prose).collect()
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric()
}

/// Where the next word starts, at or after a byte.
fn next_word(text: &str, at: usize) -> Option<usize> {
    Some(at + text[at..].find(is_part)?)
}

/// The word that a text starts with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    &text[..end]
}

/// The bytes of a text that a form takes up at its start, as whole words; `None` where it doesn't fit. Any white
/// space stands for a space.
fn length(text: &str, form: &str) -> Option<usize> {
    let exact = form.contains(char::is_uppercase);
    let mut rest = text;
    for wanted in form.chars() {
        let found = rest.chars().next()?;
        let same = found == wanted
            || (wanted == ' ' && found.is_whitespace())
            || (!exact && found.to_lowercase().eq(wanted.to_lowercase()));
        if !same {
            return None;
        }
        rest = &rest[found.len_utf8()..];
    }
    (!rest.starts_with(is_part)).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn glossary() -> Vec<Entry> {
        [
            ("data", &["training data"][..]),
            ("gan", &["GAN", "GANs", "generative adversarial network"]),
            ("hash", &["hash", "hashes"]),
            ("bom", &["ML-BOM", "bill of materials"]),
            ("card", &["model card", "model"]),
        ]
        .into_iter()
        .map(|(id, forms)| Entry {
            id: id.parse().unwrap(),
            term: id.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            definition: String::new(),
            see: Vec::new(),
            occurs: Vec::new(),
        })
        .collect()
    }

    /// The uses of a text, as `term:words`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let glossary = glossary();
        let finder = Finder::new(&glossary);
        for (uses, what) in [
            (finder.in_text(text), "text"),
            (finder.in_html(text), "HTML"),
        ] {
            let found: Vec<String> = uses
                .into_iter()
                .map(|one| format!("{}:{}", glossary[one.term].id, &text[one.at]))
                .collect();
            if what == "text" && text.contains('<') {
                continue;
            }
            assert_eq!(found, expected, "{text:?} as {what}");
        }
    }

    #[test]
    fn a_form_is_found_as_whole_words_whatever_its_case() {
        check(
            "Hash it, then compare hashes.",
            &["hash:Hash", "hash:hashes"],
        );
        check("hashing rehash", &[]);
        check("Training\ndata", &["data:Training\ndata"]);
        check("the re-training data", &[]);
        check("data-hash? hash-based", &["hash:hash"]);
    }

    #[test]
    fn a_form_with_a_capital_is_found_as_it_is_written() {
        check("A GAN, not a gan", &["gan:GAN"]);
        check("ML-BOM and ml-bom", &["bom:ML-BOM"]);
        check(
            "Generative adversarial network",
            &["gan:Generative adversarial network"],
        );
    }

    #[test]
    fn the_longest_form_wins() {
        check(
            "a model card of a model",
            &["card:model card", "card:model"],
        );
    }

    #[test]
    fn in_html_neither_tags_nor_links_have_words() {
        check(
            "<p title=\"hash\">A <em>hash</em> in <a href=\"hash.html\">a hash</a> and a hash</p>",
            &["hash:hash", "hash:hash"],
        );
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_a_fault(text in "\\PC{0,60}") {
            let glossary = glossary();
            let finder = Finder::new(&glossary);
            let mut last = 0;
            for one in finder.in_text(&text) {
                prop_assert!(one.at.start >= last && text.is_char_boundary(one.at.start));
                prop_assert!(text.is_char_boundary(one.at.end));
                last = one.at.end;
            }
            let _ = finder.in_html(&text);
        }
    }
}
