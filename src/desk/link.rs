//! A link to a system: made where the reader asks for it, shown in a field, copied.

use std::rc::Rc;

use guidance::assess::System;
use guidance::progress::SystemId;
use guidance::share::{LONGEST, ShareError, Shared, With};

use super::{Desk, pressed};
use crate::platform::part::Part;
use crate::platform::{clipboard, history};
use crate::words::desk as words;

/// Listens to the part of the page that makes links.
pub(super) fn start(desk: &Rc<Desk>, place: &Part, id: &SystemId) -> Option<()> {
    let place = place.find(".desk__link")?;
    let (field, length) = (place.find("#link")?, place.find(".desk__length")?);
    let (made, file) = (place.find(".desk__made")?, place.find("[data-do=backup]")?);
    let file_place = file.closest("p")?;
    file.set("data-of", Some(&id.to_string()));
    let (own, id) = (Rc::clone(desk), id.clone());
    let make = {
        let (field, length, made) = (field.clone(), length.clone(), made.clone());
        move || {
            let link = own.link(&id, with());
            made.show(link.is_ok());
            file_place.show(link.is_err());
            let said = match link {
                Ok(link) => {
                    field.set_value(&link);
                    let more = if link.starts_with("http") {
                        ""
                    } else {
                        words::link_from_disk()
                    };
                    [&words::link_made(link.len()), " ", more].concat()
                }
                Err(letters) => words::link_too_long(letters, LONGEST),
            };
            length.say(&said);
        }
    };
    let make = Rc::new(make);
    let (again, shown) = (Rc::clone(&make), length.clone());
    place.on("change", move |_| {
        // A link that stands there says what was chosen, and no more than that.
        if !shown.text().is_empty() {
            again();
        }
    });
    place.on("click", move |event| match pressed(event) {
        Some((act, _)) if act == "link" => {
            make();
            if made.get("hidden").is_none() {
                field.focus();
                field.select();
            }
        }
        Some((act, _)) if act == "copy" => {
            let is_copied = clipboard::copy_field(&field);
            length.say(if is_copied {
                words::link_copied()
            } else {
                words::link_not_copied()
            });
            // The text had to be selected for that.
            if let Some(button) = event.target().filter(|_| is_copied) {
                button.focus();
            }
        }
        _ => {}
    });
    Some(())
}

/// What the reader wants to be in the link.
fn with() -> With {
    let is_ticked = |id| Part::by_id(id).is_some_and(|choice| choice.checked());
    With {
        name: is_ticked("link-name"),
        texts: is_ticked("link-texts"),
        owners: is_ticked("link-owners"),
    }
}

impl Desk {
    /// A link to a system, or how many letters it would have.
    fn link(&self, id: &SystemId, with: With) -> Result<String, usize> {
        let (book, outline) = (self.book.borrow(), &self.guide.outline);
        let empty = System::default();
        let system = book.system(id).unwrap_or(&empty);
        let shared = Shared::of(system, &outline.document, outline.wording, with);
        match shared.to_fragment() {
            Ok(fragment) => {
                let link = history::absolute(&["shared.html#", &fragment].concat());
                // Where a copy of the site lies on the reader's disk is nobody else's business.
                Ok(match link.rsplit_once('/') {
                    Some((_, end)) if !link.starts_with("http") => end.to_owned(),
                    _ => link,
                })
            }
            Err(ShareError::TooLong { found }) => Err(found),
            Err(_) => Err(0),
        }
    }
}
