//! The place where the reader is told what happened to the saved work.

use leptos::prelude::*;

use super::{Text, Truth};
use crate::words::program;

/// A live region that speaks when something happened, and is empty otherwise.
#[component]
pub fn Notice(
    /// Whether there is nothing to say.
    silent: Truth,
    /// What happened.
    title: Text,
    /// What was kept, and what to do.
    text: Text,
    /// Whether nothing was set aside.
    whole: Truth,
    /// What was set aside.
    aside: Text,
) -> impl IntoView {
    view! {
        <div role="status">
            <div class="notice" hidden=silent>
                <p><strong class="notice__title">{title}</strong>{text}</p>
                <details hidden=whole>
                    <summary>{program::aside()}</summary>
                    <pre class="notice__values">{aside}</pre>
                    <button type="button" class="link">{program::aside_discard()}</button>
                </details>
            </div>
        </div>
    }
}
