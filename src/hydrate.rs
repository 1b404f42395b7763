//! Brings the islands of a page to life: the one place that joins the browser to the state.

mod helpful;

use guidance::address::{Page, Parsed, View};
use guidance::citation;
use leptos::mount::hydrate_from;
use leptos::prelude::*;

use crate::island::Island;
use crate::platform::plain::Plain;
use crate::platform::{cite, clock, history, local_storage, page};
use crate::state::{FilterState, PageState, ProgressState};
use crate::ui::{helpful as question, islands};

/// Starts the program on the open page. Does nothing where the page holds no outline.
pub fn start() {
    let outline = match page::outline() {
        Ok(outline) => outline,
        Err(_) => {
            leptos::logging::error!(
                "this page and the program do not fit together: reload the page"
            );
            page::mark_failed();
            return;
        }
    };
    let owner = Owner::new();
    owner.set();
    let shown = address();
    let edition = outline.edition.clone();
    let cited = StoredValue::new(outline.clone());
    let state = PageState {
        progress: ProgressState::new(outline),
        // Islands start as they were rendered ahead, without a filter; the address is followed after.
        filter: FilterState::new(nothing_chosen(), Some(Box::new(history::visit))),
    };
    let mut questions = Vec::new();
    for (island, element) in page::islands() {
        match island {
            Island::Notice => hydrate_from(element, move || islands::notice(state)).forget(),
            Island::StageFilter => {
                hydrate_from(element, move || islands::stage_filter(state)).forget()
            }
            Island::Tick(no) => hydrate_from(element, move || islands::tick(state, no)).forget(),
            Island::Count(scope) => {
                hydrate_from(element, move || islands::count(state, scope)).forget()
            }
            Island::Stop(no) => hydrate_from(element, move || islands::stop(state, no)).forget(),
            Island::Dots(no) => hydrate_from(element, move || islands::dots(state, no)).forget(),
            Island::Helpful(page) => questions.push((page, element)),
        }
    }
    open(state.progress);
    state.filter.follow(shown);
    local_storage::on_change_elsewhere(move || open(state.progress));
    for (page, element) in questions {
        let send_to = page::send_to(&element);
        let place = Plain::new(element, question::MARKUP);
        helpful::start(place, page, edition.clone(), send_to);
    }
    cite::follow(CITE, move |words| {
        let view = address().view;
        cited.with_value(|outline| {
            let id = citation::id(outline, view)?;
            Some(citation::citation(outline, &id, words, &history::href()))
        })
    });
    history::on_travel(move || state.filter.follow(address()));
    page::mark_alive();
    // The state lives as long as the page.
    std::mem::forget(owner);
}

fn open(progress: ProgressState) {
    progress.open(
        Box::new(local_storage::LocalStorage),
        Box::new(clock::stamps()),
    );
}

/// What the button for a citation says.
const CITE: cite::Words = cite::Words {
    copy: "Copy citation",
    copied: "Copied",
    by_hand: "The browser did not allow it. Copy this by hand:",
};

/// What the address says. Where a host serves the page under a name of its own, there is no filter.
fn address() -> Parsed {
    history::current().unwrap_or_else(|_| nothing_chosen())
}

fn nothing_chosen() -> Parsed {
    Parsed {
        view: View::of(Page::Home),
        ignored: Vec::new(),
    }
}
