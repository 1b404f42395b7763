//! Which words the interface speaks: chosen when the app is compiled, by its features.

use anyhow::{Result, bail};

/// The words of a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// English, as readers get it.
    #[default]
    English,
    /// English made strange, for tests (`src/words/pseudo.rs`).
    Pseudo,
}

impl Words {
    const ALL: [Words; 2] = [Words::English, Words::Pseudo];

    /// As it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Words::English => "english",
            Words::Pseudo => "pseudo",
        }
    }

    /// Reads what was asked for.
    pub fn parse(text: &str) -> Result<Words> {
        match Words::ALL.into_iter().find(|words| words.name() == text) {
            Some(words) => Ok(words),
            None => bail!("--words: expected english or pseudo, found {text}"),
        }
    }

    /// The app's features that bring it about, beside what it is built for (`hydrate` or `ssr`).
    pub fn features(self, with: &str) -> String {
        match self {
            Words::English => with.to_owned(),
            Words::Pseudo => format!("{with},pseudo"),
        }
    }

    /// A folder of its own for what a build of these words keeps, so that the builds of two don't undo each other's work.
    pub fn folder(self, name: &str) -> String {
        match self {
            Words::English => name.to_owned(),
            Words::Pseudo => format!("{name}-pseudo"),
        }
    }
}
