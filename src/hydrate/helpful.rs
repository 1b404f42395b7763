//! "Was this page helpful?", joined to the browser.

use std::cell::RefCell;
use std::rc::Rc;

use guidance::address::Page;
use guidance::feedback::{Feedback, FeedbackError, SendTo};

use crate::platform::local_storage::LocalStorage;
use crate::platform::plain::Plain;
use crate::platform::{clipboard, clock, page};
use crate::ui::helpful::{self, Act};

struct State {
    page: Page,
    edition: String,
    send_to: Option<SendTo>,
    given: Option<Feedback>,
    /// Why the answer that is shown is not kept, if it is not.
    trouble: Option<FeedbackError>,
    /// What came of copying, if that was the last act.
    copied: Option<bool>,
}

/// Brings the question to life in its place.
pub(super) fn start(place: Plain, page: Page, edition: String, send_to: Option<SendTo>) {
    let (given, trouble) = match Feedback::read(&LocalStorage, page) {
        Ok(given) => (given, None),
        Err(error) => (None, Some(error)),
    };
    let state = State {
        page,
        edition,
        send_to,
        given,
        trouble,
        copied: None,
    };
    state.show(&place);
    let state = Rc::new(RefCell::new(state));
    let clock = clock::stamps();
    let shown = place.clone();
    place.on_act(move |name| {
        let Some(act) = Act::named(name) else { return };
        let copied = state.borrow_mut().take(act, &shown, clock().at);
        state.borrow().show(&shown);
        if let Some(text) = copied {
            let (state, shown) = (Rc::clone(&state), shown.clone());
            clipboard::copy(&text, move |went_well| {
                state.borrow_mut().copied = Some(went_well);
                state.borrow().show(&shown);
            });
        }
    });
}

impl State {
    /// Does what the reader asks; the text to copy, if that is it.
    fn take(&mut self, act: Act, place: &Plain, now: u64) -> Option<String> {
        self.copied = None;
        match act {
            Act::Answer(helpful) => self.change(now, |given| given.helpful = helpful),
            Act::Comment => {
                let comment = place.typed("comment");
                self.change(now, |given| given.comment = comment);
            }
            Act::Copy => return self.message().map(|(_, message)| message),
            Act::Remove => {
                self.trouble = Feedback::remove(&LocalStorage, self.page).err();
                self.given = None;
                // The button goes with the answer: whoever uses the keyboard goes on at the question.
                place.focus("yes");
            }
        }
        None
    }

    fn change(&mut self, now: u64, change: impl FnOnce(&mut Feedback)) {
        let given = self.given.get_or_insert(Feedback {
            helpful: true,
            comment: String::new(),
            at: now,
        });
        change(given);
        given.at = now;
        self.trouble = given.write(&LocalStorage, self.page).err();
    }

    /// Subject and text of the answer, to take along.
    fn message(&self) -> Option<(String, String)> {
        let (title, address) = page::title_and_address();
        let message = self.given.as_ref()?.message(&self.edition, &address);
        Some((Feedback::subject(&title), message))
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
        let link = link.map(|(to, (subject, message))| {
            place.say("send", helpful::send_words(to));
            to.link(&subject, &message)
        });
        place.set("send", "href", link.as_deref());
        let words = helpful::status(
            given,
            self.trouble.as_ref(),
            self.copied,
            self.send_to.is_some(),
        );
        place.say("status", words);
    }
}
