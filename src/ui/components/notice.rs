//! The place where the reader is told what happened to the saved work.

use leptos::prelude::*;

/// A live region that speaks when something happened, and is empty otherwise.
#[component]
pub fn Notice(
    /// Whether there is nothing to say.
    silent: Signal<bool>,
    /// What happened.
    title: Signal<String>,
    /// What was kept, and what to do.
    text: Signal<String>,
    /// Whether nothing was set aside.
    whole: Signal<bool>,
    /// What was set aside.
    aside: Signal<String>,
    /// The reader wants what was set aside deleted.
    on_discard: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div role="status">
            <div class="notice" hidden=silent>
                <p><strong class="notice__title">{title}</strong>{text}</p>
                <details hidden=whole>
                    <summary>"What was set aside"</summary>
                    <pre class="notice__values">{aside}</pre>
                    <button type="button" class="link" on:click=move |_| on_discard()>
                        "Delete what was set aside"
                    </button>
                </details>
            </div>
        </div>
    }
}
