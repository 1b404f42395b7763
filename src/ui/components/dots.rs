//! One dot for each action, filled when settled.

use leptos::prelude::*;

use super::Text;

/// Distance of two dots, in pixels.
pub const STEP: usize = 11;

/// The path along some dots, from the middle of the first: a dash of no length with a round end is a dot,
/// and the path ends just behind the last one.
#[must_use]
pub fn path(dots: usize) -> String {
    match dots {
        0 => String::new(),
        dots => format!("M5.5 5.5h{}.01", (dots - 1) * STEP),
    }
}

/// A row of dots drawn as three dashed lines with round ends: rims, hollows, and as many filled ones as
/// are settled. Three elements however many dots, so that a page of figures stays small. The numbers
/// stand beside it in words.
#[component]
pub fn Dots(
    /// How many there are.
    total: usize,
    /// The path along those that are settled.
    settled: Text,
) -> impl IntoView {
    view! {
        <svg class="dots" width=(total * STEP).to_string() height="11" aria-hidden="true" focusable="false">
            <path class="dots__rim" d=path(total) />
            <path class="dots__hollow" d=path(total) />
            <path class="dots__full" d=settled />
        </svg>
    }
}
