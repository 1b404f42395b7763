//! Opening what was saved, and saving a change.
//!
//! Rules, each with a test of its name:
//! - Nothing is written before everything was read.
//! - Nothing unreadable is overwritten: it is copied aside first, and if that fails nothing is written.
//! - What a newer release wrote is shown to be there and left alone.
//! - Keys of other programs on the same host are neither read nor written.
//! - A change that could not be saved is still shown, and said to be unsaved until it is: every later change
//!   that can be saved tries the unsaved ones again.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::id::ActionId;
use crate::progress::key_value::{KeyValue, StorageError};
use crate::progress::record::{Record, RecordError, Stamp, Status, SystemId};

/// What a reader has settled in one system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    system: SystemId,
    records: BTreeMap<ActionId, Record>,
    /// Changes that are shown but could not be saved, each with why.
    unsaved: Vec<(ActionId, Trouble)>,
}

impl Progress {
    /// Nothing settled yet.
    #[must_use]
    pub fn new(system: SystemId) -> Self {
        Self {
            system,
            records: BTreeMap::new(),
            unsaved: Vec::new(),
        }
    }

    /// Where an action stands.
    #[must_use]
    pub fn status(&self, action: &ActionId) -> Status {
        self.records
            .get(action)
            .map_or(Status::NotStarted, |record| record.status)
    }

    /// How many of the actions are settled. Ids that the content no longer knows are kept but not counted
    /// here: the reader may be on an older deployment, or the item may return.
    pub fn count(&self, actions: impl Iterator<Item = ActionId>) -> Count {
        actions.fold(Count::default(), |count, action| Count {
            settled: count.settled + usize::from(self.status(&action).is_settled()),
            total: count.total + 1,
        })
    }

    /// All records, by action.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// Changes that are shown but could not be saved, each with why, the latest last.
    #[must_use]
    pub fn unsaved(&self) -> &[(ActionId, Trouble)] {
        &self.unsaved
    }

    /// Takes a record in unless a newer one is there.
    fn merge(&mut self, record: Record) {
        match self.records.get(&record.action) {
            Some(known) if !record.supersedes(known) => {}
            _ => {
                self.records.insert(record.action.clone(), record);
            }
        }
    }
}

/// Settled actions among all in some scope. There is no percentage: a share would hide which one is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Done or not applicable.
    pub settled: usize,
    /// All.
    pub total: usize,
}

/// How opening went. The four cannot be confused: each asks something else of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// Everything was read, and changes are kept.
    Ready,
    /// Something was unreadable; it stands aside, the rest was read, and changes are kept.
    Recovered {
        /// What stands aside, from now and from earlier.
        aside: Vec<SetAside>,
    },
    /// What could be read is shown; nothing is written.
    ReadOnly {
        /// Why.
        why: Trouble,
    },
    /// There is no storage: changes live as long as the page.
    Unkept {
        /// Why.
        why: StorageError,
    },
}

/// An unreadable value that was moved out of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stands now.
    pub key: String,
    /// The value, untouched.
    pub text: String,
}

/// Why nothing is written, or why one change was not.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Trouble {
    /// A newer release of this program has been used here.
    #[error("some of the work here was saved by a newer release")]
    Newer,
    /// An unreadable value could not be copied aside, so nothing may be written over it.
    #[error("a damaged value could not be set aside: {0}")]
    CannotSetAside(StorageError),
    /// The storage refused the change.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The storage took the change and then did not have it.
    #[error("the storage did not keep the change")]
    NotKept,
}

/// Saved progress in a storage.
pub struct Store<S> {
    storage: S,
    /// Whether changes may be written.
    writable: bool,
}

/// The start of every key that holds what was set aside.
const ASIDE: &str = "waymark/aside/";

impl<S: KeyValue> Store<S> {
    /// Reads everything that was saved for a system.
    pub fn open(storage: S, system: SystemId) -> (Self, Progress, Opened) {
        let mut progress = Progress::new(system.clone());
        let store = Self {
            storage,
            writable: true,
        };
        match store.read(&system, &mut progress) {
            Ok(aside) if aside.is_empty() => (store, progress, Opened::Ready),
            Ok(aside) => (store, progress, Opened::Recovered { aside }),
            Err(Trouble::Storage(why)) => {
                let store = Self {
                    writable: false,
                    ..store
                };
                (store, progress, Opened::Unkept { why })
            }
            Err(why) => (
                Self {
                    writable: false,
                    ..store
                },
                progress,
                Opened::ReadOnly { why },
            ),
        }
    }

