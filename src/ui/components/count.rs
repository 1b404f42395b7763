//! How many actions are settled.

use guidance::assess::Count as Settled;
use leptos::prelude::*;

use super::Text;
use crate::words::program;

/// "3 of 9 actions settled"; before the saved work is open, only how many there are.
#[must_use]
pub fn words(Settled { settled, total }: Settled, read: bool) -> String {
    if read {
        program::settled(settled, total)
    } else {
        program::actions(total)
    }
}

/// A count in words.
#[component]
pub fn Count(
    /// See [`words`].
    text: Text,
) -> impl IntoView {
    text
}
