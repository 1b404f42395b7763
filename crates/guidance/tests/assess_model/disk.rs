//! A browser's local storage, and what a tab sees of it.
//!
//! All writes stand in one order. A killed browser loses the last of them, never one in the middle, and none that was flushed. A
//! tab sees its own at once, and others' when it is synced.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use guidance::progress::{KeyValue, StorageError};

use super::dice::Dice;

pub type Map = BTreeMap<Rc<str>, Rc<str>>;

#[derive(Debug, Clone)]
pub struct Write {
    pub key: Rc<str>,
    pub value: Option<Rc<str>>,
    /// The tab; `None` for a hand.
    pub by: Option<usize>,
}

/// A text that must not go: nobody can read it, or only a newer release.
#[derive(Debug, Clone)]
pub struct Guarded {
    pub text: Rc<str>,
    /// How many writes there were when it had come.
    pub since: usize,
}

#[derive(Debug, Clone, Default)]
pub struct Disk {
    pub now: Map,
    base: Map,
    pub log: Vec<Write>,
    pub flushed: usize,
    pub guarded: Vec<Guarded>,
    /// What is being deleted for good: the text that its keys have.
    pub deleting: Option<String>,
    pub fault: Option<String>,
}

fn apply(map: &mut Map, write: &Write) {
    match &write.value {
        Some(value) => map.insert(write.key.clone(), value.clone()),
        None => map.remove(&write.key),
    };
}

const OURS: [&str; 4] = [
    "waymark/entry/",
    "waymark/book/",
    "waymark/record/",
    "waymark/aside/",
];

impl Disk {
    pub fn with(now: Map) -> Self {
        Self {
            base: now.clone(),
            now,
            ..Self::default()
        }
    }

    pub fn write(&mut self, write: Write) {
        if write.by.is_some() {
            self.judge(&write);
        }
        apply(&mut self.now, &write);
        self.log.push(write);
    }

    /// Whether a write takes something that must stay.
    fn judge(&mut self, write: &Write) {
        if !OURS.iter().any(|prefix| write.key.starts_with(prefix)) {
            self.fault = Some(format!("another program's key {} was written", write.key));
        }
        let Some(before) = self.now.get(&write.key) else {
            return;
        };
        if Some(before) == write.value.as_ref() {
            return;
        }
        let Some(at) = self.guarded.iter().position(|one| one.text == *before) else {
            return;
        };
        let deleted = self
            .deleting
            .as_ref()
            .is_some_and(|part| write.key.contains(part.as_str()));
        if deleted {
            self.guarded.swap_remove(at);
            return;
        }
        let copies = self.now.values().filter(|value| *value == before).count();
        if copies < 2 {
            self.fault = Some(format!("unreadable lost: {before:?} under {}", write.key));
        }
    }

    pub fn flush(&mut self) {
        self.flushed = self.log.len();
    }

    /// The browser is killed: of the writes since the last flush so many are left as a number says. How many writes there
    /// are then.
    pub fn crash(&mut self, dice: &mut Dice) -> usize {
        let open = self.log.len() - self.flushed;
        let cut = self.flushed + dice.below(open + 1);
        self.now = self.at(cut);
        self.base = self.now.clone();
        self.log.clear();
        self.flushed = 0;
        self.guarded.retain(|one| one.since <= cut);
        for one in &mut self.guarded {
            one.since = 0;
        }
        cut
    }

    fn at(&self, position: usize) -> Map {
        let mut map = self.base.clone();
        for write in &self.log[..position] {
            apply(&mut map, write);
        }
        map
    }
}

/// What goes wrong during one operation; calls are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    None,
    /// Every write from a call on is refused.
    Full(u32),
    /// One write is refused.
    Refuse(u32),
    /// Every call fails from one on.
    Block(u32),
    /// One call fails.
    BlockOnce(u32),
    /// One write is said to be done and is not.
    Forget(u32),
    /// The tab is killed at a call.
    Kill(u32),
    /// The browser is killed at a call.
    Crash(u32),
}

/// What one tab sees.
pub struct Tab {
    disk: Rc<RefCell<Disk>>,
    pub id: usize,
    view: RefCell<Map>,
    seen: Cell<usize>,
    own: RefCell<BTreeMap<Rc<str>, usize>>,
    calls: Cell<u32>,
    trouble: Cell<Trouble>,
    /// Whether others' writes come in between calls.
    race: RefCell<Option<Dice>>,
    /// Whether it must not write.
    pub silent: Cell<bool>,
    pub writes: Cell<usize>,
}

