//! Whether two builds give the same bytes: the same sources, in another folder, with nothing left of a build before.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::RwLock;

use anyhow::{Context, Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::site::build::{self, Options};
use crate::site::words::Words;
use crate::site::{folder, inputs};
use crate::step::seconds;

/// Builds the site twice, here and from a copy of the checkout, and compares every file.
pub fn run(host: &Host, places: &Places, offline: bool) -> Result<()> {
    let here = Options {
        base: "/".to_owned(),
        send_to: None,
        site: None,
        offline,
        words: Words::English,
        out: places.dist(),
    };
    build::build(host, places, &here, &RwLock::new(()))?;
    let root = places.site().join("again");
    folder::remove(&root)?;
    for file in inputs::everything(host, places)? {
        let (from, to) = (places.root.join(&file), root.join(&file));
        // Listed by git, and removed since.
        if !from.is_file() {
            continue;
        }
        let parent = to.parent().context("a file without a folder")?;
        fs::create_dir_all(parent)?;
        fs::copy(&from, &to).with_context(|| format!("{} cannot be copied", file.display()))?;
    }
    let places = Places::new(root, places.cache.clone());
    let there = Options {
        out: places.dist(),
        ..here.clone()
    };
    let mut host = host.clone();
    // Also for what Trunk starts: nothing of this checkout's builds is used.
    host.set("CARGO_TARGET_DIR", places.root.join("target"));
    let built = build::build(&host, &places, &there, &RwLock::new(()))?;
    println!("built again from nothing in {}", seconds(built.elapsed));
    let differing = differing(&here.out, &there.out)?;
    if !differing.is_empty() {
        bail!(
            "two builds of the same sources differ in {}: compare {} with {}",
            differing.join(", "),
            here.out.display(),
            there.out.display()
        );
    }
    // Gigabytes that nobody needs any more.
    folder::remove(&places.root)
}

/// The files that are not the same in both folders, or in one of them only.
fn differing(one: &Path, other: &Path) -> Result<Vec<String>> {
    let (ours, theirs) = (folder::files(one)?, folder::files(other)?);
    let mut all: Vec<&PathBuf> = ours.iter().chain(&theirs).collect();
    all.sort();
    all.dedup();
    if all.is_empty() {
        bail!("neither build left a file");
    }
    let same = |file: &Path| match (fs::read(one.join(file)), fs::read(other.join(file))) {
        (Ok(ours), Ok(theirs)) => ours == theirs,
        _ => false,
    };
    Ok(all
        .into_iter()
        .filter(|file| !same(file))
        .map(|file| file.display().to_string())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn every_difference_is_named() {
        let dir = Scratch::new();
        for (file, text) in [
            ("one/same", "a"),
            ("other/same", "a"),
            ("one/changed", "a"),
            ("other/changed", "b"),
            ("one/deep/ours", "a"),
            ("other/theirs", "a"),
        ] {
            dir.write(file, text);
        }
        let (one, other) = (dir.path().join("one"), dir.path().join("other"));
        assert_eq!(
            differing(&one, &other).unwrap(),
            ["changed", "deep/ours", "theirs"]
        );
        assert!(differing(&one, &one).unwrap().is_empty());
        assert!(differing(&dir.path().join("no"), &dir.path().join("none")).is_err());
    }
}
