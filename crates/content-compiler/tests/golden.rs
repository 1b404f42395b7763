//! Golden tests: each folder below `golden/` holds `input/`, a content folder, and `expected.txt`, every
//! fault in it (or the report, when there is none). `UPDATE_EXPECT=1` rewrites what is expected.
//!
//! An input holds only the files that differ from `golden/base/`; an empty file there takes the base's away.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use content_compiler::{Source, compile, diagnostic, read_dir, report};

fn input(golden: &Path, case: &str) -> Vec<Source> {
    let mut sources = read_dir(&golden.join("base/input")).unwrap();
    if case != "base" {
        for own in read_dir(&golden.join(case).join("input")).unwrap() {
            sources.retain(|source| source.path != own.path);
            if !own.text.is_empty() {
                sources.push(own);
            }
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
    }
    sources
}

#[test]
fn every_golden_case_gives_what_it_expects() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases: Vec<String> = fs::read_dir(&golden)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    cases.sort();
    assert!(cases.len() > 10, "{cases:?}");
    for case in cases {
        let found = match compile(&input(&golden, &case)) {
            Ok(corpus) => {
                let json = serde_json::to_string_pretty(&corpus).unwrap();
                format!("{}\n{json}\n", report::table(&corpus))
            }
            Err(faults) => diagnostic::list(&faults) + "\n",
        };
        expect_test::expect_file![golden.join(&case).join("expected.txt")].assert_eq(&found);
    }
}
