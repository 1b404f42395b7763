//! Every style sheet is in use: one that nothing imports is forgotten, and looks as if it worked.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use super::{Fault, Source};

/// Whether a sheet is one of those that pages name: they stand at the top of the folder.
fn is_named(file: &Path) -> bool {
    file.parent() == Some(Path::new("style"))
}

/// Checks the whole folder.
pub(super) fn check(sources: &[Source]) -> Vec<Fault> {
    let sheets: Vec<&Source> = sources
        .iter()
        .filter(|source| {
            source.file.starts_with("style")
                && source.file.extension().is_some_and(|end| end == "css")
        })
        .collect();
    let mut used = BTreeSet::new();
    let named = sheets.iter().filter(|sheet| is_named(&sheet.file));
    let mut next: Vec<PathBuf> = named.map(|sheet| sheet.file.clone()).collect();
    while let Some(file) = next.pop() {
        if let Some(sheet) = sheets.iter().find(|sheet| sheet.file == file)
            && used.insert(file)
        {
            next.extend(imports(&sheet.file, &sheet.text));
        }
    }
    sheets
        .iter()
        .filter(|sheet| !used.contains(&sheet.file))
        .map(|sheet| {
            Fault::new(
                &sheet.file,
                1,
                "nothing imports it: expected an @import in a sheet at the top of style/",
            )
        })
        .collect()
}

fn imports(file: &Path, text: &str) -> Vec<PathBuf> {
    text.lines()
        .filter_map(|line| {
            let rest = line.trim_start().strip_prefix("@import")?.trim_start();
            let rest = rest.strip_prefix("url(").unwrap_or(rest);
            let name = rest
                .trim_start_matches(['"', '\''])
                .split(['"', '\'', ')'])
                .next()?;
            Some(joined(file.parent()?, name))
        })
        .collect()
}

fn joined(dir: &Path, name: &str) -> PathBuf {
    let mut path = dir.to_owned();
    for part in Path::new(name).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::Normal(part) => path.push(part),
            _ => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_that_nothing_imports_is_caught() {
        let sources: Vec<Source> = [
            ("style/home.css", "@layer a;\n@import \"tokens/ink.css\" layer(a);\n@import url('components/all.css');"),
            ("style/tokens/ink.css", ":root{}"),
            ("style/components/all.css", "@import '../components/card.css';"),
            ("style/components/card.css", ""),
            ("style/components/forgotten.css", ""),
            ("public/other.css", ""),
        ]
        .map(|(file, text)| Source { file: file.into(), text: text.to_owned() })
        .into();
        let faults = check(&sources);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(
            faults[0]
                .to_string()
                .starts_with("style/components/forgotten.css:1: nothing imports it")
        );
    }
}
