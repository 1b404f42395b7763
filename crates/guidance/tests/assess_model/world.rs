//! Operations, the list of what was set, and what must hold.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use guidance::assess::book::{KEPT, Standing};
use guidance::assess::store::{ForJournal, Unsaved};
use guidance::assess::{Book, Change, Entry, Field, Item, Opened, Store, Trouble, Undo, Which};
use guidance::progress::record::Record;
use guidance::progress::{Stamp, Status, SystemId};

use super::dice::Dice;
use super::disk::{self, Disk, Guarded, Handle, Map, Write};

/// A store under test.
pub trait Keeper: Sized {
    fn open(storage: Handle, which: Which, writer: String) -> (Self, Book, Opened);
    fn set(&mut self, book: &mut Book, changes: Vec<Change>, at: u64, goes_on: bool) -> ForJournal;
    fn retry(&mut self);
    fn hear(&mut self, book: &mut Book, key: &str, text: &str) -> bool;
    fn replay(
        &mut self,
        book: &mut Book,
        kept: &[(String, String)],
        keep_since: u64,
    ) -> (bool, Vec<String>);
    fn fold(&mut self, book: &Book, system: &SystemId) -> Result<(), Trouble>;
    fn remove_for_good(
        &mut self,
        book: &mut Book,
        system: &SystemId,
        at: u64,
    ) -> Result<(ForJournal, String), Trouble>;
    /// What seems to suffice takes no file in.
    fn take_in(
        &mut self,
        _: &mut Book,
        _: Vec<(SystemId, Vec<Entry>)>,
        _: u64,
    ) -> Result<ForJournal, Trouble> {
        Err(Trouble::NotKept)
    }
    fn unsaved(&self) -> &[Unsaved];
    fn is_closed(&self) -> bool;
}

impl Keeper for Store<Handle> {
    fn open(storage: Handle, which: Which, writer: String) -> (Self, Book, Opened) {
        Store::open(storage, which, writer)
    }

    fn set(&mut self, book: &mut Book, changes: Vec<Change>, at: u64, goes_on: bool) -> ForJournal {
        Store::set(self, book, changes, at, 1, goes_on)
    }

    fn retry(&mut self) {
        Store::retry(self);
    }

    fn hear(&mut self, book: &mut Book, key: &str, text: &str) -> bool {
        Store::hear(self, book, key, text)
    }

    fn replay(
        &mut self,
        book: &mut Book,
        kept: &[(String, String)],
        keep_since: u64,
    ) -> (bool, Vec<String>) {
        Store::replay(self, book, kept, keep_since)
    }

    fn fold(&mut self, book: &Book, system: &SystemId) -> Result<(), Trouble> {
        Store::fold(self, book, system)
    }

    fn remove_for_good(
        &mut self,
        book: &mut Book,
        system: &SystemId,
        at: u64,
    ) -> Result<(ForJournal, String), Trouble> {
        Store::remove_for_good(self, book, system, at)
    }

    fn take_in(
        &mut self,
        book: &mut Book,
        entries: Vec<(SystemId, Vec<Entry>)>,
        at: u64,
    ) -> Result<ForJournal, Trouble> {
        Store::take_in(self, book, entries, at)
    }

    fn unsaved(&self) -> &[Unsaved] {
        Store::unsaved(self)
    }

