//! One value that was set, as it is saved: a line of words, the version first and the value last.
//!
//! ```text
//! 2 79fe753e ncsc-ml:2.1-03 status 1 k3f9 7 1795000000000 done
//! │ │        │              │      │ │    │ │             └ value, to the end of the line
//! │ │        │              │      │ │    │ └ time, milliseconds since 1970
//! │ │        │              │      │ │    └ sequence
//! │ │        │              │      │ └ writer
//! │ │        │              │      └ edition of the wording that was answered
//! │ │        │              └ field
//! │ │        └ item: an action, or `system`
//! │ └ check: FNV-1a, 32 bits, of the system, the version and all that follows the check
//! └ version
//! ```
//!
//! The system stands in the key. In a value a line feed is `\n` and a backslash `\\`, so an entry is one line
//! whatever a reader writes. There is one way to write an entry: a text that would be written otherwise is not one.
//! Version 1 (`guidance::progress::record`) had a status only; it is read as the entry that it would be today.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

use crate::id::{ActionId, IdError};
use crate::progress::{Stamp, SystemId, Version};

/// The version that this release writes.
pub const CURRENT: Version = 2;

/// Versions have no more digits. A longer number is what is left of a line whose first space was damaged.
const DIGITS: usize = 3;

/// How long a value may be, in bytes of UTF-8: some pages of text.
pub const LONGEST: usize = 20_000;

/// What a field belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The system itself.
    System,
    /// One action in it.
    Action(ActionId),
}

impl Item {
    const SYSTEM: &'static str = "system";
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str(Self::SYSTEM),
            Self::Action(id) => id.fmt(f),
        }
    }
}

impl FromStr for Item {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text == Self::SYSTEM {
            return Ok(Self::System);
        }
        text.parse().map(Self::Action)
    }
}

/// What can be said of an item. An empty value is the same as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Of an action: where it stands, a [`crate::progress::Status`].
    Status,
    /// Of an action: why it does not apply.
    Reason,
    /// Of an action: anything.
    Note,
    /// Of an action: what shows it, links or text, one on a line.
    Evidence,
    /// Of an action: who sees to it.
    Owner,
    /// Of an action: when to look at it again, `YYYY-MM-DD`.
    Review,
    /// Of a system: what it is called.
    Name,
    /// Of a system: what it is.
    Description,
    /// Of a system: what it is like, a [`super::Profile`].
    Profile,
    /// Of a system: whether it is in use, archived, deleted or gone, a [`super::book::Standing`].
    Standing,
    /// Of a system: when it was made, milliseconds since 1970. Set once.
    Created,
    /// Of a system: when a file with all of it was last written, milliseconds since 1970.
    Backup,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Status,
        Self::Reason,
        Self::Note,
        Self::Evidence,
        Self::Owner,
        Self::Review,
        Self::Name,
        Self::Description,
        Self::Profile,
        Self::Standing,
        Self::Created,
        Self::Backup,
    ];

    /// The word that is saved. Part of the format: never changed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Reason => "reason",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Owner => "owner",
            Self::Review => "review",
            Self::Name => "name",
            Self::Description => "description",
            Self::Profile => "profile",
            Self::Standing => "standing",
            Self::Created => "created",
            Self::Backup => "backup",
        }
    }

    /// Whether it is a field of actions, and not of systems.
    #[must_use]
    pub fn is_of_actions(self) -> bool {
        matches!(
            self,
            Self::Status | Self::Reason | Self::Note | Self::Evidence | Self::Owner | Self::Review
        )
    }
}

impl FromStr for Field {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let known = Self::ALL.iter().find(|field| field.id() == text);
        known.copied().ok_or_else(|| IdError {
            expected: "a field of an action or a system",
            found: text.to_owned(),
        })
    }
}

/// A value that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Of what.
    pub item: Item,
    /// Which of its fields.
    pub field: Field,
    /// To what; at most [`LONGEST`] bytes.
    pub value: String,
    /// Which edition of the wording the reader had before them; 0 where that is not known (version 1 did not say).
    pub edition: u32,
    /// By whom, and when.
    pub stamp: Stamp,
    /// One more than the highest in the system that its writer had seen, from 1: whoever writes later, having seen
    /// the earlier, has the higher one.
    pub sequence: u64,
}

