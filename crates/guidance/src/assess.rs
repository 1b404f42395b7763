//! What readers settle for their systems, and how it is kept so that it can't be lost.
//!
//! - [`entry`]: one value that was set: which field of which action of which system, by whom, when, in which order.
//!   The unit that is saved, exported and merged.
//! - [`book`]: what all entries say together: the newest value of each field, and the ones before it.
//! - [`store`]: the book in a storage that other pages write to as well.
//! - [`undo`]: steps back and forward.
//! - [`profile`]: what a system is like, and which actions that rules out.
//!
//! Entries are never changed. A book is the set of entries that were read, so it is the same whatever the order in
//! which they came, however often, and from whichever tab, journal or file; nothing has to be locked for that.

pub mod book;
pub mod entry;
pub mod profile;
pub mod store;
pub mod undo;

pub use book::{Answer, Book, Count, Standing, System};
pub use entry::{Entry, EntryError, Field, Item};
pub use profile::{Holds, Profile};
pub use store::{
    Change, ForJournal, Opened, SetAside, Store, Trouble, Unsaved, Which, clear, look,
};
pub use undo::Undo;

use crate::progress::{KeyValue, StorageError, SystemId};

/// Under this key stands the id of the system that the reader works on, on this device; the first one where it is not set.
pub const CURRENT: &str = "waymark/setting/system";

/// The system that the reader works on. `None` never comes of what can be stored, only of a program that is wrong.
#[must_use]
pub fn current(storage: &dyn KeyValue) -> Option<SystemId> {
    let kept = storage.get(CURRENT).ok().flatten();
    let kept = kept.and_then(|text| text.parse().ok());
    kept.or_else(|| SystemId::FIRST.parse().ok())
}

/// Makes a system the one that the reader works on.
///
/// # Errors
/// When the storage can't be written.
pub fn work_on(storage: &dyn KeyValue, system: &SystemId) -> Result<(), StorageError> {
    storage.set(CURRENT, &system.to_string())
}
