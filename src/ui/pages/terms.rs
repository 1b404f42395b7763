//! Terms explained where a page first uses them.
//!
//! The words become a button that opens what they mean: the browser's own popover, so it needs no script, closes with
//! Escape or a tap elsewhere, and says itself whether it is open. What it opens stands right behind it, so whoever has
//! the page read aloud hears it next.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use guidance::address::{Anchor, Form, Page, View};
use guidance::glossary::{Entry, Finder};

/// The glossary, and which of its terms the page has explained so far.
pub(super) struct Terms<'a> {
    glossary: &'a [Entry],
    finder: Finder<'a>,
    explained: RefCell<BTreeSet<usize>>,
}

impl<'a> Terms<'a> {
    pub(super) fn new(glossary: &'a [Entry]) -> Self {
        Self {
            glossary,
            finder: Finder::new(glossary),
            explained: RefCell::default(),
        }
    }

    /// A plain text as HTML, with terms explained.
    pub(super) fn text(&self, text: &str) -> String {
        self.html(&escape(text))
    }

    /// HTML of the content compiler's, with terms explained.
    pub(super) fn html(&self, html: &str) -> String {
        let mut explained = String::new();
        let mut rest = 0;
        let uses = self.finder.in_html(html);
        for (at, one) in uses.iter().enumerate() {
            let Some(entry) = self.first(one.term) else {
                continue;
            };
            // What touches this use ends where the next one starts, and starts where the last one ended.
            let next = uses.get(at + 1).map_or(html.len(), |next| next.at.start);
            let (start, end) = touching(html, &one.at);
            let (start, end) = (start.max(rest), end.min(next));
            let (before, after) = (&html[start..one.at.start], &html[one.at.end..end]);
            let (button, meaning) = explanation(entry, &html[one.at.clone()]);
            explained.push_str(&html[rest..start]);
            explained.push_str(&whole(before, &button, after));
            explained.push_str(&meaning);
            rest = end;
        }
        explained + &html[rest..]
    }

    /// The terms that a text uses and the page has not explained, explained: for a text that can't hold
    /// buttons itself.
    pub(super) fn beside(&self, text: &str) -> Vec<String> {
        let uses = self.finder.in_text(text).into_iter();
        uses.filter_map(|one| {
            let entry = self.first(one.term)?;
            let (button, meaning) = explanation(entry, &escape(&text[one.at]));
            Some(button + &meaning)
        })
        .collect()
    }

    /// The term, if the page has not explained it before.
    fn first(&self, term: usize) -> Option<&'a Entry> {
        let is_new = self.explained.borrow_mut().insert(term);
        self.glossary.get(term).filter(|_| is_new)
    }
}

/// What touches a use without a space between: a bracket before it, a stop or half a compound after it.
fn touching(html: &str, at: &Range<usize>) -> (usize, usize) {
    let before = html[..at.start].trim_end_matches(['(', '“', '‘']);
    let after = &html[at.end..];
    let length = after
        .find(|c: char| c.is_whitespace() || c == '<')
        .unwrap_or(after.len());
    (before.len(), at.end + length)
}

/// A button with what touches it: browsers would put the two on different lines, as around a picture.
fn whole(before: &str, button: &str, after: &str) -> String {
    if before.is_empty() && after.is_empty() {
        button.to_owned()
    } else {
        format!("<span class=w>{before}{button}{after}</span>")
    }
}

/// The words as a button, and what it opens.
fn explanation(entry: &Entry, words: &str) -> (String, String) {
    let id = Anchor::Term(entry.id).name();
    let link = View::of(Page::Glossary)
        .at(Anchor::Term(entry.id))
        .format(Form::Documents);
    (
        format!("<button popovertarget={id}>{words}</button>"),
        format!(
            "<span popover id={id}><a href={link}>{}</a> {}</span>",
            escape(&entry.term),
            escape(&entry.definition)
        ),
    )
}

/// Text as it stands in HTML, outside of attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn hash_entry() -> Entry {
        Entry {
            id: "hash".parse().unwrap(),
            term: "HASH".to_owned(),
            forms: vec!["hash".to_owned()],
            definition: "A short text.".to_owned(),
            see: Vec::new(),
            occurs: Vec::new(),
        }
    }

    fn gan_entry() -> Entry {
        Entry {
            id: "gan".parse().unwrap(),
            forms: vec!["GAN".to_owned()],
            ..hash_entry()
        }
    }

    #[test]
    fn a_term_is_explained_where_a_page_first_uses_it_and_nowhere_else() {
        let glossary = [
            ("gan", "GAN", "Two networks."),
            ("hash", "hash", "A <short> text."),
        ]
        .map(|(id, form, definition)| Entry {
            id: id.parse().unwrap(),
            term: form.to_uppercase(),
            forms: vec![form.to_owned()],
            definition: definition.to_owned(),
            see: Vec::new(),
            occurs: Vec::new(),
        });
        let terms = Terms::new(&glossary);
        let hash = "<button popovertarget=t-hash>Hash</button>\
                    <span popover id=t-hash><a href=glossary.html#t-hash>HASH</a> A &lt;short&gt; text.</span>";
        assert_eq!(
            terms.text("Hash a < b, hash"),
            format!("{hash} a &lt; b, hash")
        );
        assert_eq!(terms.html("<p>A hash</p>"), "<p>A hash</p>");
        let gan = "<button popovertarget=t-gan>GAN</button>\
                   <span popover id=t-gan><a href=glossary.html#t-gan>GAN</a> Two networks.</span>";
        assert_eq!(terms.beside("a hash of a GAN and a GAN"), [gan]);
        assert!(terms.beside("a GAN").is_empty());
    }

    #[test]
    fn terms_that_touch_are_both_explained() {
        let glossary = [hash_entry(), gan_entry()];
        for text in [
            "hash/GAN",
            "hash(GAN)",
            "(hash)(GAN)",
            "hash—GAN",
            "GAN(hash)",
        ] {
            let found = Terms::new(&glossary).text(text);
            assert_eq!(found.matches("<button").count(), 2, "{found}");
            let plain = found.replace("<span class=w>", "").replace("</span>", "");
            assert!(plain.contains("</button>"), "{plain}");
        }
    }

    #[test]
    fn what_touches_a_term_stays_on_its_line() {
        for (html, start) in [
            (
                "<p>(hash).</p>",
                "<p><span class=w>(<button popovertarget=t-hash>hash</button>).</span><span popover",
            ),
            (
                "hash-based",
                "<span class=w><button popovertarget=t-hash>hash</button>-based</span><span popover",
            ),
            (
                "<em>hash</em>.",
                "<em><button popovertarget=t-hash>hash</button><span popover",
            ),
        ] {
            let glossary = [hash_entry()];
            let found = Terms::new(&glossary).html(html);
            assert!(found.starts_with(start), "{found}");
        }
    }
}
