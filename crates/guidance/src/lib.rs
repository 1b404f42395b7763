//! The guidance, and what readers do with it.
//!
//! This crate knows no browser, no clock, no randomness and no files: time, writers and storage come in
//! from outside. What it holds, in reading order:
//!
//! - [`id`]: the names of principles, goals, measures and actions, parsed at the door.
//! - [`lifecycle`]: the five stages, and sets of them (the life-cycle filter).
//! - [`corpus`]: the whole guidance as the compiler makes it.
//! - [`glossary`]: terms, and where a text uses them.
//! - [`crosswalk`]: other frameworks, and what of them the principles meet.
//! - [`facet`]: the ways in which actions are narrowed.
//! - [`outline`]: the little of it that a page needs in the browser.
//! - [`address`]: a view of the site as a URL and back.
//! - [`citation`]: how a goal, a measure or an action is cited.
//! - [`feedback`]: "was this page helpful?", kept on the device.
//! - [`progress`]: what a reader has settled, how it is saved, and every way in which opening it can go.

#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod address;
pub mod citation;
pub mod corpus;
pub mod crosswalk;
pub mod facet;
pub mod feedback;
pub mod glossary;
pub mod id;
pub mod lifecycle;
pub mod outline;
pub mod progress;
