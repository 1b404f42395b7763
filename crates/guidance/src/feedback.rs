//! "Was this page helpful?": an answer that stays on the device, and how a reader takes it along.
//!
//! An answer is kept under a key of its own for each page, `waymark/feedback/PAGE`, as a line of words and then the comment
//! as it was typed:
//!
//! ```text
//! 1 no 5f0c2a91d3b4e678
//! Measure 2 lacks an example.
//! ```
//!
//! Version, answer, and the edition of the content that it was given of: a newer one may have mended it. These words are a
//! format and no interface; what is sent of an answer is put into words by whoever shows it.

use thiserror::Error;

use crate::address::Page;
use crate::progress::{KeyValue, StorageError};

/// What a reader thinks of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// Whether it was helpful.
    pub helpful: bool,
    /// What the reader adds; may be empty.
    pub comment: String,
    /// The edition of the content that it is about; a word.
    pub edition: String,
}

/// Why there is no answer where one may have been kept.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FeedbackError {
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// What is kept is not what this release writes: damaged, or by a newer one. It is left alone.
    #[error("expected an answer as this release writes it, found another text")]
    Unreadable,
}

const PREFIX: &str = "waymark/feedback/";
const VERSION: &str = "1";

/// Bytes of a message that fit into an address, each of them three in it at worst; hosts and mail programs take some 8,000.
const LONGEST_MESSAGE: usize = 2000;

impl Feedback {
    /// The key of a page's answer.
    #[must_use]
    pub fn key(page: Page) -> String {
        format!("{PREFIX}{}", page.name())
    }

    /// The answer that is kept for a page, if there is one.
    ///
    /// # Errors
    /// When the storage fails, or when what is kept can't be read.
    pub fn read(storage: &impl KeyValue, page: Page) -> Result<Option<Self>, FeedbackError> {
        match storage.get(&Self::key(page))? {
            None => Ok(None),
            Some(text) => Self::from_text(&text)
                .map(Some)
                .ok_or(FeedbackError::Unreadable),
        }
    }

    /// Keeps the answer for a page, in place of an earlier one; one that can't be read is not overwritten.
    ///
    /// # Errors
    /// When the storage fails, or when what is kept can't be read.
    pub fn write(&self, storage: &impl KeyValue, page: Page) -> Result<(), FeedbackError> {
        Self::read(storage, page)?;
        Ok(storage.set(&Self::key(page), &self.to_text())?)
    }

    /// Takes a page's answer away; one that can't be read stays.
    ///
    /// # Errors
    /// When the storage fails, or when what is kept can't be read.
    pub fn remove(storage: &impl KeyValue, page: Page) -> Result<(), FeedbackError> {
        Self::read(storage, page)?;
        Ok(storage.remove(&Self::key(page))?)
    }

    fn to_text(&self) -> String {
        format!(
            "{VERSION} {} {}\n{}",
            yes_or_no(self.helpful),
            self.edition,
            self.comment
        )
    }

    fn from_text(text: &str) -> Option<Self> {
        let (line, comment) = text.split_once('\n')?;
        let mut words = line.split(' ');
        let known = words.next() == Some(VERSION);
        let helpful = match words.next()? {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        let edition = words.next().filter(|edition| !edition.is_empty())?;
        (known && words.next().is_none()).then(|| Self {
            helpful,
            comment: comment.to_owned(),
            edition: edition.to_owned(),
        })
    }
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Where answers are sent, as whoever hosts the site has set it: a mail address or a page that takes an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendTo(String);

/// A text that answers can't be sent to.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "expected an address as in \"mailto:guidance@example.org\" or \"https://example.org/project/issues/new\", \
     found \"{0}\""
)]
pub struct SendToError(String);

impl SendTo {
    /// Reads what stands in the build's options.
    ///
    /// # Errors
    /// When it is neither a mail address nor an `https:` address without a fragment.
    pub fn parse(text: &str) -> Result<Self, SendToError> {
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'#'));
        let mail = text.strip_prefix("mailto:").is_some_and(|to| {
            let (name, host) = to.split_once('@').unwrap_or_default();
            !name.is_empty() && host.contains('.') && !to.contains('?')
        });
        let page = text.strip_prefix("https://").is_some_and(|rest| {
            let host = rest.split(['/', '?', ':']).next().unwrap_or_default();
            host.contains('.') && host.split('.').all(|label| !label.is_empty())
        });
        if plain && (mail || page) {
            Ok(Self(text.to_owned()))
        } else {
            Err(SendToError(text.to_owned()))
        }
    }

    /// The address as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a mail.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        self.0.starts_with("mailto:")
    }

    /// Who gets it, as a reader knows them: a mail address or a host.
    #[must_use]
    pub fn whom(&self) -> &str {
        let address = self.0.strip_prefix("mailto:");
        let address = address.or_else(|| self.0.strip_prefix("https://"));
        let whom = address.unwrap_or(&self.0);
        whom.split(['/', '?']).next().unwrap_or(whom)
    }

    /// The link that carries a subject and a message there, under the names that mail programs and GitHub's and Gitea's forms
    /// for issues take; `None` where the message is longer than such an address may safely be.
    ///
    /// A mail is sent when the reader sends it. A form is somebody's host: to follow the link is to tell it the message.
    #[must_use]
    pub fn link(&self, subject: &str, message: &str) -> Option<String> {
        if message.len() > LONGEST_MESSAGE {
            return None;
        }
        let name = if self.is_mail() { "subject" } else { "title" };
        let mark = if self.0.contains('?') { '&' } else { '?' };
        Some(format!(
            "{}{mark}{name}={}&body={}",
            self.0,
            encoded(subject),
            // Mail wants a carriage return before a line feed.
            encoded(&message.replace('\n', if self.is_mail() { "\r\n" } else { "\n" }))
        ))
    }
}

