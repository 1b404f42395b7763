//! `cargo xtask test`: every check there is, in the order of how soon each can say no. Nothing is
//! skipped: what cannot be run has failed.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::step::seconds;
use crate::table;

mod steps;

use steps::{Run, STEPS, Step};

/// Runs every step; stops at the first that fails.
pub fn run(host: &Host, places: &Places, filter: Option<&str>, offline: bool) -> Result<()> {
    let run = Run {
        host,
        places,
        filter,
        offline,
    };
    let mut done = Vec::new();
    for (number, step) in STEPS.iter().enumerate() {
        println!("\n[{}/{}] {}", number + 1, STEPS.len(), step.name);
        let started = Instant::now();
        let outcome = (step.run)(&run);
        done.push((step.name, started.elapsed(), outcome.is_ok()));
        if let Err(error) = outcome {
            println!("\n{}", summary(&done));
            bail!(
                "{}",
                failure(number, &format!("{error:#}"), started.elapsed())
            );
        }
        println!(
            "[{}/{}] {}: passed in {}",
            number + 1,
            STEPS.len(),
            step.name,
            seconds(started.elapsed())
        );
    }
    println!("\n{}\nAll {} steps passed.", summary(&done), STEPS.len());
    Ok(())
}

/// What is said of the step that failed. Many faults know their remedy; the step's own is for the others.
fn failure(number: usize, why: &str, elapsed: Duration) -> String {
    let Step { name, advice, .. } = &STEPS[number];
    let place = format!("step {} of {}, {name}", number + 1, STEPS.len());
    let remedy = if why.contains("What to do: ") {
        String::new()
    } else {
        format!("\nWhat to do: {advice}.")
    };
    format!("{place}, failed after {}: {why}{remedy}", seconds(elapsed))
}

fn summary(done: &[(&str, Duration, bool)]) -> String {
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
    let left = STEPS.iter().skip(done.len());
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
        let text = failure(1, "the output above names the fault", at);
        assert!(
            text.ends_with("What to do: run `cargo fmt --all`."),
            "{text}"
        );
        let text = failure(1, "no network.\nWhat to do: connect", at);
        assert_eq!(text.matches("What to do").count(), 1, "{text}");
    }

    #[test]
    fn the_summary_names_every_step_also_those_that_were_not_reached() {
        let text = summary(&[
            ("format", Duration::from_secs(2), true),
            ("lints", Duration::from_secs(70), false),
        ]);
        assert!(
            text.contains("lints") && text.contains("FAILED") && text.contains("1 min 10 s"),
            "{text}"
        );
        assert_eq!(text.matches("not run").count(), STEPS.len() - 2, "{text}");
        assert!(text.contains("1 min 12 s"), "{text}");
    }
}
