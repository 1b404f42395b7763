//! Folders that browsers keep their profiles in.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};

/// A folder of its own, gone when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "waymark-e2e-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path)
            .with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file below it.
    pub(crate) fn write(&self, file: &str, text: &str) -> Result<()> {
        let file = self.0.join(file);
        if let Some(dir) = file.parent() {
            std::fs::create_dir_all(dir)?;
        }
        std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The browser has gone, but its last child may still be writing; what stays is in the system's
        // folder for such things.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
