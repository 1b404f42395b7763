//! The places of a page that come alive in the browser.
//!
//! An island stands in the page as an element with `data-island="NAME ARGUMENT"`; this module is the one
//! that writes and reads that attribute.

use std::fmt;
use std::str::FromStr;

use guidance::address::Page;
use guidance::id::{ActionNo, IdError, PrincipleNo};
use guidance::outline::Scope;

/// An island and what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Island {
    /// What the reader must know of the storage: damaged, full, blocked, newer.
    Notice,
    /// The life-cycle filter.
    StageFilter,
    /// The box that marks an action as done.
    Tick(ActionNo),
    /// How many actions are settled.
    Count(Scope),
    /// The same as a stop on the line: none, some or all.
    Stop(PrincipleNo),
    /// The same as one dot for each action, filled when settled.
    Dots(PrincipleNo),
    /// "Was this page helpful?", of a page: empty there, since without the program no answer could be kept, and so the one
    /// that is not rendered ahead.
    Helpful(Page),
    /// The form of the settings.
    Settings,
}

impl fmt::Display for Island {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Notice => f.write_str("notice"),
            Self::StageFilter => f.write_str("stages"),
            Self::Tick(no) => write!(f, "tick {no}"),
            Self::Count(Scope::Everything) => f.write_str("count all"),
            Self::Count(Scope::Part(part)) => write!(f, "count {part}"),
            Self::Count(Scope::Principle(no)) => write!(f, "count {no}"),
            Self::Stop(no) => write!(f, "stop {no}"),
            Self::Dots(no) => write!(f, "dots {no}"),
            Self::Helpful(page) => write!(f, "helpful {}", page.name()),
            Self::Settings => f.write_str("settings"),
        }
    }
}

impl FromStr for Island {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let scope = |text: &str| match text.parse() {
            _ if text == "all" => Some(Scope::Everything),
            Ok(no) => Some(Scope::Principle(no)),
            Err(_) => text.parse().ok().map(Scope::Part),
        };
        let (name, argument) = text.split_once(' ').unwrap_or((text, ""));
        let island = match name {
            "notice" => Some(Self::Notice),
            "stages" => Some(Self::StageFilter),
            "settings" => Some(Self::Settings),
            "tick" => argument.parse().ok().map(Self::Tick),
            "count" => scope(argument).map(Self::Count),
            "stop" => argument.parse().ok().map(Self::Stop),
            "dots" => argument.parse().ok().map(Self::Dots),
            "helpful" => Page::from_name(argument).map(Self::Helpful),
            _ => None,
        };
        island
            .filter(|island| island.to_string() == text)
            .ok_or_else(|| IdError {
                expected: "an island, as in \"tick 2.1-03\"",
                found: text.to_owned(),
            })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_island_is_read_as_it_was_written() {
        for text in [
            "notice",
            "stages",
            "tick 2.1-03",
            "count all",
            "count 2",
            "count 2.1",
            "stop 2.1",
            "dots 2.1",
            "helpful 2.1",
            "settings",
            "helpful framework-atlas",
        ] {
            assert_eq!(text.parse::<Island>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "tick",
            "tick 2.1",
            "count",
            "count x",
            "stop 2",
            "notice x",
            "count 02",
            "helpful",
            "helpful x",
        ] {
            assert!(text.parse::<Island>().is_err(), "{text}");
        }
    }
}
