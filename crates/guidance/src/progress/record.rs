//! The unit that is saved: the status of one action in one system, with who set it, when, and in which
//! order. Never a bare boolean, so that merging, history and export need no other format.
//!
//! A record is one line of seven words with single spaces between them, the version first:
//!
//! ```text
//! 1 first ncsc-ml:2.1-03 done k3f9 7 1795000000000
//! │ │     │              │    │    │ └ time, milliseconds since 1970
//! │ │     │              │    │    └ sequence
//! │ │     │              │    └ writer
//! │ │     │              └ status
//! │ │     └ action
//! │ └ system
//! └ version
//! ```
//!
//! It is no JSON, because reading JSON would cost every first visit 13 KiB of program (ARCHITECTURE.md,
//! "Bytes"), and because a line can be checked by eye. There is one way to write a record: a text that
//! would be written otherwise is not one.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

use crate::id::{ActionId, IdError, Slug};

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// Nothing was said about it.
    #[default]
    NotStarted,
    /// Begun.
    InProgress,
    /// Done.
    Done,
    /// Does not apply to this system.
    NotApplicable,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::NotStarted,
        Self::InProgress,
        Self::Done,
        Self::NotApplicable,
    ];

    /// The word that is saved. Part of the format: never changed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// Whether nothing is left to do: done or not applicable.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::NotApplicable)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Status {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::ALL
            .into_iter()
            .find(|status| status.id() == text)
            .ok_or_else(|| IdError {
                expected: "a status (not-started, in-progress, done, not-applicable)",
                found: text.to_owned(),
            })
    }
}

/// The system that is worked on. Readers who never name one work on the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemId(Slug);

impl SystemId {
    /// The name of the first system, for which nobody has to fill in a form.
    pub const FIRST: &'static str = "first";

    /// One that no system has, on this device or another: of the time, milliseconds since 1970, and the word of a page. `None` only
    /// where that is none.
    #[must_use]
    pub fn fresh(at: u64, writer: &str) -> Option<Self> {
        ["s", &format!("{at:x}"), writer.get(..6)?]
            .concat()
            .parse()
            .ok()
    }
}

impl FromStr for SystemId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for SystemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who set a status, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The open page that wrote it; unique among the pages that may write at once. One word, never empty.
    pub writer: Arc<str>,
    /// Milliseconds since 1970 by the device's clock. For readers; order never rests on it.
    pub at: u64,
}

/// The version of the saved format: a whole number from 1.
pub type Version = u32;

/// The version that this release writes.
pub const CURRENT: Version = 1;

/// An action's status, as it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The system.
    pub system: SystemId,
    /// The action.
    pub action: ActionId,
    /// Where it stands.
    pub status: Status,
    /// Who set it, and when.
    pub stamp: Stamp,
    /// One more than that of the record it took the place of, from 1. The higher one wins; of two equal
    /// ones the one whose writer sorts last.
    pub sequence: u64,
}

/// A saved value that is not a record this release can read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecordError {
    /// A newer release wrote it.
    #[error("saved by a newer release (version {found}, this one knows {CURRENT})")]
    Newer {
        /// The version it has.
        found: Version,
    },
    /// It is damaged, or something else wrote it.
    #[error("expected a saved status of the action that its key names, found something else")]
    Unreadable,
}

impl Record {
    /// The start of every key that holds a record.
    pub const PREFIX: &'static str = "waymark/record/";

    /// The key that holds the status of an action in a system.
    #[must_use]
    pub fn key(system: &SystemId, action: &ActionId) -> String {
        format!("{}{system}/{action}", Self::PREFIX)
    }

    /// Whether this record takes the other's place. Never true of both, nor of a record and itself.
    #[must_use]
    pub fn supersedes(&self, other: &Self) -> bool {
        (self.sequence, &self.stamp.writer) > (other.sequence, &other.stamp.writer)
    }

