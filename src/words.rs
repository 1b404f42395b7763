//! Every word of the interface, in one place: a typed table for each language, and a function for each message.
//!
//! A message is declared once, with its arguments and its English text, by [`messages!`](messages) in the file of its area.
//! That gives a field of the area's `Table`, the text in `ENGLISH`, and a function that takes the arguments: one that is
//! missing, or too many, does not compile, nor does a text that names another. Which language a build speaks is chosen
//! when it is compiled ([`WORDS`]), so texts are constants in the program, and those of other languages are not in it.
//!
//! - `messages`: the macro;
//! - [`template`]: texts with places to fill, with text or with views;
//! - [`plural`]: texts that depend on a number;
//! - `pseudo`: English with accents, longer, which tests switch on (feature `pseudo`);
//! - the others: the areas. `program` is what the browser's program says; all else stands in pages.
//!
//! Not here: the guidance itself (`content/`), which stays English whatever the interface speaks; names of formats and
//! keys; messages to whoever builds the site or looks into the browser's console.

#[macro_use]
pub mod template;
#[macro_use]
mod messages;
pub mod plural;
#[cfg(any(test, feature = "pseudo"))]
#[macro_use]
pub mod pseudo;

pub mod about;
pub mod accessibility;
pub mod changes;
pub mod data;
pub mod desk;
pub mod facets;
pub mod finder;
pub mod frame;
pub mod frameworks;
pub mod glossary;
pub mod home;
pub mod offline;
pub mod part;
pub mod pieces;
pub mod principle;
pub mod program;
pub mod search;
pub mod settings;
pub mod single;
pub mod sources;
pub mod whole;

use plural::Category;

/// The name of this site, which no language translates.
pub const NAME: &str = "Waymark";

/// The language of the guidance.
pub const GUIDANCE_LANG: &str = "en-GB";

/// All texts of one language.
pub struct Table {
    /// The language, as `lang` has it.
    pub lang: &'static str,
    /// Which form of a text goes with a number.
    pub category: fn(usize) -> Category,
    /// See [`about`].
    pub about: about::Table,
    /// See [`accessibility`].
    pub accessibility: accessibility::Table,
    /// See [`changes`].
    pub changes: changes::Table,
    /// See [`data`].
    pub data: data::Table,
    /// See [`desk`].
    pub desk: desk::Table,
    /// See [`facets`].
    pub facets: facets::Table,
    /// See [`finder`].
    pub finder: finder::Table,
    /// See [`frame`].
    pub frame: frame::Table,
    /// See [`frameworks`].
    pub frameworks: frameworks::Table,
    /// See [`glossary`].
    pub glossary: glossary::Table,
    /// See [`home`].
    pub home: home::Table,
    /// See [`offline`].
    pub offline: offline::Table,
    /// See [`part`].
    pub part: part::Table,
    /// See [`pieces`].
    pub pieces: pieces::Table,
    /// See [`principle`].
    pub principle: principle::Table,
    /// See [`program`].
    pub program: program::Table,
    /// See [`search`].
    pub search: search::Table,
    /// See [`settings`].
    pub settings: settings::Table,
    /// See [`single`].
    pub single: single::Table,
    /// See [`sources`].
    pub sources: sources::Table,
    /// See [`whole`].
    pub whole: whole::Table,
}

/// The words of this build.
#[cfg(not(feature = "pseudo"))]
pub const WORDS: Table = ENGLISH;

/// The words of this build.
#[cfg(feature = "pseudo")]
pub const WORDS: Table = PSEUDO;

/// English.
pub const ENGLISH: Table = Table {
    lang: GUIDANCE_LANG,
    category: plural::one_or_other,
    about: about::ENGLISH,
    accessibility: accessibility::ENGLISH,
    changes: changes::ENGLISH,
    data: data::ENGLISH,
    desk: desk::ENGLISH,
    facets: facets::ENGLISH,
    finder: finder::ENGLISH,
    frame: frame::ENGLISH,
    frameworks: frameworks::ENGLISH,
    glossary: glossary::ENGLISH,
    home: home::ENGLISH,
    offline: offline::ENGLISH,
    part: part::ENGLISH,
    pieces: pieces::ENGLISH,
    principle: principle::ENGLISH,
    program: program::ENGLISH,
    search: search::ENGLISH,
    settings: settings::ENGLISH,
    single: single::ENGLISH,
    sources: sources::ENGLISH,
    whole: whole::ENGLISH,
};

/// English as [`pseudo`] makes it.
#[cfg(any(test, feature = "pseudo"))]
pub const PSEUDO: Table = Table {
    lang: "en-XA",
    category: plural::one_or_other,
    about: about::PSEUDO,
    accessibility: accessibility::PSEUDO,
    changes: changes::PSEUDO,
    data: data::PSEUDO,
    desk: desk::PSEUDO,
    facets: facets::PSEUDO,
    finder: finder::PSEUDO,
    frame: frame::PSEUDO,
    frameworks: frameworks::PSEUDO,
    glossary: glossary::PSEUDO,
    home: home::PSEUDO,
    offline: offline::PSEUDO,
    part: part::PSEUDO,
    pieces: pieces::PSEUDO,
    principle: principle::PSEUDO,
    program: program::PSEUDO,
    search: search::PSEUDO,
    settings: settings::PSEUDO,
    single: single::PSEUDO,
    sources: sources::PSEUDO,
    whole: whole::PSEUDO,
};

/// The language of the interface.
pub const LANG: &str = WORDS.lang;

/// Which form goes with a number in the language of this build.
#[must_use]
#[inline(always)]
pub fn category(number: usize) -> Category {
    const CATEGORY: fn(usize) -> Category = WORDS.category;
    CATEGORY(number)
}

/// The language of the guidance, for the `lang` of an element that holds it and nothing else; `None` where the interface
/// speaks it as well, since the whole page says so then, and pages have no byte to spare.
pub const GUIDANCE: Option<&str> = if speaks(GUIDANCE_LANG) {
    None
} else {
    Some(GUIDANCE_LANG)
};

/// The language of the interface, for words of it inside of an element with [`GUIDANCE`].
pub const INTERFACE: Option<&str> = if speaks(GUIDANCE_LANG) {
    None
} else {
    Some(LANG)
};

const fn speaks(lang: &str) -> bool {
    template::is_same(LANG.as_bytes(), lang.as_bytes())
}

#[cfg(test)]
mod tests;
