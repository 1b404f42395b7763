//! One dot for each action, filled when settled.

use guidance::progress::store::Count;
use leptos::prelude::*;

/// Distance of two dots, in pixels.
pub const STEP: usize = 11;

/// A row of dots drawn as three dashed lines with round ends: rims, hollows, and as many filled ones as
/// are settled. Three elements however many dots, so that a page of figures stays small. The numbers
/// stand beside it in words.
#[component]
pub fn Dots(#[prop(into)] count: Signal<Count>) -> impl IntoView {
    // A dash of no length with a round end is a dot; the line ends just behind its last one.
    let line = |dots: usize| (dots.max(1) * STEP - STEP) as f32 + 0.01;
    let total = count.get_untracked().total;
    let width = total * STEP;
    view! {
        <svg class="dots" width=width height=STEP aria-hidden="true" focusable="false">
            <path class="dots__rim" d=format!("M5.5 5.5h{}", line(total)) />
            <path class="dots__hollow" d=format!("M5.5 5.5h{}", line(total)) />
            <path
                class="dots__full"
                d=move || {
                    let settled = count.get().settled;
                    if settled == 0 { String::new() } else { format!("M5.5 5.5h{}", line(settled)) }
                }
            />
        </svg>
    }
}
