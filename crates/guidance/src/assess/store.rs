//! The book in a storage that other pages write to as well, that may be full, blocked or damaged, and whose last writes
//! a killed browser may lose.
//!
//! Rules, each held by tests of its name or by the model in `tests/assess_model.rs`:
//! - An entry has a key of its own, which nobody but its writer ever writes. So no tab overwrites another's.
//! - Nothing is written before everything was read.
//! - Nothing unreadable is overwritten or removed: it is copied aside first, and if that fails nothing is written.
//! - What a newer release wrote is shown to be there and left alone.
//! - Many entries are folded into one value; they are let go only once that value was read back and has them all.
//! - The key of such a value is never used again, so whoever lets one go has seen what stands there, however late others'
//!   writes are shown; and of pages that fold at the same time none lets go of what another has just relied on.
//! - A change that could not be saved is still shown, and said to be unsaved until it is: every later change tries
//!   the unsaved ones again.
//! - Keys of other programs on the same host are neither read nor written.
//!
//! ```text
//! waymark/entry/SYSTEM/WRITER/SEQUENCE   one entry
//! waymark/book/SYSTEM/WRITER/NUMBER      many, one on a line, all of one version
//! waymark/record/SYSTEM/ACTION           version 1: a status; read, and folded like an entry
//! waymark/aside/NUMBER/KEY               what could not be read, as it was under KEY
//! ```
//!
//! A journal keeps entries under the same keys, and what came in a file as one value under a key that only it has:
//!
//! ```text
//! waymark/entry/SYSTEM/taken/WRITER/NUMBER/AT   many entries, one on a line, taken in at a time
//! ```

use std::sync::Arc;

use thiserror::Error;

use super::book::{Book, Standing, System, says_gone};
use super::entry::{Entry, EntryError, Field, Item, LONGEST, Lines};
use crate::order;
use crate::progress::record::{Record, RecordError};
use crate::progress::{KeyValue, Stamp, StorageError, SystemId};

const ENTRY: &str = "waymark/entry/";
const BOOK: &str = "waymark/book/";
/// The start of every key that holds what was set aside.
const ASIDE: &str = "waymark/aside/";

/// Stands in a journal's key where entries have a writer: no page is ever called so. The key starts as those of the entries do, so what
/// removes these from a journal removes it, too.
const TAKEN: &str = "taken";

/// How soon a text that is changed again takes the place of what its writer had made of it, in milliseconds. Otherwise a
/// history would show a sentence at every pause of its writing.
const SAME_EDIT: u64 = 60_000;

/// Which systems are opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// One: what a page needs that shows no other.
    One(SystemId),
}

/// A value to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In which system.
    pub system: SystemId,
    /// Of what.
    pub item: Item,
    /// Which of its fields.
    pub field: Field,
    /// To what. What is longer than [`LONGEST`] is cut at a letter; no field on a page takes as much.
    pub value: String,
    /// To which edition of the wording it was given, where that is another than the one before the reader: an answer that is copied or
    /// put back was not given anew.
    pub edition: Option<u32>,
}

/// How opening what was saved went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// All of it was read.
    Ready,
    /// Some of it could not be read. It is set aside, untouched, and everything else goes on.
    Recovered {
        /// All that stands aside, also from earlier.
        aside: Vec<SetAside>,
    },
    /// It can be read, and nothing may be written.
    ReadOnly {
        /// Why.
        why: Trouble,
    },
    /// Nothing can be kept on this device.
    Unkept {
        /// Why.
        why: StorageError,
    },
}

/// A value that could not be read, copied out of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stands now.
    pub key: String,
    /// The value, as it was found.
    pub text: String,
}

/// Why something was not saved.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Trouble {
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A newer release has written here.
    #[error("a newer release has saved work here")]
    Newer,
    /// Something that can't be read could not be copied out of the way.
    #[error("what could not be read could not be set aside: {0}")]
    CannotSetAside(StorageError),
    /// The storage said yes and has not kept it.
    #[error("the storage did not keep the change")]
    NotKept,
}

