//! A principle: goals, why it matters, measures with their actions beside them, sources.

use guidance::address::{Anchor, Page};
use guidance::corpus::{Action, Measure, Place, Principle, Prose};
use guidance::facet::Facet;
use guidance::id::PrincipleNo;
use guidance::outline::Scope;
use leptos::prelude::*;

use super::parts::{
    applies, count, helpful, island, labels, prose, reference_list, source_pages, tags,
};
use super::{Content, Site, crosswalk};
use crate::island::Island;
use crate::ui::components::tick::box_id;

pub(super) fn page(site: &Site<'_>, no: PrincipleNo) -> Option<Content> {
    let principle = site
        .corpus
        .principles()
        .find(|principle| principle.no == no)?;
    // In the order of the page: a term is explained where it is first met.
    let lead = site.terms.text(&principle.summary);
    let goals = principle
        .goals
        .iter()
        .map(|goal| {
            let anchor = Anchor::Goal(goal.number).name();
            view! {
                <li id=anchor.clone()>
                    <a class="self" href=format!("#{anchor}") aria-label=format!("Goal {}", goal.number)>{goal.number}</a>
                    <span inner_html=site.terms.text(&goal.text)></span>
                </li>
            }
        })
        .collect_view();
    let of_goals: Vec<&Action> = principle
        .actions
        .iter()
        .filter(|action| action.measures.is_empty())
        .collect();
    let of_goals = actions(site, principle, &of_goals, "Actions for the goals");
    let why = prose(site, &principle.why);
    let measures = principle
        .measures
        .iter()
        .map(|m| measure(site, principle, m))
        .collect_view();
    let main = view! {
        <article>
            <header class="principle">
                <p class="principle__no" aria-hidden="true">{no.to_string()}</p>
                <div class="principle__head">
                    <h1><span class="vh">{no.to_string()}" "</span>{principle.title.clone()}</h1>
                    <p class="lead" inner_html=lead></p>
                </div>
                {glance(site, principle)}
            </header>
            <div class="columns">
                {contents(principle)}
                <div class="columns__text">
                    <section class="row" id="goals" aria-labelledby="goals-title">
                        <div class="row__text">
                            <h2 id="goals-title">"Goals"</h2>
                            <ol class="goals">{goals}</ol>
                        </div>
                        {of_goals}
                    </section>
                    <section class="row" id="why" aria-labelledby="why-title">
                        <div class="row__text">
                            <h2 id="why-title">"Why it matters"</h2>
                            {why}
                        </div>
                    </section>
                    <h2 id="measures" class="row__head">"Measures"</h2>
                    {measures}
                    <section class="row row--ruled" id="frameworks" aria-labelledby="frameworks-title">
                        <div class="row__text">
                            <h2 id="frameworks-title">"Other frameworks"</h2>
                            {crosswalk::of_principle(site, principle)}
                        </div>
                    </section>
                    <section class="row row--ruled" id="sources" aria-labelledby="sources-title">
                        <div class="row__text">
                            <h2 id="sources-title">"Sources"</h2>
                            <p class="soft small">
                                "Links that the source gives for this principle, which begins on its page "
                                {principle.page}". Labels are ours."
                            </p>
                            {reference_list(site, &principle.references, Place::Principle(no))}
                        </div>
                    </section>
                    {helpful(site)}
                    {turn(site, no)}
                </div>
            </div>
        </article>
    };
    let title = format!("{no} {}", principle.title);
    Some((title, principle.summary.clone(), main.into_any()))
}

fn glance(site: &Site<'_>, principle: &Principle) -> impl IntoView + use<> {
    let rows = [
        ("Stages", Facet::Stage),
        ("Who acts", Facet::Role),
        ("Helps against", Facet::Threat),
        ("Topics", Facet::Topic),
    ]
    .into_iter()
    .filter_map(|(name, facet)| Some((name, tags(site, facet, &principle.actions)?)))
    .map(|(name, tags)| view! { <div><dt>{name}</dt><dd>{tags}</dd></div> })
    .collect_view();
    view! {
        <dl class="glance">
            <div><dt>"Progress"</dt><dd><strong>{count(site, Scope::Principle(principle.no))}</strong></dd></div>
            {rows}
        </dl>
    }
}

