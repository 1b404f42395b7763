//! "Was this page helpful?", as the page sees it.

use guidance::address::Page;
use guidance::feedback::{Feedback, FeedbackError};
use guidance::progress::KeyValue;
use leptos::prelude::*;

use super::progress::Clock;

/// The answer for the open page, and whether it is kept.
#[derive(Clone, Copy)]
pub struct FeedbackState {
    page: Page,
    given: RwSignal<Option<Feedback>>,
    trouble: RwSignal<Option<FeedbackError>>,
    storage: StoredValue<(Box<dyn KeyValue>, Clock), LocalStorage>,
}

impl FeedbackState {
    /// Reads the answer that is kept for a page.
    #[must_use]
    pub fn open(page: Page, storage: Box<dyn KeyValue>, clock: Clock) -> Self {
        let (given, trouble) = match Feedback::read(&storage, page) {
            Ok(given) => (given, None),
            Err(error) => (None, Some(error)),
        };
        Self {
            page,
            given: RwSignal::new(given),
            trouble: RwSignal::new(trouble),
            storage: StoredValue::new_local((storage, clock)),
        }
    }

    /// The answer, kept or not.
    #[must_use]
    pub fn given(self) -> Option<Feedback> {
        self.given.get()
    }

    /// Why the answer that is shown is not kept, if it is not.
    #[must_use]
    pub fn trouble(self) -> Option<FeedbackError> {
        self.trouble.get()
    }

    /// Says whether the page was helpful; a comment stays.
    pub fn answer(self, helpful: bool) {
        self.change(|given| given.helpful = helpful);
    }

    /// Adds a comment, in place of an earlier one.
    pub fn comment(self, comment: String) {
        self.change(|given| given.comment = comment);
    }

    /// Takes the answer away.
    pub fn remove(self) {
        let removed = self
            .storage
            .with_value(|(storage, _)| Feedback::remove(storage, self.page));
        self.given.set(None);
        self.trouble.set(removed.err());
    }

    fn change(self, change: impl FnOnce(&mut Feedback)) {
        let mut given = self.given.get_untracked().unwrap_or(Feedback {
            helpful: true,
            comment: String::new(),
            at: 0,
        });
        change(&mut given);
        let kept = self.storage.with_value(|(storage, clock)| {
            given.at = clock().at;
            given.write(storage, self.page)
        });
        self.given.set(Some(given));
        self.trouble.set(kept.err());
    }
}
