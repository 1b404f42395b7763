//! The whole guidance, as the content compiler makes it and as it is exported.
//!
//! Everything here was checked by the compiler: every cross-reference leads somewhere, every goal and
//! measure has an action, no text is empty. `Serialize` is derived because the corpus is a format.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::crosswalk::Framework;
use crate::editions::{Retirement, Worded};
use crate::glossary;
use crate::id::{ActionNo, Name, PrincipleNo, Slug};
use crate::lifecycle::Stage;

/// The document and all that Waymark says about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Corpus {
    /// What is restated, and its licence.
    pub document: Document,
    /// What pages say of this document and of no other. No format: files for other tools have their own sentences.
    #[serde(skip)]
    pub words: DocumentWords,
    /// A digest of all content, in hexadecimal: two corpora with the same edition are the same.
    pub edition: String,
    /// The number of the newest edition of the wording, from 1: it goes up when an action is reworded, added or retired, and
    /// with nothing else. Answers name the one they were given under; see [`crate::editions`].
    pub wording: u32,
    /// The day of that edition, `YYYY-MM-DD`: the one date that content has of itself, so what is written from it is the same on every
    /// day and machine. Empty where there is no edition.
    pub worded: String,
    /// Every wording that an action has had, by the edition that brought it, retired actions included. The last one has the
    /// words of the action as it is, if it still is.
    pub wordings: BTreeMap<ActionNo, Vec<Worded>>,
    /// About the principles and how to apply them.
    pub introduction: Section,
    /// What the publisher names as new in this version; `None` where there was none before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Every source that the document links to, in the document's order.
    pub references: Vec<Reference>,
    /// The facets by which actions are found.
    pub vocabulary: Vocabulary,
    /// Every term that a reader may not know, in alphabetical order.
    pub glossary: Vec<glossary::Entry>,
    /// Other words for what the guidance says, for search.
    pub thesaurus: Vec<crate::thesaurus::Entry>,
    /// Other frameworks with what is mapped to them; see [`crate::crosswalk`].
    pub frameworks: Vec<Framework>,
    /// Short ids that were given once and are no longer in use, with the reason and what took their place.
    pub retired: BTreeMap<ActionNo, Retirement>,
}

impl Corpus {
    /// All principles, in order.
    pub fn principles(&self) -> impl Iterator<Item = &Principle> {
        self.parts.iter().flat_map(|part| &part.principles)
    }

    /// The reference with this id.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.id == id)
    }
}

/// What is restated: its names, edition and licence, from the document itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The first half of every id in it.
    pub id: Slug,
    /// Official title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The publisher's usual abbreviation.
    pub publisher_short: String,
    /// The document's own version.
    pub version: String,
    /// The day it was published, `YYYY-MM-DD`.
    pub published: String,
    /// Pages of its printed form; every trace lies within them.
    pub pages: u16,
    /// Where it stands.
    pub url: String,
    /// The licence's name.
    pub licence: String,
    /// The licence's text.
    pub licence_url: String,
    /// The credit that the licence asks for.
    pub credit: String,
}

/// What pages say of a document and of no other: nothing in the code names one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentWords {
    /// The document in the midst of a sentence, in the plural: "machine learning principles".
    pub name: String,
    /// What it is to make secure: "machine learning".
    pub field: String,
    /// The first page's heading.
    pub headline: String,
    /// The principle whose lessons go back to the start.
    pub returns: Option<PrincipleNo>,
    /// The document says of itself that it is neither an assurance framework nor a checklist.
    pub disclaims: bool,
    /// Why this is only an outline of it, where it is: a sentence or two for every page and file.
    pub outline: Option<String>,
    /// What keys of saved work begin with beside the site's name, where another site of ours may stand on the same host.
    pub keys: Option<Slug>,
}

/// What the publisher names as new in this version, against the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The earlier version's title.
    pub earlier_title: String,
    /// When the earlier version appeared: `YYYY-MM`.
    pub earlier_published: String,
    /// Where the earlier version stood, as the publisher's pages linked to it.
    pub earlier_url: String,
    /// Where the publisher says what is new.
    pub announcement: String,
    /// One sentence of ours for those who knew the earlier version.
    pub summary: String,
    /// What is not known of the earlier version, and so not said.
    pub gap: String,
    /// Each theme, in the publisher's order.
    pub themes: Vec<Change>,
}

/// Something that the publisher names as new in this version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// A few words.
    pub title: String,
    /// One sentence of ours.
    pub text: String,
    /// Where a reader meets it, by our reading.
    pub seen: Vec<Seen>,
}

/// Where a reader meets a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The principle.
    pub principle: PrincipleNo,
    /// What stands there, in a few words of ours.
    pub how: String,
}

/// A titled text of ours, with the page of the document that it restates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Page of the document, from 1.
    pub page: u16,
    /// One sentence.
    pub summary: String,
    /// The text.
    pub body: Prose,
}

/// A text in blocks, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Prose(pub Vec<Block>);

impl Prose {
    /// The words without markup, a line for each block.
    #[must_use]
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.0.iter().map(|block| block.text.as_str()).collect();
        lines.join("\n")
    }
}

