//! The ways in which actions are narrowed: each facet has one vocabulary, in `content/vocabulary.toml`.

use crate::corpus::{Action, Term, Vocabulary};

/// A facet whose every value has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// When an action is done.
    Stage,
    /// Who does it.
    Role,
    /// What it counters.
    Threat,
    /// What it is about.
    Topic,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Stage, Self::Role, Self::Threat, Self::Topic];

    /// The facet's name in addresses and exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Role => "role",
            Self::Threat => "threat",
            Self::Topic => "topic",
        }
    }

    /// Its values, in the order in which they are shown.
    #[must_use]
    pub fn terms(self, vocabulary: &Vocabulary) -> &[Term] {
        match self {
            Self::Stage => &vocabulary.stages,
            Self::Role => &vocabulary.roles,
            Self::Threat => &vocabulary.threats,
            Self::Topic => &vocabulary.topics,
        }
    }

    /// The values of an action, as they are written.
    #[must_use]
    pub fn values(self, action: &Action) -> Vec<&str> {
        match self {
            Self::Stage => action.stages.iter().map(|stage| stage.id()).collect(),
            Self::Role => action.roles.iter().map(String::as_str).collect(),
            Self::Threat => action.threats.iter().map(String::as_str).collect(),
            Self::Topic => action.topics.iter().map(String::as_str).collect(),
        }
    }

    /// Whether an action has this value, or one that is a kind of it: what counters model inversion counters
    /// a privacy attack.
    #[must_use]
    pub fn covers(self, vocabulary: &Vocabulary, term: &Term, action: &Action) -> bool {
        self.values(action).into_iter().any(|value| {
            let mut terms = self.terms(vocabulary).iter();
            let own = terms.find(|own| own.id.as_str() == value);
            own.is_some_and(|own| own.id == term.id || own.parent == Some(term.id))
        })
    }
}
