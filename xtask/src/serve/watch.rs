//! Which files have changed. Times of change are compared: that works on every file system and in
//! every container, and there are a few hundred files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::places::Places;
use crate::site::inputs;

/// The files that a running server can act on. A change of xtask itself needs a new start.
const WATCHED: [&str; 8] = [
    "style",
    "public",
    "src",
    "crates",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
];

/// Every file's time and length.
pub type Seen = BTreeMap<PathBuf, (SystemTime, u64)>;

/// Looks at all of them.
pub fn look(places: &Places) -> Seen {
    let mut seen = Seen::new();
    let content = inputs::below(&places.root, Path::new(&places.content_name()));
    let others = WATCHED
        .iter()
        .flat_map(|name| inputs::below(&places.root, Path::new(name)));
    for file in content.into_iter().chain(others) {
        if let Ok(meta) = std::fs::metadata(places.root.join(&file)) {
            let time = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            seen.insert(file, (time, meta.len()));
        }
    }
    seen
}

/// The files that were added, changed or removed.
pub fn changes(before: &Seen, after: &Seen) -> Vec<PathBuf> {
    let mut changed: Vec<PathBuf> = after
        .iter()
        .filter(|(file, state)| before.get(*file) != Some(state))
        .map(|(file, _)| file.clone())
        .chain(
            before
                .keys()
                .filter(|file| !after.contains_key(*file))
                .cloned(),
        )
        .collect();
    changed.sort();
    changed
}

/// Their names, and no more of them than one reads.
pub fn say(changed: &[PathBuf]) -> String {
    const SAID: usize = 4;
    let mut names: Vec<String> = changed
        .iter()
        .take(SAID)
        .map(|file| file.display().to_string())
        .collect();
    if changed.len() > SAID {
        names.push(format!("and {} more", changed.len() - SAID));
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_file_that_is_added_changed_or_removed_is_noticed_and_the_build_is_not() {
        let dir = Scratch::new();
        let places = Places::new(dir.path().to_owned(), dir.path().join("cache"));
        dir.write("content/a.md", "a");
        dir.write("index.html", "a");
        let first = look(&places);
        dir.write("dist/index.html", "built");
        dir.write("target/site/styles/home.css", "built");
        assert!(changes(&first, &look(&places)).is_empty());
        dir.write("content/a.md", "longer");
        dir.write("style/home.css", "");
        std::fs::remove_file(dir.path().join("index.html")).unwrap();
        let changed = changes(&first, &look(&places));
        assert_eq!(say(&changed), "content/a.md, index.html, style/home.css");
    }

    #[test]
    fn many_changes_are_counted() {
        let files: Vec<PathBuf> = (0..9).map(|n| PathBuf::from(format!("f{n}"))).collect();
        assert_eq!(say(&files), "f0, f1, f2, f3, and 5 more");
    }
}
