//! One system as a report, to print.

use std::rc::Rc;

use super::{Desk, files, pressed};
use crate::platform::part::Part;
use crate::platform::{device, history};
use crate::ui::desk::report::markup;

/// Shows the page, for as long as it is open.
pub(super) fn start(desk: &Rc<Desk>, place: &Part) -> Option<()> {
    let body = place.find(".desk__body")?;
    let id = desk.asked(place, &body)?;
    if let Some(back) = place.find(".report__back a") {
        back.set("href", Some(&["system.html?id=", &id.to_string()].concat()));
    }
    place.set("data-is", Some("ready"));
    let (own, shown) = (Rc::clone(desk), place.clone());
    let paint = move || {
        own.paint_frame(&shown, Some(&id));
        let (title, report) = own.report(&id, files::leave(), |report, words, _| {
            ((words.title)(report.name), markup(report, words, None))
        });
        if let Some(head) = shown.find("h1") {
            head.say(&title);
        }
        history::set_title(&title);
        body.fill_if_other(&report);
    };
    *desk.paint.borrow_mut() = Some(Rc::new(paint));
    let own = Rc::clone(desk);
    place.on("change", move |_| own.paint());
    place.on("click", |event| {
        if pressed(event).is_some_and(|(act, _)| act == "print") {
            device::print();
        }
    });
    Some(())
}
