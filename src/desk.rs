//! Assessments: a program of its own for the pages of systems. One place joins what is saved to the browser, for three pages: all
//! systems side by side, one system with every action, and one as a report. A fourth shows what a link holds, and touches nothing that is saved.

mod files;
mod guide;
mod link;
mod report;
mod sealed;
mod shared;
mod sheet;
mod systems;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use guidance::assess::{
    self, Book, Change, Field, Item, Opened, Standing, Store, Trouble, Undo, Which,
};
use guidance::editions::Editions;
use guidance::id::{ActionId, ActionNo};
use guidance::progress::{StorageError, SystemId};

use crate::platform::local_storage::{self, LocalStorage};
use crate::platform::part::{Happening, Part};
use crate::platform::{clock, device, history, journal, page};
use crate::ui::desk::button;
use crate::ui::desk::catalog::Catalog;
use crate::ui::results::escape;
use crate::words::{desk as words, program};
use guide::Guide;

/// How many changes without a backup are pointed out.
const MANY: usize = 25;
/// What a journal has kept is kept for a day: by then it was read from local storage often enough.
const JOURNAL: u64 = 24 * 60 * 60 * 1000;

/// Whether the last change is on disk.
#[derive(Clone, Copy, PartialEq)]
enum Kept {
    /// On its way.
    Pending,
    /// In the journal, too.
    Surely,
    /// In local storage only.
    Weakly,
}

/// What the program has while the page is open.
struct Desk {
    guide: Guide,
    /// Which systems the page needs: that of one reads no other, however many there are.
    which: Which,
    store: RefCell<Store<LocalStorage>>,
    book: RefCell<Book>,
    undo: RefCell<Undo>,
    opened: RefCell<Opened>,
    kept: Cell<Kept>,
    /// How many changes are on their way to the journal.
    waiting: Cell<usize>,
    /// Shows what has changed.
    paint: RefCell<Option<Rc<dyn Fn()>>>,
    /// Whether the browser was asked to keep what is saved here even when it needs room.
    asked: Cell<bool>,
    /// Another page has changed something that was not read yet.
    behind: Cell<bool>,
    /// Whether controls were switched off, because nothing may be changed.
    frozen: Cell<bool>,
    /// The page of something new was asked for: a second press must not make it twice.
    leaving: Cell<bool>,
}

/// Starts the program on the open page, with what it needs of the guidance; empty where that could not be fetched.
pub fn start(catalog: &str) {
    let (Some(place), Ok(outline)) = (Part::first("[data-desk]"), page::outline()) else {
        return;
    };
    let body = place.find(".desk__body");
    // Looked for as bytes: what finds a text in a text is a kilobyte of the program.
    let mut twos = catalog.as_bytes().windows(2);
    let parts = twos
        .position(|two| two == b"\n\n")
        .and_then(|end| catalog.split_at_checked(end));
    let read = parts.and_then(|(actions, editions)| {
        Some((
            Catalog::from_text(actions)?,
            Editions::from_text(editions.get(2..)?).ok()?,
        ))
    });
    let Some((catalog, editions)) = read else {
        if let Some(body) = body {
            body.say(words::failed());
        }
        return;
    };
    let guide = Guide {
        catalog,
        editions,
        outline,
    };
    sealed::start(&place);
    let kind = place.get("data-desk").unwrap_or_default();
    if kind == "shared" {
        let _ = shared::start(guide, &place);
        return;
    }
    let which = match asked() {
        Some(id) if kind != "systems" => Which::One(id),
        _ => Which::All,
    };
    let (store, book, opened) = Store::open(LocalStorage, which.clone(), clock::writer());
    let desk = Rc::new(Desk {
        guide,
        which,
        store: RefCell::new(store),
        book: RefCell::new(book),
        undo: RefCell::default(),
        opened: RefCell::new(opened),
        kept: Cell::new(Kept::Pending),
        waiting: Cell::new(0),
        paint: RefCell::default(),
        asked: Cell::new(false),
        behind: Cell::new(false),
        frozen: Cell::new(false),
        leaving: Cell::new(false),
    });
    let shown = match kind.as_str() {
        "system" => sheet::start(&desk, &place),
        "report" => report::start(&desk, &place),
        _ => systems::start(&desk, &place),
    };
    if shown.is_none() {
        return;
    }
    buttons(&desk, &place);
    files::buttons(&desk, &place);
    desk.replay();
    let heard = Rc::clone(&desk);
    local_storage::on_value_elsewhere(move |key, text| {
        match (key, text) {
            // The page is shown again as it was left, or all was cleared.
            (None, _) => {
                heard.leaving.set(false);
                heard.reopen();
            }
            (Some(key), Some(_)) if key == device::CLEARED => {
                heard.reopen();
                if !heard.behind.get() {
                    // Steps back would bring some of it back.
                    *heard.undo.borrow_mut() = Undo::default();
                }
            }
            (Some(key), Some(text)) => {
                let mut book = heard.book.borrow_mut();
                heard.store.borrow_mut().hear(&mut book, &key, &text);
            }
            // Folded into another value, which was heard of.
            (Some(_), None) => {}
        }
        heard.paint();
    });
    desk.paint();
}

