//! What a link holds, to be read. Nothing that is kept in this browser is read here, and nothing is written.

use std::rc::Rc;

use guidance::progress::Stamp;
use guidance::report::Leave;
use guidance::share::{ShareError, Shared};

use super::guide::Guide;
use crate::platform::history;
use crate::platform::part::Part;
use crate::ui::desk::{report, shared as markup};
use crate::words::desk as words;

/// What a link says, or why it says nothing, and what to do.
pub(super) fn read(guide: &Guide, fragment: &str) -> Result<Shared, &'static str> {
    let mut shared = Shared::from_fragment(fragment).map_err(|why| match why {
        ShareError::Newer { .. } => words::shared_newer(),
        _ if fragment.is_empty() => words::shared_none(),
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
    let (form, field) = (place.find("form")?, place.find("#link")?);
    let top = head.clone();
    let show = Rc::new(move || {
        let fragment = history::fragment();
        let (title, markup) = match read(&guide, &fragment) {
            Ok(shared) => shared_page(&guide, &shared, &fragment),
            Err(why) => (String::new(), ["<p role=alert>", why].concat()),
        };
        let title = match title.as_str() {
            "" => words::shared(),
            title => title,
        };
        head.say(title);
        history::set_title(title);
        body.fill_if_other(&markup);
    });
    show();
    place.set("data-is", Some("ready"));
    let again = Rc::clone(&show);
    history::on_travel(move || again());
    form.on("submit", move |event| {
        event.prevent();
        // A mail program may have broken it into lines.
        let link: String = field.value().split_whitespace().collect();
        history::set_fragment(link.rsplit('#').next().unwrap_or_default());
        show();
        // Only for this: it is no stop on the way through the page.
        top.set("tabindex", Some("-1"));
        top.focus();
    });
    Some(())
}

/// Title and markup.
fn shared_page(guide: &Guide, shared: &Shared, fragment: &str) -> (String, String) {
    let outline = &guide.outline;
    let carry = |edition: u32, id: &_| guide.editions.carry(outline, edition, id);
    // Nobody knows when it was said, and no place shows a time.
    let system = shared.system(&Stamp {
        writer: String::new(),
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
