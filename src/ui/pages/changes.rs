//! What changed in this version, for those who knew the earlier version.

use guidance::address::Page;
use guidance::corpus::Change;
use leptos::prelude::*;

use super::parts::{date, helpful, month, stage_of};
use super::{Content, Site};
use crate::words::{GUIDANCE, changes as words};

/// The page's title.
pub(super) fn title(site: &Site<'_>) -> String {
    let published = &site.corpus.document.published;
    words::title(published.get(..4).unwrap_or(published))
}

/// The page, where there was a version before this one.
pub(super) fn page(site: &Site<'_>) -> Option<Content> {
    let changes = site.corpus.changes.as_ref()?;
    let document = &site.corpus.document;
    let lead = site.terms.text(&changes.summary);
    let themes = changes
        .themes
        .iter()
        .map(|change| theme(site, change))
        .collect_view();
    let announcement = view! {
        <a href=changes.announcement.clone() rel="noopener noreferrer">{words::announcement(&document.version)}</a>
    };
    let main = view! {
        <article class="text">
            <h1>{title(site)}</h1>
            <p class="lead" lang=GUIDANCE inner_html=lead></p>
            <table>
                <caption class="vh">{words::versions()}</caption>
                <thead><tr><td></td><th scope="col">{words::earlier()}</th><th scope="col">{words::now()}</th></tr></thead>
                <tbody>
                    <tr>
                        <th scope="row">{words::row_title()}</th>
                        <td lang=GUIDANCE><a href=changes.earlier_url.clone() rel="noopener noreferrer"><cite>{changes.earlier_title.clone()}</cite></a></td>
                        <td lang=GUIDANCE><cite>{document.title.clone()}</cite></td>
                    </tr>
                    <tr>
                        <th scope="row">{words::row_published()}</th>
                        <td>{date(month(&changes.earlier_published))}</td>
                        <td>{date(month(&document.published))}</td>
                    </tr>
                </tbody>
            </table>
            <p>{words::named(&document.publisher_short, announcement)}</p>
            {themes}
            <h2>{words::gap()}</h2>
            <p lang=GUIDANCE>{changes.gap.clone()}</p>
            {helpful(site)}
        </article>
    };
    Some((title(site), changes.summary.clone(), main.into_any()))
}

fn theme(site: &Site<'_>, change: &Change) -> impl IntoView + use<> {
    let text = site.terms.text(&change.text);
    let rows = change
        .seen
        .iter()
        .filter_map(|seen| {
            let principle = site.corpus.principles().find(|p| p.no == seen.principle)?;
            let stage = stage_of(principle.no);
            Some(view! {
                <li data-s=stage>
                    <a href=site.link(Page::Principle(principle.no)) lang=GUIDANCE>
                        <b class="no">{principle.no.to_string()}</b>" "{principle.title.clone()}
                    </a>
                    <small lang=GUIDANCE inner_html=site.terms.text(&seen.how)></small>
                </li>
            })
        })
        .collect_view();
    let list = (!change.seen.is_empty()).then(|| view! { <ul class="sources">{rows}</ul> });
    view! {
        <section>
            <h2 lang=GUIDANCE>{change.title.clone()}</h2>
            <p lang=GUIDANCE inner_html=text></p>
            {list}
        </section>
    }
}