/// The system that the address names, or the one that is worked on; `None` where it is no id.
fn asked() -> Option<SystemId> {
    match history::parameter("id") {
        Some(id) => id.parse().ok(),
        None => current(),
    }
}

/// The system that is worked on; a new one where that is away, so that nothing goes where nobody sees it.
fn current() -> Option<SystemId> {
    let id = assess::current(&LocalStorage)?;
    if !assess::look(&LocalStorage, &id).is_away() {
        return Some(id);
    }
    let fresh = SystemId::fresh(clock::now(), &clock::writer())?;
    // Where that is not kept, it is the old one that is shown, and that it is away.
    assess::work_on(&LocalStorage, &fresh).ok()?;
    Some(fresh)
}

impl Desk {
    fn id(&self, no: ActionNo) -> ActionId {
        self.guide.outline.id(no)
    }

    /// Whether changes may be made; also where nothing is kept, which is said.
    fn is_open(&self) -> bool {
        !matches!(&*self.opened.borrow(), Opened::ReadOnly { .. })
    }

    fn current(&self) -> Option<SystemId> {
        assess::current(&LocalStorage)
    }

    /// The system that the address names, or the one that is worked on; `None` where the address names none that is here, which is
    /// said.
    fn asked(&self, place: &Part, body: &Part) -> Option<SystemId> {
        let is_known = |id: &SystemId| match self.book.borrow().system(id) {
            Some(system) => system.gone().is_none(),
            None => self.current().as_ref() == Some(id),
        };
        let id = asked().filter(is_known);
        if id.is_none() {
            place.set("data-is", Some("unknown"));
            body.say(words::unknown());
        }
        id
    }

    fn paint(&self) {
        let paint = self.paint.borrow().clone();
        if let Some(paint) = paint {
            paint();
        }
    }

    /// Reads everything anew. While something is shown that is saved nowhere, nothing is: reading would lose it. Then as soon as
    /// everything here is saved.
    fn reopen(self: &Rc<Self>) {
        let is_unkept = matches!(&*self.opened.borrow(), Opened::Unkept { .. });
        let waits = is_unkept || !self.store.borrow().unsaved().is_empty();
        self.behind.set(waits);
        if !waits {
            self.read_anew();
        }
    }

    /// Reads everything anew, whatever is shown.
    fn read_anew(self: &Rc<Self>) {
        let (store, book, opened) = Store::open(LocalStorage, self.which.clone(), clock::writer());
        *self.store.borrow_mut() = store;
        *self.book.borrow_mut() = book;
        *self.opened.borrow_mut() = opened;
        self.behind.set(false);
        self.replay();
    }

