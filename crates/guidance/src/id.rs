//! Names that readers quote and saved work points at.
//!
//! Every action has two: a long id that reads well (`ncsc-ml:2.1/keep-a-parts-register`) and a short one
//! that people can say aloud (`2.1-03`; with its document, `ncsc-ml:2.1-03`). Both are given once and
//! never reused or renumbered: the register in `content/ids.toml` only grows. Saved work refers to the
//! short form, because the register guarantees it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::Serialize;
use thiserror::Error;

/// A text that is not the id it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("expected {expected}, found \"{found}\"")]
pub struct IdError {
    /// The form that was expected, with an example.
    pub expected: &'static str,
    /// What stood there.
    pub found: String,
}

impl IdError {
    fn new(expected: &'static str, found: &str) -> Self {
        Self {
            expected,
            found: found.to_owned(),
        }
    }
}

/// The name of a document or an item: lower-case ASCII letters, digits and single hyphens between them.
///
/// Invariant: never empty, at most 64 characters, starts with a letter, ends with a letter or a digit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Slug(Arc<str>);

impl Slug {
    const FORM: &'static str = "lower-case letters, digits and single hyphens, starting with a letter, as in \"keep-a-register\"";

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let letters = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
        if letters
            && starts
            && !text.ends_with('-')
            && !text.as_bytes().windows(2).any(|pair| pair == b"--")
            && text.len() <= 64
        {
            Ok(Self(text.into()))
        } else {
            Err(IdError::new(Self::FORM, text))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.as_str().to_owned()
    }
}

/// A short name within an address: a facet's value, a framework, an entry of one, a term.
///
/// It is copied freely with the view that it is part of, so it has no text on the heap.
/// Invariant: 1 to 31 lower-case ASCII letters, digits and single hyphens between them; in the name of what others
/// named also upper-case letters, stops and colons.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Name {
    length: u8,
    bytes: [u8; Self::LONGEST],
}

impl Name {
    const LONGEST: usize = 31;
    const FORM: &'static str =
        "1 to 31 lower-case letters, digits and single hyphens between them, as in \"model-card\"";
    const FORM_OF_OTHERS: &'static str =
        "1 to 31 letters, digits, stops, colons, hyphens and blanks, as in \"AML.T0010\"";

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length));
        bytes.map_or("", |bytes| str::from_utf8(bytes).unwrap_or_default())
    }

    /// The id of something that others named, as a part of an address: as it is written, with a hyphen for each
    /// blank (`GOVERN-1.1`).
    ///
    /// # Errors
    /// When it is not made of letters, digits, stops, colons, hyphens and blanks, or is too long.
    pub fn of_others(id: &str) -> Result<Self, IdError> {
        Self::read(&id.replace(' ', "-"), |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'.' | b':' | b'-')
        })
        .ok_or_else(|| IdError::new(Self::FORM_OF_OTHERS, id))
    }

    fn read(text: &str, is_plain: impl Fn(u8) -> bool) -> Option<Self> {
        let edges = [text.bytes().next()?, text.bytes().last()?];
        let mut bytes = [0; Self::LONGEST];
        bytes
            .get_mut(..text.len())?
            .copy_from_slice(text.as_bytes());
        let fits = text.bytes().all(is_plain)
            && !edges.contains(&b'-')
            && !text.as_bytes().windows(2).any(|pair| pair == b"--");
        Some(Self {
            length: u8::try_from(text.len()).ok().filter(|_| fits)?,
            bytes,
        })
    }
}

impl FromStr for Name {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        Self::read(text, is_plain).ok_or_else(|| IdError::new(Self::FORM, text))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.as_str().to_owned()
    }
}

/// The number of a principle, as the document prints it: part and place in the part, `2.1`.
///
/// Invariant: both from 1 to 99.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct PrincipleNo {
    part: u8,
    place: u8,
}

impl PrincipleNo {
    const FORM: &'static str = "a principle's number, as in \"2.1\"";

    /// The number of a principle by its part and its place in it, both from 1.
    #[must_use]
    pub fn new(part: u8, place: u8) -> Option<Self> {
        (part > 0 && place > 0).then_some(Self { part, place })
    }

    /// The number of the part that the principle stands in, from 1.
    #[must_use]
    pub fn part(self) -> u8 {
        self.part
    }

    /// The place of the principle in its part, from 1.
    #[must_use]
    pub fn place(self) -> u8 {
        self.place
    }
}

impl FromStr for PrincipleNo {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let parsed = text
            .split_once('.')
            .and_then(|(part, place)| Some((ordinal(part)?, ordinal(place)?)));
        match parsed {
            Some((part, place)) => Ok(Self { part, place }),
            None => Err(IdError::new(Self::FORM, text)),
        }
    }
}

impl fmt::Display for PrincipleNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.part, self.place)
    }
}

impl From<PrincipleNo> for String {
    fn from(no: PrincipleNo) -> Self {
        no.to_string()
    }
}

