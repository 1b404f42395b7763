//! One style sheet out of many: follows the `@import`s of a file, joins them in the order of their
//! layers and leaves out what no browser needs.
//!
//! Knows nothing of the site: which files there are is said by the first of them.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs, unreachable_pub)]

use std::fmt::Display;
use std::path::{Path, PathBuf};

use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::error::{Error, ErrorLocation};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};

/// Why there is no style sheet. Reads `file:line: what is wrong`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A place in a file.
    #[error("{}:{line}: {what}", file.display())]
    At {
        /// The file, as it was named by the caller or by an import.
        file: PathBuf,
        /// Counted from 1.
        line: u32,
        /// What was found there.
        what: String,
    },
    /// No place in particular.
    #[error("{}: {what}", file.display())]
    In {
        /// The file that was asked for.
        file: PathBuf,
        /// What went wrong.
        what: String,
    },
}

/// Joins a style sheet with all that it imports, and minifies it.
pub fn bundle(main: &Path) -> Result<String, Fault> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).map_err(|error| fault(main, error))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| fault(main, error))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            ..PrinterOptions::default()
        })
        .map_err(|error| fault(main, error))?;
    Ok(printed.code)
}

fn fault<Kind: Display>(main: &Path, error: Error<Kind>) -> Fault {
    let what = error.kind.to_string();
    match error.loc {
        // The library counts lines from 0.
        Some(ErrorLocation { filename, line, .. }) => Fault::At {
            file: PathBuf::from(filename),
            line: line + 1,
            what,
        },
        None => Fault::In {
            file: main.to_owned(),
            what,
        },
    }
}

#[cfg(test)]
mod tests;
