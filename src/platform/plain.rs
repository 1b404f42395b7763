//! Markup that comes alive without a component: elements are named by `data-act`, told apart by it when something is done to
//! them, and changed by attribute.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};

/// A place of the page with markup in it.
#[derive(Clone)]
pub struct Plain(HtmlElement);

impl Plain {
    /// Puts markup of the program's own into an empty place.
    #[must_use]
    pub fn new(place: HtmlElement, markup: &str) -> Self {
        place.set_inner_html(markup);
        Self(place)
    }

    /// Calls back with the name of an element that is pressed or typed into, for as long as the page is open.
    pub fn on_act(&self, mut act: impl FnMut(&str) + 'static) {
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let Some(target) = event.target().map(JsCast::unchecked_into::<Element>) else {
                return;
            };
            // A click into a field for text is no act, typing is; with a button it is the other way round.
            let is_typed = target.tag_name() == "TEXTAREA";
            if let Some(name) = target.get_attribute(NAME)
                && is_typed == (event.type_() == "input")
            {
                act(&name);
            }
        });
        for event in ["click", "input"] {
            let callback = closure.as_ref().unchecked_ref();
            let _ = self.0.add_event_listener_with_callback(event, callback);
        }
        closure.forget();
    }

    fn find(&self, name: &str) -> Option<Element> {
        let query = format!("[{NAME}={name}]");
        self.0.query_selector(&query).ok().flatten()
    }

    /// Sets an attribute of an element, or takes it away.
    pub fn set(&self, name: &str, attribute: &str, value: Option<&str>) {
        if let Some(element) = self.find(name) {
            let _ = match value {
                Some(value) => element.set_attribute(attribute, value),
                None => element.remove_attribute(attribute),
            };
        }
    }

    /// Sets the words of an element, if they are others: what is read aloud is not said twice.
    pub fn say(&self, name: &str, words: &str) {
        if let Some(element) = self.find(name)
            && element.text_content().as_deref() != Some(words)
        {
            element.set_text_content(Some(words));
        }
    }

    /// What stands in a field for text.
    #[must_use]
    pub fn typed(&self, name: &str) -> String {
        let field = self
            .find(name)
            .map(JsCast::unchecked_into::<HtmlTextAreaElement>);
        field.map_or_else(String::new, |field| field.value())
    }

    /// Fills a field for text, unless the reader is in it.
    pub fn fill(&self, name: &str, text: &str) {
        if let Some(field) = self.find(name)
            && document().active_element().as_ref() != Some(&field)
        {
            field
                .unchecked_into::<HtmlTextAreaElement>()
                .set_value(text);
        }
    }

    /// Moves the focus to an element.
    pub fn focus(&self, name: &str) {
        if let Some(element) = self.find(name) {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    }
}

const NAME: &str = "data-act";