/// A change that is shown but could not be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// In which system.
    pub system: SystemId,
    /// What was set.
    pub entry: Entry,
    /// Why it was not saved.
    pub why: Trouble,
}

impl Unsaved {
    fn is(&self, system: &SystemId, entry: &Entry) -> bool {
        self.system == *system && self.entry == *entry
    }
}

/// What a journal beside the storage has to do about a change: first to drop, then to keep.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForJournal {
    /// Keys and texts to keep.
    pub keep: Vec<(String, String)>,
    /// Keys to drop.
    pub drop: Vec<String>,
}

/// A book's place in a storage.
pub struct Store<S> {
    storage: S,
    which: Which,
    writer: Arc<str>,
    /// Whether changes may be written, or why not.
    closed: Option<Trouble>,
    /// The keys whose entries are all in the book.
    seen: Vec<(SystemId, String)>,
    unsaved: Vec<Unsaved>,
    /// The last number of a value of many entries.
    number: u64,
    /// The highest number in the keys of what could not be read: this page may have given it, and gives none twice.
    taken: u64,
}

/// What a value holds, as far as it can be read.
struct Read {
    system: SystemId,
    entries: Vec<Entry>,
    /// Whether that is all of it.
    whole: bool,
}

/// What opening has come upon.
#[derive(Default)]
struct Found {
    /// Keys and texts of which not all can be read, with what can.
    unreadable: Vec<(String, String, Option<Read>)>,
    aside: Vec<SetAside>,
    /// Whether a newer release has written something.
    is_newer: bool,
    /// Whether something was let go meanwhile.
    has_missed: bool,
}

fn cannot_set_aside(why: Trouble) -> Trouble {
    match why {
        Trouble::Storage(why) => Trouble::CannotSetAside(why),
        why => why,
    }
}

impl Which {
    /// Whether a key holds a value of the systems that are opened.
    fn covers(&self, key: &str) -> bool {
        let behind = |prefix| key.strip_prefix(prefix);
        let Some(rest) = behind(ENTRY).or(behind(BOOK)).or(behind(Record::PREFIX)) else {
            return false;
        };
        match self {
            Self::All => true,
            Self::One(id) => rest.split('/').next() == Some(&id.to_string()),
        }
    }
}

impl<S: KeyValue> Store<S> {
    /// Reads everything that was saved. `writer` names the page that opens it: one word that no other page ever has had. A page
    /// that opens it anew may keep its word.
    pub fn open(storage: S, which: Which, writer: String) -> (Self, Book, Opened) {
        let mut store = Self {
            storage,
            which,
            writer: writer.into(),
            closed: None,
            seen: Vec::new(),
            unsaved: Vec::new(),
            number: 0,
            taken: 0,
        };
        let mut book = Book::default();
        let opened = match store.read(&mut book) {
            Ok(aside) if aside.is_empty() => Opened::Ready,
            Ok(aside) => Opened::Recovered { aside },
            Err(why) => {
                store.closed = Some(why.clone());
                match why {
                    Trouble::Storage(why) => Opened::Unkept { why },
                    why => Opened::ReadOnly { why },
                }
            }
        };
        (store, book, opened)
    }

