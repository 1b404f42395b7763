//! The settings, and the list of shortcuts.
//!
//! Like the question at the foot of a page no component: markup that the program acts on by `data-act`.

use guidance::settings::{Settings, Shortcut, Theme};

use crate::words::{program, settings as words};

/// What a reader does to the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Chooses a theme.
    Theme(Theme),
    /// Switches the shortcuts on or off.
    Shortcuts,
}

impl Act {
    /// The name of the box that switches the shortcuts.
    pub const SHORTCUTS: &'static str = "shortcuts";

    /// The act of an element, by its `data-act`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name == Self::SHORTCUTS {
            return Some(Self::Shortcuts);
        }
        Theme::from_name(name).map(Self::Theme)
    }

    /// The settings after it.
    #[must_use]
    pub fn change(self, settings: Settings) -> Settings {
        match self {
            Self::Theme(theme) => Settings { theme, ..settings },
            Self::Shortcuts => Settings {
                shortcuts: !settings.shortcuts,
                ..settings
            },
        }
    }
}

/// What readers call a theme.
#[must_use]
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => words::theme_system(),
        Theme::Light => words::theme_light(),
        Theme::Dark => words::theme_dark(),
    }
}

/// What a shortcut does.
#[must_use]
pub fn does(shortcut: Shortcut) -> &'static str {
    match shortcut {
        Shortcut::Search => program::keys_search(),
        Shortcut::Next => program::keys_next(),
        Shortcut::Previous => program::keys_previous(),
        Shortcut::Home => program::keys_home(),
        Shortcut::Help => program::keys_help(),
    }
}

/// The list of shortcuts, as markup.
#[must_use]
pub fn shortcuts() -> String {
    let rows = Shortcut::ALL
        .map(|one| format!("<div><dt><kbd>{}</kbd><dd>{}</div>", one.key(), does(one)));
    format!("<dl class=keys>{}</dl>", rows.concat())
}

/// What the window says that lists the shortcuts.
#[must_use]
pub fn dialog() -> String {
    const HEAD: &str = joined!(
        "<dialog data-act=dialog aria-labelledby=keys-title><h2 id=keys-title>",
        program::keys(),
        "</h2>",
    );
    const FOOT: &str = joined!(
        "<p><a data-act=settings>",
        program::keys_settings(),
        "</a></p><form method=dialog><button class=button>",
        program::keys_close(),
        "</button></form></dialog>",
    );
    [HEAD, &shortcuts(), FOOT].concat()
}

/// What became of a change.
#[must_use]
pub fn status(kept: bool) -> &'static str {
    if kept {
        program::settings_kept()
    } else {
        program::settings_not_kept()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_setting_has_an_act_that_changes_it_alone() {
        let first = Settings::default();
        for chosen in Theme::ALL {
            let act = Act::named(chosen.name()).unwrap();
            assert_eq!(
                act.change(first),
                Settings {
                    theme: chosen,
                    ..first
                }
            );
        }
        let off = Act::named(Act::SHORTCUTS).unwrap().change(first);
        assert_eq!(
            off,
            Settings {
                shortcuts: false,
                ..first
            }
        );
        assert_eq!(Act::Shortcuts.change(off), first);
        assert_eq!(Act::named("sepia"), None);
    }

    #[test]
    fn every_shortcut_is_listed_with_its_key() {
        let list = dialog();
        for one in Shortcut::ALL {
            assert!(list.contains(&format!("<kbd>{}</kbd><dd>{}", one.key(), does(one))));
        }
    }
}
