//! Waymark in the browser, and the pages it is served with.
//!
//! Every page is rendered ahead to a static HTML file by the `prerender` program (feature `ssr`), complete
//! without scripts. In the browser (feature `hydrate`) only the *islands* of a page come alive: the places
//! whose state a reader can change. An island is a component that is rendered in both builds from one
//! definition; all other views exist in the prerenderer alone.
//!
//! - [`island`]: which islands there are, and the attribute that marks them.
//! - [`state`]: signals around the core; no rule of the domain, no browser.
//! - [`words`]: every word of the interface.
//! - [`ui`]: components (values in, callbacks out), and the pages made of them.
//! - `platform`: the browser, behind the core's traits (feature `browser`).
//! - `desk`: assessments, a program of its own, without Leptos (feature `desk`).
//! - `finder`: search and filters, a program of its own, without Leptos (feature `find`).
//! - `hydrate`: the one place that joins the browser to the state (feature `hydrate`).

#![recursion_limit = "256"]

// First, for its macro that joins texts.
#[macro_use]
pub mod words;

#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub mod island;
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub mod state;
pub mod ui;

#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "find")]
pub mod finder;
#[cfg(feature = "hydrate")]
pub mod hydrate;
#[cfg(feature = "browser")]
pub mod platform;
