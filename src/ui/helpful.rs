//! "Was this page helpful?": what it looks like, and what it says when.
//!
//! No component: for a question at the foot of a page, one costs each reader more than twice as many bytes as markup
//! that is put in place and a handful of attributes (ARCHITECTURE.md, "Bytes").

use guidance::feedback::{Feedback, SendTo};

use crate::words::program;

/// Its elements. The label is not around what it labels: WebKit would read the comment as a part of the name. What is
/// acted on, and what is shown, is named by `data-act`.
pub const MARKUP: &str = joined!(
    "<fieldset><legend>",
    program::helpful(),
    "</legend><button type=button class=choice data-act=yes>",
    program::helpful_yes(),
    "</button> <button type=button class=choice data-act=no>",
    program::helpful_no(),
    "</button></fieldset><div data-act=more><label for=comment>",
    program::helpful_comment(),
    "</label><textarea id=comment autocomplete=off data-act=comment></textarea>\
     <p class=helpful__ways><button type=button class=link data-act=copy>",
    program::helpful_copy(),
    "</button> <a data-act=send></a> <button type=button class=link data-act=remove>",
    program::helpful_remove(),
    "</button></p></div><p role=status data-act=status></p>",
);

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

/// What the link that sends an answer says: to whom, and that a form gets it at once.
#[must_use]
pub fn send_words(to: &SendTo) -> String {
    if to.is_mail() {
        program::helpful_mail(to.whom())
    } else {
        program::helpful_form(to.whom())
    }
}

/// What came of the last thing that a reader did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// There is no answer, and nothing went wrong.
    None,
    /// The answer that is shown is kept.
    Kept,
    /// The answer that is shown is not kept.
    NotKept,
    /// What is kept can't be read.
    Unreadable,
    /// The answer is still there although the reader wants it gone.
    NotRemoved,
    /// The answer is in the clipboard.
    Copied,
    /// It is not.
    NotCopied,
}

/// The same in words. `is_sent` says whether there is somebody to send it to.
#[must_use]
pub fn status(outcome: &Outcome, is_sent: bool) -> &'static str {
    match outcome {
        Outcome::None => "",
        Outcome::Kept if is_sent => program::helpful_kept_to_send(),
        Outcome::Kept => program::helpful_kept(),
        Outcome::NotKept => program::helpful_not_kept(),
        Outcome::Unreadable => program::helpful_unreadable(),
        Outcome::NotRemoved => program::helpful_not_removed(),
        Outcome::Copied => program::helpful_copied(),
        Outcome::NotCopied => program::helpful_not_copied(),
    }
}

/// The answer as a text to send: what was said, of which edition, where.
#[must_use]
pub fn message(feedback: &Feedback, address: &str) -> String {
    let comment = feedback.comment.trim();
    let gap = if comment.is_empty() { "" } else { "\n\n" };
    let answer = if feedback.helpful {
        program::helpful_message_yes()
    } else {
        program::helpful_message_no()
    };
    program::helpful_message(answer, &[gap, comment].concat(), address, &feedback.edition)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

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
    fn only_what_is_kept_is_said_to_be_and_no_two_outcomes_say_the_same() {
        let others = [
            Outcome::None,
            Outcome::NotKept,
            Outcome::Unreadable,
            Outcome::NotRemoved,
            Outcome::Copied,
            Outcome::NotCopied,
        ];
        for is_sent in [true, false] {
            assert!(status(&Outcome::Kept, is_sent).starts_with("Kept in this browser"));
            let said: std::collections::BTreeSet<&str> =
                others.iter().map(|one| status(one, is_sent)).collect();
            assert_eq!(said.len(), others.len());
            assert!(said.iter().all(|words| !words.starts_with("Kept")));
        }
        assert!(status(&Outcome::Kept, true).contains("until you send it"));
    }

    #[test]
    fn a_message_says_what_of_which_edition_and_where() {
        let mut feedback = Feedback {
            helpful: false,
            comment: " An example, please. \n".to_owned(),
            edition: "e1".to_owned(),
        };
        assert_eq!(
            message(&feedback, "https://example.org/2.1.html"),
            "Was this page helpful? no\n\nAn example, please.\n\nhttps://example.org/2.1.html\nEdition e1\n"
        );
        feedback.comment.clear();
        assert_eq!(
            message(&feedback, "https://example.org/2.1.html"),
            "Was this page helpful? no\n\nhttps://example.org/2.1.html\nEdition e1\n"
        );
    }

    #[test]
    fn whoever_follows_the_link_is_told_who_gets_the_answer() {
        let words = |to: &str| send_words(&SendTo::parse(to).unwrap());
        assert_eq!(
            words("mailto:a@example.org"),
            "Send by mail to a@example.org"
        );
        assert_eq!(
            words("https://example.org/new"),
            "Take it to a form at example.org"
        );
    }
}
