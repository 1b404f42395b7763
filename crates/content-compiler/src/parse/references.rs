//! `references.toml`: every source that the document links to.

use guidance::corpus::{Citation, Place, Reference};
use guidance::id::PrincipleNo;

use crate::diagnostic::{At, Faults, Placed};
use crate::parse::{check_url, toml};
use crate::source::Source;

pub(crate) struct Entry {
    pub(crate) at: At,
    pub(crate) reference: Reference,
    /// Where each citation stands in the file.
    pub(crate) cited_at: Vec<At>,
}

const KINDS: [&str; 7] = [
    "guidance", "standard", "paper", "blog", "tool", "vendor", "atlas",
];

pub(crate) fn read(source: &Source, faults: &mut Faults) -> Vec<Entry> {
    let mut fields = toml(source, faults);
    let mut entries = Vec::new();
    for mut entry in fields.tables("reference", 1, faults) {
        let at = entry.at();
        let id = entry.text("id", faults);
        let expected = format!("ref-{:02}", entries.len() + 1);
        if id.value != expected {
            faults.expected(
                &id.at,
                format_args!("\"{expected}\" (ids follow the document's order)"),
                format_args!("\"{}\"", id.value),
            );
        }
        let label = entry.text("label", faults).value;
        let kind = entry.text("kind", faults);
        if !KINDS.contains(&kind.value.as_str()) {
            faults.expected(
                &kind.at,
                format_args!("a kind ({})", KINDS.join(", ")),
                format_args!("\"{}\"", kind.value),
            );
        }
        let url = entry.text("url", faults);
        check_url(&url, faults);
        let now = entry.optional_text("now", faults);
        if let Some(now) = &now {
            check_url(now, faults);
        }
        let mut cited = Vec::new();
        let mut cited_at = Vec::new();
        for mut citation in entry.tables("cited", 1, faults) {
            let at = citation.text("at", faults);
            let page = citation.number("page", 1, 9999, faults).value;
            citation.finish("at, page", faults);
            if let Some(place) = place(&at, faults) {
                cited.push(Citation { at: place, page });
                cited_at.push(at.at);
            }
        }
        entry.finish("id, label, kind, url, now, cited", faults);
        let reference = Reference {
            id: id.value,
            label,
            kind: kind.value,
            url: url.value,
            now: now.map(|now| now.value),
            cited,
        };
        entries.push(Entry {
            at,
            reference,
            cited_at,
        });
    }
    fields.finish("[[reference]]", faults);
    entries
}

fn place(text: &Placed<String>, faults: &mut Faults) -> Option<Place> {
    let place = match text.value.strip_prefix("part-") {
        Some(number) => number.parse().ok().map(Place::Part),
        None if text.value == "intro" => Some(Place::Introduction),
        None => text.value.parse::<PrincipleNo>().ok().map(Place::Principle),
    };
    if place.is_none() {
        faults.expected(
            &text.at,
            "\"intro\", a part as in \"part-3\" or a principle as in \"2.1\"",
            format_args!("\"{}\"", text.value),
        );
    }
    place
}