    /// Reads all values before anything is set aside, so that a failure half-way has changed nothing.
    fn read(&mut self, book: &mut Book) -> Result<Vec<SetAside>, Trouble> {
        /// How often it is read anew; a storage may go on listing what it does not have.
        const ROUNDS: usize = 3;
        let mut found = self.read_once(book)?;
        for _ in 1..ROUNDS {
            if !found.has_missed {
                break;
            }
            found = self.read_once(book)?;
        }
        if found.is_newer {
            return Err(Trouble::Newer);
        }
        let unreadable = found.unreadable.iter().map(|(key, ..)| key);
        let aside = found.aside.iter().map(|one| &one.key);
        self.taken = unreadable
            .chain(aside)
            .filter_map(|key| number_of(key))
            .max()
            .unwrap_or(0);
        let mut aside = found.aside;
        for (key, text, rest) in found.unreadable {
            let copy = self.copy_aside(&key, &text).map_err(cannot_set_aside)?;
            if let Some(read) = rest.filter(|read| !read.entries.is_empty()) {
                self.write_book(&read.system, read.entries.iter())
                    .map_err(cannot_set_aside)?;
            }
            // Another tab may have set it aside, too, and something else may stand there.
            if self.storage.get(&key)?.as_ref() == Some(&text) {
                self.storage.remove(&key).map_err(Trouble::CannotSetAside)?;
            }
            if !aside.contains(&copy) {
                aside.push(copy);
            }
        }
        Ok(aside)
    }

    fn read_once(&mut self, book: &mut Book) -> Result<Found, Trouble> {
        let mut found = Found::default();
        self.seen.clear();
        for key in self.storage.keys()? {
            let is_aside = key.starts_with(ASIDE);
            if !is_aside && !self.which.covers(&key) {
                continue;
            }
            // Another tab may let go of it between the two calls. Then what it said stands under a key that was not listed.
            let Some(text) = self.storage.get(&key)? else {
                found.has_missed = true;
                continue;
            };
            if is_aside {
                found.aside.push(SetAside { key, text });
                continue;
            }
            match read(&key, &text) {
                Ok(read) if read.whole => {
                    book.merge_all(&read.system, read.entries);
                    self.seen.push((read.system, key));
                }
                Ok(read) => {
                    book.merge_all(&read.system, read.entries.clone());
                    found.unreadable.push((key, text, Some(read)));
                }
                Err(EntryError::Newer { .. }) => found.is_newer = true,
                Err(EntryError::Unreadable) => found.unreadable.push((key, text, None)),
            }
        }
        Ok(found)
    }

    /// Copies an unreadable value under a free key and sees that it is there.
    fn copy_aside(&self, key: &str, text: &str) -> Result<SetAside, Trouble> {
        for number in 1..=999 {
            let place = format!("{ASIDE}{number}/{key}");
            match self.storage.get(&place)? {
                Some(there) if there != text => continue,
                Some(_) => {}
                None => self.put(&place, text)?,
            }
            return Ok(SetAside {
                key: place,
                text: text.to_owned(),
            });
        }
        Err(Trouble::CannotSetAside(StorageError::Refused {
            reason: "no free place".to_owned(),
        }))
    }

    /// Writes a value and sees that it is there.
    fn put(&self, key: &str, text: &str) -> Result<(), Trouble> {
        self.storage.set(key, text)?;
        match self.storage.get(key)? {
            Some(kept) if kept == text => Ok(()),
            _ => Err(Trouble::NotKept),
        }
    }

    /// Why nothing is written, if nothing is.
    #[must_use]
    pub fn closed(&self) -> Option<&Trouble> {
        self.closed.as_ref()
    }

