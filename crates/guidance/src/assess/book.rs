//! What all entries say together.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use super::entry::{Entry, Field, Item};
use super::profile::Profile;
use crate::id::{ActionId, IdError};
use crate::order;
use crate::progress::{Stamp, Status, SystemId};

/// How many values of a field are kept: its own and those before it.
pub const KEPT: usize = 30;

/// Whether a system is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// It is.
    #[default]
    InUse,
    /// Kept, and out of the way.
    Archived,
    /// Deleted by the reader, who can take that back.
    Deleted,
    /// Deleted for good: nothing of it is kept but that.
    Gone,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::InUse, Self::Archived, Self::Deleted, Self::Gone];

    /// The word that is saved. Part of the format: never changed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::InUse => "in-use",
            Self::Archived => "archived",
            Self::Deleted => "deleted",
            Self::Gone => "gone",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Standing {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.id() == text)
            .ok_or_else(|| IdError {
                expected: "a standing (in-use, archived, deleted, gone)",
                found: text.to_owned(),
            })
    }
}

/// Two entries of one order are one, unless someone made them by hand: then the rest decides, so that all find the same.
fn is_newer(one: &Entry, other: &Entry) -> bool {
    let rest = |one: &Entry| (one.stamp.at, one.edition);
    (one.order(), &one.value, rest(one)) > (other.order(), &other.value, rest(other))
}

/// The status that an entry sets. A word that this release does not know counts as not started.
fn status_of(entry: &Entry) -> Status {
    entry.value.parse().unwrap_or_default()
}

pub(super) fn says_gone(entry: &Entry) -> bool {
    entry.item == Item::System
        && entry.field == Field::Standing
        && entry.value == Standing::Gone.id()
}

fn place(entry: &Entry) -> (&Item, Field) {
    (&entry.item, entry.field)
}

/// The action that an entry is about; `None` where it is about the system, which comes first.
fn of(entry: &Entry) -> Option<&ActionId> {
    match &entry.item {
        Item::System => None,
        Item::Action(id) => Some(id),
    }
}

/// Where those entries stand that come neither before what is wanted nor behind it.
fn run(entries: &[Entry], order: &dyn Fn(&Entry) -> Ordering) -> Range<usize> {
    let start = entries.partition_point(|entry| order(entry).is_lt());
    let rest = entries.get(start..).unwrap_or_default();
    start..start + rest.partition_point(|entry| order(entry).is_eq())
}

/// Whether entries stand as those of a system that is not gone do: then they need not be merged one by one, which takes a tenth of all
/// reading. So a value stands that was folded.
fn are_a_system(entries: &[Entry]) -> bool {
    entries.iter().enumerate().all(|(at, one)| {
        let fits = entries.get(at + 1).is_none_or(|next| {
            let places = place(one).cmp(&place(next));
            places.is_lt() || places.is_eq() && is_newer(one, next)
        });
        let later = entries.get(at + KEPT);
        fits && later.is_none_or(|later| place(one) != place(later)) && !says_gone(one)
    })
}

/// What a reader has settled for one system.
///
/// # Invariant
/// Of a system that is gone nothing is left but the newest entry that says so, whatever comes before or after it: what was
/// deleted for good must not come back because another page, which did not know, has archived it at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct System {
    /// By item and field, the newest of each first. One list and no list of lists: all systems side by side are tens of
    /// thousands of entries.
    entries: Vec<Entry>,
}

impl System {
    /// Takes an entry in. Whether that changed anything: it has not where the entry was there before, or is older
    /// than all that are kept.
    ///
    /// # Invariant
    /// Entries may come in any order and any number of times: the system is the same.
    pub fn merge(&mut self, entry: Entry) -> bool {
        if says_gone(&entry) || self.gone().is_some() {
            let is_new = !self.has(&entry);
            if is_new {
                self.entries = vec![entry];
            }
            return is_new;
        }
        let Some(at) = self.room_for(&entry) else {
            return false;
        };
        // Entries are saved in order, so most that are read belong behind all that are there: of those, none is one too many.
        if at == self.entries.len() {
            self.entries.push(entry);
            return true;
        }
        let run = self.run(&entry.item, entry.field);
        self.entries.insert(at, entry);
        if run.len() == KEPT {
            self.entries.remove(run.end);
        }
        true
    }

