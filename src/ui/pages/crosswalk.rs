//! Other frameworks: all of them, one of them, and what a principle meets in them.

use guidance::address::{Anchor, Page};
use guidance::corpus::{Principle, Reference};
use guidance::crosswalk::{Entry, Framework, Link, Relation, Strength};
use guidance::id::{Name, PrincipleNo};
use leptos::prelude::*;

use super::parts::{date, helpful, place_link, stage_of};
use super::phrases::{joined, quoted};
use super::{Content, Site};
use crate::words::{GUIDANCE, frameworks as words, pieces};

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => words::strong(),
        Strength::Related => words::in_part(),
    }
}

/// The glyph of a link.
fn dot(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "dot dot--full",
        Strength::Related => "dot",
    }
}

/// Links that are ours to propose: what the document itself links to is no proposal.
fn proposed(link: &&Link) -> bool {
    link.relation != Relation::Cites
}

// All frameworks.

pub(super) fn overview(site: &Site<'_>) -> Content {
    let frameworks = &site.corpus.frameworks;
    let all: usize = frameworks.iter().map(|one| one.links.len()).sum();
    let links: usize = frameworks
        .iter()
        .map(|framework| framework.links.iter().filter(proposed).count())
        .sum();
    let none: usize = frameworks
        .iter()
        .map(|framework| framework.none.len())
        .sum();
    let heads = frameworks
        .iter()
        .map(|framework| {
            view! {
                <th scope="col">
                    <a href=site.link(Page::Framework(framework.id)) lang=GUIDANCE>{framework.short.clone()}</a>
                </th>
            }
        })
        .collect_view();
    let rows = site
        .corpus
        .principles()
        .map(|principle| row(site, principle))
        .collect_view();
    let list = frameworks
        .iter()
        .map(|framework| {
            let facts = words::list_facts(
                quoted(framework.short.clone()),
                quoted(framework.about.clone()),
                quoted(framework.edition.clone()),
                date(&framework.published),
            );
            view! {
                <li>
                    <a href=site.link(Page::Framework(framework.id)) lang=GUIDANCE>{framework.title.clone()}</a>
                    <small>{facts}</small>
                </li>
            }
        })
        .collect_view();
    let main = view! {
        <article class="text">
            <h1>{words::title()}</h1>
            <p class="lead">{words::lead(site.corpus.principles().count(), frameworks.len(), all, links, all - links)}</p>
            <p>
                <strong>{words::proposed()}</strong>
                {words::approved(&site.corpus.document.publisher_short, none)}
            </p>
            <h2 id="table-title">{words::table()}</h2>
            <p class="soft small">{words::table_note()}</p>
            <div class="scroll" role="region" aria-labelledby="table-title" tabindex="0">
                <table class="grid">
                    <thead><tr><th scope="col">{words::table_principle()}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <h2>{words::list()}</h2>
            <ul class="sources">{list}</ul>
            {helpful(site)}
        </article>
    };
    (
        words::title().to_owned(),
        words::description(links, frameworks.len()),
        main.into_any(),
    )
}

fn row(site: &Site<'_>, principle: &Principle) -> impl IntoView + use<> {
    let stage = stage_of(principle.no);
    let cells = site
        .corpus
        .frameworks
        .iter()
        .map(|framework| {
            let links = || framework.links_of(principle.no).filter(proposed);
            let all = links().count();
            let strong = links();
            let strong = strong
                .filter(|link| link.strength == Strength::Strong)
                .count();
            let text = match (all, strong) {
                (0, _) => words::table_none().to_owned(),
                (all, 0) => all.to_string(),
                (all, strong) => words::table_strong(all, strong),
            };
            view! { <td>{text}</td> }
        })
        .collect_view();
    view! {
        <tr data-s=stage>
            <th scope="row">
                <a href=site.link(Page::Principle(principle.no)) lang=GUIDANCE>
                    <b class="no">{principle.no.to_string()}</b>" "<span>{principle.title.clone()}</span>
                </a>
            </th>
            {cells}
        </tr>
    }
}

// One framework.

pub(super) fn framework(site: &Site<'_>, id: Name) -> Option<Content> {
    let framework = site.corpus.frameworks.iter().find(|one| one.id == id)?;
    let licence = framework
        .licence
        .clone()
        .map(|licence| words::licence(quoted(licence)));
    let read = view! {
        <a href=framework.url.clone() rel="noopener noreferrer">{words::read()}</a>
    };
    let edition = words::edition(
        quoted(framework.edition.clone()),
        date(&framework.published),
        quoted(framework.publisher.clone()),
        read,
        licence,
    );
    let has_strong = framework
        .links
        .iter()
        .any(|link| link.strength == Strength::Strong);
    let legend = if has_strong {
        words::legend()
    } else {
        words::legend_in_part()
    };
    let main = view! {
        <article class="text">
            <p class="over"><a href=site.link(Page::Crosswalk)>{words::title()}</a></p>
            <h1 lang=GUIDANCE>{framework.title.clone()}</h1>
            <p class="lead" lang=GUIDANCE>{framework.about.clone()}</p>
            <p>{edition}</p>
            <p class="soft small" lang=GUIDANCE>{framework.sure.clone()}</p>
            {cited(site, framework)}
            {mapped(site, framework, legend)}
            {unmapped(framework)}
            {without(site, framework)}
            {newer(framework)}
            {helpful(site)}
        </article>
    };
    let document = &site.corpus.document;
    let description = words::one_description(
        &document.publisher_short,
        &document.title,
        &framework.title,
        &framework.edition,
        &words::links(framework.links.iter().filter(proposed).count()),
    );
    Some((framework.title.clone(), description, main.into_any()))
}