    /// Changes that are shown but could not be saved.
    #[must_use]
    pub fn unsaved(&self) -> &[Unsaved] {
        &self.unsaved
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

    /// Sets values: in the book always, in the storage if it can be. `at` is the time, milliseconds since 1970, and
    /// `edition` that of the wording before the reader. What was set to what it is already stays as it is, and so does a system that
    /// is gone.
    ///
    /// Where `goes_on`, a text that this page has set less than a minute ago is taken for the same edit, and the new value
    /// takes its place.
    pub fn set(
        &mut self,
        book: &mut Book,
        changes: impl IntoIterator<Item = Change>,
        at: u64,
        edition: u32,
        goes_on: bool,
    ) -> ForJournal {
        let mut journal = ForJournal::default();
        for change in changes {
            let Change {
                system: id,
                item,
                field,
                mut value,
                edition: given,
            } = change;
            let edition = given.unwrap_or(edition);
            value = cut(value);
            let known = book.system(&id);
            let last = known.and_then(|system| system.history(&item, field).first());
            // A status that is given again to other words is another answer.
            let is_same = last.map_or(value.is_empty(), |last| {
                last.value == value && (field != Field::Status || last.edition == edition)
            });
            let is_gone = known.is_some_and(|system| system.gone().is_some());
            let belongs = field.is_of_actions() == matches!(item, Item::Action(_));
            if is_same || is_gone || !belongs {
                continue;
            }
            let replaced = last.filter(|last| {
                goes_on
                    && last.field != Field::Status
                    && last.stamp.writer == self.writer
                    && at.saturating_sub(last.stamp.at) < SAME_EDIT
            });
            let replaced = replaced.cloned();
            let entry = Entry {
                item,
                field,
                value,
                edition,
                stamp: Stamp {
                    writer: Arc::clone(&self.writer),
                    at,
                },
                sequence: self.next(known),
            };
            let saved = self.save(&id, &entry);
            journal.keep.push((key(&id, &entry), entry.to_text(&id)));
            if let Some(old) = replaced
                && self.take_back(&id, &old, saved.is_ok())
            {
                if let Some(system) = book.of(&id) {
                    system.forget(&old);
                }
                journal.drop.push(key(&id, &old));
            }
            book.merge(&id, entry.clone());
            if let Err(why) = saved {
                self.unsaved.push(Unsaved {
                    system: id,
                    entry,
                    why,
                });
            }
        }
        self.retry();
        journal
    }

    fn next(&self, system: Option<&System>) -> u64 {
        let highest = system.map_or(0, System::sequence);
        highest.max(self.taken).saturating_add(1)
    }

    /// Takes away an entry of this page's that a newer one replaces. Whether it is away: it stays where it was folded
    /// meanwhile, or damaged, or the newer one could not be saved, and is a part of the history then.
    fn take_back(&mut self, system: &SystemId, old: &Entry, is_replaced: bool) -> bool {
        let place = key(system, old);
        let waits = self.unsaved.iter().position(|one| one.is(system, old));
        let is_away = match self.storage.get(&place) {
            _ if self.closed.is_some() => waits.is_some(),
            Ok(Some(text)) => {
                is_replaced && text == old.to_text(system) && self.storage.remove(&place).is_ok()
            }
            Ok(None) => waits.is_some(),
            Err(_) => false,
        };
        if is_away {
            self.seen.retain(|(_, key)| *key != place);
            if let Some(at) = waits {
                self.unsaved.remove(at);
            }
        }
        is_away
    }

    /// Writes an entry: of this page's under its own key; others', and where something else stands there, as a book of
    /// one. It stays what it is in the book.
    fn save(&mut self, system: &SystemId, entry: &Entry) -> Result<(), Trouble> {
        if let Some(why) = &self.closed {
            return Err(why.clone());
        }
        let place = key(system, entry);
        let text = entry.to_text(system);
        let is_free = entry.stamp.writer == self.writer
            && (self.storage.get(&place)?).is_none_or(|there| there == text);
        if !is_free {
            return self.write_book(system, std::iter::once(entry)).map(drop);
        }
        self.put(&place, &text)?;
        self.seen.push((system.clone(), place));
        Ok(())
    }

    /// Tries to save every change that waits.
    pub fn retry(&mut self) {
        if self.unsaved.is_empty() || self.closed.is_some() {
            return;
        }
        for waiting in std::mem::take(&mut self.unsaved) {
            if let Err(why) = self.save(&waiting.system, &waiting.entry) {
                self.unsaved.push(Unsaved { why, ..waiting });
            }
        }
    }

    /// Takes in what another page has written under a key. Whether that changed anything.
    pub fn hear(&mut self, book: &mut Book, key: &str, text: &str) -> bool {
        if !self.which.covers(key) {
            return false;
        }
        let Ok(read) = read(key, text) else {
            return false;
        };
        let mut changed = false;
        for entry in read.entries {
            changed |= book.merge(&read.system, entry);
        }
        if let Some(gone) = book.system(&read.system).and_then(System::gone) {
            // What waits to be saved of it has nowhere to go any more.
            self.unsaved
                .retain(|one| one.system != read.system || one.entry == *gone);
        }
        if read.whole && !self.seen.iter().any(|(_, seen)| seen == key) {
            self.seen.push((read.system, key.to_owned()));
        }
        changed
    }

    /// Takes in what a journal has kept: what the storage has lost is written again. Whether that changed the book, and what
    /// the journal may drop: what is older than `keep_since` (milliseconds since 1970) and safe in the storage. That
    /// must be so long ago that the browser has flushed since: days, rather than minutes.
    pub fn replay(
        &mut self,
        book: &mut Book,
        kept: &[(String, String)],
        keep_since: u64,
    ) -> (bool, Vec<String>) {
        let (mut lost, mut over) = (Vec::new(), Vec::new());
        for (place, text) in kept {
            if !self.which.covers(place) {
                continue;
            }
            let Some((system, entries, taken)) = journaled(place, text) else {
                continue;
            };
            let mut is_over = true;
            for entry in entries {
                if book.merge(&system, entry.clone()) {
                    lost.push((system.clone(), entry));
                    is_over = false;
                    continue;
                }
                // What says that it is gone stays until it is safe, or what is not yet written of that would bring it back.
                let gone = book.system(&system).and_then(System::gone);
                let is_of_gone = gone.is_some_and(|gone| *gone != entry);
                let waits = self.unsaved.iter().any(|one| one.is(&system, &entry));
                // What came in a file is as new as its coming, however old it is.
                let kept_at = taken.unwrap_or(entry.stamp.at);
                is_over &= is_of_gone || (kept_at < keep_since && !waits);
            }
            if is_over {
                over.push(place.clone());
            }
        }
        let changed = !lost.is_empty();
        // Some of it may have been pushed out by what came later.
        lost.retain(|(id, entry)| {
            let system = book.system(id);
            system.is_some_and(|one| one.history(&entry.item, entry.field).contains(entry))
        });
        order::sort_by(&mut lost, |(a, _), (b, _)| a.cmp(b));
        for lost in lost.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((system, _)) = lost.first() else {
                continue;
            };
            if let Err(why) = self.write_book(system, lost.iter().map(|(_, entry)| entry)) {
                let waits = |(system, entry): &(SystemId, Entry)| Unsaved {
                    system: system.clone(),
                    entry: entry.clone(),
                    why: why.clone(),
                };
                self.unsaved.extend(lost.iter().map(waits));
            }
        }
        (changed, over)
    }

