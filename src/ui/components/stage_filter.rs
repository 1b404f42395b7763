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

/// What is shown, in words: "2 of 5 stages: 7 principles, 70 actions".
#[must_use]
pub fn shown(choices: &[Choice], stages: StageSet) -> String {
    let shown = choices.iter().filter(|choice| stages.shows(choice.stage));
    let (count, principles, actions) = shown.fold((0, 0, 0), |sum, choice| {
        (sum.0 + 1, sum.1 + choice.principles, sum.2 + choice.actions)
    });
    let all = choices.len();
    let stages = if count == all {
        format!("All {all} stages")
    } else {
        format!("{count} of {all} stages")
    };
    format!(
        "{stages}: {}, {}",
        number(principles, "principle"),
        number(actions, "action")
    )
}

/// What of the address was left out, in words.
#[must_use]
pub fn left_out(ignored: &[String]) -> String {
    let parts = ignored.join(", ");
    format!(
        "The address asks for something this page doesn’t know ({parts}), so that was left out."
    )
}

fn number(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Five native check boxes. What they hide is hidden by the style sheet, which looks at the boxes: so the
/// filter works without scripts too; only its address does not.
#[component]
pub fn StageFilter(
    /// In the order of the life cycle, each with whether it is chosen.
    choices: Vec<(Choice, Signal<bool>)>,
    /// See [`shown`].
    status: Signal<String>,
    /// Nothing is chosen.
    unfiltered: Signal<bool>,
    /// See [`left_out`].
    left_out: Signal<String>,
    /// The whole address was understood.
    understood: Signal<bool>,
    /// The reader chose a stage or took it out.
    on_choose: impl Fn(Stage, bool) + Copy + 'static,
    /// The reader wants all stages.
    on_clear: impl Fn() + 'static,
) -> impl IntoView {
    let boxes: Vec<_> = choices
        .into_iter()
        .map(|(choice, chosen)| {
            let Choice {
                stage,
                label,
                principles,
                ..
            } = choice;
            view! {
                <label class="choice" data-s=stage.number().to_string()>
                    <input
                        type="checkbox"
                        name="stage"
                        value=stage.id()
                        prop:checked=chosen
                        on:change:target=move |event| on_choose(stage, event.target().checked())
                    />
                    <span class="choice__name">{label}</span>
                    <span class="choice__count">{number(principles, "principle")}</span>
                </label>
            }
        })
        .collect();
    view! {
        <form class="filter" autocomplete="off">
            <fieldset class="filter__choices">
                <legend>"Show only"</legend>
                {boxes}
            </fieldset>
            <p class="filter__status">
                <span role="status">{status}</span>
                <button type="reset" class="link" hidden=unfiltered on:click=move |_| on_clear()>
                    "Show all stages"
                </button>
            </p>
            <p class="filter__ignored" hidden=understood>{left_out}</p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_said_with_its_counts() {
        let choice = |stage, principles, actions| Choice {
            stage,
            label: "",
            principles,
            actions,
        };
        let choices = [
            choice(Stage::Design, 4, 30),
            choice(Stage::Development, 1, 1),
            choice(Stage::Operation, 3, 28),
        ];
        let check = |stages: &[Stage], expected: &str| {
            assert_eq!(shown(&choices, stages.iter().copied().collect()), expected);
        };
        check(&[], "All 3 stages: 8 principles, 59 actions");
        check(
            &[Stage::Development],
            "1 of 3 stages: 1 principle, 1 action",
        );
        check(
            &[Stage::Design, Stage::Operation],
            "2 of 3 stages: 7 principles, 58 actions",
        );
    }
}
