//! Libraries for CISO Assistant (<https://github.com/intuitem/ciso-assistant-community>): the guidance as a framework, whose
//! actions are what is assessed, and what of it meets the frameworks that CISO Assistant brings.
//!
//! The format is what its loader reads (`backend/core/models.py`, `backend/library/utils.py`, read as of August 2026). A node is known by its
//! URN, which holds short ids and nothing that an edition changes, so an assessment outlives an update.
//!
//! - [`library`]: parts, principles and measures as headings, actions below them;
//! - [`mappings`]: a set for each of [`targets::TARGETS`].

mod library;
mod mappings;
pub mod targets;

pub use library::library;
pub use mappings::mappings;

use guidance::corpus::Corpus;

use crate::notice::Notice;
use crate::yaml::Yaml;

/// Who packs our libraries: the second word of their URNs.
const PACKAGER: &str = "waymark";

/// The reference id of the framework: the document and its version.
fn ref_id(corpus: &Corpus) -> String {
    format!("{}-{}", corpus.document.id, corpus.document.version)
}

/// A URN of ours.
fn urn(kind: &str, rest: &str) -> String {
    format!("urn:{PACKAGER}:risk:{kind}:{rest}")
}

/// The URN of a node: of a part by its number, of a principle, of a measure (`2.1:m1`), of an action by its short id.
fn node(corpus: &Corpus, id: impl std::fmt::Display) -> String {
    urn("req_node", &format!("{}:{id}", ref_id(corpus)))
}

/// The lines that every library begins with.
fn head(notice: &Notice<'_>, ref_id: String, name: String) -> Vec<(&'static str, Yaml)> {
    vec![
        ("urn", Yaml::text(urn("library", &ref_id))),
        ("locale", Yaml::text("en")),
        ("ref_id", Yaml::text(ref_id)),
        ("name", Yaml::text(name)),
        ("description", Yaml::text(description(notice))),
        ("copyright", Yaml::text(copyright(notice))),
        // A tool takes a library for newer when this is higher. It goes up when the words of an action change, one comes or one goes.
        ("version", Yaml::Number(notice.wording)),
        ("publication_date", Yaml::Day(notice.worded.to_owned())),
        ("provider", Yaml::text("Waymark (unofficial)")),
        ("packager", Yaml::text(PACKAGER)),
    ]
}

fn description(notice: &Notice<'_>) -> String {
    let mut text = format!("{} Edition {}.", notice.standing, notice.edition_line());
    if let Some(proposed) = notice.proposed {
        text.push(' ');
        text.push_str(proposed);
    }
    text
}

fn copyright(notice: &Notice<'_>) -> String {
    format!("{} {}", notice.credit, notice.licence_url)
}
