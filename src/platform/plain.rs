//! Markup that comes alive without a component: elements are named by `data-act`, told apart by it when something is done to
//! them, and changed by attribute.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
};

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

    /// Puts markup of the program's own at the end of the first place that a selector finds; `None` where it finds none.
    #[must_use]
    pub fn under(selector: &str, markup: &str) -> Option<Self> {
        let place: HtmlElement = document().query_selector(selector).ok()??.unchecked_into();
        place.insert_adjacent_html("beforeend", markup).ok()?;
        Some(Self(place))
    }

    /// Says something of the box of an action as the first of its facts, by which the box is then described; takes that away where there
    /// is nothing to say.
    pub fn describe(&self, no: &str, words: &str) {
        let id = ["is-", no].concat();
        if let Some(said) = document().get_element_by_id(&id) {
            said.remove();
        }
        let Some(action) = self.0.parent_element() else {
            return;
        };
        let of = |selector| action.query_selector(selector).ok().flatten();
        let (Some(facts), Some(tick)) = (of(".action__facts"), of(".tick")) else {
            return;
        };
        if words.is_empty() {
            let _ = tick.remove_attribute("aria-describedby");
            return;
        }
        let said = ["<li class=action__is id=", &id, ">", words, "</li>"].concat();
        let _ = facts.insert_adjacent_html("afterbegin", &said);
        let _ = tick.set_attribute("aria-describedby", &id);
    }

    /// The markup that is there already.
    #[must_use]
    pub fn there(place: HtmlElement) -> Self {
        Self(place)
    }

    /// Calls back with the name of an element that is pressed or typed into, for as long as the page is open.
    pub fn on_act(&self, mut act: impl FnMut(&str) + 'static) {
        self.on(&["click", "input"], move |target, event| {
            // A click into a field for text is no act, typing is; with a button it is the other way round.
            let is_typed = target.0.local_name() == "textarea";
            if let Some(name) = target.0.get_attribute(NAME)
                && is_typed == (event == "input")
            {
                act(&name);
            }
        });
    }

    /// Calls back with the element that something has happened to, and with what it was, for as long as the page is open. One
    /// listener for all of the place.
    pub fn on(&self, events: &[&str], act: impl FnMut(&Target, &str) + 'static) {
        // One type of closure: for each there is a function of its own in the program.
        self.listen(events, Box::new(act));
    }

    fn listen(&self, events: &[&str], mut act: Box<dyn FnMut(&Target, &str)>) {
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(target) = event.target() {
                act(&Target(target.unchecked_into()), &event.type_());
            }
        });
        for event in events {
            let callback = closure.as_ref().unchecked_ref();
            let _ = self.0.add_event_listener_with_callback(event, callback);
        }
        closure.forget();
    }

    /// The boxes that the reader has changed since the page came, each by what it stands for and whether it is ticked.
    #[must_use]
    pub fn touched(&self) -> Vec<(String, bool)> {
        let Ok(boxes) = self.0.query_selector_all("[type=checkbox]") else {
            return Vec::new();
        };
        let all = (0..boxes.length()).filter_map(|at| boxes.get(at));
        let all = all.map(JsCast::unchecked_into::<HtmlInputElement>);
        all.filter(|found| found.checked() != found.default_checked())
            .map(|found| (found.value(), found.checked()))
            .collect()
    }

    /// Ticks the boxes or clears them, each by what it stands for.
    pub fn tick(&self, is_ticked: impl Fn(&str) -> bool) {
        let Ok(boxes) = self.0.query_selector_all("[type=checkbox]") else {
            return;
        };
        for at in 0..boxes.length() {
            if let Some(found) = boxes.get(at) {
                let found: HtmlInputElement = found.unchecked_into();
                let is_ticked = is_ticked(&found.value());
                found.set_checked(is_ticked);
                // WebKit, and with it Safari, sets boxes without autocompletion back to their default when the reader
                // comes back to the page: so that is what they are set to, too.
                found.set_default_checked(is_ticked);
            }
        }
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

    /// Ticks a box or clears it.
    pub fn check(&self, name: &str, checked: bool) {
        if let Some(element) = self.find(name) {
            element
                .unchecked_into::<HtmlInputElement>()
                .set_checked(checked);
        }
    }

    /// Opens a window over the page, which keeps the focus until it is closed.
    pub fn open(&self, name: &str) {
        if let Some(element) = self.find(name) {
            let _ = element.unchecked_into::<HtmlDialogElement>().show_modal();
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

/// An element that something has happened to.
pub struct Target(HtmlInputElement);

impl Target {
    /// Whether it is a button.
    #[must_use]
    pub fn is_button(&self) -> bool {
        self.0.local_name() == "button"
    }

    /// What a box stands for.
    #[must_use]
    pub fn value(&self) -> String {
        self.0.value()
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.0.checked()
    }
}
