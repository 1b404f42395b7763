//! What taking a file in would do, before anything is done.

use super::{FURTHEST, File, REDACTED_WRITER};
use crate::assess::{Book, Entry, Field, Item, System};
use crate::id::ActionId;
use crate::order;
use crate::progress::SystemId;

/// A file beside what is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Every system of the file, by id.
    pub systems: Vec<Incoming>,
}

/// A system of a file beside the one here that has its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Its id.
    pub id: SystemId,
    /// What the file calls it; empty where it has no name.
    pub name: String,
    /// What it is to the one here.
    pub how: How,
    /// Every field that was set in the file or here, by item and field. When backups were made is not among them.
    pub fields: Vec<Difference>,
    /// Actions of the file that this edition does not have. What is said of them is kept.
    pub unknown: Vec<ActionId>,
}

/// What a system of a file is to the one here that has its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// There is none here.
    New,
    /// All that the file says of it is here; what is here may say more.
    Same,
    /// The file says something that is not here.
    Changed,
    /// It was made elsewhere: no page has written in both. They have nothing in common but the id, as two first systems do.
    Elsewhere,
    /// The file was redacted, so its entries are not those that were written here.
    Redacted,
    /// It was deleted for good here.
    GoneHere,
    /// The file says that it was deleted for good. No file deletes.
    GoneThere,
    /// Its sequences lie beyond [`FURTHEST`], and would leave too little room above them.
    TooFar,
}

impl How {
    /// Whether it may be merged into the one here. What was made elsewhere is merged only where the reader asks for it.
    #[must_use]
    pub fn may_merge(self) -> bool {
        matches!(
            self,
            Self::New | Self::Same | Self::Changed | Self::Elsewhere
        )
    }

    /// Whether it may be taken in under another id.
    #[must_use]
    pub fn may_be_new(self) -> bool {
        self != Self::GoneThere
    }
}

/// A field in the file and here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Of what.
    pub item: Item,
    /// Which field.
    pub field: Field,
    /// What the file says; empty where it says nothing.
    pub theirs: String,
    /// What is here; empty where there is nothing.
    pub mine: String,
    /// How the two stand to each other.
    pub found: Found,
}

/// How the value of a field in a file stands to the one here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Both are the same.
    Same,
    /// Only the file has one.
    OnlyTheirs,
    /// Only here is one.
    OnlyMine,
    /// The file's came after the one here.
    NewerTheirs,
    /// The one here came after the file's.
    NewerMine,
    /// Neither knew of the other.
    Conflict,
}

/// Looks at a file beside what is here. `knows` says whether this edition has an action.
#[must_use]
pub fn preview(file: &File, book: &Book, knows: impl Fn(&ActionId) -> bool) -> Preview {
    let empty = System::default();
    let incoming = |(id, theirs): (&SystemId, &System)| {
        let mine = book.system(id).unwrap_or(&empty);
        let actions = theirs.actions().map(|(action, _)| action);
        Incoming {
            id: id.clone(),
            name: theirs.name().to_owned(),
            how: how(file, theirs, mine),
            fields: differences(theirs, mine),
            unknown: actions.filter(|action| !knows(action)).cloned().collect(),
        }
    };
    Preview {
        systems: file.book.systems().map(incoming).collect(),
    }
}

pub(super) fn how(file: &File, theirs: &System, mine: &System) -> How {
    let is_far = theirs.sequence() > FURTHEST.max(mine.sequence());
    // What is gone here "has" all work, in that it takes none of it: that is not the same as having it.
    let is_gone_here_alone = mine.gone().is_some() && theirs.gone().is_none();
    if is_gone_here_alone {
        How::GoneHere
    } else if theirs.entries().all(|entry| mine.has(entry)) {
        How::Same
    } else if theirs.gone().is_some() {
        How::GoneThere
    } else if mine.is_empty() {
        if is_far { How::TooFar } else { How::New }
    } else if file.redacted.is_any() {
        How::Redacted
    } else if !is_kin(theirs, mine) {
        How::Elsewhere
    } else if is_far {
        How::TooFar
    } else {
        How::Changed
    }
}

/// Whether a page has written in both. Made-up names count only where the whole entry is the same.
fn is_kin(theirs: &System, mine: &System) -> bool {
    let writes = |entry: &&Entry| !entry.stamp.writer.starts_with(REDACTED_WRITER);
    let wrote = |system: &System, writer: &str| {
        system.entries().any(|entry| *entry.stamp.writer == *writer)
    };
    let mut seen: Vec<&str> = Vec::new();
    for entry in theirs.entries().filter(writes) {
        let writer: &str = &entry.stamp.writer;
        if !seen.contains(&writer) {
            if wrote(mine, writer) {
                return true;
            }
            seen.push(writer);
        }
    }
    let history = |entry: &Entry| mine.history(&entry.item, entry.field).contains(entry);
    theirs.entries().any(history)
}

/// Every field that was set in either, by item and field.
pub(super) fn differences(theirs: &System, mine: &System) -> Vec<Difference> {
    let mut places: Vec<(&Item, Field)> = theirs
        .entries()
        .chain(mine.entries())
        .map(|entry| (&entry.item, entry.field))
        .filter(|(_, field)| *field != Field::Backup)
        .collect();
    order::sort_by(&mut places, Ord::cmp);
    places.dedup();
    let of = |(item, field): (&Item, Field)| Difference {
        item: item.clone(),
        field,
        theirs: theirs.value(item, field).to_owned(),
        mine: mine.value(item, field).to_owned(),
        found: found(theirs, mine, item, field),
    };
    places.into_iter().map(of).collect()
}

fn found(theirs: &System, mine: &System, item: &Item, field: Field) -> Found {
    let newest = |system: &'_ System| system.history(item, field).first().cloned();
    match (newest(theirs), newest(mine)) {
        (Some(their), Some(my)) if their.value == my.value => Found::Same,
        (Some(their), Some(my)) => match (knew(mine, &their), knew(theirs, &my)) {
            (true, false) => Found::NewerMine,
            (false, true) => Found::NewerTheirs,
            _ => Found::Conflict,
        },
        (Some(their), None) if !their.value.is_empty() => Found::OnlyTheirs,
        (None, Some(my)) if !my.value.is_empty() => Found::OnlyMine,
        _ => Found::Same,
    }
}

/// Whether a system's value of a field was set after an entry, by someone who had it: it is in the history, or was replaced
/// by its own writer, or is older than all that are kept.
fn knew(system: &System, entry: &Entry) -> bool {
    let history = system.history(&entry.item, entry.field);
    let came_after =
        |other: &Entry| other.stamp.writer == entry.stamp.writer && other.sequence > entry.sequence;
    history
        .iter()
        .any(|other| other == entry || came_after(other))
        || system.has(entry)
}
