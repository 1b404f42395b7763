//! The program that searches: fetched when a reader searches first, and not before.

use wasm_bindgen::prelude::*;
use waymark::platform::part::Load;

/// Starts it with an index; `load` fetches lines of a page by its name, and hands them to [`lines`].
///
/// # Errors
/// When the index is none.
#[wasm_bindgen]
pub fn start(index: &[u8], load: Load) -> Result<(), JsValue> {
    waymark::finder::start(index, load).map_err(|error| error.to_string().into())
}

/// Lines that were asked for.
#[wasm_bindgen]
pub fn lines(name: &str, text: &str) {
    waymark::finder::lines(name, text);
}

fn main() {}
