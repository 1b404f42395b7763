//! What this site is and is not; sources, licence, privacy.

use guidance::address::Page;
use leptos::prelude::*;

use super::{Content, Site};

pub(super) fn page(site: &Site<'_>) -> Content {
    let document = &site.corpus.document;
    let main = view! {
        <article class="text">
            <h1>"About Waymark"</h1>
            <p class="lead">
                "Waymark makes the "{document.publisher_short.clone()}"’s "<cite>{document.title.clone()}</cite>
                " something you can work with: read by stage, and tick off."
            </p>
            <h2>"What it is"</h2>
            <p>
                "The "{document.publisher.clone()}" published version "{document.version.clone()}
                " of its principles in May 2024. Waymark restates every goal and every measure in its own words and says on which page of the source each stands. Parts and principles keep their official titles."
            </p>
            <p>
                "The actions, and what would show them, are Waymark’s own. Each one is drawn from a goal or a measure and names it. So are the efforts, the roles and threats an action is filed under, the "
                <a href=site.link(Page::Glossary)>"glossary"</a>
                ", and everything headed “our note” or “our warning”. What the principles meet in "
                <a href=site.link(Page::Crosswalk)>"other frameworks"</a>" is proposed by Waymark and endorsed by nobody."
            </p>
            <h2>"What it is not"</h2>
            <ul>
                <li>"It is not a publication of the "{document.publisher_short.clone()}", and the "{document.publisher_short.clone()}" has not endorsed it."</li>
                <li>"It is not an assurance framework. The source says of itself that it is neither that nor a checklist, so there is no score here and no verdict: only what you have settled, and what is open."</li>
                <li>"It does not replace the source. Where the two differ, the source is right."</li>
            </ul>
            <h2>"Your work and your privacy"</h2>
            <p>
                "What you tick, and what you say of a page, is kept in this browser’s storage on this device, under keys that start with “waymark/”. It is sent nowhere, unless you send your own words on a page yourself: there is no server, no account, no analytics, and no file from anyone else’s site. Clearing this site’s data in the browser’s settings deletes it."
            </p>
            <p>
                "Anyone who uses this browser profile can see it, so don’t use a shared computer. Private windows forget it when they close, and some browsers delete the data of sites that have not been opened for a while."
            </p>
            <p>
                "Without scripts, or where the browser blocks WebAssembly, every word can still be read; only ticking is off."
            </p>
            <h2>"Source and licence"</h2>
            <p>
                <a href=document.url.clone() rel="noopener noreferrer">{document.title.clone()}</a>
                ", version "{document.version.clone()}", published "<time datetime=document.published.clone()>"22 May 2024"</time>". "
                {document.credit.clone()}" "
                <a href=document.licence_url.clone() rel="license noopener noreferrer">{document.licence.clone()}</a>
                ". The "<a href=site.link(Page::References)>"sources that it cites"</a>" are listed with where each is cited."
            </p>
            <p>"Waymark’s own words are offered under the same licence, its program under MIT or Apache 2.0."</p>
            <p class="soft small">"Edition of the content: "<code>{site.corpus.edition.clone()}</code></p>
        </article>
    };
    let description = format!(
        "What Waymark is and is not, where your work is kept, and the licence of the {}’s principles.",
        document.publisher_short
    );
    ("About Waymark".to_owned(), description, main.into_any())
}
