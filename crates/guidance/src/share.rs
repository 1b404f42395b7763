//! A system in a link: what stands where, and by choice what was said of it, as the fragment of an address.
//!
//! Browsers send no fragment to a server. Who opens the link sees what was there when it was made; nothing is taken in by
//! opening it. Entries with their history are a matter for files ([`crate::transfer`]).
//!
//! The fragment is `s=` and bytes as letters ([`letters`]):
//!
//! ```text
//! version                       1
//! document                      length, text
//! wording                       the edition that most answers were given under
//! name, profile                 length, text; both may be empty
//! principles                    number of them, then of each: part, place, n, and n statuses, two bits each, four to a byte
//! other editions                number, then of each: part, place, serial, edition
//! texts                         number, then of each: part, place, serial, field, length, text
//! check                         FNV-1a, 32 bits, of all before it
//! ```
//!
//! A status stands at the serial of its action within its principle. The register of short ids only grows and gives no id
//! twice, so no list of actions is needed to read a link, and every edition reads those of earlier ones. Lengths and numbers
//! are written seven bits to a byte, the lowest first. Rules:
//! - There is one way to write what a link says: a text that would be written otherwise is none.
//! - Every version ends with the check, so a link that a mail program has cut is told from one of a newer release.

pub mod letters;
mod pack;

#[cfg(feature = "transfer")]
pub(crate) use pack::check;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::address::SHARED_STATE;
use crate::assess::{Entry, Field, Item, Profile, System};
use crate::id::{ActionId, ActionNo, Slug};
use crate::progress::{Stamp, Status};

/// The version that this release writes, and the newest that it reads.
pub const VERSION: u8 = 1;

/// How many letters a link's fragment may have. Browsers take far longer ones; mail programs and chats begin to cut here.
/// For more there is a file.
pub const LONGEST: usize = 8_000;

/// What a link says of a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The document whose actions are answered.
    pub document: Slug,
    /// The edition of the wording when the link was made.
    pub wording: u32,
    /// What the system is called; empty where it has no name, or none was to be told.
    pub name: String,
    /// What it is like.
    pub profile: Profile,
    /// What is said of actions: nothing of one of which nothing is.
    pub answers: BTreeMap<ActionNo, Shown>,
}

/// What is said of an action.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// Where it stands.
    pub status: Status,
    /// The edition of the wording that was answered.
    pub edition: u32,
    /// What else is said, in the order of [`Shown::TEXTS`]; empty where nothing is, or it was left out.
    pub texts: [String; 5],
}

impl Shown {
    /// The fields of its texts. Their places here are part of the format.
    pub const TEXTS: [Field; 5] = [
        Field::Reason,
        Field::Note,
        Field::Evidence,
        Field::Owner,
        Field::Review,
    ];

    /// Whether anything is said.
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.status != Status::NotStarted || self.texts.iter().any(|text| !text.is_empty())
    }
}

/// What of a system goes into its link, beside statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct With {
    /// The name of the system.
    pub name: bool,
    /// Reasons, notes, evidence and days of review.
    pub texts: bool,
    /// Owners.
    pub owners: bool,
}

impl With {
    fn has(self, field: Field) -> bool {
        if field == Field::Owner {
            self.owners
        } else {
            self.texts
        }
    }
}

/// Why a link says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ShareError {
    /// The fragment is no link's.
    #[error("expected a fragment that starts with s=")]
    NotALink,
    /// A newer release made it.
    #[error("made by a newer release (version {found}, this one knows {VERSION})")]
    Newer {
        /// The version it has.
        found: u8,
    },
    /// It was cut or changed on its way, or something else made it.
    #[error("expected a whole link, found one that was cut or changed")]
    Damaged,
    /// It is longer than any that is made.
    #[error("expected at most {LONGEST} letters, found {found}")]
    TooLong {
        /// How many it has.
        found: usize,
    },
}