    /// The system that entries make, which may come in any order and any number of times. Each is put behind the others: one by one,
    /// a file could ask for minutes of moving them about.
    #[must_use]
    pub fn from_entries(mut entries: Vec<Entry>) -> Self {
        if are_a_system(&entries) {
            return Self { entries };
        }
        order::sort_by(&mut entries, |a, b| place(a).cmp(&place(b)));
        let mut system = Self::default();
        for entry in entries {
            system.merge(entry);
        }
        system
    }

    /// Takes entries in, as [`System::merge`] does each.
    pub fn merge_all(&mut self, mut entries: Vec<Entry>) {
        /// What so few move about takes no longer than to sort all.
        const FEW: usize = 64;
        if !self.is_empty() && entries.len() <= FEW {
            for entry in entries {
                self.merge(entry);
            }
            return;
        }
        entries.append(&mut self.entries);
        *self = Self::from_entries(entries);
    }

    /// Whether taking an entry in would change nothing.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        if let Some(gone) = self.gone() {
            return !says_gone(entry) || !is_newer(entry, gone);
        }
        // However old it is.
        !says_gone(entry) && self.room_for(entry).is_none()
    }

    /// Where an entry belongs; `None` where it is there already, or older than all that are kept of its field.
    fn room_for(&self, entry: &Entry) -> Option<usize> {
        let run = self.run(&entry.item, entry.field);
        let same = self.entries.get(run.clone()).unwrap_or_default();
        let at = same.partition_point(|other| is_newer(other, entry));
        (at < KEPT && same.get(at) != Some(entry)).then_some(run.start + at)
    }

    /// What says that it is gone; `None` where it is not.
    #[must_use]
    pub fn gone(&self) -> Option<&Entry> {
        match self.entries.as_slice() {
            [entry] if says_gone(entry) => Some(entry),
            _ => None,
        }
    }

    /// Whether it is away: deleted, or deleted for good. What is settled does not go there.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.gone().is_some() || self.standing() == Standing::Deleted
    }

    /// Where the entries of a field stand; empty, where they would, if it has none.
    fn run(&self, item: &Item, field: Field) -> Range<usize> {
        let (end, wanted) = (self.entries.len(), (item, field));
        match self.entries.last() {
            Some(last) if place(last) >= wanted => {}
            _ => return end..end,
        }
        run(&self.entries, &|entry| place(entry).cmp(&wanted))
    }

    /// The highest sequence of all entries.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        let all = self.entries.iter().map(|entry| entry.sequence);
        all.max().unwrap_or(0)
    }

    /// All entries: by item and field, the newest of each first.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The values that a field has had, the newest first; empty where it was never set.
    #[must_use]
    pub fn history(&self, item: &Item, field: Field) -> &[Entry] {
        let run = self.run(item, field);
        self.entries.get(run).unwrap_or_default()
    }

    /// The value of a field; empty where it has none.
    #[must_use]
    pub fn value(&self, item: &Item, field: Field) -> &str {
        self.history(item, field)
            .first()
            .map_or("", |entry| &entry.value)
    }

    /// What is said of an action.
    #[must_use]
    pub fn answer(&self, action: &ActionId) -> Answer<'_> {
        let run = run(&self.entries, &|entry| of(entry).cmp(&Some(action)));
        Answer {
            entries: self.entries.get(run).unwrap_or_default(),
        }
    }

    /// Where an action stands.
    #[must_use]
    pub fn status(&self, action: &ActionId) -> Status {
        self.answer(action).status()
    }

    /// The actions of which something is said, in the order of their ids.
    pub fn actions(&self) -> impl Iterator<Item = (&ActionId, Answer<'_>)> {
        let runs = self.entries.chunk_by(|a, b| a.item == b.item);
        runs.filter_map(|entries| Some((of(entries.first()?)?, Answer { entries })))
    }

    /// How many of some actions are settled. Answers to actions that the content no longer has are kept but not counted: the reader
    /// may be on an older deployment, or the action may return.
    pub fn count<A: Borrow<ActionId>>(&self, actions: impl IntoIterator<Item = A>) -> Count {
        let mut count = Count::default();
        for action in actions {
            count.total += 1;
            count.settled += usize::from(self.status(action.borrow()).is_settled());
        }
        count
    }

    /// What it is called; empty where the reader has named none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.value(&Item::System, Field::Name)
    }

    /// What it is like.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile::from_text(self.value(&Item::System, Field::Profile))
    }

    /// Whether it is in use.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.value(&Item::System, Field::Standing)
            .parse()
            .unwrap_or_default()
    }

    /// When it was made, milliseconds since 1970: what was said then, or the oldest entry. `None` where there is none.
    #[must_use]
    pub fn created(&self) -> Option<u64> {
        let said = self.value(&Item::System, Field::Created).parse().ok();
        said.or_else(|| self.entries().map(|entry| entry.stamp.at).min())
    }

    /// The last change.
    #[must_use]
    pub fn changed(&self) -> Option<&Stamp> {
        // From the end: of two that someone has given one order it is the one whose value holds.
        let counts = self.entries.iter().rev();
        counts
            .filter(|entry| entry.field != Field::Backup)
            .max_by_key(|entry| entry.order())
            .map(|one| &one.stamp)
    }

    /// When a file with all of it was last written, milliseconds since 1970.
    #[must_use]
    pub fn backup(&self) -> Option<u64> {
        self.value(&Item::System, Field::Backup).parse().ok()
    }

    /// How many values were set since the last backup, or ever.
    #[must_use]
    pub fn changes_since_backup(&self) -> usize {
        let backup = self.history(&Item::System, Field::Backup);
        let since = backup.first().map_or(0, |entry| entry.sequence);
        self.entries()
            .filter(|entry| entry.sequence > since && entry.field != Field::Backup)
            .count()
    }

    /// Whether nothing was ever said of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes one entry away: one that its own writer has just replaced.
    pub(super) fn forget(&mut self, entry: &Entry) {
        self.entries.retain(|other| other != entry);
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

/// What is said of one action in one system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'a> {
    /// By field, the newest of each first.
    entries: &'a [Entry],
}

