//! What is settled, and how it is kept.

use guidance::assess::{
    self, Book, Change, Count, Field, ForJournal, Item, Opened, Store, Trouble, Which,
};
use guidance::id::{ActionNo, PrincipleNo};
use guidance::outline::{Outline, Scope};
use guidance::progress::{KeyValue, Status, SystemId};
use leptos::prelude::*;

/// How far opening the saved work has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Not tried yet: the page was rendered ahead, or has only just arrived.
    Pending,
    /// Tried, and how it went.
    Done(Opened),
}

/// Changes that are shown but were not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// The actions, never none.
    pub actions: Vec<ActionNo>,
    /// Why the first of them was not.
    pub why: Trouble,
}

/// What a page has of the device that it is open on.
pub struct Device {
    /// Where work is kept.
    pub storage: Storage,
    /// A word that no other open page has.
    pub writer: String,
    /// The time, milliseconds since 1970.
    pub now: fn() -> u64,
    /// Keeps a change in a journal as well, which outlives a killed browser, and says whether it did: [`ProgressState::journaled`].
    pub keep: fn(ForJournal, ProgressState),
}

/// When the system was last saved, and how surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Milliseconds since 1970.
    pub at: u64,
    /// Whether some of it is on its way to the journal.
    pub waits: bool,
    /// Whether there is no journal, so that a crash may lose the last half minute.
    pub weakly: bool,
    /// When a file with all of it was last written, milliseconds since 1970.
    pub backup: Option<u64>,
}

/// What has to be kept as long as the page is open, to write and to open anew.
struct Kept {
    store: Store<Storage>,
    system: SystemId,
    writer: String,
    now: fn() -> u64,
    keep: fn(ForJournal, ProgressState),
}

/// Where the saved work is. It may go to another thread, though none does: what may not is watched over by the program, and that
/// costs 2 KiB.
pub type Storage = Box<dyn KeyValue + Send + Sync>;

/// Saved progress as the page sees it.
#[derive(Clone, Copy)]
pub struct ProgressState {
    outline: StoredValue<Outline>,
    book: RwSignal<Option<Book>>,
    opening: RwSignal<Opening>,
    kept: StoredValue<Option<Kept>>,
    /// Another tab has changed something that was not read yet.
    behind: StoredValue<bool>,
    /// How many changes are on their way to the journal.
    waiting: StoredValue<usize>,
    /// Whether the journal has failed once: then it is not relied on again while the page is open.
    weakly: StoredValue<bool>,
}

impl ProgressState {
    /// Nothing opened: the state of a page that is rendered ahead.
    #[must_use]
    pub fn new(outline: Outline) -> Self {
        Self {
            outline: StoredValue::new(outline),
            book: RwSignal::new(None),
            opening: RwSignal::new(Opening::Pending),
            kept: StoredValue::new(None),
            behind: StoredValue::new(false),
            waiting: StoredValue::new(0),
            weakly: StoredValue::new(false),
        }
    }

    /// Reads what was saved. Also called when another tab has changed it.
    ///
    /// While something is shown that is saved nowhere, nothing is read again: reading would lose it. What
    /// another tab did meanwhile is read as soon as everything here is saved.
    pub fn open(self, device: Device) {
        let Some(system) = assess::current(&device.storage) else {
            return;
        };
        if untrack(|| self.holds_what_is_saved_nowhere()) {
            self.behind.set_value(true);
            return;
        }
        self.behind.set_value(false);
        let Device {
            storage,
            writer,
            now,
            keep,
        } = device;
        let which = Which::One(system.clone());
        let (mut store, mut book, mut opened) = Store::open(storage, which, writer.clone());
        let mut system = system;
        let is_away = book.system(&system).is_some_and(assess::System::is_away);
        // What is ticked must not go where nobody sees it.
        if is_away
            && store.closed().is_none()
            && let Some(fresh) = SystemId::fresh(now(), &writer)
        {
            let storage = store.into_storage();
            // Where that is not kept, the next page does the same.
            let _ = assess::work_on(&storage, &fresh);
            system = fresh;
            let which = Which::One(system.clone());
            (store, book, opened) = Store::open(storage, which, writer.clone());
        }
        self.kept.set_value(Some(Kept {
            store,
            system,
            writer,
            now,
            keep,
        }));
        self.book.set(Some(book));
        self.opening.set(Opening::Done(opened));
    }

    /// Takes in what a journal has kept, as keys and texts: what local storage has lost is there again, and saved.
    pub fn replay(self, journal: &[(String, String)]) {
        // What is a day old was read from local storage often enough.
        const WHILE: u64 = 24 * 60 * 60 * 1000;
        let mut changed = None;
        self.kept.update_value(|kept| {
            let Some(kept) = kept.as_mut().filter(|kept| kept.store.closed().is_none()) else {
                return;
            };
            let since = (kept.now)().saturating_sub(WHILE);
            let mut book = untrack(|| self.book.get()).unwrap_or_default();
            let (is_changed, drop) = kept.store.replay(&mut book, journal, since);
            self.journal(
                kept.keep,
                ForJournal {
                    keep: Vec::new(),
                    drop,
                },
            );
            changed = is_changed.then_some(book);
        });
        if let Some(book) = changed {
            self.book.set(Some(book));
        }
    }

    fn journal(self, keep: fn(ForJournal, Self), journal: ForJournal) {
        if journal != ForJournal::default() {
            self.waiting.update_value(|waiting| *waiting += 1);
            keep(journal, self);
        }
    }

