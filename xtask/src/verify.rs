//! `cargo xtask test`: every check there is, in the order of how soon each can say no. Nothing is
//! skipped: what cannot be run has failed.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::engine::Engine;
use crate::host::Host;
use crate::places::Places;
use crate::step::seconds;
use crate::table;

pub mod again;
mod report;
mod steps;

use steps::{Run, STEPS, Step};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Only tests whose name holds this.
    pub filter: Option<&'a str>,
    /// Journeys in this engine only.
    pub engine: Option<Engine>,
    /// Nothing is fetched.
    pub offline: bool,
}

/// Runs every step that is asked for; stops at the first that fails.
pub fn run(host: &Host, places: &Places, wish: Wish<'_>) -> Result<()> {
    let run = Run {
        host,
        places,
        filter: wish.filter,
        engine: wish.engine,
        offline: wish.offline,
    };
    let wanted = |step: &&Step| {
        step.engine.is_none_or(|engine| run.wants(engine)) && !(step.whole && wish.filter.is_some())
    };
    let steps: Vec<&Step> = STEPS.iter().filter(wanted).collect();
    report::begin(places)?;
    let mut done = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let number = format!("{}/{}", at + 1, steps.len());
        println!("\n[{number}] {}", step.name);
        let started = Instant::now();
        let outcome = (step.run)(&run);
        let elapsed = started.elapsed();
        done.push((step.name, elapsed, outcome.is_ok()));
        if let Err(error) = outcome {
            println!("\n{}{}", report::read(places), summary(&steps, &done));
            bail!(
                "step {} of {}, {}",
                at + 1,
                steps.len(),
                failure(step, &format!("{error:#}"), elapsed)
            );
        }
        println!("[{number}] {}: passed in {}", step.name, seconds(elapsed));
    }
    println!("\n{}{}", report::read(places), summary(&steps, &done));
    let all = steps.len();
    match wish.engine {
        Some(engine) => println!(
            "{all} steps passed, with the journeys in {} only.",
            engine.id()
        ),
        None => println!("All {all} steps passed."),
    }
    Ok(())
}

/// What is said of the step that failed. Many faults know their remedy; the step's own is for the others.
fn failure(step: &Step, why: &str, elapsed: Duration) -> String {
    let Step { name, advice, .. } = step;
    let remedy = if why.contains("What to do: ") {
        String::new()
    } else {
        format!("\nWhat to do: {advice}.")
    };
    format!("{name}, failed after {}: {why}{remedy}", seconds(elapsed))
}

fn summary(steps: &[&Step], done: &[(&str, Duration, bool)]) -> String {
    let all: Duration = done.iter().map(|(_, time, _)| *time).sum();
    let mut rows: Vec<Vec<String>> = done
        .iter()
        .enumerate()
        .map(|(at, (name, time, good))| {
            let outcome = if *good { "passed" } else { "FAILED" };
            vec![
                (at + 1).to_string(),
                (*name).to_owned(),
                outcome.to_owned(),
                seconds(*time),
            ]
        })
        .collect();
    let left = steps.iter().skip(done.len());
    rows.extend(left.enumerate().map(|(at, step)| {
        vec![
            (done.len() + at + 1).to_string(),
            step.name.to_owned(),
            "not run".to_owned(),
            String::new(),
        ]
    }));
    rows.push(vec![
        String::new(),
        "all".to_owned(),
        String::new(),
        seconds(all),
    ]);
    table::render(&["", "step", "", "time"], &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_says_once_what_to_do() {
        let at = Duration::from_secs(1);
        let text = failure(&STEPS[1], "the output above names the fault", at);
        assert!(
            text.ends_with("What to do: run `cargo fmt --all`."),
            "{text}"
        );
        let text = failure(&STEPS[1], "no network.\nWhat to do: connect", at);
        assert_eq!(text.matches("What to do").count(), 1, "{text}");
    }

    #[test]
    fn the_summary_names_every_step_also_those_that_were_not_reached() {
        let steps: Vec<&Step> = STEPS.iter().collect();
        let done = [
            ("format", Duration::from_secs(2), true),
            ("lints", Duration::from_secs(70), false),
        ];
        let text = summary(&steps, &done);
        assert!(
            text.contains("lints") && text.contains("FAILED") && text.contains("1 min 10 s"),
            "{text}"
        );
        assert_eq!(text.matches("not run").count(), STEPS.len() - 2, "{text}");
        assert!(text.contains("1 min 12 s"), "{text}");
    }
}
