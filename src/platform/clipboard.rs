//! Putting a text into the clipboard.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies a text, and says whether the browser did it.
///
/// The clipboard's own interface is there over HTTPS and on localhost only; elsewhere, as on an intranet without HTTPS, the
/// old way is taken, which needs the text selected on the page.
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

fn copy_selected(text: &str) -> Option<()> {
    let focused = document().active_element();
    let area = document().create_element("textarea").ok()?;
    let area: HtmlTextAreaElement = area.unchecked_into();
    area.set_value(text);
    document().body()?.append_child(&area).ok()?;
    area.select();
    let copied = document()
        .unchecked_into::<HtmlDocument>()
        .exec_command("copy");
    area.remove();
    if let Some(focused) = focused {
        let _ = focused.unchecked_into::<web_sys::HtmlElement>().focus();
    }
    copied.ok().filter(|copied| *copied).map(drop)
}
