//! The way in: what this is, the life cycle with its principles, and other ways to start.

use guidance::address::Page;
use guidance::corpus::{Action, Part, Principle, Term};
use guidance::id::PrincipleNo;
use guidance::outline::Scope;
use leptos::prelude::*;

use super::parts::{count, inline_island, island, principle_links};
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
        .iter()
        .map(|change| {
            view! {
                <li>
                    <b>{change.title.clone()}</b>
                    <span>{change.text.clone()}" "{principle_links(site, &change.seen_in)}</span>
                </li>
            }
        })
        .collect_view();
    let words = &site.corpus.vocabulary;
    let roles = ways(site, &words.roles, |action| &action.roles);
    let threats = ways(site, &words.threats, |action| &action.threats);
    view! {
        <section class="ways" aria-labelledby="ways-title">
            <h2 id="ways-title">"Other ways in"</h2>
            <div class="ways__columns">
                <section>
                    <h3>"What changed in 2024"</h3>
                    <ul class="index">{changes}</ul>
                    <p class="small">
                        "What the NCSC named when it published version 2; where you meet it is our reading. Waymark does not compare the two versions point by point."
                    </p>
                </section>
                <section>
                    <h3>"Start from your role"</h3>
                    <ul class="index">{roles}</ul>
                </section>
                <section>
                    <h3>"Start from a threat"</h3>
                    <ul class="index">{threats}</ul>
                </section>
            </div>
        </section>
    }
}

fn ways(
    site: &Site<'_>,
    terms: &[Term],
    facet: fn(&Action) -> &Vec<String>,
) -> impl IntoView + use<> {
    terms
        .iter()
        .map(|term| {
            let numbers = most(site, |action| facet(action).contains(&term.id));
            view! {
                <li>
                    <b>{term.label.clone()}</b>
                    <span>{term.means.clone()}" "{principle_links(site, &numbers)}</span>
                </li>
            }
        })
        .collect_view()
}

/// The three principles with most actions of a kind, in the order of the document.
fn most(site: &Site<'_>, kind: impl Fn(&Action) -> bool) -> Vec<PrincipleNo> {
    let of_kind = |principle: &Principle| principle.actions.iter().filter(|a| kind(a)).count();
    let mut ranked: Vec<(usize, PrincipleNo)> = site
        .corpus
        .principles()
        .map(|p| (of_kind(p), p.no))
        .filter(|(count, _)| *count > 0)
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut numbers: Vec<PrincipleNo> = ranked.into_iter().take(3).map(|(_, no)| no).collect();
    numbers.sort();
    numbers
}
