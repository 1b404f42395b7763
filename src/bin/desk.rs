//! The program of assessments: fetched on the pages of systems.

use wasm_bindgen::prelude::*;

/// Starts it with what it needs of the guidance; empty where that could not be fetched.
#[wasm_bindgen]
pub fn start(catalog: &str) {
    waymark::desk::start(catalog);
}

fn main() {}
