//! What a file holds, or why it is none.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::json::{self, Json};
use super::{
    DEEPEST, FORMAT, File, HIGHEST, LARGEST, LATEST, MOST_ENTRIES, MOST_SYSTEMS, MOST_VALUES,
    Redacted, VERSION,
};
use crate::assess::entry::LONGEST;
use crate::assess::{Book, Entry, Field, Item, System};
use crate::order;
use crate::progress::{Stamp, SystemId};

/// How much of what was found is quoted, in letters.
const QUOTED: usize = 60;

/// How long an edition and a writer may be, in bytes.
const LONGEST_WORD: usize = 64;

/// Why a file is not read. Nothing of it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It is larger than any that is read.
    #[error("expected at most {LARGEST} bytes, found {bytes}")]
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// There is nothing in it.
    #[error("expected a file of saved work, found nothing")]
    Empty,
    /// It is not UTF-8.
    #[error("expected UTF-8, found something else at byte {byte}")]
    NotText {
        /// The first byte that is not.
        byte: usize,
    },
    /// It is not JSON, or has been cut off.
    #[error("expected JSON, found something else in line {line}, column {column}")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1; 0 at the end of the line before.
        column: usize,
    },
    /// Lists lie within lists without end.
    #[error(
        "expected no more than {DEEPEST} lists within lists, found more in line {line}, column {column}"
    )]
    TooDeep {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It has more values than any that is read.
    #[error("expected at most {MOST_VALUES} values, found more in line {line}, column {column}")]
    TooMuch {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It is JSON, but of something else.
    #[error("expected the format {FORMAT:?}, found {found:?}")]
    Foreign {
        /// The format that it names; empty where it names none.
        found: String,
    },
    /// A newer release wrote it.
    #[error("written by a newer release (version {found}, this one knows {VERSION})")]
    Newer {
        /// The version it has.
        found: u64,
    },
    /// Something in it is not as it must be.
    #[error("{at}: {fault}")]
    Inside {
        /// Where, as a JSON pointer: `/systems/0/entries/3/field`.
        at: String,
        /// What is wrong.
        fault: Fault,
    },
}

/// What is wrong at a place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// A key that must be there is not.
    #[error("missing")]
    Missing,
    /// A key that this version does not have.
    #[error("unknown")]
    Unknown,
    /// It is there for the second time: a key, a system, or a whole entry.
    #[error("there before")]
    Twice,
    /// A value of another kind.
    #[error("expected {expected:?}, found {found:?}")]
    Kind {
        /// What it must be.
        expected: Kind,
        /// What it is.
        found: Kind,
    },
    /// A text that is too long.
    #[error("expected at most {limit} bytes, found {bytes}")]
    TooLong {
        /// Its length.
        bytes: usize,
        /// What it may have.
        limit: usize,
    },
    /// A list that is too long.
    #[error("expected at most {limit}, found {found}")]
    TooMany {
        /// Its length.
        found: usize,
        /// What it may have.
        limit: usize,
    },
    /// A number that is too high.
    #[error("expected at most {limit}, found {found}")]
    TooHigh {
        /// The number.
        found: u64,
        /// What it may be.
        limit: u64,
    },
    /// A text that is not what it should be.
    #[error("expected {expected:?}, found {found:?}")]
    Malformed {
        /// What it must be.
        expected: Form,
        /// How it starts.
        found: String,
    },
    /// A field of a system for an action, or the other way round.
    #[error("the field does not belong to the item")]
    Misplaced,
    /// What stands beside the entries is not what they say.
    #[error("the entries say otherwise")]
    Disagrees,
}

/// Kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`, `false`
    Truth,
    /// A whole number from 0.
    Whole,
    /// Any other number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// What a text must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The id of a document.
    Document,
    /// The edition of the content: 1 to 64 letters and digits, `-` and `.`.
    Edition,
    /// `texts` or `names`.
    Redacted,
    /// The id of a system.
    System,
    /// `system`, or the id of an action.
    Item,
    /// The id of a field.
    Field,
    /// Who wrote an entry: 1 to 64 visible ASCII characters without `/`.
    Writer,
    /// A version, from 1.
    Version,
}

/// Reads a file.
///
/// # Errors
/// When it is not a file of saved work that this release can read, whole.
pub fn read(bytes: &[u8]) -> Result<File, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    let text = str::from_utf8(bytes).map_err(|error| Refusal::NotText {
        byte: error.valid_up_to(),
    })?;
    // Some editors put it there.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    let json = json::parse(text)?;
    let root = Place {
        within: None,
        step: Step::Top,
        json: &json,
    };
    // First, so that what a newer release has added is not taken for a fault.
    let said = |wanted: &str| match &json {
        Json::Object(keys) => keys.iter().find(|(key, _)| key == wanted),
        _ => None,
    };
    match said("format") {
        Some((_, Json::Text(found))) if found == FORMAT => {}
        Some((_, Json::Text(found))) => {
            return Err(Refusal::Foreign {
                found: quoted(found),
            });
        }
        _ => {
            return Err(Refusal::Foreign {
                found: String::new(),
            });
        }
    }
    if let Some((_, Json::Whole(found))) = said("version")
        && *found > VERSION
    {
        return Err(Refusal::Newer { found: *found });
    }
    file(&root)
}

