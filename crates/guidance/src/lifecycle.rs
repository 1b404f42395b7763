//! The life cycle of a system with machine learning in it: five stages, and sets of them.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::id::IdError;

/// A life-cycle stage. The five parts of the document follow them, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Before anything is built: threats, trade-offs, awareness.
    Design,
    /// Data, suppliers, infrastructure, training.
    Development,
    /// Bringing a model to its users.
    Deployment,
    /// Running it: inputs, learning in operation, incidents.
    Operation,
    /// Retiring it, and learning from it.
    EndOfLife,
}

impl Stage {
    /// All stages, in the order of the life cycle.
    pub const ALL: [Self; 5] = [
        Self::Design,
        Self::Development,
        Self::Deployment,
        Self::Operation,
        Self::EndOfLife,
    ];

    /// The stage's place in the life cycle, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The stage with this place in the life cycle, from 1.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.number() == number)
    }

    /// The name that stands in content files and addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::Development => "development",
            Self::Deployment => "deployment",
            Self::Operation => "operation",
            Self::EndOfLife => "end-of-life",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Stage {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::ALL
            .into_iter()
            .find(|stage| stage.id() == text)
            .ok_or_else(|| IdError {
                expected: "a life-cycle stage (design, development, deployment, operation, end-of-life)",
                found: text.to_owned(),
            })
    }
}

/// A set of stages: the life-cycle filter. The empty set filters nothing out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct StageSet(u8);

impl StageSet {
    /// No stage chosen: everything is shown.
    pub const EMPTY: Self = Self(0);

    fn bit(stage: Stage) -> u8 {
        1 << (stage as u8)
    }

    /// Whether the stage itself was chosen.
    #[must_use]
    pub fn contains(self, stage: Stage) -> bool {
        self.0 & Self::bit(stage) != 0
    }

    /// Whether no stage was chosen.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether something of this stage is to be shown.
    #[must_use]
    pub fn shows(self, stage: Stage) -> bool {
        self.is_empty() || self.contains(stage)
    }

    /// The set with the stage in it, or out of it.
    #[must_use]
    pub fn with(self, stage: Stage, chosen: bool) -> Self {
        if chosen {
            Self(self.0 | Self::bit(stage))
        } else {
            Self(self.0 & !Self::bit(stage))
        }
    }

    /// The chosen stages, in the order of the life cycle.
    pub fn iter(self) -> impl Iterator<Item = Stage> {
        Stage::ALL
            .into_iter()
            .filter(move |stage| self.contains(*stage))
    }
}

impl FromIterator<Stage> for StageSet {
    fn from_iter<I: IntoIterator<Item = Stage>>(stages: I) -> Self {
        stages
            .into_iter()
            .fold(Self::EMPTY, |set, stage| set.with(stage, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_found_by_its_id_and_by_its_number() {
        for stage in Stage::ALL {
            assert_eq!(stage.id().parse(), Ok(stage));
            assert_eq!(Stage::from_number(stage.number()), Some(stage));
            assert_eq!(
                serde_json::to_string(&stage).unwrap(),
                format!("\"{stage}\"")
            );
        }
        assert!("Design".parse::<Stage>().is_err());
        assert_eq!(Stage::from_number(0), None);
        assert_eq!(Stage::from_number(6), None);
    }

    #[test]
    fn an_empty_filter_shows_all_and_a_chosen_stage_hides_the_others() {
        let all = StageSet::EMPTY;
        assert!(Stage::ALL.into_iter().all(|stage| all.shows(stage)));
        let one = all.with(Stage::Operation, true);
        assert_eq!(
            Stage::ALL
                .into_iter()
                .filter(|s| one.shows(*s))
                .collect::<Vec<_>>(),
            [Stage::Operation]
        );
        assert_eq!(one.with(Stage::Operation, false), StageSet::EMPTY);
    }
}
