//! Saved work as files: written for the reader, and read back after a look at what they bring.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use guidance::address::{SEALED_STATE, SHARED_STATE};
use guidance::assess::{Book, Change, Field, System, Which};
use guidance::progress::{KeyValue as _, Stamp, SystemId};
use guidance::report::{self, Leave, Report};
use guidance::seal::{self, Kind, SealError, Sealed};
use guidance::share::Shared;
use guidance::transfer::{self, About, Choices, File, Merged, Preview, Redact, Take, Whose};

use super::sealed::Ask;
use super::shared::Link;
use super::{Desk, pressed, sealed, shared};
use crate::platform::local_storage::{self, LocalStorage};
use crate::platform::part::Part;
use crate::platform::{self, clock, device, history};
use crate::ui::desk::files as markup;
use crate::words::desk as words;

/// How much browsers keep for a site, in characters, keys included.
const ROOM: usize = 5_000_000;

/// Listens to the buttons that write files, on every page of assessments.
pub(super) fn buttons(desk: &Rc<Desk>, place: &Part) {
    let own = Rc::clone(desk);
    place.on("click", move |event| {
        let Some((act, of)) = pressed(event) else {
            return;
        };
        let which = of.parse().map_or(Which::All, Which::One);
        match act.as_str() {
            "backup" => {
                let passphrase = event.target().map(|button| sealed::beside(&button, true));
                if let Some(Ok(passphrase)) = passphrase {
                    own.back_up(which, leave(), passphrase, Box::new(|_| ()));
                }
            }
            "xlsx" => own.write_workbook(&of),
            "markdown" | "csv" | "ics" | "oscal" => own.write_report(&of, &act),
            "raw" => own.write_raw(),
            _ => {}
        }
    });
}

/// What came from elsewhere, as the reader was shown it.
struct Offer {
    file: File,
    is_link: bool,
    preview: Preview,
    markup: String,
}

impl Offer {
    fn new(desk: &Desk, file: File, is_link: bool) -> Self {
        let preview = desk.preview(&file);
        Self {
            markup: markup::preview(&preview, is_link, &desk.guide.catalog, &clock::say_day),
            file,
            is_link,
            preview,
        }
    }
}

/// What came from elsewhere and waits for the reader to decide.
struct Incoming {
    desk: Rc<Desk>,
    list: Part,
    offer: RefCell<Option<Offer>>,
    /// Counts what the reader was shown and has decided: the backup for an earlier decision may still be on its way.
    round: Cell<u32>,
}

impl Incoming {
    /// Nothing waits any more; which round it is now.
    fn next(&self) -> u32 {
        *self.offer.borrow_mut() = None;
        self.round.set(self.round.get() + 1);
        self.round.get()
    }

    /// Shows what came, or why it is not read.
    fn show(&self, file: Result<File, String>, is_link: bool) {
        self.next();
        match file {
            Ok(file) => self.wait(Offer::new(&self.desk, file, is_link)),
            Err(why) => {
                self.list.fill("");
                if let Some(message) = self.list.append("p", "wrong") {
                    message.say(&why);
                }
            }
        }
        if let Some(head) = self.list.find("h3, p") {
            head.set("tabindex", Some("-1"));
            head.focus();
        }
    }

    fn wait(&self, offer: Offer) {
        self.list.fill(&offer.markup);
        *self.offer.borrow_mut() = Some(offer);
    }

    /// Asks for the passphrase of what came.
    fn ask(&self, ask: &Ask, kind: Kind, sealed: Sealed) {
        self.next();
        self.list.fill("");
        ask.ask(kind, sealed);
    }

    fn say(&self, said: &str) {
        if let Some(message) = self.list.append("p", "") {
            message.say(said);
            message.set("tabindex", Some("-1"));
            message.focus();
        }
    }

    /// What waits, if it is still what the reader was shown; nothing takes the place of what was not. Else shows it anew.
    fn as_shown(&self, offer: Offer) -> Option<Offer> {
        let now = Offer::new(&self.desk, offer.file, offer.is_link);
        if now.markup == offer.markup {
            return Some(now);
        }
        self.wait(now);
        self.say(words::incoming_changed());
        None
    }

