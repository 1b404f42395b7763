//! Parts of the page, for programs without Leptos: found by selectors, filled with markup of its own, listened to.

use super::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, NodeList};

/// An element.
#[derive(Clone, PartialEq)]
pub struct Part(Element);

impl Part {
    /// The first that a selector finds on the page.
    #[must_use]
    pub fn first(selector: &str) -> Option<Self> {
        document().query_selector(selector).ok()?.map(Self)
    }

    /// The one with an id.
    #[cfg(feature = "desk")]
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        document().get_element_by_id(id).map(Self)
    }

    /// All that a selector finds on the page, in its order.
    #[must_use]
    pub fn all(selector: &str) -> Vec<Self> {
        list(document().query_selector_all(selector))
    }

    /// The first within.
    #[must_use]
    pub fn find(&self, selector: &str) -> Option<Self> {
        self.0.query_selector(selector).ok()?.map(Self)
    }

    /// All within.
    #[must_use]
    pub fn find_all(&self, selector: &str) -> Vec<Self> {
        list(self.0.query_selector_all(selector))
    }

    /// Itself or the nearest around it that a selector finds.
    #[must_use]
    pub fn closest(&self, selector: &str) -> Option<Self> {
        self.0.closest(selector).ok()?.map(Self)
    }

    /// Whether another one lies within, or is it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.0.contains(Some(&other.0))
    }

    /// An attribute.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute, or takes it away.
    pub fn set(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Shows or hides it.
    pub fn show(&self, shown: bool) {
        self.set("hidden", (!shown).then_some(""));
    }

    /// Its words.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// Sets its words, if they are others: what is read aloud is not said twice.
    pub fn say(&self, words: &str) {
        if self.text() != words {
            self.0.set_text_content(Some(words));
        }
    }

    /// Fills it with markup of the program's own.
    pub fn fill(&self, markup: &str) {
        self.0.set_inner_html(markup);
    }

    /// Fills it with markup of the program's own, if that is not what it was last filled with so.
    #[cfg(feature = "desk")]
    pub fn fill_if_other(&self, markup: &str) {
        // Compared by length and sum: what is kept for comparing is not to be twice the page.
        let sum = markup.bytes().fold(markup.len() as u32, |sum, byte| {
            sum.rotate_left(5) ^ u32::from(byte).wrapping_mul(0x9e37_79b1)
        });
        let sum = sum.to_string();
        if self.get("data-sum").as_deref() != Some(&sum) {
            self.fill(markup);
            self.set("data-sum", Some(&sum));
        }
    }

    /// The file that was chosen in a field.
    #[cfg(feature = "desk")]
    #[must_use]
    pub fn file(&self) -> Option<web_sys::File> {
        self.input().files()?.get(0)
    }

    /// Whether a selector finds it.
    #[cfg(feature = "desk")]
    #[must_use]
    pub fn is(&self, selector: &str) -> bool {
        self.0.matches(selector).unwrap_or(false)
    }

    /// Brings it into sight.
    #[cfg(feature = "desk")]
    pub fn open(&self) {
        self.0.scroll_into_view();
    }

    /// Calls back whenever an event comes to the page, for as long as it is open.
    #[cfg(feature = "desk")]
    pub fn on_page(event: &str, mut then: impl FnMut(&Happening) + 'static) {
        let closure = Closure::<dyn FnMut(Event)>::new(move |event| then(&Happening(event)));
        let callback = closure.as_ref().unchecked_ref();
        let _ = document().add_event_listener_with_callback(event, callback);
        closure.forget();
    }

    /// Puts a new element at its end.
    pub fn append(&self, tag: &str, class: &str) -> Option<Self> {
        let part = document().create_element(tag).ok()?;
        part.set_class_name(class);
        self.0.append_child(&part).ok()?;
        Some(Self(part))
    }

    /// Moves another one to the place before it.
    #[cfg(feature = "desk")]
    pub fn precede(&self, other: &Self) {
        let _ = self.0.insert_adjacent_element("beforebegin", &other.0);
    }

    /// Takes it off the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Also of a list to choose from and of a text of several lines: they have the same properties by these names.
    fn input(&self) -> &HtmlInputElement {
        self.0.unchecked_ref()
    }

    /// What stands in a field.
    #[must_use]
    pub fn value(&self) -> String {
        self.input().value()
    }

    /// Fills a field, if something else stands there.
    pub fn set_value(&self, value: &str) {
        if self.value() != value {
            self.input().set_value(value);
        }
    }

    /// Fills a field with what is saved, unless the reader has typed something else into it that is not saved yet. One that has the
    /// focus and was left as it is does not keep what another page has changed.
    #[cfg(feature = "desk")]
    pub fn show_value(&self, value: &str) {
        let is_free = !self.has_focus() || self.is_as_shown();
        if is_free {
            self.set_value(value);
        }
        if is_free || self.value() == value {
            self.input().set_default_value(value);
        }
    }

    /// Whether in a field stands what it was last filled with.
    #[cfg(feature = "desk")]
    #[must_use]
    pub fn is_as_shown(&self) -> bool {
        self.value() == self.input().default_value()
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.input().checked()
    }

    /// Ticks a box, or clears it.
    pub fn set_checked(&self, checked: bool) {
        self.input().set_checked(checked);
    }

    /// Moves the focus to it.
    pub fn focus(&self) {
        let _ = self.0.unchecked_ref::<HtmlElement>().focus();
    }

    /// Selects all that stands in a field.
    #[cfg(feature = "desk")]
    pub fn select(&self) {
        self.input().select();
    }

    /// Whether it has the focus.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        document().active_element().as_ref() == Some(&self.0)
    }

    /// Calls back whenever an event comes to it, for as long as the page is open.
    pub fn on(&self, event: &str, mut then: impl FnMut(&Happening) + 'static) {
        let closure = Closure::<dyn FnMut(Event)>::new(move |event| then(&Happening(event)));
        let callback = closure.as_ref().unchecked_ref();
        let _ = self.0.add_event_listener_with_callback(event, callback);
        closure.forget();
    }
}