    /// Takes in entries that were written elsewhere and came in a file, those of a system as one value: all of them or none.
    /// For who has opened all systems. `at` is the time, milliseconds since 1970.
    ///
    /// # Errors
    /// When they could not all be saved; then the book is as it was, and what was written is taken back.
    pub fn take_in(
        &mut self,
        book: &mut Book,
        entries: Vec<(SystemId, Vec<Entry>)>,
        at: u64,
    ) -> Result<ForJournal, Trouble> {
        if let Some(why) = &self.closed {
            return Err(why.clone());
        }
        let mut journal = ForJournal::default();
        let mut places = Vec::new();
        for (system, entries) in &entries {
            match self.write_book(system, entries.iter()) {
                Ok(place) => places.push(place),
                Err(why) => {
                    // What can't be taken back is read as what it is the next time, which does no harm.
                    for place in &places {
                        let _ = self.storage.remove(place);
                    }
                    self.seen.retain(|(_, key)| !places.contains(key));
                    return Err(why);
                }
            }
        }
        for ((system, entries), place) in entries.into_iter().zip(&places) {
            let lines: Vec<String> = entries.iter().map(|one| one.to_text(&system)).collect();
            // The number of the value in the storage: two files may come at one time.
            let number = place.rsplit('/').next().unwrap_or_default();
            let place = format!("{ENTRY}{system}/{TAKEN}/{}/{number}/{at}", self.writer);
            journal.keep.push((place, lines.join("\n")));
            book.merge_all(&system, entries);
        }
        Ok(journal)
    }

