//! The way in: what this is, the life cycle with its principles, and other ways to start.

use guidance::address::Page;
use guidance::corpus::{Part, Term};
use guidance::facet::Facet;
use guidance::id::PrincipleNo;
use guidance::outline::Scope;
use leptos::prelude::*;

use super::parts::{count, counted, inline_island, island, principle_links};
use super::{Content, Site, figure};
use crate::island::Island;

pub(super) fn page(site: &Site<'_>) -> Content {
    let document = &site.corpus.document;
    let stages = site
        .corpus
        .parts
        .iter()
        .map(|part| stage(site, part))
        .collect_view();
    let main = view! {
        <div class="hero">
            <h1>"Machine learning security, from first design to end of life"</h1>
            <div class="hero__text">
                <p class="lead">
                    "The "{document.publisher_short.clone()}"’s fifteen "<cite>{document.title.clone()}</cite>
                    ", in plain words and in the order in which your system meets them. Read what each asks, tick off what you have done, keep the work on your own device."
                </p>
                <p class="hero__count"><strong>{count(site, Scope::Everything)}</strong></p>
            </div>
        </div>
        <section class="map" aria-labelledby="map-title">
            <h2 id="map-title" class="vh">"The principles by life-cycle stage"</h2>
            {island(site, Island::StageFilter)}
            {figure::section(site)}
            <div class="stages">{stages}</div>
            <p class="key">
                <span class="key__full">"one action, settled"</span>
                <span class="key__open">"one action, still open"</span>
                <span>"Lessons from 5.2 go back to the start."</span>
            </p>
        </section>
        {ways_in(site)}
    };
    let title = "Waymark: the NCSC’s machine learning principles as a working tool".to_owned();
    let description = format!(
        "The {}’s {} (version {}) restated in plain words, with actions to tick off. Your work stays on your device.",
        document.publisher_short, document.title, document.version
    );
    (title, description, main.into_any())
}

fn stage(site: &Site<'_>, part: &Part) -> impl IntoView + use<> {
    let principles = part
        .principles
        .iter()
        .map(|principle| {
            view! {
                <li>
                    <a href=site.link(Page::Principle(principle.no))>
                        <b>{principle.no.to_string()}</b>
                        <span>{principle.title.clone()}</span>
                    </a>
                    {inline_island(site, Island::Dots(principle.no))}
                    <span class="vh">{count(site, Scope::Principle(principle.no))}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stage" data-stage=part.stage.id() data-s=part.stage.number()>
            <h3 class="stage__title">
                <a href=site.link(Page::Part(part.number))>
                    <span class="mark" aria-hidden="true">{part.number}</span>
                    {part.title.clone()}
                </a>
            </h3>
            <p class="stage__count">{count(site, Scope::Part(part.number))}</p>
            <ol class="plist">{principles}</ol>
        </section>
    }
}

/// What is new, who acts, what threatens: each leads to where most of it stands.
fn ways_in(site: &Site<'_>) -> impl IntoView + use<> {
    let changes = site
        .corpus
        .changes
        .themes
        .iter()
        .map(|change| {
            let seen: Vec<PrincipleNo> = change.seen.iter().map(|seen| seen.principle).collect();
            view! {
                <li>
                    <b>{change.title.clone()}</b>
                    <span>{change.text.clone()}" "{principle_links(site, &seen)}</span>
                </li>
            }
        })
        .collect_view();
    let words = &site.corpus.vocabulary;
    let roles = ways(site, Facet::Role, &words.roles);
    let threats = ways(site, Facet::Threat, &words.threats);
    let topics = ways(site, Facet::Topic, &words.topics);
    let stages = ways(site, Facet::Stage, &words.stages);
    view! {
        <section class="ways" aria-labelledby="ways-title">
            <h2 id="ways-title">"Other ways in"</h2>
            <div class="ways__columns">
                <section>
                    <h3>"What changed in 2024"</h3>
                    <ul class="index">{changes}</ul>
                    <p class="small">
                        <a href=site.link(Page::Changes)>"More on what changed, for those who knew the text of 2022"</a>
                    </p>
                    <h3 class="ways__next">"Start from a topic"</h3>
                    <ul class="index">{topics}</ul>
                </section>
                <section>
                    <h3>"Start from your role"</h3>
                    <ul class="index">{roles}</ul>
                    <h3 class="ways__next">"Start from when it is done"</h3>
                    <p class="small">"An action may be done at more than one stage."</p>
                    <ul class="index">{stages}</ul>
                </section>
                <section>
                    <h3>"Start from a threat"</h3>
                    <ul class="index">{threats}</ul>
                </section>
            </div>
        </section>
    }
}

/// The values of a facet, each with how many actions it has and a way to them.
fn ways(site: &Site<'_>, facet: Facet, terms: &[Term]) -> impl IntoView + use<> {
    let vocabulary = &site.corpus.vocabulary;
    terms
        .iter()
        .map(|term| {
            let actions = site.corpus.principles().flat_map(|p| &p.actions);
            let actions = actions.filter(|action| facet.covers(vocabulary, term, action));
            let count = counted(actions.count(), "action");
            let means = (facet != Facet::Stage && !term.means.is_empty())
                .then(|| view! { <span>{term.means.clone()}</span> });
            view! {
                <li>
                    <a href=site.link(Page::Facet(facet, term.id))>{term.label.clone()}</a>
                    <small>{count}</small>
                    {means}
                </li>
            }
        })
        .collect_view()
}
