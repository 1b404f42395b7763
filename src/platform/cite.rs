//! The button that copies a citation: it stands at the goal, measure or action that the address names.
//!
//! The number of each is a link to it. Whoever follows one has named the place, and finds the button there; so a page with
//! thirty places has one button and not thirty.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::clipboard;

/// What the button says.
#[derive(Clone, Copy)]
pub struct Words {
    /// Before.
    pub copy: &'static str,
    /// When it is done.
    pub copied: &'static str,
    /// When the browser refused; the citation follows, as text that can be selected.
    pub by_hand: &'static str,
}

const CLASS: &str = "cite";

/// Offers the citation of the place that the address names, now and whenever it names another, for as long as the page is
/// open. `citation` makes it from the words of the place; `None` where there is nothing to cite.
pub fn follow(words: Words, citation: impl Fn(&str) -> Option<String> + Copy + 'static) {
    let offer = move || {
        let _ = offer(words, citation);
    };
    offer();
    let closure = Closure::<dyn FnMut()>::new(offer);
    let _ =
        window().add_event_listener_with_callback("hashchange", closure.as_ref().unchecked_ref());
    closure.forget();
}

fn offer(words: Words, citation: impl Fn(&str) -> Option<String> + 'static) -> Option<()> {
    if let Ok(Some(old)) = document().query_selector(&format!(".{CLASS}")) {
        old.remove();
    }
    let find = |query: &str| document().query_selector(query).ok().flatten();
    let place = find(":target")?;
    let said = place
        .query_selector("label, .self ~ span:not(.vh)")
        .ok()??;
    // Not the text of all nodes: what a term means stands hidden among the words.
    let citation = citation(&said.unchecked_into::<HtmlElement>().inner_text())?;
    let link = place.query_selector(".self").ok()??;
    let offered = document().create_element("span").ok()?;
    offered.set_class_name(CLASS);
    let button = document().create_element("button").ok()?;
    button.set_class_name("link");
    button.set_text_content(Some(words.copy));
    // There from the start, so that what is put into it is read aloud.
    let status = document().create_element("span").ok()?;
    let _ = status.set_attribute("role", "status");
    offered.append_with_node_2(&button, &status).ok()?;
    match link.closest("h3") {
        Ok(Some(heading)) => heading.after_with_node_1(&offered).ok()?,
        _ => link
            .parent_element()?
            .append_child(&offered)
            .map(drop)
            .ok()?,
    }
    let on_click = Closure::<dyn FnMut()>::new(move || copy(words, &citation, status.clone()));
    let _ = button.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
    on_click.forget();
    Some(())
}

fn copy(words: Words, citation: &str, status: Element) {
    let refused = format!("{} {citation}", words.by_hand);
    clipboard::copy(citation, move |copied| {
        status.set_text_content(Some(if copied { words.copied } else { &refused }));
    });
}
