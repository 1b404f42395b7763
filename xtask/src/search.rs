//! Search without a browser: what queries find, and what is searched as other engines can read it.
//!
//! - `queries`: queries from a file;
//! - `documents`: the sections of principles as documents, and documents as sections.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use guidance::address::Page;
use guidance::search::{self, Concept, Found, Index, Raw, Searcher, Section, Weights};
use serde::Serialize;

use crate::content;
use crate::places::Places;
use crate::table::counted;

pub mod documents;
pub mod queries;

/// How often a query is timed; the fastest counts, since whatever else the machine does only ever adds to it.
const RUNS: usize = 3;

/// An index as the browser gets it.
pub fn index(sections: &[Section], concepts: &[Concept]) -> Vec<u8> {
    search::build(sections, concepts, &Weights::CHOSEN).to_bytes()
}

/// What one query found, as a line of the results.
#[derive(Debug, Serialize)]
struct Line<'a> {
    q: &'a str,
    ranked: Vec<String>,
    us: f64,
}

/// Answers every query of a file into another, and says how it went.
pub fn run(places: &Places, queries: &Path, results: &Path) -> Result<()> {
    let queries = queries::read(queries)?;
    let corpus = content::compile(places)?;
    let bytes = index(&search::sections(&corpus), &search::concepts(&corpus));
    // Through the bytes, since that is what the browser searches.
    let raw = Raw::from_bytes(&bytes).context("the index cannot be read back")?;
    let mut searcher = Searcher::new(Index::new(raw, &Weights::CHOSEN));
    let mut text = String::new();
    let mut times = Vec::new();
    let mut empty = 0usize;
    for query in &queries {
        let (found, us) = timed(&mut searcher, &query.q);
        let ranked = principles(&found);
        empty += usize::from(ranked.is_empty());
        times.push(us);
        let line = Line {
            q: &query.q,
            ranked,
            us,
        };
        let line = serde_json::to_string(&line).context("the results cannot be written")?;
        let _ = writeln!(text, "{line}");
    }
    std::fs::write(results, text)
        .with_context(|| format!("{} cannot be written", results.display()))?;
    println!("{}", summary(queries.len(), empty, &mut times));
    Ok(())
}

fn timed(searcher: &mut Searcher, query: &str) -> (Found, f64) {
    let mut fastest = f64::INFINITY;
    let mut found = Found::default();
    for _ in 0..RUNS {
        let started = Instant::now();
        found = searcher.search(query);
        fastest = fastest.min(started.elapsed().as_secs_f64() * 1e6);
    }
    (found, (fastest * 10.0).round() / 10.0)
}

/// The principles among the pages; queries are judged by them alone.
fn principles(found: &Found) -> Vec<String> {
    let pages = found.pages.iter();
    pages
        .filter_map(|found| match found.page {
            Page::Principle(no) => Some(no.to_string()),
            _ => None,
        })
        .collect()
}

fn summary(queries: usize, empty: usize, times: &mut [f64]) -> String {
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len().saturating_sub(1) / 2).copied();
    let queries = match queries {
        1 => "1 query".to_owned(),
        many => format!("{many} queries"),
    };
    format!(
        "{queries}, {empty} without a principle, median {:.1} us",
        median.unwrap_or_default()
    )
}

/// Writes the sections of principles as documents.
pub fn write_sections(places: &Places, file: &Path) -> Result<()> {
    let documents = documents::of(&content::compile(places)?);
    let text =
        serde_json::to_string_pretty(&documents).context("the sections cannot be written")?;
    std::fs::write(file, text + "\n")
        .with_context(|| format!("{} cannot be written", file.display()))?;
    println!(
        "{}: {}",
        file.display(),
        counted(documents.len(), "section")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_says_how_many_how_many_in_vain_and_how_fast() {
        for (queries, empty, times, said) in [
            (
                3,
                1,
                vec![9.0, 1.0, 4.04],
                "3 queries, 1 without a principle, median 4.0 us",
            ),
            (
                1,
                0,
                vec![2.5],
                "1 query, 0 without a principle, median 2.5 us",
            ),
        ] {
            assert_eq!(summary(queries, empty, &mut times.clone()), said);
        }
    }
}
