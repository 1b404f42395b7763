//! The address, and going back and forward.
//!
//! Where the whole site is one file (`src/single.js`), every page has that file's path, and the query says first which it is:
//! `waymark.html?at=2.1.html&stage=design#m-1`. All else in the address is as on a host.

use super::window;
use guidance::address::{AddressError, Form, Parsed, View};
use wasm_bindgen::prelude::*;

/// What the address says now.
///
/// # Errors
/// When it names no page of the site: a host may serve a page under another name.
pub fn current() -> Result<Parsed, AddressError> {
    let location = window().location();
    let search = search();
    let hash = location.hash().unwrap_or_default();
    let address = match carried(&search) {
        Some((page, query)) => ["/", page, "?", query, &hash].concat(),
        None => [&*location.pathname().unwrap_or_default(), &search, &hash].concat(),
    };
    View::parse(&address, Form::Documents)
}

/// The query of the address with its question mark.
fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// Which page of the one file a query names, and what else it says.
fn carried(search: &str) -> Option<(&str, &str)> {
    let rest = search.strip_prefix(AT)?;
    Some(rest.split_once('&').unwrap_or((rest, "")))
}

/// What the query starts with in the one file.
const AT: &str = "?at=";

/// The address of this page with another query, which has no question mark.
fn with_query(query: &str) -> String {
    let search = search();
    let page = carried(&search).map_or("", |(page, _)| page);
    let (at, and) = match (page, query) {
        ("", "") => ("", ""),
        ("", _) => ("?", ""),
        (_, "") => (AT, ""),
        _ => (AT, "&"),
    };
    let path = window().location().pathname().unwrap_or_default();
    [&*path, at, page, and, query].concat()
}

/// An address of another page as the one file has it.
#[cfg(feature = "desk")]
fn in_one_file(address: &str) -> String {
    match address.split_once('?') {
        Some((page, query)) => [AT, page, "&", query].concat(),
        None => AT.to_owned() + address,
    }
}

/// The address of this page without the place on it and without what others have put into it.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn own() -> String {
    let address = href();
    let file = address.split(['#', '?']).next().unwrap_or_default();
    let search = search();
    let page = carried(&search).map(|(page, _)| page);
    let at = if page.is_some() { AT } else { "" };
    [file, at, page.unwrap_or_default()].concat()
}

/// The whole address.
#[must_use]
pub fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// The query of the address, without its question mark.
#[must_use]
pub fn query() -> String {
    let search = search();
    let own = carried(&search).map_or(&*search, |(_, query)| query);
    own.trim_start_matches('?').to_owned()
}

/// Writes a query into the address; the page stays. As a new step of the history, or in place of the step that is there.
pub fn set_query(query: &str, is_step: bool) {
    let url = with_query(query);
    if let Ok(history) = window().history() {
        // A browser refuses after some hundred changes in a few seconds; what is shown is right all the same.
        let _ = if is_step {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        };
    }
}

/// Writes the view's query into the address as a new step; the page stays.
pub fn visit(view: View) {
    let address = view.format(Form::Documents);
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let now = self::query();
    // What others have put into the address is theirs to keep.
    let others = now.split('&').filter(|pair| !pair.starts_with("stage="));
    let pairs: Vec<&str> = query
        .split('&')
        .chain(others)
        .filter(|pair| !pair.is_empty())
        .collect();
    let url = with_query(&pairs.join("&"));
    if let Ok(history) = window().history() {
        // A browser refuses after some hundred steps in a few seconds; the filter works all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Calls back when the reader goes back or forward, for as long as the page is open.
pub fn on_travel(mut follow: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(move || follow());
    let _ = window().add_event_listener_with_callback("popstate", closure.as_ref().unchecked_ref());
    closure.forget();
}

/// A value in the query of the address; `None` where it is not there.
#[cfg(feature = "desk")]
#[must_use]
pub fn parameter(name: &str) -> Option<String> {
    let query = query();
    let of = |pair: &str| {
        pair.strip_prefix(name)?
            .strip_prefix('=')
            .map(str::to_owned)
    };
    query.split('&').find_map(of)
}

/// Goes to another page of the site.
#[cfg(feature = "desk")]
pub fn go(address: &str) {
    let _ = window().location().assign(&absolute(address));
}

/// The whole address of a page of the site.
#[cfg(feature = "desk")]
#[must_use]
pub fn absolute(address: &str) -> String {
    let address = match carried(&search()) {
        Some(_) => in_one_file(address),
        None => address.to_owned(),
    };
    let whole = web_sys::Url::new_with_base(&address, &href());
    whole.map_or(address, |whole| whole.href())
}

/// What stands behind the `#` of the address.
#[cfg(feature = "desk")]
#[must_use]
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Sets what stands there, as a new step.
#[cfg(feature = "desk")]
pub fn set_fragment(fragment: &str) {
    let _ = window().location().set_hash(fragment);
}

/// The title in the browser's bar: what stands before the site's name in it becomes this.
#[cfg(feature = "desk")]
pub fn set_title(title: &str) {
    let document = super::document();
    let site = document.title();
    // By its one letter: what finds a text in a text is a kilobyte of the program.
    let site = site.rsplit_once('–').map_or("", |(_, site)| site);
    let whole = if site.is_empty() {
        title.to_owned()
    } else {
        [title, " –", site].concat()
    };
    if document.title() != whole {
        document.set_title(&whole);
    }
}

/// The place that the address names, if it is on the page.
#[cfg(feature = "desk")]
#[must_use]
pub fn place() -> Option<super::part::Part> {
    let fragment = fragment();
    // Firefox minds being asked for no place.
    let named = (!fragment.is_empty()).then_some(fragment);
    named.and_then(|id| super::part::Part::by_id(&id))
}
