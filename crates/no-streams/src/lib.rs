//! Leptos brings functions that call a server, and they bring the crate wasm-streams, whose JavaScript classes are exported
//! from every program that it is linked into, called or not: no linker can know that nobody calls them. The site calls no
//! server, so this crate takes that one's place (`[patch.crates-io]` in the workspace's manifest) with the little that Leptos
//! names. A stream from here is at its end. ARCHITECTURE.md, "Bytes", says what that saves.

#![warn(missing_docs, unreachable_pub)]

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream of the browser's.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// One that the browser has made.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// One that would give what another gives; it gives nothing.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        // Making one without a source does not fail; where it could, there would be no stream to hand on.
        match web_sys::ReadableStream::new() {
            Ok(raw) => Self(raw),
            Err(error) => wasm_bindgen::throw_val(error),
        }
    }

    /// The browser's own.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What it gives: nothing.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
