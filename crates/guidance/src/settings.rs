//! How a reader wants the site to be: kept on the device, one key for each setting that differs from what it is at first.
//!
//! A value that this release doesn't know is as if it were not there; it is only overwritten when the reader chooses anew.

use crate::progress::{KeyValue, StorageError};

/// The key of the theme. A script in the head of every page reads it before anything is drawn, so its values are those of the
/// `color-scheme` property.
pub const THEME: &str = "waymark/setting/theme";
/// The key of the shortcuts.
pub const SHORTCUTS: &str = "waymark/setting/shortcuts";

const OFF: &str = "off";

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All, in the order in which a reader chooses.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in storage and in markup.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// The value of the property `color-scheme` that brings it about; empty takes the property away.
    #[must_use]
    pub fn color_scheme(self) -> &'static str {
        match self {
            Self::System => "",
            chosen => chosen.name(),
        }
    }
}

/// All settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether keys without a modifier do something.
    pub shortcuts: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            shortcuts: true,
        }
    }
}

impl Settings {
    /// What is kept. Where the storage fails nothing was chosen, as far as anyone can tell.
    #[must_use]
    pub fn read(storage: &impl KeyValue) -> Self {
        let kept = |key| storage.get(key).ok().flatten();
        Self {
            theme: kept(THEME)
                .and_then(|name| Theme::from_name(&name))
                .unwrap_or_default(),
            shortcuts: kept(SHORTCUTS).as_deref() != Some(OFF),
        }
    }

    /// Keeps a theme; as it is at first it takes no key. The other settings are left as they are, known or not.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn keep_theme(storage: &impl KeyValue, theme: Theme) -> Result<(), StorageError> {
        match theme {
            Theme::System => storage.remove(THEME),
            chosen => storage.set(THEME, chosen.name()),
        }
    }

    /// Keeps whether shortcuts are on; the same holds.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn keep_shortcuts(storage: &impl KeyValue, on: bool) -> Result<(), StorageError> {
        if on {
            storage.remove(SHORTCUTS)
        } else {
            storage.set(SHORTCUTS, OFF)
        }
    }
}

/// What a key does, outside fields for text and without a modifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Lists the shortcuts.
    Help,
    /// Goes to the first page.
    Home,
    /// Goes to the next principle.
    Next,
    /// Goes to the previous principle.
    Previous,
    /// Goes to the search field.
    Search,
}

impl Shortcut {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::Search,
        Self::Next,
        Self::Previous,
        Self::Home,
        Self::Help,
    ];

    /// The key, as keyboards report what it types.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Help => "?",
            Self::Home => "h",
            Self::Next => "n",
            Self::Previous => "p",
            Self::Search => "/",
        }
    }

    /// The shortcut of a key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::progress::memory::Memory;

    #[test]
    fn what_is_chosen_is_read_again_and_what_is_as_at_first_takes_no_room() {
        for theme in Theme::ALL {
            for shortcuts in [true, false] {
                let memory = Memory::default();
                let chosen = Settings { theme, shortcuts };
                Settings::keep_theme(&memory, theme).unwrap();
                Settings::keep_shortcuts(&memory, shortcuts).unwrap();
                assert_eq!(Settings::read(&memory), chosen);
                Settings::keep_theme(&memory, Theme::System).unwrap();
                Settings::keep_shortcuts(&memory, true).unwrap();
                assert!(memory.keys().unwrap().is_empty());
            }
        }
    }

    #[test]
    fn a_value_that_is_not_known_is_as_if_nothing_were_chosen() {
        let memory = Memory::default();
        for key in [THEME, SHORTCUTS] {
            memory.set(key, "sepia").unwrap();
        }
        assert_eq!(Settings::read(&memory), Settings::default());
        // What a newer release may know stays until the reader chooses anew.
        Settings::keep_theme(&memory, Theme::Dark).unwrap();
        assert_eq!(memory.get(SHORTCUTS).unwrap().as_deref(), Some("sepia"));
    }

    #[test]
    fn every_key_has_one_meaning() {
        for one in Shortcut::ALL {
            assert_eq!(Shortcut::of(one.key()), Some(one));
        }
        for key in ["", "N", "Enter", "x"] {
            assert_eq!(Shortcut::of(key), None, "{key}");
        }
    }
}