    /// Whether a system has so many values that folding them is worth while, or more than one though it is gone.
    #[must_use]
    pub fn is_scattered(&self, book: &Book, system: &SystemId) -> bool {
        const MANY: usize = 64;
        let is_gone = book.system(system).is_some_and(|one| one.gone().is_some());
        let most = if is_gone { 1 } else { MANY };
        self.closed.is_none() && self.seen.iter().filter(|(of, _)| of == system).count() > most
    }

    /// Folds all that is known of a system into one value, and lets go of the values that it came from. Safe at any time;
    /// a lock around it only keeps two pages from doing it twice. What waited to be saved is saved with it.
    ///
    /// # Errors
    /// When it could not be written; then everything is as it was, or stands there twice.
    pub fn fold(&mut self, book: &Book, id: &SystemId) -> Result<(), Trouble> {
        if let Some(why) = &self.closed {
            return Err(why.clone());
        }
        let Some(system) = book.system(id).filter(|system| !system.is_empty()) else {
            return Ok(());
        };
        let place = self.write_book(id, system.entries())?;
        self.unsaved.retain(|one| one.system != *id);
        let (of_this, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.seen)
            .into_iter()
            .partition(|(of, _)| of == id);
        self.seen = others;
        for (of, key) in of_this {
            if key == place || !self.let_go(&key, system) {
                self.seen.push((of, key));
            }
        }
        Ok(())
    }

    /// Removes a value all of whose entries are in a system. Whether it is away.
    fn let_go(&self, key: &str, system: &System) -> bool {
        let Ok(text) = self.storage.get(key) else {
            return false;
        };
        let Some(text) = text else { return true };
        // It may have been written anew: by a page of an older release, or by someone's hand.
        let Ok(Read {
            entries,
            whole: true,
            ..
        }) = read(key, &text)
        else {
            return false;
        };
        entries.iter().all(|entry| system.has(entry)) && self.storage.remove(key).is_ok()
    }