    /// Takes in what is chosen, once what is here is in a file. That is encrypted, too, if a passphrase stands there.
    fn take(self: &Rc<Self>) {
        let Ok(passphrase) = sealed::beside(&self.list, true) else {
            return;
        };
        let offer = self.offer.borrow_mut().take();
        let Some(offer) = offer.and_then(|offer| self.as_shown(offer)) else {
            return;
        };
        let chosen = choices(&offer.preview, &self.list);
        if let Err(why) = self.desk.merged(&offer.file, &chosen) {
            self.list.fill("");
            return self.say(&why);
        }
        let round = self.next();
        let own = Rc::clone(self);
        let then: Then = Box::new(move |is_saved| {
            // To encrypt takes a while: the reader may have decided otherwise, or changed something.
            let is_last = own.round.get() == round;
            match (is_saved, is_last) {
                (true, true) => own.finish(offer),
                (true, false) => own.desk.say(words::incoming_passed()),
                (false, true) => *own.offer.borrow_mut() = Some(offer),
                (false, false) => {}
            }
        });
        if self.desk.book.borrow().systems().next().is_some() {
            let all = Leave::default();
            self.desk.back_up(Which::All, all, passphrase, then);
        } else {
            then(true);
        }
    }

    fn finish(&self, offer: Offer) {
        let Some(offer) = self.as_shown(offer) else {
            return;
        };
        let chosen = choices(&offer.preview, &self.list);
        let said = self.desk.take_in(&offer.file, &chosen);
        self.list.fill("");
        self.say(&said);
    }
}

/// Reads files that are chosen, or dropped on the page, and the link that the address holds.
pub(super) fn start(desk: &Rc<Desk>, body: &Part) -> Option<()> {
    let (input, place) = (body.find("#file")?, body.find(".desk__incoming")?);
    let incoming = Rc::new(Incoming {
        desk: Rc::clone(desk),
        list: place.clone(),
        offer: RefCell::default(),
        round: Cell::default(),
    });
    let own = Rc::clone(&incoming);
    let then = Box::new(move |kind, bytes: Vec<u8>| match kind {
        Kind::Link => {
            let desk = &own.desk;
            let read = shared::said(&desk.guide, Shared::from_bytes(&bytes));
            let file = read
                .map_err(str::to_owned)
                .and_then(|one| desk.file_of(one));
            own.show(file, true);
        }
        Kind::File => own.show(own.desk.read_own(Ok(bytes)), false),
    });
    let ask = Ask::start(body, then)?;
    let (own, asks) = (Rc::clone(&incoming), Rc::clone(&ask));
    let took = move |bytes: Result<Vec<u8>, usize>| {
        asks.stop();
        let found = bytes
            .as_ref()
            .ok()
            .and_then(|bytes| Sealed::from_file(bytes));
        match found {
            None => own.show(own.desk.read_own(bytes), false),
            Some(Ok(sealed)) => own.ask(&asks, Kind::File, sealed),
            Some(Err(SealError::Newer { .. })) => {
                own.show(Err(words::refused_newer().to_owned()), false);
            }
            Some(Err(_)) => own.show(Err(words::refused_sealed().to_owned()), false),
        }
    };
    device::on_files(&input, seal::LARGEST, Rc::new(took));
    place.on("change", move |event| {
        // What is taken in whole, or left, has no fields to choose for.
        let chosen = event.target().filter(|one| one.is("p > select"));
        let system = chosen.as_ref().and_then(|one| one.closest("li"));
        let fields = system.and_then(|system| system.find(".conflicts"));
        if let (Some(chosen), Some(fields)) = (chosen, fields) {
            fields.show(markup::is_merged(&chosen.value()));
        }
    });
    let own = Rc::clone(&incoming);
    place.on("click", move |event| {
        let Some((act, _)) = pressed(event) else {
            return;
        };
        match act.as_str() {
            "take" => own.take(),
            "leave" => {
                own.next();
                own.list.fill("");
                if let Some(input) = Part::by_id("file") {
                    input.focus();
                }
            }
            _ => {}
        }
    });
    let own = incoming;
    let look = move || {
        let fragment = history::fragment();
        if [SHARED_STATE, SEALED_STATE]
            .iter()
            .any(|start| fragment.starts_with(start))
        {
            // Once: whoever comes back to the page has decided.
            history::set_query(&history::query(), false);
            // The table above comes first, or it would push this out of sight.
            own.desk.paint();
            ask.stop();
            match shared::read(&own.desk.guide, &fragment) {
                Ok(Link::Open(shared)) => own.show(own.desk.file_of(shared), true),
                Ok(Link::Sealed(sealed)) => own.ask(&ask, Kind::Link, sealed),
                Err(why) => own.show(Err(why.to_owned()), true),
            }
        }
    };
    look();
    history::on_travel(look);
    Some(())
}

