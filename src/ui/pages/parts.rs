//! Pieces that several pages are made of.

use std::collections::BTreeSet;

use guidance::address::{Anchor, Page};
use guidance::corpus::{Action, BlockKind, Citation, Place, Principle, Prose, Reference, Term};
use guidance::facet::Facet;
use guidance::id::PrincipleNo;
use guidance::lifecycle::Stage;
use guidance::outline::Scope;
use leptos::prelude::*;

use super::Site;
use super::phrases::quoted;
use crate::island::Island;
use crate::ui::islands;
use crate::words::{GUIDANCE, pieces};

/// What stands in an island before it comes to life.
pub(super) fn inside(site: &Site<'_>, island: Island) -> AnyView {
    let state = site.state;
    match island {
        Island::Notice => islands::notice(state).into_any(),
        Island::StageFilter => islands::stage_filter(state).into_any(),
        Island::Tick(no) => islands::tick(state, no).into_any(),
        Island::Count(scope) => islands::count(state, scope).into_any(),
        Island::Stop(no) => islands::stop(state, no).into_any(),
        Island::Dots(no) => islands::dots(state, no).into_any(),
        Island::Helpful(_) | Island::Settings => ().into_any(),
    }
}

/// An island as a block of its own.
pub(super) fn island(site: &Site<'_>, island: Island) -> impl IntoView + use<> {
    view! { <div data-island=island.to_string()>{inside(site, island)}</div> }
}

/// An island within a line.
pub(super) fn inline_island(site: &Site<'_>, island: Island) -> impl IntoView + use<> {
    view! { <span data-island=island.to_string()>{inside(site, island)}</span> }
}

/// "Was this page helpful?": nothing, until the program is there to keep an answer.
pub(super) fn helpful(site: &Site<'_>) -> impl IntoView + use<> {
    let send_to = site.send_to.as_ref().map(|to| to.as_str().to_owned());
    view! { <div class="helpful" data-island=Island::Helpful(site.page).to_string() data-send=send_to></div> }
}

/// "3 of 9 actions settled".
pub(super) fn count(site: &Site<'_>, scope: Scope) -> impl IntoView + use<> {
    inline_island(site, Island::Count(scope))
}

/// A text of the content, with terms explained. What is ours is marked as ours.
pub(super) fn prose(site: &Site<'_>, prose: &Prose) -> Vec<AnyView> {
    blocks(prose, 2, &|html| site.terms.html(html))
}

/// A text of the content as it is, its headings at a level: for a page that holds many.
pub(super) fn prose_at(prose: &Prose, level: u8) -> Vec<AnyView> {
    blocks(prose, level, &str::to_owned)
}

fn blocks(prose: &Prose, level: u8, words: &dyn Fn(&str) -> String) -> Vec<AnyView> {
    prose
        .0
        .iter()
        .map(|block| match (block.kind, level) {
            (BlockKind::Restated, _) => {
                view! { <div class="prose" lang=GUIDANCE inner_html=words(&block.html)></div> }
                    .into_any()
            }
            (BlockKind::Heading, 2) => {
                view! { <h2 lang=GUIDANCE inner_html=block.html.clone()></h2> }.into_any()
            }
            (BlockKind::Heading, 3) => {
                view! { <h3 lang=GUIDANCE inner_html=block.html.clone()></h3> }.into_any()
            }
            (BlockKind::Heading, 4) => {
                view! { <h4 lang=GUIDANCE inner_html=block.html.clone()></h4> }.into_any()
            }
            (BlockKind::Heading, _) => {
                view! { <h5 lang=GUIDANCE inner_html=block.html.clone()></h5> }.into_any()
            }
            (BlockKind::Pitfall, _) => {
                aside("pitfall", pieces::aside_pitfall(), words(&block.html)).into_any()
            }
            (BlockKind::WithLlms, _) => {
                aside("llm", pieces::aside_llms(), words(&block.html)).into_any()
            }
            (BlockKind::Note, _) => {
                aside("note", pieces::aside_note(), words(&block.html)).into_any()
            }
        })
        .collect()
}

fn aside(kind: &'static str, label: &'static str, html: String) -> impl IntoView {
    view! {
        <div class="aside" data-kind=kind role="note">
            <p class="aside__label">{label}</p>
            <div class="prose" lang=GUIDANCE inner_html=html></div>
        </div>
    }
}

/// The number of the stage of a principle, by which its colour is found.
pub(super) fn stage_of(no: PrincipleNo) -> Option<u8> {
    Stage::from_number(no.part()).map(Stage::number)
}

/// The mark of a life-cycle stage: its numeral in the shape and colour that an element around it gives by `data-s`. The name
/// of the stage stands beside it.
pub(super) fn mark(stage: Stage) -> impl IntoView {
    view! { <span class="mark" aria-hidden="true">{stage.number()}</span> }
}

/// The stage that a value of a facet is, if that facet is the stages.
pub(super) fn stage(facet: Facet, term: &Term) -> Option<Stage> {
    (facet == Facet::Stage)
        .then(|| term.id.as_str().parse().ok())
        .flatten()
}

/// Links to principles by number, with their titles for those who don't know the numbers.
pub(super) fn principle_links(site: &Site<'_>, numbers: &[PrincipleNo]) -> impl IntoView + use<> {
    let links = numbers
        .iter()
        .filter_map(|no| site.corpus.principles().find(|principle| principle.no == *no))
        .map(|principle| {
            let stage = stage_of(principle.no);
            view! {
                <a class="no" href=site.link(Page::Principle(principle.no)) data-s=stage title=principle.title.clone() lang=GUIDANCE>
                    {principle.no.to_string()}
                    <span class="vh">" "{principle.title.clone()}</span>
                </a>
                " "
            }
        })
        .collect_view();
    view! { <span class="nos">{links}</span> }
}

