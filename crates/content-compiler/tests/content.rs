//! The project's own content, held against what the document is known to have.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use content_compiler::report::readability;
use content_compiler::{Report, compile, compile_dir, read_dir};

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

#[test]
fn the_content_has_no_fault() {
    if let Err(error) = compile_dir(&content()) {
        panic!("{error}");
    }
}

/// Another document takes the same form, and what no compiler knows of it: it says that it is an outline, and shares no id.
#[test]
fn the_second_document_has_no_fault_and_is_an_outline() {
    let own = compile_dir(&content()).unwrap();
    let corpus = match compile_dir(&content().join("../documents/guidelines-2023")) {
        Ok(corpus) => corpus,
        Err(error) => panic!("{error}"),
    };
    let report = Report::of(&corpus);
    assert_eq!((report.parts, report.principles), (4, 17));
    assert_eq!(
        (report.goals_without_action, report.measures_without_action),
        (0, 0)
    );
    assert!(report.frameworks >= 2, "{}", report.frameworks);
    assert!(corpus.words.outline.is_some());
    assert_ne!(corpus.document.id, own.document.id);
    assert_ne!(corpus.words.keys, own.words.keys);
    for (page, found) in readability(&corpus) {
        assert!(found.grade <= 12.0, "{page}: {found:?}");
    }
}

#[test]
fn every_part_principle_goal_measure_and_source_of_the_document_is_there() {
    let corpus = compile_dir(&content()).unwrap();
    let report = Report::of(&corpus);
    assert_eq!(
        (
            report.parts,
            report.principles,
            report.goals,
            report.measures,
            report.references
        ),
        (5, 15, 55, 40, 88)
    );
    assert_eq!(
        (report.goals_without_action, report.measures_without_action),
        (0, 0)
    );
    assert!(report.actions >= 80, "{}", report.actions);
    for page in ["README.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(content().join("..").join(page)).unwrap();
        for (number, noun) in [
            (report.actions, "actions"),
            (report.glossary_terms, "terms"),
            (report.crosswalk_links, "links"),
            (report.frameworks, "frameworks"),
        ] {
            let said = format!("{number} {noun}");
            assert!(text.contains(&said), "{page} does not say {said:?}");
        }
    }
    let shape: Vec<String> = corpus
        .principles()
        .map(|p| format!("{} {} {}", p.no, p.goals.len(), p.measures.len()))
        .collect();
    assert_eq!(
        shape,
        [
            "1.1 2 2", "1.2 4 2", "1.3 3 2", "1.4 3 2", "2.1 4 4", "2.2 3 3", "2.3 7 5", "2.4 5 4",
            "3.1 4 2", "3.2 4 1", "4.1 5 4", "4.2 2 3", "4.3 4 3", "5.1 3 1", "5.2 2 2",
        ]
    );
    let vocabulary = &corpus.vocabulary;
    assert_eq!(
        (
            vocabulary.source_roles.len(),
            vocabulary.source_threats.len()
        ),
        (16, 25)
    );
}

/// Plain English: CONTRIBUTING.md says so, and this is how it is told.
#[test]
fn no_page_is_hard_to_read() {
    let corpus = compile_dir(&content()).unwrap();
    let pages = readability(&corpus);
    assert_eq!(pages.len(), 1 + 5 + 15);
    for (page, found) in pages {
        assert!(
            found.median_sentence < 20 && found.grade <= 12.0,
            "{page}: {found:?}"
        );
    }
}

/// The compiler refuses an action that nothing needs and that gives no reason, so taking one away must
/// either leave a fault or take a reason with it.
#[test]
fn taking_any_action_away_leaves_something_unserved_or_a_named_reason_lost() {
    let corpus = compile_dir(&content()).unwrap();
    for principle in corpus.principles() {
        for action in &principle.actions {
            let others = || {
                principle
                    .actions
                    .iter()
                    .filter(|other| other.no != action.no)
            };
            let goals: BTreeSet<u8> = others().flat_map(|a| a.goals.clone()).collect();
            let measures: BTreeSet<u8> = others().flat_map(|a| a.measures.clone()).collect();
            let unserved = principle.goals.iter().any(|g| !goals.contains(&g.number))
                || principle
                    .measures
                    .iter()
                    .any(|m| !measures.contains(&m.number));
            let reason = action
                .kept_because
                .as_ref()
                .map(|why| why.split_whitespace().count());
            assert!(
                unserved != (reason.unwrap_or(0) >= 4),
                "{}: {reason:?}",
                action.no
            );
        }
    }
}

#[test]
fn a_line_that_is_taken_out_of_the_register_is_missed() {
    let sources = read_dir(&content()).unwrap();
    let register = sources
        .iter()
        .position(|source| source.path == "ids.toml")
        .unwrap();
    let lines: Vec<&str> = sources[register].text.lines().collect();
    let given = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.starts_with('"'));
    // One in a dozen: a compilation each.
    for (at, line) in given.step_by(12) {
        let mut broken = sources.clone();
        broken[register].text = lines
            .iter()
            .enumerate()
            .filter(|(n, _)| *n != at)
            .map(|(_, l)| format!("{l}\n"))
            .collect();
        let faults = compile(&broken).expect_err(line);
        assert!(
            faults
                .iter()
                .any(|fault| fault.message.contains("no short id")),
            "{line}: {faults:?}"
        );
    }
}
