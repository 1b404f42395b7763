//! What a host shows for an address that leads nowhere.

use guidance::address::Page;
use leptos::prelude::*;

use super::{Content, Site};
use crate::words::single;

pub(super) fn page(site: &Site<'_>) -> Content {
    let search = view! { <a href=site.link(Page::Search)>{single::lost_search()}</a> };
    let principles = view! { <a href=site.link(Page::Home)>{single::lost_principles()}</a> };
    let whole = view! { <a href=site.link(Page::Whole)>{single::lost_whole()}</a> };
    let main = view! {
        <article class="text">
            <h1>{single::lost()}</h1>
            <p class="lead">{single::lost_lead()}</p>
            <p>{single::lost_ways(search, principles, whole)}</p>
        </article>
    };
    (
        single::lost_page_title().to_owned(),
        single::lost_description().to_owned(),
        main.into_any(),
    )
}
