//! All systems side by side.

use std::cell::RefCell;
use std::rc::Rc;

use guidance::assess;
use guidance::order;
use guidance::progress::SystemId;

use super::{Desk, pressed};
use crate::platform::local_storage::LocalStorage;
use crate::platform::part::Part;
use crate::platform::{clock, device, journal};
use crate::ui::desk::name;
use crate::ui::desk::table::Table;
use crate::words::desk as words;

/// Shows the page, for as long as it is open.
pub(super) fn start(desk: &Rc<Desk>, place: &Part) -> Option<()> {
    let body = place.find(".desk__body")?;
    place.set("data-is", Some("ready"));
    let list = body.find(".desk__list")?;
    let (own, whole) = (Rc::clone(desk), place.clone());
    let shown = RefCell::new(String::new());
    let paint = move || {
        let markup = markup(&own);
        // Only what has changed: what has the focus keeps it.
        if *shown.borrow() != markup {
            list.fill(&markup);
            *shown.borrow_mut() = markup;
        }
        own.paint_frame(&whole, None);
    };
    *desk.paint.borrow_mut() = Some(Rc::new(paint));
    super::files::start(desk, &body)?;
    add(desk, &body)?;
    dangerous(desk, &body)
}

fn markup(desk: &Desk) -> String {
    let (book, first) = (desk.book.borrow(), desk.current());
    let empty = assess::System::default();
    let Some(current) = first else {
        return String::new();
    };
    let kept = book.systems().filter(|(_, system)| !system.is_empty());
    // When each was made may have to be looked for among all that is said of it.
    let mut systems: Vec<_> = kept.map(|(id, one)| (one.created(), id, one)).collect();
    // Nobody has to make a system: the first is there from the start.
    if !systems.iter().any(|(_, id, _)| **id == current) {
        systems.insert(0, (None, &current, &empty));
    }
    order::sort_by(&mut systems, |(a, ..), (b, ..)| a.cmp(b));
    let systems = systems.into_iter().map(|(_, id, one)| (id, one)).collect();
    let table = Table {
        catalog: &desk.guide.catalog,
        document: &desk.guide.outline.document,
        systems,
        current: &current,
        today: &clock::today(),
        date: &clock::say_day,
    };
    table.markup()
}

/// The form that makes a system, which becomes the one that is worked on.
fn add(desk: &Rc<Desk>, body: &Part) -> Option<()> {
    let (form, field) = (body.find("form")?, body.find("#new")?);
    let wrong = body.find("#new-wrong")?;
    let own = Rc::clone(desk);
    form.on("submit", move |event| {
        event.prevent();
        let name = field.value();
        let name = name.trim();
        field.set("aria-invalid", name.is_empty().then_some("true"));
        if name.is_empty() {
            wrong.say(words::new_missing());
            return field.focus();
        }
        wrong.say("");
        if let Some(id) = own.make_and_open(name, None) {
            let _ = assess::work_on(&LocalStorage, &id);
        }
    });
    Some(())
}

/// What can't be undone asks again: the button says so, and does it when it is pressed a second time.
fn dangerous(desk: &Rc<Desk>, body: &Part) -> Option<()> {
    let said = body.find(".desk__said")?;
    let own = Rc::clone(desk);
    body.on("click", move |event| {
        let (Some((act, of)), Some(button)) = (pressed(event), event.target()) else {
            return;
        };
        let is_sure = button.get("data-sure").is_some();
        match act.as_str() {
            "clear" if is_sure => {
                let (own, said) = (Rc::clone(&own), said.clone());
                assess::clear(journal::keep, move |prefix| {
                    device::clear(prefix);
                    own.read_anew();
                    *own.undo.borrow_mut() = assess::Undo::default();
                    button.set("data-sure", None);
                    button.say(words::clear());
                    said.say(words::cleared());
                    own.paint();
                });
            }
            "purge" if is_sure => {
                let Ok(id) = of.parse::<SystemId>() else {
                    return;
                };
                let name = own
                    .book
                    .borrow()
                    .system(&id)
                    .map(|system| name(system).to_owned())
                    .unwrap_or_default();
                let removed = own.store.borrow_mut().remove_for_good(
                    &mut own.book.borrow_mut(),
                    &id,
                    clock::now(),
                );
                match removed {
                    Ok((mut journal, prefix)) => {
                        journal.drop.insert(0, prefix);
                        own.journal(journal);
                        // What is ticked from now on goes to another.
                        let _ = super::current();
                        said.say(&words::purged(&name));
                    }
                    Err(_) => said.say(words::purge_failed()),
                }
                own.paint();
            }
            "clear" => {
                button.set("data-sure", Some(""));
                button.say(words::clear_sure());
            }
            "purge" => {
                let Ok(id) = of.parse::<SystemId>() else {
                    return;
                };
                let book = own.book.borrow();
                let called = book.system(&id).map(name).unwrap_or_default();
                button.set("data-sure", Some(""));
                button.say(&words::purge_sure(called));
            }
            _ => {}
        }
    });
    Some(())
}
