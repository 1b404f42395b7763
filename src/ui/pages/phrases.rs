//! Words of the guidance among words of the interface.

use leptos::prelude::*;

use crate::words::{GUIDANCE, INTERFACE};

/// Words of the guidance within a sentence of the interface: marked with their language, where it is another.
///
/// An element that holds nothing else has `lang=GUIDANCE` instead.
pub(super) fn quoted(words: impl IntoView + 'static) -> AnyView {
    match GUIDANCE {
        None => words.into_any(),
        lang => view! { <span lang=lang>{words}</span> }.into_any(),
    }
}

/// Words of the interface within an element of the guidance.
pub(super) fn ours(words: impl IntoView + 'static) -> AnyView {
    match INTERFACE {
        None => words.into_any(),
        lang => view! { <span lang=lang>{words}</span> }.into_any(),
    }
}

/// Views with a text between them.
pub(super) fn joined(views: Vec<AnyView>, between: &'static str) -> Vec<AnyView> {
    let mut joined = Vec::new();
    for (at, view) in views.into_iter().enumerate() {
        if at > 0 {
            joined.push(between.into_any());
        }
        joined.push(view);
    }
    joined
}
