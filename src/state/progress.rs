//! What is settled, and how it is kept.

use guidance::id::{ActionNo, PrincipleNo};
use guidance::outline::{Outline, Scope};
use guidance::progress::store::Count;
use guidance::progress::{KeyValue, Opened, Progress, Stamp, Status, Store, SystemId, Trouble};
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

/// Gives a change its writer and its time.
pub type Clock = Box<dyn Fn() -> Stamp>;

type Kept = Store<Box<dyn KeyValue>>;

/// Saved progress as the page sees it.
#[derive(Clone, Copy)]
pub struct ProgressState {
    outline: StoredValue<Outline>,
    progress: RwSignal<Option<Progress>>,
    opening: RwSignal<Opening>,
    store: StoredValue<Option<(Kept, Clock)>, LocalStorage>,
    /// Another tab has changed something that was not read yet.
    behind: StoredValue<bool>,
}

impl ProgressState {
    /// Nothing opened: the state of a page that is rendered ahead.
    #[must_use]
    pub fn new(outline: Outline) -> Self {
        Self {
            outline: StoredValue::new(outline),
            progress: RwSignal::new(None),
            opening: RwSignal::new(Opening::Pending),
            store: StoredValue::new_local(None),
            behind: StoredValue::new(false),
        }
    }

    /// Reads what was saved. Also called when another tab has changed it.
    ///
    /// While something is shown that is saved nowhere, nothing is read again: reading would lose it. What
    /// another tab did meanwhile is read as soon as everything here is saved.
    pub fn open(self, storage: Box<dyn KeyValue>, clock: Clock) {
        let Ok(system) = SystemId::FIRST.parse() else {
            return;
        };
        if untrack(|| self.holds_what_is_saved_nowhere()) {
            self.behind.set_value(true);
            return;
        }
        self.behind.set_value(false);
        let (store, progress, opened) = Store::open(storage, system);
        self.store.set_value(Some((store, clock)));
        self.progress.set(Some(progress));
        self.opening.set(Opening::Done(opened));
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
        self.progress.with(|progress| {
            let unsaved = progress.as_ref()?.unsaved();
            let why = unsaved.first()?.1.clone();
            Some(Unsaved {
                actions: unsaved.iter().map(|(action, _)| action.no).collect(),
                why,
            })
        })
    }

    /// Where an action stands.
    #[must_use]
    pub fn status(self, no: ActionNo) -> Status {
        let id = self.outline.with_value(|outline| outline.id(no));
        self.progress.with(|progress| {
            progress
                .as_ref()
                .map_or(Status::NotStarted, |p| p.status(&id))
        })
    }

    /// How much of a scope is settled; before opening, nothing.
    #[must_use]
    pub fn count(self, scope: Scope) -> Count {
        self.outline.with_value(|outline| {
            let ids = outline.actions(scope).map(|no| outline.id(no));
            self.progress.with(|progress| match progress {
                Some(progress) => progress.count(ids),
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
        self.store.with_value(|store| {
            let Some((store, clock)) = store else { return };
            self.progress.update(|progress| {
                if let Some(progress) = progress {
                    store.settle(progress, id, status, clock());
                }
            });
        });
        self.catch_up();
    }

    /// Reads what another tab did while something here was saved nowhere.
    fn catch_up(self) {
        if !self.behind.get_value() || untrack(|| self.holds_what_is_saved_nowhere()) {
            return;
        }
        let mut kept = None;
        self.store.update_value(|store| kept = store.take());
        if let Some((store, clock)) = kept {
            self.open(store.into_storage(), clock);
        }
    }

    /// Takes away for good what was set aside, because the reader asked for it.
    pub fn discard_aside(self) {
        let Opening::Done(Opened::Recovered { aside }) = self.opening.get_untracked() else {
            return;
        };
        self.store.with_value(|store| {
            if let Some((store, _)) = store
                && store.discard(&aside).is_ok()
            {
                self.opening.set(Opening::Done(Opened::Ready));
            }
        });
    }
}
