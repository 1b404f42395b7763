//! OSCAL 1.2 (<https://pages.nist.gov/OSCAL/>): the guidance as a catalog, each other framework as an outline, a mapping to each.
//!
//! - [`catalog`]: a part is a group and a principle a control; goals, measures and actions are items of its statement;
//! - [`outline`]: the ids and titles of a framework as a catalog, so that the other end of a mapping is there to be looked up;
//! - [`mapping`]: what the principles meet in a framework, as `intersects-with`, the least that OSCAL can say of two that meet.
//!
//! Nothing here is a finding: the models for those are for whoever assesses a system. Numbers begin our ids nowhere, since OSCAL's
//! ids are tokens; what people call a thing is its property `label`.

mod catalog;
mod mapping;
pub mod model;
mod outline;

pub(crate) use catalog::catalog;
pub(crate) use mapping::mapping;
pub(crate) use outline::outline;

use guidance::corpus::Corpus;
use guidance::id::PrincipleNo;

use crate::ids::Ids;
use crate::notice::Notice;
use model::{Link, Metadata, Party, Prop, ResponsibleParty, Role};

/// The version of OSCAL: the newest that both of the tools that the tests ask have the models of.
const OSCAL: &str = "1.2.1";

/// The namespace of properties that OSCAL does not define.
const NAMESPACE: &str = "urn:waymark:oscal:1";

/// The id of a principle's control.
fn control(corpus: &Corpus, no: PrincipleNo) -> String {
    format!("{}-{no}", corpus.document.id)
}

/// An id of others as a token: letters that it cannot have become hyphens, and the name of the framework stands before it.
fn token(framework: &str, id: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '.' {
            c
        } else {
            '-'
        }
    };
    let id: String = id.chars().map(plain).collect();
    let words: Vec<&str> = id.split('-').filter(|word| !word.is_empty()).collect();
    format!("{framework}-{}", words.join("-"))
}

/// A plain text as OSCAL's prose, which is Markdown: a paragraph for each line, and nothing taken for markup.
fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' => out.push_str("\n\n"),
            '*' | '_' | '`' | '[' | ']' | '<' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// What every file says of itself.
fn metadata(corpus: &Corpus, notice: &Notice<'_>, title: String) -> Metadata {
    let ids = Ids::of(corpus);
    let (publisher, waymark) = (ids.thing("party:publisher"), ids.thing("party:waymark"));
    Metadata {
        title,
        // The one date that content has of itself; `version` tells editions of all content apart.
        last_modified: format!("{}T00:00:00Z", notice.worded),
        version: format!("{}-{}", notice.wording, notice.edition),
        oscal_version: OSCAL,
        props: vec![
            Prop::ours("edition", notice.edition),
            Prop::ours("wording", &notice.wording.to_string()),
        ],
        links: vec![
            Link::new(notice.licence_url, "license"),
            Link::new(notice.url, "source"),
        ],
        roles: vec![
            Role {
                id: "creator",
                title: "Wrote this file",
            },
            Role {
                id: "source-publisher",
                title: "Published the document that is restated; has not endorsed this file",
            },
        ],
        parties: vec![
            Party {
                uuid: waymark.clone(),
                kind: "organization",
                name: "Waymark (unofficial)".to_owned(),
            },
            Party {
                uuid: publisher.clone(),
                kind: "organization",
                name: notice.publisher.to_owned(),
            },
        ],
        responsible_parties: vec![
            ResponsibleParty {
                role_id: "creator",
                party_uuids: vec![waymark],
            },
            ResponsibleParty {
                role_id: "source-publisher",
                party_uuids: vec![publisher],
            },
        ],
        remarks: prose(&notice.text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_others_become_tokens() {
        for (id, expected) in [
            ("AML.T0010.001", "x-AML.T0010.001"),
            ("GOVERN 1.1", "x-GOVERN-1.1"),
            ("LLM01:2025", "x-LLM01-2025"),
            ("Art. 4", "x-Art.-4"),
        ] {
            assert_eq!(token("x", id), expected);
        }
    }

    #[test]
    fn plain_text_is_not_taken_for_markup() {
        assert_eq!(prose("a *b* [c]\nd_e"), "a \\*b\\* \\[c\\]\n\nd\\_e");
    }
}
