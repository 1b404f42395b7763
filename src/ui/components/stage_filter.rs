//! The life-cycle filter.

use guidance::lifecycle::{Stage, StageSet};
use leptos::prelude::*;

/// A stage that can be chosen, with what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The stage.
    pub stage: Stage,
    /// What readers call it.
    pub label: &'static str,
    /// Principles in it.
    pub principles: usize,
    /// Actions of these principles.
    pub actions: usize,
}

/// Five native check boxes. What they hide is hidden by the style sheet, which looks at the boxes: so the
/// filter works without scripts too; only its address does not.
#[component]
pub fn StageFilter(
    /// In the order of the life cycle.
    choices: Vec<Choice>,
    /// The chosen stages.
    #[prop(into)]
    stages: Signal<StageSet>,
    /// What of the address was not understood.
    #[prop(into)]
    ignored: Signal<Vec<String>>,
    /// The reader chose a stage or took it out.
    on_choose: impl Fn(Stage, bool) + Copy + 'static,
    /// The reader wants all stages.
    on_clear: impl Fn() + 'static,
) -> impl IntoView {
    let shown = {
        let choices = choices.clone();
        move || {
            let chosen = stages.get();
            let shown = choices.iter().filter(|choice| chosen.shows(choice.stage));
            let (count, principles, actions) = shown.fold((0, 0, 0), |sum, choice| {
                (sum.0 + 1, sum.1 + choice.principles, sum.2 + choice.actions)
            });
            let stages = if count == choices.len() {
                format!("All {count} stages")
            } else {
                format!(
                    "{count} of {} {}",
                    choices.len(),
                    plural(choices.len(), "stage")
                )
            };
            format!(
                "{stages}: {principles} {}, {actions} {}",
                plural(principles, "principle"),
                plural(actions, "action")
            )
        }
    };
    let boxes = choices
        .into_iter()
        .map(
            |Choice {
                 stage,
                 label,
                 principles,
                 ..
             }| {
                view! {
                    <label class="choice" data-s=stage.number()>
                        <input
                            type="checkbox"
                            name="stage"
                            value=stage.id()
                            prop:checked=move || stages.get().contains(stage)
                            on:change:target=move |event| on_choose(stage, event.target().checked())
                        />
                        <span class="choice__name">{label}</span>
                        <span class="choice__count">
                            {principles}
                            <span class="vh">" "{plural(principles, "principle")}</span>
                        </span>
                    </label>
                }
            },
        )
        .collect_view();
    view! {
        <form class="filter" autocomplete="off">
            <fieldset class="filter__choices">
                <legend>"Show only"</legend>
                {boxes}
            </fieldset>
            <p class="filter__status">
                <span role="status">{shown}</span>
                " "
                <button
                    type="reset"
                    class="link"
                    hidden=move || stages.get().is_empty()
                    on:click=move |_| on_clear()
                >
                    "Show all stages"
                </button>
            </p>
            <p class="filter__ignored" hidden=move || ignored.with(Vec::is_empty)>
                {move || {
                    let parts = ignored.get().join(", ");
                    format!("The address asks for something this page doesn’t know ({parts}), so that was left out.")
                }}
            </p>
        </form>
    }
}

fn plural(count: usize, noun: &'static str) -> String {
    if count == 1 {
        noun.to_owned()
    } else {
        format!("{noun}s")
    }
}
