//! A report as Markdown: CommonMark, which every tool that reads Markdown reads.
//!
//! Whatever a reader wrote is shown as it was written: nothing in it becomes a heading, a list, a table, an image or HTML.
//! Only evidence may hold links, as everywhere (`guidance::link`).

use super::{Report, Said, Words, is_unseen};
use crate::link::{Part, links};

/// What stands before the lines of a text within a list.
const INDENT: &str = "  ";

/// The text.
#[must_use]
pub fn markdown(report: &Report<'_>, words: &Words<'_>) -> String {
    let mut page = Page::default();
    page.heading(1, &(words.title)(report.name));
    page.paragraph(report.description);
    page.paragraph(words.about);
    if report.left_out.texts {
        page.paragraph(words.without_texts);
    }
    if report.left_out.names {
        page.paragraph(words.without_names);
    }
    for (status, count) in report.counts {
        page.item(&(words.count)(status, count));
    }
    if !report.profile.is_empty() {
        page.heading(2, words.profile);
    }
    for (label, holds) in &report.profile {
        page.item(&(words.holds)(label, *holds));
    }

    page.heading(2, words.open);
    if report.open.is_empty() {
        page.paragraph(words.nothing_open);
    }
    for row in &report.open {
        let id = row.asked.id.no.to_string();
        page.item(
            &[
                &id,
                " ",
                row.asked.text,
                " (",
                &(words.status)(row.said.status),
                ")",
            ]
            .concat(),
        );
    }

    if !report.reviews.is_empty() {
        page.heading(2, words.reviews);
    }
    for review in &report.reviews {
        let id = review.asked.id.no.to_string();
        page.item(&[&(words.date)(review.on), ": ", &id, " ", review.asked.text].concat());
    }

    page.heading(2, words.actions);
    let mut principle = None;
    for row in &report.actions {
        let asked = &row.asked;
        if principle != Some(asked.principle) {
            principle = Some(asked.principle);
            page.heading(
                3,
                &[&asked.principle.to_string(), " ", asked.title].concat(),
            );
        }
        page.heading(4, &[&asked.id.no.to_string(), " ", asked.text].concat());
        page.said(&row.said, words, asked.evidence);
    }

    if !report.unknown.is_empty() {
        page.heading(2, words.unknown);
    }
    for unknown in &report.unknown {
        page.heading(3, &unknown.id.to_string());
        page.said(&unknown.said, words, "");
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    /// Whether the last line is of a list.
    in_list: bool,
}

impl Page {
    fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        let text = escaped(&text.replace('\n', " "));
        self.text
            .push_str(&[&"#".repeat(level), " ", &text, "\n"].concat());
    }

    fn paragraph(&mut self, text: &str) {
        let text = lines(text, "", escaped);
        if !text.is_empty() {
            self.gap();
            self.text.push_str(&[&text, "\n"].concat());
        }
    }

    fn item(&mut self, text: &str) {
        self.begin_item();
        self.text
            .push_str(&[&lines(text, INDENT, escaped), "\n"].concat());
    }

    /// What is said of an action; of that which is empty, nothing.
    fn said(&mut self, said: &Said<'_>, words: &Words<'_>, asked: &str) {
        let names = words.columns;
        let day = |date: Option<_>| date.map_or(String::new(), |on| (words.date)(on));
        for (name, text, show) in [
            (
                names.status,
                (words.status)(said.status).as_str(),
                escaped as fn(&str) -> String,
            ),
            (names.asked, asked, escaped),
            (names.reason, said.reason, escaped),
            (names.owner, said.owner, escaped),
            (names.review, &day(said.review), escaped),
            (names.evidence, said.evidence, linked),
            (names.note, said.note, escaped),
            (names.changed, &day(said.changed), escaped),
        ] {
            let text = lines(text, INDENT, show);
            if !text.is_empty() {
                self.begin_item();
                self.text
                    .push_str(&[&escaped(name), ": ", &text, "\n"].concat());
            }
        }
    }

    fn begin_item(&mut self) {
        if !self.in_list {
            self.gap();
        }
        self.in_list = true;
        self.text.push_str("- ");
    }

    /// A blank line before what follows.
    fn gap(&mut self) {
        self.in_list = false;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

/// A text in lines, each shown by itself; a blank one begins a paragraph.
fn lines(text: &str, indent: &str, show: fn(&str) -> String) -> String {
    let mut lines = String::new();
    let mut blank = false;
    for line in text.lines() {
        let shown = show(line);
        if shown.is_empty() {
            blank = true;
            continue;
        }
        if !lines.is_empty() {
            // A backslash at the end breaks the line.
            lines.push_str(if blank { "\n\n" } else { "\\\n" });
            lines.push_str(indent);
        }
        blank = false;
        lines.push_str(&shown);
    }
    lines
}

/// A line with its links as links.
fn linked(line: &str) -> String {
    let show = |part: Part<'_>| match part {
        Part::Plain(text) => escaped_whole(text),
        // No letter may stand in an address that would end it here.
        Part::Link(link) => ["<", link, ">"].concat(),
    };
    let line = trimmed(line);
    links(&line).into_iter().map(show).collect()
}

/// A line in which nothing is markup.
pub(super) fn escaped(line: &str) -> String {
    escaped_whole(&trimmed(line))
}

/// Blanks at the ends go: they would make code of it, or break the line.
fn trimmed(line: &str) -> String {
    let seen = line.chars().map(|c| if c == '\t' { ' ' } else { c });
    let seen: String = seen.filter(|c| !is_unseen(*c)).collect();
    seen.trim().to_owned()
}

/// Every mark gets a backslash, but those that mean nothing to Markdown wherever they stand. So do the parts of what some tools make
/// a link of without being asked.
fn escaped_whole(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        let is_alone = before.is_empty() || before.ends_with(' ');
        let is_mark = match c {
            ',' | ';' | '%' | '\'' | '"' | '?' | '/' | '(' => false,
            // A list, a number or a date begins at the start of a line only.
            '-' | '+' | '=' => is_alone || after.starts_with(c) || before.ends_with(c),
            ')' | '.' if after.is_empty() || after.starts_with(' ') => {
                before.bytes().all(|b| b.is_ascii_digit())
            }
            ')' => false,
            '.' => before
                .get(before.len().saturating_sub(3)..)
                .is_some_and(|before| before.eq_ignore_ascii_case("www")),
            ':' => before.is_empty() || after.starts_with(|c: char| c != ' '),
            c => c.is_ascii_punctuation(),
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
