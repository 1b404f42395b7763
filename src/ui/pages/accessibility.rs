//! How far everyone can use the site: what it does, what was tested and how, what is not as it should be.
//!
//! In the manner of UK public bodies, without their statutory sections. Every sentence on tests names what
//! `cargo xtask test` does; a test that goes takes its sentence with it.

use leptos::prelude::*;

use super::parts::helpful;
use super::{Content, Site};

pub(super) fn page(site: &Site<'_>) -> Content {
    let contact = site.send_to.as_ref().map_or_else(
        || view! { "Tell whoever hosts this site for you what you could not use, and on which page." }.into_any(),
        |to| {
            view! {
                "Tell us what you could not use, and on which page: "
                <a href=to.as_str().to_owned() rel="noopener noreferrer">{to.whom().to_owned()}</a>"."
            }
            .into_any()
        },
    );
    let main = view! {
        <article class="text">
            <h1>"Accessibility"</h1>
            <p class="lead">"Waymark is made for everyone who has to work with the principles. This page says what that means, how it was tested, and what is not as it should be."</p>
            <h2>"What you can do"</h2>
            <ul>
                <li>"Enlarge the text to 400 % without scrolling sideways, wide tables apart."</li>
                <li>"Change colours, and spaces between letters, words and lines, by your browser or system: light, dark and forced colours."</li>
                <li>"Get to everything with a keyboard. There are no shortcuts of a single letter."</li>
                <li>"Read every word without JavaScript. Ticking, copying and answering need it."</li>
                <li>"Have it read aloud: pages have landmarks, headings in order, and names for all that can be used."</li>
            </ul>
            <h2>"How it was tested"</h2>
            <p>"Waymark aims at the Web Content Accessibility Guidelines 2.2, level AA. Each release passes these tests, which a program runs in Chromium:"</p>
            <ul>
                <li>"axe-core with all its rules, on every page, and in the states that readers bring pages into: in light, dark and forced colours, 360 and 1280 pixels wide."</li>
                <li>"Every page at 320 pixels, with and without wider spacing of text: nothing stands out to the side."</li>
                <li>"The keyboard: all stops in order on the first page and on a principle, a visible focus, and where the focus goes when what had it goes away."</li>
                <li>"Names, roles and states of what can be used, as browsers hand them to assistive technology."</li>
            </ul>
            <p>"A program finds some faults only. No test with people who use assistive technology has been made, and none with a screen reader, in Firefox or in Safari."</p>
            <h2>"What is not as it should be"</h2>
            <ul>
                <li>"The table of all frameworks is wider than a phone. It scrolls sideways by itself, also with the keyboard; each framework’s own page has the same links without a table."</li>
                <li>"Many links to principles are named by number alone, where a list would be too long with every title."</li>
                <li>"What a term means opens below it. Browsers from before the middle of 2024 may not open it; the glossary has every term."</li>
            </ul>
            <h2>"If something is in your way"</h2>
            <p>{contact}</p>
            {helpful(site)}
        </article>
    };
    (
        "Accessibility".to_owned(),
        "How far everyone can use Waymark, how that was tested, and what is not as it should be."
            .to_owned(),
        main.into_any(),
    )
}
