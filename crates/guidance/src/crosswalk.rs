//! Other frameworks, and what of them the principles meet.
//!
//! The links are proposed by Waymark and endorsed by nobody, and every page and export that shows one says
//! so. Entries of a framework are facts (ids and titles, where it says so names of ours); why a link holds is
//! in our words.

use serde::Serialize;

use crate::id::{Name, PrincipleNo};

/// A framework: an edition of it, its entries, and the links from the principles to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Framework {
    /// Stable name.
    pub id: Name,
    /// Full title.
    pub title: String,
    /// What it is called in lists.
    pub short: String,
    /// Who publishes it.
    pub publisher: String,
    /// The edition that is mapped.
    pub edition: String,
    /// When that edition appeared: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub published: String,
    /// Where it stands.
    pub url: String,
    /// Its licence, where it names one that matters here.
    pub licence: Option<String>,
    /// What it is, in one sentence of ours.
    pub about: String,
    /// How sure the ids and titles are, and what was not checked.
    pub sure: String,
    /// The strongest link that may be claimed.
    pub strongest: Strength,
    /// Its sections, in order; none where it has none.
    pub groups: Vec<Group>,
    /// Its entries, in its order.
    pub entries: Vec<Entry>,
    /// A newer edition, of which only titles are shown.
    pub newer: Option<Newer>,
    /// Links from the principles, in the order of the principles, the strongest first.
    pub links: Vec<Link>,
    /// Principles that have no counterpart in it.
    pub none: Vec<NoCounterpart>,
}

impl Framework {
    /// The links of a principle.
    pub fn links_of(&self, principle: PrincipleNo) -> impl Iterator<Item = &Link> {
        self.links
            .iter()
            .filter(move |link| link.principle == principle)
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// A section of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// As its entries name it.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Something that a framework names: a technique, a risk, a control, an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its id in the framework, as it is written there.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The group it stands in.
    pub group: Option<String>,
    /// The entry that it is a part of.
    pub under: Option<String>,
    /// Where it stands, if it has an address of its own.
    pub url: Option<String>,
    /// A fact beside it, in a few words.
    pub note: Option<String>,
    /// The newest edition no longer has it: nothing is mapped to it.
    pub withdrawn: bool,
    /// The id of the entry on the same subject in the newer edition.
    pub successor: Option<String>,
}

/// A newer edition of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Newer {
    /// The edition.
    pub edition: String,
    /// Where it stands.
    pub url: String,
    /// Ids and titles of its entries, in its order.
    pub entries: Vec<NewerEntry>,
}

/// An entry of a newer edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewerEntry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A proposed link from a principle to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The principle.
    pub principle: PrincipleNo,
    /// The id of the entry.
    pub entry: String,
    /// How much of the two meets.
    pub strength: Strength,
    /// How they meet.
    pub relation: Relation,
    /// What in the principle meets what in the entry, in our words.
    pub why: String,
}

/// How much of a principle and an entry meets. The stronger is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// In part: one measure only, or a mention.
    Related,
    /// The same subject, or a threat or control that is treated directly.
    Strong,
}

/// How a principle and an entry meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The document itself links to the entry. A fact, where all others are proposals.
    Cites,
    /// The principle amounts to that mitigation.
    Implements,
    /// The principle lowers that risk, or hampers that attack.
    Counters,
    /// Both ask for much the same.
    Aligns,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Cites, Self::Implements, Self::Counters, Self::Aligns];

    /// The name that stands in content files and exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::Implements => "implements",
            Self::Counters => "counters",
            Self::Aligns => "aligns",
        }
    }
}

/// A principle that has no counterpart in a framework: it was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoCounterpart {
    /// The principle.
    pub principle: PrincipleNo,
    /// Why, in our words.
    pub why: String,
}
