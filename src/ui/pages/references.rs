//! Every source that the document links to.

use guidance::corpus::Reference;
use leptos::prelude::*;

use super::parts::{helpful, place_link, reference};
use super::{Content, Site};

const KINDS: [(&str, &str); 7] = [
    ("guidance", "Guidance"),
    ("standard", "Standards and frameworks"),
    ("atlas", "MITRE ATLAS"),
    ("paper", "Papers"),
    ("blog", "Blogs and articles"),
    ("tool", "Tools"),
    ("vendor", "Vendors’ documentation"),
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
    let title = "Sources".to_owned();
    let description = format!(
        "The {} sources that the {} links to, by kind, with where each is cited.",
        references.len(),
        site.corpus.document.title
    );
    let main = view! {
        <article class="text">
            <h1>"Sources"</h1>
            <p class="lead">
                "The "{references.len()}" sources that the document links to, with where it cites each and on which of its pages."
            </p>
            <p>
                "Addresses are those of the document of May 2024; some have moved since. Labels are ours. Following a link leaves this site."
            </p>
            {groups}
            {helpful(site)}
        </article>
    };
    (title, description, main.into_any())
}

fn row(site: &Site<'_>, entry: &Reference) -> impl IntoView + use<> {
    let places = entry
        .cited
        .iter()
        .enumerate()
        .map(|(at, citation)| view! { {if at > 0 { ", " } else { "" }} {place_link(site, citation)} })
        .collect_view();
    view! {
        <li id=entry.id.clone()>
            {reference(entry)}
            <small>"Cited in "{places}</small>
        </li>
    }
}