fn list(found: Result<NodeList, JsValue>) -> Vec<Part> {
    let Ok(found) = found else { return Vec::new() };
    let nodes = (0..found.length()).filter_map(|at| found.get(at));
    nodes.map(|node| Part(node.unchecked_into())).collect()
}

/// Something that was done to a part.
pub struct Happening(Event);

impl Happening {
    /// To which.
    #[must_use]
    pub fn target(&self) -> Option<Part> {
        self.0.target()?.dyn_into().ok().map(Part)
    }

    /// The key, if it is one without a modifier and not a part of a word that is being put together.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        let event = self.0.dyn_ref::<KeyboardEvent>()?;
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        (!held && !event.is_composing()).then(|| event.key())
    }

    /// Whether it is the key for undoing (`true`) or for doing again, pressed where no text is typed: there it belongs to the text.
    #[cfg(feature = "desk")]
    #[must_use]
    pub fn is_undo(&self) -> Option<bool> {
        let event = self.0.dyn_ref::<KeyboardEvent>()?;
        let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let typing = "textarea,input:not([type=radio],[type=checkbox])";
        if !held
            || self
                .target()
                .is_some_and(|target| target.closest(typing).is_some())
        {
            return None;
        }
        match event.key().as_str() {
            "z" => Some(true),
            "Z" | "y" => Some(false),
            _ => None,
        }
    }

    /// The files that are dragged, if any are.
    #[cfg(feature = "desk")]
    #[must_use]
    pub fn files(&self) -> Option<web_sys::FileList> {
        let transfer = self.0.dyn_ref::<web_sys::DragEvent>()?.data_transfer()?;
        let is_files = transfer.types().iter().any(|kind| {
            let kind = kind.as_string();
            kind.is_some_and(|kind| kind.eq_ignore_ascii_case("files"))
        });
        is_files.then(|| transfer.files())?
    }

    /// Keeps the browser from doing what it would.
    pub fn prevent(&self) {
        self.0.prevent_default();
    }
}

/// Calls back after a while.
pub fn later(milliseconds: i32, then: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(then);
    let callback = closure.unchecked_ref();
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds);
}

/// Fetches what the finder needs, by name; the answer comes to the program by itself.
#[cfg(feature = "find")]
pub type Load = js_sys::Function;

/// Asks for a text.
#[cfg(feature = "find")]
pub fn ask(load: &Load, name: &str) {
    let _ = load.call1(&JsValue::NULL, &name.into());
}
