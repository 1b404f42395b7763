//! How many actions are settled.

use guidance::progress::store::Count as Settled;
use leptos::prelude::*;

/// "3 of 9 actions settled"; before the saved work is open, only how many there are.
#[component]
pub fn Count(
    #[prop(into)] count: Signal<Settled>,
    #[prop(into)] open: Signal<bool>,
) -> impl IntoView {
    move || {
        let Settled { settled, total } = count.get();
        let noun = if total == 1 { "action" } else { "actions" };
        if open.get() {
            format!("{settled} of {total} {noun} settled")
        } else {
            format!("{total} {noun}")
        }
    }
}
