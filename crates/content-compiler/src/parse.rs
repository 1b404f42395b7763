//! One module for each kind of file. Here: which file is which.

pub(crate) mod changes;
pub(crate) mod document;
pub(crate) mod editions;
pub(crate) mod framework;
pub(crate) mod glossary;
pub(crate) mod ids;
pub(crate) mod part;
pub(crate) mod principle;
pub(crate) mod references;
pub(crate) mod thesaurus;
pub(crate) mod vocabulary;

use crate::diagnostic::{At, Faults};
use crate::fields::{Fields, Origin, table};
use crate::source::Source;

/// All files, read but not yet held against each other.
#[derive(Default)]
pub(crate) struct Files {
    pub(crate) document: Option<document::File>,
    pub(crate) introduction: Option<part::Text>,
    pub(crate) changes: Option<changes::File>,
    pub(crate) vocabulary: Option<vocabulary::File>,
    pub(crate) references: Vec<references::Entry>,
    pub(crate) ids: Option<ids::File>,
    pub(crate) editions: Vec<editions::File>,
    pub(crate) glossary: Vec<crate::diagnostic::Placed<guidance::glossary::Entry>>,
    pub(crate) thesaurus: Vec<thesaurus::File>,
    pub(crate) frameworks: Vec<framework::Facts>,
    pub(crate) crosswalk: Vec<framework::Links>,
    pub(crate) parts: Vec<part::File>,
    pub(crate) principles: Vec<principle::File>,
}

/// Reads every source; files that have no place are faults, and so are places that have no file.
pub(crate) fn files(sources: &[Source], faults: &mut Faults) -> Files {
    let mut files = Files::default();
    for source in sources {
        match source.path.as_str() {
            "document.toml" => files.document = Some(document::read(source, faults)),
            "introduction.md" => files.introduction = Some(part::read_text(source, faults)),
            "changes.toml" => files.changes = Some(changes::read(source, faults)),
            "vocabulary.toml" => files.vocabulary = Some(vocabulary::read(source, faults)),
            "references.toml" => files.references = references::read(source, faults),
            "ids.toml" => files.ids = Some(ids::read(source, faults)),
            "glossary.toml" => files.glossary = glossary::read(source, faults),
            "thesaurus.toml" => files.thesaurus = thesaurus::read(source, faults),
            path if path.starts_with("parts/") && path.ends_with(".md") => {
                files.parts.push(part::read(source, faults));
            }
            path if path.starts_with("principles/") && path.ends_with(".md") => {
                files.principles.push(principle::read(source, faults));
            }
            path if path.starts_with("editions/") && path.ends_with(".toml") => {
                files.editions.extend(editions::read(source, faults));
            }
            path if path.starts_with("frameworks/") && path.ends_with(".toml") => {
                files.frameworks.extend(framework::read(source, faults));
            }
            path if path.starts_with("crosswalk/") && path.ends_with(".toml") => {
                files.crosswalk.push(framework::read_links(source, faults));
            }
            path => {
                let at = At {
                    path: path.to_owned(),
                    line: 1,
                };
                let form = "document.toml, introduction.md, changes.toml, vocabulary.toml, references.toml, ids.toml, glossary.toml, thesaurus.toml, \
                            parts/N.md, principles/N.N.md, editions/N.toml, frameworks/NAME.toml or crosswalk/NAME.toml";
                faults.expected(&at, form, "a file of another name");
            }
        }
    }
    let named = |path: &str| sources.iter().any(|source| source.path == path);
    for (path, there) in [
        ("document.toml", files.document.is_some()),
        ("introduction.md", files.introduction.is_some()),
        ("vocabulary.toml", files.vocabulary.is_some()),
        ("references.toml", named("references.toml")),
        ("glossary.toml", named("glossary.toml")),
        ("thesaurus.toml", named("thesaurus.toml")),
        ("ids.toml", files.ids.is_some()),
    ] {
        if !there {
            faults.expected(
                &At {
                    path: path.to_owned(),
                    line: 1,
                },
                "this file",
                "none",
            );
        }
    }
    files
}

/// The whole of a TOML file.
fn toml<'a>(source: &'a Source, faults: &mut Faults) -> Fields<'a> {
    table(Origin::new(&source.path, &source.text, 0), faults)
}

/// A date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn check_date(date: &crate::diagnostic::Placed<String>, faults: &mut Faults) {
    let mut parts = date.value.split('-');
    let mut number = |length: usize, low: u16, high: u16| match parts.next() {
        None => true,
        Some(part) => {
            let digits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            digits
                && part
                    .parse()
                    .is_ok_and(|number: u16| (low..=high).contains(&number))
        }
    };
    let good = number(4, 1900, 2999) && number(2, 1, 12) && number(2, 1, 31);
    if !date.value.is_empty() && (!good || parts.next().is_some()) {
        faults.expected(
            &date.at,
            "a date as in \"2025\", \"2025-01\" or \"2025-01-31\"",
            format_args!("\"{}\"", date.value),
        );
    }
}

/// An `https:` address (or `http:` where a source has no other), with a host and no space.
fn check_url(url: &crate::diagnostic::Placed<String>, faults: &mut Faults) {
    let rest = url
        .value
        .strip_prefix("https://")
        .or_else(|| url.value.strip_prefix("http://"));
    let host = rest.map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let plain = url
        .value
        .bytes()
        .all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>'));
    if !plain || !host.contains('.') || host.starts_with('.') || host.ends_with('.') {
        faults.expected(
            &url.at,
            "an address, as in \"https://example.org/page\"",
            format_args!("\"{}\"", url.value),
        );
    }
}
