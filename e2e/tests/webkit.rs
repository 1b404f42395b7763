//! All journeys in WebKit.

#![allow(clippy::unwrap_used, clippy::expect_used)]

// Tests are named after the module, and so after the engine.
#[path = "journeys.rs"]
mod webkit;

const ENGINE: e2e::Engine = e2e::Engine::WebKit;