impl Shared {
    /// What a link would say of a system. Answers for other documents are none of its business.
    #[must_use]
    pub fn of(system: &System, document: &Slug, wording: u32, with: With) -> Self {
        let mut answers = BTreeMap::new();
        for (id, answer) in system.actions().filter(|(id, _)| id.document == *document) {
            let status = answer.status();
            let mut shown = Shown {
                status,
                // Of texts without a status nobody asks under which words they were written.
                edition: answer
                    .edition()
                    .filter(|_| status != Status::NotStarted)
                    .unwrap_or(wording),
                ..Shown::default()
            };
            for (text, field) in shown.texts.iter_mut().zip(Shown::TEXTS) {
                if with.has(field) {
                    answer.value(field).clone_into(text);
                }
            }
            if shown.says_something() {
                answers.insert(id.no, shown);
            }
        }
        let name = if with.name { system.name() } else { "" };
        Self {
            document: document.clone(),
            wording,
            name: name.to_owned(),
            profile: system.profile(),
            answers,
        }
    }

    /// The fragment, without its `#`.
    ///
    /// # Errors
    /// When it would be longer than [`LONGEST`].
    pub fn to_fragment(&self) -> Result<String, ShareError> {
        let fragment = [SHARED_STATE, &letters::write(&self.to_bytes())].concat();
        if fragment.len() > LONGEST {
            return Err(ShareError::TooLong {
                found: fragment.len(),
            });
        }
        Ok(fragment)
    }

    /// Reads a fragment, without its `#`.
    ///
    /// # Errors
    /// When it is no link's, or not as it was made, or made by a newer release.
    pub fn from_fragment(fragment: &str) -> Result<Self, ShareError> {
        let text = fragment
            .strip_prefix(SHARED_STATE)
            .ok_or(ShareError::NotALink)?;
        if fragment.len() > LONGEST {
            return Err(ShareError::TooLong {
                found: fragment.len(),
            });
        }
        Self::from_bytes(&letters::read(text).ok_or(ShareError::Damaged)?)
    }

    /// What it says, without the letters that an address needs: what is encrypted ([`crate::seal`]).
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        pack::write(self)
    }

    /// Reads what [`Shared::to_bytes`] gave.
    ///
    /// # Errors
    /// As [`Shared::from_fragment`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ShareError> {
        let shared = pack::read(bytes)?;
        // One text for one content, so that two links can be compared as they stand.
        if pack::write(&shared) != bytes {
            return Err(ShareError::Damaged);
        }
        Ok(shared)
    }

    /// Says something in place of each reason that was left out and is needed: an action that does not apply can't do without one.
    pub fn withhold(&mut self, instead: &str) {
        for shown in self.answers.values_mut() {
            if let [reason, ..] = &mut shown.texts
                && shown.status == Status::NotApplicable
                && reason.is_empty()
            {
                instead.clone_into(reason);
            }
        }
    }

    /// What it says as a system, to be shown.
    #[must_use]
    pub fn system(&self, stamp: &Stamp) -> System {
        let mut system = System::default();
        for entry in self.entries(stamp) {
            system.merge(entry);
        }
        system
    }

    /// What it says as the entries of a new system, for who keeps a copy: set by `stamp`, one after the other.
    #[must_use]
    pub fn entries(&self, stamp: &Stamp) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut add = |item: &Item, field: Field, value: &str, edition: u32| {
            if !value.is_empty() {
                entries.push(Entry {
                    item: item.clone(),
                    field,
                    value: value.to_owned(),
                    edition,
                    stamp: stamp.clone(),
                    sequence: entries.len() as u64 + 1,
                });
            }
        };
        let profile = self.profile.to_text();
        add(&Item::System, Field::Name, &self.name, self.wording);
        add(&Item::System, Field::Profile, &profile, self.wording);
        for (no, shown) in &self.answers {
            let item = Item::Action(ActionId {
                document: self.document.clone(),
                no: *no,
            });
            if shown.status != Status::NotStarted {
                add(&item, Field::Status, shown.status.id(), shown.edition);
            }
            for (text, field) in shown.texts.iter().zip(Shown::TEXTS) {
                add(&item, field, text, shown.edition);
            }
        }
        entries
    }
}
