//! One system as a report, to print: what is said, what is open first, and lines for whoever signs it. Also what a link holds, to be
//! read, without those lines.

use guidance::assess::Holds;
use guidance::id::{ActionId, PrincipleNo};
use guidance::link::{Part, links};
use guidance::progress::Status;
use guidance::report::{Asked, Report, Said, Words};

use crate::ui::results::{escape, quoted};
use crate::words::desk as words;

/// What readers call it whether a condition holds.
#[must_use]
pub fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Yes => words::yes(),
        Holds::No => words::no(),
    }
}

/// What else stands at an action, as markup.
pub type More<'a> = &'a dyn Fn(&ActionId) -> String;

/// All below the title. Where there is more to say of actions it is nothing to sign, and nobody knows when it was changed: what is in a
/// link.
#[must_use]
pub fn markup(report: &Report<'_>, said: &Words<'_>, more: Option<More<'_>>) -> String {
    let mut page = Page {
        text: String::new(),
        words: said,
        more,
    };
    page.put("<p class=report__text>", report.description);
    page.put("<p>", said.about);
    if report.left_out.texts {
        page.put("<p>", said.without_texts);
    }
    if report.left_out.names {
        page.put("<p>", said.without_names);
    }
    page.text += "<ul class=report__counts>";
    for (status, count) in report.counts {
        page.put("<li>", &(said.count)(status, count));
    }
    page.text += "</ul>";
    if !report.profile.is_empty() {
        page.heading("2", said.profile);
        page.text += "<dl class=report__like>";
        for (label, answer) in &report.profile {
            page.text += &[
                "<div><dt>",
                &guidance(label),
                "<dd>",
                holds(*answer),
                "</div>",
            ]
            .concat();
        }
        page.text += "</dl>";
    }
    page.totals(report);
    page.heading("2", said.open);
    if report.open.is_empty() {
        page.put("<p>", said.nothing_open);
    }
    let mut principle = None;
    for row in &report.open {
        page.principle(&mut principle, &row.asked, "</ul>", "<ul class=plain>");
        let status = (said.status)(row.said.status);
        page.text += &["<li>", &name(&row.asked), " <small>", &status, "</small>"].concat();
    }
    page.text += "</ul>";
    if !report.reviews.is_empty() {
        page.heading("2", said.reviews);
        page.text += "<ul class=plain>";
        for review in &report.reviews {
            let day = escape(&(said.date)(review.on));
            page.text += &["<li>", &name(&review.asked), " <small>", &day, "</small>"].concat();
        }
        page.text += "</ul>";
    }
    page.text += "<section class=report__all>";
    page.heading("2", said.actions);
    let mut principle = None;
    for row in &report.actions {
        let asked = &row.asked;
        page.principle(&mut principle, asked, "", "");
        page.action(&asked.id, &name(asked), &row.said, asked.evidence);
    }
    if !report.unknown.is_empty() {
        page.heading("2", said.unknown);
    }
    for unknown in &report.unknown {
        page.action(&unknown.id, &unknown.id.to_string(), &unknown.said, "");
    }
    page.text += "</section>";
    if more.is_some() {
        return page.text;
    }
    page.text += "<section class=report__end>";
    page.heading("2", words::report_sign());
    page.lines(&[
        words::report_signed(),
        words::report_role(),
        words::report_signature(),
        words::report_on(),
    ]);
    page.text += "</section>";
    page.text
}

/// Words of the guidance.
fn guidance(text: &str) -> String {
    ["<span", &quoted(), ">", &escape(text), "</span>"].concat()
}

fn name(asked: &Asked<'_>) -> String {
    [
        "<b>",
        &asked.id.no.to_string(),
        "</b> ",
        &guidance(asked.text),
    ]
    .concat()
}

struct Page<'a> {
    text: String,
    words: &'a Words<'a>,
    more: Option<More<'a>>,
}

