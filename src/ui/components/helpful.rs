//! "Was this page helpful?"

use leptos::html::Button;
use leptos::prelude::*;

/// Two answers; once there is one, a comment and ways to take it along.
#[component]
pub fn Helpful(
    /// The reader said yes.
    yes: Signal<bool>,
    /// The reader said no.
    no: Signal<bool>,
    /// There is no answer yet.
    unanswered: Signal<bool>,
    /// What the reader added.
    comment: Signal<String>,
    /// What became of the answer: kept, not kept, copied.
    status: Signal<String>,
    /// The link that carries the answer to whoever hosts the site, and its words; both empty where nobody is named.
    send: Signal<String>,
    /// See `send`.
    send_words: &'static str,
    /// The reader answered.
    on_answer: impl Fn(bool) + Copy + 'static,
    /// The reader typed.
    on_comment: impl Fn(String) + 'static,
    /// The reader wants the answer in the clipboard.
    on_copy: impl Fn() + 'static,
    /// The reader wants the answer gone.
    on_remove: impl Fn() + 'static,
) -> impl IntoView {
    let first = NodeRef::<Button>::new();
    let remove = move |_| {
        on_remove();
        // The button goes with the answer: whoever uses the keyboard goes on at the question.
        if let Some(first) = first.get_untracked() {
            let _ = first.focus();
        }
    };
    view! {
        <fieldset>
            <legend>"Was this page helpful?"</legend>
            <button type="button" class="choice" node_ref=first aria-pressed=pressed(yes) on:click=move |_| on_answer(true)>
                "Yes"
            </button>
            <button type="button" class="choice" aria-pressed=pressed(no) on:click=move |_| on_answer(false)>
                "No"
            </button>
        </fieldset>
        <div hidden=unanswered>
            <label>
                "What would make it better?"
                <textarea
                    autocomplete="off"
                    prop:value=comment
                    on:input:target=move |event| on_comment(event.target().value())
                ></textarea>
            </label>
            <p class="helpful__ways">
                <button type="button" class="link" on:click=move |_| on_copy()>"Copy"</button>
                <a href=send hidden=send_words.is_empty()>{send_words}</a>
                <button type="button" class="link" on:click=remove>"Delete this answer"</button>
            </p>
        </div>
        <p role="status">{status}</p>
    }
}

fn pressed(pressed: Signal<bool>) -> Signal<String> {
    Signal::derive(move || pressed.get().to_string())
}
