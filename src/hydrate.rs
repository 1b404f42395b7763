//! Brings the islands of a page to life: the one place that joins the browser to the state.

use guidance::address::{Page, Parsed, View};
use leptos::mount::hydrate_from;
use leptos::prelude::*;

use crate::platform::{clock, history, local_storage, page};
use crate::state::{FilterState, PageState, ProgressState};
use crate::ui::islands;

/// Starts the program on the open page. Does nothing where the page holds no outline.
pub fn start() {
    let outline = match page::outline() {
        Ok(outline) => outline,
        Err(error) => {
            leptos::logging::error!("this page and the program do not fit together: {error}");
            return;
        }
    };
    let owner = Owner::new();
    owner.set();
    let shown = address();
    let state = PageState {
        progress: ProgressState::new(outline),
        // Islands start as they were rendered ahead, without a filter; the address is followed after.
        filter: FilterState::new(nothing_chosen(), Some(Box::new(history::visit))),
    };
    for (island, element) in page::islands() {
        hydrate_from(element, move || islands::view(island, state)).forget();
    }
    open(state.progress);
    state.filter.follow(shown);
    local_storage::on_change_elsewhere(move || open(state.progress));
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
