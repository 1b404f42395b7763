//! All journeys in Chromium.

#![allow(clippy::unwrap_used, clippy::expect_used)]

// Tests are named after the module, and so after the engine.
#[path = "journeys.rs"]
mod chromium;

const ENGINE: e2e::Engine = e2e::Engine::Chromium;