fn file(root: &Place<'_>) -> Result<File, Refusal> {
    let [_, version, document, edition, written, redacted, systems] = root.keys([
        "format", "version", "document", "edition", "written", "redacted", "systems",
    ])?;
    if version.whole(VERSION)? == 0 {
        return Err(version.malformed(Form::Version, "0"));
    }
    let word = edition.text(LONGEST_WORD)?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    if word.is_empty() || !word.bytes().all(is_plain) {
        return Err(edition.malformed(Form::Edition, word));
    }
    Ok(File {
        document: document.parse(Form::Document)?,
        edition: word.to_owned(),
        written: written.whole(LATEST)?,
        redacted: redactions(&redacted)?,
        book: book(&systems)?,
    })
}

fn redactions(place: &Place<'_>) -> Result<Redacted, Refusal> {
    let mut redacted = Redacted::default();
    place.each(2, |one| {
        let said = match one.text(LONGEST_WORD)? {
            Redacted::TEXTS => &mut redacted.texts,
            Redacted::NAMES => &mut redacted.names,
            other => return Err(one.malformed(Form::Redacted, other)),
        };
        if *said {
            return Err(one.refuse(Fault::Twice));
        }
        *said = true;
        Ok(())
    })?;
    Ok(redacted)
}

fn book(place: &Place<'_>) -> Result<Book, Refusal> {
    let mut book = Book::default();
    let mut left = MOST_ENTRIES;
    place.each(MOST_SYSTEMS, |system| {
        let [id, name, description, profile, standing, created, entries] = system.keys([
            "id",
            "name",
            "description",
            "profile",
            "standing",
            "created",
            "entries",
        ])?;
        let said: SystemId = id.parse(Form::System)?;
        if book.system(&said).is_some() {
            return Err(id.refuse(Fault::Twice));
        }
        let own = of_entries(&entries, &mut left)?;
        let agrees = |place: &Place<'_>, does: bool| {
            does.then_some(())
                .ok_or_else(|| place.refuse(Fault::Disagrees))
        };
        agrees(&name, name.text(LONGEST)? == own.name())?;
        let value = own.value(&Item::System, Field::Description);
        agrees(&description, description.text(LONGEST)? == value)?;
        agrees(&profile, conditions(&profile)? == own.profile().to_text())?;
        agrees(
            &standing,
            standing.text(LONGEST_WORD)? == own.standing().id(),
        )?;
        agrees(&created, created.time()? == own.created())?;
        // One without entries is no system, and is passed over.
        book.merge_all(&said, own.entries().cloned().collect());
        Ok(())
    })?;
    Ok(book)
}

/// The conditions in the order in which they are saved.
fn conditions(place: &Place<'_>) -> Result<String, Refusal> {
    let mut conditions = Vec::new();
    place.each_key(|key, value| {
        conditions.push([key, "=", value.text(LONGEST)?].concat());
        Ok(())
    })?;
    Ok(conditions.join(" "))
}

fn of_entries(place: &Place<'_>, left: &mut usize) -> Result<System, Refusal> {
    let mut entries = Vec::new();
    place.each(*left, |one| {
        entries.push(entry(one)?);
        Ok(())
    })?;
    // Two of one writer and number that differ somewhere are odd, but a book may have them, and orders them.
    if let Some(at) = order::first_twice(&entries, whole) {
        let second = Place {
            within: Some(place),
            step: Step::At(at),
            ..*place
        };
        return Err(second.refuse(Fault::Twice));
    }
    *left -= entries.len();
    Ok(System::from_entries(entries))
}

/// An order of entries by all that they say.
fn whole(one: &Entry, other: &Entry) -> Ordering {
    let numbers = |one: &Entry| (one.field, one.sequence, one.stamp.at, one.edition);
    let texts = (&one.item, &one.value, &one.stamp.writer);
    numbers(one)
        .cmp(&numbers(other))
        .then_with(|| texts.cmp(&(&other.item, &other.value, &other.stamp.writer)))
}

fn entry(place: &Place<'_>) -> Result<Entry, Refusal> {
    let [item, field, value, edition, writer, sequence, at] = place.keys([
        "item", "field", "value", "edition", "writer", "sequence", "at",
    ])?;
    let of: Item = item.parse(Form::Item)?;
    let which: Field = field.parse(Form::Field)?;
    if which.is_of_actions() != matches!(of, Item::Action(_)) {
        return Err(field.refuse(Fault::Misplaced));
    }
    let who = writer.text(LONGEST_WORD)?;
    if who.is_empty() || !who.bytes().all(|b| b.is_ascii_graphic() && b != b'/') {
        return Err(writer.malformed(Form::Writer, who));
    }
    Ok(Entry {
        item: of,
        field: which,
        value: value.text(LONGEST)?.to_owned(),
        edition: u32::try_from(edition.whole(u32::MAX.into())?).unwrap_or(u32::MAX),
        stamp: Stamp {
            writer: who.into(),
            at: at.whole(LATEST)?,
        },
        sequence: sequence.whole(HIGHEST)?,
    })
}

