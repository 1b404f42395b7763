//! The browser's local storage behind the core's trait.

use super::{page, window};
use gloo_storage::Storage as _;
use guidance::namespace::{ALL, asked_as, kept_as};
use guidance::progress::{KeyValue, StorageError};
use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::Storage;

#[wasm_bindgen]
extern "C" {
    /// Local storage as it is, whose values are not yet the program's.
    type Raw;
    #[wasm_bindgen(catch, method, js_name = getItem)]
    fn get(this: &Raw, key: &str) -> Result<Option<JsString>, JsValue>;

    /// The browser's own encoder of UTF-8.
    #[wasm_bindgen(js_name = TextEncoder)]
    type Encoder;
    #[wasm_bindgen(constructor, js_class = "TextEncoder")]
    fn new() -> Encoder;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode(this: &Encoder, text: &JsString, into: &mut [u8]) -> Encoded;

    /// How far it came.
    type Encoded;
    /// In units of UTF-16.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;
    /// In bytes.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
}

/// Local storage. Probed at each call: a browser may take it away while the page is open.
pub struct LocalStorage;

/// gloo-storage's `raw()` panics where the browser forbids storage, so it is called only after a probe;
/// its typed calls are not used, because they lose a text that they can't parse.
fn storage() -> Result<Storage, StorageError> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(gloo_storage::LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StorageError::Blocked),
    }
}

fn refused(error: JsValue) -> StorageError {
    let reason = error
        .dyn_into::<js_sys::Error>()
        .map(|error| String::from(error.message()));
    StorageError::Refused {
        reason: reason.unwrap_or_else(|_| "no reason given".to_owned()),
    }
}

/// The key under which this site keeps what is asked for under that.
#[must_use]
pub fn kept(key: &str) -> String {
    page::with_keys(|name| kept_as(name, key))
}

/// The key by which this site asks for what is kept so; `None` for what is another's.
fn asked(key: String) -> Option<String> {
    page::with_keys(|name| asked_as(name, key))
}

/// A text of the browser's as the program has texts.
///
/// What wasm-bindgen does for a string copies it letter by letter, in a script that has only just started: 46 ms for what fifty systems
/// are. The browser's encoder takes 2 to 4 (Chromium 156, 1 December 2026).
fn text(of: &JsString) -> String {
    let (encoder, length) = (Encoder::new(), of.length());
    // As long as it is where all of it is ASCII, which most is; up to three bytes for each unit of what is left over otherwise.
    let mut bytes = vec![0; length as usize];
    let done = encoder.encode(of, &mut bytes);
    let (read, mut written) = (done.read(), done.written());
    if read < length {
        bytes.resize(written + 3 * (length - read) as usize, 0);
        let rest = bytes.get_mut(written..).unwrap_or_default();
        written += encoder.encode(&of.slice(read, length), rest).written();
    }
    bytes.truncate(written);
    String::from_utf8(bytes).unwrap_or_else(|_| of.into())
}

impl KeyValue for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let storage = storage()?;
        let value = storage.unchecked_ref::<Raw>().get(&kept(key));
        Ok(value.map_err(refused)?.as_ref().map(text))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        storage()?.set_item(&kept(key), value).map_err(refused)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        storage()?.remove_item(&kept(key)).map_err(refused)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = storage()?;
        let length = storage.length().map_err(refused)?;
        (0..length)
            .filter_map(|at| match storage.key(at) {
                Ok(key) => asked(key?).map(Ok),
                Err(error) => Some(Err(refused(error))),
            })
            .collect()
    }
}

/// Whether a key is this site's: a host may have others, and other programs, whose changes are none of its business.
fn is_ours(key: String) -> bool {
    asked(key).is_some_and(|key| key.starts_with(ALL))
}

/// Calls back when another tab has changed something of the program's, and when the browser shows the page again as it was
/// left, since it tells a page nothing while it is put away. For as long as the page is open.
pub fn on_change_elsewhere(mut reread: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let key = event
            .dyn_ref::<web_sys::StorageEvent>()
            .and_then(web_sys::StorageEvent::key);
        // Without a key all was cleared, or the page is shown again.
        if key.is_none_or(is_ours) {
            reread();
        }
    });
    for event in ["storage", "pageshow"] {
        let callback = closure.as_ref().unchecked_ref();
        let _ = window().add_event_listener_with_callback(event, callback);
    }
    closure.forget();
}

/// Calls back with the key and the new value when another tab has changed one; with no key when it has cleared all, or when the
/// browser shows the page again as it was left. For as long as the page is open.
#[cfg(feature = "desk")]
pub fn on_value_elsewhere(mut heard: impl FnMut(Option<String>, Option<String>) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        match event.dyn_ref::<web_sys::StorageEvent>() {
            Some(event) => match event.key() {
                None => heard(None, None),
                Some(key) => {
                    // Another site's on this host is none of ours.
                    if let Some(key) = asked(key) {
                        heard(Some(key), event.new_value());
                    }
                }
            },
            // The page has only just arrived.
            None if js_sys::Reflect::get(&event, &"persisted".into()) != Ok(JsValue::TRUE) => {}
            None => heard(None, None),
        }
    });
    for event in ["storage", "pageshow"] {
        let callback = closure.as_ref().unchecked_ref();
        let _ = window().add_event_listener_with_callback(event, callback);
    }
    closure.forget();
}
