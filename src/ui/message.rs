//! What the reader must know of where the work is kept: what happened, what was kept, what to do.

use guidance::progress::{Opened, StorageError, Trouble};

use crate::state::{Opening, Unsaved};

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

/// What to do when the storage holds no more.
const FULL: &str = "The storage that all pages of this host share is full or refused it: delete what another \
                    page keeps there, then change any action here, and whatever waits is saved with it. Don’t \
                    clear this site’s data: that would delete your work as well.";

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
            let shown = format!(
                "Shown as you set it, but only for as long as this page is open: {}. Earlier work is still kept.",
                names.join(", ")
            );
            let advice = match why {
                Trouble::Newer => {
                    "A newer release of Waymark has saved something in its place: open that release to go on."
                }
                Trouble::Storage(StorageError::Blocked) => {
                    "The browser has stopped letting this page keep anything: allow this site to store data in \
                     its settings, then change any action, and whatever waits is saved with it."
                }
                _ => FULL,
            };
            return Self::new(
                "A change of yours is not saved",
                format!("{shown} {advice}"),
            );
        }
        match opening {
            Opening::Pending | Opening::Done(Opened::Ready) => Self::default(),
            Opening::Done(Opened::Recovered { aside }) => Self {
                aside: aside
                    .iter()
                    .map(|one| format!("{}\n{}\n", one.key, one.text))
                    .collect(),
                ..Self::new(
                    "Part of your saved work could not be read",
                    "It was damaged, or written by something else, and has been set aside untouched in \
                     this browser. Everything else is shown, and what you do now is saved.",
                )
            },
            Opening::Done(Opened::ReadOnly {
                why: Trouble::Newer,
            }) => Self::new(
                "Your saved work is from a newer release",
                "What could be read is shown and nothing can be changed here, so that nothing is lost. \
                 Open the newer release of Waymark to go on.",
            ),
            Opening::Done(Opened::ReadOnly { .. }) => Self::new(
                "Some saved work is damaged, and there is no room to set it aside",
                "What could be read is shown and nothing can be changed here, so that nothing is lost. \
                 Other pages of this host may have filled the storage they share: close them or delete \
                 what they keep, then open this page again. Don’t clear this site’s data: that would delete \
                 your work as well.",
            ),
            Opening::Done(Opened::Unkept { .. }) => Self::new(
                "What you tick here will not be kept",
                "This browser doesn’t let the page keep anything. You can tick actions, but closing the \
                 page or opening another loses them. Allow this site to store data in the browser’s \
                 settings to keep your work.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use guidance::progress::store::SetAside;

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