/// A value, and the way to it.
#[derive(Clone, Copy)]
struct Place<'a> {
    within: Option<&'a Place<'a>>,
    step: Step<'a>,
    json: &'a Json,
}

/// The last step to a value.
#[derive(Clone, Copy)]
enum Step<'a> {
    Top,
    Key(&'a str),
    At(usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(within) = self.within {
            within.fmt(f)?;
        }
        match self.step {
            Step::Top => Ok(()),
            Step::Key(key) => {
                let key = quoted(key).replace('~', "~0").replace('/', "~1");
                write!(f, "/{key}")
            }
            Step::At(at) => write!(f, "/{at}"),
        }
    }
}

impl Place<'_> {
    fn refuse(&self, fault: Fault) -> Refusal {
        Refusal::Inside {
            at: self.to_string(),
            fault,
        }
    }

    fn malformed(&self, expected: Form, found: &str) -> Refusal {
        self.refuse(Fault::Malformed {
            expected,
            found: quoted(found),
        })
    }

    fn kind(&self, expected: Kind) -> Refusal {
        self.refuse(Fault::Kind {
            expected,
            found: self.json.kind(),
        })
    }

    fn text(&self, limit: usize) -> Result<&str, Refusal> {
        let Json::Text(text) = self.json else {
            return Err(self.kind(Kind::Text));
        };
        if text.len() > limit {
            return Err(self.refuse(Fault::TooLong {
                bytes: text.len(),
                limit,
            }));
        }
        Ok(text)
    }

    fn parse<T: FromStr>(&self, form: Form) -> Result<T, Refusal> {
        let text = self.text(LONGEST)?;
        text.parse().map_err(|_| self.malformed(form, text))
    }

    fn whole(&self, limit: u64) -> Result<u64, Refusal> {
        match *self.json {
            Json::Whole(found) if found > limit => {
                Err(self.refuse(Fault::TooHigh { found, limit }))
            }
            Json::Whole(found) => Ok(found),
            _ => Err(self.kind(Kind::Whole)),
        }
    }

    /// A time, or that there is none.
    fn time(&self) -> Result<Option<u64>, Refusal> {
        match self.json {
            Json::Null => Ok(None),
            _ => self.whole(LATEST).map(Some),
        }
    }

    fn object(&self) -> Result<&[(String, Json)], Refusal> {
        match self.json {
            Json::Object(keys) => Ok(keys),
            _ => Err(self.kind(Kind::Object)),
        }
    }

    fn key<'b>(&'b self, key: &'b str, json: &'b Json) -> Place<'b> {
        Place {
            within: Some(self),
            step: Step::Key(key),
            json,
        }
    }

    /// The values of exactly these keys, in any order.
    fn keys<const N: usize>(&self, names: [&'static str; N]) -> Result<[Place<'_>; N], Refusal> {
        let mut found = [None; N];
        for (key, json) in self.object()? {
            let place = self.key(key, json);
            let at = names.iter().position(|name| name == key);
            let Some(slot) = at.and_then(|at| found.get_mut(at)) else {
                return Err(place.refuse(Fault::Unknown));
            };
            if slot.replace(place).is_some() {
                return Err(place.refuse(Fault::Twice));
            }
        }
        for (name, place) in names.iter().zip(&found) {
            if place.is_none() {
                return Err(self.key(name, self.json).refuse(Fault::Missing));
            }
        }
        Ok(found.map(|place| place.unwrap_or(*self)))
    }

    /// All keys, whatever they are.
    fn each_key(
        &self,
        mut take: impl FnMut(&str, &Place<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let keys = self.object()?;
        let twice = order::first_twice(keys, |(one, _), (other, _)| one.cmp(other));
        for (at, (key, json)) in keys.iter().enumerate() {
            let place = self.key(key, json);
            if twice == Some(at) {
                return Err(place.refuse(Fault::Twice));
            }
            take(key, &place)?;
        }
        Ok(())
    }

    /// All values of a list.
    fn each(
        &self,
        limit: usize,
        mut take: impl FnMut(&Place<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let Json::List(list) = self.json else {
            return Err(self.kind(Kind::List));
        };
        if list.len() > limit {
            return Err(self.refuse(Fault::TooMany {
                found: list.len(),
                limit,
            }));
        }
        list.iter().enumerate().try_for_each(|(at, json)| {
            take(&Place {
                within: Some(self),
                step: Step::At(at),
                json,
            })
        })
    }
}

/// The start of a text, on one line and with every letter that can't be seen, or turns the direction, written out.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for c in text.chars().take(QUOTED) {
        let is_plain = c == ' ' || c.is_ascii_graphic() || c.is_alphanumeric();
        if is_plain {
            quoted.push(c);
        } else {
            quoted.extend(c.escape_unicode());
        }
    }
    quoted
}
