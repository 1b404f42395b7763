//! The content compiler: `content/` in, a typed [`Corpus`] or every fault out.
//!
//! Stages, in order; each goes on after a fault, so that one run names them all:
//!
//! 1. [`source`]: the files, and the line that a byte stands on.
//! 2. [`fields`]: TOML tables read field by field; a missing, unknown, empty or mistyped one is a fault.
//! 3. [`markdown`]: front matter off, Markdown to blocks of HTML and plain text.
//! 4. [`parse`]: one module for each kind of file.
//! 5. [`check`]: what holds between files: ids, cross-references, that every goal and measure is served.
//! 6. [`editions`]: the next edition of the wording, when the content is ahead of the newest.
//! 7. [`report`]: what is there, as numbers; [`readability`]: how hard it is to read.
//!
//! A fault reads `principles/2.1.md:14: expected …, found …`.

#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod check;
mod fields;
mod markdown;
mod parse;

pub mod diagnostic;
pub mod editions;
pub mod readability;
pub mod report;
pub mod source;

pub use diagnostic::Diagnostic;
pub use editions::next_edition;
pub use guidance::corpus::Corpus;
pub use report::Report;
pub use source::{Source, SourceError, read_dir};

use std::path::Path;

/// Compiles sources.
///
/// # Errors
/// Every fault in them, by file and line.
pub fn compile(sources: &[Source]) -> Result<Corpus, Vec<Diagnostic>> {
    let mut faults = diagnostic::Faults::default();
    let files = parse::files(sources, &mut faults);
    let corpus = check::assemble(files, sources, check::Ahead::Fault, &mut faults);
    match (corpus, faults.sorted()) {
        (Some(corpus), faults) if faults.is_empty() => Ok(corpus),
        (_, faults) => Err(faults),
    }
}

/// Compiles a folder.
///
/// # Errors
/// When a file can't be read, or with every fault in them.
pub fn compile_dir(dir: &Path) -> Result<Corpus, CompileError> {
    compile(&read_dir(dir)?).map_err(CompileError::Faults)
}

/// Why there is no corpus.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// A file or the folder can't be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The content has faults; all of them.
    #[error("{}", diagnostic::list(.0))]
    Faults(Vec<Diagnostic>),
}
