//! Search: the guidance as an index, and what was typed against it.
//!
//! - [`analyse`]: text to words, the same for both sides.
//! - [`section`]: what is searched, as places with texts.
//! - [`build`]: sections and names to an index, natively.
//! - [`format`](Raw): an index as bytes, and back.
//! - [`index`](Index): an index that is ready; [`lists`](Lists): lists in one piece of memory.
//! - [`query`](Searcher): a query, step by step, from words to the order of pages.
//! - [`lines`]: the words of sections, as a file for each page; [`snippet`]: what of them is shown and marked.
//! - [`Weights`]: every constant of ranking.
//!
//! The index holds stems, where they stand and how often, section by section, and names of things with where they are at
//! home: what the thesaurus and the glossary know. It holds no text: snippets come from the pages' own words.

pub mod analyse;
pub mod lines;
pub mod section;
pub mod snippet;

mod build;
mod coder;
mod edits;
mod format;
mod index;
mod lists;
mod name;
mod query;
mod weights;
mod word;

pub use build::{Concept, build, concepts};
pub use format::{FormatError, Named, Posting, Raw};
pub use index::Index;
pub use lists::Lists;
pub use query::{Found, FoundPage, MOST_WORDS, Needs, Searcher};
pub use section::{Field, Section, Text, sections};
pub use weights::Weights;
pub use word::Match;
