//! What stands around every page: the way in, the line of the life cycle, the foot.

use guidance::address::Page;
use guidance::corpus::{Part, Principle};
use guidance::lifecycle::Stage;
use leptos::prelude::*;

use super::Site;
use super::parts::{inline_island, island, mark};
use super::phrases::{ours, quoted};
use crate::island::Island;
use crate::words::{GUIDANCE, NAME, frame as words, search};

pub(super) fn frame(site: &Site<'_>, main: AnyView) -> impl IntoView + use<> {
    let stage = stage_of(site).map(Stage::number);
    let route = (site.page != Page::Home).then(|| route(site));
    let outline = super::outline(site.corpus).to_text();
    // A script element ends at the first `</`: no title may end it.
    let outline = outline.replace('<', "");
    // Pages of other programs say it themselves, with what to do instead.
    let says_itself = matches!(
        site.page,
        Page::Search | Page::Systems | Page::System | Page::Report
    );
    let off = (!says_itself).then(
        || view! { <p class="off notice"><strong>{words::off_title()}</strong>{words::off()}</p> },
    );
    // The program hears from the page under which keys it keeps what readers settle.
    let keys = site.corpus.words.keys.as_ref();
    let keys = keys.map_or_else(String::new, |keys| format!(" data-keys=\"{keys}\""));
    let script = format!("<script type=\"text/plain\" id=\"outline\"{keys}>{outline}</script>");
    let only = site.corpus.words.outline.clone();
    let only = only.map(|only| view! { <p class="soft small" lang=GUIDANCE>{only}</p> });
    view! {
        <a class="skip" href="#main">{words::skip()}</a>
        <div class="wrap">
            {masthead(site)}
            {route}
            <main id="main" tabindex="-1" data-s=stage>
                {island(site, Island::Notice)}
                {off}
                {only}
                {main}
            </main>
            {foot(site)}
        </div>
        <div hidden inner_html=script></div>
    }
}

/// The stage that the page belongs to.
fn stage_of(site: &Site<'_>) -> Option<Stage> {
    match site.page {
        Page::Part(number) => Stage::from_number(number),
        Page::Principle(no) => Stage::from_number(no.part()),
        _ => None,
    }
}

/// The style sheet of a kind of page, by its name in `style/`.
pub(super) fn styles(page: Page) -> &'static str {
    match page {
        Page::Principle(_) => "principle",
        Page::Facet(..) | Page::Framework(_) | Page::Glossary => "list",
        Page::Systems | Page::System | Page::Report | Page::Shared => "desk",
        _ => "page",
    }
}

fn masthead(site: &Site<'_>) -> impl IntoView + use<> {
    let entries = [
        (Page::Home, words::menu_principles()),
        (Page::Systems, crate::words::desk::systems()),
        (Page::Introduction, words::menu_introduction()),
        (Page::Crosswalk, words::menu_frameworks()),
        (Page::Glossary, words::menu_glossary()),
        (Page::References, words::menu_sources()),
        (Page::About, words::menu_about()),
        (Page::Settings, words::menu_settings()),
    ];
    let links = entries
        .into_iter()
        .map(|(page, label)| {
            let current = match site.page {
                here if here == page => Some("page"),
                Page::Part(_) | Page::Principle(_) | Page::Facet(..) if page == Page::Home => {
                    Some("true")
                }
                Page::Framework(_) if page == Page::Crosswalk => Some("true"),
                Page::System | Page::Report | Page::Shared if page == Page::Systems => Some("true"),
                _ => None,
            };
            view! { <li><a href=site.link(page) aria-current=current>{label}</a></li> }
        })
        .collect_view();
    view! {
        <header class="mast">
            <a class="brand" href=site.link(Page::Home)>
                <svg viewBox="0 0 26 26" aria-hidden="true">
                    <circle cx="13" cy="13" r="11.75" fill="none" stroke="currentColor" stroke-width="2" />
                    <path d="M13 5.5l6 8h-3.6v6.5h-4.8v-6.5H7z" fill="currentColor" />
                </svg>
                {NAME}
            </a>
            {field(site)}
            <nav aria-label=words::menu()><ul>{links}</ul></nav>
        </header>
    }
}

/// The search field. It is a plain form: where the finder does not run, it leads to the page that says what to do instead.
/// That page has a field of its own.
fn field(site: &Site<'_>) -> Option<impl IntoView + use<>> {
    (site.page != Page::Search).then(|| {
        view! {
            <form class="find" role="search" action=site.link(Page::Search)>
                <input type="search" name="q" placeholder=search::field() aria-label=search::field() />
            </form>
        }
    })
}

/// The line of the life cycle: a stage for each part, a stop for each principle, each with how far it is settled.
fn route(site: &Site<'_>) -> impl IntoView + use<> {
    let stages = site
        .corpus
        .parts
        .iter()
        .map(|part| route_stage(site, part))
        .collect_view();
    view! {
        <nav class="route" aria-label=words::route()>
            <ol class="route__stages">{stages}</ol>
        </nav>
    }
}

fn route_stage(site: &Site<'_>, part: &Part) -> impl IntoView + use<> {
    let here = stage_of(site) == Some(part.stage);
    let current = (site.page == Page::Part(part.number)).then_some("page");
    let stops = part
        .principles
        .iter()
        .map(|principle| route_stop(site, principle))
        .collect_view();
    view! {
        <li class="route__stage" data-s=part.stage.number() data-here=here.then_some("true")>
            <a class="route__name" href=site.link(Page::Part(part.number)) aria-current=current>
                {mark(part.stage)}
                <span class="route__title"><span class="vh">{words::route_part(part.number)}</span>{quoted(part.title.clone())}</span>
            </a>
            <ol class="route__stops">{stops}</ol>
        </li>
    }
}

fn route_stop(site: &Site<'_>, principle: &Principle) -> impl IntoView + use<> {
    let page = Page::Principle(principle.no);
    let current = (site.page == page).then_some("page");
    view! {
        <li>
            <a class="route__stop" href=site.link(page) aria-current=current title=principle.title.clone() lang=GUIDANCE>
                {principle.no.to_string()}
                <span class="vh">" "{principle.title.clone()}</span>
                {ours(inline_island(site, Island::Stop(principle.no)))}
            </a>
        </li>
    }
}

fn foot(site: &Site<'_>) -> impl IntoView + use<> {
    let document = &site.corpus.document;
    let restated = view! {
        <a href=document.url.clone() rel="noopener noreferrer" lang=GUIDANCE><cite>{document.title.clone()}</cite></a>
    };
    let publisher = &document.publisher_short;
    let standing = match site.corpus.words.outline {
        None => words::unofficial(publisher, &document.version, restated).into_any(),
        Some(_) => words::outlined(publisher, restated).into_any(),
    };
    view! {
        <footer class="foot">
            <p>{standing}</p>
            <p>
                {quoted(document.credit.clone())} " "
                <a href=document.licence_url.clone() rel="license noopener noreferrer">{words::licence()}</a>
            </p>
            <div>
                <p>{words::kept()}</p>
                <ul class="tags">
                    <li><a href=site.link(Page::Whole)>{words::whole()}</a></li>
                    <li><a href=site.link(Page::Data)>{words::data()}</a></li>
                    <li><a href=site.link(Page::Accessibility)>{words::accessibility()}</a></li>
                </ul>
            </div>
        </footer>
    }
}
