//! The browser, one file for each thing it is asked for. Nothing else in the program names it.

#[cfg(feature = "hydrate")]
pub mod cite;
#[cfg(any(feature = "hydrate", feature = "desk"))]
pub mod clipboard;
#[cfg(any(feature = "hydrate", feature = "desk"))]
pub mod clock;
#[cfg(feature = "desk")]
pub mod device;
pub mod history;
#[cfg(any(feature = "hydrate", feature = "desk"))]
pub mod journal;
#[cfg(feature = "hydrate")]
pub mod keys;
pub mod local_storage;
#[cfg(feature = "find")]
pub mod marks;
pub mod page;
#[cfg(any(feature = "find", feature = "desk"))]
pub mod part;
#[cfg(feature = "hydrate")]
pub mod plain;
#[cfg(feature = "desk")]
pub mod seal;
#[cfg(feature = "desk")]
pub mod workbook;

#[cfg(feature = "hydrate")]
use leptos::prelude::{document, window};

/// Gives out memory: the standard library's way is 2 KiB larger (ARCHITECTURE.md, "Bytes"). For programs with one thread only,
/// which the library holds.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The window. The finder does without Leptos, which has these for the other program.
#[cfg(not(feature = "hydrate"))]
fn window() -> web_sys::Window {
    use wasm_bindgen::JsCast as _;
    js_sys::global().unchecked_into()
}

/// The document in it: a program of a page always has one.
#[cfg(not(feature = "hydrate"))]
fn document() -> web_sys::Document {
    match window().document() {
        Some(document) => document,
        None => wasm_bindgen::throw_str("document"),
    }
}