/// The short id of an action within a document: `2.1-03`.
///
/// Invariant: the serial is from 1 to 99 and is written with two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct ActionNo {
    principle: PrincipleNo,
    serial: u8,
}

impl ActionNo {
    const FORM: &'static str = "a short id of an action, as in \"2.1-03\"";

    /// The action with this serial in the principle; `None` outside 1 to 99.
    #[must_use]
    pub fn new(principle: PrincipleNo, serial: u8) -> Option<Self> {
        (1..=99)
            .contains(&serial)
            .then_some(Self { principle, serial })
    }

    /// The principle that the action serves.
    #[must_use]
    pub fn principle(self) -> PrincipleNo {
        self.principle
    }

    /// The serial of the action in its principle, in the order in which ids were given.
    #[must_use]
    pub fn serial(self) -> u8 {
        self.serial
    }
}

impl FromStr for ActionNo {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let error = || IdError::new(Self::FORM, text);
        let (principle, serial) = text.split_once('-').ok_or_else(error)?;
        let principle = principle.parse().map_err(|_| error())?;
        let digits = serial.len() == 2 && serial.bytes().all(|b| b.is_ascii_digit());
        let serial = serial.parse().ok().filter(|_| digits).ok_or_else(error)?;
        Self::new(principle, serial).ok_or_else(error)
    }
}

impl fmt::Display for ActionNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.principle, self.serial)
    }
}

impl From<ActionNo> for String {
    fn from(no: ActionNo) -> Self {
        no.to_string()
    }
}

/// The short id of an action with its document: `ncsc-ml:2.1-03`. This is what saved work refers to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct ActionId {
    /// The document.
    pub document: Slug,
    /// The action in it.
    pub no: ActionNo,
}

impl FromStr for ActionId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let error = || {
            IdError::new(
                "an action with its document, as in \"a-guide:2.1-03\"",
                text,
            )
        };
        let (document, no) = text.split_once(':').ok_or_else(error)?;
        Ok(Self {
            document: document.parse().map_err(|_| error())?,
            no: no.parse().map_err(|_| error())?,
        })
    }
}

impl fmt::Display for ActionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.document, self.no)
    }
}

impl From<ActionId> for String {
    fn from(id: ActionId) -> Self {
        id.to_string()
    }
}

/// A count from 1 to 99, without leading zeros.
fn ordinal(text: &str) -> Option<u8> {
    let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|_| digits && !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round_trips<T>(text: &str)
    where
        T: FromStr<Err = IdError> + fmt::Display,
    {
        assert_eq!(text.parse::<T>().unwrap().to_string(), text);
    }

    #[track_caller]
    fn refuses<T>(text: &str)
    where
        T: FromStr<Err = IdError> + fmt::Debug,
    {
        let error = text.parse::<T>().unwrap_err();
        assert_eq!(error.found, text, "the error names what stood there");
    }

    #[test]
    fn ids_print_as_they_were_read() {
        round_trips::<Slug>("keep-a-register");
        round_trips::<Slug>("a1");
        round_trips::<PrincipleNo>("2.1");
        round_trips::<PrincipleNo>("12.34");
        round_trips::<ActionNo>("2.1-03");
        round_trips::<ActionNo>("2.1-99");
        round_trips::<ActionId>("ncsc-ml:2.1-03");
        round_trips::<Name>("model-card");
        round_trips::<Name>("1-1");
        round_trips::<Name>(&"a".repeat(31));
    }

    #[test]
    fn what_others_named_is_kept_as_they_write_it() {
        for (id, name) in [
            ("AML.T0010.001", "AML.T0010.001"),
            ("GOVERN 1.1", "GOVERN-1.1"),
            ("LLM01:2025", "LLM01:2025"),
            ("Art. 4", "Art.-4"),
        ] {
            assert_eq!(Name::of_others(id).unwrap().as_str(), name);
        }
        for id in ["", "a  b", "a#b", "a&b", "…", &"a".repeat(32)] {
            assert_eq!(Name::of_others(id).unwrap_err().found, id);
        }
    }

    #[test]
    fn malformed_ids_are_refused() {
        for text in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "é",
            "1a",
            "a b",
            &"a".repeat(65),
        ] {
            refuses::<Slug>(text);
        }
        for text in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "é",
            "a b",
            &"a".repeat(32),
            &"é".repeat(16),
        ] {
            refuses::<Name>(text);
        }
        for text in [
            "", "2", "2.", ".1", "0.1", "2.0", "02.1", "2.1.1", "2.100", "+2.1", "２.1",
        ] {
            refuses::<PrincipleNo>(text);
        }
        for text in ["", "2.1", "2.1-3", "2.1-003", "2.1-00", "2.1-+3", "2.1-0x"] {
            refuses::<ActionNo>(text);
        }
        for text in [
            "",
            "2.1-03",
            "ncsc-ml:",
            ":2.1-03",
            "NCSC:2.1-03",
            "a:b:2.1-03",
        ] {
            refuses::<ActionId>(text);
        }
    }
}
