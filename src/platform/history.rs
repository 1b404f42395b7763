//! The address, and going back and forward.

use super::window;
use guidance::address::{AddressError, Form, Parsed, View};
use wasm_bindgen::prelude::*;

/// What the address says now.
///
/// # Errors
/// When it names no page of the site: a host may serve a page under another name.
pub fn current() -> Result<Parsed, AddressError> {
    let location = window().location();
    let read = |part: Result<String, JsValue>| part.unwrap_or_default();
    let address = read(location.pathname()) + &read(location.search()) + &read(location.hash());
    View::parse(&address, Form::Documents)
}

/// The whole address.
#[must_use]
pub fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// The query of the address, without its question mark.
#[must_use]
pub fn query() -> String {
    let search = window().location().search().unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// Writes a query into the address; the page stays. As a new step of the history, or in place of the step that is there.
pub fn set_query(query: &str, is_step: bool) {
    let mark = if query.is_empty() { "" } else { "?" };
    let url = window().location().pathname().unwrap_or_default() + mark + query;
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
    let location = window().location();
    let now = location.search().unwrap_or_default();
    // What others have put into the address is theirs to keep.
    let others = now
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.starts_with("stage="));
    let pairs: Vec<&str> = query
        .split('&')
        .chain(others)
        .filter(|pair| !pair.is_empty())
        .collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    let url = location.pathname().unwrap_or_default() + mark + &pairs.join("&");
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
    let _ = window().location().assign(address);
}

/// The title in the browser's bar: what stands before the site's name in it becomes this.
#[cfg(feature = "desk")]
pub fn set_title(title: &str) {
    let document = super::document();
    let site = document.title();
    let site = site.rsplit_once(" – ").map_or("", |(_, site)| site);
    let whole = if site.is_empty() {
        title.to_owned()
    } else {
        [title, site].join(" – ")
    };
    if document.title() != whole {
        document.set_title(&whole);
    }
}

/// The place that the address names, if it is on the page.
#[cfg(feature = "desk")]
#[must_use]
pub fn place() -> Option<super::part::Part> {
    let hash = window().location().hash().ok()?;
    super::part::Part::by_id(hash.strip_prefix('#')?)
}
