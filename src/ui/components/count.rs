//! How many actions are settled.

use guidance::progress::store::Count as Settled;
use leptos::prelude::*;

/// "3 of 9 actions settled"; before the saved work is open, only how many there are.
#[must_use]
pub fn words(Settled { settled, total }: Settled, read: bool) -> String {
    let noun = if total == 1 { "action" } else { "actions" };
    if read {
        format!("{settled} of {total} {noun} settled")
    } else {
        format!("{total} {noun}")
    }
}

/// A count in words.
#[component]
pub fn Count(
    /// See [`words`].
    text: Signal<String>,
) -> impl IntoView {
    text
}