    /// Writes entries into one value under a key that never was and never will be used for anything else; the key.
    fn write_book<'a>(
        &mut self,
        system: &SystemId,
        entries: impl Iterator<Item = &'a Entry>,
    ) -> Result<String, Trouble> {
        if let Some(why) = &self.closed {
            return Err(why.clone());
        }
        let (mut text, mut newest) = (String::new(), 0);
        for entry in entries {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&entry.to_text(system));
            newest = newest.max(entry.sequence);
        }
        // A page that opens anew has forgotten its numbers; but then it has seen what it wrote.
        self.number = self.number.max(newest).max(self.taken);
        loop {
            self.number = self.number.saturating_add(1);
            let place = format!("{BOOK}{system}/{}/{}", self.writer, self.number);
            if self.storage.get(&place)?.is_none() {
                self.put(&place, &text)?;
                self.seen.push((system.clone(), place.clone()));
                return Ok(place);
            }
            if self.number == u64::MAX {
                return Err(Trouble::NotKept);
            }
        }
    }

    /// Deletes a system for good: all of it but the word that it is gone, which other pages and files must find.
    /// The keys that a journal must drop, before it keeps anything, start with what is given back.
    ///
    /// # Errors
    /// When not all of it could be removed; then some of it may still be there, and the reader must be told.
    pub fn remove_for_good(
        &mut self,
        book: &mut Book,
        id: &SystemId,
        at: u64,
    ) -> Result<(ForJournal, String), Trouble> {
        if let Some(why) = &self.closed {
            return Err(why.clone());
        }
        let system = book.system(id);
        let gone = system.and_then(System::gone).cloned();
        let gone = gone.unwrap_or_else(|| Entry {
            item: Item::System,
            field: Field::Standing,
            value: Standing::Gone.to_string(),
            edition: 0,
            stamp: Stamp {
                writer: Arc::clone(&self.writer),
                at,
            },
            sequence: self.next(system),
        });
        let kept = match self.write_book(id, std::iter::once(&gone)) {
            Ok(place) => Some(place),
            // Where there is no room for it, what goes makes room.
            Err(Trouble::Storage(StorageError::Refused { .. })) => None,
            Err(why) => return Err(why),
        };
        self.unsaved.retain(|one| one.system != *id);
        if kept.is_some() {
            book.merge(id, gone.clone());
        }
        self.remove_all_but(id, kept.as_ref())?;
        if kept.is_none() {
            book.merge(id, gone.clone());
            if let Err(why) = self.write_book(id, std::iter::once(&gone)) {
                self.unsaved.push(Unsaved {
                    system: id.clone(),
                    entry: gone.clone(),
                    why,
                });
            }
        }
        let journal = ForJournal {
            keep: vec![(key(id, &gone), gone.to_text(id))],
            drop: Vec::new(),
        };
        Ok((journal, format!("{ENTRY}{id}/")))
    }

    /// Whether a value says that its system is gone.
    fn says_gone(&self, key: &str) -> Result<bool, Trouble> {
        let text = self.storage.get(key)?.unwrap_or_default();
        let read = read(key, &text);
        Ok(read.is_ok_and(|read| read.entries.iter().any(says_gone)))
    }

    /// Removes the values of a system, also what was set aside of it, which is the reader's, too. Where none is named that is kept,
    /// those stay that say that it is gone.
    fn remove_all_but(&mut self, id: &SystemId, kept: Option<&String>) -> Result<(), Trouble> {
        let behind = [ENTRY, BOOK, Record::PREFIX].map(|prefix| format!("{prefix}{id}/"));
        for key in self.storage.keys()? {
            let bare = key
                .strip_prefix(ASIDE)
                .and_then(|rest| rest.split_once('/'));
            let bare = bare.map_or(key.as_str(), |(_, key)| key);
            let is_of_it = behind.iter().any(|prefix| bare.starts_with(prefix));
            if is_of_it && Some(&key) != kept && (kept.is_some() || !self.says_gone(&key)?) {
                self.storage.remove(&key)?;
            }
        }
        let stays = |of: &SystemId, key: &String| of != id || kept.is_none_or(|kept| key == kept);
        self.seen.retain(|(of, key)| stays(of, key));
        Ok(())
    }
}

/// A value no longer than it may be.
pub(super) fn cut(mut value: String) -> String {
    while value.len() > LONGEST {
        value.pop();
    }
    value
}

/// The number at the end of a key. One beyond reason was not given by a page.
fn number_of(key: &str) -> Option<u64> {
    const REASON: u64 = 1 << 53;
    let (_, number) = key.rsplit_once('/')?;
    number.parse().ok().filter(|number| *number < REASON)
}

/// Takes away all that this site keeps on the device: what the journal has and then what the storage has, each by what is handed over for it.
/// The journal first: what it still had would be written to the storage again when a page is opened. Where it fails there is none,
/// or its work is not to be had back, and the storage is emptied all the same.
pub fn clear(
    journal: impl FnOnce(ForJournal, Box<dyn FnOnce(bool)>),
    storage: impl FnOnce(&str) + 'static,
) {
    const ALL: &str = "waymark/";
    let all = ForJournal {
        keep: Vec::new(),
        drop: vec![ALL.to_owned()],
    };
    journal(all, Box::new(|_| storage(ALL)));
}

