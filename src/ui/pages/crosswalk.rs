//! Other frameworks: all of them, one of them, and what a principle meets in them.

use guidance::address::{Anchor, Page};
use guidance::corpus::{Principle, Reference};
use guidance::crosswalk::{Entry, Framework, Link, Relation, Strength};
use guidance::id::{Name, PrincipleNo};
use leptos::prelude::*;

use super::parts::{counted, date, helpful, place_link, stage_of};
use super::{Content, Site};

/// Said wherever a link is shown.
const PROPOSED: &str = "Proposed by Waymark, endorsed by nobody";

/// How a link reads: "2.1 counters this".
fn verb(relation: Relation) -> &'static str {
    match relation {
        Relation::Cites => "cites",
        Relation::Implements => "implements",
        Relation::Counters => "counters",
        Relation::Aligns => "aligns with",
    }
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong",
        Strength::Related => "in part",
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
                    <a href=site.link(Page::Framework(framework.id))>{framework.short.clone()}</a>
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
            view! {
                <li>
                    <a href=site.link(Page::Framework(framework.id))>{framework.title.clone()}</a>
                    <small>"In short: "{framework.short.clone()}". "{framework.about.clone()}" Edition "{framework.edition.clone()}", "{date(&framework.published)}"."</small>
                </li>
            }
        })
        .collect_view();
    let main = view! {
        <article class="text">
            <h1>"Other frameworks"</h1>
            <p class="lead">
                "How the "{site.corpus.principles().count()}" principles relate to "{frameworks.len()}" other frameworks: "{links}" proposed links, each with its reason."
            </p>
            <p>
                <strong>{PROPOSED}". "</strong>
                "Neither the "{site.corpus.document.publisher_short.clone()}" nor any publisher of a framework has approved a link. Use them to find your way, and read both texts before you rely on one. For "{none}" pairs of a principle and a framework there is no true counterpart; the framework’s page says why. What the source itself cites is shown apart, there and under each principle’s sources."
            </p>
            <h2 id="table-title">"How many links"</h2>
            <p class="soft small">"All links, and in brackets how many of them are strong: the same subject, or a threat or control that the principle treats directly."</p>
            <div class="scroll" role="region" aria-labelledby="table-title" tabindex="0">
                <table class="grid">
                    <thead><tr><th scope="col">"Principle"</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <h2>"The frameworks"</h2>
            <ul class="sources">{list}</ul>
            {helpful(site)}
        </article>
    };
    let description = format!(
        "{links} proposed links from the principles to {} other frameworks, each with its strength and its reason.",
        frameworks.len()
    );
    ("Other frameworks".to_owned(), description, main.into_any())
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
                (0, _) => "none".to_owned(),
                (all, 0) => all.to_string(),
                (all, strong) => format!("{all} ({strong})"),
            };
            view! { <td>{text}</td> }
        })
        .collect_view();
    view! {
        <tr data-s=stage>
            <th scope="row">
                <a href=site.link(Page::Principle(principle.no))>
                    <b class="no">{principle.no.to_string()}</b>" "{principle.title.clone()}
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
        .map(|licence| format!(" Licence: {licence}."));
    let has_strong = framework
        .links
        .iter()
        .any(|link| link.strength == Strength::Strong);
    let legend = if has_strong {
        "A full dot marks a strong link, a ring a link in part."
    } else {
        "Every link here is one in part, marked by a ring: none is strong."
    };
    let main = view! {
        <article class="text">
            <p class="over"><a href=site.link(Page::Crosswalk)>"Other frameworks"</a></p>
            <h1>{framework.title.clone()}</h1>
            <p class="lead">{framework.about.clone()}</p>
            <p>
                "Edition "{framework.edition.clone()}", "{date(&framework.published)}", by "{framework.publisher.clone()}". "
                <a href=framework.url.clone() rel="noopener noreferrer">"Read it at its publisher’s"</a>"."{licence}
            </p>
            <p class="soft small">{framework.sure.clone()}</p>
            <p>
                <strong>{PROPOSED}". "</strong>
                {legend}
            </p>
            {cited(site, framework)}
            {mapped(site, framework)}
            {unmapped(framework)}
            {without(site, framework)}
            {newer(framework)}
            {helpful(site)}
        </article>
    };
    let description = format!(
        "What the {}’s {} meet in {}, edition {}: {}, proposed.",
        site.corpus.document.publisher_short,
        site.corpus.document.title,
        framework.title,
        framework.edition,
        counted(framework.links.iter().filter(proposed).count(), "link")
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
            let places = reference
                .cited
                .iter()
                .enumerate()
                .map(|(at, citation)| view! { {if at > 0 { ", " } else { "" }} {place_link(site, citation)} })
                .collect_view();
            Some(view! { <li>{entry.id.clone()}" "{entry.title.clone()}": "{places}</li> })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h2>"Cited by the source itself"</h2>
            <ul class="cited">{rows}</ul>
        }
    })
}

