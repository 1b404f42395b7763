//! Islands: components joined to the state, and the element that marks where they stand.

use guidance::lifecycle::Stage;
use guidance::outline::Scope;
use guidance::progress::Status;
use leptos::prelude::*;

use crate::island::Island;
use crate::state::PageState;
use crate::ui::components::count::Count;
use crate::ui::components::dots::Dots;
use crate::ui::components::notice::{Message, Notice};
use crate::ui::components::stage_filter::{Choice, StageFilter};
use crate::ui::components::stop::Stop;
use crate::ui::components::tick::Tick;

/// The view of an island: the same when it is rendered ahead and when it comes to life.
pub fn view(island: Island, state: PageState) -> AnyView {
    let PageState { progress, filter } = state;
    let open = Signal::derive(move || progress.is_open());
    let count = move |scope| Memo::new(move |_| progress.count(scope));
    match island {
        Island::Notice => {
            let message =
                Memo::new(move |_| Message::of(&progress.opening(), progress.unsaved().as_ref()));
            view! { <Notice message on_discard=move || progress.discard_aside() /> }.into_any()
        }
        Island::StageFilter => view! {
            <StageFilter
                choices=choices(state)
                stages=Signal::derive(move || filter.stages())
                ignored=Signal::derive(move || filter.ignored())
                on_choose=move |stage, chosen| filter.choose(stage, chosen)
                on_clear=move || filter.clear()
            />
        }
        .into_any(),
        Island::Tick(no) => {
            let toggle = move |done| {
                progress.settle(
                    no,
                    if done {
                        Status::Done
                    } else {
                        Status::NotStarted
                    },
                );
            };
            let done = Signal::derive(move || progress.status(no) == Status::Done);
            view! { <Tick no=no.to_string() done open on_toggle=toggle /> }.into_any()
        }
        Island::Count(scope) => {
            let read = Signal::derive(move || progress.is_read());
            view! { <Count count=count(scope) open=read /> }.into_any()
        }
        Island::Stop(no) => view! { <Stop count=count(Scope::Principle(no)) /> }.into_any(),
        Island::Dots(no) => view! { <Dots count=count(Scope::Principle(no)) /> }.into_any(),
    }
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
#[must_use]
pub fn label(stage: Stage) -> &'static str {
    match stage {
        Stage::Design => "Design",
        Stage::Development => "Development",
        Stage::Deployment => "Deployment",
        Stage::Operation => "Operation",
        Stage::EndOfLife => "End of life",
    }
}
