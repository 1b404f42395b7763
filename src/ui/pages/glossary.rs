//! Every term, and where it stands.

use guidance::address::{Anchor, Page};
use guidance::corpus::Place;
use guidance::glossary::Entry;
use leptos::prelude::*;

use super::parts::helpful;
use super::phrases::{joined, quoted};
use super::{Content, Site};
use crate::words::{GUIDANCE, glossary as words, pieces};

pub(super) fn page(site: &Site<'_>) -> Content {
    let terms = &site.corpus.glossary;
    let field = &site.corpus.words.field;
    let entries = terms.iter().map(|entry| row(site, entry)).collect_view();
    let main = view! {
        <article class="text">
            <h1>{words::title()}</h1>
            <p class="lead">{words::lead(terms.len(), quoted(field.clone()))}</p>
            <nav aria-label=words::letters()><p class="letters">{letters(terms)}</p></nav>
            <dl class="glossary">{entries}</dl>
            {helpful(site)}
        </article>
    };
    (
        words::title().to_owned(),
        words::description(terms.len(), field),
        main.into_any(),
    )
}

/// A way to the first term of each letter.
fn letters(terms: &[Entry]) -> impl IntoView + use<> {
    let letter = |entry: &Entry| entry.term.chars().next().map(|c| c.to_ascii_uppercase());
    terms
        .chunk_by(|a, b| letter(a) == letter(b))
        .filter_map(|entries| {
            let first = entries.first()?;
            let href = format!("#{}", Anchor::Term(first.id).name());
            Some(view! { <a href=href>{letter(first)?.to_string()}</a>" " })
        })
        .collect_view()
}

fn row(site: &Site<'_>, entry: &Entry) -> impl IntoView + use<> {
    let see: Vec<AnyView> = entry
        .see
        .iter()
        .filter_map(|id| site.corpus.glossary.iter().find(|other| other.id == *id))
        .map(|other| {
            let href = format!("#{}", Anchor::Term(other.id).name());
            view! { <a href=href lang=GUIDANCE>{other.term.clone()}</a> }.into_any()
        })
        .collect();
    let see = (!see.is_empty()).then(|| words::see(joined(see, pieces::list_comma())));
    view! {
        <div id=Anchor::Term(entry.id).name()>
            <dt lang=GUIDANCE>{entry.term.clone()}</dt>
            <dd>{quoted(entry.definition.clone())}<small>{see}{places(site, entry)}</small></dd>
        </div>
    }
}

/// The pages that use the term: principles by number, the others by name.
fn places(site: &Site<'_>, entry: &Entry) -> Option<impl IntoView + use<>> {
    let links = entry.occurs.iter().map(|place| {
        let (page, label) = match place {
            Place::Introduction => (Page::Introduction, pieces::place_introduction().to_owned()),
            Place::Part(number) => (Page::Part(*number), pieces::place_part(*number)),
            Place::Principle(no) => (Page::Principle(*no), no.to_string()),
        };
        view! { <a href=site.link(page)>{label}</a> }.into_any()
    });
    let links: Vec<AnyView> = links.collect();
    (!links.is_empty()).then(|| words::occurs(joined(links, " ")))
}
