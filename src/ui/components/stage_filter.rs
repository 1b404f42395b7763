//! The life-cycle filter.

use guidance::lifecycle::{Stage, StageSet};
use leptos::prelude::*;

use super::{Text, Truth};
use crate::words::program;

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
        program::filter_all(all)
    } else {
        program::filter_some(count, all)
    };
    program::filter_shown(
        &stages,
        &program::principles(principles),
        &program::actions(actions),
    )
}

/// What of the address was left out, in words.
#[must_use]
pub fn left_out(ignored: &[String]) -> String {
    program::filter_left_out(&ignored.join(", "))
}

/// Five native check boxes. What they hide is hidden by the style sheet, which looks at the boxes: so the
/// filter works without scripts too; only its address does not.
#[component]
pub fn StageFilter(
    /// In the order of the life cycle; whoever brings them to life ticks those that are chosen.
    choices: Vec<Choice>,
    /// See [`shown`].
    status: Text,
    /// Nothing is chosen.
    unfiltered: Truth,
    /// See [`left_out`].
    left_out: Text,
    /// The whole address was understood.
    understood: Truth,
) -> impl IntoView {
    let boxes: Vec<_> = choices
        .into_iter()
        .map(|choice| {
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
                    />
                    <span class="mark" aria-hidden="true">{stage.number().to_string()}</span>
                    <span class="choice__name">{label}</span>
                    <span class="choice__count" aria-hidden="true">{format!("({principles})")}</span>
                    <span class="vh">{program::principles(principles)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <form class="filter" autocomplete="off">
            <fieldset class="filter__choices">
                <legend>{program::filter_legend()}</legend>
                {boxes}
            </fieldset>
            <p class="filter__status">
                <span role="status">{status}</span>
                <button type="reset" class="link" hidden=unfiltered>
                    {program::filter_clear()}
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
