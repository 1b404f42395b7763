//! The actions that have one value of a facet, by principle: the filter of one value, as a page that needs no
//! program.

use guidance::address::{Anchor, Page};
use guidance::corpus::{Action, Principle, Term};
use guidance::facet::Facet;
use guidance::id::Name;
use leptos::prelude::*;

use super::parts::{applies, labels, stage_of};
use super::phrases::quoted;
use super::{Content, Site};
use crate::words::{GUIDANCE, facets as words, pieces, program};

pub(super) fn page(site: &Site<'_>, facet: Facet, value: Name) -> Option<Content> {
    let vocabulary = &site.corpus.vocabulary;
    let terms = facet.terms(vocabulary);
    let term = terms.iter().find(|term| term.id == value)?;
    let groups: Vec<(&Principle, Vec<&Action>)> = site
        .corpus
        .principles()
        .map(|principle| {
            let actions = principle.actions.iter();
            let actions = actions.filter(|action| facet.covers(vocabulary, term, action));
            (principle, actions.collect::<Vec<_>>())
        })
        .filter(|(_, actions)| !actions.is_empty())
        .collect();
    let total: usize = groups.iter().map(|(_, actions)| actions.len()).sum();
    let count = words::count(&program::actions(total), &program::principles(groups.len()));
    let list = groups
        .iter()
        .map(|(principle, actions)| group(site, principle, actions))
        .collect_view();
    let means = meaning(facet, term);
    let lead =
        (!means.is_empty()).then(|| view! { <p class="lead" lang=GUIDANCE>{means.clone()}</p> });
    let main = view! {
        <article class="text">
            <p class="over">{heading(facet)}</p>
            <h1 lang=GUIDANCE>{term.label.clone()}</h1>
            {lead}
            <p class="soft">{words::choose(&count)}</p>
            {list}
            {others(site, facet, terms, term)}
        </article>
    };
    let title = words::page_title(heading(facet), &term.label);
    let description = if means.is_empty() {
        words::description_short(&count)
    } else {
        words::description(&means, &count)
    };
    Some((title, description, main.into_any()))
}

/// What readers call the facet's values.
pub(super) fn heading(facet: Facet) -> &'static str {
    match facet {
        Facet::Stage => words::stage(),
        Facet::Role => words::role(),
        Facet::Threat => words::threat(),
        Facet::Topic => words::topic(),
    }
}

/// A stage's second words are its short label, which says no more than the first.
fn meaning(facet: Facet, term: &Term) -> String {
    if facet == Facet::Stage || term.means.is_empty() {
        String::new()
    } else {
        format!("{}.", term.means)
    }
}

fn group(site: &Site<'_>, principle: &Principle, actions: &[&Action]) -> impl IntoView + use<> {
    let stage = stage_of(principle.no);
    let rows = actions
        .iter()
        .map(|action| {
            let href = site.link_to(
                Page::Principle(principle.no),
                Anchor::Action(action.no.serial()),
            );
            view! {
                <li>
                    <a class="no" href=href>{action.no.to_string()}</a>
                    " "{quoted(action.text.clone())}
                    <small>{facts(site, action)}</small>
                </li>
            }
        })
        .collect_view();
    view! {
        <section data-s=stage>
            <h2>
                <a href=site.link(Page::Principle(principle.no)) lang=GUIDANCE>
                    <b>{principle.no.to_string()}</b>" "{principle.title.clone()}
                </a>
            </h2>
            <ul class="listing">{rows}</ul>
        </section>
    }
}

/// What a reader sorts by: how much work it is, and when it applies.
fn facts(site: &Site<'_>, action: &Action) -> Vec<AnyView> {
    let vocabulary = &site.corpus.vocabulary;
    let effort = labels(std::slice::from_ref(&action.effort), &vocabulary.efforts);
    let effort = pieces::effort(quoted(effort));
    match applies(site, action) {
        Some(when) => words::facts(effort, when),
        None => effort,
    }
}

/// The facet's other values.
fn others(site: &Site<'_>, facet: Facet, terms: &[Term], here: &Term) -> impl IntoView + use<> {
    let links = terms
        .iter()
        .map(|term| {
            let current = (term.id == here.id).then_some("page");
            view! {
                <li>
                    <a href=site.link(Page::Facet(facet, term.id)) aria-current=current lang=GUIDANCE>
                        {term.label.clone()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav aria-labelledby="others">
            <h2 id="others">{heading(facet)}</h2>
            <ul class="tags">{links}</ul>
        </nav>
    }
}
