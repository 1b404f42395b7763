//! `cargo xtask`: the build tool of Waymark. On a machine that has only Rust and git it finds or
//! installs all that a build needs; Trunk does the build, and this crate the steps that Trunk calls.
//!
//! The map: `places` and `host` are where we are and what is here; `toolchain` and `tools` find or
//! install; `site` builds; `serve` serves; `verify`, `tidy` and `size` check. Nothing here is part of
//! the app, and the app knows nothing of it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs)]

use std::process::ExitCode;
use std::sync::RwLock;

use anyhow::Result;

mod cli;
mod content;
mod host;
mod places;
#[cfg(test)]
mod scratch;
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

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let command = cli::parse(std::env::args_os().skip(1))?;
    if let Command::Help(text) = command {
        print!("{text}");
        return Ok(());
    }
    let mut host = Host::current();
    let places = Places::find(&host)?;
    let mut go_offline = |offline: bool| {
        if offline {
            // Reaches every cargo that is started from here, also through Trunk.
            host.set("CARGO_NET_OFFLINE", "true");
        }
    };
    match command {
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
                offline,
                out: places.dist(),
            };
            serve::run(&host, &places, &serve::ServeOptions { port, open, build })
        }
        Command::Build {
            offline,
            base,
            send_to,
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
                offline,
                out,
            };
            let built = build::build(&host, &places, &options, &RwLock::new(()))?;
            println!(
                "{}: ready in {} ({})",
                options.out.display(),
                step::seconds(built.elapsed),
                build::describe(built.plan)
            );
            Ok(())
        }
        Command::Doctor { offline } => tools::doctor::run(&host, &places, offline),
        Command::Content { json } => content::report(&places, json),
        Command::Hook(Hook::Styles) => site::pages::hook_styles(&host, &places),
        Command::Hook(Hook::Prerender) => site::pages::hook_prerender(&host, &places),
        Command::Tidy => tidy::run(&host, &places),
        Command::Test { filter, offline } => {
            go_offline(offline);
            verify::run(&host, &places, filter.as_deref(), offline)
        }
        Command::Size {
            json,
            update,
            offline,
        } => {
            go_offline(offline);
            size::run(&host, &places, offline, json, update)
        }
    }
}
