//! The settings, joined to the browser: the form on their page, and on every page the colours and the shortcuts.

use std::cell::Cell;
use std::rc::Rc;

use guidance::settings::{Settings, Shortcut, Theme};

use crate::platform::local_storage::{self, LocalStorage};
use crate::platform::plain::Plain;
use crate::platform::{keys, page};
use crate::ui::settings::{self, Act};

/// Follows the settings on the open page, whose form stands at `form` if it has one.
///
/// `may_leave` says whether a key may lead away: not while something is shown that is kept nowhere.
pub(super) fn start(form: Option<Plain>, may_leave: impl Fn() -> bool + 'static) {
    let now = Rc::new(Cell::new(Settings::read(&LocalStorage)));
    if let Some(form) = form {
        show(&form, now.get());
        for group in ["colours", "keyboard"] {
            form.set(group, "disabled", None);
        }
        let (chosen, shown) = (Rc::clone(&now), form.clone());
        // A choice that could not be kept holds on this page: reading would undo it.
        let unkept = Rc::new(Cell::new(false));
        let lost = Rc::clone(&unkept);
        form.on_act(move |name| {
            let Some(act) = Act::named(name) else { return };
            let settings = act.change(chosen.get());
            chosen.set(settings);
            let kept = match act {
                Act::Theme(theme) => Settings::keep_theme(&LocalStorage, theme),
                Act::Shortcuts => Settings::keep_shortcuts(&LocalStorage, settings.shortcuts),
            };
            lost.set(kept.is_err());
            show(&shown, chosen.get());
            shown.say("status", settings::status(kept.is_ok()));
        });
        let changed = Rc::clone(&now);
        local_storage::on_change_elsewhere(move || {
            if !unkept.get() {
                changed.set(Settings::read(&LocalStorage));
                show(&form, changed.get());
            }
        });
    } else {
        let changed = Rc::clone(&now);
        local_storage::on_change_elsewhere(move || {
            changed.set(Settings::read(&LocalStorage));
            page::set_color_scheme(changed.get().theme.color_scheme());
        });
    }
    keys::follow(move |key| {
        let shortcut = Shortcut::of(key).filter(|_| now.get().shortcuts);
        let leads_to = match shortcut {
            None => return false,
            Some(Shortcut::Help) => {
                list();
                return true;
            }
            Some(Shortcut::Search) => return page::focus("[name=q]"),
            Some(Shortcut::Next) => ".turn [rel=next]",
            Some(Shortcut::Previous) => ".turn [rel=prev]",
            Some(Shortcut::Home) => ".brand",
        };
        may_leave() && page::press(leads_to)
    });
}

fn show(form: &Plain, now: Settings) {
    for theme in Theme::ALL {
        form.check(theme.name(), theme == now.theme);
    }
    form.check(Act::SHORTCUTS, now.shortcuts);
    page::set_color_scheme(now.theme.color_scheme());
}

/// Opens the window that lists the shortcuts.
fn list() {
    if let Some(place) = page::place_at_end("keys", settings::dialog) {
        let link = page::attribute(".mast [href$=\"settings.html\"]", "href");
        place.set("settings", "href", link.as_deref());
        place.open("dialog");
    }
}
