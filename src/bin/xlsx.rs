//! The program that writes workbooks for spreadsheets: fetched when a reader asks for one, and not before.

use wasm_bindgen::prelude::*;
// For its way to give out memory, which is smaller than the standard library's.
use waymark as _;

/// The file, from sheets as [`guidance::workbook::to_text`] gives them.
#[wasm_bindgen]
#[must_use]
pub fn write(sheets: &str) -> Vec<u8> {
    guidance::workbook::write(&guidance::workbook::from_text(sheets))
}

fn main() {}
