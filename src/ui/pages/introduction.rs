//! About the principles and how to apply them.

use guidance::corpus::Place;
use leptos::prelude::*;

use super::parts::{helpful, prose, reference_list};
use super::{Content, Site};
use crate::words::{GUIDANCE, single};

pub(super) fn page(site: &Site<'_>) -> Content {
    let section = &site.corpus.introduction;
    let cited: Vec<String> = site
        .corpus
        .references
        .iter()
        .filter(|entry| {
            entry
                .cited
                .iter()
                .any(|citation| citation.at == Place::Introduction)
        })
        .map(|entry| entry.id.clone())
        .collect();
    let lead = site.terms.text(&section.summary);
    let body = prose(site, &section.body);
    let main = view! {
        <article class="text">
            <h1 lang=GUIDANCE>{section.title.clone()}</h1>
            <p class="lead" lang=GUIDANCE inner_html=lead></p>
            {body}
            <h2>{single::introduction_sources()}</h2>
            {reference_list(site, &cited, Place::Introduction)}
            {helpful(site)}
        </article>
    };
    (
        section.title.clone(),
        section.summary.clone(),
        main.into_any(),
    )
}
