//! The guidance as files for other tools.
//!
//! [`all`] is a pure function: the same corpus gives the same bytes, on any day and any machine. Nothing here knows a
//! browser, a clock or a folder; whoever calls it writes the files.
//!
//! - [`notice`]: whose words they are, under which licence, of which edition, and what is only proposed. Every file carries it;
//! - [`json`]: the whole guidance, the crosswalk, the glossary and the list of all files, with one schema for the four;
//! - [`table`]: the checklist and the crosswalk for spreadsheets;
//! - [`oscal`]: a catalog, an outline of each other framework as a catalog, and a mapping to each;
//! - [`ciso`]: a library for CISO Assistant, and one that maps it to the frameworks that are there already;
//! - [`plain`]: a plain-text edition, and `llms.txt`;
//! - [`example`]: how each is used;
//! - [`ids`]: UUIDs that are the same each time; [`yaml`]: as much of YAML as is needed.
//!
//! Addresses are promises: what stands under [`FOLDER`] keeps its name and its form for as long as the folder has its name.
//! A field may come to it; one that goes, or means something else, goes into the next folder, beside which this one stays.

#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod ciso;
pub mod example;
pub mod ids;
pub mod json;
pub mod notice;
pub mod oscal;
pub mod plain;
pub mod table;
pub mod yaml;

use guidance::corpus::Corpus;
use guidance::id::Name;
use thiserror::Error;

/// Where files of this form stand, from the top of the site.
pub const FOLDER: &str = "data/v1";

/// The version of the form of our own JSON files, which is the folder's.
pub const VERSION: u32 = 1;

/// A file for other tools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its address from the top of the site: relative, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub holds: Holds,
    /// All of it, as UTF-8.
    pub text: String,
}

impl File {
    fn new(name: &str, holds: Holds, text: String) -> Self {
        Self {
            path: format!("{FOLDER}/{name}"),
            holds,
            text,
        }
    }

    /// The name without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(self.path.as_str(), |(_, name)| name)
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self.path.rsplit_once('.').map(|(_, end)| end) {
            Some("json") => "application/json",
            Some("csv") => "text/csv",
            Some("yaml") => "application/yaml",
            _ => "text/plain",
        }
    }
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// The whole guidance.
    Guidance,
    /// Every action, as a table.
    Checklist,
    /// Every link to another framework.
    Crosswalk,
    /// The same as a table.
    CrosswalkTable,
    /// Every term.
    Glossary,
    /// What the JSON files look like, for programs.
    Schema,
    /// The guidance as an OSCAL catalog.
    Catalog,
    /// The entries of a framework as an OSCAL catalog.
    Outline(Name),
    /// The links to a framework as an OSCAL mapping collection.
    Mapping(Name),
    /// The guidance as a library of CISO Assistant.
    Library,
    /// The links to the frameworks that CISO Assistant has, as a library.
    LibraryMappings,
    /// All of it to be read as text.
    Plain,
    /// Where things stand, for programs that read text.
    Llms,
    /// The list of all files.
    Index,
}

/// Why a file could not be made.
#[derive(Debug, Error)]
pub enum ExportError {
    /// A value that JSON cannot have.
    #[error("{path} cannot be written as JSON: {why}")]
    Json {
        /// The file.
        path: String,
        /// What the writer says.
        why: serde_json::Error,
    },
}

/// Every file.
///
/// # Errors
/// When a file cannot be written as JSON, which no corpus of the compiler's brings about.
pub fn all(corpus: &Corpus) -> Result<Vec<File>, ExportError> {
    let mut files = vec![
        json::guidance(corpus)?,
        table::checklist(corpus),
        json::crosswalk(corpus)?,
        table::crosswalk(corpus),
        json::glossary(corpus)?,
        json::schema(),
        oscal::catalog(corpus)?,
    ];
    for framework in &corpus.frameworks {
        files.push(oscal::outline(corpus, framework)?);
        files.push(oscal::mapping(corpus, framework)?);
    }
    files.push(ciso::library(corpus));
    files.extend(ciso::mappings(corpus));
    files.push(plain::edition(corpus));
    files.push(plain::llms(corpus));
    files.push(json::index(corpus, &files)?);
    Ok(files)
}
