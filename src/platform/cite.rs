//! The button that copies a citation: it stands at the goal, measure or action that the address names.
//!
//! The number of each is a link to it. Whoever follows one has named the place, and finds the button there; so a page with
//! thirty places has one button and not thirty.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::clipboard;
use crate::words::{GUIDANCE, program};

const CLASS: &str = "cite";

/// Offers the citation of the place that the address names, now and whenever it names another, for as long as the page is
/// open. `citation` makes it from the words of the place; `None` where there is nothing to cite.
pub fn follow(citation: impl Fn(&str) -> Option<String> + Copy + 'static) {
    let offer = move || {
        let _ = offer(citation);
    };
    offer();
    let closure = Closure::<dyn FnMut()>::new(offer);
    let _ =
        window().add_event_listener_with_callback("hashchange", closure.as_ref().unchecked_ref());
    closure.forget();
}

fn offer(citation: impl Fn(&str) -> Option<String> + 'static) -> Option<()> {
    if let Ok(Some(old)) = document().query_selector(&format!(".{CLASS}")) {
        old.remove();
    }
    // Not `:target`: WebKit sets it after it has told of the new address, where styles are still to come.
    let hash = window().location().hash().ok()?;
    let place = document().get_element_by_id(hash.strip_prefix('#')?)?;
    let citation = citation(&said(&place)?)?;
    let link = place.query_selector(".self").ok()??;
    let offered = document().create_element("span").ok()?;
    offered.set_class_name(CLASS);
    let button = document().create_element("button").ok()?;
    button.set_class_name("link");
    button.set_text_content(Some(program::cite()));
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
    let on_click =
        Closure::<dyn FnMut()>::new(move || copy(&citation, status.clone(), place.clone()));
    let _ = button.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
    on_click.forget();
    Some(())
}

fn copy(citation: &str, status: Element, place: Element) {
    let refused = [program::cite_by_hand(), " ", citation].concat();
    clipboard::copy(citation, move |copied| {
        status.set_text_content(Some(if copied {
            program::cite_copied()
        } else {
            &refused
        }));
        if let (false, Some(lang)) = (copied, GUIDANCE) {
            let _ = mark_guidance(&status, &place, lang);
        }
    });
}

/// Marks the words of the place within the citation with their language.
fn mark_guidance(status: &Element, place: &Element, lang: &str) -> Option<()> {
    let words = said(place)?;
    let text = status.text_content()?;
    let (before, after) = text.split_once(words.trim())?;
    let quoted = document().create_element("span").ok()?;
    let _ = quoted.set_attribute("lang", lang);
    quoted.set_text_content(Some(words.trim()));
    status.set_text_content(None);
    status.append_with_str_1(before).ok()?;
    status.append_with_node_1(&quoted).ok()?;
    status.append_with_str_1(after).ok()
}

/// The words of a place: not the text of all nodes, since what a term means stands hidden among them.
fn said(place: &Element) -> Option<String> {
    let words = place.query_selector("label, .self ~ span:not(.vh)");
    Some(words.ok()??.unchecked_into::<HtmlElement>().inner_text())
}
