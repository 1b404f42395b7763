//! The address, and going back and forward.

use guidance::address::{AddressError, Form, Parsed, View};
use leptos::prelude::window;
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

/// Writes the view's query into the address as a new step; the page stays.
pub fn visit(view: View) {
    let address = view.format(Form::Documents);
    let query = address.find('?').map_or("", |at| &address[at + 1..]);
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