fn mapped(site: &Site<'_>, framework: &Framework) -> impl IntoView + use<> {
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
                .map(|link| {
                    view! {
                        <li>
                            {link_no(site, link.principle)}" "
                            <i class=dot(link.strength)><span class="vh">{strength(link.strength)}</span></i>
                            " "{verb(link.relation)}" this: "{link.why.clone()}
                        </li>
                    }
                })
                .collect_view();
            let anchor = Name::of_others(&entry.id).ok().map(|name| Anchor::Entry(name).name());
            let newer = entry.successor.as_ref().zip(framework.newer.as_ref());
            let facts: Vec<String> = entry
                .note
                .clone()
                .into_iter()
                .chain(newer.map(|(id, newer)| format!("In the edition of {}: {id}", newer.edition)))
                .collect();
            let facts = (!facts.is_empty()).then(|| view! { <small>{facts.join(". ")}</small> });
            view! {
                <div id=anchor>
                    <dt>{name(entry)}{facts}</dt>
                    <dd><ul>{links}</ul></dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <h2>"What maps to it"</h2>
        <dl class="glossary">{rows}</dl>
    }
}

/// An entry's id and title, the id as a link where the entry has an address of its own.
fn name(entry: &Entry) -> impl IntoView + use<> {
    let title = entry.title.clone();
    let id = entry.id.clone();
    match entry.url.clone() {
        Some(url) => view! { <a href=url rel="noopener noreferrer">{id}</a>" "{title} }.into_any(),
        None => view! { {id}" "{title} }.into_any(),
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
    let groups: Vec<(Option<String>, String)> = if framework.groups.is_empty() {
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
            let title = title.map(|title| view! { <b>{title}": "</b> });
            view! { <p class="small">{title}{list}"."</p> }
        })
        .collect_view();
    Some(view! {
        <h2>"Entries that nothing maps to"</h2>
        {groups}
    })
}

fn list(entries: &[&Entry]) -> String {
    let names: Vec<String> = entries
        .iter()
        .map(|entry| match &entry.successor {
            Some(successor) => format!("{} {} (now {successor})", entry.id, entry.title),
            None => format!("{} {}", entry.id, entry.title),
        })
        .collect();
    names.join("; ")
}

/// Principles that meet nothing here, and why.
fn without(site: &Site<'_>, framework: &Framework) -> Option<impl IntoView + use<>> {
    let rows = framework
        .none
        .iter()
        .map(|none| view! { <li>{link_no(site, none.principle)}" "{none.why.clone()}"."</li> })
        .collect_view();
    (!framework.none.is_empty()).then(|| {
        view! {
            <h2>"Principles without a counterpart"</h2>
            <ul class="listing">{rows}</ul>
        }
    })
}

fn newer(framework: &Framework) -> Option<impl IntoView + use<>> {
    framework.newer.as_ref().map(|newer| {
        let rows = newer
            .entries
            .iter()
            .map(|entry| view! { <li>{entry.id.clone()}" "{entry.title.clone()}</li> })
            .collect_view();
        view! {
            <h2>"The newer edition, "{newer.edition.clone()}</h2>
            <p>
                "The links above are to the edition of "{framework.edition.clone()}". Each of its entries names its successor in "
                <a href=newer.url.clone() rel="noopener noreferrer">"the edition of "{newer.edition.clone()}</a>":"
            </p>
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
        <p class="soft small">
            {PROPOSED}". Strong links first; all of them, with reasons, on each framework’s page."
        </p>
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
            Some(view! { <li><a href=site.link_to(page, anchor)>{entry.id.clone()}</a>" "{entry.title.clone()}</li> })
        })
        .collect_view();
    let rest = match (strong.len(), more) {
        (0, 0) => Some("no counterpart".to_owned()),
        (_, 0) => None,
        (0, more) => Some(format!("{more} in part")),
        (_, more) => Some(format!("{more} more")),
    };
    let rest = rest.map(|rest| view! { <li>{rest}</li> });
    view! {
        <div>
            <dt><a href=site.link(page)>{framework.short.clone()}</a></dt>
            <dd><ul>{named}{rest}</ul></dd>
        </div>
    }
}
