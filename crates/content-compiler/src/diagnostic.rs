//! Faults in the content.

use std::fmt;

/// A fault in a content file: where, what was expected, what stood there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, relative to the content folder.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// `expected …, found …`: what to do about it.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Faults as lines, with their number at the end.
#[must_use]
pub fn list(faults: &[Diagnostic]) -> String {
    let mut text: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    let noun = if faults.len() == 1 { "fault" } else { "faults" };
    text.push_str(&format!("{} {noun} in the content", faults.len()));
    text
}

/// Faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Diagnostic>);

impl Faults {
    pub(crate) fn add(&mut self, path: &str, line: usize, message: impl Into<String>) {
        self.0.push(Diagnostic {
            path: path.to_owned(),
            line,
            message: message.into(),
        });
    }

    /// `expected …, found …`.
    pub(crate) fn expected(
        &mut self,
        at: &At,
        expected: impl fmt::Display,
        found: impl fmt::Display,
    ) {
        self.add(
            &at.path,
            at.line,
            format!("expected {expected}, found {found}"),
        );
    }

    /// Whether there is none so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}

/// A place in a content file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) path: String,
    pub(crate) line: usize,
}

/// A value with the place it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) at: At,
}
