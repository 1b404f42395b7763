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
use super::phrases::quoted;
use super::{Content, Site, crosswalk};
use crate::island::Island;
use crate::ui::components::tick::box_id;
use crate::words::{GUIDANCE, pieces, principle as words};

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
                    <a class="self" href=format!("#{anchor}") aria-label=words::goal_link(goal.number)>{goal.number}</a>
                    <span lang=GUIDANCE inner_html=site.terms.text(&goal.text)></span>
                </li>
            }
        })
        .collect_view();
    let of_goals: Vec<&Action> = principle
        .actions
        .iter()
        .filter(|action| action.measures.is_empty())
        .collect();
    let of_goals = actions(site, principle, &of_goals, words::goals_actions());
    let why = prose(site, &principle.why);
    let measures = principle
        .measures
        .iter()
        .map(|m| measure(site, principle, m))
        .collect_view();
    let main = view! {
        <article class="sheet">
            <header class="principle">
                <p class="principle__no" aria-hidden="true">{no.to_string()}</p>
                <div class="principle__head">
                    <h1 lang=GUIDANCE><span class="vh">{no.to_string()}" "</span>{principle.title.clone()}</h1>
                    <p class="lead" lang=GUIDANCE inner_html=lead></p>
                </div>
                {glance(site, principle)}
            </header>
            <div class="columns">
                {contents(principle)}
                <section class="row__text" id="goals">
                    <h2>{words::goals()}</h2>
                    <ol class="goals">{goals}</ol>
                </section>
                <div class="columns__text">
                    {of_goals.map(|actions| view! { <div class="row row--below">{actions}</div> })}
                    <section class="row" id="why">
                        <div class="row__text">
                            <h2>{words::why()}</h2>
                            {why}
                        </div>
                    </section>
                    <h2 id="measures" class="row__head">{words::measures()}</h2>
                    {measures}
                    <section class="row row--ruled" id="frameworks">
                        <div class="row__text">
                            <h2>{words::frameworks()}</h2>
                            {crosswalk::of_principle(site, principle)}
                        </div>
                    </section>
                    <section class="row row--ruled" id="sources">
                        <div class="row__text">
                            <h2>{words::sources()}</h2>
                            <p class="soft small">{words::sources_lead(principle.page)}</p>
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
        (words::stages(), Facet::Stage),
        (words::roles(), Facet::Role),
        (words::threats(), Facet::Threat),
        (words::topics(), Facet::Topic),
    ]
    .into_iter()
    .filter_map(|(name, facet)| Some((name, tags(site, facet, &principle.actions)?)))
    .map(|(name, tags)| view! { <div><dt>{name}</dt><dd>{tags}</dd></div> })
    .collect_view();
    let about = format!("{}#actions", site.link(Page::About));
    view! {
        <dl class="glance">
            <div>
                <dt>{words::progress()}</dt>
                <dd>
                    <strong>{count(site, Scope::Principle(principle.no))}</strong>
                    " "
                    <a href=about>{crate::words::about::action()}</a>
                </dd>
            </div>
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
            view! { <li><a href=href lang=GUIDANCE>{measure.title.clone()}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="toc" aria-label=words::contents()>
            <ul>
                <li><a href="#goals">{words::goals()}</a></li>
                <li><a href="#why">{words::why()}</a></li>
                <li><a href="#measures">{words::measures()}</a><ol>{measures}</ol></li>
                <li><a href="#frameworks">{words::frameworks_short()}</a></li>
                <li><a href="#sources">{words::sources()}</a></li>
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
    let label = words::measure_actions(measure.number);
    let below = outgrow(&shown, &measure.body);
    let body = prose(site, &measure.body);
    view! {
        <section class="row row--ruled" class:row--below=below id=anchor.clone()>
            <div class="row__text">
                <h3>
                    <a class="self over" href=format!("#{anchor}")>{words::measure(measure.number)}</a>
                    <span class="vh">": "</span>
                    <span lang=GUIDANCE>{measure.title.clone()}</span>
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
    // An action's facts take about as much room as thirty words of it, and its column is half as wide.
    let beside: usize = actions
        .iter()
        .map(|action| words(&action.text) + words(&action.evidence) + 30)
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
    let vocabulary = &site.corpus.vocabulary;
    let no = action.no.to_string();
    let anchor = Anchor::Action(action.no.serial()).name();
    let effort = labels(std::slice::from_ref(&action.effort), &vocabulary.efforts);
    let applies = applies(site, action).map(|when| view! { <li>{when}</li> });
    let served = served(site, principle, action);
    // The evidence first: a label can't hold a button, so what only the sentence uses is explained beside it.
    let evidence = site.terms.text(&action.evidence);
    let evidence = words::evidence(
        view! { <b>{words::shown_by()}</b> },
        view! { <span lang=GUIDANCE inner_html=evidence></span> },
    );
    let terms = site
        .terms
        .beside(&action.text)
        .into_iter()
        .map(|term| view! { <span lang=GUIDANCE inner_html=term></span> })
        .map(|term| view! { <li>{words::term(term)}</li> })
        .collect_view();
    view! {
        <li class="action" id=anchor.clone()>
            {island(site, Island::Tick(action.no))}
            <div>
                <label class="action__text" for=box_id(&no) lang=GUIDANCE>{action.text.clone()}</label>
                <p class="action__evidence">{evidence}</p>
                <ul class="action__facts">
                    <li>
                        <a class="self" href=format!("#{anchor}") aria-label=words::action_link(&no)>{no.clone()}</a>" "
                    </li>
                    <li>{pieces::effort(quoted(effort))}" "</li>
                    <li>{quoted(labels(&action.roles, &vocabulary.roles))}" "</li>
                    <li>{served}" "</li>
                    {applies}
                    {terms}
                </ul>
            </div>
        </li>
    }
}

/// "Serves goals 1 and 3, measure 2": the trace to the source.
fn served(site: &Site<'_>, principle: &Principle, action: &Action) -> String {
    let list = |numbers: &[u8]| -> String {
        let numbers: Vec<String> = numbers.iter().map(u8::to_string).collect();
        match numbers.as_slice() {
            [first @ .., last] if !first.is_empty() => {
                words::and(&first.join(pieces::list_comma()), last)
            }
            _ => numbers.concat(),
        }
    };
    let (goals, measures) = (&action.goals, &action.measures);
    let served = [
        (!goals.is_empty()).then(|| words::serves_goals(&list(goals), goals.len())),
        (!measures.is_empty()).then(|| words::serves_measures(&list(measures), measures.len())),
    ];
    let served: Vec<String> = served.into_iter().flatten().collect();
    words::serves(
        &served.join(pieces::list_comma()),
        &source_pages(principle, action),
        &site.corpus.document.publisher_short,
    )
}

/// On to the next principle, and back.
fn turn(site: &Site<'_>, no: PrincipleNo) -> impl IntoView + use<> {
    let all: Vec<&Principle> = site.corpus.principles().collect();
    let at = all
        .iter()
        .position(|principle| principle.no == no)
        .unwrap_or(0);
    let link = |principle: &Principle, label: fn(&str) -> String, rel: &'static str| {
        view! {
            <a href=site.link(Page::Principle(principle.no)) rel=rel data-s=principle.no.part()>
                <small>{label(&principle.no.to_string())}</small>
                <b lang=GUIDANCE>{principle.title.clone()}</b>
            </a>
        }
    };
    let back = at
        .checked_sub(1)
        .and_then(|at| all.get(at))
        .map(|p| link(p, words::back, "prev"));
    let on = all.get(at + 1).map(|p| link(p, words::on, "next"));
    view! { <nav class="turn" aria-label=words::turn()>{back}{on}</nav> }
}