impl<'a> Answer<'a> {
    /// The value of a field; empty where it has none.
    #[must_use]
    pub fn value(self, field: Field) -> &'a str {
        self.newest(field).map_or("", |entry| &entry.value)
    }

    fn newest(self, field: Field) -> Option<&'a Entry> {
        self.entries.iter().find(|entry| entry.field == field)
    }

    /// Where it stands.
    #[must_use]
    pub fn status(self) -> Status {
        self.newest(Field::Status)
            .map(status_of)
            .unwrap_or_default()
    }

    /// Whether anything is said of it now.
    #[must_use]
    pub fn says_something(self) -> bool {
        let mut fields = self.entries.chunk_by(|a, b| a.field == b.field);
        self.status() != Status::NotStarted
            || fields.any(|of| {
                let newest = of.first();
                newest.is_some_and(|one| one.field != Field::Status && !one.value.is_empty())
            })
    }

    /// The last change to any of its fields.
    #[must_use]
    pub fn changed(self) -> Option<&'a Stamp> {
        let newest = self.entries.iter().rev().max_by_key(|one| one.order());
        newest.map(|entry| &entry.stamp)
    }

    /// Which edition of the wording its status was given for; `None` where it has no status.
    #[must_use]
    pub fn edition(self) -> Option<u32> {
        self.newest(Field::Status).map(|entry| entry.edition)
    }

    /// All that was said of it, the newest first.
    #[must_use]
    pub fn history(self) -> Vec<&'a Entry> {
        let mut all: Vec<&Entry> = self.entries.iter().collect();
        order::sort_by(&mut all, |a, b| b.order().cmp(&a.order()));
        all
    }
}

/// All systems of a reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// By id.
    systems: Vec<(SystemId, System)>,
}

impl Book {
    /// A system; `None` where nothing was ever said of it.
    #[must_use]
    pub fn system(&self, id: &SystemId) -> Option<&System> {
        let at = self.at(id).ok()?;
        self.systems.get(at).map(|(_, system)| system)
    }

    /// Every system of which anything was ever said, by id; also those that are deleted.
    pub fn systems(&self) -> impl Iterator<Item = (&SystemId, &System)> {
        self.systems.iter().map(|(id, system)| (id, system))
    }

    /// Takes an entry in; see [`System::merge`].
    pub fn merge(&mut self, system: &SystemId, entry: Entry) -> bool {
        match self.of(system) {
            Some(system) => system.merge(entry),
            None => false,
        }
    }

    /// Takes entries of one system in, which is looked for once.
    pub fn merge_all(&mut self, id: &SystemId, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        if let Some(system) = self.of(id) {
            system.merge_all(entries);
        }
    }

    pub(super) fn of(&mut self, id: &SystemId) -> Option<&mut System> {
        let at = self.at(id).unwrap_or_else(|at| {
            self.systems.insert(at, (id.clone(), System::default()));
            at
        });
        self.systems.get_mut(at).map(|(_, system)| system)
    }

    fn at(&self, id: &SystemId) -> Result<usize, usize> {
        self.systems.binary_search_by(|(other, _)| other.cmp(id))
    }
}

#[cfg(test)]
mod tests;
