//! Tables for spreadsheets. What writes them is a program of its own (`src/bin/xlsx.rs`), which the script that starts this one fetches
//! when it is asked for the first time.

use guidance::workbook::{Sheet, to_text};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Hands over the bytes of a file; nothing where the program can't be had.
    #[wasm_bindgen(js_name = workbook)]
    fn ask(text: &str, then: &JsValue);
}

/// Hands over a file with these sheets, for [`super::device::download`]; `None` where the program that writes it can't be had.
pub fn write(sheets: &[Sheet], then: impl FnOnce(Option<JsValue>) + 'static) {
    let then =
        Closure::once_into_js(move |bytes: JsValue| then(bytes.is_truthy().then_some(bytes)));
    ask(&to_text(sheets), &then);
}
