//! The rules of the code that no compiler knows. Each is a function from text to faults, with a test
//! that shows it catching a bad sample; `cargo test` runs them all over this very checkout.
//!
//! - `manifests`: which crate may use which;
//! - `sources`: which module of the app may name which;
//! - `text`: no path of somebody's machine, nothing unfinished;
//! - `styles`: every style sheet is in use;
//! - `documents`: no code names a document;
//! - `words`: what readers see is said in `src/words/`;
//! - `pins`: what is written down twice is the same twice.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::site::inputs;
use crate::table::counted;

mod documents;
mod manifests;
mod pins;
mod sources;
mod styles;
mod text;
mod words;

/// One breach of a rule. Reads `file:line: what is wrong`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    file: PathBuf,
    line: usize,
    what: String,
}

impl Fault {
    fn new(file: &Path, line: usize, what: impl Into<String>) -> Fault {
        Fault {
            file: file.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// A text file of the checkout, by its path from the top.
struct Source {
    file: PathBuf,
    text: String,
}

/// Fails with every breach there is.
pub fn run(host: &Host, places: &Places) -> Result<()> {
    let sources = read(host, places)?;
    let faults = faults(&sources);
    if faults.is_empty() {
        println!("tidy: {} files, no fault", sources.len());
        return Ok(());
    }
    let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
    bail!(
        "{}\n\n{}. The rules are in xtask/src/tidy/.",
        list.join("\n"),
        counted(faults.len(), "fault")
    )
}

fn faults(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend(manifests::check(sources));
    faults.extend(documents::check(sources));
    faults.extend(pins::check(sources));
    faults.extend(styles::check(sources));
    for source in sources {
        faults.extend(sources::check(&source.file, &source.text));
        faults.extend(text::check(&source.file, &source.text));
        faults.extend(words::check(&source.file, &source.text));
    }
    faults.sort();
    faults
}

/// All the text that git tracks or would track. What is not text is skipped.
fn read(host: &Host, places: &Places) -> Result<Vec<Source>> {
    let files = inputs::everything(host, places)?;
    Ok(files
        .into_iter()
        .filter_map(|file| {
            let text = std::fs::read_to_string(places.root.join(&file)).ok()?;
            Some(Source { file, text })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_checkout_is_tidy() {
        let host = Host::current();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap()
            .to_owned();
        let places = Places::new(root.clone(), root.join("target"));
        let faults = faults(&read(&host, &places).unwrap());
        let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert!(list.is_empty(), "\n{}", list.join("\n"));
    }
}
