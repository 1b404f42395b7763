//! What a file brings, by the reader's choice.

use thiserror::Error;

use super::preview::{self, Found, How};
use super::{FURTHEST, File};
use crate::assess::{Book, Change, Entry, Field, Item, System};
use crate::order;
use crate::progress::{Stamp, SystemId};

/// Which value is to stand where the file and what is here say something else, and neither knew of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// The one with the higher order, as between two tabs.
    #[default]
    Newest,
    /// The file's.
    Theirs,
    /// The one that is here.
    Mine,
}

/// What becomes of a system of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// Nothing.
    Leave,
    /// It is merged into the one here.
    Merge {
        /// Which value stands where they conflict.
        rest: Whose,
        /// For single fields another one.
        fields: Vec<(Item, Field, Whose)>,
    },
    /// It is taken in beside the one here, under an id that nothing has.
    AsNew(SystemId),
}

/// What becomes of each system of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// By their ids in the file, each once.
    pub systems: Vec<(SystemId, Take)>,
    /// For all others: they are merged, but not with one that was made elsewhere.
    pub rest: Whose,
}

impl Choices {
    /// What the reader chose for a system of the file, if anything.
    #[must_use]
    pub fn of(&self, id: &SystemId) -> Option<&Take> {
        let mut all = self.systems.iter();
        all.find_map(|(other, take)| (other == id).then_some(take))
    }
}

/// What is to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Entries that are not here yet, by system: they go into the book and the storage as they are.
    pub entries: Vec<(SystemId, Vec<Entry>)>,
    /// What has to be set after that, so that what the reader chose is the value.
    pub changes: Vec<Change>,
    /// Systems of the file of which nothing is taken in, though the reader did not leave them: they may not be merged, or the new
    /// id is taken.
    pub left: Vec<SystemId>,
}

/// There is too little room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("expected room for {needed} characters, found {room}")]
pub struct NoRoom {
    /// How much would be needed.
    pub needed: usize,
    /// How much there is.
    pub room: usize,
}

impl Merged {
    /// How many characters (as browsers count: UTF-16) of storage it takes at most, keys included.
    #[must_use]
    pub fn needed_chars(&self) -> usize {
        // Keys hold a prefix, a system, a writer and a number.
        const KEY: usize = 120;
        let length = |text: &str| text.encode_utf16().count();
        let entries = self.entries.iter().map(|(system, entries)| {
            let lines = entries.iter().map(|one| length(&one.to_text(system)) + 1);
            KEY + lines.sum::<usize>()
        });
        let changes = self.changes.iter().map(|change| {
            let entry = Entry {
                item: change.item.clone(),
                field: change.field,
                value: change.value.clone(),
                edition: u32::MAX,
                stamp: Stamp {
                    writer: "-".repeat(32).into(),
                    at: u64::MAX,
                },
                sequence: u64::MAX,
            };
            KEY + length(&entry.to_text(&change.system))
        });
        entries.chain(changes).sum()
    }

    /// Whether there is room for it in so many characters.
    ///
    /// # Errors
    /// When there is not.
    pub fn fits(&self, room: usize) -> Result<(), NoRoom> {
        let needed = self.needed_chars();
        if needed > room {
            return Err(NoRoom { needed, room });
        }
        Ok(())
    }

    /// Whether there is nothing to take in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.changes.is_empty()
    }
}

/// What is to be taken in of a file. Nothing is changed by it.
///
/// With [`Whose::Newest`] throughout it is what hearing another tab is: two files in either order give the same book. Whatever
/// was chosen, a file that was taken in has nothing to bring any more.
#[must_use]
pub fn merge(file: &File, book: &Book, choices: &Choices) -> Merged {
    let mut merged = Merged::default();
    let mut new: Vec<&SystemId> = Vec::new();
    for (id, theirs) in file.book.systems() {
        let empty = System::default();
        let mine = book.system(id).unwrap_or(&empty);
        let how = preview::how(file, theirs, mine);
        match choices.of(id) {
            Some(Take::Leave) => {}
            Some(Take::AsNew(other)) => {
                let is_free = file.book.system(other).is_none() && !new.contains(&other);
                new.push(other);
                let theirs = if theirs.sequence() > FURTHEST {
                    &counted_anew(theirs)
                } else {
                    theirs
                };
                let there = book.system(other);
                let is_free = is_free && there.is_none_or(|there| may_lie_on(there, theirs));
                if is_free && how.may_be_new() {
                    merged.take(other, theirs, there.unwrap_or(&empty));
                } else {
                    merged.left.push(id.clone());
                }
            }
            Some(Take::Merge { rest, fields }) if how.may_merge() => {
                let whose = |item: &Item, field: Field| {
                    let own = fields
                        .iter()
                        .find(|(of, which, _)| of == item && *which == field);
                    own.map_or(*rest, |(_, _, whose)| *whose)
                };
                merged.take(id, theirs, mine);
                merged.settle(id, theirs, mine, whose);
            }
            None if how.may_merge() && how != How::Elsewhere => {
                merged.take(id, theirs, mine);
                merged.settle(id, theirs, mine, |_, _| choices.rest);
            }
            _ => merged.left.push(id.clone()),
        }
    }
    merged
}

/// Whether a system may be taken in where something is already: only where all of it is there, since it was taken in before.
fn may_lie_on(there: &System, theirs: &System) -> bool {
    there.is_empty() || theirs.entries().all(|entry| there.has(entry))
}

impl Merged {
    /// The entries that are not here.
    fn take(&mut self, id: &SystemId, theirs: &System, mine: &System) {
        let entries: Vec<Entry> = theirs
            .entries()
            .filter(|entry| !mine.has(entry))
            .cloned()
            .collect();
        if !entries.is_empty() {
            self.entries.push((id.clone(), entries));
        }
    }

    /// What has to be set so that each conflict goes as it was chosen.
    fn settle(
        &mut self,
        id: &SystemId,
        theirs: &System,
        mine: &System,
        whose: impl Fn(&Item, Field) -> Whose,
    ) {
        let mut both = mine.clone();
        both.merge_all(theirs.entries().cloned().collect());
        let differences = preview::differences(theirs, mine).into_iter();
        for one in differences.filter(|one| one.found == Found::Conflict) {
            let (of, value) = match whose(&one.item, one.field) {
                Whose::Newest => continue,
                Whose::Theirs => (theirs, one.theirs),
                Whose::Mine => (mine, one.mine),
            };
            if both.value(&one.item, one.field) != value {
                let given = of.history(&one.item, one.field).first();
                self.changes.push(Change {
                    system: id.clone(),
                    edition: given.map(|entry| entry.edition),
                    item: one.item,
                    field: one.field,
                    value,
                });
            }
        }
    }
}

/// The same system with sequences from 1, in the same order.
fn counted_anew(system: &System) -> System {
    let mut sequences: Vec<u64> = system.entries().map(|entry| entry.sequence).collect();
    order::sort_by(&mut sequences, Ord::cmp);
    sequences.dedup();
    let mut anew = System::default();
    for entry in system.entries() {
        let mut entry = entry.clone();
        let at = sequences.partition_point(|one| *one < entry.sequence);
        entry.sequence = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1);
        anew.merge(entry);
    }
    anew
}
