//! What readers see.
//!
//! [`components`] take values and callbacks and know nothing of state; [`islands`] join them to it; `pages`
//! are made of both, and exist in the prerenderer only, since the browser gets them as HTML.

#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub mod components;
#[cfg(any(feature = "desk", feature = "ssr"))]
pub mod desk;
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub mod helpful;
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub mod islands;
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub mod message;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod results;
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub mod settings;
