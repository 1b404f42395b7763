//! Tables for spreadsheets: RFC 4180, UTF-8 with a byte order mark, every cell in quotes, none a formula
//! ([`guidance::report::csv::cell`]). A table is cut up and pasted elsewhere, so edition and credit stand in every row.

use guidance::corpus::{Action, Corpus, Principle, Term};
use guidance::crosswalk::Relation;
use guidance::report::csv::cell;

use crate::notice::{CITED, Notice, PROPOSED_ONE};
use crate::{File, Holds};

/// The names of the checklist's columns: part of its form.
pub const CHECKLIST: [&str; 17] = [
    "id",
    "principle",
    "principle_title",
    "measure",
    "measure_title",
    "action",
    "shown_by",
    "goals",
    "stages",
    "roles",
    "threats",
    "topics",
    "applies_when",
    "effort",
    "edition",
    "licence",
    "credit",
];

/// The names of the crosswalk's columns.
pub const CROSSWALK: [&str; 14] = [
    "principle",
    "principle_title",
    "framework",
    "framework_edition",
    "framework_title",
    "entry",
    "entry_title",
    "strength",
    "relation",
    "why",
    "standing",
    "edition",
    "licence",
    "credit",
];

/// Every action, in the order of the guidance.
#[must_use]
pub fn checklist(corpus: &Corpus) -> File {
    let notice = Notice::of(corpus);
    let edition = notice.edition_line();
    let mut rows = Rows::new(&CHECKLIST);
    for principle in corpus.principles() {
        for action in &principle.actions {
            let cells = action_cells(corpus, principle, action);
            let cells = cells.iter().map(String::as_str);
            let end = [edition.as_str(), notice.licence, notice.credit];
            rows.add(cells.chain(end));
        }
    }
    File::new("checklist.csv", Holds::Checklist, rows.text)
}

fn action_cells(corpus: &Corpus, principle: &Principle, action: &Action) -> [String; 14] {
    let words = &corpus.vocabulary;
    let measure = action
        .measures
        .first()
        .and_then(|first| principle.measures.iter().find(|own| own.number == *first));
    let numbers = |numbers: &[u8]| {
        let numbers: Vec<String> = numbers.iter().map(u8::to_string).collect();
        numbers.join("; ")
    };
    let stages: Vec<String> = action.stages.iter().map(ToString::to_string).collect();
    let effort = std::slice::from_ref(&action.effort);
    [
        action.no.to_string(),
        principle.no.to_string(),
        principle.title.clone(),
        numbers(&action.measures),
        measure.map_or(String::new(), |measure| measure.title.clone()),
        action.text.clone(),
        action.evidence.clone(),
        numbers(&action.goals),
        labels(&words.stages, &stages),
        labels(&words.roles, &action.roles),
        labels(&words.threats, &action.threats),
        labels(&words.topics, &action.topics),
        labels(&words.applies, &action.applies),
        labels(&words.efforts, effort),
    ]
}

/// What readers see of the values of a facet.
fn labels(terms: &[Term], ids: &[String]) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for id in ids {
        let term = terms.iter().find(|term| term.id.as_str() == id);
        labels.push(term.map_or(id, |term| &term.label));
    }
    labels.join("; ")
}

/// Every link to another framework.
#[must_use]
pub fn crosswalk(corpus: &Corpus) -> File {
    let notice = Notice::proposing(corpus);
    let edition = notice.edition_line();
    let mut rows = Rows::new(&CROSSWALK);
    for framework in &corpus.frameworks {
        for link in &framework.links {
            let principle = corpus.principles().find(|own| own.no == link.principle);
            let entry = framework.entry(&link.entry);
            rows.add([
                link.principle.to_string().as_str(),
                principle.map_or("", |principle| &principle.title),
                framework.id.as_str(),
                &framework.edition,
                &framework.title,
                &link.entry,
                entry.map_or("", |entry| &entry.title),
                strength(link.strength),
                link.relation.id(),
                &link.why,
                standing(link.relation),
                &edition,
                notice.licence,
                notice.credit,
            ]);
        }
    }
    File::new("crosswalk.csv", Holds::CrosswalkTable, rows.text)
}

/// The name of a strength in files.
#[must_use]
pub fn strength(strength: guidance::crosswalk::Strength) -> &'static str {
    match strength {
        guidance::crosswalk::Strength::Related => "related",
        guidance::crosswalk::Strength::Strong => "strong",
    }
}

/// Whose a link is.
#[must_use]
pub fn standing(relation: Relation) -> &'static str {
    if relation == Relation::Cites {
        CITED
    } else {
        PROPOSED_ONE
    }
}

struct Rows {
    text: String,
}

impl Rows {
    fn new(names: &[&str]) -> Self {
        let mut rows = Self {
            text: "\u{feff}".to_owned(),
        };
        rows.add(names.iter().copied());
        rows
    }

    fn add<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }
}