    /// Takes in what the journal has kept: what local storage has lost is there again. Then folds what is scattered.
    fn replay(self: &Rc<Self>) {
        let desk = Rc::clone(self);
        journal::read(move |kept| {
            match kept {
                None => desk.kept.set(Kept::Weakly),
                Some(kept) => {
                    let since = clock::now().saturating_sub(JOURNAL);
                    if desk.is_open() {
                        let (mut store, mut book) =
                            (desk.store.borrow_mut(), desk.book.borrow_mut());
                        let (_, drop) = store.replay(&mut book, &kept, since);
                        journal::keep(
                            assess::ForJournal {
                                keep: Vec::new(),
                                drop,
                            },
                            |_| {},
                        );
                    }
                    desk.kept.set(Kept::Surely);
                }
            }
            desk.tidy();
            desk.paint();
        });
    }

    /// Sets values as one step, which can be undone; where nothing may be changed, shows what is there. Where `goes_on`, they are letters of a text that is being typed.
    fn change(self: &Rc<Self>, changes: Vec<Change>, goes_on: bool) {
        if !self.is_open() {
            return self.paint();
        }
        self.undo
            .borrow_mut()
            .note(&self.book.borrow(), &changes, goes_on);
        self.save(changes, goes_on);
    }

    fn save(self: &Rc<Self>, changes: Vec<Change>, goes_on: bool) {
        if !self.is_open() {
            return;
        }
        let edition = self.guide.outline.wording;
        let journal = self.store.borrow_mut().set(
            &mut self.book.borrow_mut(),
            changes,
            clock::now(),
            edition,
            goes_on,
        );
        self.journal(journal);
        if !self.asked.replace(true) {
            device::ask_to_persist();
        }
        if self.behind.get() {
            self.reopen();
        }
        self.paint();
    }

    fn journal(self: &Rc<Self>, journal: assess::ForJournal) {
        if !self.is_open()
            || self.store.borrow().closed().is_some()
            || journal == Default::default()
        {
            return;
        }
        self.waiting.set(self.waiting.get() + 1);
        let desk = Rc::clone(self);
        journal::keep(journal, move |done| {
            desk.waiting.set(desk.waiting.get().saturating_sub(1));
            // A journal that has failed once is not relied on again while the page is open.
            if !done {
                desk.kept.set(Kept::Weakly);
            }
            desk.paint();
        });
    }

    fn step(self: &Rc<Self>, is_back: bool) {
        let changes = {
            let (mut undo, book) = (self.undo.borrow_mut(), self.book.borrow());
            if is_back {
                undo.undo(&book)
            } else {
                undo.redo(&book)
            }
        };
        if let Some(changes) = changes {
            self.save(changes, false);
        }
    }

    /// Folds what is scattered over many values, when nobody else does.
    fn tidy(self: &Rc<Self>) {
        let scattered: Vec<SystemId> = {
            let (book, store) = (self.book.borrow(), self.store.borrow());
            let all = book.systems().map(|(id, _)| id);
            all.filter(|id| store.is_scattered(&book, id))
                .cloned()
                .collect()
        };
        if scattered.is_empty() {
            return;
        }
        let desk = Rc::clone(self);
        device::alone("waymark", move || {
            for id in scattered {
                // What can't be folded stays as it is, which is just as safe.
                let _ = desk.store.borrow_mut().fold(&desk.book.borrow(), &id);
            }
        });
    }

