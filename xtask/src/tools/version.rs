//! Versions: of programs, from what they print; of packages, from Cargo.lock.

use std::path::Path;

use anyhow::{Context, Result};

use crate::host::Host;
use crate::places::Places;

/// What a program says of itself.
pub fn of_program(host: &Host, program: &Path) -> Option<String> {
    in_text(&host.output(program, &["--version"])?)
}

/// The version in what a program prints of itself: the first word that begins with a digit.
pub fn in_text(text: &str) -> Option<String> {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

/// The version of wasm-bindgen that the app is built with: its tool must be of the very same one.
pub fn of_wasm_bindgen(places: &Places) -> Result<String> {
    let path = places.root.join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).with_context(|| {
        format!(
            "{} cannot be read (it belongs to the checkout)",
            path.display()
        )
    })?;
    locked(&lock, "wasm-bindgen").with_context(|| {
        format!(
            "{}: expected a package wasm-bindgen, found none",
            path.display()
        )
    })
}

/// The version of a package in a Cargo.lock. Read line by line: the file is made by a machine, and
/// parsing all of it takes longer than a build in which nothing has changed.
pub fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_first_word_that_looks_like_one() {
        for (text, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.130", Some("0.2.130")),
            ("wasm-opt version 108", Some("108")),
            ("wasm-opt version 123 (version_123-1-gabc)", Some("123")),
            (
                "Chromium 156.0.8078.79 built on Debian",
                Some("156.0.8078.79"),
            ),
            ("no version", None),
        ] {
            assert_eq!(in_text(text).as_deref(), version, "{text}");
        }
    }

    #[test]
    fn the_lock_file_gives_the_version_of_the_package_of_that_very_name() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
        assert_eq!(locked("", "wasm-bindgen"), None);
    }
}