/// Hears whether a file was handed over.
type Then = Box<dyn FnOnce(bool)>;

/// What the reader has chosen to take of what came from elsewhere.
fn choices(preview: &Preview, place: &Part) -> Choices {
    let mut choices = Choices {
        rest: Whose::Newest,
        ..Choices::default()
    };
    let chosen = |list: &str| place.find(list).map(|list| list.value());
    for (at, one) in preview.systems.iter().enumerate() {
        let id = &one.id;
        let fields = markup::conflicts(one)
            .enumerate()
            .filter_map(|(number, field)| {
                let whose = match chosen(&format!("#take-{at}-{number}"))?.as_str() {
                    "mine" => Whose::Mine,
                    "theirs" => Whose::Theirs,
                    _ => return None,
                };
                Some((field.item.clone(), field.field, whose))
            });
        let merge = |rest| Take::Merge {
            rest,
            fields: fields.collect(),
        };
        let chosen = chosen(&format!("#take-{at}"));
        let take = match chosen.as_deref() {
            Some("newest") => merge(Whose::Newest),
            Some("theirs") => merge(Whose::Theirs),
            Some("mine") => merge(Whose::Mine),
            Some("new") => match SystemId::fresh(clock::now(), &clock::writer()) {
                Some(id) => Take::AsNew(id),
                None => Take::Leave,
            },
            _ => Take::Leave,
        };
        choices.systems.push((id.clone(), take));
    }
    choices
}

/// What a file holds, or why it is not read, and what to do.
fn read_file(bytes: Result<Vec<u8>, usize>) -> Result<File, String> {
    bytes
        .map_err(|bytes| transfer::Refusal::TooLarge { bytes })
        .and_then(|bytes| transfer::read(&bytes))
        .map_err(|why| markup::refusal(&why))
}

/// What the reader wants to be left out of files and reports.
pub(super) fn leave() -> Leave {
    let is_ticked = |id| Part::by_id(id).is_some_and(|choice| choice.checked());
    Leave {
        texts: is_ticked("leave-texts"),
        names: is_ticked("leave-names"),
    }
}

/// The name of a file, which says whether something was left out.
fn named(leave: Leave, end: &str) -> String {
    let less = if leave == Leave::default() {
        ""
    } else {
        "-redacted"
    };
    ["waymark-", &clock::today(), less, end].concat()
}

impl Desk {
    /// What a file holds that is about this site's guidance, or why it is not read.
    fn read_own(&self, bytes: Result<Vec<u8>, usize>) -> Result<File, String> {
        let file = read_file(bytes)?;
        if file.document == self.guide.outline.document {
            Ok(file)
        } else {
            Err(words::refused_other().to_owned())
        }
    }

    /// What a file would bring now.
    fn preview(&self, file: &File) -> Preview {
        transfer::preview(file, &self.book.borrow(), |id| {
            self.guide.catalog.action(id.no).is_some()
        })
    }

    /// What a link holds as a file with one new system: so it comes in by the same door as any other file, and what no file may hold
    /// is refused.
    fn file_of(&self, mut shared: Shared) -> Result<File, String> {
        if shared.name.is_empty() {
            words::shared_unnamed().clone_into(&mut shared.name);
        }
        let stamp = Stamp {
            writer: clock::writer().into(),
            at: clock::now(),
        };
        let mut book = Book::default();
        if let Some(id) = SystemId::fresh(clock::now(), &clock::writer()) {
            for entry in shared.entries(&stamp) {
                book.merge(&id, entry);
            }
        }
        let text = transfer::write(&book, &Which::All, self.about(), Redact::default());
        read_file(text.map(String::into_bytes).map_err(|why| why.bytes))
    }