    /// The line that says where the work is, and whether it is saved.
    fn status(&self, system: Option<&SystemId>) -> String {
        let (store, book) = (self.store.borrow(), self.book.borrow());
        if let Opened::Unkept { .. } = &*self.opened.borrow() {
            return String::new();
        }
        let unsaved = store.unsaved().len();
        if unsaved > 0 {
            return words::not_saved(unsaved);
        }
        let of = book
            .systems()
            .filter(|(id, _)| system.is_none_or(|own| own == *id));
        let systems: Vec<_> = of.map(|(_, system)| system).collect();
        let last = systems
            .iter()
            .filter_map(|one| one.changed())
            .map(|stamp| stamp.at)
            .max();
        let Some(last) = last else {
            return words::saved_nothing().to_owned();
        };
        let at = clock::say_when(last);
        let saved = match self.kept.get() {
            _ if self.waiting.get() > 0 => words::saving().to_owned(),
            Kept::Pending => words::saving().to_owned(),
            Kept::Surely => words::saved(&at),
            Kept::Weakly => words::saved_weakly(&at),
        };
        let backup = systems.iter().filter_map(|one| one.backup()).max();
        let since = systems.iter().map(|one| one.changes_since_backup()).sum();
        let is_due = since >= MANY;
        let backup = match backup {
            Some(at) => words::backup_at(&clock::say_date(at)),
            None if is_due => String::new(),
            None => words::backup_never().to_owned(),
        };
        let due = if is_due {
            words::backup_due(since)
        } else {
            String::new()
        };
        [&saved, " ", &backup, " ", &due]
            .map(|one| one as &str)
            .concat()
    }

    /// What the reader must know of the storage: a title, and what to do.
    fn notice(&self) -> Option<(&'static str, String)> {
        Some(match &*self.opened.borrow() {
            Opened::Ready => return None,
            Opened::Recovered { .. } => {
                (program::recovered_title(), program::recovered().to_owned())
            }
            Opened::ReadOnly {
                why: Trouble::Newer,
            } => (program::newer_title(), program::newer().to_owned()),
            Opened::ReadOnly { .. } => (program::no_room_title(), program::no_room().to_owned()),
            Opened::Unkept {
                why: StorageError::Blocked | StorageError::Refused { .. },
            } => (program::unkept_title(), program::unkept().to_owned()),
        })
    }

    /// Shows what all pages of assessments have: the line of what is saved, and which steps there are.
    fn paint_frame(&self, place: &Part, system: Option<&SystemId>) {
        if let Some(saved) = place.find(".desk__saved") {
            saved.say(&self.status(system));
        }
        if let Some(notice) = place.find(".desk__notice") {
            let is_deleted = system
                .and_then(|id| Some(self.book.borrow().system(id)?.standing()))
                .is_some_and(|standing| standing == Standing::Deleted);
            let words = self
                .notice()
                .map(|(title, text)| [title, " ", &text].concat())
                .or_else(|| is_deleted.then(|| words::deleted_notice().to_owned()));
            notice.show(words.is_some());
            let is_there = matches!(
                &*self.opened.borrow(),
                Opened::Recovered { .. } | Opened::ReadOnly { .. }
            );
            let raw = match is_there {
                true => button("raw", "", words::raw()),
                false => String::new(),
            };
            notice.fill_if_other(&[&escape(&words.unwrap_or_default()), " ", &raw].concat());
        }
        self.freeze(place);
        let undo = self.undo.borrow();
        for (act, can) in [("undo", undo.can_undo()), ("redo", undo.can_redo())] {
            if let Some(button) = place.find(&["[data-do=", act, "]"].concat()) {
                // Not `disabled`: that would take the focus from who has just pressed it.
                button.set("aria-disabled", (!can).then_some("true"));
            }
        }
    }

    /// Switches off what changes something, where nothing may be changed; files and reports are made all the same.
    fn freeze(&self, place: &Part) {
        let is_open = self.is_open();
        if is_open && !self.frozen.get() {
            return;
        }
        self.frozen.set(!is_open);
        let changes = ":is(input,select,textarea,button):not(#show,.desk__link *,.pass *,.ask *,#leave-texts,#leave-names,[data-do=backup],[data-do=markdown],[data-do=csv],[data-do=xlsx],[data-do=oscal],[data-do=ics],[data-do=print],[data-do=raw])";
        for control in place.find_all(changes) {
            control.set("disabled", (!is_open).then_some(""));
        }
    }