/// What is kept of a system, for who only looks: nothing is opened, and nothing written. What can't be read is left out, as it
/// is on a page until it is recovered.
#[must_use]
pub fn look(storage: &dyn KeyValue, system: &SystemId) -> System {
    let mut book = Book::default();
    let which = Which::One(system.clone());
    for key in storage.keys().unwrap_or_default() {
        if !which.covers(&key) {
            continue;
        }
        let text = storage.get(&key).ok().flatten().unwrap_or_default();
        let entries = read(&key, &text).map(|read| read.entries);
        book.merge_all(system, entries.unwrap_or_default());
    }
    book.system(system).cloned().unwrap_or_default()
}

/// The key of an entry.
fn key(system: &SystemId, entry: &Entry) -> String {
    format!("{ENTRY}{system}/{}/{}", entry.stamp.writer, entry.sequence)
}

/// What a journal has kept under one of its keys: the system, its entries, and when they came in a file, if they did.
fn journaled(place: &str, text: &str) -> Option<(SystemId, Vec<Entry>, Option<u64>)> {
    let taken = place.strip_prefix(ENTRY).and_then(|rest| {
        let (system, rest) = rest.split_once('/')?;
        let (_, at) = rest
            .strip_prefix(TAKEN)?
            .strip_prefix('/')?
            .rsplit_once('/')?;
        Some((system.parse::<SystemId>().ok()?, at.parse().ok()?))
    });
    let Some((system, at)) = taken else {
        let read = read(place, text).ok()?;
        return Some((read.system, read.entries, None));
    };
    // All of it or nothing: what this release can't read stays in the journal for one that can.
    let entries: Result<Vec<Entry>, EntryError> = Lines::of(&system, text).collect();
    Some((system, entries.ok()?, Some(at)))
}

/// Reads the value under one of our keys. Of many entries those that can't be read are left out.
fn read(place: &str, text: &str) -> Result<Read, EntryError> {
    let name = |rest: &str| -> Result<SystemId, EntryError> {
        let system = rest.split('/').next().unwrap_or_default();
        system.parse().map_err(|_| EntryError::Unreadable)
    };
    if let Some(rest) = place.strip_prefix(ENTRY) {
        let system = name(rest)?;
        let entry = Entry::from_text(&system, text)?;
        if key(&system, &entry) != place {
            return Err(EntryError::Unreadable);
        }
        return Ok(Read {
            system,
            entries: vec![entry],
            whole: true,
        });
    }
    if let Some(rest) = place.strip_prefix(BOOK) {
        let system = name(rest)?;
        let (mut entries, mut whole) = (Vec::new(), true);
        for (number, read) in Lines::of(&system, text).enumerate() {
            match read {
                Ok(entry) => entries.push(entry),
                // All lines of a value are of one release. What looks newer below one of ours is what a stray line feed cut off.
                Err(newer @ EntryError::Newer { .. }) if number == 0 => return Err(newer),
                Err(_) => whole = false,
            }
        }
        return Ok(Read {
            system,
            entries,
            whole,
        });
    }
    match Record::from_text(place, text) {
        Ok(record) => Ok(Read {
            system: record.system.clone(),
            entries: vec![Entry::from(record)],
            whole: true,
        }),
        Err(RecordError::Newer { found }) => Err(EntryError::Newer { found }),
        Err(RecordError::Unreadable) => Err(EntryError::Unreadable),
    }
}

/// What version 1 saved, as the entry that it would be today.
impl From<Record> for Entry {
    fn from(record: Record) -> Self {
        Self {
            item: Item::Action(record.action),
            field: Field::Status,
            value: record.status.to_string(),
            edition: 0,
            stamp: record.stamp,
            sequence: record.sequence,
        }
    }
}

#[cfg(test)]
mod tests;
