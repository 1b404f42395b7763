//! What changed in 2024, for those who knew the earlier version.

use guidance::address::Page;
use guidance::corpus::Change;
use leptos::prelude::*;

use super::parts::{helpful, month, stage_of};
use super::{Content, Site};

pub(super) fn page(site: &Site<'_>) -> Content {
    let changes = &site.corpus.changes;
    let document = &site.corpus.document;
    let lead = site.terms.text(&changes.summary);
    let themes = changes
        .themes
        .iter()
        .map(|change| theme(site, change))
        .collect_view();
    let main = view! {
        <article class="text">
            <h1>"What changed in 2024"</h1>
            <p class="lead" inner_html=lead></p>
            <table>
                <caption class="vh">"The two versions"</caption>
                <thead><tr><td></td><th scope="col">"Earlier"</th><th scope="col">"This version"</th></tr></thead>
                <tbody>
                    <tr>
                        <th scope="row">"Title"</th>
                        <td><a href=changes.earlier_url.clone() rel="noopener noreferrer"><cite>{changes.earlier_title.clone()}</cite></a></td>
                        <td><cite>{document.title.clone()}</cite></td>
                    </tr>
                    <tr>
                        <th scope="row">"Published"</th>
                        <td>{month(&changes.earlier_published)}</td>
                        <td>{month(&document.published)}</td>
                    </tr>
                </tbody>
            </table>
            <p>
                "The "{document.publisher_short.clone()}" named the changes in its "
                <a href=changes.announcement.clone() rel="noopener noreferrer">"announcement of version 2"</a>
                ". Where this version deals with each of them is our reading."
            </p>
            {themes}
            <h2>"What is not said here"</h2>
            <p>{changes.gap.clone()}</p>
            {helpful(site)}
        </article>
    };
    (
        "What changed in 2024".to_owned(),
        changes.summary.clone(),
        main.into_any(),
    )
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
                    <a href=site.link(Page::Principle(principle.no))>
                        <b class="no">{principle.no.to_string()}</b>" "{principle.title.clone()}
                    </a>
                    <small inner_html=site.terms.text(&seen.how)></small>
                </li>
            })
        })
        .collect_view();
    let list = (!change.seen.is_empty()).then(|| view! { <ul class="sources">{rows}</ul> });
    view! {
        <section>
            <h2>{change.title.clone()}</h2>
            <p inner_html=text></p>
            {list}
        </section>
    }
}
