//! Other words for what the guidance says: what readers type, which words of ours mean it, where it is dealt with.
//!
//! An entry works like one of a back-of-book index: "model theft, *see* model extraction; 3.1, 2.2". It holds because of
//! its warrant, which an editor can look up, and never because of what somebody once searched for.

use serde::Serialize;

use crate::id::PrincipleNo;

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What readers type, in lower case: words or phrases that mean the same.
    pub words: Vec<String>,
    /// Words of the guidance that mean it, the most telling first. May be empty where `home` is not.
    pub text: Vec<String>,
    /// The principles that deal with it, the best first.
    pub home: Vec<PrincipleNo>,
    /// Why it holds: an entry of a glossary, a framework or a standard, or common usage.
    pub warrant: String,
}
