//! A principle as a stop on the line of the life cycle.

use guidance::progress::store::Count;
use leptos::prelude::*;

/// Hollow when nothing is settled, half when something is, full when all is. In words for those who
/// don't see it.
#[component]
pub fn Stop(#[prop(into)] count: Signal<Count>) -> impl IntoView {
    let state = Memo::new(move |_| {
        let Count { settled, total } = count.get();
        match settled {
            0 => "none",
            _ if settled < total => "some",
            _ => "all",
        }
    });
    view! {
        <span class="stop" data-state=state aria-hidden="true"></span>
        <span class="vh">
            {move || match state.get() {
                "some" => ", begun",
                "all" => ", all settled",
                _ => "",
            }}
        </span>
    }
}