    /// Hears of the journal whether a change is on disk.
    pub fn journaled(self, done: bool) {
        self.waiting
            .update_value(|waiting| *waiting = waiting.saturating_sub(1));
        if !done {
            self.weakly.set_value(true);
        }
        // What is said of it follows the book.
        self.book.update(|_| ());
    }

    /// When the system was last saved; `None` where nothing ever was, or something is not.
    #[must_use]
    pub fn saved(self) -> Option<Saved> {
        if !self.is_open() || self.holds_what_is_saved_nowhere() {
            return None;
        }
        let (waits, weakly) = (self.waiting.get_value() > 0, self.weakly.get_value());
        self.with(|system| {
            Some(Saved {
                at: system?.changed()?.at,
                waits,
                weakly,
                backup: system?.backup(),
            })
        })
    }

    /// How opening went.
    #[must_use]
    pub fn opening(self) -> Opening {
        self.opening.get()
    }

    /// Whether changes can be made: also where nothing is kept, which is said.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.opening.with(|opening| {
            matches!(
                opening,
                Opening::Done(Opened::Ready | Opened::Recovered { .. } | Opened::Unkept { .. })
            )
        })
    }

    /// Whether something of the saved work can be shown.
    #[must_use]
    pub fn is_read(self) -> bool {
        self.opening.with(|opening| *opening != Opening::Pending)
    }

    fn holds_what_is_saved_nowhere(self) -> bool {
        let unkept = self
            .opening
            .with(|opening| matches!(opening, Opening::Done(Opened::Unkept { .. })));
        unkept || self.unsaved().is_some()
    }

    /// What is shown but could not be saved, if anything.
    #[must_use]
    pub fn unsaved(self) -> Option<Unsaved> {
        self.book.track();
        self.kept.with_value(|kept| {
            let unsaved = kept.as_ref()?.store.unsaved();
            let why = unsaved.first()?.why.clone();
            let action = |item: &Item| match item {
                Item::Action(id) => Some(id.no),
                Item::System => None,
            };
            let actions = unsaved.iter().filter_map(|one| action(&one.entry.item));
            Some(Unsaved {
                actions: actions.collect(),
                why,
            })
        })
    }

    /// What the current system says, before opening nothing.
    fn with<T>(self, say: impl FnOnce(Option<&assess::System>) -> T) -> T {
        self.book.with(|book| {
            self.kept.with_value(|kept| {
                let system = kept.as_ref().map(|kept| &kept.system);
                say(book
                    .as_ref()
                    .zip(system)
                    .and_then(|(book, system)| book.system(system)))
            })
        })
    }

    /// Where an action stands.
    #[must_use]
    pub fn status(self, no: ActionNo) -> Status {
        let id = self.outline.with_value(|outline| outline.id(no));
        self.with(|system| system.map_or(Status::NotStarted, |system| system.status(&id)))
    }

    /// How much of a scope is settled; before opening, nothing.
    #[must_use]
    pub fn count(self, scope: Scope) -> Count {
        self.outline.with_value(|outline| {
            let ids = outline.actions(scope).map(|no| outline.id(no));
            self.with(|system| match system {
                Some(system) => system.count(ids),
                None => Count {
                    settled: 0,
                    total: ids.count(),
                },
            })
        })
    }

    /// The principles of the document, in order.
    #[must_use]
    pub fn principles(self) -> Vec<PrincipleNo> {
        self.outline
            .with_value(|outline| outline.principles.iter().map(|(no, _)| *no).collect())
    }

    /// Sets where an action stands, shows it, and saves it.
    pub fn settle(self, no: ActionNo, status: Status) {
        let id = self.outline.with_value(|outline| outline.id(no));
        let mut book = untrack(|| self.book.get()).unwrap_or_default();
        self.kept.update_value(|kept| {
            let Some(kept) = kept else { return };
            let change = Change {
                system: kept.system.clone(),
                item: Item::Action(id),
                field: Field::Status,
                value: status.to_string(),
                edition: None,
            };
            let edition = self.outline.with_value(|outline| outline.wording);
            let journal = kept
                .store
                .set(&mut book, [change], (kept.now)(), edition, false);
            // Where nothing may be written, the journal is no way around that.
            if kept.store.closed().is_none() {
                self.journal(kept.keep, journal);
            }
        });
        self.book.set(Some(book));
        self.catch_up();
    }

    /// Reads what another tab did while something here was saved nowhere.
    fn catch_up(self) {
        if !self.behind.get_value() || untrack(|| self.holds_what_is_saved_nowhere()) {
            return;
        }
        let mut kept = None;
        self.kept.update_value(|own| kept = own.take());
        if let Some(Kept {
            store,
            writer,
            now,
            keep,
            ..
        }) = kept
        {
            self.open(Device {
                storage: store.into_storage(),
                writer,
                now,
                keep,
            });
        }
    }

    /// Takes away for good what was set aside, because the reader asked for it.
    pub fn discard_aside(self) {
        let Opening::Done(Opened::Recovered { aside }) = self.opening.get_untracked() else {
            return;
        };
        self.kept.with_value(|kept| {
            if let Some(kept) = kept
                && kept.store.discard(&aside).is_ok()
            {
                self.opening.set(Opening::Done(Opened::Ready));
            }
        });
    }
}
