//! Stores that do what seems to suffice.

use guidance::assess::store::{ForJournal, Unsaved};
use guidance::assess::{Book, Change, Entry, Opened, Trouble, Which};
use guidance::progress::{KeyValue, Stamp, SystemId};

use super::disk::Handle;
use super::world::Keeper;

/// What they have in common: where things stand, and nothing of what makes it safe.
struct Plain {
    storage: Handle,
    writer: String,
    unsaved: Vec<Unsaved>,
}

const ENTRY: &str = "waymark/entry/";
const BOOK: &str = "waymark/book/";

impl Plain {
    fn open(storage: Handle, writer: String) -> (Self, Book, Opened) {
        let mut book = Book::default();
        for key in storage.keys().unwrap_or_default() {
            let text = storage.get(&key).ok().flatten().unwrap_or_default();
            take(&mut book, &key, &text);
        }
        let plain = Self {
            storage,
            writer,
            unsaved: Vec::new(),
        };
        (plain, book, Opened::Ready)
    }

    /// Makes entries of changes and gives each to `save`.
    fn set(
        &mut self,
        book: &mut Book,
        changes: Vec<Change>,
        at: u64,
        save: impl Fn(&Handle, &SystemId, &Entry) -> Result<(), Trouble>,
    ) -> ForJournal {
        let mut journal = ForJournal::default();
        for change in changes {
            let sequence = book.system(&change.system).map_or(0, |one| one.sequence());
            let entry = Entry {
                item: change.item,
                field: change.field,
                value: change.value,
                edition: 1,
                stamp: Stamp {
                    writer: self.writer.as_str().into(),
                    at,
                },
                sequence: sequence + 1,
            };
            let text = entry.to_text(&change.system);
            journal.keep.push((key(&change.system, &entry), text));
            book.merge(&change.system, entry.clone());
            if let Err(why) = save(&self.storage, &change.system, &entry) {
                self.unsaved.push(Unsaved {
                    system: change.system,
                    entry,
                    why,
                });
            }
        }
        journal
    }
}

fn key(system: &SystemId, entry: &Entry) -> String {
    format!("{ENTRY}{system}/{}/{}", entry.stamp.writer, entry.sequence)
}

fn take(book: &mut Book, key: &str, text: &str) -> bool {
    let Some(rest) = key.strip_prefix(ENTRY).or(key.strip_prefix(BOOK)) else {
        return false;
    };
    let Ok(system) = rest.split('/').next().unwrap_or_default().parse() else {
        return false;
    };
    let mut changed = false;
    for line in text.lines() {
        if let Ok(entry) = Entry::from_text(&system, line) {
            changed |= book.merge(&system, entry);
        }
    }
    changed
}

fn lines(book: &Book, system: &SystemId) -> String {
    let entries = book
        .system(system)
        .into_iter()
        .flat_map(|one| one.entries());
    let lines: Vec<String> = entries.map(|entry| entry.to_text(system)).collect();
    lines.join("\n")
}

fn save_alone(storage: &Handle, system: &SystemId, entry: &Entry) -> Result<(), Trouble> {
    Ok(storage.set(&key(system, entry), &entry.to_text(system))?)
}

/// What all of them do alike.
macro_rules! keeps_plainly {
    () => {
        fn open(storage: Handle, _: Which, writer: String) -> (Self, Book, Opened) {
            let (plain, book, opened) = Plain::open(storage, writer);
            (Self(plain), book, opened)
        }

        fn retry(&mut self) {}

        fn hear(&mut self, book: &mut Book, key: &str, text: &str) -> bool {
            take(book, key, text)
        }

        fn replay(&mut self, _: &mut Book, _: &[(String, String)], _: u64) -> (bool, Vec<String>) {
            (false, Vec::new())
        }

        fn remove_for_good(
            &mut self,
            _: &mut Book,
            _: &SystemId,
            _: u64,
        ) -> Result<(ForJournal, String), Trouble> {
            Err(Trouble::Newer)
        }

        fn unsaved(&self) -> &[Unsaved] {
            &self.0.unsaved
        }

        fn is_closed(&self) -> bool {
            false
        }
    };
}

/// One value for a system, read, changed and written; who writes last wins.
pub struct Whole(Plain);

impl Keeper for Whole {
    keeps_plainly!();

    fn set(&mut self, book: &mut Book, changes: Vec<Change>, at: u64, _: bool) -> ForJournal {
        self.0.set(book, changes, at, |storage, system, entry| {
            let place = format!("{BOOK}{system}/all/1");
            let before = storage.get(&place)?;
            let text =
                before.map_or(String::new(), |before| before + "\n") + &entry.to_text(system);
            Ok(storage.set(&place, &text)?)
        })
    }

    fn fold(&mut self, _: &Book, _: &SystemId) -> Result<(), Trouble> {
        Ok(())
    }
}

/// A key for each entry; folding takes them away and then writes them into one value.
pub struct Hasty(Plain);

impl Keeper for Hasty {
    keeps_plainly!();

    fn set(&mut self, book: &mut Book, changes: Vec<Change>, at: u64, _: bool) -> ForJournal {
        self.0.set(book, changes, at, save_alone)
    }

    fn fold(&mut self, book: &Book, system: &SystemId) -> Result<(), Trouble> {
        let storage = &self.0.storage;
        let behind = [ENTRY, BOOK].map(|prefix| format!("{prefix}{system}/"));
        for key in storage.keys()? {
            if behind.iter().any(|prefix| key.starts_with(prefix.as_str())) {
                storage.remove(&key)?;
            }
        }
        let place = format!("{BOOK}{system}/{}/1", self.0.writer);
        Ok(storage.set(&place, &lines(book, system))?)
    }
}

/// A key for each entry; folding writes first, under one name, and lets go of entries that it has.
pub struct OneName(Plain);

impl Keeper for OneName {
    keeps_plainly!();

    fn set(&mut self, book: &mut Book, changes: Vec<Change>, at: u64, _: bool) -> ForJournal {
        self.0.set(book, changes, at, save_alone)
    }

    fn fold(&mut self, book: &Book, system: &SystemId) -> Result<(), Trouble> {
        let storage = &self.0.storage;
        let place = format!("{BOOK}{system}/all/1");
        storage.set(&place, &lines(book, system))?;
        let of = book.system(system);
        for entry in of.into_iter().flat_map(|one| one.entries()) {
            storage.remove(&key(system, entry))?;
        }
        Ok(())
    }
}