/// What the document itself links to: a fact, and apart from what is proposed. Taken from its sources, so that it
/// holds what the introductions cite as well.
fn cited(site: &Site<'_>, framework: &Framework) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = framework
        .entries
        .iter()
        .filter_map(|entry| {
            let is_it = |reference: &&Reference| entry.url.as_ref() == Some(&reference.url);
            let reference = site.corpus.references.iter().find(is_it)?;
            let places = reference.cited.iter();
            let places = places.map(|citation| place_link(site, citation).into_any());
            let places = joined(places.collect(), pieces::list_comma());
            let name = quoted(format!("{} {}", entry.id, entry.title));
            Some(view! { <li>{words::cited_entry(name, places)}</li> })
        })
        .collect();
    let own = framework.links.iter().filter(|link| !proposed(link));
    let count = words::cited_count(rows.len(), own.count());
    (!rows.is_empty()).then(|| {
        view! {
            <h2>{words::cited()}</h2>
            <p>{count}</p>
            <ul class="cited">{rows}</ul>
        }
    })
}

fn mapped(site: &Site<'_>, framework: &Framework, legend: &'static str) -> impl IntoView + use<> {
    let linked = |entry: &Entry| {
        framework
            .links
            .iter()
            .filter(proposed)
            .any(|link| link.entry == entry.id)
    };
    let rows = framework
        .entries
        .iter()
        .filter(|entry| linked(entry))
        .map(|entry| {
            let links = framework.links.iter().filter(proposed);
            let links = links
                .filter(|link| link.entry == entry.id)
                .map(|link| view! { <li>{meets(site, link)}</li> })
                .collect_view();
            let anchor = Name::of_others(&entry.id)
                .ok()
                .map(|name| Anchor::Entry(name).name());
            let newer = entry.successor.as_ref().zip(framework.newer.as_ref());
            let note = entry.note.clone().map(quoted);
            let newer = newer.map(|(id, newer)| {
                let (edition, id) = (quoted(newer.edition.clone()), quoted(id.clone()));
                words::successor(edition, id).into_any()
            });
            let facts: Vec<AnyView> = note.into_iter().chain(newer).collect();
            let facts = (!facts.is_empty())
                .then(|| view! { <small>{joined(facts, words::facts_end())}</small> });
            view! {
                <div id=anchor>
                    <dt>{name(entry)}{facts}</dt>
                    <dd><ul>{links}</ul></dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <h2>{words::mapped()}</h2>
        <p>
            <strong>{words::proposed()}</strong>
            {legend}
        </p>
        <dl class="glossary">{rows}</dl>
    }
}

/// A link of a principle to an entry, and why. The principle comes first in English.
fn meets(site: &Site<'_>, link: &Link) -> Vec<AnyView> {
    let principle = link_no(site, link.principle);
    let strength = view! {
        <i class=dot(link.strength)><span class="vh">{strength(link.strength)}</span></i>
    };
    let why = quoted(link.why.clone());
    match link.relation {
        Relation::Cites => words::cites(principle, strength, why),
        Relation::Implements => words::implements(principle, strength, why),
        Relation::Counters => words::counters(principle, strength, why),
        Relation::Aligns => words::aligns(principle, strength, why),
    }
}

/// An entry's id and title, the id as a link where the entry has an address of its own.
fn name(entry: &Entry) -> impl IntoView + use<> {
    let title = quoted(entry.title.clone());
    let id = entry.id.clone();
    match entry.url.clone() {
        Some(url) => {
            view! { <a href=url rel="noopener noreferrer" lang=GUIDANCE>{id}</a>" "{title} }
                .into_any()
        }
        None => view! { {quoted(id)}" "{title} }.into_any(),
    }
}

/// Entries that nothing maps to, by group: short, since there may be hundreds.
fn unmapped(framework: &Framework) -> Option<impl IntoView + use<>> {
    let linked = |entry: &Entry| framework.links.iter().any(|link| link.entry == entry.id);
    let left: Vec<&Entry> = framework
        .entries
        .iter()
        .filter(|entry| !linked(entry) && !entry.withdrawn)
        .collect();
    if left.is_empty() {
        return None;
    }
    let groups: Vec<(Option<String>, Vec<AnyView>)> = if framework.groups.is_empty() {
        vec![(None, list(&left))]
    } else {
        framework
            .groups
            .iter()
            .map(|group| {
                let own: Vec<&Entry> = left
                    .iter()
                    .copied()
                    .filter(|entry| entry.group.as_ref() == Some(&group.id))
                    .collect();
                (Some(group.title.clone()), list(&own))
            })
            .filter(|(_, list)| !list.is_empty())
            .collect()
    };
    let groups = groups
        .into_iter()
        .map(|(title, list)| {
            let text = match title {
                Some(title) => {
                    let title = words::unmapped_group_title(quoted(title));
                    words::unmapped_group(view! { <b>{title}</b> }, list)
                }
                None => words::unmapped_entries(list),
            };
            view! { <p class="small">{text}</p> }
        })
        .collect_view();
    Some(view! {
        <h2>{words::unmapped()}</h2>
        {groups}
    })
}

fn list(entries: &[&Entry]) -> Vec<AnyView> {
    let names = entries.iter().map(|entry| {
        let name = quoted(format!("{} {}", entry.id, entry.title));
        match entry.successor.clone() {
            Some(successor) => words::unmapped_now(name, quoted(successor)).into_any(),
            None => name,
        }
    });
    joined(names.collect(), words::unmapped_end())
}

/// Principles that meet nothing here, and why.
fn without(site: &Site<'_>, framework: &Framework) -> Option<impl IntoView + use<>> {
    let rows = framework
        .none
        .iter()
        .map(|none| {
            let why = words::without_why(link_no(site, none.principle), quoted(none.why.clone()));
            view! { <li>{why}</li> }
        })
        .collect_view();
    (!framework.none.is_empty()).then(|| {
        view! {
            <h2>{words::without()}</h2>
            <ul class="listing">{rows}</ul>
        }
    })
}

fn newer(framework: &Framework) -> Option<impl IntoView + use<>> {
    framework.newer.as_ref().map(|newer| {
        let rows = newer
            .entries
            .iter()
            .map(
                |entry| view! { <li lang=GUIDANCE>{entry.id.clone()}" "{entry.title.clone()}</li> },
            )
            .collect_view();
        let its = || quoted(newer.edition.clone());
        let link = view! {
            <a href=newer.url.clone() rel="noopener noreferrer">{words::newer_edition(its())}</a>
        };
        view! {
            <h2>{words::newer(its())}</h2>
            <p>{words::newer_lead(quoted(framework.edition.clone()), link)}</p>
            <ul class="listing">{rows}</ul>
        }
    })
}

/// A principle by its number.
fn link_no(site: &Site<'_>, no: PrincipleNo) -> impl IntoView + use<> {
    let stage = stage_of(no);
    view! { <a class="no" href=site.link(Page::Principle(no)) data-s=stage>{no.to_string()}</a> }
}

// A principle.

/// How many entries of a framework a principle's page names.
const NAMED: usize = 3;

/// The first strong links of a principle, by framework; all others and the reasons stand on the frameworks' pages.
pub(super) fn of_principle(site: &Site<'_>, principle: &Principle) -> impl IntoView + use<> {
    let rows = site
        .corpus
        .frameworks
        .iter()
        .map(|framework| of_framework(site, framework, principle.no))
        .collect_view();
    view! {
        <p class="soft small">{words::of_principle()}</p>
        <dl class="maps">{rows}</dl>
    }
}

fn of_framework(site: &Site<'_>, framework: &Framework, no: PrincipleNo) -> impl IntoView + use<> {
    let page = Page::Framework(framework.id);
    let links: Vec<&Link> = framework.links_of(no).filter(proposed).collect();
    let strong = links
        .iter()
        .filter(|link| link.strength == Strength::Strong);
    let strong: Vec<&&Link> = strong.take(NAMED).collect();
    let more = links.len() - strong.len();
    let named = strong
        .iter()
        .filter_map(|link| {
            let entry = framework.entry(&link.entry)?;
            let anchor = Anchor::Entry(Name::of_others(&entry.id).ok()?);
            Some(view! { <li lang=GUIDANCE><a href=site.link_to(page, anchor)>{entry.id.clone()}</a>" "{entry.title.clone()}</li> })
        })
        .collect_view();
    let rest = match (strong.len(), more) {
        (0, 0) => Some(words::none().to_owned()),
        (_, 0) => None,
        (0, more) => Some(words::only_in_part(more)),
        (_, more) => Some(words::more(more)),
    };
    let rest = rest.map(|rest| view! { <li>{rest}</li> });
    view! {
        <div>
            <dt><a href=site.link(page) lang=GUIDANCE>{framework.short.clone()}</a></dt>
            <dd><ul>{named}{rest}</ul></dd>
        </div>
    }
}
