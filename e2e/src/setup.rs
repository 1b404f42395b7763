//! What is special about a reader's browser, and the folder it keeps its profile in.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// A reader's browser, before it is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub(crate) width: u32,
    pub(crate) scripts: bool,
    pub(crate) storage: bool,
    pub(crate) wasm: bool,
    pub(crate) host: bool,
}

impl Setup {
    /// A browser as it comes, on a desk.
    #[must_use]
    pub fn usual() -> Self {
        Self {
            width: 1280,
            scripts: true,
            storage: true,
            wasm: true,
            host: true,
        }
    }

    /// A window of another width, in pixels.
    #[must_use]
    pub fn width(self, width: u32) -> Self {
        Self { width, ..self }
    }

    /// The reader has switched JavaScript off in the browser's settings.
    #[must_use]
    pub fn without_javascript(self) -> Self {
        Self {
            scripts: false,
            ..self
        }
    }

    /// The reader lets no site store anything, so that `localStorage` throws.
    #[must_use]
    pub fn with_storage_blocked(self) -> Self {
        Self {
            storage: false,
            ..self
        }
    }

    /// A locked-down browser: without just-in-time compilation there is no WebAssembly.
    #[must_use]
    pub fn with_wasm_off(self) -> Self {
        Self {
            wasm: false,
            ..self
        }
    }

    /// The pages are opened from a folder, as on a shared drive: there is no host, and browsers start no
    /// modules.
    #[must_use]
    pub fn from_a_folder(self) -> Self {
        Self {
            host: false,
            ..self
        }
    }

    /// How a page shows that it is ready in such a browser: the value of `data-app` on its root.
    pub(crate) fn ready(&self) -> Option<&'static str> {
        match self {
            Self { scripts: false, .. } => None,
            Self { wasm: false, .. } | Self { host: false, .. } => Some("failed"),
            _ => Some("alive"),
        }
    }

    /// Whether the browser runs the program of a page.
    pub(crate) fn runs_programs(&self) -> bool {
        self.scripts && self.wasm && self.host
    }

    /// The arguments that Chromium is started with.
    pub(crate) fn arguments(&self, profile: &Path) -> Vec<String> {
        // Nothing may leave the machine or draw on a display, and no first-run page may come first.
        let mut arguments: Vec<String> = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // The driver clicks where a thing was when it asked for it to be scrolled to.
            "--force-prefers-reduced-motion",
        ]
        .map(str::to_owned)
        .into();
        if !self.wasm {
            arguments.push("--js-flags=--jitless".to_owned());
        }
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments
    }

    /// The settings that the reader has changed, as the browser keeps them in a profile.
    fn preferences(&self) -> Value {
        const BLOCK: u32 = 2;
        let mut blocked = Map::new();
        if !self.scripts {
            blocked.insert("javascript".to_owned(), BLOCK.into());
        }
        if !self.storage {
            blocked.insert("cookies".to_owned(), BLOCK.into());
        }
        json!({ "profile": { "default_content_setting_values": blocked } })
    }

    /// A fresh profile with these settings.
    pub(crate) fn profile(&self) -> Result<Folder> {
        let folder = Folder::new()?;
        let dir = folder.path().join("Default");
        std::fs::create_dir(&dir)?;
        std::fs::write(dir.join("Preferences"), self.preferences().to_string())?;
        Ok(folder)
    }
}

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
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The browser has gone, but its last child may still be writing; what stays is in the system's
        // folder for such things.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
