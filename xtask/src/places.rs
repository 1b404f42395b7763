//! Where things are kept: the checkout, what a build leaves in it, and the cache of tools that all
//! checkouts of one user share.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::host::Host;

/// The folders that a command works in.
#[derive(Clone, Debug)]
pub struct Places {
    /// The top of the checkout.
    pub root: PathBuf,
    /// Tools and compilers, shared by every checkout of this user.
    pub cache: PathBuf,
    /// The guidance: `content/`, unless another folder is asked for.
    pub content: PathBuf,
}

/// The folder of the guidance that a build takes without being asked for another.
pub const CONTENT: &str = "content";

impl Places {
    /// The folders of a checkout, with its own guidance.
    pub fn new(root: PathBuf, cache: PathBuf) -> Places {
        Places {
            content: root.join(CONTENT),
            root,
            cache,
        }
    }

    /// The same with the guidance in another folder, by its path from where the command was given.
    pub fn with_content(self, dir: &Path) -> Result<Places> {
        let content = std::path::absolute(dir)?;
        let document = content.join("document.toml");
        if !document.is_file() {
            bail!(
                "--content: expected a folder with document.toml, found {}",
                dir.display()
            );
        }
        Ok(Places { content, ..self })
    }

    /// Whether the guidance is the checkout's own.
    pub fn is_own_content(&self) -> bool {
        self.content == self.root.join(CONTENT)
    }

    /// The folder of the guidance as people look for it: from the top of the checkout, if it is there.
    pub fn content_name(&self) -> String {
        let below = self.content.strip_prefix(&self.root);
        below.unwrap_or(&self.content).display().to_string()
    }

    /// Finds the checkout that the current folder is in, and the user's cache.
    pub fn find(host: &Host) -> Result<Places> {
        let here = std::env::current_dir().context("the current folder cannot be read")?;
        // `cargo run` names the manifest's folder, which also works from outside the checkout.
        let start = host
            .manifest_dir()
            .filter(|dir| dir.ends_with("xtask"))
            .unwrap_or(here);
        let Some(root) = start.ancestors().find(|dir| is_root(dir)) else {
            bail!(
                "{} is not inside a checkout of Waymark: expected a folder above it with Trunk.toml and xtask/Cargo.toml",
                start.display()
            );
        };
        Ok(Places::new(root.to_owned(), cache_of(host)?))
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What a build keeps for the next one: the style sheet, Trunk's output before the pages were
    /// written into it, and stamps. Always under `target/`, also where `CARGO_TARGET_DIR` points
    /// elsewhere, because index.html names the style sheet in it.
    pub fn site(&self) -> PathBuf {
        self.root.join("target").join("site")
    }

    /// Cargo's folder for the wasm build where a compiler of its own is used, so that the two
    /// compilers do not take turns at rewriting one folder.
    pub fn wasm_target(&self) -> PathBuf {
        self.root.join("target").join("wasm")
    }

    /// The installed tools.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// The output of a long step of this checkout's own build. Not in the cache, where the builds of two
    /// checkouts would write over each other's.
    pub fn build_log(&self, name: &str) -> PathBuf {
        self.site().join("logs").join(format!("{name}.log"))
    }

    /// The output of a long step that fills the cache; such steps wait for each other.
    pub fn log(&self, name: &str) -> PathBuf {
        self.cache.join("logs").join(format!("{name}.log"))
    }
}

fn is_root(dir: &Path) -> bool {
    dir.join("Trunk.toml").is_file() && dir.join("xtask").join("Cargo.toml").is_file()
}

fn cache_of(host: &Host) -> Result<PathBuf> {
    let set = |name: &str| host.var(name).filter(|value| !value.is_empty());
    if let Some(cache) = set("WAYMARK_CACHE") {
        return Ok(PathBuf::from(cache));
    }
    if let Some(cache) = set("XDG_CACHE_HOME") {
        return Ok(Path::new(&cache).join("waymark"));
    }
    if let Some(home) = set("HOME").or_else(|| set("USERPROFILE")) {
        return Ok(Path::new(&home).join(".cache").join("waymark"));
    }
    bail!(
        "no folder to keep the tools in: set WAYMARK_CACHE to one (HOME and XDG_CACHE_HOME are not set)"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(vars: &[(&str, &str)], expected: Option<&str>) {
        let found = cache_of(&Host::made_up(vars, &[])).ok();
        assert_eq!(found, expected.map(PathBuf::from));
    }

    #[test]
    fn the_cache_is_the_first_folder_that_a_variable_names() {
        check(
            &[
                ("WAYMARK_CACHE", "/a"),
                ("XDG_CACHE_HOME", "/b"),
                ("HOME", "/c"),
            ],
            Some("/a"),
        );
        check(
            &[("XDG_CACHE_HOME", "/b"), ("HOME", "/c")],
            Some("/b/waymark"),
        );
        check(
            &[("XDG_CACHE_HOME", ""), ("HOME", "/c")],
            Some("/c/.cache/waymark"),
        );
        check(&[], None);
    }
}