/// A saved value that this release can't read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EntryError {
    /// A newer release wrote it.
    #[error("saved by a newer release (version {found}, this one knows {CURRENT})")]
    Newer {
        /// The version it has.
        found: Version,
    },
    /// It is damaged, or something else wrote it.
    #[error("expected a saved value that belongs under its key, found something else")]
    Unreadable,
}

impl Entry {
    /// What orders the entries of a field: the highest is its value. Of two tabs that wrote without having seen each
    /// other's, the writer that sorts last wins; both tabs find the same.
    #[must_use]
    pub fn order(&self) -> (u64, &str) {
        (self.sequence, &self.stamp.writer)
    }

    /// The line that is saved for a system.
    #[must_use]
    pub fn to_text(&self, system: &SystemId) -> String {
        let mut line = format!(
            "{} {} {} {} {} {} ",
            self.item,
            self.field.id(),
            self.edition,
            self.stamp.writer,
            self.sequence,
            self.stamp.at
        );
        escape(&self.value, &mut line);
        let check = Check::of(system).with(&line).check;
        format!("{CURRENT} {check:08x} {line}")
    }

    /// Reads what was saved for a system.
    ///
    /// # Errors
    /// When a newer release wrote it; when it is not an entry of this system.
    pub fn from_text(system: &SystemId, text: &str) -> Result<Self, EntryError> {
        let mut lines = Lines::of(system, text);
        let read = lines.next().ok_or(EntryError::Unreadable)?;
        // What a newer release wrote may be of many lines; an entry is one.
        match lines.rest {
            Some(_) => read.and(Err(EntryError::Unreadable)),
            None => read,
        }
    }
}

/// Lines that were saved for a system, read one after another. An error is that a newer release wrote one; or that it is not an entry of
/// this system.
pub(super) struct Lines<'a> {
    check: Check,
    /// What is not read yet; `None` behind the last line.
    rest: Option<&'a str>,
    /// What most lines have in common with the one before is read and kept once for both.
    item: Option<(&'a str, Item)>,
    writer: Arc<str>,
}

impl Iterator for Lines<'_> {
    type Item = Result<Entry, EntryError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut text = self.rest.take()?;
        let version = word(&mut text).unwrap_or_default();
        let entry = if let Some(check) = word(&mut text) {
            let found = self.check.with(text);
            let line = text.get(..found.length).unwrap_or_default();
            self.rest = text.get(found.length + 1..);
            match found.is(check) {
                true => self.words(line, found.is_plain),
                false => None,
            }
        } else {
            self.rest = text.split_once('\n').map(|(_, rest)| rest);
            None
        };
        let found = number(version).filter(|_| version.len() <= DIGITS);
        let found = found.and_then(|found| Version::try_from(found).ok());
        Some(match found {
            Some(CURRENT) => entry.ok_or(EntryError::Unreadable),
            // A newer release's check covers another version; where ours holds, the version is what is damaged.
            Some(found) if found > CURRENT && entry.is_none() => Err(EntryError::Newer { found }),
            _ => Err(EntryError::Unreadable),
        })
    }
}

impl<'a> Lines<'a> {
    /// Lines of this system; an empty text is one line.
    pub(super) fn of(system: &SystemId, text: &'a str) -> Self {
        Self {
            check: Check::of(system),
            rest: Some(text),
            item: None,
            writer: Arc::default(),
        }
    }

    /// The words behind the check, each parsed; `None` when one is missing or malformed.
    fn words(&mut self, mut text: &'a str, is_plain: bool) -> Option<Entry> {
        let rest = &mut text;
        let item = self.item(word(rest)?)?;
        let field: Field = word(rest)?.parse().ok()?;
        if field.is_of_actions() != matches!(item, Item::Action(_)) {
            return None;
        }
        let edition = number(word(rest)?)?.try_into().ok()?;
        let writer = word(rest).filter(|writer| !writer.is_empty())?;
        if *self.writer != *writer {
            self.writer = writer.into();
        }
        let writer = Arc::clone(&self.writer);
        let sequence = number(word(rest)?)?;
        let at = number(word(rest)?)?;
        let value = match is_plain {
            true => (*rest).to_owned(),
            false => unescape(rest)?,
        };
        (value.len() <= LONGEST).then_some(Entry {
            item,
            field,
            value,
            edition,
            stamp: Stamp { writer, at },
            sequence,
        })
    }

