//! `cargo xtask`: the build tool of Waymark. On a machine that has only Rust and git it finds or
//! installs all that a build needs; Trunk does the build, and this crate the steps that Trunk calls.
//!
//! The map: `places` and `host` are where we are and what is here; `toolchain` and `tools` find or
//! install; `content` reads the text, `edition` keeps its wording and `export` hands it to other tools; `site` builds; `serve` serves; `verify`, `tidy` and `size` check; `search`, `bench` and
//! `fuzz` say what the search finds, how fast, and that nothing breaks it. Nothing here is part of the app, and the app knows nothing of it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs)]

use std::process::ExitCode;
use std::sync::RwLock;

use anyhow::Result;

mod bench;
mod cli;
mod content;
mod edition;
mod engine;
mod export;
mod fuzz;
mod host;
mod optimised;
mod packages;
mod pictures;
mod places;
#[cfg(test)]
mod scratch;
mod search;
mod serve;
mod site;
mod size;
mod step;
mod table;
mod tidy;
mod toolchain;
mod tools;
mod verify;

use cli::{Command, Hook};
use host::Host;
use places::Places;
use site::build::{self, Options};
use site::words::Words;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let arguments = || std::env::args_os().skip(1);
    let (command, content) = cli::parse(arguments())?;
    if let Command::Help(text) = command {
        print!("{text}");
        return Ok(ExitCode::SUCCESS);
    }
    let mut host = Host::current();
    let places = Places::find(&host)?;
    let places = match &content {
        None => places,
        Some(content) => places.with_content(content)?,
    };
    if command.computes() && !optimised::is(&host) {
        return optimised::again(&host, &places, arguments());
    }
    let mut go_offline = |offline: bool| {
        if offline {
            // Reaches every cargo that is started from here, also through Trunk.
            host.set("CARGO_NET_OFFLINE", "true");
        }
    };
    let done = match command {
        Command::Help(_) => Ok(()),
        Command::Serve {
            port,
            open,
            offline,
            base,
            send_to,
        } => {
            go_offline(offline);
            let build = Options {
                base,
                send_to,
                site: None,
                offline,
                words: Words::English,
                out: places.dist(),
            };
            serve::run(&host, &places, &serve::ServeOptions { port, open, build })
        }
        Command::Build {
            offline,
            base,
            send_to,
            site,
            compressed,
            words,
            out,
        } => {
            go_offline(offline);
            let out = match out {
                Some(out) => std::path::absolute(out)?,
                None => places.dist(),
            };
            let options = Options {
                base,
                send_to,
                site,
                offline,
                words,
                out,
            };
            let built = build::build(&host, &places, &options, &RwLock::new(()))?;
            println!(
                "{}: ready in {} ({})",
                options.out.display(),
                step::seconds(built.elapsed),
                build::describe(built.plan)
            );
            if compressed {
                size::weight::compress(&host, &places, &options.out)?;
            }
            Ok(())
        }
        Command::Doctor { offline } => tools::doctor::run(&host, &places, offline),
        Command::Content { json } => content::report(&places, json),
        Command::Edition => edition::run(&places),
        Command::Export { dir } => export::run(&places, &std::path::absolute(dir)?),
        Command::Validate { offline } => {
            go_offline(offline);
            export::validate(&host, &places, offline)
        }
        Command::Hook(Hook::Styles) => site::pages::hook_styles(&host, &places),
        Command::Hook(Hook::Prerender) => site::pages::hook_prerender(&host, &places),
        Command::Again { offline } => {
            go_offline(offline);
            verify::again::run(&host, &places, offline)
        }
        Command::Tidy => tidy::run(&host, &places),
        Command::Pictures {
            which,
            out,
            offline,
        } => {
            go_offline(offline);
            let out = out.map(std::path::absolute).transpose()?;
            pictures::run(&host, &places, which, out, offline)
        }
        Command::Test {
            filter,
            engine,
            offline,
        } => {
            go_offline(offline);
            let wish = verify::Wish {
                filter: filter.as_deref(),
                engine,
                offline,
            };
            verify::run(&host, &places, wish)
        }
        Command::Size {
            json,
            update,
            offline,
        } => {
            go_offline(offline);
            size::run(&host, &places, offline, json, update)
        }
        Command::Search { queries, results } => search::run(&places, &queries, &results),
        Command::Sections { file } => search::write_sections(&places, &file),
        Command::BenchSearch { queries, offline } => {
            go_offline(offline);
            bench::search(&host, &places, &bench::Options { queries, offline })
        }
        Command::BenchAssess { offline } => {
            go_offline(offline);
            println!("times: saved work in Chromium, on this machine");
            pictures::in_chromium(&host, &places, "timed", "table", &[], offline)
        }
        Command::Fuzz {
            what,
            seconds,
            seed,
        } => fuzz::run(&places, what, seconds, seed),
    };
    done.map(|()| ExitCode::SUCCESS)
}
