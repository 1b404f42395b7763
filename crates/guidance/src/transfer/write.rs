//! Saved work as a file.

use serde::Serialize;
use thiserror::Error;

use super::{FORMAT, LARGEST, MOST_ENTRIES, MOST_SYSTEMS, REDACTED_WRITER, Redacted, VERSION};
use crate::assess::book::Standing;
use crate::assess::{Book, Entry, Field, Item, Profile, System, Which};
use crate::id::Slug;
use crate::progress::SystemId;

/// What a file says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About<'a> {
    /// The document whose actions are answered.
    pub document: &'a Slug,
    /// The edition of the content: 1 to 64 ASCII letters and digits, `-` and `.`.
    pub edition: &'a str,
    /// The time, milliseconds since 1970.
    pub written: u64,
}

/// What is left out of a file that is to be shown to others.
///
/// Such a file has the newest value of each field and no history, and its entries have made-up writers: they are not the
/// entries that were written. So nothing in it can take the place of fuller work: it is never merged into a system that
/// is here, but taken in as one of its own, whether or not the file still says that it was redacted. Names of systems stay, or
/// nobody could tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Redact<'a> {
    /// Notes, evidence and descriptions; and this is said in place of each reason, since an action can't do without one.
    pub texts: Option<&'a str>,
    /// Owners.
    pub names: bool,
}

impl Redact<'_> {
    /// What the file says of it.
    #[must_use]
    pub fn what(self) -> Redacted {
        Redacted {
            texts: self.texts.is_some(),
            names: self.names,
        }
    }
}

/// A file would hold more than any that is read: its systems have to be written one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("expected no more than is read again, found {bytes} bytes")]
pub struct TooLarge {
    /// How many it would have.
    pub bytes: usize,
}

/// Writes what is kept as a file: every system of these that is not gone.
///
/// # Errors
/// When [`super::read()`] would refuse it for its size.
pub fn write(
    book: &Book,
    which: &Which,
    about: About<'_>,
    redact: Redact<'_>,
) -> Result<String, TooLarge> {
    let wanted = |id: &SystemId| match which {
        Which::All => true,
        Which::One(one) => one == id,
    };
    let systems: Vec<String> = book
        .systems()
        .filter(|(id, one)| wanted(id) && !one.is_empty() && one.standing() != Standing::Gone)
        .map(|(id, one)| {
            if redact.what().is_any() {
                system(id, &redacted(one, redact))
            } else {
                system(id, one)
            }
        })
        .collect();
    let written = book.systems().filter(|(id, _)| wanted(id));
    let count: usize = written.map(|(_, one)| one.entries().count()).sum();
    let mut left_out = Vec::new();
    if redact.texts.is_some() {
        left_out.push(text(Redacted::TEXTS));
    }
    if redact.names {
        left_out.push(text(Redacted::NAMES));
    }
    let head = [
        ("format", text(FORMAT)),
        ("version", VERSION.to_string()),
        ("document", text(about.document.as_str())),
        ("edition", text(about.edition)),
        ("written", about.written.to_string()),
        ("redacted", ["[", &left_out.join(", "), "]"].concat()),
        ("systems", list(&systems, "  ")),
    ];
    let file = [object(&head, ""), "\n".to_owned()].concat();
    if file.len() > LARGEST || systems.len() > MOST_SYSTEMS || count > MOST_ENTRIES {
        return Err(TooLarge { bytes: file.len() });
    }
    Ok(file)
}

fn system(id: &SystemId, system: &System) -> String {
    let entries: Vec<String> = system.entries().map(entry).collect();
    let created = system.created();
    let keys = [
        ("id", text(&id.to_string())),
        ("name", text(system.name())),
        (
            "description",
            text(system.value(&Item::System, Field::Description)),
        ),
        ("profile", profile(&system.profile())),
        ("standing", text(system.standing().id())),
        (
            "created",
            created.map_or("null".to_owned(), |at| at.to_string()),
        ),
        ("entries", list(&entries, "      ")),
    ];
    object(&keys, "    ")
}

fn profile(profile: &Profile) -> String {
    let words = profile.to_text();
    let pairs = words.split(' ').filter_map(|word| word.split_once('='));
    let pairs: Vec<String> = pairs
        .map(|(condition, holds)| [&text(condition), ": ", &text(holds)].concat())
        .collect();
    ["{", &pairs.join(", "), "}"].concat()
}

/// An entry on one line: it is what two files differ by.
fn entry(entry: &Entry) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        item: String,
        field: &'a str,
        value: &'a str,
        edition: u32,
        writer: &'a str,
        sequence: u64,
        at: u64,
    }
    json(&Line {
        item: entry.item.to_string(),
        field: entry.field.id(),
        value: &entry.value,
        edition: entry.edition,
        writer: &entry.stamp.writer,
        sequence: entry.sequence,
        at: entry.stamp.at,
    })
}

/// A text as JSON.
pub(crate) fn text(text: &str) -> String {
    json(text)
}

/// Texts, numbers and structs of them can always be written.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Keys and their values, one on a line, within an object that starts so far from the margin.
fn object(keys: &[(&str, String)], margin: &str) -> String {
    let lines: Vec<String> = keys
        .iter()
        .map(|(key, value)| [margin, "  \"", key, "\": ", value].concat())
        .collect();
    ["{\n", &lines.join(",\n"), "\n", margin, "}"].concat()
}

fn list(values: &[String], margin: &str) -> String {
    if values.is_empty() {
        return "[]".to_owned();
    }
    let lines: Vec<String> = values
        .iter()
        .map(|value| [margin, "  ", value].concat())
        .collect();
    ["[\n", &lines.join(",\n"), "\n", margin, "]"].concat()
}

/// A system with less in it.
fn redacted(system: &System, redact: Redact<'_>) -> System {
    let mut redacted = System::default();
    let mut writers: Vec<&str> = Vec::new();
    let mut last = None;
    for entry in system.entries() {
        let place = Some((&entry.item, entry.field));
        if last == place {
            continue;
        }
        last = place;
        let value = match (entry.field, redact.texts) {
            (Field::Note | Field::Evidence | Field::Description, Some(_)) => continue,
            (Field::Owner, _) if redact.names => continue,
            (Field::Reason, Some(instead)) if !entry.value.is_empty() => instead,
            _ => &entry.value,
        };
        let writer = &entry.stamp.writer;
        let known = writers.iter().position(|one| *one == &**writer);
        let number = known.unwrap_or_else(|| {
            writers.push(writer);
            writers.len() - 1
        });
        let mut entry = entry.clone();
        entry.value = value.to_owned();
        entry.stamp.writer = [REDACTED_WRITER, &(number + 1).to_string()].concat().into();
        redacted.merge(entry);
    }
    redacted
}
