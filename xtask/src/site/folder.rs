//! Whole folders: their files, a hash over them, copying one, putting one in the place of another.

use std::hash::{DefaultHasher, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Every file under a folder, by its path from there, sorted. Empty where there is no such folder.
pub fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    walk(dir, Path::new(""), &mut found)?;
    found.sort();
    Ok(found)
}

fn walk(top: &Path, below: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let dir = top.join(below);
    let entries = match std::fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be read", dir.display()));
        }
    };
    for entry in entries {
        let entry = entry.with_context(|| format!("{} cannot be read", dir.display()))?;
        let path = below.join(entry.file_name());
        if entry.path().is_dir() {
            walk(top, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// A hash over the names and contents of files, which are named from `top`.
///
/// The hasher of the standard library may change with its version; the site is then built once more,
/// which is all that a wrong hash can cost. So no better hash is paid for.
pub fn hash_files(top: &Path, files: &[PathBuf]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        let bytes = match std::fs::read(top.join(file)) {
            Ok(bytes) => bytes,
            // Gone since it was listed: that it is gone will show in the next list. And git lists a
            // link to a folder, or another repository, as one file.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => {
                continue;
            }
            Err(error) => {
                return Err(error).with_context(|| format!("{} cannot be read", file.display()));
            }
        };
        let name = file.as_os_str().as_encoded_bytes();
        for part in [name, &bytes] {
            hasher.write_usize(part.len());
            hasher.write(part);
        }
    }
    Ok(hasher.finish())
}

/// A hash over a folder, or nothing where it holds no file.
pub fn hash(dir: &Path) -> Result<Option<u64>> {
    let mut files = files(dir)?;
    // What `build --compressed` lays beside files says nothing that they don't.
    files.retain(|file| {
        file.extension()
            .is_none_or(|end| end != "gz" && end != "br")
    });
    if files.is_empty() {
        return Ok(None);
    }
    hash_files(dir, &files).map(Some)
}

/// Removes a folder, if it is there.
pub fn remove(dir: &Path) -> Result<()> {
    match std::fs::remove_dir_all(dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", dir.display()))
        }
        _ => Ok(()),
    }
}

/// Makes `to` a copy of `from`.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    remove(to)?;
    std::fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for file in files(from)? {
        let target = to.join(&file);
        if let Some(dir) = target.parent() {
            std::fs::create_dir_all(dir)
                .with_context(|| format!("{} cannot be made", dir.display()))?;
        }
        std::fs::copy(from.join(&file), &target)
            .with_context(|| format!("{} cannot be written", target.display()))?;
    }
    Ok(())
}

/// Puts a folder in the place of another; a reader finds the one or the other, never a half.
pub fn replace(new: &Path, place: &Path) -> Result<()> {
    let old = sibling(place, "old");
    remove(&old)?;
    if let Some(dir) = place.parent() {
        std::fs::create_dir_all(dir)
            .with_context(|| format!("{} cannot be made", dir.display()))?;
    }
    // A folder on another disk cannot be renamed into place: a copy beside it can.
    let near = sibling(place, "new");
    if std::fs::rename(new, &near).is_err() {
        copy(new, &near)?;
        remove(new)?;
    }
    if place.exists() {
        std::fs::rename(place, &old)
            .with_context(|| format!("{} cannot be moved", place.display()))?;
    }
    std::fs::rename(&near, place)
        .with_context(|| format!("{} cannot be put in place", place.display()))?;
    remove(&old)
}

fn sibling(place: &Path, what: &str) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_hash_changes_with_a_name_and_with_a_content_and_with_nothing_else() {
        let dir = Scratch::new();
        dir.write("a/x", "1");
        dir.write("a/y", "2");
        let a = dir.path().join("a");
        let first = hash(&a).unwrap();
        assert_eq!(first, hash(&a).unwrap());
        copy(&a, &dir.path().join("b")).unwrap();
        assert_eq!(first, hash(&dir.path().join("b")).unwrap());
        dir.write("a/y", "3");
        let changed = hash(&a).unwrap();
        assert_ne!(first, changed);
        dir.write("a/y", "2");
        std::fs::rename(a.join("y"), a.join("z")).unwrap();
        assert_ne!(first, hash(&a).unwrap());
        assert_eq!(hash(&dir.path().join("absent")).unwrap(), None);
    }

    #[test]
    fn a_replaced_folder_holds_the_new_files_only() {
        let dir = Scratch::new();
        dir.write("dist/old.html", "old");
        dir.write("next/sub/new.html", "new");
        replace(&dir.path().join("next"), &dir.path().join("dist")).unwrap();
        assert_eq!(
            files(&dir.path().join("dist")).unwrap(),
            [PathBuf::from("sub/new.html")]
        );
        assert_eq!(
            files(dir.path()).unwrap(),
            [PathBuf::from("dist/sub/new.html")]
        );
    }
}