fn contents(principle: &Principle) -> impl IntoView + use<> {
    let measures = principle
        .measures
        .iter()
        .map(|measure| {
            let href = format!("#{}", Anchor::Measure(measure.number).name());
            view! { <li><a href=href>{measure.title.clone()}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="toc" aria-label="On this page">
            <ul>
                <li><a href="#goals">"Goals"</a></li>
                <li><a href="#why">"Why it matters"</a></li>
                <li><a href="#measures">"Measures"</a><ol>{measures}</ol></li>
                <li><a href="#frameworks">"Frameworks"</a></li>
                <li><a href="#sources">"Sources"</a></li>
            </ul>
        </nav>
    }
}

fn measure(site: &Site<'_>, principle: &Principle, measure: &Measure) -> impl IntoView + use<> {
    let anchor = Anchor::Measure(measure.number).name();
    let shown: Vec<&Action> = principle
        .actions
        .iter()
        .filter(|action| action.measures.first() == Some(&measure.number))
        .collect();
    let label = format!("Actions for measure {}", measure.number);
    let below = outgrow(&shown, &measure.body);
    let body = prose(site, &measure.body);
    view! {
        <section class="row row--ruled" class:row--below=below id=anchor.clone() aria-labelledby=format!("{anchor}-title")>
            <div class="row__text">
                <h3 id=format!("{anchor}-title")>
                    <a class="self over" href=format!("#{anchor}")>"Measure "{measure.number}</a>
                    <span class="vh">": "</span>
                    <span>{measure.title.clone()}</span>
                </h3>
                {body}
            </div>
            {actions(site, principle, &shown, &label)}
        </section>
    }
}

/// Whether actions would stand much taller than the text beside them, and so leave a blank: then they go
/// below it, side by side. Reckoned from words, since the page is laid out long after it is rendered.
fn outgrow(actions: &[&Action], body: &Prose) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    // An action's facts take about as much room as twenty words of it, and its column is half as wide.
    let beside: usize = actions
        .iter()
        .map(|action| words(&action.text) + words(&action.evidence) + 20)
        .sum();
    beside * 5 > words(&body.text()) * 6 + 300
}

/// The actions that are shown together, beside what they serve.
fn actions(
    site: &Site<'_>,
    principle: &Principle,
    actions: &[&Action],
    label: &str,
) -> Option<impl IntoView + use<>> {
    if actions.is_empty() {
        return None;
    }
    let items = actions
        .iter()
        .map(|one| action(site, principle, one))
        .collect_view();
    Some(view! { <ul class="actions" aria-label=label.to_owned()>{items}</ul> })
}

fn action(site: &Site<'_>, principle: &Principle, action: &Action) -> impl IntoView + use<> {
    let words = &site.corpus.vocabulary;
    let no = action.no.to_string();
    let anchor = Anchor::Action(action.no.serial()).name();
    let effort = labels(std::slice::from_ref(&action.effort), &words.efforts).to_lowercase();
    let applies = applies(site, action).map(|when| view! { <li>{when}</li> });
    let served = served(principle, action);
    // The evidence first: a label can't hold a button, so what only the sentence uses is explained beside it.
    let evidence = site.terms.text(&action.evidence);
    let terms = site
        .terms
        .beside(&action.text)
        .into_iter()
        .map(|term| view! { <li>"what it means: "<span inner_html=term></span></li> })
        .collect_view();
    view! {
        <li class="action" id=anchor.clone()>
            {island(site, Island::Tick(action.no))}
            <div class="action__body">
                <label class="action__text" for=box_id(&no)>{action.text.clone()}</label>
                <p class="action__evidence"><b>"Shown by"</b>" "<span inner_html=evidence></span>"."</p>
                <ul class="action__facts">
                    <li>
                        <a class="self" href=format!("#{anchor}") aria-label=format!("Action {no}")>{no.clone()}</a>" "
                    </li>
                    <li>{labels(&action.roles, &words.roles)}" "</li>
                    <li>{effort}" effort "</li>
                    <li>{served}" "</li>
                    {applies}
                    {terms}
                </ul>
            </div>
        </li>
    }
}

/// "Serves goals 1 and 3, measure 2": the trace to the source.
fn served(principle: &Principle, action: &Action) -> String {
    let list = |noun: &str, numbers: &[u8]| -> Option<String> {
        let words: Vec<String> = numbers.iter().map(u8::to_string).collect();
        match words.as_slice() {
            [] => None,
            [one] => Some(format!("{noun} {one}")),
            [first @ .., last] => Some(format!("{noun}s {} and {last}", first.join(", "))),
        }
    };
    let pages = source_pages(principle, action);
    let parts = [
        list("goal", &action.goals),
        list("measure", &action.measures),
    ];
    format!(
        "serves {} (from {pages})",
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    )
}

/// On to the next principle, and back.
fn turn(site: &Site<'_>, no: PrincipleNo) -> impl IntoView + use<> {
    let all: Vec<&Principle> = site.corpus.principles().collect();
    let at = all
        .iter()
        .position(|principle| principle.no == no)
        .unwrap_or(0);
    let link = |principle: &Principle, label: &str, rel: &'static str| {
        view! {
            <a href=site.link(Page::Principle(principle.no)) rel=rel data-s=principle.no.part()>
                <small>{format!("{label} {}", principle.no)}</small>
                <b>{principle.title.clone()}</b>
            </a>
        }
    };
    let back = at
        .checked_sub(1)
        .and_then(|at| all.get(at))
        .map(|p| link(p, "Back to", "prev"));
    let on = all.get(at + 1).map(|p| link(p, "On to", "next"));
    view! { <nav class="turn" aria-label="Previous and next principle">{back}{on}</nav> }
}