/// A source, with its address.
pub(super) fn reference(reference: &Reference) -> impl IntoView + use<> {
    let source = view! {
        <a href=reference.url.clone() rel="noopener noreferrer" lang=GUIDANCE>{reference.label.clone()}</a>
    };
    match reference.now.clone() {
        None => source.into_any(),
        Some(now) => {
            let now = view! { <a href=now rel="noopener noreferrer">{pieces::now()}</a> };
            pieces::or_now(source, now).into_any()
        }
    }
}

/// "page 7", "pages 7, 8".
pub(super) fn pages(numbers: impl Iterator<Item = u16>) -> String {
    let numbers: BTreeSet<u16> = numbers.collect();
    let list: Vec<String> = numbers.iter().map(u16::to_string).collect();
    pieces::pages(&list.join(pieces::list_comma()), list.len())
}

/// The pages on which begins what an action serves.
pub(super) fn source_pages(principle: &Principle, action: &Action) -> String {
    let goals = principle.goals.iter();
    let goals = goals.filter(|goal| action.goals.contains(&goal.number));
    let measures = principle.measures.iter();
    let measures = measures.filter(|measure| action.measures.contains(&measure.number));
    pages(
        goals
            .map(|goal| goal.page)
            .chain(measures.map(|measure| measure.page)),
    )
}

/// Where a source is cited, as a link to the page that stands for the place.
pub(super) fn place_link(site: &Site<'_>, citation: &Citation) -> impl IntoView + use<> {
    let (page, text) = match citation.at {
        Place::Introduction => (Page::Introduction, pieces::place_introduction().to_owned()),
        Place::Part(number) => (Page::Part(number), pieces::place_part(number)),
        Place::Principle(no) => (Page::Principle(no), no.to_string()),
    };
    let place = view! { <a href=site.link(page)>{text}</a> };
    pieces::place_on_page(citation.page, place)
}

/// The labels of some facet values, in the order of the vocabulary.
pub(super) fn labels(ids: &[String], terms: &[Term]) -> String {
    let labels: Vec<&str> = terms
        .iter()
        .filter(|term| ids.iter().any(|id| id == term.id.as_str()))
        .map(|term| term.label.as_str())
        .collect();
    labels.join(", ")
}

/// The values of a facet that some actions have, as links to the actions of each.
pub(super) fn tags(
    site: &Site<'_>,
    facet: Facet,
    actions: &[Action],
) -> Option<impl IntoView + use<>> {
    let vocabulary = &site.corpus.vocabulary;
    let links: Vec<_> = facet
        .terms(vocabulary)
        .iter()
        .filter(|term| {
            actions
                .iter()
                .any(|action| facet.values(action).contains(&term.id.as_str()))
        })
        .map(|term| {
            let stage = stage(facet, term);
            view! {
                <li data-s=stage.map(Stage::number)>
                    <a href=site.link(Page::Facet(facet, term.id)) lang=GUIDANCE>
                        {stage.map(mark)}{term.label.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul class="tags">{links}</ul> })
}

/// A date of the guidance, of other documents or of Waymark itself, as British readers write it: "2023", "December 2023",
/// "22 May 2024". No reader's browser turns it around: it is part of what is quoted and printed.
pub(super) fn date(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        pieces::january(),
        pieces::february(),
        pieces::march(),
        pieces::april(),
        pieces::may(),
        pieces::june(),
        pieces::july(),
        pieces::august(),
        pieces::september(),
        pieces::october(),
        pieces::november(),
        pieces::december(),
    ];
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    match (month, day) {
        (Some(month), Some(day)) => pieces::day(day, month, year),
        (Some(month), None) => pieces::month(month, year),
        (None, _) => year.to_owned(),
    }
}

/// The month of a date.
pub(super) fn month(date: &str) -> &str {
    date.get(..7).unwrap_or(date)
}

/// When an action applies, in words; `None` where it always does.
pub(super) fn applies(site: &Site<'_>, action: &Action) -> Option<Vec<AnyView>> {
    let when = labels(&action.applies, &site.corpus.vocabulary.applies)
        .to_lowercase()
        .replace(", ", ", or ");
    (!when.is_empty()).then(|| pieces::applies(quoted(when)))
}

/// The sources cited at a place, as a list.
pub(super) fn reference_list(
    site: &Site<'_>,
    ids: &[String],
    place: Place,
) -> impl IntoView + use<> {
    let items = ids
        .iter()
        .filter_map(|id| site.corpus.reference(id))
        .map(|entry| {
            let here = entry.cited.iter().filter(|citation| citation.at == place);
            let here = pages(here.map(|citation| citation.page));
            let number = entry
                .id
                .trim_start_matches("ref-")
                .parse()
                .unwrap_or_default();
            let elsewhere = entry.cited.iter().any(|citation| citation.at != place);
            let elsewhere = elsewhere.then(|| {
                let all = site.link_to(Page::References, Anchor::Reference(number));
                view! { {pieces::list_comma()}<a href=all>{pieces::also_cited()}</a> }
            });
            view! {
                <li>{reference(entry)} " " <span class="refs__page">{here}{elsewhere}</span></li>
            }
        })
        .collect_view();
    view! { <ol class="refs">{items}</ol> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        for (text, read) in [
            ("2023", "2023"),
            ("2023-12", "December 2023"),
            ("2024-05-22", "22 May 2024"),
            ("2025-01-01", "1 January 2025"),
        ] {
            assert_eq!(date(text), read);
        }
        assert_eq!(month("2024-05-22"), "2024-05");
        assert_eq!(month("2022-08"), "2022-08");
    }
}