impl Page<'_> {
    /// Words in an element that needs no end; where there are none, nothing.
    fn put(&mut self, tag: &str, words: &str) {
        if !words.is_empty() {
            self.text += tag;
            self.text += &escape(words);
        }
    }

    fn heading(&mut self, level: &str, markup: &str) {
        self.text += &["<h", level, ">", markup, "</h", level, ">"].concat();
    }

    /// Over the first action of a principle its title, between the end of what was before and the start of what follows.
    fn principle(
        &mut self,
        last: &mut Option<PrincipleNo>,
        asked: &Asked<'_>,
        end: &str,
        start: &str,
    ) {
        if *last != Some(asked.principle) {
            if last.is_some() {
                self.text += end;
            }
            *last = Some(asked.principle);
            let title = [&asked.principle.to_string(), " ", &guidance(asked.title)].concat();
            self.heading("3", &title);
            self.text += start;
        }
    }

    /// A table of all principles: how many of their actions stand where, and when to look at one again.
    fn totals(&mut self, report: &Report<'_>) {
        let said = self.words;
        self.heading("2", words::report_totals());
        self.text += "<div class=wide role=region tabindex=0 aria-label=\"";
        self.text += words::report_totals();
        self.text += "\"><table class=side><thead><tr>";
        // What is done first, since it is asked for first.
        const ORDER: [Status; 4] = [
            Status::Done,
            Status::InProgress,
            Status::NotStarted,
            Status::NotApplicable,
        ];
        self.put("<th scope=col>", said.columns.principle);
        for status in ORDER {
            self.put("<th scope=col>", &(said.status)(status));
        }
        self.put("<th scope=col>", words::column_review());
        self.text += "</thead><tbody>";
        for total in &report.principles {
            let no = total.principle.to_string();
            self.text += &["<tr><th scope=row>", &no, " ", &guidance(total.title)].concat();
            for status in ORDER {
                self.put("<td>", &total.counts[status as usize].to_string());
            }
            let none = || words::no_review().to_owned();
            self.put("<td>", &total.next.map_or_else(none, said.date));
        }
        self.text += "</table></div>";
    }

    /// An action with all that is said of it; `name` is markup.
    fn action(&mut self, id: &ActionId, name: &str, said: &Said<'_>, asked: &str) {
        let (names, around) = (self.words.columns, self.words);
        let day = |date: Option<_>| date.map_or(String::new(), |on| escape(&(around.date)(on)));
        self.text += &["<div class=report__one data-is=", said.status.id(), ">"].concat();
        self.heading("4", name);
        self.text += "<dl>";
        for (name, value) in [
            (names.status, (around.status)(said.status)),
            (names.reason, escape(said.reason)),
            (
                names.asked,
                if asked.is_empty() {
                    String::new()
                } else {
                    guidance(asked)
                },
            ),
            (names.evidence, linked(said.evidence)),
            (names.note, escape(said.note)),
            (names.owner, escape(said.owner)),
            (names.review, day(said.review)),
            (
                names.changed,
                day(said.changed.filter(|_| self.more.is_none())),
            ),
        ] {
            if !value.is_empty() {
                self.text += &["<div><dt>", name, "<dd>", &value, "</div>"].concat();
            }
        }
        self.text += "</dl>";
        match self.more {
            Some(more) => self.text += &more(id),
            None => self.lines(&[words::report_checked(), words::report_on()]),
        }
        self.text += "</div>";
    }

    /// Lines to write on, each with what goes there.
    fn lines(&mut self, names: &[&str]) {
        self.text += "<p class=report__sign>";
        for name in names {
            self.text += &["<span>", name, "</span><i></i>"].concat();
        }
    }
}

