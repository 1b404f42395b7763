//! The search as a program for browsers by itself: what `cargo xtask bench search` times beside other engines. No part of
//! the site, whose own program has far more in it.

#![warn(missing_docs)]

use guidance::search::{Index, Raw, Searcher, Weights};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// An engine that is ready for queries.
#[wasm_bindgen]
pub struct Engine {
    searcher: Searcher,
}

#[wasm_bindgen]
impl Engine {
    /// Makes one of an index as it lies on a host. That is all of the work before the first query, so the time it takes is
    /// what a reader would wait.
    ///
    /// # Errors
    /// When the bytes are no index of this release.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsError> {
        let raw = Raw::from_bytes(bytes)?;
        Ok(Self {
            searcher: Searcher::new(Index::new(raw, &Weights::CHOSEN)),
        })
    }

    /// How many pages a query finds. The number is handed back so that no compiler takes the search for useless.
    pub fn search(&mut self, text: &str) -> usize {
        self.searcher.search(text).pages.len()
    }
}
