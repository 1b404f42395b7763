//! The box that marks an action as done.

use leptos::prelude::*;

/// The element id of the box of an action, by which its sentence is its label.
#[must_use]
pub fn box_id(no: &str) -> String {
    format!("tick-{no}")
}

/// A native check box. It can't be used before the saved work is open, so nothing ticked is ever lost.
#[component]
pub fn Tick(
    /// The action's short id.
    no: String,
    /// Whether the action is done.
    done: Signal<bool>,
    /// Whether it can't be changed.
    closed: Signal<bool>,
    /// The reader ticked or cleared it.
    on_toggle: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <input
            type="checkbox"
            class="tick"
            id=box_id(&no)
            autocomplete="off"
            disabled=closed
            prop:checked=done
            on:change:target=move |event| on_toggle(event.target().checked())
        />
    }
}
