//! A journey from start to end.

use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Instant;

use anyhow::Result;
use tokio::runtime::Runtime;

use crate::browser::Browser;
use crate::engine::{Capability, Engine};
use crate::idle;
use crate::report;
use crate::setup::Setup;

/// Runs a journey in a browser that has nothing left of an earlier one (see `idle`); or says why it is not run in this engine.
///
/// It is the only way to a [`Browser`], and it ends with a look at the console: a message there that the
/// journey did not name fails it, whatever else it found.
///
/// # Panics
/// When the journey fails, when the console holds what was not expected, or when something that is needed
/// is missing.
#[track_caller]
pub fn run(engine: Engine, setup: Setup, journey: impl AsyncFnOnce(&mut Browser) -> Result<()>) {
    let place = Location::caller();
    if let Some(reason) = engine.refuses(&setup.needs) {
        report::not_run(engine, place, reason);
        return;
    }
    if let Some(reason) = engine.refuses(&[Capability::ConsoleOfAFolder])
        && (!setup.host || setup.keeps)
    {
        report::without_console(engine, place, reason);
    }
    let _turn = Turn::take();
    let started = Instant::now();
    let Running {
        runtime,
        mut browser,
    } = match idle::take(engine, &setup) {
        Some(running) => running,
        None => start(engine, setup),
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(journey(&mut browser))));
    let report = end(runtime, browser, matches!(outcome, Ok(Ok(()))));
    report::ran(engine, place, started.elapsed());
    match outcome {
        Err(panic) => {
            eprintln!("{report}");
            resume_unwind(panic)
        }
        Ok(Err(error)) => panic!("{error:#}\n{report}"),
        Ok(Ok(())) => assert!(report.is_empty(), "{report}"),
    }
}

/// A browser, and what its driver's client runs on: the one is of no use without the other.
pub(crate) struct Running {
    pub(crate) runtime: Runtime,
    pub(crate) browser: Browser,
}

fn start(engine: Engine, setup: Setup) -> Running {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => panic!("no runtime for the driver's client: {error}"),
    };
    match runtime.block_on(Browser::start(engine, setup)) {
        Ok(browser) => Running { runtime, browser },
        Err(error) => panic!("{error:#}"),
    }
}

/// Ends the browser, or keeps it for another journey. What is wrong with the console, and, where the journey failed,
/// what was on the screen.
fn end(runtime: Runtime, mut browser: Browser, went_well: bool) -> String {
    let mut report = String::new();
    if !went_well {
        let screen = runtime.block_on(async {
            let url: String = browser.evaluate("return location.href").await?;
            let text = browser.text().await?;
            let start: String = text.chars().take(1500).collect();
            anyhow::Ok(format!("at {url}, which shows: {start}\n"))
        });
        let screen = screen.unwrap_or_else(|error| format!("nothing on the screen: {error:#}\n"));
        report.push_str(&screen);
    }
    let may_be_kept = went_well && idle::suits(browser.engine(), browser.setup());
    let done = if may_be_kept {
        runtime.block_on(browser.read_console())
    } else {
        runtime.block_on(browser.close())
    };
    if let Err(error) = done {
        report.push_str(&format!("the browser did not end well: {error:#}\n"));
    }
    report.push_str(&browser.console().faults().join("\n"));
    if may_be_kept && report.is_empty() {
        idle::keep(Running { runtime, browser });
    } else if may_be_kept {
        // The fault is known; that it ends as well is of no more interest.
        drop(runtime.block_on(browser.close()));
    }
    report
}

/// How many browsers may run at once: each is worth about a core.
const BROWSERS: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ONE_ENDED: Condvar = Condvar::new();

/// The right to run a browser; given back when dropped.
struct Turn;

impl Turn {
    fn take() -> Self {
        // A journey that failed has poisoned nothing: the number is right all the same.
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running = ONE_ENDED
            .wait_while(running, |running| *running >= BROWSERS)
            .unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ONE_ENDED.notify_one();
    }
}
