//! The files that the site is made from. They are told apart by what has to be done when one changes.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::folder;
use crate::host::Host;
use crate::places::Places;

/// Everything that may change the site, from the top of the checkout.
const ALL: [&str; 14] = [
    "content",
    "style",
    "public",
    "src",
    "crates",
    "xtask",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    ".cargo",
    // Pictures that the site has of itself.
    "docs/home-light.png",
    "docs/principle-phone.png",
];

/// What a change calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The text: the pages are written again.
    Content,
    /// Style sheets and files that are copied as they are: Trunk bundles again, and cargo finds
    /// nothing to do.
    Look,
    /// All else: the wasm may change.
    Code,
}

/// A hash for each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// Of `Kind::Content`.
    pub content: u64,
    /// Of `Kind::Look`.
    pub look: u64,
    /// Of `Kind::Code`.
    pub code: u64,
}

/// What kind a file is of, by its path from the top of the checkout.
pub fn kind(file: &Path) -> Kind {
    match file
        .components()
        .next()
        .map(|first| first.as_os_str().to_string_lossy())
        .as_deref()
    {
        Some("content") => Kind::Content,
        Some("style" | "public") => Kind::Look,
        _ => Kind::Code,
    }
}

/// Hashes them all.
pub fn read(host: &Host, places: &Places) -> Result<Inputs> {
    let files = list(host, places)?;
    let of = |wanted: Kind| {
        let files: Vec<PathBuf> = files
            .iter()
            .filter(|file| kind(file) == wanted)
            .cloned()
            .collect();
        folder::hash_files(&places.root, &files)
    };
    let content = if places.is_own_content() {
        of(Kind::Content)?
    } else {
        folder::hash_files(&places.content, &folder::files(&places.content)?)?
    };
    Ok(Inputs {
        content,
        look: of(Kind::Look)?,
        code: of(Kind::Code)?,
    })
}

/// Every file of the checkout that git tracks or would track; without git, all but what a build leaves.
pub fn everything(host: &Host, places: &Places) -> Result<Vec<PathBuf>> {
    if let Some(files) = listed_by_git(host, &places.root, &[]) {
        return Ok(files);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&places.root)
        .context("the checkout cannot be read")?
        .flatten()
    {
        let name = entry.file_name();
        if [".git", "target", "dist", ".trunk"]
            .iter()
            .any(|left_out| name == *left_out)
        {
            continue;
        }
        files.extend(below(&places.root, Path::new(&name)));
    }
    files.sort();
    Ok(files)
}

/// All that git tracks or would track; without git, all there is.
fn list(host: &Host, places: &Places) -> Result<Vec<PathBuf>> {
    if let Some(files) = listed_by_git(host, &places.root, &ALL) {
        return Ok(files);
    }
    let mut files: Vec<PathBuf> = ALL
        .iter()
        .flat_map(|name| below(&places.root, Path::new(name)))
        .collect();
    files.sort();
    Ok(files)
}

/// A file itself, or all the files of a folder, by their paths from the top.
pub fn below(root: &Path, name: &Path) -> Vec<PathBuf> {
    if root.join(name).is_file() {
        return vec![name.to_owned()];
    }
    let files = folder::files(&root.join(name)).unwrap_or_default();
    files.into_iter().map(|file| name.join(file)).collect()
}

fn listed_by_git(host: &Host, root: &Path, only: &[&str]) -> Option<Vec<PathBuf>> {
    let git = host.which("git")?;
    let output = host
        .command(git)
        .current_dir(root)
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
            "--",
        ])
        .args(only)
        .stdin(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let mut files: Vec<PathBuf> = output
        .stdout
        .split(|&byte| byte == 0)
        .filter(|name| !name.is_empty())
        .map(|name| PathBuf::from(String::from_utf8_lossy(name).into_owned()))
        .collect();
    files.sort();
    files.dedup();
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn places(dir: &Scratch) -> Places {
        Places::new(dir.path().to_owned(), dir.path().join("cache"))
    }

    #[test]
    fn guidance_in_another_folder_is_looked_at_in_place_of_the_own() {
        let dir = Scratch::new();
        let files = [
            "content/a.md",
            "documents/another/document.toml",
            "documents/third/a.md",
        ];
        for file in files {
            dir.write(file, "1");
        }
        let host = Host::made_up(&[], &[]);
        let another = dir.path().join("documents/another");
        let places = places(&dir).with_content(&another).unwrap();
        assert_eq!(places.content_name(), "documents/another");
        let first = read(&host, &places).unwrap();
        for (file, changed) in files.into_iter().zip([false, true, false]) {
            dir.write(file, "2");
            let second = read(&host, &places).unwrap();
            assert_eq!(second.content != first.content, changed, "{file}");
            assert_eq!((second.look, second.code), (first.look, first.code));
            dir.write(file, "1");
        }
    }

    #[test]
    fn each_kind_of_file_changes_its_own_hash() {
        let dir = Scratch::new();
        for file in [
            "content/a.md",
            "documents/another/a.md",
            "style/home.css",
            "public/icon.svg",
            "src/main.rs",
            "index.html",
        ] {
            dir.write(file, "1");
        }
        // Without git, so that the test needs none.
        let host = Host::made_up(&[], &[]);
        let first = read(&host, &places(&dir)).unwrap();
        for (file, changed) in [
            ("content/a.md", [true, false, false]),
            // Not asked for, so not looked at.
            ("documents/another/a.md", [false, false, false]),
            ("style/home.css", [false, true, false]),
            ("public/icon.svg", [false, true, false]),
            ("src/main.rs", [false, false, true]),
            ("index.html", [false, false, true]),
            ("dist/index.html", [false, false, false]),
            ("target/x", [false, false, false]),
        ] {
            dir.write(file, "2");
            let second = read(&host, &places(&dir)).unwrap();
            let found = [
                second.content != first.content,
                second.look != first.look,
                second.code != first.code,
            ];
            assert_eq!(found, changed, "{file}");
            dir.write(file, "1");
        }
    }
}
