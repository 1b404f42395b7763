//! Keys that are pressed anywhere on the page.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent};

/// Where keys are the element's own: what is typed there is text, and an open window has keys for itself.
const OWN: &str =
    "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog";

/// Calls back with what a pressed key types, outside fields for text and without a modifier, for as long as the page is open.
/// `true` says that it was meant for the program.
pub fn follow(mut on_key: impl FnMut(&str) -> bool + 'static) {
    let closure = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat();
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let is_own = target.is_some_and(|target| matches!(target.closest(OWN), Ok(Some(_))));
        // While a window is open, what is behind it can't be used, wherever the focus is.
        let is_behind = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
        // A key may belong to a word that is still being put together, or have been answered by others.
        if held || is_own || is_behind || event.is_composing() || event.default_prevented() {
            return;
        }
        if on_key(&event.key()) {
            event.prevent_default();
        }
    });
    let callback = closure.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("keydown", callback);
    closure.forget();
}
