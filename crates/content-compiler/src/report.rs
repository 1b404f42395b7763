//! What is in a corpus, as numbers and as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use guidance::corpus::{Corpus, Principle, Section};
use guidance::facet::Facet;
use serde::Serialize;

use crate::readability::{Readability, measure};

/// What is there. The names are those of `cargo xtask content --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The number of the newest edition of the wording.
    pub wording: u32,
    /// Parts.
    pub parts: usize,
    /// Principles.
    pub principles: usize,
    /// Goals.
    pub goals: usize,
    /// Measures.
    pub measures: usize,
    /// Actions.
    pub actions: usize,
    /// Sources that the document links to.
    pub references: usize,
    /// Goals that no action serves.
    pub goals_without_action: usize,
    /// Measures that no action serves.
    pub measures_without_action: usize,
    /// Actions of each life-cycle stage.
    pub actions_by_stage: BTreeMap<String, usize>,
    /// Actions that fall to each role.
    pub actions_by_role: BTreeMap<String, usize>,
    /// Actions that counter each threat, or one that is a kind of it.
    pub actions_by_threat: BTreeMap<String, usize>,
    /// Actions on each topic.
    pub actions_by_topic: BTreeMap<String, usize>,
    /// Terms of the glossary.
    pub glossary_terms: usize,
    /// Frameworks that the principles are held against.
    pub frameworks: usize,
    /// Links from principles to entries of frameworks.
    pub crosswalk_links: usize,
    /// Pairs of a principle and a framework that have nothing in common, for a stated reason.
    pub crosswalk_none: usize,
}

impl Report {
    /// Counts.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let by = |facet: Facet| -> BTreeMap<String, usize> {
            let actions = |term| {
                corpus
                    .principles()
                    .flat_map(|principle| &principle.actions)
                    .filter(|action| facet.covers(&corpus.vocabulary, term, action))
                    .count()
            };
            let terms = facet.terms(&corpus.vocabulary).iter();
            terms
                .map(|term| (term.id.to_string(), actions(term)))
                .collect()
        };
        let mut report = Self {
            wording: corpus.wording,
            parts: corpus.parts.len(),
            principles: 0,
            goals: 0,
            measures: 0,
            actions: 0,
            references: corpus.references.len(),
            goals_without_action: 0,
            measures_without_action: 0,
            actions_by_stage: by(Facet::Stage),
            actions_by_role: by(Facet::Role),
            actions_by_threat: by(Facet::Threat),
            actions_by_topic: by(Facet::Topic),
            glossary_terms: corpus.glossary.len(),
            frameworks: corpus.frameworks.len(),
            crosswalk_links: corpus.frameworks.iter().map(|f| f.links.len()).sum(),
            crosswalk_none: corpus.frameworks.iter().map(|f| f.none.len()).sum(),
        };
        for principle in corpus.principles() {
            let goals: BTreeSet<u8> = principle
                .actions
                .iter()
                .flat_map(|a| a.goals.clone())
                .collect();
            let measures: BTreeSet<u8> = principle
                .actions
                .iter()
                .flat_map(|a| a.measures.clone())
                .collect();
            report.principles += 1;
            report.goals += principle.goals.len();
            report.measures += principle.measures.len();
            report.actions += principle.actions.len();
            report.goals_without_action += principle
                .goals
                .iter()
                .filter(|goal| !goals.contains(&goal.number))
                .count();
            report.measures_without_action += principle
                .measures
                .iter()
                .filter(|m| !measures.contains(&m.number))
                .count();
        }
        report
    }
}

/// How hard each page of the guidance is to read, by the page's name: the introduction, the parts and the
/// principles, these with their goals and actions.
#[must_use]
pub fn readability(corpus: &Corpus) -> Vec<(String, Readability)> {
    let text = |summary: &str, body: &guidance::corpus::Prose| measure([summary, &body.text()]);
    let section = |section: &Section| text(&section.summary, &section.body);
    let introduction =
        section(&corpus.introduction).map(|found| ("introduction".to_owned(), found));
    let parts = corpus.parts.iter().flat_map(|part| {
        let own =
            text(&part.summary, &part.body).map(|found| (format!("part {}", part.number), found));
        let principles = part
            .principles
            .iter()
            .filter_map(|principle| Some((principle.no.to_string(), of_principle(principle)?)));
        own.into_iter().chain(principles)
    });
    introduction.into_iter().chain(parts).collect()
}

