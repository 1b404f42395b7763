//! Every term, and where it stands.

use guidance::address::{Anchor, Page};
use guidance::corpus::Place;
use guidance::glossary::Entry;
use leptos::prelude::*;

use super::parts::helpful;
use super::{Content, Site};

pub(super) fn page(site: &Site<'_>) -> Content {
    let terms = &site.corpus.glossary;
    let entries = terms.iter().map(|entry| row(site, entry)).collect_view();
    let main = view! {
        <article class="text">
            <h1>"Glossary"</h1>
            <p class="lead">
                {terms.len()}" terms of machine learning and security in one sentence each, with the pages here that use them. The sentences are Waymark’s own."
            </p>
            <nav aria-label="By letter"><p class="letters">{letters(terms)}</p></nav>
            <dl class="glossary">{entries}</dl>
            {helpful(site)}
        </article>
    };
    let description = format!(
        "{} terms of machine learning security in one plain sentence each, and where the principles use them.",
        terms.len()
    );
    ("Glossary".to_owned(), description, main.into_any())
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
    let see = entry
        .see
        .iter()
        .filter_map(|id| site.corpus.glossary.iter().find(|other| other.id == *id))
        .enumerate()
        .map(|(at, other)| {
            let href = format!("#{}", Anchor::Term(other.id).name());
            view! { {if at == 0 { "See " } else { ", " }}<a href=href>{other.term.clone()}</a> }
        })
        .collect_view();
    let end = if entry.see.is_empty() { "" } else { ". " };
    view! {
        <div id=Anchor::Term(entry.id).name()>
            <dt>{entry.term.clone()}</dt>
            <dd>{entry.definition.clone()}<small>{see}{end}{places(site, entry)}</small></dd>
        </div>
    }
}

/// The pages that use the term: principles by number, the others by name.
fn places(site: &Site<'_>, entry: &Entry) -> impl IntoView + use<> {
    let links = entry
        .occurs
        .iter()
        .map(|place| {
            let (page, label) = match place {
                Place::Introduction => (Page::Introduction, "introduction".to_owned()),
                Place::Part(number) => (Page::Part(*number), format!("part {number}")),
                Place::Principle(no) => (Page::Principle(*no), no.to_string()),
            };
            view! { " "<a href=site.link(page)>{label}</a> }
        })
        .collect_view();
    (!entry.occurs.is_empty()).then(|| view! { "In"{links} })
}
