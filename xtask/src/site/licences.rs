//! What the programs that readers get are made of, and under which licences: a list for the page about the site, and a file with
//! the texts, which most of the licences ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::host::Host;
use crate::packages::{Metadata, Node, Package, Rules};
use crate::places::Places;
use crate::toolchain;

/// Features with which the programs are built, all at once: what is asked is only what they are made of.
const FEATURES: &str = "hydrate,find,desk,xlsx";

/// The file with the texts, in the site.
pub const TEXTS: &str = "licences.txt";

/// Writes the list (`NAME VERSION LICENCE`, a line each) and the texts; gives where they are.
pub fn write(host: &Host, places: &Places) -> Result<(PathBuf, PathBuf)> {
    let metadata = Metadata::of(
        host,
        places,
        &[
            "--filter-platform",
            toolchain::TARGET,
            "--no-default-features",
            "--features",
            FEATURES,
        ],
    )?;
    let shipped = shipped(&metadata)?;
    Rules::read(places)?.hold(shipped.iter().copied())?;
    let (list, texts) = (
        places.site().join("licences.list"),
        places.site().join(TEXTS),
    );
    fs::create_dir_all(places.site())?;
    fs::write(&list, lines(&shipped)?)
        .with_context(|| format!("{} cannot be written", list.display()))?;
    fs::write(&texts, texts_of(&shipped)?)
        .with_context(|| format!("{} cannot be written", texts.display()))?;
    Ok((list, texts))
}

/// What ends up in a program: all that the app is made of, but what only runs while it is compiled, and what is ours.
fn shipped(metadata: &Metadata) -> Result<Vec<&Package>> {
    let packages: BTreeMap<&str, &Package> = metadata
        .packages
        .iter()
        .map(|package| (package.id.as_str(), package))
        .collect();
    let nodes: BTreeMap<&str, &Node> = metadata
        .resolve
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), node))
        .collect();
    let root = metadata.resolve.root.as_deref();
    let mut open = vec![root.context("the workspace has no app at its root")?];
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(id) = open.pop() {
        let package = packages
            .get(id)
            .with_context(|| format!("{id} is not described"))?;
        let runs_early = package
            .targets
            .iter()
            .any(|target| target.kind.iter().any(|kind| kind == "proc-macro"));
        if runs_early || !seen.insert(id) {
            continue;
        }
        if package.source.is_some() {
            found.push(*package);
        }
        let deps = nodes.get(id).map_or(&[][..], |node| &node.deps);
        open.extend(
            deps.iter()
                .filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind.is_none()))
                .map(|dep| dep.pkg.as_str()),
        );
    }
    found.sort_by_key(|package| (&package.name, &package.version));
    Ok(found)
}

fn lines(packages: &[&Package]) -> Result<String> {
    packages
        .iter()
        .map(|package| {
            let licence = package.licence()?;
            Ok(format!("{} {} {licence}\n", package.name, package.version))
        })
        .collect()
}

/// Each text once, under the packages that have it.
fn texts_of(packages: &[&Package]) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let folder = package.manifest_path.parent().context("no folder")?;
        let name = format!(
            "{} {} ({})",
            package.name,
            package.version,
            package.licence()?
        );
        let files = licence_files(folder)?;
        if files.is_empty() {
            let none = "The package has no text of its licence; its name says which it is.\n";
            texts.entry(none.to_owned()).or_default().push(name);
            continue;
        }
        let mut text = String::new();
        for file in files {
            let own =
                fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            text += String::from_utf8_lossy(&own).replace('\r', "").trim();
            text += "\n\n";
        }
        texts.entry(text).or_default().push(name);
    }
    let mut by_name: Vec<(Vec<String>, String)> = texts
        .into_iter()
        .map(|(text, names)| (names, text))
        .collect();
    by_name.sort();
    Ok(by_name
        .into_iter()
        .map(|(names, text)| format!("{}\n\n{text}\n{}\n\n", names.join("\n"), "-".repeat(72)))
        .collect())
}

