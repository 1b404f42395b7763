//! The files of a content folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A content file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the content folder, with `/` between its parts.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A file that can't be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", .path.display())]
pub struct SourceError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Every `.md` and `.toml` file below a folder, sorted by path.
///
/// # Errors
/// When the folder or a file in it can't be read as UTF-8 text.
pub fn read_dir(dir: &Path) -> Result<Vec<Source>, SourceError> {
    let mut sources = Vec::new();
    collect(dir, "", &mut sources)?;
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

fn collect(dir: &Path, prefix: &str, sources: &mut Vec<Source>) -> Result<(), SourceError> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| SourceError { path, error }
    };
    for entry in fs::read_dir(dir).map_err(at(dir))? {
        let entry = entry.map_err(at(dir))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), sources)?;
        } else if name.ends_with(".md") || name.ends_with(".toml") {
            let text = fs::read_to_string(&path).map_err(at(&path))?;
            sources.push(Source { path: name, text });
        }
    }
    Ok(())
}
