//! How a reader wants the site to be. The form comes alive in `hydrate/settings.rs`; without the program it says so.

use guidance::settings::Theme;
use leptos::prelude::*;

use super::parts::date;
use super::{Content, Site};
use crate::island::Island;
use crate::ui::settings::{self, Act};
use crate::words::{program, settings as words};

pub(super) fn page(site: &Site<'_>) -> Content {
    let themes = Theme::ALL
        .map(|theme| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name="theme"
                        autocomplete="off"
                        checked=theme == Theme::default()
                        data-act=theme.name()
                    />
                    <span>{settings::theme(theme)}</span>
                </label>
            }
        })
        .collect_view();
    let main = view! {
        <article class="text">
            <h1>{words::title()}</h1>
            <p class="lead">{words::lead()}</p>
            <div class="settings" data-island=Island::Settings.to_string()>
                <fieldset class="settings__group" data-act="colours" disabled>
                    <legend>{words::colours()}</legend>
                    {themes}
                </fieldset>
                <fieldset class="settings__group" data-act="keyboard" disabled>
                    <legend>{words::keyboard()}</legend>
                    <label class="choice">
                        <input type="checkbox" autocomplete="off" checked=true data-act=Act::SHORTCUTS />
                        <span>{words::shortcuts()}</span>
                    </label>
                </fieldset>
                <p class="soft small" role="status" data-act="status"></p>
            </div>
            <h2 id="shortcuts">{program::keys()}</h2>
            <p>{words::shortcuts_note()}</p>
            <div inner_html=settings::shortcuts()></div>
            <h2>{words::dates()}</h2>
            <p>{words::dates_note(&date(&site.corpus.document.published))}</p>
        </article>
    };
    (
        words::title().to_owned(),
        words::description().to_owned(),
        main.into_any(),
    )
}
