//! Every source that the document links to.

use guidance::corpus::Reference;
use leptos::prelude::*;

use super::parts::{date, helpful, month, place_link, reference};
use super::phrases::joined;
use super::{Content, Site};
use crate::words::{pieces, sources as words};

const KINDS: [(&str, &str); 7] = [
    ("guidance", words::kind_guidance()),
    ("standard", words::kind_standard()),
    ("atlas", words::kind_atlas()),
    ("paper", words::kind_paper()),
    ("blog", words::kind_blog()),
    ("tool", words::kind_tool()),
    ("vendor", words::kind_vendor()),
];

pub(super) fn page(site: &Site<'_>) -> Content {
    let references = &site.corpus.references;
    let groups = KINDS
        .into_iter()
        .map(|(kind, label)| {
            let entries: Vec<&Reference> = references
                .iter()
                .filter(|entry| entry.kind == kind)
                .collect();
            let rows = entries.iter().map(|entry| row(site, entry)).collect_view();
            view! {
                <section>
                    <h2>{label}" "<span class="soft">{entries.len()}</span></h2>
                    <ul class="sources">{rows}</ul>
                </section>
            }
        })
        .collect_view();
    // An outline need not have them all.
    let (sources, document) = (references.len(), &site.corpus.document.title);
    let (lead, description) = match site.corpus.words.outline {
        None => (words::lead(sources), words::description(sources, document)),
        Some(_) => (
            words::lead_some(sources),
            words::description_some(sources, document),
        ),
    };
    let main = view! {
        <article class="text">
            <h1>{words::title()}</h1>
            <p class="lead">{lead}</p>
            <p>{words::note(&date(month(&site.corpus.document.published)))}</p>
            {groups}
            {helpful(site)}
        </article>
    };
    (words::title().to_owned(), description, main.into_any())
}

fn row(site: &Site<'_>, entry: &Reference) -> impl IntoView + use<> {
    let places = entry.cited.iter();
    let places = places.map(|citation| place_link(site, citation).into_any());
    let places = joined(places.collect(), pieces::list_comma());
    view! {
        <li id=entry.id.clone()>
            {reference(entry)}
            <small>{words::cited_in(places)}</small>
        </li>
    }
}
