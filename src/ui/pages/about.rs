//! What this site is and is not; sources, licence, privacy.

use guidance::address::Page;
use leptos::prelude::*;

use super::parts::{date, month};
use super::{Content, Site};

pub(super) fn page(site: &Site<'_>) -> Content {
    let document = &site.corpus.document;
    let efforts: String = site
        .corpus
        .vocabulary
        .efforts
        .iter()
        .map(|effort| format!("{}: {}. ", effort.label, effort.means.to_lowercase()))
        .collect();
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
                " of its principles in "{month(&document.published)}". Waymark restates every goal and every measure in its own words and says on which page of the source each begins. Parts and principles keep their official titles."
            </p>
            <p>
                "The actions, and what would show them, are Waymark’s own. Each one is drawn from a goal or a measure and names it. So are the efforts, the roles and threats an action is filed under, the "
                <a href=site.link(Page::Glossary)>"glossary"</a>
                ", and everything headed “our note” or “our warning”. What the principles meet in "
                <a href=site.link(Page::Crosswalk)>"other frameworks"</a>" is proposed by Waymark and endorsed by nobody."
            </p>
            <h2 id="actions">"How to read an action"</h2>
            <dl class="facts-list">
                <div><dt>"The box"</dt><dd>"Tick it when the action is done. Settled means done, or found not to apply; what is not settled is open."</dd></div>
                <div><dt>"The number"</dt><dd>"Stays with the action for good, so that you can quote it. Actions stand beside what they serve, so the numbers on a page may skip. Choose one to link to the action or to copy a citation."</dd></div>
                <div><dt>"Shown by"</dt><dd>"What you could hand to someone who asks."</dd></div>
                <div><dt>"Effort"</dt><dd>{efforts}" By our reckoning."</dd></div>
                <div><dt>"Serves"</dt><dd>"The goals and measures that it is drawn from, and the pages of the source on which they begin."</dd></div>
                <div><dt>"Applies when"</dt><dd>"One of the conditions is true of your system. Without any, it always applies."</dd></div>
            </dl>
            <h2>"What it is not"</h2>
            <ul>
                <li>"It is not a publication of the "{document.publisher_short.clone()}", and the "{document.publisher_short.clone()}" has not endorsed it."</li>
                <li>"It is not an assurance framework. The source says of itself that it is neither that nor a checklist, so there is no score here and no verdict: only what you have settled, and what is open."</li>
                <li>"It does not replace the source. Where the two differ, the source is right."</li>
            </ul>
            <h2>"Your work and your privacy"</h2>
            <p>
                "Your ticks, and your answers to “Was this page helpful?”, are kept in this browser’s storage on this device, under keys that start with “waymark/”. They leave it only if you copy or send them. There is no server, no account, no analytics, and no file from anyone else’s site. Clearing this site’s data in the browser’s settings deletes them."
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
                ", version "{document.version.clone()}", published "<time datetime=document.published.clone()>{date(&document.published)}</time>". "
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
