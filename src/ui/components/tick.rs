//! The box that marks an action as done.

use leptos::prelude::*;

use super::Truth;

/// The element id of the box of an action, by which its sentence is its label.
#[must_use]
pub fn box_id(no: &str) -> String {
    format!("tick-{no}")
}

/// A native check box; whoever brings it to life ticks it. It can't be used before the saved work is open, so nothing ticked is ever lost.
#[component]
pub fn Tick(
    /// The action's short id.
    no: String,
    /// Whether it can't be changed.
    closed: Truth,
) -> impl IntoView {
    view! {
        <input
            type="checkbox"
            class="tick"
            id=box_id(&no)
            autocomplete="off"
            disabled=closed
        />
    }
}