/// A run of paragraphs and lists, or an aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// HTML for pages, made by the compiler from Markdown that may hold no HTML of its own.
    pub html: String,
    /// The same words without markup, for search and exports.
    pub text: String,
}

/// What a block is, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The document's sense in our words.
    Restated,
    /// What the document says of large language models, in our words.
    WithLlms,
    /// How it goes wrong when it is done badly. Ours.
    Pitfall,
    /// An example or a fact of ours.
    Note,
    /// A heading inside a longer text.
    Heading,
}

impl BlockKind {
    /// Whether the document does not say it: such a block is marked as ours wherever it is shown.
    #[must_use]
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Pitfall | Self::Note)
    }
}

/// A part of the document, and the life-cycle stage it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// From 1.
    pub number: u8,
    /// Official title.
    pub title: String,
    /// Page of the document, from 1.
    pub page: u16,
    /// The stage.
    pub stage: Stage,
    /// One sentence of ours.
    pub summary: String,
    /// Introduction, in our words.
    pub body: Prose,
    /// The principles, in order.
    pub principles: Vec<Principle>,
    /// Ids of the sources that the part's introduction cites.
    pub references: Vec<String>,
}

/// A principle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Principle {
    /// Its number in the document.
    pub no: PrincipleNo,
    /// Official title.
    pub title: String,
    /// Page of the document on which it starts, from 1.
    pub page: u16,
    /// Two sentences of ours for someone who reads nothing else.
    pub summary: String,
    /// What can be true or false of a team, in the document's order.
    pub goals: Vec<Goal>,
    /// Why it matters, in our words.
    pub why: Prose,
    /// How to go about it, in the document's order.
    pub measures: Vec<Measure>,
    /// What a person can do and show: ours, drawn from the goals and measures.
    pub actions: Vec<Action>,
    /// Ids of the sources that the document cites here.
    pub references: Vec<String>,
}

/// A goal of a principle, in our words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Goal {
    /// Its place among the principle's goals, from 1.
    pub number: u8,
    /// Page of the document, from 1.
    pub page: u16,
    /// One sentence.
    pub text: String,
}

/// A measure of a principle: title and text are ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// Its place among the principle's measures, from 1.
    pub number: u8,
    /// Page of the document, from 1.
    pub page: u16,
    /// Short and imperative.
    pub title: String,
    /// How to go about it.
    pub body: Prose,
}

/// Something a person can do and show. Actions are ours; each is traced to what it serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Short id, given once.
    pub no: ActionNo,
    /// The second half of the long id, given once.
    pub slug: Slug,
    /// An imperative sentence.
    pub text: String,
    /// The artefact that would show it.
    pub evidence: String,
    /// Numbers of the goals that it serves.
    pub goals: Vec<u8>,
    /// Numbers of the measures that it serves; it is shown with the first.
    pub measures: Vec<u8>,
    /// When it is done.
    pub stages: Vec<Stage>,
    /// Ids of the roles it falls to.
    pub roles: Vec<String>,
    /// Ids of the threats it counters.
    pub threats: Vec<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Ids of conditions of which one must hold; empty means always.
    pub applies: Vec<String>,
    /// Id of the effort.
    pub effort: String,
    /// Why it stands here although others serve the same goals and measures.
    pub kept_because: Option<String>,
    /// A digest of what changes its sense (sentence, evidence, applies), in hexadecimal.
    pub hash: String,
}

/// A source that the document links to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// `ref-NN`.
    pub id: String,
    /// Our label.
    pub label: String,
    /// Guidance, standard, paper, blog, tool, vendor or atlas.
    pub kind: String,
    /// The address as the document links to it.
    pub url: String,
    /// Where the document's own list of further reading points instead.
    pub now: Option<String>,
    /// Where it is cited.
    pub cited: Vec<Citation>,
}

/// A place in the document that cites a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Where.
    pub at: Place,
    /// Page of the document, from 1.
    pub page: u16,
}

/// A place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The introduction.
    Introduction,
    /// The introduction of a part.
    Part(u8),
    /// A principle.
    Principle(PrincipleNo),
}

/// The facets: one list each, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Vocabulary {
    /// Life-cycle stages.
    pub stages: Vec<Term>,
    /// Who acts.
    pub roles: Vec<Term>,
    /// What is countered.
    pub threats: Vec<Term>,
    /// Subjects that run across the principles.
    pub topics: Vec<Term>,
    /// When an action applies.
    pub applies: Vec<Term>,
    /// How much work, by our reckoning.
    pub efforts: Vec<Term>,
    /// The document's own names of roles, and ours for them.
    pub source_roles: Vec<Mapping>,
    /// The document's own names of threats, and ours for them.
    pub source_threats: Vec<Mapping>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Stable name.
    pub id: Name,
    /// What readers see.
    pub label: String,
    /// One phrase that says what it is; empty where the label says it.
    pub means: String,
    /// The wider value that this one is a kind of.
    pub parent: Option<Name>,
}

/// A word of the document's and ours for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mapping {
    /// The document's word, as an id.
    pub id: String,
    /// Ids of ours; empty where nobody is asked to act, for the reason given.
    pub to: Vec<String>,
    /// The reason, where it is not plain.
    pub why: String,
}
