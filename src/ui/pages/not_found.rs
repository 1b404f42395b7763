//! What a host shows for an address that leads nowhere.

use guidance::address::Page;
use leptos::prelude::*;

use super::{Content, Site};

pub(super) fn page(site: &Site<'_>) -> Content {
    let main = view! {
        <article class="text">
            <h1>"This page does not exist"</h1>
            <p class="lead">
                "The address may be mistyped, or the page may have been renamed. Nothing that you have ticked is affected."
            </p>
            <p>
                "The line above leads to the five parts. Or start from "
                <a href=site.link(Page::Home)>"all principles"</a>
                "."
            </p>
        </article>
    };
    (
        "Page not found".to_owned(),
        "There is no page at this address.".to_owned(),
        main.into_any(),
    )
}
