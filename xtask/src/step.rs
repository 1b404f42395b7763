//! Long steps: named, timed, their output kept in a log whose end is shown when they fail.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How many lines of a failed step's output are shown.
const TAIL: usize = 30;

/// On a terminal one line is rewritten; elsewhere (a log of a build server) a line is added so
/// seldom that it does not drown the rest.
const TERMINAL_EVERY: Duration = Duration::from_secs(1);
const LOG_EVERY: Duration = Duration::from_secs(30);

/// Runs a command whose output goes to a log, saying its name and how long it has taken.
///
/// `advice` says what to do when it fails.
pub fn run(name: &str, command: &mut Command, log: &Path, advice: &str) -> Result<Duration> {
    if let Some(dir) = log.parent() {
        std::fs::create_dir_all(dir)
            .with_context(|| format!("{} cannot be made", dir.display()))?;
    }
    let file = File::create(log).with_context(|| format!("{} cannot be written", log.display()))?;
    let second = file.try_clone().context("the log cannot be shared")?;
    let started = Instant::now();
    let mut progress = Progress::start(name);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(second)
        .spawn()
        .with_context(|| {
            format!(
                "{name}: {} cannot be started",
                command.get_program().display()
            )
        })?;
    let status = loop {
        if let Some(status) = child.try_wait().with_context(|| format!("{name}: lost"))? {
            break status;
        }
        progress.tick(started.elapsed());
        std::thread::sleep(Duration::from_millis(50));
    };
    let elapsed = started.elapsed();
    progress.end(elapsed, status.success());
    if status.success() {
        return Ok(elapsed);
    }
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    bail!(
        "{name} failed after {} ({status}). The end of {}:\n\n{}\n\n{advice}",
        seconds(elapsed),
        log.display(),
        tail(&text, TAIL)
    )
}

/// The last lines of a text.
pub fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// A length of time as a person would say it: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    match whole {
        0..=9 => format!("{:.1} s", time.as_secs_f64()),
        10..=59 => format!("{whole} s"),
        _ => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

struct Progress<'a> {
    name: &'a str,
    terminal: bool,
    last: Duration,
}

impl<'a> Progress<'a> {
    fn start(name: &'a str) -> Progress<'a> {
        let terminal = std::io::stderr().is_terminal();
        if terminal {
            eprint!("  {name} …");
        } else {
            eprintln!("  {name} …");
        }
        Progress {
            name,
            terminal,
            last: Duration::ZERO,
        }
    }

    fn tick(&mut self, elapsed: Duration) {
        let every = if self.terminal {
            TERMINAL_EVERY
        } else {
            LOG_EVERY
        };
        if elapsed - self.last < every {
            return;
        }
        self.last = elapsed;
        if self.terminal {
            // Carriage return, then clear to the end of the line.
            eprint!("\r\x1b[K  {} … {}", self.name, seconds(elapsed));
            // Nobody is helped by a failure to draw.
            let _ = std::io::stderr().flush();
        } else {
            eprintln!("  {} … {}", self.name, seconds(elapsed));
        }
    }

    fn end(&self, elapsed: Duration, good: bool) {
        let start = if self.terminal { "\r\x1b[K" } else { "" };
        let outcome = if good { "done in" } else { "FAILED after" };
        eprintln!("{start}  {}: {outcome} {}", self.name, seconds(elapsed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_of_a_log_is_its_last_lines() {
        let text: String = (1..=50).map(|n| format!("line {n}\n")).collect();
        let end = tail(&text, 30);
        assert!(end.starts_with("line 21\n"), "{end}");
        assert!(end.ends_with("line 50"), "{end}");
        assert_eq!(tail("one\ntwo", 30), "one\ntwo");
        assert_eq!(tail("", 30), "");
    }

    #[test]
    fn a_failing_step_shows_the_end_of_its_output_and_what_to_do() {
        let dir = crate::scratch::Scratch::new();
        let log = dir.path().join("logs").join("step.log");
        let mut command = Command::new("sh");
        command.args([
            "-c",
            "for n in $(seq 40); do echo line $n; done; echo broken >&2; exit 3",
        ]);
        let error = run("a step", &mut command, &log, "Mend it.")
            .unwrap_err()
            .to_string();
        assert!(error.contains("a step failed"), "{error}");
        assert!(
            error.contains("line 12\n") && !error.contains("line 10\n"),
            "{error}"
        );
        assert!(error.contains("broken\n\nMend it."), "{error}");
        assert!(error.contains(&log.display().to_string()), "{error}");
    }

    #[test]
    fn a_time_is_said_in_the_unit_that_fits() {
        for (millis, said) in [(430, "0.4 s"), (12_900, "12 s"), (185_000, "3 min 05 s")] {
            assert_eq!(seconds(Duration::from_millis(millis)), said);
        }
    }
}
