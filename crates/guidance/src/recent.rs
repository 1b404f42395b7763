//! What a reader looked for last: kept on the device, and cleared when the reader says so.

use crate::progress::{KeyValue, StorageError};

/// The key under which it is kept: a line for each query, the last first.
pub const KEY: &str = "waymark/recent";

/// As many are kept.
pub const MOST: usize = 5;

/// A query longer than this, in bytes, is not kept.
const LONGEST: usize = 200;

/// What was looked for last, the last first; nothing where nothing can be read.
#[must_use]
pub fn read(storage: &dyn KeyValue) -> Vec<String> {
    let kept = storage.get(KEY).ok().flatten().unwrap_or_default();
    let lines = kept
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && line.len() <= LONGEST);
    lines.take(MOST).map(str::to_owned).collect()
}

/// Notes a query as the last one.
///
/// # Errors
/// When the storage refuses; what was kept stays.
pub fn add(storage: &dyn KeyValue, query: &str) -> Result<(), StorageError> {
    let query: Vec<&str> = query.split_whitespace().collect();
    let query = query.join(" ");
    if query.is_empty() || query.len() > LONGEST {
        return Ok(());
    }
    let mut all = read(storage);
    all.retain(|other| *other != query);
    all.insert(0, query);
    all.truncate(MOST);
    storage.set(KEY, &all.join("\n"))
}

/// Forgets all.
///
/// # Errors
/// When the storage refuses.
pub fn clear(storage: &dyn KeyValue) -> Result<(), StorageError> {
    storage.remove(KEY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::memory::Memory;

    #[test]
    fn the_last_queries_are_kept_each_once_the_last_first() {
        let storage = Memory::default();
        assert!(read(&storage).is_empty());
        for query in ["a", " b  c ", "", "a", "d", "e", "f", "g"] {
            add(&storage, query).unwrap();
        }
        assert_eq!(read(&storage), ["g", "f", "e", "d", "a"]);
        add(&storage, &"x".repeat(201)).unwrap();
        assert_eq!(read(&storage).len(), 5);
        clear(&storage).unwrap();
        assert!(read(&storage).is_empty());
    }

    #[test]
    fn whatever_stands_there_is_read_line_by_line() {
        let storage = Memory::default();
        storage.set(KEY, "\n\n one \r\ntwo\n").unwrap();
        assert_eq!(read(&storage), ["one", "two"]);
    }
}
