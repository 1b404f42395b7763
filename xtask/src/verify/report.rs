//! What the journeys say of themselves: which ran, in which engine, for how long, and which did not and why.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::engine::Engine;
use crate::places::Places;
use crate::step::seconds;
use crate::table;

/// The file that each journey adds its line to.
pub(super) fn file(places: &Places) -> PathBuf {
    places.site().join("journeys.tsv")
}

/// Makes the file anew.
pub(super) fn begin(places: &Places) -> Result<()> {
    let file = file(places);
    std::fs::create_dir_all(places.site())
        .and_then(|()| std::fs::write(&file, ""))
        .with_context(|| format!("{} cannot be written", file.display()))
}

/// The table of journeys and engines, and what was not run; nothing, if no journey has begun.
pub(super) fn read(places: &Places) -> String {
    let lines = std::fs::read_to_string(file(places)).unwrap_or_default();
    render(&lines)
}

/// One journey in one engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Outcome {
    time: Duration,
    /// Why it was not run, if it was not.
    reason: Option<String>,
}

/// Lines of engine, test, milliseconds, and a reason why it was not run. A test may have several journeys.
fn render(lines: &str) -> String {
    let mut tests: BTreeMap<&str, BTreeMap<&str, Outcome>> = BTreeMap::new();
    for line in lines.lines() {
        let mut words = line.split('\t');
        let (Some(engine), Some(test), Some(millis)) = (words.next(), words.next(), words.next())
        else {
            continue;
        };
        let engines = tests.entry(test).or_default();
        let outcome = engines.entry(engine).or_default();
        outcome.time += Duration::from_millis(millis.parse().unwrap_or_default());
        let reason = words.next().filter(|reason| !reason.is_empty());
        outcome.reason = outcome.reason.take().or(reason.map(str::to_owned));
    }
    if tests.is_empty() {
        return String::new();
    }
    let engines = Engine::ALL.map(Engine::id);
    let engines = engines.into_iter().filter(|engine| {
        let mut all = tests.values();
        all.any(|outcomes| outcomes.contains_key(engine))
    });
    let engines: Vec<&str> = engines.collect();
    let mut rows: Vec<Vec<String>> = tests
        .iter()
        .map(|(test, outcomes)| {
            let cells = engines.iter().map(|engine| cell(outcomes.get(engine)));
            [(*test).to_owned()].into_iter().chain(cells).collect()
        })
        .collect();
    let totals = engines.iter().map(|engine| {
        let ran = tests.values().filter_map(|outcomes| outcomes.get(engine));
        let ran: Vec<&Outcome> = ran.filter(|outcome| outcome.reason.is_none()).collect();
        let time = ran.iter().map(|outcome| outcome.time).sum();
        format!("{} in {}", ran.len(), seconds(time))
    });
    let all = "all; time in browsers, two of which run at once".to_owned();
    rows.push([all].into_iter().chain(totals).collect());
    let head: Vec<&str> = ["journey"].into_iter().chain(engines.clone()).collect();
    let not_run = tests.iter().flat_map(|(test, outcomes)| {
        outcomes.iter().filter_map(move |(engine, outcome)| {
            let reason = outcome.reason.as_ref()?;
            Some(format!("not run in {engine}: {test}: {reason}\n"))
        })
    });
    format!(
        "{}\n{}",
        table::render(&head, &rows),
        not_run.collect::<String>()
    )
}

fn cell(outcome: Option<&Outcome>) -> String {
    match outcome {
        None => "-".to_owned(),
        Some(Outcome {
            reason: Some(_), ..
        }) => "not run".to_owned(),
        Some(Outcome { time, .. }) => seconds(*time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_journey_has_its_time_in_each_engine_or_the_reason_why_it_has_none() {
        let text = render(
            "chromium\ttick::once\t1500\t\nfirefox\ttick::once\t2500\t\nchromium\ttick::twice\t700\t\n\
             chromium\ttick::twice\t800\t\nfirefox\ttick::twice\t0\tit can't\n",
        );
        let line = |start: &str| {
            let mut lines = text.lines();
            let found = lines.find(|line| line.trim_start().starts_with(start));
            found.unwrap_or_else(|| panic!("no line {start}: {text}"))
        };
        assert!(line("tick::once").contains("1.5 s") && line("tick::once").contains("2.5 s"));
        assert!(line("tick::twice").contains("1.5 s") && line("tick::twice").contains("not run"));
        assert!(line("all").contains("2 in 3.0 s") && line("all").contains("1 in 2.5 s"));
        line("not run in firefox: tick::twice: it can't");
        assert!(!text.contains("webkit"), "{text}");
    }

    #[test]
    fn where_no_journey_began_nothing_is_said() {
        assert_eq!(render(""), "");
    }
}