    fn is_closed(&self) -> bool {
        self.closed().is_some()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The tab is closed, if there is one, and opened.
    Open,
    /// The page reads everything anew, and keeps its name.
    Reread,
    Set,
    /// Many values of one field.
    SetMany,
    Undo,
    Redo,
    /// One event is delivered, any of those that wait.
    Hear,
    HearAll,
    /// What waits is never delivered.
    Miss,
    Sync,
    SyncAll,
    Fold,
    Retry,
    Remove,
    /// The journal commits something of the tab's.
    Commit,
    CommitAll,
    Flush,
    Crash,
    /// A hand damages one byte.
    Damage,
    /// A newer release writes something.
    Newer,
    /// A file of somebody's is taken in. Only [`Plan::with_files`] has it.
    TakeIn,
}

/// How often each is drawn.
const KINDS: [(Kind, usize); 20] = [
    (Kind::Open, 12),
    (Kind::Reread, 5),
    (Kind::Set, 50),
    (Kind::SetMany, 1),
    (Kind::Undo, 6),
    (Kind::Redo, 4),
    (Kind::Hear, 16),
    (Kind::HearAll, 8),
    (Kind::Miss, 1),
    (Kind::Sync, 10),
    (Kind::SyncAll, 10),
    (Kind::Fold, 26),
    (Kind::Retry, 4),
    (Kind::Remove, 3),
    (Kind::Commit, 10),
    (Kind::CommitAll, 6),
    (Kind::Flush, 8),
    (Kind::Crash, 6),
    (Kind::Damage, 4),
    (Kind::Newer, 1),
];

#[derive(Debug, Clone)]
pub struct Operation {
    pub tab: usize,
    pub kind: Kind,
    pub trouble: disk::Trouble,
    /// Whether others' writes come in between its calls.
    pub race: bool,
    /// Of everything else about it.
    pub seed: u64,
}

/// A sequence.
#[derive(Debug, Clone)]
pub struct Plan {
    pub journal: bool,
    /// How many records of version 1 there are at first.
    pub records: usize,
    /// Whether the browser is killed at the end.
    pub crash: bool,
    pub seed: u64,
    pub operations: Vec<Operation>,
}

impl Plan {
    pub fn from_seed(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let all: usize = KINDS.iter().map(|(_, often)| often).sum();
        let count = 8 + dice.below(18);
        let tabs = 2 + dice.below(2);
        // Half of the sequences have no trouble but time and crashes.
        let troubled = dice.one_in(2);
        let mut operations = Vec::with_capacity(count);
        for _ in 0..count {
            let mut at = dice.below(all);
            let drawn = KINDS.iter().find(|(_, often)| {
                let found = at < *often;
                at = at.saturating_sub(*often);
                found
            });
            let call = dice.below(14) as u32;
            let trouble = match dice.below(if troubled { 20 } else { 60 }) {
                0 => disk::Trouble::Full(call),
                1 => disk::Trouble::Refuse(call),
                2 => disk::Trouble::Block(call),
                3 => disk::Trouble::BlockOnce(call),
                4 => disk::Trouble::Forget(call),
                5 => disk::Trouble::Kill(call),
                6 => disk::Trouble::Crash(call),
                _ => disk::Trouble::None,
            };
            operations.push(Operation {
                tab: dice.below(tabs),
                kind: drawn.map_or(Kind::Set, |(kind, _)| *kind),
                trouble,
                race: dice.one_in(3),
                seed: dice.next(),
            });
        }
        Self {
            journal: !dice.one_in(3),
            records: if dice.one_in(4) { 1 + dice.below(3) } else { 0 },
            crash: dice.one_in(2),
            seed,
            operations,
        }
    }
}

impl Plan {
    /// The same with files that are taken in, in place of some of the values that are set. The plans of seeds stay what they are, since
    /// some of them once failed.
    pub fn with_files(seed: u64) -> Self {
        let mut plan = Self::from_seed(seed);
        let mut dice = Dice::new(seed ^ 0xf11e);
        for operation in &mut plan.operations {
            if operation.kind == Kind::Set && dice.one_in(3) {
                operation.kind = Kind::TakeIn;
            }
        }
        plan
    }
}

/// The shortest part of a plan that still fails that is found by leaving out.
pub fn shrunk<K: Keeper>(mut plan: Plan) -> Plan {
    let fails = |plan: &Plan| run::<K>(plan).is_err();
    let mut again = true;
    while again {
        again = false;
        for at in (0..plan.operations.len()).rev() {
            let mut shorter = plan.clone();
            shorter.operations.remove(at);
            if fails(&shorter) {
                plan = shorter;
                again = true;
            }
        }
        for at in 0..plan.operations.len() {
            let mut simpler = plan.clone();
            let operation = &mut simpler.operations[at];
            let before = (operation.trouble, operation.race);
            (operation.trouble, operation.race) = (disk::Trouble::None, false);
            if before != (disk::Trouble::None, false) && fails(&simpler) {
                plan = simpler;
                again = true;
            }
        }
        for change in [
            |plan: &mut Plan| plan.journal = false,
            |plan: &mut Plan| plan.records = 0,
            |plan: &mut Plan| plan.crash = false,
        ] {
            let mut simpler = plan.clone();
            change(&mut simpler);
            let differs = (simpler.journal, simpler.records, simpler.crash)
                != (plan.journal, plan.records, plan.crash);
            if differs && fails(&simpler) {
                plan = simpler;
                again = true;
            }
        }
    }
    plan
}

/// A value that was set, and what was said about it.
#[derive(Debug)]
struct Known {
    system: usize,
    entry: Entry,
    /// Its line, as it is saved.
    line: String,
    /// Its key.
    key: String,
    /// The opening that set it.
    owner: usize,
    /// How many writes there were when it was said to be saved.
    saved: Option<usize>,
    /// Whether the journal has committed it.
    journaled: bool,
    /// Whether it may be lost, and why.
    excused: Option<&'static str>,
}

struct Tab<K> {
    handle: Handle,
    store: K,
    book: Book,
    undo: Undo,
    writer: String,
    owner: usize,
    one: bool,
    /// Events that wait.
    inbox: Vec<(Rc<str>, Rc<str>)>,
    /// How many writes its inbox has been given.
    told: usize,
    missed: bool,
    /// What the journal is still to do.
    queue: Vec<ForJournal>,
}

struct World<K> {
    disk: Rc<RefCell<Disk>>,
    tabs: [Option<Tab<K>>; 3],
    systems: [SystemId; 2],
    known: Vec<Known>,
    gone: [bool; 2],
    /// Whether it was said that not all of it could be removed, or that the word that it is gone could not be saved: then nobody
    /// knows what is left, until it is removed again.
    unsure: [bool; 2],
    journal: BTreeMap<String, String>,
    has_journal: bool,
    time: u64,
    /// Up to when a journal may drop what is safe: what was set by then has been flushed, and so has what was replayed.
    keep_since: u64,
    openings: usize,
    values: usize,
    /// Whether something was damaged, or a newer release has written.
    spoilt: bool,
}

const FOREIGN: [(&str, &str); 4] = [
    ("theme", "dark"),
    ("waymark/theme", "dark"),
    ("waymarks/entry/first/a/1", "theirs"),
    ("entry/first/a/1", "theirs"),
];

/// Runs a sequence; what did not hold.
pub fn run<K: Keeper>(plan: &Plan) -> Result<(), String> {
    let mut world = World::<K>::new(plan);
    for operation in &plan.operations {
        let was = format!("after {:?} of tab {}", operation.kind, operation.tab);
        world
            .step(operation)
            .and_then(|()| world.fault())
            .map_err(|why| format!("{why} ({was})"))?;
    }
    world.agree()?;
    let mut dice = Dice::new(plan.seed ^ 0xe0d);
    if plan.crash {
        world.crash(&mut dice);
    }
    world.verify(true)
}

impl<K: Keeper> World<K> {
    fn new(plan: &Plan) -> Self {
        let mut map = Map::new();
        for (key, value) in FOREIGN {
            map.insert(key.into(), value.into());
        }
        let systems = ["first", "second"].map(|id| id.parse().unwrap());
        let mut known = Vec::new();
        for number in 0..plan.records {
            let record = Record {
                system: SystemId::clone(&systems[number % 2]),
                action: action(number / 2),
                status: Status::Done,
                stamp: Stamp {
                    writer: "old".into(),
                    at: 5,
                },
                sequence: 1 + number as u64,
            };
            let key = Record::key(&record.system, &record.action);
            map.insert(key.as_str().into(), record.to_text().into());
            let entry = Entry::from(record);
            known.push(Known {
                system: number % 2,
                line: entry.to_text(&systems[number % 2]),
                entry,
                key,
                owner: 0,
                saved: Some(0),
                journaled: false,
                excused: None,
            });
        }
        Self {
            disk: Rc::new(RefCell::new(Disk::with(map))),
            tabs: [None, None, None],
            systems,
            known,
            gone: [false; 2],
            unsure: [false; 2],
            journal: BTreeMap::new(),
            has_journal: plan.journal,
            time: 1_000,
            keep_since: 0,
            openings: 0,
            values: 0,
            spoilt: false,
        }
    }