fn of_principle(principle: &Principle) -> Option<Readability> {
    let why = principle.why.text();
    let measures: Vec<String> = principle.measures.iter().map(|m| m.body.text()).collect();
    let texts = [principle.summary.as_str(), &why].into_iter();
    let goals = principle.goals.iter().map(|goal| goal.text.as_str());
    let actions = principle
        .actions
        .iter()
        .flat_map(|action| [action.text.as_str(), &action.evidence]);
    measure(
        texts
            .chain(goals)
            .chain(measures.iter().map(String::as_str))
            .chain(actions),
    )
}

/// A table of what is there, a line for each principle and one for all.
#[must_use]
pub fn table(corpus: &Corpus) -> String {
    let mut text = format!(
        "{}, version {} ({})\nedition {}, wording {}\n\n",
        corpus.document.title,
        corpus.document.version,
        corpus.document.published,
        corpus.edition,
        corpus.wording
    );
    let grades: BTreeMap<String, Readability> = readability(corpus).into_iter().collect();
    // Median words in a sentence, and the Flesch-Kincaid grade.
    let hard = |page: &str| {
        grades.get(page).map_or(String::new(), |found| {
            format!("{:>10}{:>7.1}", found.median_sentence, found.grade)
        })
    };
    let _ = writeln!(
        text,
        "{:<66}{:>6}{:>9}{:>8}{:>8}{:>7}{:>10}{:>7}",
        "", "goals", "measures", "actions", "sources", "words", "sentence", "grade"
    );
    let blank =
        |title: &str, page: &str| format!("{title:<104}{}\n", hard(page)).replace(" \n", "\n");
    text.push_str(&blank(&corpus.introduction.title, "introduction"));
    for part in &corpus.parts {
        text.push_str(&blank(
            &format!("{} {}", part.number, part.title),
            &format!("part {}", part.number),
        ));
        for principle in &part.principles {
            let prose = principle.measures.iter().map(|m| m.body.text());
            let words: usize = prose
                .chain([principle.why.text(), principle.summary.clone()])
                .map(|text| text.split_whitespace().count())
                .sum();
            let _ = writeln!(
                text,
                "  {:<64}{:>6}{:>9}{:>8}{:>8}{:>7}{}",
                format!("{} {}", principle.no, principle.title),
                principle.goals.len(),
                principle.measures.len(),
                principle.actions.len(),
                principle.references.len(),
                words,
                hard(&principle.no.to_string())
            );
        }
    }
    let all = Report::of(corpus);
    let _ = writeln!(
        text,
        "\nsentence: median words in one; grade: Flesch-Kincaid, with goals and actions\n\n\
         {} parts, {} principles, {} goals ({} without an action), {} measures ({} without an action), {} actions, {} sources",
        all.parts,
        all.principles,
        all.goals,
        all.goals_without_action,
        all.measures,
        all.measures_without_action,
        all.actions,
        all.references
    );
    for (facet, counts) in [
        ("stage", &all.actions_by_stage),
        ("role", &all.actions_by_role),
        ("threat", &all.actions_by_threat),
        ("topic", &all.actions_by_topic),
    ] {
        let counts: Vec<String> = counts.iter().map(|(id, n)| format!("{id} {n}")).collect();
        let _ = writeln!(text, "actions by {facet}: {}", counts.join(", "));
    }
    let _ = writeln!(text, "{} terms in the glossary", all.glossary_terms);
    for framework in &corpus.frameworks {
        let _ = writeln!(
            text,
            "{} {}: {} entries, {} links, no counterpart for {} principles",
            framework.short,
            framework.edition,
            framework.entries.len(),
            framework.links.len(),
            framework.none.len()
        );
    }
    let _ = writeln!(
        text,
        "{} links to {} frameworks, {} pairs without one, for a stated reason",
        all.crosswalk_links, all.frameworks, all.crosswalk_none
    );
    text
}
