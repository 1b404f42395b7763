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
//! - [`editions`]: what became of the wording since an answer was given.
//! - [`outline`]: the little of it that a page needs in the browser.
//! - [`address`]: a view of the site as a URL and back.
//! - [`citation`]: the id by which a goal, a measure or an action is cited.
//! - [`feedback`]: "was this page helpful?", kept on the device.
//! - [`settings`]: how a reader wants the site to be.
//! - [`search`]: an index of the guidance, and what was typed against it; [`thesaurus`] has the other words for things.
//! - [`wish`]: what a reader looks for, as an address; [`narrow`]: by several facets at once; [`recent`]: what was looked for last.
//! - [`progress`]: where an action stands, and what is asked of a storage.
//! - [`date`]: days; [`link`]: what of a reader's text may be followed.
//! - [`assess`]: what readers settle for their systems, how it is saved, and every way in which opening it can go.
//! - `transfer` (with the feature of that name): saved work as a file, out and in.
//! - `share` (with the feature of that name): a system in a link.
//! - `seal` (with both): either of them encrypted with a passphrase.
//! - [`report`]: saved work for people, as Markdown, a table and a calendar; [`workbook`]: tables for spreadsheets.

#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod address;
pub mod assess;
pub mod citation;
pub mod corpus;
pub mod crosswalk;
pub mod date;
pub mod editions;
pub mod facet;
pub mod feedback;
pub mod glossary;
pub mod id;
pub mod lifecycle;
pub mod link;
pub mod namespace;
pub mod narrow;
pub mod order;
pub mod outline;
pub mod progress;
pub mod recent;
pub mod report;
#[cfg(all(feature = "share", feature = "transfer"))]
pub mod seal;
pub mod search;
pub mod settings;
#[cfg(feature = "share")]
pub mod share;
pub mod thesaurus;
#[cfg(feature = "transfer")]
pub mod transfer;
pub mod wish;
pub mod workbook;