#[derive(Clone)]
pub struct Handle(pub Rc<Tab>);

impl Handle {
    /// A tab that sees all but the last writes.
    pub fn new(disk: &Rc<RefCell<Disk>>, id: usize, behind: usize) -> Self {
        let of = disk.borrow();
        let seen = of.log.len() - behind.min(of.log.len());
        let view = if behind == 0 {
            of.now.clone()
        } else {
            of.at(seen)
        };
        Self(Rc::new(Tab {
            disk: disk.clone(),
            id,
            view: RefCell::new(view),
            seen: Cell::new(seen),
            own: RefCell::default(),
            calls: Cell::new(0),
            trouble: Cell::new(Trouble::None),
            race: RefCell::new(None),
            silent: Cell::new(false),
            writes: Cell::new(0),
        }))
    }

    /// How many writes it has not been shown.
    pub fn behind(&self) -> usize {
        self.0.disk.borrow().log.len() - self.0.seen.get()
    }

    pub fn begin(&self, trouble: Trouble, race: Option<Dice>) {
        self.0.calls.set(0);
        self.0.trouble.set(trouble);
        self.0.race.replace(race);
    }

    /// Whether it was killed during the operation.
    pub fn end(&self) -> bool {
        let dead = match self.0.trouble.get() {
            Trouble::Kill(at) | Trouble::Crash(at) => self.0.calls.get() > at,
            _ => false,
        };
        self.begin(Trouble::None, None);
        dead
    }

    /// Shows it so many of others' writes.
    pub fn sync(&self, count: usize) {
        let disk = self.0.disk.borrow();
        let until = disk.log.len().min(self.0.seen.get() + count);
        for (at, write) in disk
            .log
            .iter()
            .enumerate()
            .take(until)
            .skip(self.0.seen.get())
        {
            let later = self
                .0
                .own
                .borrow()
                .get(&write.key)
                .is_some_and(|own| *own > at);
            if write.by != Some(self.0.id) && !later {
                apply(&mut self.0.view.borrow_mut(), write);
            }
        }
        self.0.seen.set(until);
    }

    fn call(&self, is_write: bool) -> Result<bool, StorageError> {
        let tab = &self.0;
        if let Some(dice) = tab.race.borrow_mut().as_mut()
            && dice.one_in(3)
        {
            self.sync(1);
        }
        let call = tab.calls.get();
        tab.calls.set(call + 1);
        let refused = || {
            Err(StorageError::Refused {
                reason: "quota".to_owned(),
            })
        };
        match tab.trouble.get() {
            Trouble::Full(from) if is_write && call >= from => refused(),
            Trouble::Refuse(at) if is_write && call == at => refused(),
            Trouble::Block(from) | Trouble::Kill(from) | Trouble::Crash(from) if call >= from => {
                Err(StorageError::Blocked)
            }
            Trouble::BlockOnce(at) if call == at => Err(StorageError::Blocked),
            Trouble::Forget(at) if is_write && call == at => Ok(false),
            _ => Ok(true),
        }
    }

    fn write(&self, key: &str, value: Option<&str>) {
        let tab = &self.0;
        let write = Write {
            key: key.into(),
            value: value.map(Into::into),
            by: Some(tab.id),
        };
        let mut disk = tab.disk.borrow_mut();
        if tab.silent.get() {
            disk.fault = Some(format!("a store that is closed wrote {key}"));
        }
        tab.writes.set(tab.writes.get() + 1);
        tab.own
            .borrow_mut()
            .insert(write.key.clone(), disk.log.len());
        apply(&mut tab.view.borrow_mut(), &write);
        disk.write(write);
    }
}

impl KeyValue for Handle {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.call(false)?;
        Ok(self.0.view.borrow().get(key).map(|text| text.to_string()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        if self.call(true)? {
            self.write(key, Some(value));
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.call(false)?;
        if self.0.view.borrow().contains_key(key) {
            self.write(key, None);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.call(false)?;
        Ok(self
            .0
            .view
            .borrow()
            .keys()
            .map(|key| key.to_string())
            .collect())
    }
}
