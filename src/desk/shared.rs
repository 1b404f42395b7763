//! What a link holds, to be read. Nothing that is kept in this browser is read here, and nothing is written.

use std::rc::Rc;

use guidance::address::SEALED_STATE;
use guidance::progress::Stamp;
use guidance::report::Leave;
use guidance::seal::{Kind, SealError, Sealed};
use guidance::share::{ShareError, Shared};

use super::guide::Guide;
use super::sealed::Ask;
use crate::platform::history;
use crate::platform::part::Part;
use crate::ui::desk::{report, shared as markup};
use crate::words::desk as words;

/// Why a link says nothing, and what to do.
type Why = &'static str;

/// What a link holds.
pub(super) enum Link {
    /// What it says.
    Open(Shared),
    /// The same, encrypted.
    Sealed(Sealed),
}

/// What a link holds, or why it says nothing.
pub(super) fn read(guide: &Guide, fragment: &str) -> Result<Link, Why> {
    match Sealed::from_fragment(fragment) {
        Some(Ok(sealed)) => Ok(Link::Sealed(sealed)),
        Some(Err(SealError::Newer { .. })) => Err(words::shared_newer()),
        Some(Err(_)) => Err(words::shared_damaged()),
        None if fragment.is_empty() => Err(words::shared_none()),
        None => said(guide, Shared::from_fragment(fragment)).map(Link::Open),
    }
}

/// What a link says, for who may see it.
pub(super) fn said(guide: &Guide, read: Result<Shared, ShareError>) -> Result<Shared, Why> {
    let mut shared = read.map_err(|why| match why {
        ShareError::Newer { .. } => words::shared_newer(),
        _ => words::shared_damaged(),
    })?;
    if shared.document != guide.outline.document {
        return Err(words::shared_foreign());
    }
    shared.withhold(words::left_out());
    Ok(shared)
}

/// Shows the page, for as long as it is open.
pub(super) fn start(guide: Guide, place: &Part) -> Option<()> {
    let (body, head) = (place.find(".desk__body")?, place.find("h1")?);
    let (form, field) = (place.find(".desk__paste")?, place.find("#link")?);
    let (top, guide) = (head.clone(), Rc::new(guide));
    let show = {
        let guide = Rc::clone(&guide);
        Rc::new(move |read: Result<Shared, Why>| {
            let (title, markup) = match read {
                Ok(shared) => shared_page(&guide, &shared, &history::fragment()),
                Err(why) => (String::new(), why_not(why)),
            };
            let title = match title.as_str() {
                "" => words::shared(),
                title => title,
            };
            head.say(title);
            // A browser keeps titles with its history: what was encrypted stays out of it.
            let is_sealed = history::fragment().starts_with(SEALED_STATE);
            history::set_title(if is_sealed { words::shared() } else { title });
            body.fill_if_other(&markup);
        })
    };
    let go = {
        let top = top.clone();
        move || {
            // Only for this: it is no stop on the way through the page.
            top.set("tabindex", Some("-1"));
            top.focus();
        }
    };
    let ask = {
        let (guide, show, go) = (Rc::clone(&guide), Rc::clone(&show), go.clone());
        let then = Box::new(move |_, bytes: Vec<u8>| {
            show(said(&guide, Shared::from_bytes(&bytes)));
            go();
        });
        Ask::start(place, then)?
    };
    let look = Rc::new(move || {
        ask.stop();
        match read(&guide, &history::fragment()) {
            Ok(Link::Open(shared)) => show(Ok(shared)),
            Err(why) => show(Err(why)),
            Ok(Link::Sealed(sealed)) => {
                show(Err(""));
                ask.ask(Kind::Link, sealed);
                return false;
            }
        }
        true
    });
    place.set("data-is", Some("ready"));
    look();
    let again = Rc::clone(&look);
    history::on_travel(move || {
        again();
    });
    form.on("submit", move |event| {
        event.prevent();
        // A mail program may have broken it into lines.
        let link: String = field.value().split_whitespace().collect();
        history::set_fragment(link.rsplit('#').next().unwrap_or_default());
        if look() {
            go();
        }
    });
    Some(())
}

fn why_not(why: Why) -> String {
    match why {
        "" => String::new(),
        why => ["<p role=alert>", why].concat(),
    }
}

/// Title and markup.
fn shared_page(guide: &Guide, shared: &Shared, fragment: &str) -> (String, String) {
    let outline = &guide.outline;
    let carry = |edition: u32, id: &_| guide.editions.carry(outline, edition, id);
    // Nobody knows when it was said, and no place shows a time.
    let system = shared.system(&Stamp {
        writer: "".into(),
        at: 0,
    });
    let ids = guide.catalog.actions().map(|action| outline.id(action.no));
    let count = system.count(ids);
    let count = words::settled(count.settled, count.total);
    let head = markup::head(shared, &count, outline.wording, fragment, &carry);
    let about = words::shared_about(&outline.source, shared.wording);
    let report = guide.report(&system, Leave::default(), &about, |report, said| {
        report::markup(report, said, Some(&|id| markup::more(shared, id, &carry)))
    });
    (shared.name.clone(), head + &report)
}
