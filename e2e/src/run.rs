//! A journey from start to end.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError};

use anyhow::Result;
use tokio::runtime::Runtime;

use crate::browser::Browser;
use crate::setup::Setup;

/// Runs a journey in a browser of its own, on a profile of its own.
///
/// It is the only way to a [`Browser`], and it ends with a look at the console: a message there that the
/// journey did not name fails it, whatever else it found.
///
/// # Panics
/// When the journey fails, when the console holds what was not expected, or when something that is needed
/// is missing.
pub fn run(setup: Setup, journey: impl AsyncFnOnce(&mut Browser) -> Result<()>) {
    let _turn = Turn::take();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => panic!("no runtime for the driver's client: {error}"),
    };
    let mut browser = match runtime.block_on(Browser::start(setup)) {
        Ok(browser) => browser,
        Err(error) => panic!("{error:#}"),
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(journey(&mut browser))));
    let report = end(&runtime, &mut browser, matches!(outcome, Ok(Ok(()))));
    match outcome {
        Err(panic) => {
            eprintln!("{report}");
            resume_unwind(panic)
        }
        Ok(Err(error)) => panic!("{error:#}\n{report}"),
        Ok(Ok(())) => assert!(report.is_empty(), "{report}"),
    }
}

/// Ends the browser. What is wrong with the console, and, where the journey failed, what was on the screen.
fn end(runtime: &Runtime, browser: &mut Browser, went_well: bool) -> String {
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
    if let Err(error) = runtime.block_on(browser.close()) {
        report.push_str(&format!("the browser did not end: {error:#}\n"));
    }
    report.push_str(&browser.console().faults().join("\n"));
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