/// A text in which addresses that may be followed are links; nothing else in it is markup.
#[must_use]
pub fn linked(text: &str) -> String {
    let show = |part: Part<'_>| match part {
        Part::Plain(text) => escape(text),
        Part::Link(link) => {
            let link = escape(link);
            ["<a href=\"", &link, "\" rel=noreferrer>", &link, "</a>"].concat()
        }
    };
    links(text).into_iter().map(show).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use guidance::assess::{Change, Field, Item, Store, Which};
    use guidance::progress::memory::Memory;
    use guidance::report::{Columns, Condition, Leave};

    use super::*;

    const HOSTILE: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(1)> javascript:alert(1) https://example.org/\"onmouseover=x";

    fn said() -> Words<'static> {
        Words {
            title: &|name| name.to_owned(),
            about: "About.",
            without_texts: "Without texts.",
            without_names: "Without names.",
            profile: "Profile",
            holds: &|_, _| String::new(),
            count: &|status, count| format!("{status}: {count}"),
            status: &|status| status.to_string(),
            date: &|date| date.to_string(),
            open: "Open",
            nothing_open: "Nothing.",
            reviews: "Reviews",
            actions: "Actions",
            unknown: "Unknown",
            columns: Columns {
                id: "Id",
                principle: "Principle",
                action: "Action",
                asked: "Asked",
                status: "Status",
                reason: "Reason",
                note: "Note",
                evidence: "Evidence",
                owner: "Owner",
                review: "Review",
                changed: "Changed",
            },
            look_again: &|_, _| String::new(),
        }
    }

    #[test]
    fn nothing_that_a_reader_wrote_is_markup_and_only_what_may_be_followed_is_a_link() {
        let (mut store, mut book, _) = Store::open(Memory::default(), Which::All, "a".to_owned());
        let id = "first".parse().unwrap();
        let set = |item: &str, field| Change {
            system: "first".parse().unwrap(),
            item: item.parse().unwrap(),
            field,
            value: HOSTILE.to_owned(),
            edition: None,
        };
        let fields = [Field::Reason, Field::Note, Field::Evidence, Field::Owner];
        let mut changes: Vec<Change> = ["ncsc-ml:1.1-01", "ncsc-ml:9.9-01"]
            .into_iter()
            .flat_map(|item| fields.map(|field| set(item, field)))
            .collect();
        changes.push(set("system", Field::Name));
        changes.push(set("system", Field::Description));
        changes.push(Change {
            field: Field::Profile,
            value: "edge=no".to_owned(),
            ..set("system", Field::Name)
        });
        assert!(changes.iter().any(|one| one.item == Item::System));
        let _ = store.set(&mut book, changes, 0, 1, false);
        let asked = Asked {
            id: "ncsc-ml:1.1-01".parse().unwrap(),
            principle: "1.1".parse().unwrap(),
            title: "Title",
            text: "Do this.",
            evidence: "A record",
        };
        let conditions = [Condition {
            id: "edge",
            label: "Edge & more",
        }];
        let system = book.system(&id).unwrap();
        let report = Report::new(system, &conditions, &[asked], Leave::default());
        let page = |more| markup(&report, &said(), more);
        let markup = page(None);
        for tag in ["<script", "<img", "href=\"javascript", "\"onmouseover"] {
            assert!(!markup.contains(tag), "{tag} in {markup}");
        }
        assert_eq!(markup.matches("<a href=\"https://example.org/").count(), 2);
        assert_eq!(markup.matches("report__sign").count(), 3);
        assert!(markup.contains("Edge &amp; more"), "{markup}");
        assert!(
            markup.find("Do this.") < markup.find("Actions"),
            "what is open comes first"
        );
        // One row, and the heading of the principle over what is open and over all actions.
        assert_eq!(markup.matches("<th scope=row>").count(), 1, "{markup}");
        assert_eq!(markup.matches("<td>1<td>0<td>none").count(), 1, "{markup}");
        assert_eq!(markup.matches("<h3>1.1 ").count(), 2, "{markup}");
        let read = page(Some(&|id| ["<p>More of ", &id.to_string()].concat()));
        assert!(
            !read.contains("report__sign") && !read.contains("Changed"),
            "{read}"
        );
        assert!(read.contains("More of ncsc-ml:1.1-01") && read.contains("More of ncsc-ml:9.9-01"));
        assert!(
            !read.contains("<script") && !read.contains("<img"),
            "{read}"
        );
    }
}
