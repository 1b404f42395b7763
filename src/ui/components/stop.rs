//! A principle as a stop on the line of the life cycle.

use guidance::assess::Count;
use leptos::prelude::*;

use super::Text;
use crate::words::program;

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
        "some" => program::stop_begun(),
        "all" => program::stop_settled(),
        _ => "",
    }
}

/// Hollow when nothing is settled, half when something is, full when all is.
#[component]
pub fn Stop(
    /// See [`state`].
    state: Text,
    /// See [`words`].
    words: Text,
) -> impl IntoView {
    view! {
        <span class="stop" data-state=state aria-hidden="true"></span>
        <span class="vh">{words}</span>
    }
}
