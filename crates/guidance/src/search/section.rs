//! What is searched: the guidance in sections, each a place that a reader can be sent to.

use crate::address::{Anchor, Page};
use crate::corpus::{Action, Block, Corpus, Place, Principle};

/// The fields of a section, from what says most about it to what says least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The title of a page; it counts once, in the first section of its page.
    Title,
    /// The heading of the section itself.
    Heading,
    /// Running text.
    Body,
    /// Evidence, reasons, labels of sources: what stands beside the text.
    Aside,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Title, Self::Heading, Self::Body, Self::Aside];
}

/// A place and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The page.
    pub page: Page,
    /// The place on it; `None` is its start.
    pub at: Option<Anchor>,
    /// Its texts, in the order of the page.
    pub texts: Vec<Text>,
}

/// A text of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it is.
    pub field: Field,
    /// Its own place, where that is nearer than the section's.
    pub at: Option<Anchor>,
    /// Its words.
    pub words: String,
}

impl Section {
    fn new(page: Page, at: Option<Anchor>) -> Self {
        Self {
            page,
            at,
            texts: Vec::new(),
        }
    }

    fn with(self, field: Field, words: &str) -> Self {
        self.at(None, field, words)
    }

    fn at(mut self, at: Option<Anchor>, field: Field, words: &str) -> Self {
        if !words.is_empty() {
            self.texts.push(Text {
                field,
                at,
                words: words.to_owned(),
            });
        }
        self
    }

    fn blocks(mut self, blocks: &[Block]) -> Self {
        for block in blocks {
            self = self.with(Field::Body, &block.text);
        }
        self
    }
}

/// The whole guidance: principles first, in order, then what stands around them.
#[must_use]
pub fn sections(corpus: &Corpus) -> Vec<Section> {
    let mut all = Vec::new();
    for principle in corpus.principles() {
        of_principle(corpus, principle, &mut all);
    }
    for part in &corpus.parts {
        all.push(
            Section::new(Page::Part(part.number), None)
                .with(Field::Title, &part.title)
                .with(Field::Body, &part.summary)
                .blocks(&part.body.0),
        );
    }
    let introduction = &corpus.introduction;
    all.push(
        Section::new(Page::Introduction, None)
            .with(Field::Title, &introduction.title)
            .with(Field::Body, &introduction.summary)
            .blocks(&introduction.body.0),
    );
    for framework in &corpus.frameworks {
        all.push(
            Section::new(Page::Framework(framework.id), None)
                .with(Field::Title, &framework.title)
                .with(Field::Heading, &framework.short)
                .with(Field::Aside, &framework.publisher),
        );
    }
    all
}

/// The terms of the glossary, each a section. Their names are in the index, their sentences are not: a term that is named is
/// shown, and nobody looks for a word of its explanation.
#[must_use]
pub fn glossary(corpus: &Corpus) -> Vec<Section> {
    let terms = corpus.glossary.iter().map(|entry| {
        Section::new(Page::Glossary, Some(Anchor::Term(entry.id)))
            .with(Field::Heading, &entry.term)
            .with(Field::Body, &entry.definition)
    });
    terms.collect()
}

/// A principle in as many sections as a reader would tell apart: what it is about and its goals, why it matters, each measure
/// with its actions, its sources.
fn of_principle(corpus: &Corpus, principle: &Principle, all: &mut Vec<Section>) {
    let page = Page::Principle(principle.no);
    let section = |at| Section::new(page, at);
    let action = |section: Section, action: &Action| {
        let at = Some(Anchor::Action(action.no.serial()));
        section
            .at(at, Field::Body, &action.text)
            .at(at, Field::Aside, &action.evidence)
    };
    let mut first = section(None)
        .with(Field::Title, &principle.title)
        .with(Field::Body, &principle.summary);
    for goal in &principle.goals {
        first = first.at(Some(Anchor::Goal(goal.number)), Field::Body, &goal.text);
    }
    for own in principle
        .actions
        .iter()
        .filter(|action| action.measures.is_empty())
    {
        first = action(first, own);
    }
    all.push(first);
    all.push(section(Some(Anchor::Why)).blocks(&principle.why.0));
    for measure in &principle.measures {
        let mut own = section(Some(Anchor::Measure(measure.number)))
            .with(Field::Heading, &measure.title)
            .blocks(&measure.body.0);
        for one in principle
            .actions
            .iter()
            .filter(|action| action.measures.first() == Some(&measure.number))
        {
            own = action(own, one);
        }
        all.push(own);
    }
    let mut sources = section(Some(Anchor::Sources));
    for reference in &corpus.references {
        let is_cited = reference
            .cited
            .iter()
            .any(|cited| cited.at == Place::Principle(principle.no));
        if is_cited {
            sources = sources.with(Field::Aside, &reference.label);
        }
    }
    all.push(sources);
}
