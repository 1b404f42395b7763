//! Putting a text into the clipboard.

use super::document;
#[cfg(feature = "hydrate")]
use super::window;
use wasm_bindgen::prelude::*;
use web_sys::HtmlDocument;
#[cfg(feature = "hydrate")]
use web_sys::HtmlTextAreaElement;

/// Copies what stands in a field, which is selected by that, and says whether the browser did it. The old way alone: it is there on every
/// page, however that came, and the text is on the page already.
#[cfg(feature = "desk")]
pub fn copy_field(field: &super::part::Part) -> bool {
    field.focus();
    field.select();
    exec_copy()
}

/// Copies a text, and says whether the browser did it.
///
/// The clipboard's own interface is there over HTTPS and on localhost only; elsewhere, as on an intranet without HTTPS, the
/// old way is taken, which needs the text selected on the page.
#[cfg(feature = "hydrate")]
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    let has = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if has.is_ok_and(|clipboard| clipboard.is_truthy()) {
        let promise = navigator.clipboard().write_text(text);
        let answer = std::rc::Rc::new(std::cell::Cell::new(Some(done)));
        let settle = |went_well: bool| {
            let answer = std::rc::Rc::clone(&answer);
            Closure::<dyn FnMut(JsValue)>::new(move |_| {
                if let Some(done) = answer.take() {
                    done(went_well);
                }
            })
        };
        let (copied, refused) = (settle(true), settle(false));
        let _ = promise.then2(&copied, &refused);
        // Either is called once, after this function has ended.
        copied.forget();
        refused.forget();
    } else {
        done(copy_selected(text).is_some());
    }
}

#[cfg(feature = "hydrate")]
fn copy_selected(text: &str) -> Option<()> {
    let focused = document().active_element();
    let area = document().create_element("textarea").ok()?;
    let area: HtmlTextAreaElement = area.unchecked_into();
    area.set_value(text);
    document().body()?.append_child(&area).ok()?;
    area.select();
    let copied = exec_copy();
    area.remove();
    if let Some(focused) = focused {
        let _ = focused.unchecked_into::<web_sys::HtmlElement>().focus();
    }
    copied.then_some(())
}

fn exec_copy() -> bool {
    let page = document().unchecked_into::<HtmlDocument>();
    page.exec_command("copy").unwrap_or(false)
}
