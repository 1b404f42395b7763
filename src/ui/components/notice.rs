//! What the reader must know of where the work is kept: what happened, what was kept, what to do.

use guidance::progress::store::SetAside;
use guidance::progress::{Opened, StorageError, Trouble};
use leptos::prelude::*;

use crate::state::{Opening, Unsaved};

/// What is to be said, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// All is well.
    Nothing,
    /// Something happened: the heading, and what to do about it.
    Say(&'static str, String),
    /// Damaged values stand aside.
    Aside(Vec<SetAside>),
}

impl Message {
    /// What to say of how opening went and of the last change.
    #[must_use]
    pub fn of(opening: &Opening, unsaved: Option<&Unsaved>) -> Self {
        if let Some(Unsaved { action, why }) = unsaved {
            let because = match why {
                Trouble::Newer => "A newer release of Waymark has saved something in its place.",
                Trouble::Storage(StorageError::Blocked) => {
                    "The browser has stopped letting this page keep anything."
                }
                _ => "The browser’s storage is full or refused it.",
            };
            return Self::Say(
                "Your last change is not saved",
                format!(
                    "{because} {action} is shown as you set it, for as long as this page is open. Earlier work \
                     is still kept. Free some of this site’s storage in the browser’s settings, then change it again."
                ),
            );
        }
        match opening {
            Opening::Pending | Opening::Done(Opened::Ready) => Self::Nothing,
            Opening::Done(Opened::Recovered { aside }) => Self::Aside(aside.clone()),
            Opening::Done(Opened::ReadOnly { why: Trouble::Newer }) => Self::Say(
                "Your saved work is from a newer release",
                "What could be read is shown and nothing can be changed here, so that nothing is lost. \
                 Open the newer release of Waymark to go on."
                    .to_owned(),
            ),
            Opening::Done(Opened::ReadOnly { .. }) => Self::Say(
                "Some saved work is damaged, and there is no room to set it aside",
                "What could be read is shown and nothing can be changed here, so that nothing is lost. \
                 Free some of this site’s storage in the browser’s settings, then open the page again."
                    .to_owned(),
            ),
            Opening::Done(Opened::Unkept { .. }) => Self::Say(
                "What you tick here will not be kept",
                "This browser doesn’t let the page keep anything. You can tick actions, but closing the page or \
                 opening another loses them. Allow this site to store data in the browser’s settings to keep your work."
                    .to_owned(),
            ),
        }
    }
}

/// A live region that speaks when something happened, and is empty otherwise.
#[component]
pub fn Notice(
    #[prop(into)] message: Signal<Message>,
    on_discard: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    view! {
        <div role="status">
            {move || match message.get() {
                Message::Nothing => None,
                Message::Say(title, text) => {
                    Some(
                        view! {
                            <div class="notice">
                                <h2 class="notice__title">{title}</h2>
                                <p>{text}</p>
                            </div>
                        }
                            .into_any(),
                    )
                }
                Message::Aside(aside) => Some(view! { <Aside aside on_discard /> }.into_any()),
            }}
        </div>
    }
}

#[component]
fn Aside(aside: Vec<SetAside>, on_discard: impl Fn() + 'static) -> impl IntoView {
    let values = aside
        .into_iter()
        .map(|SetAside { key, text }| {
            view! {
                <dt>{key}</dt>
                <dd><code>{text}</code></dd>
            }
        })
        .collect_view();
    view! {
        <div class="notice">
            <h2 class="notice__title">"Part of your saved work could not be read"</h2>
            <p>
                "It was damaged, or written by something else, and has been set aside untouched in this browser. \
                 Everything else is shown, and what you do now is saved."
            </p>
            <details>
                <summary>"What was set aside"</summary>
                <dl class="notice__values">{values}</dl>
                <button type="button" class="link" on:click=move |_| on_discard()>
                    "Delete what was set aside"
                </button>
            </details>
        </div>
    }
}
