//! What the run says of each journey: in which engine, for how long, or why not at all.

use std::io::Write;
use std::panic::Location;
use std::time::Duration;

use crate::engine::Engine;

/// The name of the test that is running: the test's thread has it. Where tests run one by one there is no such
/// thread, and the place in the code has to do.
fn name(place: &Location<'_>) -> String {
    let thread = std::thread::current();
    let name = thread.name().filter(|name| name.contains("::"));
    match name.and_then(|name| name.split_once("::")) {
        // Without the engine, of which the program's modules are named.
        Some((_, name)) => name.to_owned(),
        None => format!("{}:{}", place.file(), place.line()),
    }
}

/// A journey that was run.
pub(crate) fn ran(engine: Engine, place: &Location<'_>, time: Duration) {
    add(engine, &name(place), time, "");
}

/// A journey that was not run. It is said at once, past what catches the output of tests that pass.
pub(crate) fn not_run(engine: Engine, place: &Location<'_>, reason: &str) {
    let name = name(place);
    drop(writeln!(
        std::io::stderr(),
        "not run in {engine}: {name}: {reason}"
    ));
    add(engine, &name, Duration::ZERO, reason);
}

/// A journey that is run without a look at the console.
pub(crate) fn without_console(engine: Engine, place: &Location<'_>, reason: &str) {
    let name = name(place);
    drop(writeln!(
        std::io::stderr(),
        "run in {engine} without a look at the console: {name}: {reason}"
    ));
}

/// A line in the file that `cargo xtask test` makes a table of, if there is one.
fn add(engine: Engine, name: &str, time: Duration, reason: &str) {
    let Some(file) = std::env::var_os("WAYMARK_JOURNEYS") else {
        return;
    };
    let engine = engine.to_string().to_lowercase();
    let line = format!("{engine}\t{name}\t{}\t{reason}\n", time.as_millis());
    let file = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(file);
    // One write for each line, so that two journeys don't mix theirs. A table that can't be kept fails no test.
    drop(file.and_then(|mut file| file.write_all(line.as_bytes())));
}