    fn item(&mut self, word: &'a str) -> Option<Item> {
        let item = match self.item.take() {
            Some((text, item)) if text == word => item,
            Some((_, Item::Action(ActionId { document, .. }))) => {
                let behind = word.strip_prefix(document.as_str());
                match behind.and_then(|rest| rest.strip_prefix(':')) {
                    Some(no) => {
                        let no = no.parse().ok()?;
                        Item::Action(ActionId { document, no })
                    }
                    None => word.parse().ok()?,
                }
            }
            _ => word.parse().ok()?,
        };
        self.item = Some((word, item.clone()));
        Some(item)
    }
}

/// Takes the word before the next space of the line. Words are short, and the standard library's search gains on a plain look at each byte in
/// long texts only: with it, a quarter of all reading went into splitting lines.
fn word<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let end = rest
        .bytes()
        .position(|byte| byte == b' ' || byte == b'\n')?;
    let (word, behind) = rest.split_at_checked(end)?;
    *rest = behind.strip_prefix(' ')?;
    Some(word)
}

/// A whole number as it is written here: digits, none of them a needless zero.
fn number(word: &str) -> Option<u64> {
    let is_plain =
        word.bytes().all(|byte| byte.is_ascii_digit()) && !matches!(word.as_bytes(), [b'0', _, ..]);
    is_plain.then(|| word.parse().ok())?
}

fn escape(value: &str, line: &mut String) {
    for char in value.chars() {
        match char {
            '\\' => line.push_str("\\\\"),
            '\n' => line.push_str("\\n"),
            char => line.push(char),
        }
    }
}

fn unescape(text: &str) -> Option<String> {
    let mut value = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        value.push(match char {
            '\\' => match chars.next()? {
                'n' => '\n',
                '\\' => char,
                _ => return None,
            },
            char => char,
        });
    }
    Some(value)
}

/// The check of a system's lines: FNV-1a of the system, the version and a line, with a space after each of the first two. Every
/// step can be undone, so one damaged byte always shows; it needs no table, and 5 MB take some milliseconds.
#[derive(Clone, Copy)]
struct Check(u32);

impl Check {
    /// What is the same for all lines of a system.
    fn of(system: &SystemId) -> Self {
        const START: u32 = 0x811c_9dc5;
        Self(Self(START).with(&format!("{system} {CURRENT} ")).check)
    }

    /// Looks at a text to the end of its first line, at every byte once: the check of each waits for that of the one before, so what else is
    /// found out beside it costs nothing.
    fn with(self, text: &str) -> Checked {
        const PRIME: u32 = 0x0100_0193;
        let mut found = Checked {
            check: self.0,
            length: 0,
            is_plain: true,
        };
        for byte in text.bytes().take_while(|byte| *byte != b'\n') {
            found.check = (found.check ^ u32::from(byte)).wrapping_mul(PRIME);
            found.length += 1;
            found.is_plain &= byte != b'\\';
        }
        found
    }
}

/// What a look at a line has shown.
struct Checked {
    check: u32,
    /// In bytes, without the line feed.
    length: usize,
    /// Whether it has nothing that stands for something else.
    is_plain: bool,
}

