//! A part: its introduction and its principles.

use guidance::address::Page;
use guidance::corpus::Place;
use guidance::outline::Scope;
use leptos::prelude::*;

use super::parts::{count, helpful, inline_island, mark, prose, reference_list};
use super::{Content, Site};
use crate::island::Island;
use crate::words::{GUIDANCE, part as words};

pub(super) fn page(site: &Site<'_>, number: u8) -> Option<Content> {
    let part = site
        .corpus
        .parts
        .iter()
        .find(|part| part.number == number)?;
    let principles = part
        .principles
        .iter()
        .map(|principle| {
            view! {
                <li class="station">
                    <p class="station__no" aria-hidden="true">{principle.no.to_string()}</p>
                    <div class="station__text">
                        <h3>
                            <a href=site.link(Page::Principle(principle.no)) lang=GUIDANCE>
                                <span class="vh">{principle.no.to_string()}" "</span>
                                {principle.title.clone()}
                            </a>
                        </h3>
                        <p lang=GUIDANCE>{principle.summary.clone()}</p>
                        <p class="station__count">
                            {inline_island(site, Island::Dots(principle.no))}
                            {count(site, Scope::Principle(principle.no))}
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view();
    let references = (!part.references.is_empty()).then(|| {
        view! {
            <h2>{words::sources()}</h2>
            {reference_list(site, &part.references, Place::Part(number))}
        }
    });
    let lead = site.terms.text(&part.summary);
    let body = prose(site, &part.body);
    let main = view! {
        <article class="text">
            <p class="over">{mark(part.stage)}{words::place(number, site.corpus.parts.len(), part.page)}</p>
            <h1 lang=GUIDANCE>{part.title.clone()}</h1>
            <p class="lead" lang=GUIDANCE inner_html=lead></p>
            {body}
            <h2>{words::principles()}</h2>
            <p class="soft">{words::count(count(site, Scope::Part(number)))}</p>
            <ol class="stations">{principles}</ol>
            {references}
            {helpful(site)}
        </article>
    };
    let title = words::page_title(number, &part.title);
    Some((title, part.summary.clone(), main.into_any()))
}
