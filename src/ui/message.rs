//! What the reader must know of where the work is kept: what happened, what was kept, what to do.

use guidance::assess::{Opened, Trouble};
use guidance::progress::StorageError;

use crate::state::{Opening, Unsaved};
use crate::words::program;

/// What is to be said, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    /// What happened; empty when all is well.
    pub title: &'static str,
    /// What was kept, and what to do.
    pub text: String,
    /// What was set aside, for the reader to copy; empty when nothing was.
    pub aside: String,
}

impl Message {
    fn new(title: &'static str, text: impl Into<String>) -> Self {
        Self {
            title,
            text: text.into(),
            aside: String::new(),
        }
    }

    /// What to say of how opening went and of the last change.
    #[must_use]
    pub fn of(opening: &Opening, unsaved: Option<&Unsaved>) -> Self {
        if let Some(Unsaved { actions, why }) = unsaved {
            let names: Vec<String> = actions.iter().map(ToString::to_string).collect();
            let advice = match why {
                Trouble::Newer => program::unsaved_newer(),
                Trouble::Storage(StorageError::Blocked) => program::unsaved_blocked(),
                _ => program::unsaved_full(),
            };
            let text = program::unsaved(&names.join(", "), advice);
            return Self::new(program::unsaved_title(), text);
        }
        match opening {
            Opening::Pending | Opening::Done(Opened::Ready) => Self::default(),
            Opening::Done(Opened::Recovered { aside }) => Self {
                aside: aside
                    .iter()
                    .map(|one| format!("{}\n{}\n", one.key, one.text))
                    .collect(),
                ..Self::new(program::recovered_title(), program::recovered())
            },
            Opening::Done(Opened::ReadOnly {
                why: Trouble::Newer,
            }) => Self::new(program::newer_title(), program::newer()),
            Opening::Done(Opened::ReadOnly { .. }) => {
                Self::new(program::no_room_title(), program::no_room())
            }
            Opening::Done(Opened::Unkept { .. }) => {
                Self::new(program::unkept_title(), program::unkept())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use guidance::assess::SetAside;

    use super::*;

    #[test]
    fn every_way_of_opening_that_asks_something_of_the_reader_says_so_and_no_two_say_the_same() {
        let aside = vec![SetAside {
            key: "k".to_owned(),
            text: "t".to_owned(),
        }];
        let full = StorageError::Refused {
            reason: "quota".to_owned(),
        };
        let openings = [
            Opened::Recovered { aside },
            Opened::ReadOnly {
                why: Trouble::Newer,
            },
            Opened::ReadOnly {
                why: Trouble::CannotSetAside(full.clone()),
            },
            Opened::Unkept {
                why: StorageError::Blocked,
            },
        ];
        let messages: Vec<Message> = openings
            .into_iter()
            .map(|opened| Message::of(&Opening::Done(opened), None))
            .collect();
        let unsaved = Unsaved {
            actions: vec!["2.1-03".parse().unwrap()],
            why: Trouble::Storage(full),
        };
        let ready = Opening::Done(Opened::Ready);
        let titles: std::collections::BTreeSet<&str> = messages
            .iter()
            .map(|message| message.title)
            .chain([Message::of(&ready, Some(&unsaved)).title])
            .collect();
        assert_eq!(titles.len(), 5, "{titles:?}");
        assert!(!titles.contains(""));
        assert_eq!(Message::of(&ready, None), Message::default());
        assert_eq!(Message::of(&Opening::Pending, None), Message::default());
        assert_eq!(messages[0].aside, "k\nt\n");
    }
}