    fn field(&self, id: &SystemId, field: Field, value: &str) -> Change {
        Change {
            system: id.clone(),
            item: Item::System,
            field,
            value: value.to_owned(),
            edition: None,
        }
    }

    /// Makes a system with a name, and of another one all that is not its own.
    fn make(self: &Rc<Self>, name: &str, of: Option<&SystemId>) -> Option<SystemId> {
        let now = clock::now();
        let id = SystemId::fresh(now, &clock::writer())?;
        let mut changes = vec![
            self.field(&id, Field::Name, name),
            self.field(&id, Field::Created, &now.to_string()),
        ];
        if let Some(of) = of.and_then(|of| self.book.borrow().system(of).cloned()) {
            let own = [Field::Name, Field::Created, Field::Backup, Field::Standing];
            let mut last = None;
            for entry in of.entries() {
                let place = Some((entry.item.clone(), entry.field));
                // The newest of each field comes first.
                if place != last && !(entry.item == Item::System && own.contains(&entry.field)) {
                    changes.push(Change {
                        system: id.clone(),
                        item: entry.item.clone(),
                        field: entry.field,
                        value: entry.value.clone(),
                        edition: Some(entry.edition),
                    });
                }
                last = place;
            }
        }
        self.save(changes, false);
        Some(id)
    }

    /// Makes a system as [`Desk::make`] does, and opens its page; not where it is saved nowhere, for that page would not find it.
    fn make_and_open(self: &Rc<Self>, name: &str, of: Option<&SystemId>) -> Option<SystemId> {
        if self.leaving.get() {
            return None;
        }
        let id = self.make(name, of)?;
        let is_saved = {
            let store = self.store.borrow();
            store.unsaved().is_empty() && store.closed().is_none()
        };
        if is_saved {
            self.leaving.set(true);
            history::go(&["system.html?id=", &id.to_string()].concat());
        }
        Some(id)
    }

    fn standing(self: &Rc<Self>, id: &SystemId, standing: Standing) {
        let change = self.field(id, Field::Standing, standing.id());
        self.change(vec![change], false);
    }
}

/// Buttons that all pages have; undo and redo also by keys, where no text is typed.
fn buttons(desk: &Rc<Desk>, place: &Part) {
    let own = Rc::clone(desk);
    let press = move |act: &str, of: &str| {
        let id = of.parse::<SystemId>().ok();
        match (act, id) {
            ("undo", _) => own.step(true),
            ("redo", _) => own.step(false),
            ("restore", Some(id)) => own.standing(&id, Standing::InUse),
            ("archive", Some(id)) => own.standing(&id, Standing::Archived),
            ("delete", Some(id)) => own.standing(&id, Standing::Deleted),
            ("current", Some(id)) => {
                let _ = assess::work_on(&LocalStorage, &id);
                own.paint();
            }
            ("duplicate", Some(id)) => {
                let name = own.book.borrow().system(&id).map_or_else(
                    || words::unnamed().to_owned(),
                    |system| crate::ui::desk::name(system).to_owned(),
                );
                let _ = own.make_and_open(&words::copy_of(&name), Some(&id));
            }
            _ => {}
        }
    };
    place.on("click", move |event| {
        if let Some((act, of)) = pressed(event) {
            press(&act, &of);
        }
    });
    let own = Rc::clone(desk);
    Part::on_page("keydown", move |event: &Happening| {
        if let Some(is_back) = event.is_undo() {
            event.prevent();
            own.step(is_back);
        }
    });
}

/// What a button does, and to what.
fn pressed(event: &Happening) -> Option<(String, String)> {
    let button = event.target()?.closest("button[data-do]")?;
    if button.get("aria-disabled").is_some() {
        return None;
    }
    Some((
        button.get("data-do")?,
        button.get("data-of").unwrap_or_default(),
    ))
}
