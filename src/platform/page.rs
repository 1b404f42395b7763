//! The page as it arrived: its outline and its islands.

use std::cell::OnceCell;

use super::document;
#[cfg(feature = "hydrate")]
use guidance::feedback::SendTo;
use guidance::outline::{Outline, OutlineError};
#[cfg(feature = "hydrate")]
use wasm_bindgen::JsCast;
#[cfg(feature = "hydrate")]
use web_sys::HtmlElement;

#[cfg(feature = "hydrate")]
use super::plain::Plain;
#[cfg(feature = "hydrate")]
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

thread_local! {
    /// Read once: storage is asked for thousands of values, and the page never changes what it says here.
    static KEYS: OnceCell<Option<String>> = const { OnceCell::new() };
}

/// Does something with what the keys of this site begin with beside its name, if anything.
pub fn with_keys<T>(act: impl FnOnce(Option<&str>) -> T) -> T {
    KEYS.with(|keys| {
        let keys = keys.get_or_init(|| {
            document()
                .get_element_by_id(OUTLINE)?
                .get_attribute("data-keys")
        });
        act(keys.as_deref())
    })
}

/// The islands of the page, in its order. An element that names none of ours is left as it is.
#[cfg(feature = "hydrate")]
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
#[cfg(feature = "hydrate")]
#[must_use]
pub fn send_to(island: &HtmlElement) -> Option<SendTo> {
    SendTo::parse(&island.get_attribute("data-send")?).ok()
}

/// The page's title, and its address without the place on it and without what others have put into it.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn title_and_address() -> (String, String) {
    (document().title(), super::history::own())
}

/// Makes the page light or dark whatever the device says; empty leaves it to the device.
#[cfg(feature = "hydrate")]
pub fn set_color_scheme(value: &str) {
    if let Some(root) = document().document_element() {
        let style = root.unchecked_into::<HtmlElement>().style();
        let _ = style.set_property("color-scheme", value);
    }
}

/// Follows the first link that a selector finds; `false` if it finds none.
#[cfg(feature = "hydrate")]
pub fn press(selector: &str) -> bool {
    let Ok(Some(link)) = document().query_selector(selector) else {
        return false;
    };
    link.unchecked_into::<HtmlElement>().click();
    true
}

/// Whether the window is as a media query asks.
#[must_use]
pub fn matches_media(query: &str) -> bool {
    let found = super::window().match_media(query);
    matches!(found, Ok(Some(found)) if found.matches())
}

/// Moves the focus to the first element that a selector finds; `false` if it finds none.
#[cfg(feature = "hydrate")]
pub fn focus(selector: &str) -> bool {
    let Ok(Some(element)) = document().query_selector(selector) else {
        return false;
    };
    element.unchecked_into::<HtmlElement>().focus().is_ok()
}

/// An attribute of the first element that a selector finds.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn attribute(selector: &str, name: &str) -> Option<String> {
    document()
        .query_selector(selector)
        .ok()??
        .get_attribute(name)
}

/// The element with an id at the end of the page, put there with markup of the program's own when it is first asked for.
#[cfg(feature = "hydrate")]
pub fn place_at_end(id: &str, markup: impl FnOnce() -> String) -> Option<Plain> {
    if let Some(there) = document().get_element_by_id(id) {
        return Some(Plain::there(there.unchecked_into()));
    }
    let place = document().create_element("div").ok()?;
    place.set_id(id);
    document().body()?.append_child(&place).ok()?;
    Some(Plain::new(place.unchecked_into(), &markup()))
}

/// Marks the page as alive: what can only be used then may show itself.
#[cfg(feature = "hydrate")]
pub fn mark_alive() {
    mark("alive");
}

/// Marks the page as one on which the program did not start: the page says what that means.
#[cfg(feature = "hydrate")]
pub fn mark_failed() {
    mark("failed");
}

#[cfg(feature = "hydrate")]
fn mark(state: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-app", state);
    }
}

/// Whether the browser deletes what a site has kept when it was not opened for a week of use. The script that starts the program finds
/// that out, since other programs' pages say so as well.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn forgets() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.has_attribute("data-week"))
}

/// The language of the page.
#[cfg(any(feature = "desk", feature = "hydrate"))]
#[must_use]
pub fn language() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}
