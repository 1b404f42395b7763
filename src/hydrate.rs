//! Brings the islands of a page to life: the one place that joins the browser to the state.

mod helpful;
mod settings;

use guidance::address::{Form, Page, Parsed, View};
use guidance::citation;
use guidance::id::ActionNo;
use guidance::outline::Outline;
use guidance::progress::Status;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::{PositionState, RenderHtml};

use crate::island::Island;
use crate::platform::plain::Plain;
use crate::platform::{cite, clock, history, journal, local_storage, page};
use crate::state::{Device, FilterState, PageState, ProgressState, Saved};
use crate::ui::{helpful as question, islands};
use crate::words::program;

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
    // Fails where it has been done, and this is the first time.
    let _ = any_spawner::Executor::init_wasm_bindgen();
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
    let mut form = None;
    let mut chosen = Vec::new();
    for (island, element) in page::islands() {
        let place = Plain::there(element.clone());
        match island {
            Island::Notice => {
                place.on(&["click"], move |pressed, _| {
                    if pressed.is_button() {
                        state.progress.discard_aside();
                    }
                });
                adopt(element, islands::notice(state));
            }
            Island::StageFilter => {
                place.on(&["change"], move |choice, _| {
                    if let Ok(stage) = choice.value().parse() {
                        state.filter.choose(stage, choice.is_checked());
                    }
                });
                place.on(&["click"], move |pressed, _| {
                    if pressed.is_button() {
                        state.filter.clear();
                    }
                });
                // Chosen before the program was there: the style sheet has followed already.
                chosen = place.touched();
                keep_ticked(place, move |stage| {
                    let stages = state.filter.stages();
                    stage.parse().is_ok_and(|stage| stages.contains(stage))
                });
                adopt(element, islands::stage_filter(state));
            }
            Island::Tick(no) => {
                place.on(&["change"], move |tick, _| {
                    let status = match tick.is_checked() {
                        true => Status::Done,
                        false => Status::NotStarted,
                    };
                    state.progress.settle(no, status);
                });
                tell(place.clone(), no, state.progress);
                keep_ticked(place, move |_| state.progress.status(no) == Status::Done);
                adopt(element, islands::tick(state, no));
            }
            Island::Count(scope) => adopt(element, islands::count(state, scope)),
            Island::Stop(no) => adopt(element, islands::stop(state, no)),
            Island::Dots(no) => adopt(element, islands::dots(state, no)),
            Island::Helpful(page) => questions.push((page, element)),
            Island::Settings => form = Some(place),
        }
    }
    let writer = clock::writer();
    open(state.progress, &writer);
    journal::read(move |kept| {
        if kept.is_none() {
            state.progress.journaled(false);
        }
        state.progress.replay(&kept.unwrap_or_default());
    });
    say_saved(state.progress);
    state.filter.follow(shown);
    for (stage, is_chosen) in chosen {
        if let Ok(stage) = stage.parse() {
            state.filter.choose(stage, is_chosen);
        }
    }
    local_storage::on_change_elsewhere(move || open(state.progress, &writer));
    for (page, element) in questions {
        let send_to = page::send_to(&element);
        let place = Plain::new(element, question::MARKUP);
        helpful::start(place, page, edition.clone(), send_to);
    }
    settings::start(form, move || untrack(|| state.progress.unsaved().is_none()));
    cite::follow(move |words| {
        let view = address().view;
        cited.with_value(|outline| {
            let id = citation::id(outline, view)?;
            Some(cited_as(outline, &id, words))
        })
    });
    history::on_travel(move || state.filter.follow(address()));
    page::mark_alive();
    // The state lives as long as the page.
    std::mem::forget(owner);
}

/// Lets a view take over the elements that were rendered from it ahead. As `leptos::mount::hydrate_from` does, but without
/// what only pages that wait for data need: they and what could take the view away again were 3 KiB of the program.
fn adopt(place: impl Into<Element>, view: impl RenderHtml) {
    let place = Cursor::new(place.into());
    let alive = view.hydrate::<true>(&place, &PositionState::default());
    // It lives as long as the page.
    std::mem::forget(alive);
}

/// Keeps the boxes of an island as the state is. Not by their views: properties of elements were 1 KiB of the program.
fn keep_ticked(place: Plain, is_ticked: impl Fn(&str) -> bool + 'static) {
    let kept = RenderEffect::new(move |_| place.tick(&is_ticked));
    std::mem::forget(kept);
}

/// Says beside a box what it can't show: that an action is in progress, or does not apply.
fn tell(place: Plain, no: ActionNo, progress: ProgressState) {
    let id = no.to_string();
    let told = RenderEffect::new(move |_| {
        let words = match progress.status(no) {
            Status::InProgress => program::in_progress(),
            Status::NotApplicable => program::not_applicable(),
            Status::NotStarted | Status::Done => "",
        };
        place.describe(&id, words);
    });
    std::mem::forget(told);
}

/// Says below the count of a principle where the work is, since when, and whether there is a backup.
fn say_saved(progress: ProgressState) {
    let markup = [
        "<p data-act=line hidden><span data-act=kept></span> <a href=\"",
        &View::of(Page::Systems).format(Form::Documents),
        "\">",
        program::kept_more(),
        "</a></p>",
    ];
    let Some(line) = Plain::under(".glance>div>dd", &markup.concat()) else {
        return;
    };
    let said = RenderEffect::new(move |_| {
        let saved = progress.saved();
        line.set("line", "hidden", saved.is_none().then_some(""));
        let Some(saved) = saved else { return };
        let at = clock::say_when(saved.at);
        let kept = match saved {
            Saved { waits: true, .. } => program::saving().to_owned(),
            Saved { weakly: true, .. } => program::kept_weakly(&at),
            _ => program::kept(&at),
        };
        let backup = match saved.backup {
            Some(at) => program::backup_at(&clock::say_date(at)),
            None => program::backup_never().to_owned(),
        };
        let week = if page::forgets() { program::week() } else { "" };
        let words = [kept.as_str(), " ", &backup, " ", week].concat();
        line.say("kept", words.trim());
    });
    std::mem::forget(said);
}

fn open(progress: ProgressState, writer: &str) {
    progress.open(Device {
        storage: Box::new(local_storage::LocalStorage),
        writer: writer.to_owned(),
        now: clock::now,
        keep: |journal, progress| journal::keep(journal, move |done| progress.journaled(done)),
    });
}

/// One line to paste: the id of a place, its words, and where they are from.
fn cited_as(outline: &Outline, id: &str, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    program::citation(
        id,
        &words.join(" "),
        &outline.edition,
        &outline.source,
        &history::href(),
    )
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
