//! The unit that is saved: the status of one action in one system, with who set it, when, and in which
//! order. Never a bare boolean, so that merging, history and export need no other format.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::id::{ActionId, IdError, Slug};

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// Whether nothing is left to do: done or not applicable.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::NotApplicable)
    }
}

/// The system that is worked on. Readers who never name one work on the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SystemId(Slug);

impl SystemId {
    /// The name of the first system, for which nobody has to fill in a form.
    pub const FIRST: &'static str = "first";
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The open page that wrote it; unique among the pages that may write at once.
    pub writer: String,
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

/// The saved form. Field names are part of the format: a shipped one is never renamed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    v: Version,
    system: SystemId,
    action: ActionId,
    status: Status,
    writer: String,
    sequence: u64,
    at: u64,
}

/// The one field that every version has.
#[derive(Deserialize)]
struct Versioned {
    v: Version,
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
    #[error("expected a saved status, found {found:?}: {reason}")]
    Unreadable {
        /// Its beginning.
        found: String,
        /// What is wrong with it.
        reason: String,
    },
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

    /// The text that is saved.
    #[must_use]
    pub fn to_text(&self) -> String {
        let saved = Saved {
            v: CURRENT,
            system: self.system.clone(),
            action: self.action.clone(),
            status: self.status,
            writer: self.stamp.writer.clone(),
            sequence: self.sequence,
            at: self.stamp.at,
        };
        // Plain text and numbers always serialise; an empty text would be read as damaged, not as a status.
        serde_json::to_string(&saved).unwrap_or_default()
    }

    /// Reads what was saved under a key.
    ///
    /// # Errors
    /// When a newer release wrote it; when it is not a record; when it belongs under another key.
    pub fn from_text(key: &str, text: &str) -> Result<Self, RecordError> {
        let unreadable = |reason: String| RecordError::Unreadable {
            found: text.chars().take(60).collect(),
            reason,
        };
        let Versioned { v } = serde_json::from_str(text).map_err(|e| unreadable(e.to_string()))?;
        if v > CURRENT {
            return Err(RecordError::Newer { found: v });
        }
        let saved: Saved = serde_json::from_str(text).map_err(|e| unreadable(e.to_string()))?;
        let record = Self {
            system: saved.system,
            action: saved.action,
            status: saved.status,
            stamp: Stamp {
                writer: saved.writer,
                at: saved.at,
            },
            sequence: saved.sequence,
        };
        if v == 0 {
            return Err(unreadable("versions start at 1".to_owned()));
        }
        if Self::key(&record.system, &record.action) != key {
            return Err(unreadable("it belongs under another key".to_owned()));
        }
        Ok(record)
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
                writer: "k3f9".to_owned(),
                at: 1_795_000_000_000,
            },
            sequence: 7,
        }
    }

    /// A sample of every version ever shipped. A line here is never changed, only added to.
    const SHIPPED: [&str; CURRENT as usize] = [
        r#"{"v":1,"system":"first","action":"ncsc-ml:2.1-03","status":"done","writer":"k3f9","sequence":7,"at":1795000000000}"#,
    ];
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
        let newer = r#"{"v":2,"something":"else"}"#;
        assert_eq!(
            Record::from_text(KEY, newer),
            Err(RecordError::Newer { found: 2 })
        );
        let v1 = SHIPPED[0];
        for damaged in [
            String::new(),
            "true".to_owned(),
            "null".to_owned(),
            "[]".to_owned(),
            "{}".to_owned(),
            v1[..v1.len() - 1].to_owned(),
            v1.replace("\"v\":1", "\"v\":0"),
            v1.replace("\"v\":1", "\"v\":-1"),
            v1.replace("done", "dne"),
            v1.replace("2.1-03", "2.1-04"),
            v1.replace("\"at\":", "\"extra\":1,\"at\":"),
            format!("{v1} "),
            format!("{v1}x"),
        ] {
            let read = Record::from_text(KEY, &damaged);
            if damaged.ends_with("} ") {
                assert_eq!(
                    read,
                    Ok(sample()),
                    "white space around a record does no harm"
                );
            } else {
                assert!(
                    matches!(read, Err(RecordError::Unreadable { .. })),
                    "{damaged:?}: {read:?}"
                );
            }
        }
    }

    #[test]
    fn of_two_records_exactly_one_wins() {
        let record = |sequence, writer: &str| Record {
            sequence,
            stamp: Stamp {
                writer: writer.to_owned(),
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
