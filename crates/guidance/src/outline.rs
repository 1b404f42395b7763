//! The little of the guidance that a page needs in the browser: which actions there are.
//!
//! The words stand in the page already, so the program carries none of them: an edition of the content
//! changes pages, never the program. Every page holds its outline as JSON in a script element that the
//! browser does not run; it is well under 1 KiB.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::corpus::Corpus;
use crate::id::{ActionId, ActionNo, PrincipleNo, Slug};

/// The actions of one document, by principle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The document.
    pub document: Slug,
    /// The edition of the content; see [`Corpus::edition`].
    pub edition: String,
    /// Principles in order, each with the serials of its actions in the order of the page.
    pub principles: Vec<(PrincipleNo, Vec<u8>)>,
}

/// An outline that could not be read.
#[derive(Debug, Error)]
pub enum OutlineError {
    /// Not the JSON that this release writes.
    #[error("expected the outline that this release writes: {0}")]
    Unreadable(#[from] serde_json::Error),
}

/// `{"d":"ncsc-ml","e":"…","p":[["2.1",[1,2]]]}`: short names, since every page carries it.
#[derive(Serialize, Deserialize)]
struct Written {
    d: Slug,
    e: String,
    p: Vec<(PrincipleNo, Vec<u8>)>,
}

impl Outline {
    /// The outline of a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let serials = |actions: &[crate::corpus::Action]| {
            actions.iter().map(|action| action.no.serial()).collect()
        };
        Self {
            document: corpus.document.id.clone(),
            edition: corpus.edition.clone(),
            principles: corpus
                .principles()
                .map(|principle| (principle.no, serials(&principle.actions)))
                .collect(),
        }
    }

    /// Reads what [`Outline::to_json`] wrote.
    ///
    /// # Errors
    /// When the text is not an outline.
    pub fn from_json(text: &str) -> Result<Self, OutlineError> {
        let Written { d, e, p } = serde_json::from_str(text)?;
        Ok(Self {
            document: d,
            edition: e,
            principles: p,
        })
    }

    /// One line of JSON.
    ///
    /// # Errors
    /// Never for an outline of a corpus; the type is that of the serialiser.
    pub fn to_json(&self) -> Result<String, OutlineError> {
        let Self {
            document,
            edition,
            principles,
        } = self.clone();
        Ok(serde_json::to_string(&Written {
            d: document,
            e: edition,
            p: principles,
        })?)
    }

    /// The full id of an action.
    #[must_use]
    pub fn id(&self, no: ActionNo) -> ActionId {
        ActionId {
            document: self.document.clone(),
            no,
        }
    }

    /// The actions within a scope, in order.
    pub fn actions(&self, scope: Scope) -> impl Iterator<Item = ActionNo> + '_ {
        self.principles
            .iter()
            .filter(move |(principle, _)| scope.covers(*principle))
            .flat_map(|(principle, serials)| {
                serials
                    .iter()
                    .filter_map(|serial| ActionNo::new(*principle, *serial))
            })
    }
}

/// What a count is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All principles.
    Everything,
    /// The principles of one part.
    Part(u8),
    /// One principle.
    Principle(PrincipleNo),
}

impl Scope {
    /// Whether the principle lies within.
    #[must_use]
    pub fn covers(self, principle: PrincipleNo) -> bool {
        match self {
            Self::Everything => true,
            Self::Part(part) => principle.part() == part,
            Self::Principle(one) => principle == one,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Outline {
        Outline {
            document: "ncsc-ml".parse().unwrap(),
            edition: "e1".to_owned(),
            principles: vec![
                ("1.1".parse().unwrap(), vec![1, 2]),
                ("2.1".parse().unwrap(), vec![3, 1]),
                ("2.2".parse().unwrap(), vec![]),
            ],
        }
    }

    #[test]
    fn an_outline_is_read_as_it_was_written() {
        let json = sample().to_json().unwrap();
        expect_test::expect![[
            r#"{"d":"ncsc-ml","e":"e1","p":[["1.1",[1,2]],["2.1",[3,1]],["2.2",[]]]}"#
        ]]
        .assert_eq(&json);
        assert_eq!(Outline::from_json(&json).unwrap(), sample());
    }

    #[test]
    fn a_scope_counts_its_own_actions_in_the_order_of_the_page() {
        let count = |scope| {
            sample()
                .actions(scope)
                .map(|no| no.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            count(Scope::Everything),
            ["1.1-01", "1.1-02", "2.1-03", "2.1-01"]
        );
        assert_eq!(count(Scope::Part(2)), ["2.1-03", "2.1-01"]);
        assert_eq!(
            count(Scope::Principle("1.1".parse().unwrap())),
            ["1.1-01", "1.1-02"]
        );
    }
}
