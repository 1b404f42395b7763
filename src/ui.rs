//! What readers see.
//!
//! [`components`] take values and callbacks and know nothing of state; [`islands`] join them to it; `pages`
//! are made of both, and exist in the prerenderer only, since the browser gets them as HTML.

pub mod components;
pub mod helpful;
pub mod islands;
pub mod message;
#[cfg(feature = "ssr")]
pub mod pages;
