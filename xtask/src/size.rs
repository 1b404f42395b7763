//! The bytes of the site: by route, by part, and against the budget.
//!
//! - `weight`: bytes raw and compressed, and weighing a folder;
//! - `page`: what a page asks for, read from its tags;
//! - `report`: the figures put together, as tables and as JSON;
//! - `budget`: size-budget.toml, and what grew.

use std::sync::RwLock;

use anyhow::{Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::site::build::{self, Options};
use crate::site::words::Words;

mod budget;
mod page;
mod report;
pub mod weight;

use budget::Budget;
use report::Report;

/// Weighs the site; fails if a limit is exceeded.
pub fn run(host: &Host, places: &Places, offline: bool, json: bool, update: bool) -> Result<()> {
    // The figures of one site only mean something beside those of the same one.
    let options = Options {
        base: "/".to_owned(),
        send_to: None,
        site: None,
        offline,
        words: Words::English,
        out: places.dist(),
    };
    build::build(host, places, &options, &RwLock::new(()))?;
    let files = weight::weigh(host, places, &options.out)?;
    let report = Report::of(&options.out, &files)?;
    let path = places.root.join("size-budget.toml");
    let mut budget = Budget::read(&path)?;
    if json {
        println!("{}", report.json(&budget));
    } else {
        print!("{}", report.tables(&budget));
    }
    if update {
        budget.record(&report);
        budget.write(&path)?;
        eprintln!("size-budget.toml has today's figures.");
    }
    let faults = budget.check(&report);
    if faults.is_empty() {
        return Ok(());
    }
    bail!(
        "the site is over its budget:\n{}\n\n\
         What to do: take out what grew. The limits in size-budget.toml are promises to readers on slow lines; \
         `cargo xtask size --update` records new figures but leaves the limits.",
        faults.join("\n")
    )
}
