//! The sections of principles as documents: the form in which engines of any kind can be given the same text.

use std::collections::BTreeSet;

use guidance::address::{Anchor, Page};
use guidance::corpus::Corpus;
use guidance::search::{self, Field, Section, Text};
use serde::Serialize;

/// A section of a principle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The principle's number and the section's place in it, from 0: `1.1#0`.
    pub id: String,
    /// The principle's number.
    pub principle: String,
    /// The title of its part.
    pub part: String,
    /// Its own title, in every section of it: most engines know nothing above a document.
    pub title: String,
    /// What the section is.
    pub kind: Kind,
    /// The section's own heading.
    pub heading: String,
    /// All other words of it.
    pub body: String,
    /// Where it stands.
    #[serde(skip)]
    pub at: (Page, Option<Anchor>),
}

/// What a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What a principle is about, with its goals.
    Goals,
    /// Why it matters.
    Why,
    /// A measure with its actions.
    Measure,
    /// Its sources.
    Sources,
}

impl Kind {
    fn of(at: Option<Anchor>) -> Self {
        match at {
            Some(Anchor::Why) => Self::Why,
            Some(Anchor::Measure(_)) => Self::Measure,
            Some(Anchor::Sources) => Self::Sources,
            _ => Self::Goals,
        }
    }

    /// The heading where the section brings none.
    fn heading(self) -> &'static str {
        match self {
            Self::Goals => "Goals",
            Self::Why => "Why it matters",
            Self::Measure => "Measure",
            Self::Sources => "Sources",
        }
    }
}

/// The sections of a corpus' principles that hold any words, in order.
pub fn of(corpus: &Corpus) -> Vec<Document> {
    let sections = search::sections(corpus);
    let mut documents = Vec::new();
    for part in &corpus.parts {
        for principle in &part.principles {
            let page = Page::Principle(principle.no);
            let own = sections
                .iter()
                .filter(|section| section.page == page && !section.texts.is_empty());
            for (number, section) in own.enumerate() {
                let kind = Kind::of(section.at);
                let heading = joined(section, |field| field == Field::Heading);
                documents.push(Document {
                    id: format!("{}#{number}", principle.no),
                    principle: principle.no.to_string(),
                    part: part.title.clone(),
                    title: principle.title.clone(),
                    kind,
                    heading: if heading.is_empty() {
                        kind.heading().to_owned()
                    } else {
                        heading
                    },
                    body: joined(section, |field| {
                        !matches!(field, Field::Title | Field::Heading)
                    }),
                    at: (page, section.at),
                });
            }
        }
    }
    documents
}

fn joined(section: &Section, wanted: impl Fn(Field) -> bool) -> String {
    let texts = section.texts.iter().filter(|text| wanted(text.field));
    let words: Vec<&str> = texts.map(|text| text.words.as_str()).collect();
    words.join(" ")
}

/// Documents as sections, for our own index. One copy of the text has `copy` documents; a title counts once for each
/// principle, so it stands in the first section of each copy of it.
pub fn sections(documents: &[Document], copy: usize) -> Vec<Section> {
    let mut sections = Vec::new();
    for copy in documents.chunks(copy.max(1)) {
        let mut titled = BTreeSet::new();
        for document in copy {
            let (page, at) = document.at;
            let text = |field, words: &str| Text {
                field,
                at: None,
                words: words.to_owned(),
            };
            let mut texts = Vec::new();
            if titled.insert(page) {
                texts.push(text(Field::Title, &document.title));
            }
            texts.push(text(Field::Heading, &document.heading));
            texts.push(text(Field::Body, &document.body));
            sections.push(Section { page, at, texts });
        }
    }
    sections
}

#[cfg(test)]
pub(crate) mod tests {
    use std::path::Path;

    use super::*;

    /// The guidance of this checkout.
    fn corpus() -> Corpus {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        content_compiler::compile_dir(&content).unwrap()
    }

    #[test]
    fn every_principle_is_there_in_four_kinds_of_section() {
        let documents = of(&corpus());
        let of = |principle: &str| -> Vec<&Document> {
            let own = documents.iter();
            own.filter(|document| document.principle == principle)
                .collect()
        };
        let principles: BTreeSet<&str> = documents
            .iter()
            .map(|document| document.principle.as_str())
            .collect();
        assert_eq!(principles.len(), 15);
        for principle in principles {
            let own = of(principle);
            assert_eq!(own[0].id, format!("{principle}#0"));
            assert_eq!(own[0].kind, Kind::Goals);
            assert_eq!(own[1].kind, Kind::Why);
            assert_eq!(own[2].kind, Kind::Measure);
            for document in own {
                let texts = [
                    &document.part,
                    &document.title,
                    &document.heading,
                    &document.body,
                ];
                assert!(texts.iter().all(|text| !text.is_empty()), "{document:?}");
            }
        }
        assert_eq!(of("2.1")[0].title, "Secure your supply chain");
        assert!(
            documents
                .iter()
                .any(|document| document.kind == Kind::Sources)
        );
    }

    #[test]
    fn a_document_is_written_in_the_form_that_others_read() {
        let document = &of(&corpus())[0];
        let value = serde_json::to_value(document).unwrap();
        let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "body",
                "heading",
                "id",
                "kind",
                "part",
                "principle",
                "title"
            ]
        );
        assert_eq!(value["kind"], "goals");
    }

    #[test]
    fn a_title_counts_once_for_each_copy_of_a_principle() {
        let documents = of(&corpus());
        let twice = [documents.clone(), documents.clone()].concat();
        let titles = |sections: &[Section]| {
            let texts = sections.iter().flat_map(|section| &section.texts);
            texts.filter(|text| text.field == Field::Title).count()
        };
        assert_eq!(titles(&sections(&documents, documents.len())), 15);
        assert_eq!(titles(&sections(&twice, documents.len())), 30);
        assert_eq!(sections(&twice, documents.len()).len(), twice.len());
    }
}
