//! A link to a system: made where the reader asks for it, shown in a field, copied.

use std::cell::Cell;
use std::rc::Rc;

use guidance::assess::System;
use guidance::progress::SystemId;
use guidance::seal::{Kind, SealError, Sealed};
use guidance::share::{LONGEST, ShareError, Shared, With};

use super::{Desk, pressed, sealed};
use crate::platform::part::Part;
use crate::platform::{clipboard, history, seal};
use crate::words::desk as words;

/// Listens to the part of the page that makes links.
pub(super) fn start(desk: &Rc<Desk>, place: &Part, id: &SystemId) -> Option<()> {
    let place = place.find(".desk__link")?;
    let (field, length) = (place.find("#link")?, place.find(".desk__length")?);
    let (made, file) = (place.find(".desk__made")?, place.find("[data-do=backup]")?);
    let file_place = file.closest("p")?;
    file.set("data-of", Some(&id.to_string()));
    let show = {
        let (field, length, made) = (field.clone(), length.clone(), made.clone());
        move |link: Result<String, usize>, is_sealed: bool| {
            made.show(link.is_ok());
            file_place.show(link.is_err());
            let said = match link {
                Ok(link) => {
                    field.set_value(&link);
                    let sealed = if is_sealed { words::link_sealed() } else { "" };
                    let more = if link.starts_with("http") {
                        ""
                    } else {
                        words::link_from_disk()
                    };
                    [&words::link_made(link.len()), " ", sealed, " ", more].concat()
                }
                Err(letters) => words::link_too_long(letters, LONGEST),
            };
            length.say(&said);
        }
    };
    let (own, id, show) = (Rc::clone(desk), id.clone(), Rc::new(show));
    let make = {
        let (field, length, made, place) =
            (field.clone(), length.clone(), made.clone(), place.clone());
        let tries = Rc::new(Cell::new(0));
        move |is_asked: bool| {
            // What an earlier choice comes to is not shown any more.
            let tried = tries.get() + 1;
            tries.set(tried);
            let take = {
                let (field, made) = (field.clone(), made.clone());
                move || {
                    if is_asked && made.get("hidden").is_none() {
                        field.focus();
                        field.select();
                    }
                }
            };
            let Ok(passphrase) = sealed::beside(&place, is_asked) else {
                made.show(false);
                return length.say("");
            };
            let shared = own.shared(&id, with());
            let Some(passphrase) = passphrase else {
                show(
                    shared.to_fragment().map(|one| address(&one)).map_err(found),
                    false,
                );
                return take();
            };
            made.show(false);
            length.say(words::pass_sealing());
            let (tries, show, length) = (Rc::clone(&tries), Rc::clone(&show), length.clone());
            let then = Box::new(move |sealed: Option<Sealed>| {
                if tries.get() != tried {
                    return;
                }
                match sealed.map(|sealed| sealed.to_fragment()) {
                    Some(Ok(fragment)) => show(Ok(address(&fragment)), true),
                    Some(Err(SealError::TooLong { found, .. })) => show(Err(found), true),
                    _ => length.say(words::pass_failed()),
                }
                take();
            });
            seal::seal(Kind::Link, &passphrase, &shared.to_bytes(), then);
        }
    };
    let make = Rc::new(make);
    let (again, shown) = (Rc::clone(&make), length.clone());
    place.on("change", move |event| {
        // A link that stands there says what was chosen, and no more than that.
        let is_seen = |target: Part| target.closest(".pass__show").is_some();
        if !shown.text().is_empty() && !event.target().is_some_and(is_seen) {
            again(false);
        }
    });
    let entered = Rc::clone(&make);
    place.on("submit", move |_| entered(true));
    place.on("click", move |event| match pressed(event) {
        Some((act, _)) if act == "link" => make(true),
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

fn found(why: ShareError) -> usize {
    match why {
        ShareError::TooLong { found } => found,
        _ => 0,
    }
}

/// The whole address of the page that shows what a fragment holds.
fn address(fragment: &str) -> String {
    let link = history::absolute(&["shared.html#", fragment].concat());
    // Where a copy of the site lies on the reader's disk is nobody else's business.
    match link.rsplit_once('/') {
        Some((_, end)) if !link.starts_with("http") => end.to_owned(),
        _ => link,
    }
}

impl Desk {
    /// What a link says of a system.
    fn shared(&self, id: &SystemId, with: With) -> Shared {
        let (book, outline) = (self.book.borrow(), &self.guide.outline);
        let empty = System::default();
        let system = book.system(id).unwrap_or(&empty);
        Shared::of(system, &outline.document, outline.wording, with)
    }
}
