//! The whole guidance on one page, to print or to read without stopping.

use guidance::address::Page;
use guidance::corpus::{Action, Part, Principle};
use leptos::prelude::*;

use super::parts::{applies, date, labels, prose_at, reference, source_pages};
use super::{Content, Site};

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
                    view! { <li><a href=format!("#p{}", p.no)>{p.no.to_string()}" "{p.title.clone()}</a></li> }
                })
                .collect_view();
            view! {
                <li>
                    <a href=format!("#part-{}", part.number)>"Part "{part.number}": "{part.title.clone()}</a>
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
    let main = view! {
        <article class="whole">
            <h1>{document.title.clone()}": the whole guidance"</h1>
            <p class="lead">
                "The "{document.publisher.clone()}"’s principles, version "{document.version.clone()}" ("{date(&document.published)}
                "), in Waymark’s words, on one page to print."
            </p>
            <p>
                "Unofficial, and not endorsed by the "{document.publisher_short.clone()}". The actions, what would show them, warnings and notes are Waymark’s own. Page numbers are those on which each thing begins in the source. Edition "
                <code>{site.corpus.edition.clone()}</code>". "{document.credit.clone()}
            </p>
            <nav aria-label="Contents">
                <ol>
                    <li><a href="#introduction">{introduction.title.clone()}</a></li>
                    {contents}
                    <li><a href="#glossary">"Glossary"</a></li>
                    <li><a href="#sources">"Sources"</a></li>
                </ol>
            </nav>
            <section id="introduction">
                <h2>{introduction.title.clone()}</h2>
                {prose_at(&introduction.body, 3)}
            </section>
            {parts}
            {glossary(site)}
            {sources(site)}
        </article>
    };
    let description = format!(
        "All {} principles with goals, measures and actions on one page, ready to print.",
        site.corpus.principles().count()
    );
    (
        "The whole guidance".to_owned(),
        description,
        main.into_any(),
    )
}

fn of_part(site: &Site<'_>, part: &Part) -> impl IntoView + use<> {
    let principles = part
        .principles
        .iter()
        .map(|principle| of_principle(site, principle))
        .collect_view();
    view! {
        <section id=format!("part-{}", part.number) data-s=part.number>
            <h2>"Part "{part.number}": "{part.title.clone()}</h2>
            <p class="lead">{part.summary.clone()}</p>
            {prose_at(&part.body, 3)}
            {principles}
        </section>
    }
}

fn of_principle(site: &Site<'_>, principle: &Principle) -> impl IntoView + use<> {
    let goals = principle
        .goals
        .iter()
        .map(|goal| view! { <li>{goal.text.clone()}" "<small>"page "{goal.page}</small></li> })
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
                <h4>"Measure "{measure.number}": "{measure.title.clone()}" "<small>"page "{measure.page}</small></h4>
                {prose_at(&measure.body, 5)}
                {actions(site, principle, &own)}
            }
        })
        .collect_view();
    view! {
        <section id=format!("p{}", principle.no)>
            <h3>{principle.no.to_string()}" "{principle.title.clone()}" "<small>"page "{principle.page}</small></h3>
            <p><strong>{principle.summary.clone()}</strong></p>
            <h4>"Goals"</h4>
            <ol class="goals-list">{goals}</ol>
            {actions(site, principle, &alone)}
            <h4>"Why it matters"</h4>
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
            let words = &site.corpus.vocabulary;
            let roles = labels(&action.roles, &words.roles);
            let effort = labels(std::slice::from_ref(&action.effort), &words.efforts).to_lowercase();
            view! {
                <li>
                    <b>{action.no.to_string()}</b>" "{action.text.clone()}
                    <small>
                        "Shown by "{action.evidence.clone()}". "{roles}", "{effort}" effort, from "{pages}"."
                        {applies(site, action).map(|when| format!(" {when}."))}
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
            view! { <div><dt>{entry.term.clone()}</dt><dd>{entry.definition.clone()}</dd></div> }
        })
        .collect_view();
    view! {
        <section id="glossary">
            <h2>"Glossary"</h2>
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
    view! {
        <section id="sources">
            <h2>"Sources"</h2>
            <p>
                "What the source links to; where each is cited is "
                <a href=site.link(Page::References)>"told on a page of its own"</a>"."
            </p>
            <ol class="sources">{rows}</ol>
        </section>
    }
}