impl Checked {
    /// Whether a word is this check as it is written: eight digits of base 16, the letters small.
    fn is(&self, word: &str) -> bool {
        const DIGITS: &[u8] = b"0123456789abcdef";
        let digits = (0..8).map(|at| DIGITS.get((self.check >> (28 - 4 * at) & 15) as usize));
        word.as_bytes().iter().map(Some).eq(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first() -> SystemId {
        SystemId::FIRST.parse().unwrap()
    }

    fn sample() -> Entry {
        Entry {
            item: "ncsc-ml:2.1-03".parse().unwrap(),
            field: Field::Note,
            value: "two\nlines, a \\ and a  gap ".to_owned(),
            edition: 1,
            stamp: Stamp {
                writer: "k3f9".into(),
                at: 1_795_000_000_000,
            },
            sequence: 7,
        }
    }

    /// A sample of every version of this line ever shipped. One here is never changed, only added to.
    const SHIPPED: [&str; 1] =
        ["2 79fe753e ncsc-ml:2.1-03 note 1 k3f9 7 1795000000000 two\\nlines, a \\\\ and a  gap "];

    #[test]
    fn every_version_ever_shipped_is_still_read_and_the_newest_is_written() {
        for text in SHIPPED {
            assert_eq!(Entry::from_text(&first(), text), Ok(sample()));
        }
        assert_eq!(Some(&sample().to_text(&first()).as_str()), SHIPPED.last());
    }

    #[test]
    fn a_version_that_was_damaged_is_not_taken_for_a_newer_release() {
        for version in ["3", "9", "22"] {
            let damaged = SHIPPED[0].replacen('2', version, 1);
            let read = Entry::from_text(&first(), &damaged);
            assert_eq!(read, Err(EntryError::Unreadable));
        }
    }

    #[test]
    fn a_newer_version_is_told_from_a_damaged_value() {
        for newer in [
            "3 {\"something\":\"else\"}",
            "99 ",
            "3 {\n\"on\": \"lines\"\n}",
        ] {
            let read = Entry::from_text(&first(), newer);
            assert!(matches!(read, Err(EntryError::Newer { .. })), "{newer:?}");
        }
        let v2 = SHIPPED[0];
        for damaged in [
            "",
            "2",
            "2 ",
            "true",
            "{}",
            "3",
            "03 x",
            "+3 x",
            "99999999999 x",
            "2979 x",
            &v2[1..],
            &v2[..v2.len() - 1],
            &format!("{v2} "),
            &format!(" {v2}"),
            &format!("{v2}\n"),
            &v2.replacen('2', "1", 1),
            &v2.replacen('2', "02", 1),
            &v2.replace("2.1-03", "2.1-04"),
            &v2.replace("note", "name"),
            &v2.replace("note", "nota"),
            &v2.replace(" 7 ", " 07 "),
            &v2.replace(" 7 ", " 8 "),
            &v2.replace("k3f9", ""),
            &v2.replace("79fe753e", "79FE753E"),
        ] {
            let read = Entry::from_text(&first(), damaged);
            assert_eq!(read, Err(EntryError::Unreadable), "{damaged:?}");
        }
        let elsewhere = "other".parse().unwrap();
        assert_eq!(
            Entry::from_text(&elsewhere, v2),
            Err(EntryError::Unreadable)
        );
    }

    #[test]
    fn only_what_is_escaped_as_it_would_be_written_is_read() {
        let read = |value: &str| {
            let line = format!("ncsc-ml:2.1-03 note 1 k3f9 7 1795000000000 {value}");
            let check = Check::of(&first()).with(&line).check;
            Entry::from_text(&first(), &format!("{CURRENT} {check:08x} {line}"))
        };
        for (written, expected) in [("", ""), ("a", "a"), ("\\\\é\\n", "\\é\n")] {
            let value = read(written).map(|entry| entry.value);
            assert_eq!(value, Ok(expected.to_owned()), "{written:?}");
        }
        for written in ["a\\", "\\x", "\\é", "\\\\\\", "\n", "a\nb", "\\N"] {
            assert_eq!(read(written), Err(EntryError::Unreadable), "{written:?}");
        }
    }

    #[test]
    fn a_value_that_is_too_long_is_not_read() {
        let with = |length| Entry {
            value: "x".repeat(length),
            ..sample()
        };
        let read = |entry: &Entry| Entry::from_text(&first(), &entry.to_text(&first()));
        assert_eq!(read(&with(LONGEST)), Ok(with(LONGEST)));
        assert_eq!(read(&with(LONGEST + 1)), Err(EntryError::Unreadable));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_an_entry_or_an_error(text in "(2 [0-9a-f]{8} )?.{0,60}") {
            let _ = Entry::from_text(&first(), &text);
        }

        #[test]
        fn an_entry_is_one_line_and_is_read_as_it_was_written(
            value in "(\\PC|[\\\\\nn\t\r ]){0,40}", field in 0usize..12, writer in "[!-~]{1,12}",
            at: u64, sequence: u64, edition: u32,
        ) {
            let field = Field::ALL[field];
            let item = if field.is_of_actions() { sample().item } else { Item::System };
            let entry = Entry { item, field, value, edition, sequence, stamp: Stamp { writer: writer.into(), at } };
            let text = entry.to_text(&first());
            proptest::prop_assert!(!text.contains('\n'));
            proptest::prop_assert_eq!(Entry::from_text(&first(), &text), Ok(entry));
        }

        #[test]
        fn one_damaged_letter_is_noticed(at in 0usize..80, with in "[ -~]") {
            let text = SHIPPED[0];
            let at = at % text.len();
            let damaged = format!("{}{with}{}", &text[..at], &text[at + 1..]);
            proptest::prop_assume!(damaged != text);
            proptest::prop_assert!(Entry::from_text(&first(), &damaged).is_err());
        }
    }
}
