//! The page as it arrived: its outline and its islands.

use guidance::feedback::SendTo;
use guidance::outline::{Outline, OutlineError};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::island::Island;

/// The id of the script element that holds the outline.
const OUTLINE: &str = "outline";

/// The outline that the page carries.
///
/// # Errors
/// When there is none, or when it is not the one that this release writes.
pub fn outline() -> Result<Outline, OutlineError> {
    let text = document()
        .get_element_by_id(OUTLINE)
        .and_then(|element| element.text_content());
    Outline::from_text(text.unwrap_or_default().trim())
}

/// The islands of the page, in its order. An element that names none of ours is left as it is.
#[must_use]
pub fn islands() -> Vec<(Island, HtmlElement)> {
    let Ok(elements) = document().query_selector_all("[data-island]") else {
        return Vec::new();
    };
    (0..elements.length())
        .filter_map(|at| {
            // An island may stand inside an SVG figure, where elements are no `HtmlElement`s; nothing
            // that is asked of it here differs.
            let element: HtmlElement = elements.get(at)?.unchecked_into();
            let island = element.get_attribute("data-island")?.parse().ok()?;
            Some((island, element))
        })
        .collect()
}

/// Where an island says that answers go.
#[must_use]
pub fn send_to(island: &HtmlElement) -> Option<SendTo> {
    SendTo::parse(&island.get_attribute("data-send")?).ok()
}

/// The page's title, and its address without the place on it and without what others have put into it.
#[must_use]
pub fn title_and_address() -> (String, String) {
    let address = leptos::prelude::window()
        .location()
        .href()
        .unwrap_or_default();
    let address = address
        .split(['#', '?'])
        .next()
        .unwrap_or_default()
        .to_owned();
    (document().title(), address)
}

/// Marks the page as alive: what can only be used then may show itself.
pub fn mark_alive() {
    mark("alive");
}

/// Marks the page as one on which the program did not start: the page says what that means.
pub fn mark_failed() {
    mark("failed");
}

fn mark(state: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-app", state);
    }
}
