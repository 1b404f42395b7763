//! A principle as a stop on the line of the life cycle.

use guidance::progress::store::Count;
use leptos::prelude::*;

/// None, some or all settled: for the style sheet.
#[must_use]
pub fn state(Count { settled, total }: Count) -> &'static str {
    match settled {
        0 => "none",
        _ if settled < total => "some",
        _ => "all",
    }
}

/// The same in words, for those who don't see the glyph.
#[must_use]
pub fn words(count: Count) -> &'static str {
    match state(count) {
        "some" => ", begun",
        "all" => ", all settled",
        _ => "",
    }
}

/// Hollow when nothing is settled, half when something is, full when all is.
#[component]
pub fn Stop(
    /// See [`state`].
    state: Signal<String>,
    /// See [`words`].
    words: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="stop" data-state=state aria-hidden="true"></span>
        <span class="vh">{words}</span>
    }
}
