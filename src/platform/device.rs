//! What is asked of the browser for saved work as a whole.

use std::rc::Rc;

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::local_storage::LocalStorage;
use super::part::Part;
use super::{document, window};
use guidance::progress::KeyValue as _;

fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    let list = arguments.iter().copied().collect::<Array>();
    function.apply(object, &list).ok()
}

fn of_navigator(name: &str) -> Option<JsValue> {
    let navigator: JsValue = window().navigator().into();
    let found = Reflect::get(&navigator, &name.into()).ok()?;
    (!found.is_undefined()).then_some(found)
}

/// Asks the browser not to throw away what is saved here when it needs room. It may refuse, and some do without asking.
pub fn ask_to_persist() {
    if let Some(storage) = of_navigator("storage") {
        let asked = call(&storage, "persist", &[]);
        // A browser that refuses by an error is one that refuses.
        let refused = Closure::once_into_js(|_: JsValue| {});
        if let Some(asked) = asked {
            let _ = call(&asked, "catch", &[&refused]);
        }
    }
}

/// Does something while no other page does it: under a lock of the browser's. Where there are none (in a page that came without
/// encryption), at once.
pub fn alone(name: &str, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let locks = of_navigator("locks");
    let locked = locks.and_then(|locks| call(&locks, "request", &[&name.into(), &act]));
    if locked.is_none() {
        let _ = act.unchecked_ref::<Function>().call0(&JsValue::NULL);
    }
}

/// By a value under this key, which is taken away at once, other pages hear that all was cleared.
pub const CLEARED: &str = "waymark/cleared";

/// Takes away every value whose key starts so, and lets other pages know.
pub fn clear(prefix: &str) {
    for key in LocalStorage.keys().unwrap_or_default() {
        if key.starts_with(prefix) {
            // What the browser does not let go of is still there when the page reads it anew.
            let _ = LocalStorage.remove(&key);
        }
    }
    let _ = LocalStorage.set(CLEARED, "");
    let _ = LocalStorage.remove(CLEARED);
}

/// Asks the browser to print the page.
pub fn print() {
    let _ = window().print();
}

/// Hands a text, or the bytes of [`super::workbook`], to the reader as a file.
pub fn download(name: &str, kind: &str, what: impl Into<JsValue>) {
    let _ = try_download(name, kind, what.into());
}

fn try_download(name: &str, kind: &str, what: JsValue) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&what), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken hold of it by then.
    super::part::later(10_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

/// What is done with the bytes of a file, or with their number where there are too many.
pub type Took = Rc<dyn Fn(Result<Vec<u8>, usize>)>;

/// Calls back with the bytes of a file that is chosen in a field, or dropped on the page; one of more than `most` bytes is not
/// even read.
pub fn on_files(field: &Part, most: usize, took: Took) {
    let cleared = field.clone();
    let read = move |file: Option<File>| {
        let Some(file) = file else { return };
        // Chosen again, mended meanwhile or not, it is read again: a field that has it already would not tell.
        cleared.set_value("");
        let size = file.size() as usize;
        if size > most {
            return took(Err(size));
        }
        let (took, none) = (Rc::clone(&took), Rc::clone(&took));
        let done = Closure::once_into_js(move |bytes: JsValue| {
            took(Ok(Uint8Array::new(&bytes).to_vec()));
        });
        // A file that went away meanwhile, or that the browser may not read.
        let lost = Closure::once_into_js(move |_: JsValue| none(Ok(Vec::new())));
        let _ = call(&file.array_buffer(), "then", &[&done, &lost]);
    };
    let read = Rc::new(read);
    let chosen = Rc::clone(&read);
    field.on("change", move |event| {
        chosen(event.target().and_then(|field| field.file()));
    });
    Part::on_page("dragover", |event| {
        if event.files().is_some() {
            event.prevent();
        }
    });
    Part::on_page("drop", move |event| {
        if let Some(files) = event.files() {
            event.prevent();
            read(files.get(0));
        }
    });
}