/// A text as it may stand in a query: all but letters, digits and four signs as `%` and two digits.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(byte as char);
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(
                    char::from_digit(digit.into(), 16)
                        .unwrap_or('0')
                        .to_ascii_uppercase(),
                );
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress::memory::Memory;

    fn page() -> Page {
        Page::Principle("2.1".parse().unwrap())
    }

    proptest! {
        #[test]
        fn an_answer_is_read_as_it_was_kept(helpful: bool, comment in "(?s).{0,60}", edition in "[0-9a-f]{1,16}") {
            let storage = Memory::default();
            let feedback = Feedback { helpful, comment, edition };
            feedback.write(&storage, page()).unwrap();
            prop_assert_eq!(Feedback::read(&storage, page()), Ok(Some(feedback)));
            Feedback::remove(&storage, page()).unwrap();
            prop_assert_eq!(Feedback::read(&storage, page()), Ok(None));
        }

        #[test]
        fn any_text_is_an_answer_or_none(text in "(?s).{0,60}") {
            let _ = Feedback::from_text(&text);
        }
    }

    #[test]
    fn what_cannot_be_read_is_neither_overwritten_nor_removed() {
        let newer = "2 yes 1\n";
        for text in [
            "",
            "1 yes 1",
            "1 perhaps 1\n",
            "1 yes \n",
            "1 yes 1 1\n",
            newer,
        ] {
            let storage = Memory::default();
            storage.set(&Feedback::key(page()), text).unwrap();
            let feedback = Feedback {
                helpful: true,
                comment: String::new(),
                edition: "e1".to_owned(),
            };
            assert_eq!(
                Feedback::read(&storage, page()),
                Err(FeedbackError::Unreadable),
                "{text:?}"
            );
            assert_eq!(
                feedback.write(&storage, page()),
                Err(FeedbackError::Unreadable)
            );
            assert_eq!(
                Feedback::remove(&storage, page()),
                Err(FeedbackError::Unreadable)
            );
            assert_eq!(
                storage.get("waymark/feedback/2.1"),
                Ok(Some(text.to_owned()))
            );
        }
    }

    #[test]
    fn who_gets_an_answer_is_named_and_a_long_one_makes_no_link() {
        let to = |to: &str| SendTo::parse(to).unwrap();
        assert_eq!(to("mailto:a@example.org").whom(), "a@example.org");
        assert_eq!(to("https://example.org/x?y").whom(), "example.org");
        let long = "x".repeat(LONGEST_MESSAGE + 1);
        assert_eq!(to("mailto:a@example.org").link("s", &long), None);
        assert!(to("mailto:a@example.org").link("s", &long[1..]).is_some());
    }

    #[test]
    fn answers_go_by_mail_or_to_a_page_and_nowhere_else() {
        let link = |to: &str| SendTo::parse(to).unwrap().link("A & b", "c\n“d”").unwrap();
        assert_eq!(
            link("mailto:a@example.org"),
            "mailto:a@example.org?subject=A%20%26%20b&body=c%0D%0A%E2%80%9Cd%E2%80%9D"
        );
        assert_eq!(
            link("https://example.org/issues/new?labels=x"),
            "https://example.org/issues/new?labels=x&title=A%20%26%20b&body=c%0A%E2%80%9Cd%E2%80%9D"
        );
        for text in [
            "",
            "a@example.org",
            "mailto:",
            "mailto:a",
            "mailto:@b.org",
            "mailto:a@b.org?subject=x",
            "http://example.org/",
            "https://x",
            "javascript:alert(1)",
            "https://a.org/ b",
            "https://a.org/#x",
            "https://a.org/\"",
            "https://.",
            "https://a./b",
        ] {
            assert!(SendTo::parse(text).is_err(), "{text}");
        }
    }
}
