//! What is in a corpus, as numbers and as a table.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use guidance::corpus::Corpus;
use serde::Serialize;

/// What is there. The names are those of `cargo xtask content --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
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
}

impl Report {
    /// Counts.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut report = Self {
            parts: corpus.parts.len(),
            principles: 0,
            goals: 0,
            measures: 0,
            actions: 0,
            references: corpus.references.len(),
            goals_without_action: 0,
            measures_without_action: 0,
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

/// A table of what is there, a line for each principle and one for all.
#[must_use]
pub fn table(corpus: &Corpus) -> String {
    let mut text = format!(
        "{}, version {} ({})\nedition {}\n\n",
        corpus.document.title, corpus.document.version, corpus.document.published, corpus.edition
    );
    let head = format!(
        "{:<66}{:>6}{:>9}{:>8}{:>8}{:>7}\n",
        "", "goals", "measures", "actions", "sources", "words"
    );
    text.push_str(&head);
    for part in &corpus.parts {
        let _ = writeln!(text, "{} {}", part.number, part.title);
        for principle in &part.principles {
            let prose = principle.measures.iter().map(|m| m.body.text());
            let words: usize = prose
                .chain([principle.why.text(), principle.summary.clone()])
                .map(|text| text.split_whitespace().count())
                .sum();
            let _ = writeln!(
                text,
                "  {:<64}{:>6}{:>9}{:>8}{:>8}{:>7}",
                format!("{} {}", principle.no, principle.title),
                principle.goals.len(),
                principle.measures.len(),
                principle.actions.len(),
                principle.references.len(),
                words
            );
        }
    }
    let all = Report::of(corpus);
    let _ = writeln!(
        text,
        "\n{} parts, {} principles, {} goals ({} without an action), {} measures ({} without an action), {} actions, {} sources",
        all.parts,
        all.principles,
        all.goals,
        all.goals_without_action,
        all.measures,
        all.measures_without_action,
        all.actions,
        all.references
    );
    text
}
