//! Islands: components joined to the state. Each is rendered ahead and comes to life from this one
//! definition.
//!
//! All that changes is handed to components as [`Text`] or [`Truth`], whatever it comes from:
//! a view is compiled anew for every type that changes in it, so two types instead of twenty keep the
//! program small (ARCHITECTURE.md, "Bytes", has the figures). For the same reason no view's type is erased.

use guidance::id::{ActionNo, PrincipleNo};
use guidance::lifecycle::Stage;
use guidance::outline::Scope;
use leptos::prelude::*;
use std::sync::Arc;

use crate::state::PageState;
use crate::ui::components::count::{self, Count};
use crate::ui::components::dots::{self, Dots};
use crate::ui::components::notice::Notice;
use crate::ui::components::stage_filter::{self, Choice, StageFilter};
use crate::ui::components::stop::{self, Stop};
use crate::ui::components::tick::Tick;
use crate::ui::components::{Text, Truth};
use crate::ui::message::Message;
use crate::words::program;

fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Text {
    Arc::new(text)
}

fn truth(truth: impl Fn() -> bool + Send + Sync + 'static) -> Truth {
    Arc::new(truth)
}

/// What the reader must know of the storage.
pub fn notice(PageState { progress, .. }: PageState) -> impl IntoView {
    let message = move || Message::of(&progress.opening(), progress.unsaved().as_ref());
    view! {
        <Notice
            silent=truth(move || message().title.is_empty())
            title=text(move || message().title.to_owned())
            text=text(move || message().text)
            whole=truth(move || message().aside.is_empty())
            aside=text(move || message().aside)
        />
    }
}

/// The life-cycle filter.
pub fn stage_filter(state: PageState) -> impl IntoView {
    let filter = state.filter;
    let choices = choices(state);
    let all = choices.clone();
    view! {
        <StageFilter
            choices
            status=text(move || stage_filter::shown(&all, filter.stages()))
            unfiltered=truth(move || filter.stages().is_empty())
            left_out=text(move || stage_filter::left_out(&filter.ignored()))
            understood=truth(move || filter.ignored().is_empty())
        />
    }
}

/// The box of an action.
pub fn tick(PageState { progress, .. }: PageState, no: ActionNo) -> impl IntoView {
    view! {
        <Tick
            no=no.to_string()
            closed=truth(move || !progress.is_open())
        />
    }
}

/// How many actions are settled.
pub fn count(PageState { progress, .. }: PageState, scope: Scope) -> impl IntoView {
    view! { <Count text=text(move || count::words(progress.count(scope), progress.is_read())) /> }
}

/// The same as a stop on the line.
pub fn stop(PageState { progress, .. }: PageState, no: PrincipleNo) -> impl IntoView {
    let count = move || progress.count(Scope::Principle(no));
    view! {
        <Stop
            state=text(move || stop::state(count()).to_owned())
            words=text(move || stop::words(count()).to_owned())
        />
    }
}

/// The same as one dot for each action.
pub fn dots(PageState { progress, .. }: PageState, no: PrincipleNo) -> impl IntoView {
    let count = move || progress.count(Scope::Principle(no));
    let total = untrack(count).total;
    view! { <Dots total settled=text(move || dots::path(count().settled)) /> }
}

/// The stages that the page's document has, with what they hold.
fn choices(state: PageState) -> Vec<Choice> {
    let principles = state.progress.principles();
    Stage::ALL
        .into_iter()
        .map(|stage| Choice {
            stage,
            label: label(stage),
            principles: principles
                .iter()
                .filter(|no| no.part() == stage.number())
                .count(),
            actions: untrack(|| state.progress.count(Scope::Part(stage.number())).total),
        })
        .filter(|choice| choice.principles > 0)
        .collect()
}

/// What readers call a stage where there is little room.
fn label(stage: Stage) -> &'static str {
    match stage {
        Stage::Design => program::stage_design(),
        Stage::Development => program::stage_development(),
        Stage::Deployment => program::stage_deployment(),
        Stage::Operation => program::stage_operation(),
        Stage::EndOfLife => program::stage_end_of_life(),
    }
}