    /// Reads all records before anything is set aside, so that a failure half-way has changed nothing.
    fn read(&self, system: &SystemId, progress: &mut Progress) -> Result<Vec<SetAside>, Trouble> {
        let prefix = format!("{}{system}/", Record::PREFIX);
        let mut unreadable = Vec::new();
        let mut newer = false;
        let mut aside = Vec::new();
        for key in self.storage.keys()? {
            let ours = key.starts_with(&prefix);
            if !ours && !key.starts_with(ASIDE) {
                continue;
            }
            // Another tab may take it away between the two calls.
            let Some(text) = self.storage.get(&key)? else {
                continue;
            };
            if !ours {
                aside.push(SetAside { key, text });
                continue;
            }
            match Record::from_text(&key, &text) {
                Ok(record) => progress.merge(record),
                Err(RecordError::Newer { .. }) => newer = true,
                Err(RecordError::Unreadable) => unreadable.push((key, text)),
            }
        }
        if newer {
            return Err(Trouble::Newer);
        }
        for (key, text) in unreadable {
            aside.push(self.set_aside(&key, &text)?);
        }
        Ok(aside)
    }

    /// Copies an unreadable value under a free key, sees that it is there, and only then frees its place.
    fn set_aside(&self, key: &str, text: &str) -> Result<SetAside, Trouble> {
        let copy = |number: u32| -> Result<Option<String>, StorageError> {
            let place = format!("{ASIDE}{number}/{key}");
            match self.storage.get(&place)? {
                Some(there) if there != text => Ok(None),
                _ => {
                    self.storage.set(&place, text)?;
                    let kept = self.storage.get(&place)?.as_deref() == Some(text);
                    Ok(kept.then_some(place))
                }
            }
        };
        let place = (1..=999)
            .find_map(|number| copy(number).transpose())
            .unwrap_or(Err(StorageError::Refused {
                reason: "no free place".to_owned(),
            }))
            .map_err(Trouble::CannotSetAside)?;
        self.storage.remove(key).map_err(Trouble::CannotSetAside)?;
        Ok(SetAside {
            key: place,
            text: text.to_owned(),
        })
    }

    /// Gives the storage back, to be opened anew.
    pub fn into_storage(self) -> S {
        self.storage
    }

    /// Takes away for good what stands aside, when the reader asks for it.
    ///
    /// # Errors
    /// When the storage can't be written.
    pub fn discard(&self, aside: &[SetAside]) -> Result<(), StorageError> {
        aside
            .iter()
            .try_for_each(|one| self.storage.remove(&one.key))
    }

    /// Sets an action's status: in `progress` always, in the storage if it can be. What could not be saved
    /// is in [`Progress::unsaved`], and is tried again with the next change that can be.
    pub fn settle(&self, progress: &mut Progress, action: ActionId, status: Status, stamp: Stamp) {
        let system = progress.system.clone();
        let known = progress
            .records
            .get(&action)
            .map_or(0, |record| record.sequence);
        let stored = if self.writable {
            self.stored(&Record::key(&system, &action))
        } else {
            Ok(None)
        };
        let newest = match &stored {
            Ok(Some(record)) => known.max(record.sequence),
            _ => known,
        };
        let sequence = newest.saturating_add(1);
        let record = Record {
            system,
            action: action.clone(),
            status,
            stamp,
            sequence,
        };
        let saved = match stored {
            Ok(_) if self.writable => self.put(&record),
            Ok(_) => Ok(()),
            Err(why) => Err(why),
        };
        progress.records.insert(action.clone(), record);
        progress.unsaved.retain(|(waiting, _)| *waiting != action);
        match saved {
            Ok(()) => self.retry(progress),
            Err(why) => progress.unsaved.push((action, why)),
        }
    }

    /// Tries to save every change that waits. Where another page has saved a later one meanwhile, that one
    /// is taken in and the waiting one is over.
    fn retry(&self, progress: &mut Progress) {
        let Progress {
            records, unsaved, ..
        } = progress;
        unsaved.retain(|(action, _)| {
            let Some(record) = records.get_mut(action) else {
                return false;
            };
            match self.stored(&Record::key(&record.system, action)) {
                Ok(Some(later)) if later.supersedes(record) => {
                    *record = later;
                    false
                }
                Ok(_) => self.put(record).is_err(),
                Err(_) => true,
            }
        });
    }

    /// What stands under a key, after anything unreadable there was set aside.
    fn stored(&self, key: &str) -> Result<Option<Record>, Trouble> {
        let Some(text) = self.storage.get(key)? else {
            return Ok(None);
        };
        match Record::from_text(key, &text) {
            Ok(record) => Ok(Some(record)),
            Err(RecordError::Newer { .. }) => Err(Trouble::Newer),
            Err(RecordError::Unreadable) => self.set_aside(key, &text).map(|_| None),
        }
    }

    /// Writes a record and sees that it is there.
    fn put(&self, record: &Record) -> Result<(), Trouble> {
        let key = Record::key(&record.system, &record.action);
        let text = record.to_text();
        self.storage.set(&key, &text)?;
        match self.storage.get(&key)? {
            Some(kept) if kept == text => Ok(()),
            // Another tab wrote in between: its record is whole, and one of the two has won.
            Some(other) if Record::from_text(&key, &other).is_ok() => Ok(()),
            _ => Err(Trouble::NotKept),
        }
    }
}

#[cfg(test)]
mod tests;
