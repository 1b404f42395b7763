//! How far everyone can use the site: what it does, what was tested and how, what is not as it should be.
//!
//! In the manner of UK public bodies, without their statutory sections.

use leptos::prelude::*;

use super::parts::helpful;
use super::{Content, Site};
use crate::words::accessibility as words;

pub(super) fn page(site: &Site<'_>) -> Content {
    let contact = site.send_to.as_ref().map_or_else(
        || words::contact_host().into_any(),
        |to| {
            let whom = to.whom().to_owned();
            let whom =
                view! { <a href=to.as_str().to_owned() rel="noopener noreferrer">{whom}</a> };
            words::contact_us(whom).into_any()
        },
    );
    let main = view! {
        <article class="text">
            <h1>{words::title()}</h1>
            <p class="lead">{words::lead()}</p>
            <h2>{words::can()}</h2>
            <ul>
                <li>{words::can_enlarge()}</li>
                <li>{words::can_change()}</li>
                <li>{words::can_reach()}</li>
                <li>{words::can_read()}" "{crate::words::frame::off()}</li>
                <li>{words::can_hear()}</li>
            </ul>
            <h2>{words::tested()}</h2>
            <p>{words::tested_lead()}</p>
            <ul>
                <li>{words::tested_axe()}</li>
                <li>{words::tested_narrow()}</li>
                <li>{words::tested_keyboard()}</li>
                <li>{words::tested_names()}</li>
            </ul>
            <p>{words::untested()}</p>
            <h2>{words::faults()}</h2>
            <ul>
                <li>{words::faults_table()}</li>
                <li>{words::faults_numbers()}</li>
                <li>{words::faults_terms()}</li>
            </ul>
            <h2>{words::contact()}</h2>
            <p>{contact}</p>
            {helpful(site)}
        </article>
    };
    (
        words::title().to_owned(),
        words::description().to_owned(),
        main.into_any(),
    )
}
