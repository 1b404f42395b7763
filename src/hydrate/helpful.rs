//! "Was this page helpful?", joined to the browser.
//!
//! What is kept is read anew before each change: another tab may have answered meanwhile, and its comment must not be lost.

use std::cell::RefCell;
use std::rc::Rc;

use guidance::address::Page;
use guidance::feedback::{Feedback, FeedbackError, SendTo};

use crate::platform::local_storage::{self, LocalStorage};
use crate::platform::plain::Plain;
use crate::platform::{clipboard, page};
use crate::ui::helpful::{self, Act, Outcome};
use crate::words::program;

struct State {
    page: Page,
    edition: String,
    send_to: Option<SendTo>,
    given: Option<Feedback>,
    /// The answer that is shown is kept nowhere, so nothing may take its place before the reader lets it go.
    unkept: bool,
    outcome: Outcome,
}

/// Brings the question to life in its place.
pub(super) fn start(place: Plain, page: Page, edition: String, send_to: Option<SendTo>) {
    let mut state = State {
        page,
        edition,
        send_to,
        given: None,
        unkept: false,
        outcome: Outcome::None,
    };
    state.read();
    state.show(&place);
    let state = Rc::new(RefCell::new(state));
    let (reread, shown) = (Rc::clone(&state), place.clone());
    local_storage::on_change_elsewhere(move || {
        reread.borrow_mut().read();
        reread.borrow().show(&shown);
    });
    let shown = place.clone();
    place.on_act(move |name| {
        let Some(act) = Act::named(name) else { return };
        let copied = state.borrow_mut().take(act, &shown);
        state.borrow().show(&shown);
        if let Some(text) = copied {
            let (state, shown) = (Rc::clone(&state), shown.clone());
            clipboard::copy(&text, move |went_well| {
                state.borrow_mut().outcome = if went_well {
                    Outcome::Copied
                } else {
                    Outcome::NotCopied
                };
                state.borrow().show(&shown);
            });
        }
    });
}

impl State {
    /// Reads what is kept. An answer that is shown but could not be kept stays: reading would lose it.
    fn read(&mut self) {
        if self.unkept {
            return;
        }
        match Feedback::read(&LocalStorage, self.page) {
            Ok(given) => {
                self.outcome = given.as_ref().map_or(Outcome::None, |_| Outcome::Kept);
                self.given = given;
            }
            Err(FeedbackError::Unreadable) => self.outcome = Outcome::Unreadable,
            // Nothing is lost yet: what could not be kept is said when there is something to keep.
            Err(FeedbackError::Storage(_)) => self.outcome = Outcome::None,
        }
    }

    /// Does what the reader asks; the text to copy, if that is it.
    fn take(&mut self, act: Act, place: &Plain) -> Option<String> {
        match act {
            Act::Answer(helpful) => self.change(|given| given.helpful = helpful),
            Act::Comment => {
                let comment = place.typed("comment");
                self.change(|given| given.comment = comment);
            }
            Act::Copy => return self.message().map(|(_, message)| message),
            Act::Remove => match Feedback::remove(&LocalStorage, self.page) {
                Err(_) if !self.unkept => self.outcome = Outcome::NotRemoved,
                _ => {
                    (self.given, self.unkept) = (None, false);
                    self.read();
                    // The button goes with the answer: whoever uses the keyboard goes on at the question.
                    place.focus("yes");
                }
            },
        }
        None
    }

    fn change(&mut self, change: impl FnOnce(&mut Feedback)) {
        self.read();
        let edition = self.edition.clone();
        let given = self.given.get_or_insert_with(|| Feedback {
            helpful: true,
            comment: String::new(),
            edition: edition.clone(),
        });
        change(given);
        given.edition = edition;
        let kept = given.write(&LocalStorage, self.page);
        self.unkept = kept.is_err();
        self.outcome = match kept {
            Ok(()) => Outcome::Kept,
            Err(FeedbackError::Unreadable) => Outcome::Unreadable,
            Err(FeedbackError::Storage(_)) => Outcome::NotKept,
        };
    }

    /// Subject and text of the answer, to take along.
    fn message(&self) -> Option<(String, String)> {
        let (title, address) = page::title_and_address();
        let message = helpful::message(self.given.as_ref()?, &address);
        Some((program::helpful_subject(&title), message))
    }

    fn show(&self, place: &Plain) {
        let given = self.given.as_ref();
        for (name, answer) in [("yes", true), ("no", false)] {
            let pressed = given.is_some_and(|given| given.helpful == answer);
            place.set(
                name,
                "aria-pressed",
                Some(if pressed { "true" } else { "false" }),
            );
        }
        place.set("more", "hidden", given.is_none().then_some(""));
        place.fill("comment", given.map_or("", |given| &given.comment));
        let link = self.send_to.as_ref().zip(self.message());
        let link = link.and_then(|(to, (subject, message))| {
            place.say("send", &helpful::send_words(to));
            to.link(&subject, &message)
        });
        place.set("send", "href", link.as_deref());
        place.say(
            "status",
            helpful::status(&self.outcome, self.send_to.is_some()),
        );
    }
}