    fn fault(&mut self) -> Result<(), String> {
        match self.disk.borrow_mut().fault.take() {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    fn step(&mut self, operation: &Operation) -> Result<(), String> {
        let mut dice = Dice::new(operation.seed);
        self.time += [0, 900, 20_000, 90_000][dice.below(4)];
        match operation.kind {
            Kind::Crash => {
                self.crash(&mut dice);
                return self.verify(dice.one_in(4));
            }
            Kind::Flush => {
                self.disk.borrow_mut().flush();
                self.keep_since = self.time;
                return Ok(());
            }
            Kind::Damage => {
                self.damage(&mut dice);
                return Ok(());
            }
            Kind::Newer => {
                self.newer(&mut dice);
                return Ok(());
            }
            _ => {}
        }
        let at = operation.tab;
        let race = operation.race.then(|| Dice::new(operation.seed ^ 0xace));
        let open = matches!(operation.kind, Kind::Open) || self.tabs[at].is_none();
        if open || operation.kind == Kind::Reread {
            return self.open(at, !open, operation.trouble, race, &mut dice);
        }
        let Some(mut tab) = self.tabs[at].take() else {
            return Ok(());
        };
        tab.handle.begin(operation.trouble, race);
        let done = self.act(&mut tab, operation.kind, &mut dice);
        self.after(at, tab, operation.trouble, &mut dice);
        done?;
        Ok(())
    }

    /// What came of an operation: who is dead, what is saved, who must be told.
    fn after(&mut self, at: usize, tab: Tab<K>, trouble: disk::Trouble, dice: &mut Dice) {
        if tab.handle.end() {
            self.tell();
            if matches!(trouble, disk::Trouble::Crash(_)) {
                self.crash(dice);
            }
            return;
        }
        let writes = self.disk.borrow().log.len();
        let waiting = tab.store.unsaved();
        for known in &mut self.known {
            let waits = || {
                waiting
                    .iter()
                    .any(|one| one.system == self.systems[known.system] && one.entry == known.entry)
            };
            if known.owner == tab.owner && known.saved.is_none() && !waits() {
                known.saved = Some(writes);
            }
        }
        self.tabs[at] = Some(tab);
        self.tell();
    }

    /// Puts what was written into the inboxes of those who have not written it.
    fn tell(&mut self) {
        let disk = self.disk.borrow();
        for tab in self.tabs.iter_mut().flatten() {
            for write in &disk.log[tab.told.min(disk.log.len())..] {
                if let Some(value) = &write.value
                    && write.by != Some(tab.handle.0.id)
                {
                    tab.inbox.push((write.key.clone(), value.clone()));
                }
            }
            tab.told = disk.log.len();
        }
    }

    fn open(
        &mut self,
        at: usize,
        reread: bool,
        trouble: disk::Trouble,
        race: Option<Dice>,
        dice: &mut Dice,
    ) -> Result<(), String> {
        let before = self.tabs[at].take();
        self.openings += 1;
        let owner = self.openings;
        let (handle, writer, one, queue) = match before {
            Some(tab) if reread => {
                let handle = tab.handle;
                handle.0.silent.set(false);
                handle.0.writes.set(0);
                (handle, tab.writer, tab.one, tab.queue)
            }
            _ => {
                let disk = &self.disk;
                // What a hand has done is seen by all; it would be no race but a riddle.
                let newest = disk
                    .borrow()
                    .log
                    .iter()
                    .rev()
                    .position(|one| one.by.is_none());
                let behind = if dice.one_in(3) { dice.below(6) } else { 0 };
                let handle = Handle::new(disk, owner, behind.min(newest.unwrap_or(usize::MAX)));
                // Writers sort in any order, whatever the order in which they came.
                let writer = format!("{}{owner}", ["a", "m", "z"][dice.below(3)]);
                (handle, writer, dice.one_in(4), Vec::new())
            }
        };
        let told = self.disk.borrow().log.len() - handle.behind();
        handle.begin(trouble, race);
        let which = if one {
            Which::One(self.systems[0].clone())
        } else {
            Which::All
        };
        let (store, book, opened) = K::open(handle.clone(), which, writer.clone());
        if let Opened::ReadOnly {
            why: Trouble::Newer,
        } = opened
            && handle.0.writes.get() > 0
        {
            return Err("where a newer release had written, something was written".to_owned());
        }
        handle.0.silent.set(store.is_closed());
        let mut tab = Tab {
            handle,
            store,
            book,
            undo: Undo::default(),
            writer,
            owner,
            one,
            inbox: Vec::new(),
            told,
            missed: false,
            queue,
        };
        if self.has_journal {
            let kept: Vec<(String, String)> = self.journal.clone().into_iter().collect();
            let (changed, drop) = tab.store.replay(&mut tab.book, &kept, self.keep_since);
            if changed {
                self.keep_since = 0;
            }
            tab.queue.push(ForJournal {
                drop,
                ..ForJournal::default()
            });
        }
        self.after(at, tab, trouble, dice);
        Ok(())
    }

    fn act(&mut self, tab: &mut Tab<K>, kind: Kind, dice: &mut Dice) -> Result<(), String> {
        match kind {
            Kind::Set => {
                let count = if dice.one_in(4) { 2 } else { 1 };
                let goes_on = dice.one_in(2);
                let changes = (0..count).map(|_| self.change(tab.one, dice)).collect();
                self.set(tab, changes, goes_on, true)?;
            }
            Kind::SetMany => {
                let change = self.change(tab.one, dice);
                for _ in 0..KEPT + 3 {
                    let mut next = change.clone();
                    self.values += 1;
                    next.value = format!("v{}", self.values);
                    self.set(tab, vec![next], false, true)?;
                }
            }
            Kind::Undo => {
                if let Some(changes) = tab.undo.undo(&tab.book) {
                    self.set(tab, changes, false, false)?;
                }
            }
            Kind::Redo => {
                if let Some(changes) = tab.undo.redo(&tab.book) {
                    self.set(tab, changes, false, false)?;
                }
            }
            Kind::Hear if tab.inbox.is_empty() => {}
            Kind::Hear => {
                let (key, text) = tab.inbox.swap_remove(dice.below(tab.inbox.len()));
                tab.store.hear(&mut tab.book, &key, &text);
            }
            Kind::HearAll => hear_all(tab, dice),
            Kind::Miss => {
                tab.missed |= !tab.inbox.is_empty();
                tab.inbox.clear();
            }
            Kind::Sync => tab.handle.sync(1 + dice.below(3)),
            Kind::SyncAll => tab.handle.sync(usize::MAX / 2),
            Kind::Fold => {
                let system = if tab.one { 0 } else { dice.below(2) };
                let _ = tab.store.fold(&tab.book, &self.systems[system]);
            }
            Kind::Retry => tab.store.retry(),
            Kind::Remove => self.remove(tab, dice)?,
            Kind::TakeIn => self.take_in(tab, dice)?,
            Kind::Commit => self.commit(tab, 1),
            Kind::CommitAll => self.commit(tab, usize::MAX),
            _ => {}
        }
        Ok(())
    }

    fn change(&mut self, one: bool, dice: &mut Dice) -> Change {
        let system = if one || !dice.one_in(4) { 0 } else { 1 };
        let (item, field) = match dice.below(8) {
            0 => (Item::System, Field::Name),
            1 => (Item::System, Field::Standing),
            2 | 3 => (Item::Action(action(0)), Field::Status),
            4 | 5 => (Item::Action(action(0)), Field::Note),
            6 => (Item::Action(action(1)), Field::Note),
            _ => (Item::Action(action(1)), Field::Evidence),
        };
        self.values += 1;
        let value = match field {
            Field::Standing => ["in-use", "archived", "deleted"][dice.below(3)].to_owned(),
            Field::Status => Status::ALL[dice.below(4)].id().to_owned(),
            _ if dice.one_in(8) => String::new(),
            _ if dice.one_in(6) => format!("v{}\\\nand more", self.values),
            _ => format!("v{}", self.values),
        };
        Change {
            system: self.systems[system].clone(),
            item,
            field,
            value,
            edition: None,
        }
    }

    fn set(
        &mut self,
        tab: &mut Tab<K>,
        changes: Vec<Change>,
        goes_on: bool,
        noted: bool,
    ) -> Result<(), String> {
        if noted {
            tab.undo.note(&tab.book, &changes, goes_on);
        }
        let last = changes.last().cloned();
        let journal = tab.store.set(&mut tab.book, changes, self.time, goes_on);
        self.note(tab, &journal);
        if self.has_journal {
            tab.queue.push(journal);
        }
        if let Some(change) = last {
            let system = tab.book.system(&change.system);
            let gone = system.is_some_and(|one| one.standing() == Standing::Gone);
            let value = system.map_or("", |one| one.value(&change.item, change.field));
            if !gone && value != change.value {
                return Err(format!("set to {:?}, shown is {value:?}", change.value));
            }
        }
        Ok(())
    }

    /// Takes in a file with some entries of a writer that nobody has heard of, all of them old.
    fn take_in(&mut self, tab: &mut Tab<K>, dice: &mut Dice) -> Result<(), String> {
        // For who has opened all systems, of which the page knows that it is there.
        let at = dice.below(2);
        let id = self.systems[at].clone();
        let here = tab.book.system(&id);
        if tab.one || here.is_some_and(|one| one.gone().is_some()) {
            return Ok(());
        }
        self.values += 1;
        let writer = format!("f{}", self.values);
        let first = 1 + dice.below(here.map_or(0, |one| one.sequence() as usize) + 2) as u64;
        let entries: Vec<Entry> = (first..=first + dice.below(4) as u64)
            .map(|sequence| {
                let change = self.change(false, dice);
                Entry {
                    item: change.item,
                    field: change.field,
                    value: change.value,
                    edition: 1,
                    stamp: Stamp {
                        writer: writer.as_str().into(),
                        at: 5,
                    },
                    sequence,
                }
            })
            .filter(|entry| here.is_none_or(|here| !here.has(entry)))
            .collect();
        if entries.is_empty() {
            return Ok(());
        }
        let before = tab.book.clone();
        let taken = tab.store.take_in(
            &mut tab.book,
            vec![(id.clone(), entries.clone())],
            self.time,
        );
        let Ok(journal) = taken else {
            // What was written before it failed, and could not be taken back, is found by who reads anew.
            tab.missed = true;
            return if tab.book == before {
                Ok(())
            } else {
                Err("a file that was not taken in has changed something".to_owned())
            };
        };
        let Some((key, _)) = journal.keep.first() else {
            return Err("a file is not in the journal".to_owned());
        };
        for entry in entries {
            self.known.push(Known {
                system: at,
                line: entry.to_text(&id),
                entry,
                key: key.clone(),
                owner: tab.owner,
                saved: None,
                journaled: false,
                excused: self.gone[at].then_some("its system was removed for good"),
            });
        }
        tab.undo.note_taken(&before, &tab.book);
        if self.has_journal {
            tab.queue.push(journal);
        }
        Ok(())
    }

    /// Puts what was set on the list.
    fn note(&mut self, tab: &Tab<K>, journal: &ForJournal) {
        for (key, text) in &journal.keep {
            let at = usize::from(!key.starts_with("waymark/entry/first/"));
            let entry = Entry::from_text(&self.systems[at], text).unwrap();
            let gone = self.gone[at] && entry.value != "gone";
            self.known.push(Known {
                system: at,
                entry,
                line: text.clone(),
                key: key.clone(),
                owner: tab.owner,
                saved: None,
                journaled: false,
                excused: gone.then_some("its system was removed for good"),
            });
        }
        for known in &mut self.known {
            if *known.entry.stamp.writer == *tab.writer && journal.drop.contains(&known.key) {
                known.excused = Some("its writer went on");
            }
        }
    }

    fn remove(&mut self, tab: &mut Tab<K>, dice: &mut Dice) -> Result<(), String> {
        let at = if tab.one { 0 } else { dice.below(2) };
        let system = self.systems[at].clone();
        if tab.store.is_closed() {
            return match tab.store.remove_for_good(&mut tab.book, &system, self.time) {
                Ok(_) => Err("a closed store has removed something".to_owned()),
                Err(_) => Ok(()),
            };
        }
        self.disk.borrow_mut().deleting = Some(format!("/{system}/"));
        let removed = tab.store.remove_for_good(&mut tab.book, &system, self.time);
        self.disk.borrow_mut().deleting = None;
        // Also where it failed: then some of it may be away.
        self.gone[at] = true;
        for known in &mut self.known {
            if known.system == at && known.entry.value != "gone" {
                known.excused = Some("its system was removed for good");
            }
        }
        self.unsure[at] = removed.is_err() || !tab.store.unsaved().is_empty();
        if let Ok((mut journal, prefix)) = removed {
            self.note(tab, &journal);
            let shown = tab.book.system(&system).map(|one| one.standing());
            if shown != Some(Standing::Gone) {
                return Err(format!("removed for good, shown as {shown:?}"));
            }
            journal.drop.push(prefix);
            if self.has_journal {
                tab.queue.push(journal);
            }
        }
        Ok(())
    }

    fn commit(&mut self, tab: &mut Tab<K>, count: usize) {
        for work in tab.queue.drain(..count.min(tab.queue.len())) {
            for drop in &work.drop {
                if drop.ends_with('/') {
                    self.journal
                        .retain(|key, _| !key.starts_with(drop.as_str()));
                } else {
                    self.journal.remove(drop);
                }
            }
            for (key, text) in work.keep {
                for known in &mut self.known {
                    known.journaled |=
                        known.key == key && text.lines().any(|line| line == known.line);
                }
                self.journal.insert(key, text);
            }
        }
    }

    fn crash(&mut self, dice: &mut Dice) {
        let cut = self.disk.borrow_mut().crash(dice);
        for known in &mut self.known {
            known.saved = known
                .saved
                .filter(|saved| *saved <= cut || (known.journaled && self.has_journal))
                .map(|_| 0);
            // Nobody will say any more that it is saved.
            known.owner = 0;
        }
        self.tabs = [None, None, None];
    }

    fn damage(&mut self, dice: &mut Dice) {
        let mut disk = self.disk.borrow_mut();
        let keys: Vec<Rc<str>> = disk
            .now
            .keys()
            .filter(|key| key.starts_with("waymark/") && !key.starts_with("waymark/aside/"))
            .filter(|key| FOREIGN.iter().all(|(foreign, _)| **foreign != ***key))
            .cloned()
            .collect();
        if keys.is_empty() {
            return;
        }
        let key = keys[dice.below(keys.len())].clone();
        let before = disk.now[&key].to_string();
        let mut bytes = before.clone().into_bytes();
        let at = dice.below(bytes.len());
        if bytes.is_empty() || !before.is_ascii() {
            return;
        }
        bytes[at] = if dice.one_in(8) {
            b'\n'
        } else {
            b'!' + dice.below(90) as u8
        };
        let after = String::from_utf8(bytes).unwrap();
        if after == before {
            return;
        }
        self.spoilt = true;
        for known in &mut self.known {
            let is_gone = known.entry.value == "gone"
                && key.contains(&format!("/{}/", self.systems[known.system]));
            let is_here = known.key == *key
                || before.lines().any(|line| line == known.line)
                || (is_gone && before.contains(" gone"));
            if !is_here || after.lines().any(|line| line == known.line) {
                continue;
            }
            let mut others = disk
                .now
                .iter()
                .filter(|(other, _)| **other != key && !other.starts_with("waymark/aside/"));
            let elsewhere = others.any(|(_, text)| text.lines().any(|line| line == known.line));
            let dropped = |tab: &Tab<K>| {
                let mut drops = tab.queue.iter().flat_map(|work| &work.drop);
                drops.any(|drop| known.key.starts_with(drop.as_str()))
            };
            let journaled = self.has_journal
                && (self.journal.get(&known.key))
                    .is_some_and(|text| text.lines().any(|line| line == known.line))
                && !self.tabs.iter().flatten().any(dropped);
            if !elsewhere && !journaled {
                known.excused = Some("its only copy was damaged");
            }
        }
        // Of several words that a system is gone one is enough, so with it all are lost.
        for at in 0..self.systems.len() {
            let says = |one: &&mut Known| one.system == at && one.entry.value == "gone";
            let lost = (self.known.iter_mut().filter(says)).any(|one| one.excused.is_some());
            for known in self.known.iter_mut().filter(says).filter(|_| lost) {
                known.excused = Some("its only copy was damaged");
            }
        }
        let text: Rc<str> = after.into();
        // What was damaged before, and has not been set aside since, was taken by the hand.
        let by_hand = disk
            .now
            .values()
            .filter(|value| ***value == *before)
            .count()
            == 1;
        if by_hand {
            disk.guarded.retain(|one| *one.text != *before);
        }
        disk.write(Write {
            key: key.clone(),
            value: Some(text.clone()),
            by: None,
        });
        let plain_record = Record::from_text(&key, &text).is_ok();
        let since = disk.log.len();
        if !plain_record {
            disk.guarded.push(Guarded { text, since });
        }
        drop(disk);
        self.seen_by_all();
    }

    fn newer(&mut self, dice: &mut Dice) {
        let system = &self.systems[dice.below(2)];
        let key: Rc<str> = format!("waymark/entry/{system}/new/{}", dice.below(9)).into();
        let text: Rc<str> = format!("3 {{\"something\":{}}}", dice.below(1000)).into();
        let mut disk = self.disk.borrow_mut();
        if disk.now.contains_key(&key) {
            return;
        }
        self.spoilt = true;
        disk.write(Write {
            key,
            value: Some(text.clone()),
            by: None,
        });
        let since = disk.log.len();
        disk.guarded.push(Guarded { text, since });
        drop(disk);
        self.seen_by_all();
    }

    fn seen_by_all(&mut self) {
        self.tell();
        for tab in self.tabs.iter().flatten() {
            tab.handle.sync(usize::MAX / 2);
        }
    }

    /// All tabs that have heard of everything show what is kept.
    fn agree(&mut self) -> Result<(), String> {
        if self.spoilt {
            return Ok(());
        }
        let mut dice = Dice::new(7);
        let disk = Rc::new(RefCell::new(Disk::with(self.disk.borrow().now.clone())));
        let handle = Handle::new(&disk, 1_000, 0);
        let (_, book, _) = K::open(handle, Which::All, "judge".to_owned());
        for tab in self.tabs.iter_mut().flatten() {
            if tab.missed || tab.one || tab.store.is_closed() || !tab.store.unsaved().is_empty() {
                continue;
            }
            tab.handle.sync(usize::MAX / 2);
            hear_all(tab, &mut dice);
            for (system, unsure) in self.systems.iter().zip(self.unsure) {
                if unsure {
                    continue;
                }
                let shown = values(&tab.book, system);
                let kept = values(&book, system);
                if shown != kept {
                    return Err(format!(
                        "{} shows {shown:?} of {system}, kept is {kept:?}",
                        tab.writer
                    ));
                }
            }
        }
        self.fault()
    }

    /// Whoever opens now finds everything that was acknowledged; also after folding.
    fn verify(&mut self, fold: bool) -> Result<(), String> {
        let now = self.disk.borrow().now.clone();
        for (key, value) in FOREIGN {
            if now.get(key).map(|value| &**value) != Some(value) {
                return Err(format!("another program's {key} was changed"));
            }
        }
        let mut disk = Disk::with(now);
        disk.guarded.clone_from(&self.disk.borrow().guarded);
        let disk = Rc::new(RefCell::new(disk));
        let kept: Vec<(String, String)> = self.journal.clone().into_iter().collect();
        for round in 0..1 + usize::from(fold) {
            let handle = Handle::new(&disk, 1_000 + round, 0);
            let (mut store, mut book, opened) =
                K::open(handle, Which::All, format!("judge{round}"));
            if let Opened::Unkept { why } = opened {
                return Err(format!("can't be opened: {why}"));
            }
            if self.has_journal && (round == 0 || store.is_closed()) {
                store.replay(&mut book, &kept, 0);
            }
            self.compare(&book)?;
            if fold {
                for system in &self.systems {
                    let _ = store.fold(&book, system);
                }
            }
            if let Some(fault) = disk.borrow_mut().fault.take() {
                return Err(fault);
            }
        }
        Ok(())
    }

    /// Whether so many newer values of its field were set that it need not be kept.
    fn is_pushed_out(&self, known: &Known) -> bool {
        let newer = |other: &&Known| {
            (other.system, &other.entry.item, other.entry.field)
                == (known.system, &known.entry.item, known.entry.field)
                && other.entry.order() > known.entry.order()
        };
        self.known.iter().filter(newer).count() >= KEPT
    }

    fn compare(&self, book: &Book) -> Result<(), String> {
        for known in &self.known {
            if known.excused.is_some() || known.saved.is_none() {
                continue;
            }
            let Some(system) = book.system(&self.systems[known.system]) else {
                return Err(format!("lost with its system: {}", known.line));
            };
            if known.entry.value == "gone" {
                if system.standing() != Standing::Gone {
                    return Err(format!("lost that it is gone: {}", known.line));
                }
                continue;
            }
            let history = system.history(&known.entry.item, known.entry.field);
            if !history.contains(&known.entry) && !self.is_pushed_out(known) {
                return Err(format!("lost: {}", known.line));
            }
        }
        Ok(())
    }
}

fn hear_all<K: Keeper>(tab: &mut Tab<K>, dice: &mut Dice) {
    while !tab.inbox.is_empty() {
        let (key, text) = tab.inbox.swap_remove(dice.below(tab.inbox.len()));
        tab.store.hear(&mut tab.book, &key, &text);
    }
}

/// What a book shows of a system: the value of each field that has one.
fn values(book: &Book, system: &SystemId) -> BTreeMap<String, String> {
    let entries = book
        .system(system)
        .into_iter()
        .flat_map(|one| one.entries());
    let mut values = BTreeMap::new();
    for entry in entries {
        let place = format!("{} {}", entry.item, entry.field.id());
        values.entry(place).or_insert_with(|| entry.value.clone());
    }
    values
}

fn action(number: usize) -> guidance::id::ActionId {
    ["ncsc-ml:2.1-01", "ncsc-ml:2.1-02"][number % 2]
        .parse()
        .unwrap()
}
