//! UUIDs that are the same each time: version 5, from a name of ours and what is named.
//!
//! An id of a *thing* (a party, a source, a link) is the same in every edition, so tools know it again. An id of a *file* is
//! another whenever the file is of another edition, as OSCAL asks.

use guidance::corpus::Corpus;
use uuid::Uuid;

/// Makes the ids of one document.
#[derive(Debug, Clone, Copy)]
pub struct Ids<'a> {
    space: Uuid,
    edition: &'a str,
}

impl<'a> Ids<'a> {
    /// The ids of the document that a corpus restates.
    #[must_use]
    pub fn of(corpus: &'a Corpus) -> Self {
        let name = format!("urn:waymark:{}", corpus.document.id);
        Self {
            space: Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()),
            edition: &corpus.edition,
        }
    }

    /// The id of a thing, in every edition.
    #[must_use]
    pub fn thing(&self, name: &str) -> String {
        Uuid::new_v5(&self.space, name.as_bytes()).to_string()
    }

    /// The id of a file, in this edition.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        self.thing(&format!("{name}@{}", self.edition))
    }
}
