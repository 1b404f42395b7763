//! Pieces that several pages are made of.

use std::collections::BTreeSet;

use guidance::address::{Anchor, Page};
use guidance::corpus::{BlockKind, Citation, Place, Prose, Reference, Term};
use guidance::id::PrincipleNo;
use guidance::lifecycle::Stage;
use guidance::outline::Scope;
use leptos::prelude::*;

use super::Site;
use crate::island::Island;
use crate::ui::islands;

/// What stands in an island before it comes to life.
pub(super) fn inside(site: &Site<'_>, island: Island) -> AnyView {
    let state = site.state;
    match island {
        Island::Notice => islands::notice(state).into_any(),
        Island::StageFilter => islands::stage_filter(state).into_any(),
        Island::Tick(no) => islands::tick(state, no).into_any(),
        Island::Count(scope) => islands::count(state, scope).into_any(),
        Island::Stop(no) => islands::stop(state, no).into_any(),
        Island::Dots(no) => islands::dots(state, no).into_any(),
    }
}

/// An island as a block of its own.
pub(super) fn island(site: &Site<'_>, island: Island) -> impl IntoView + use<> {
    view! { <div data-island=island.to_string()>{inside(site, island)}</div> }
}

/// An island within a line.
pub(super) fn inline_island(site: &Site<'_>, island: Island) -> impl IntoView + use<> {
    view! { <span data-island=island.to_string()>{inside(site, island)}</span> }
}

/// "3 of 9 actions settled".
pub(super) fn count(site: &Site<'_>, scope: Scope) -> impl IntoView + use<> {
    inline_island(site, Island::Count(scope))
}

/// A text of the content. What is ours is marked as ours.
pub(super) fn prose(prose: &Prose) -> impl IntoView + use<> {
    prose
        .0
        .iter()
        .map(|block| {
            let html = block.html.clone();
            match block.kind {
                BlockKind::Restated => {
                    view! { <div class="prose" inner_html=html></div> }.into_any()
                }
                BlockKind::Heading => view! { <h2 inner_html=html></h2> }.into_any(),
                BlockKind::Pitfall => aside("pitfall", "Our warning", html).into_any(),
                BlockKind::WithLlms => aside("llm", "Large language models", html).into_any(),
                BlockKind::Note => aside("note", "Our note", html).into_any(),
            }
        })
        .collect_view()
}

fn aside(kind: &'static str, label: &'static str, html: String) -> impl IntoView {
    view! {
        <div class="aside" data-kind=kind role="note">
            <p class="aside__label">{label}</p>
            <div class="prose" inner_html=html></div>
        </div>
    }
}

/// Links to principles by number, with their titles for those who don't know the numbers.
pub(super) fn principle_links(site: &Site<'_>, numbers: &[PrincipleNo]) -> impl IntoView + use<> {
    let links = numbers
        .iter()
        .filter_map(|no| site.corpus.principles().find(|principle| principle.no == *no))
        .map(|principle| {
            let stage = Stage::from_number(principle.no.part()).map(Stage::number);
            view! {
                <a class="no" href=site.link(Page::Principle(principle.no)) data-s=stage title=principle.title.clone()>
                    {principle.no.to_string()}
                    <span class="vh">" "{principle.title.clone()}</span>
                </a>
                " "
            }
        })
        .collect_view();
    view! { <span class="nos">{links}</span> }
}

/// A source, with its address.
pub(super) fn reference(reference: &Reference) -> impl IntoView + use<> {
    let now = reference.now.clone().map(|now| {
        view! {
            " or "
            <a href=now rel="noopener noreferrer">"the address in the document’s reading list"</a>
        }
    });
    view! {
        <a href=reference.url.clone() rel="noopener noreferrer">{reference.label.clone()}</a>
        {now}
    }
}

/// "page 7", "pages 7, 8".
pub(super) fn pages(numbers: impl Iterator<Item = u16>) -> String {
    let numbers: BTreeSet<u16> = numbers.collect();
    let list: Vec<String> = numbers.iter().map(u16::to_string).collect();
    format!(
        "{} {}",
        if list.len() == 1 { "page" } else { "pages" },
        list.join(", ")
    )
}

/// Where a source is cited, as a link to the page that stands for the place.
pub(super) fn place_link(site: &Site<'_>, citation: &Citation) -> impl IntoView + use<> {
    let (page, text) = match citation.at {
        Place::Introduction => (Page::Introduction, "introduction".to_owned()),
        Place::Part(number) => (Page::Part(number), format!("part {number}")),
        Place::Principle(no) => (Page::Principle(no), no.to_string()),
    };
    view! {
        <a href=site.link(page)>{text}</a>
        {format!(" (page {})", citation.page)}
    }
}

/// The labels of some facet values, in the order of the vocabulary.
pub(super) fn labels(ids: &[String], terms: &[Term]) -> String {
    let labels: Vec<&str> = terms
        .iter()
        .filter(|term| ids.contains(&term.id))
        .map(|term| term.label.as_str())
        .collect();
    labels.join(", ")
}

/// The sources cited at a place, as a list.
pub(super) fn reference_list(
    site: &Site<'_>,
    ids: &[String],
    place: Place,
) -> impl IntoView + use<> {
    let items = ids
        .iter()
        .filter_map(|id| site.corpus.reference(id))
        .map(|entry| {
            let here = entry.cited.iter().filter(|citation| citation.at == place);
            let here = pages(here.map(|citation| citation.page));
            let number = entry
                .id
                .trim_start_matches("ref-")
                .parse()
                .unwrap_or_default();
            let all = site.link_to(Page::References, Anchor::Reference(number));
            view! {
                <li>
                    {reference(entry)} " "
                    <span class="refs__page">
                        {here}", "<a href=all>"all citations"<span class="vh">" of this source"</span></a>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="refs">{items}</ol> }
}