    /// The line that is saved.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self {
            system,
            action,
            status,
            stamp: Stamp { writer, at },
            sequence,
        } = self;
        format!("{CURRENT} {system} {action} {status} {writer} {sequence} {at}")
    }

    /// Reads what was saved under a key.
    ///
    /// # Errors
    /// When a newer release wrote it; when it is not a record; when it belongs under another key.
    pub fn from_text(key: &str, text: &str) -> Result<Self, RecordError> {
        let (version, rest) = text.split_once(' ').ok_or(RecordError::Unreadable)?;
        let found: Version = version.parse().map_err(|_| RecordError::Unreadable)?;
        if found > CURRENT && found.to_string() == version {
            return Err(RecordError::Newer { found });
        }
        let record = Self::from_words(rest).ok_or(RecordError::Unreadable)?;
        if record.to_text() != text || Self::key(&record.system, &record.action) != key {
            return Err(RecordError::Unreadable);
        }
        Ok(record)
    }

    /// The words behind the version, each parsed; `None` when one is missing or malformed.
    fn from_words(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        Some(Self {
            system: words.next()?.parse().ok()?,
            action: words.next()?.parse().ok()?,
            status: words.next()?.parse().ok()?,
            stamp: {
                let writer = words.next().filter(|writer| !writer.is_empty())?.into();
                Stamp {
                    writer,
                    at: text.rsplit(' ').next()?.parse().ok()?,
                }
            },
            sequence: words.next()?.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Record {
        Record {
            system: SystemId::FIRST.parse().unwrap(),
            action: "ncsc-ml:2.1-03".parse().unwrap(),
            status: Status::Done,
            stamp: Stamp {
                writer: "k3f9".into(),
                at: 1_795_000_000_000,
            },
            sequence: 7,
        }
    }

    /// A sample of every version ever shipped. A line here is never changed, only added to.
    const SHIPPED: [&str; CURRENT as usize] = ["1 first ncsc-ml:2.1-03 done k3f9 7 1795000000000"];
    const KEY: &str = "waymark/record/first/ncsc-ml:2.1-03";

    #[test]
    fn every_version_ever_shipped_is_still_read() {
        for text in SHIPPED {
            assert_eq!(Record::from_text(KEY, text), Ok(sample()));
        }
    }

    #[test]
    fn the_written_form_is_the_newest_shipped_one() {
        assert_eq!(Some(&sample().to_text().as_str()), SHIPPED.last());
        assert_eq!(Record::key(&sample().system, &sample().action), KEY);
    }

    #[test]
    fn a_newer_version_is_told_from_a_damaged_value() {
        for newer in ["2 {\"something\":\"else\"}", "99 "] {
            let read = Record::from_text(KEY, newer);
            assert!(
                matches!(read, Err(RecordError::Newer { .. })),
                "{newer:?}: {read:?}"
            );
        }
        let v1 = SHIPPED[0];
        for damaged in [
            "",
            "1",
            "1 ",
            "true",
            "{}",
            "2",
            "02 x",
            "+2 x",
            "99999999999 x",
            &v1[..v1.len() - 2],
            &v1[..v1.len() - 14],
            &v1[1..],
            &format!("{v1} "),
            &format!(" {v1}"),
            &format!("{v1}\n"),
            &format!("{v1} x"),
            &format!("{v1}x"),
            &v1.replacen('1', "0", 1),
            &v1.replacen('1', "01", 1),
            &v1.replace(' ', "  "),
            &v1.replace("done", "dne"),
            &v1.replace("2.1-03", "2.1-04"),
            &v1.replace("first", "second"),
            &v1.replace(" 7 ", " 07 "),
            &v1.replace(" 7 ", " -7 "),
            &v1.replace("k3f9", ""),
        ] {
            let read = Record::from_text(KEY, damaged);
            // A time that lost its last digits can't be told from another time.
            if damaged == &v1[..v1.len() - 2] {
                assert!(read.is_ok());
            } else {
                assert_eq!(read, Err(RecordError::Unreadable), "{damaged:?}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_record_or_an_error(text in ".{0,60}") {
            let _ = Record::from_text(KEY, &text);
        }

        #[test]
        fn a_record_is_read_as_it_was_written(
            status in 0usize..4, writer in "[!-~]{1,12}", at: u64, sequence: u64,
        ) {
            let record = Record {
                status: Status::ALL[status],
                stamp: Stamp { writer: writer.into(), at },
                sequence,
                ..sample()
            };
            proptest::prop_assert_eq!(Record::from_text(KEY, &record.to_text()), Ok(record));
        }
    }

    #[test]
    fn of_two_records_exactly_one_wins() {
        let record = |sequence, writer: &str| Record {
            sequence,
            stamp: Stamp {
                writer: writer.into(),
                at: 0,
            },
            ..sample()
        };
        for (winner, loser) in [
            (record(2, "a"), record(1, "b")),
            (record(1, "b"), record(1, "a")),
        ] {
            assert!(winner.supersedes(&loser));
            assert!(!loser.supersedes(&winner));
            assert!(!winner.supersedes(&winner));
        }
    }
}