/// The files of a package that hold the text of its licence. Where one may choose, MIT is chosen: it is the shortest.
fn licence_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.is_file() && is_licence(path) && path.extension().is_none_or(|end| end != "rs")
        })
        .collect();
    files.sort();
    let is_mit = |path: &PathBuf| upper(path).contains("MIT");
    if files.iter().any(is_mit) {
        files.retain(is_mit);
    }
    Ok(files)
}

fn is_licence(path: &Path) -> bool {
    let name = upper(path);
    ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"]
        .iter()
        .any(|start| name.starts_with(start))
}

fn upper(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const METADATA: &str = r#"{
        "packages": [
            {"id": "app", "name": "app", "version": "1.0.0", "license": null, "source": null, "manifest_path": "DIR/app/Cargo.toml", "targets": [{"kind": ["lib"]}]},
            {"id": "used", "name": "used", "version": "2.0.0", "license": "MIT OR Apache-2.0", "source": "registry", "manifest_path": "DIR/used/Cargo.toml", "targets": [{"kind": ["lib"]}]},
            {"id": "deep", "name": "deep", "version": "3.0.0", "license": "BSD-3-Clause", "source": "registry", "manifest_path": "DIR/deep/Cargo.toml", "targets": [{"kind": ["lib"]}]},
            {"id": "macros", "name": "macros", "version": "4.0.0", "license": "MIT", "source": "registry", "manifest_path": "DIR/macros/Cargo.toml", "targets": [{"kind": ["proc-macro"]}]},
            {"id": "tests", "name": "tests", "version": "5.0.0", "license": "MIT", "source": "registry", "manifest_path": "DIR/tests/Cargo.toml", "targets": [{"kind": ["lib"]}]}
        ],
        "resolve": {
            "root": "app",
            "nodes": [
                {"id": "app", "deps": [
                    {"pkg": "used", "dep_kinds": [{"kind": null}]},
                    {"pkg": "macros", "dep_kinds": [{"kind": null}]},
                    {"pkg": "tests", "dep_kinds": [{"kind": "dev"}]}
                ]},
                {"id": "used", "deps": [{"pkg": "deep", "dep_kinds": [{"kind": null}, {"kind": "build"}]}]},
                {"id": "deep", "deps": []}, {"id": "macros", "deps": []}, {"id": "tests", "deps": []}
            ]
        }
    }"#;

    #[test]
    fn what_readers_get_is_listed_with_its_licence_and_its_text() {
        let dir = Scratch::new();
        dir.write("used/LICENSE-MIT", "MIT of used\r\n");
        dir.write("used/LICENSE-APACHE", "Apache");
        dir.write("used/license.rs", "");
        dir.write("deep/src/lib.rs", "");
        let text = METADATA.replace("DIR", &dir.path().display().to_string());
        let metadata: Metadata = serde_json::from_str(&text).unwrap();
        let shipped = shipped(&metadata).unwrap();
        assert_eq!(
            lines(&shipped).unwrap(),
            "deep 3.0.0 BSD-3-Clause\nused 2.0.0 MIT OR Apache-2.0\n"
        );
        let texts = texts_of(&shipped).unwrap();
        assert!(
            texts.contains("used 2.0.0 (MIT OR Apache-2.0)\n\nMIT of used\n"),
            "{texts}"
        );
        assert!(texts.contains("deep 3.0.0 (BSD-3-Clause)\n\nThe package has no text"));
        assert!(!texts.contains("Apache\n"), "{texts}");
    }

    #[test]
    fn a_package_without_a_licence_is_refused() {
        let text = METADATA.replace("\"BSD-3-Clause\"", "null");
        let metadata: Metadata = serde_json::from_str(&text).unwrap();
        let error = lines(&shipped(&metadata).unwrap()).unwrap_err().to_string();
        assert!(error.contains("deep 3.0.0 names no licence"), "{error}");
    }
}
