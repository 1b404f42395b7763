//! The way in: what this is, the life cycle with its principles, and other ways to start.

use guidance::address::Page;
use guidance::corpus::{Changes, Part, Term};
use guidance::facet::Facet;
use guidance::id::PrincipleNo;
use guidance::lifecycle::Stage;
use guidance::outline::Scope;
use leptos::prelude::*;

use super::parts::{count, inline_island, island, mark, principle_links, stage};
use super::phrases::quoted;
use super::{Content, Site, changes, figure};
use crate::island::Island;
use crate::words::{GUIDANCE, home as words, program};

pub(super) fn page(site: &Site<'_>) -> Content {
    let document = &site.corpus.document;
    let stages = site
        .corpus
        .parts
        .iter()
        .map(|part| part_of_map(site, part))
        .collect_view();
    let restated = view! { <cite lang=GUIDANCE>{document.title.clone()}</cite> };
    let own = &site.corpus.words;
    let principles = site.corpus.principles().count();
    let returns = own
        .returns
        .map(|no| view! { <span>{words::key_loop(&no.to_string())}</span> });
    let main = view! {
        <div class="hero">
            <h1 lang=GUIDANCE>{own.headline.clone()}</h1>
            <div class="hero__text">
                <p class="lead">{words::lead(&document.publisher_short, principles, restated)}</p>
                <p class="hero__count"><strong>{count(site, Scope::Everything)}</strong></p>
            </div>
        </div>
        <section class="map" aria-labelledby="map-title">
            <h2 id="map-title" class="vh">{words::map()}</h2>
            {island(site, Island::StageFilter)}
            {figure::section(site)}
            <div class="stages">{stages}</div>
            <p class="key">
                <span class="key__full">{words::key_full()}</span>
                <span class="key__open">{words::key_open()}</span>
                {returns}
            </p>
        </section>
        {ways_in(site)}
    };
    let title = words::page_title(&document.publisher_short, &own.name);
    let (publisher, named) = (&document.publisher_short, &document.title);
    let description = match own.outline {
        None => words::description(publisher, named, &document.version),
        Some(_) => words::description_outlined(publisher, named),
    };
    (title, description, main.into_any())
}

fn part_of_map(site: &Site<'_>, part: &Part) -> impl IntoView + use<> {
    let principles = part
        .principles
        .iter()
        .map(|principle| {
            view! {
                <li>
                    <a href=site.link(Page::Principle(principle.no))>
                        <b>{principle.no.to_string()}</b>
                        <span lang=GUIDANCE>{principle.title.clone()}</span>
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
                    {mark(part.stage)}
                    {quoted(part.title.clone())}
                </a>
            </h3>
            <p class="stage__count">{count(site, Scope::Part(part.number))}</p>
            <ol class="plist">{principles}</ol>
        </section>
    }
}

/// What is new, who acts, what threatens: each leads to where most of it stands.
fn ways_in(site: &Site<'_>) -> impl IntoView + use<> {
    let vocabulary = &site.corpus.vocabulary;
    let roles = ways(site, Facet::Role, &vocabulary.roles);
    let threats = ways(site, Facet::Threat, &vocabulary.threats);
    let topics = ways(site, Facet::Topic, &vocabulary.topics);
    let stages = ways(site, Facet::Stage, &vocabulary.stages);
    let changes = site.corpus.changes.as_ref();
    let below = changes.map(|_| "ways__next");
    let changes = changes.map(|changes| of_version(site, changes));
    view! {
        <section class="ways" aria-labelledby="ways-title">
            <h2 id="ways-title">{words::ways()}</h2>
            <div class="ways__columns">
                <section>
                    {changes}
                    <h3 class=below>{words::topics()}</h3>
                    <ul class="index">{topics}</ul>
                </section>
                <section>
                    <h3>{words::roles()}</h3>
                    <ul class="index">{roles}</ul>
                    <h3 class="ways__next">{words::stages()}</h3>
                    <p class="small">{words::stages_note()}</p>
                    <ul class="index">{stages}</ul>
                </section>
                <section>
                    <h3>{words::threats()}</h3>
                    <ul class="index">{threats}</ul>
                    <p class="small">
                        <a href=site.link(Page::Search)>{words::narrow()}</a>
                    </p>
                </section>
            </div>
        </section>
    }
}

/// What is new in this version of the document.
fn of_version(site: &Site<'_>, changes: &Changes) -> impl IntoView + use<> {
    let themes = changes
        .themes
        .iter()
        .map(|change| {
            let seen: Vec<PrincipleNo> = change.seen.iter().map(|seen| seen.principle).collect();
            view! {
                <li>
                    <b lang=GUIDANCE>{change.title.clone()}</b>
                    <span>{quoted(change.text.clone())}" "{principle_links(site, &seen)}</span>
                </li>
            }
        })
        .collect_view();
    let earlier = changes.earlier_published.get(..4).unwrap_or_default();
    view! {
        <h3>{changes::title(site)}</h3>
        <ul class="index">{themes}</ul>
        <p class="small">
            <a href=site.link(Page::Changes)>{words::changes_more(earlier)}</a>
        </p>
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
            let count = program::actions(actions.count());
            let means = (facet != Facet::Stage && !term.means.is_empty())
                .then(|| view! { <span lang=GUIDANCE>{term.means.clone()}</span> });
            let stage = stage(facet, term);
            view! {
                <li data-s=stage.map(Stage::number)>
                    <a href=site.link(Page::Facet(facet, term.id)) lang=GUIDANCE>{stage.map(mark)}{term.label.clone()}</a>
                    <small>{count}</small>
                    {means}
                </li>
            }
        })
        .collect_view()
}
