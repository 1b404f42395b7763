//! The whole guidance on one page, to print or to read without stopping.

use guidance::address::Page;
use guidance::corpus::{Action, Part, Principle};
use leptos::prelude::*;

use super::parts::{applies, date, labels, prose_at, reference, source_pages};
use super::phrases::quoted;
use super::{Content, Site};
use crate::words::{GUIDANCE, pieces, whole as words};

pub(super) fn page(site: &Site<'_>) -> Content {
    let document = &site.corpus.document;
    let contents = site
        .corpus
        .parts
        .iter()
        .map(|part| {
            let principles = part
                .principles
                .iter()
                .map(|p| {
                    view! { <li><a href=format!("#p{}", p.no) lang=GUIDANCE>{p.no.to_string()}" "{p.title.clone()}</a></li> }
                })
                .collect_view();
            view! {
                <li>
                    <a href=format!("#part-{}", part.number)>{pieces::part(part.number, quoted(part.title.clone()))}</a>
                    <ol>{principles}</ol>
                </li>
            }
        })
        .collect_view();
    let parts = site
        .corpus
        .parts
        .iter()
        .map(|part| of_part(site, part))
        .collect_view();
    let introduction = &site.corpus.introduction;
    let edition = view! { <code>{site.corpus.edition.clone()}</code> };
    let (publisher, credit) = (&document.publisher_short, quoted(document.credit.clone()));
    let standing = match site.corpus.words.outline {
        None => words::unofficial(publisher, edition, credit).into_any(),
        Some(_) => words::outlined(publisher, edition, credit).into_any(),
    };
    let main = view! {
        <article class="whole">
            <h1>{words::title(quoted(document.title.clone()))}</h1>
            <p class="lead">
                {words::lead(&document.version, quoted(document.publisher.clone()), date(&document.published))}
            </p>
            <p>{standing}</p>
            <nav aria-label=words::contents()>
                <ol>
                    <li><a href="#introduction" lang=GUIDANCE>{introduction.title.clone()}</a></li>
                    {contents}
                    <li><a href="#glossary">{words::glossary()}</a></li>
                    <li><a href="#sources">{words::sources()}</a></li>
                </ol>
            </nav>
            <section id="introduction">
                <h2 lang=GUIDANCE>{introduction.title.clone()}</h2>
                {prose_at(&introduction.body, 3)}
            </section>
            {parts}
            {glossary(site)}
            {sources(site)}
        </article>
    };
    let description = words::description(site.corpus.principles().count());
    (words::page_title().to_owned(), description, main.into_any())
}

fn of_part(site: &Site<'_>, part: &Part) -> impl IntoView + use<> {
    let principles = part
        .principles
        .iter()
        .map(|principle| of_principle(site, principle))
        .collect_view();
    view! {
        <section id=format!("part-{}", part.number) data-s=part.number>
            <h2>{pieces::part(part.number, quoted(part.title.clone()))}</h2>
            <p class="lead" lang=GUIDANCE>{part.summary.clone()}</p>
            {prose_at(&part.body, 3)}
            {principles}
        </section>
    }
}

fn of_principle(site: &Site<'_>, principle: &Principle) -> impl IntoView + use<> {
    let goals = principle
        .goals
        .iter()
        .map(|goal| view! { <li>{quoted(goal.text.clone())}" "<small>{pieces::page(goal.page)}</small></li> })
        .collect_view();
    let alone: Vec<&Action> = principle
        .actions
        .iter()
        .filter(|action| action.measures.is_empty())
        .collect();
    let measures = principle
        .measures
        .iter()
        .map(|measure| {
            let own: Vec<&Action> = principle
                .actions
                .iter()
                .filter(|action| action.measures.first() == Some(&measure.number))
                .collect();
            view! {
                <h4>
                    {words::measure(measure.number, quoted(measure.title.clone()))}" "<small>{pieces::page(measure.page)}</small>
                </h4>
                {prose_at(&measure.body, 5)}
                {actions(site, principle, &own)}
            }
        })
        .collect_view();
    view! {
        <section id=format!("p{}", principle.no)>
            <h3>
                {principle.no.to_string()}" "{quoted(principle.title.clone())}" "
                <small>{pieces::page(principle.page)}</small>
            </h3>
            <p lang=GUIDANCE><strong>{principle.summary.clone()}</strong></p>
            <h4>{words::goals()}</h4>
            <ol class="goals-list">{goals}</ol>
            {actions(site, principle, &alone)}
            <h4>{words::why()}</h4>
            {prose_at(&principle.why, 5)}
            {measures}
        </section>
    }
}

fn actions(
    site: &Site<'_>,
    principle: &Principle,
    actions: &[&Action],
) -> Option<impl IntoView + use<>> {
    let rows = actions
        .iter()
        .map(|action| {
            let pages = source_pages(principle, action);
            let vocabulary = &site.corpus.vocabulary;
            let roles = labels(&action.roles, &vocabulary.roles);
            let effort = labels(std::slice::from_ref(&action.effort), &vocabulary.efforts);
            let effort = pieces::effort(quoted(effort.to_lowercase()));
            let evidence = quoted(action.evidence.clone());
            view! {
                <li>
                    <b>{action.no.to_string()}</b>" "{quoted(action.text.clone())}
                    <small>
                        {words::facts(&pages, evidence, quoted(roles), effort)}
                        {applies(site, action).map(words::facts_applies)}
                    </small>
                </li>
            }
        })
        .collect_view();
    (!actions.is_empty()).then(|| view! { <ul class="boxes">{rows}</ul> })
}

fn glossary(site: &Site<'_>) -> impl IntoView + use<> {
    let rows = site
        .corpus
        .glossary
        .iter()
        .map(|entry| {
            view! { <div lang=GUIDANCE><dt>{entry.term.clone()}</dt><dd>{entry.definition.clone()}</dd></div> }
        })
        .collect_view();
    view! {
        <section id="glossary">
            <h2>{words::glossary()}</h2>
            <dl class="glossary">{rows}</dl>
        </section>
    }
}

fn sources(site: &Site<'_>) -> impl IntoView + use<> {
    let rows = site
        .corpus
        .references
        .iter()
        .map(|entry| view! { <li>{reference(entry)}<small>{entry.url.clone()}</small></li> })
        .collect_view();
    let page = view! { <a href=site.link(Page::References)>{words::sources_page()}</a> };
    view! {
        <section id="sources">
            <h2>{words::sources()}</h2>
            <p>{words::sources_lead(page)}</p>
            <ol class="sources">{rows}</ol>
        </section>
    }
}