    fn about(&self) -> About<'_> {
        About {
            document: &self.guide.outline.document,
            edition: &self.guide.outline.edition,
            written: clock::now(),
        }
    }

    /// Writes a file with all that is kept, or with one system; encrypted where there is a passphrase, which takes a while.
    fn back_up(
        self: &Rc<Self>,
        which: Which,
        leave: Leave,
        passphrase: Option<String>,
        then: Then,
    ) {
        let now = clock::now();
        let redact = Redact {
            texts: leave.texts.then(words::left_out),
            names: leave.names,
        };
        let text = transfer::write(&self.book.borrow(), &which, self.about(), redact);
        let Ok(text) = text else {
            self.say(words::file_too_large());
            return then(false);
        };
        let latest = |desk: &Self, id: &SystemId| {
            let book = desk.book.borrow();
            let entries = book.system(id).into_iter().flat_map(System::entries);
            entries.map(|entry| entry.sequence).max()
        };
        let written: Vec<(Change, Option<u64>)> = {
            let book = self.book.borrow();
            let systems = book
                .systems()
                .filter(|(_, system)| !system.is_empty() && system.gone().is_none());
            let covered = systems.filter(|(id, _)| match &which {
                Which::All => true,
                Which::One(one) => one == *id,
            });
            covered
                .map(|(id, _)| {
                    let change = self.field(id, Field::Backup, &now.to_string());
                    (change, latest(self, id))
                })
                .collect()
        };
        let own = Rc::clone(self);
        let hand_over = move |text: &str, end: &str, more: &str, then: Then| {
            let name = named(leave, end);
            device::download(&name, "application/json", text);
            let is_whole = leave == Leave::default();
            if is_whole {
                // What was changed or cleared since is not in the file.
                let kept = written.into_iter();
                let kept = kept.filter(|(change, then)| latest(&own, &change.system) == *then);
                own.save(kept.map(|(change, _)| change).collect(), false);
            }
            // Whoever relies on a file in which something is left out would lose it.
            let less = if is_whole { "" } else { words::file_redacted() };
            own.say(&[&words::file_written(&name), " ", more, " ", less].concat());
            then(true);
        };
        let Some(passphrase) = passphrase else {
            return hand_over(&text, ".json", "", then);
        };
        self.say(words::pass_sealing());
        let own = Rc::clone(self);
        let sealed = Box::new(move |sealed: Option<Sealed>| match sealed {
            None => {
                own.say(words::pass_failed());
                then(false);
            }
            Some(sealed) => {
                let (text, more) = (sealed.to_file(), words::file_sealed());
                hand_over(&text, "-encrypted.json", more, then);
            }
        });
        platform::seal::seal(Kind::File, &passphrase, text.as_bytes(), sealed);
    }

    /// Writes a file with all that is kept, as it is: what can't be read here another release can, or somebody who knows.
    fn write_raw(&self) {
        let mut text = String::new();
        for key in LocalStorage.keys().unwrap_or_default() {
            if let (true, Ok(Some(value))) = (key.starts_with("waymark/"), LocalStorage.get(&key)) {
                text += &[&*local_storage::kept(&key), "\n", &value, "\n\n"].concat();
            }
        }
        let name = ["waymark-", &clock::today(), ".txt"].concat();
        device::download(&name, "text/plain", &*text);
        self.say(&words::file_written(&name));
    }

    /// Says what was done, where all pages of assessments have a place for it.
    fn say(&self, message: &str) {
        if let Some(place) = Part::first(".desk__done") {
            place.say(message);
        }
    }

    /// Makes a report of a system that is kept here, with the words around it.
    pub(super) fn report<T>(
        &self,
        id: &SystemId,
        leave: Leave,
        say: impl FnOnce(&Report<'_>, &report::Words<'_>, &System) -> T,
    ) -> T {
        let book = self.book.borrow();
        let empty = System::default();
        let system = book.system(id).unwrap_or(&empty);
        let outline = &self.guide.outline;
        let about = words::report_about(
            &outline.source,
            &outline.edition,
            &clock::say_date(clock::now()),
        );
        self.guide.report(system, leave, &about, |report, said| {
            say(report, said, system)
        })
    }

    fn write_report(self: &Rc<Self>, of: &str, kind: &str) {
        let Ok(id) = of.parse::<SystemId>() else {
            return;
        };
        let leave = leave();
        let (kind, end, text) = self.report(&id, leave, |report, said, system| match kind {
            "oscal" => ("application/json", ".oscal.json", self.oscal(report, said)),
            "csv" => ("text/csv", ".csv", Some(report::csv::csv(report, said))),
            "ics" => (
                "text/calendar",
                ".ics",
                report::ics::ics(report, &id, system, said, clock::now()),
            ),
            _ => (
                "text/markdown",
                ".md",
                Some(report::markdown::markdown(report, said)),
            ),
        });
        match text {
            None => self.say(words::report_no_dates()),
            Some(text) => {
                let name = named(leave, end);
                device::download(&name, kind, &*text);
                self.say(&words::file_written(&name));
            }
        }
    }

    /// Writes a report as a workbook, by the program that is there for it.
    fn write_workbook(self: &Rc<Self>, of: &str) {
        let Ok(id) = of.parse::<SystemId>() else {
            return;
        };
        let leave = leave();
        let sheets = self.report(&id, leave, |report, said, _| {
            report::sheets::sheets(report, said, words::about_system())
        });
        let own = Rc::clone(self);
        platform::workbook::write(&sheets, move |bytes| match bytes {
            None => own.say(words::xlsx_failed()),
            Some(bytes) => {
                let name = named(leave, ".xlsx");
                let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                device::download(&name, kind, bytes);
                own.say(&words::file_written(&name));
            }
        });
    }

    /// A report as OSCAL has it; the page says what the file has to say of the guidance.
    fn oscal(&self, report: &Report<'_>, said: &report::Words<'_>) -> Option<String> {
        let page = Part::first("[data-desk]")?;
        let says = |name| page.get(name).unwrap_or_default();
        let catalog = history::absolute("data/v1/oscal/catalog.json");
        let about = report::oscal::About {
            uuid: &|_| clock::uuid(),
            written: &clock::stamp(),
            edition: &says("data-edition"),
            notice: &says("data-notice"),
            licence_url: &says("data-licence"),
            // What lies on the reader's own disk is nobody else's business, and no place that others could look at.
            catalog: catalog
                .starts_with("http")
                .then_some(catalog.as_str())
                .unwrap_or("catalog.json"),
            catalog_title: &says("data-catalog"),
            no_plan: words::oscal_no_plan(),
        };
        Some(report::oscal::results(report, said, &about))
    }

    /// What there would be with what is taken of a file, or why nothing can be.
    fn merged(&self, file: &File, choices: &Choices) -> Result<Merged, String> {
        let merged = transfer::merge(file, &self.book.borrow(), choices);
        if merged.is_empty() {
            return Err(words::incoming_nothing().to_owned());
        }
        let length = |text: &str| text.encode_utf16().count();
        let used = LocalStorage
            .keys()
            .unwrap_or_default()
            .into_iter()
            .map(|key| {
                let text = LocalStorage.get(&key).ok().flatten();
                length(&key) + text.map_or(0, |text| length(&text))
            });
        let room = ROOM.saturating_sub(used.sum());
        if let Err(why) = merged.fits(room) {
            return Err(words::incoming_no_room(
                why.needed / 1000 + 1,
                why.room / 1000,
            ));
        }
        Ok(merged)
    }

    /// Takes in what was chosen of a file; what is said of it.
    fn take_in(self: &Rc<Self>, file: &File, choices: &Choices) -> String {
        let merged = match self.merged(file, choices) {
            Ok(merged) => merged,
            Err(why) => return why,
        };
        let systems = merged.entries.len().max(1);
        let before = self.book.borrow().clone();
        let taken = self.store.borrow_mut().take_in(
            &mut self.book.borrow_mut(),
            merged.entries,
            clock::now(),
        );
        let Ok(journal) = taken else {
            return words::incoming_failed().to_owned();
        };
        self.journal(journal);
        self.save(merged.changes, false);
        let mut undo = self.undo.borrow_mut();
        undo.note_taken(&before, &self.book.borrow());
        drop(undo);
        self.paint();
        words::incoming_taken(systems)
    }
}
