//! "Was this page helpful?": what it looks like, and what it says when.
//!
//! No component: as one it cost each reader 10.6 KiB of program after gzip for a question at the foot of a page; as
//! markup that is put in place and a handful of attributes it costs a third (ARCHITECTURE.md, "Bytes").

use guidance::feedback::{Feedback, FeedbackError, SendTo};

/// Its elements. What is acted on, and what is shown, is named by `data-act`.
pub const MARKUP: &str = "<fieldset><legend>Was this page helpful?</legend>\
    <button type=button class=choice data-act=yes>Yes</button> \
    <button type=button class=choice data-act=no>No</button></fieldset>\
    <div data-act=more><label>What would make it better?<textarea autocomplete=off data-act=comment></textarea></label>\
    <p class=helpful__ways><button type=button class=link data-act=copy>Copy</button> <a data-act=send></a> \
    <button type=button class=link data-act=remove>Delete this answer</button></p></div>\
    <p role=status data-act=status></p>";

/// What a reader does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Says whether the page was helpful.
    Answer(bool),
    /// Types a comment.
    Comment,
    /// Wants the answer in the clipboard.
    Copy,
    /// Wants the answer gone.
    Remove,
}

impl Act {
    /// The act of an element of [`MARKUP`], by its `data-act`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "yes" => Self::Answer(true),
            "no" => Self::Answer(false),
            "comment" => Self::Comment,
            "copy" => Self::Copy,
            "remove" => Self::Remove,
            _ => return None,
        })
    }
}

/// What the link that sends an answer says.
#[must_use]
pub fn send_words(to: &SendTo) -> &'static str {
    if to.is_mail() {
        "Send by mail"
    } else {
        "Open an issue"
    }
}

/// What became of the answer, in words. `copied` is what came of copying, if that was the last act.
#[must_use]
pub fn status(
    given: Option<&Feedback>,
    trouble: Option<&FeedbackError>,
    copied: Option<bool>,
    is_sent: bool,
) -> &'static str {
    match (copied, trouble, given) {
        (Some(true), ..) => "Copied.",
        (Some(false), ..) => {
            "The browser did not allow it: select your words and copy them by hand."
        }
        (None, Some(FeedbackError::Unreadable), _) => {
            "An answer that this release can’t read is kept here. It is left as it is, so a new one can’t be kept."
        }
        (None, Some(FeedbackError::Storage(_)), _) => {
            "This browser could not keep it: copy it before you leave the page."
        }
        (None, None, Some(_)) if is_sent => {
            "Kept in this browser, and sent nowhere until you send it."
        }
        (None, None, Some(_)) => "Kept in this browser, and sent nowhere.",
        (None, None, None) => "",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use guidance::progress::StorageError;

    use super::*;

    #[test]
    fn every_act_has_an_element_and_every_button_an_act() {
        for name in ["yes", "no", "comment", "copy", "remove"] {
            assert!(Act::named(name).is_some());
            assert_eq!(
                MARKUP.matches(&format!("data-act={name}>")).count(),
                1,
                "{name}"
            );
        }
        assert_eq!(MARKUP.matches("<button").count(), 4);
        assert_eq!(Act::named("status"), None);
    }

    #[test]
    fn an_answer_that_is_not_kept_is_never_said_to_be() {
        let given = Feedback {
            helpful: true,
            comment: String::new(),
            at: 0,
        };
        for trouble in [
            FeedbackError::Unreadable,
            FeedbackError::Storage(StorageError::Blocked),
        ] {
            for is_sent in [true, false] {
                let said = status(Some(&given), Some(&trouble), None, is_sent);
                assert!(!said.starts_with("Kept") && !said.is_empty(), "{said}");
            }
        }
        assert_eq!(status(None, None, None, true), "");
        assert!(status(Some(&given), None, None, false).starts_with("Kept"));
        assert!(status(Some(&given), None, None, true).contains("until you send it"));
        assert_eq!(status(Some(&given), None, Some(true), true), "Copied.");
    }
}
