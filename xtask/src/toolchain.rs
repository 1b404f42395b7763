//! A Rust compiler that can make wasm.
//!
//! - `facts`: what this machine has;
//! - `choice`: which of four ways follows from that, as a pure function;
//! - `debian`: packages of the operating system;
//! - `sysroot`: the standard library for wasm, built once, and a cargo that uses it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::step;

pub mod choice;
pub mod debian;
pub mod facts;
pub mod sysroot;

use choice::Way;

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A compiler for wasm that is ready for use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The `cargo` on the search path can do it.
    Plain,
    /// Debian's compiler with a standard library of our own.
    Private {
        /// Holds its `cargo` and `rustc`.
        bin: PathBuf,
        /// Of that very standard library.
        identity: String,
    },
}

impl Compiler {
    /// Folders to put in front of the search path.
    pub fn front(&self) -> Vec<PathBuf> {
        match self {
            Compiler::Plain => Vec::new(),
            Compiler::Private { bin, .. } => vec![bin.clone()],
        }
    }

    /// The variables of a command that builds for wasm, besides the search path.
    pub fn vars(&self, places: &Places) -> Vec<(&'static str, OsString)> {
        match self {
            Compiler::Plain => Vec::new(),
            Compiler::Private { identity, .. } => {
                vec![(
                    "WAYMARK_WASM_TARGET",
                    places.wasm_target().join(identity).into(),
                )]
            }
        }
    }

    /// A cargo that builds for wasm.
    pub fn cargo(&self, host: &Host, places: &Places) -> Command {
        match self {
            Compiler::Plain => host.cargo(),
            Compiler::Private { bin, .. } => {
                let mut command = host.command(bin.join("cargo"));
                command.env("PATH", host.path_with(&self.front()));
                command.envs(self.vars(places));
                command
            }
        }
    }
}

/// Finds a compiler for wasm, or gets one. Says so before it changes anything on the machine.
pub fn ensure(host: &Host, places: &Places, offline: bool) -> Result<Compiler> {
    let facts = facts::gather(host, places, offline);
    match choice::choose(&facts) {
        Way::Plain => Ok(Compiler::Plain),
        Way::AddTarget => add_target(host, places).map(|()| Compiler::Plain),
        Way::Debian { install, build_std } => {
            if install {
                debian::install(host, places, &debian::COMPILER)?;
            }
            let bin = sysroot::ensure(host, places, build_std)?;
            let identity = sysroot::identity(&bin)?;
            Ok(Compiler::Private { bin, identity })
        }
        Way::Stuck(why) => bail!("{}", why.message()),
    }
}

fn add_target(host: &Host, places: &Places) -> Result<()> {
    eprintln!("The Rust here cannot build for the browser yet: asking rustup for {TARGET}.");
    let mut command = host.command(
        host.which("rustup")
            .unwrap_or_else(|| PathBuf::from("rustup")),
    );
    command.args(["target", "add", TARGET]);
    step::run(
        &format!("rustup target add {TARGET}"),
        &mut command,
        &places.log("rustup"),
        &format!(
            "This step needs the network: rustup fetches the standard library for {TARGET}.\n\
             What to do: connect, then run the same command again, or run `rustup target add {TARGET}` yourself."
        ),
    )
    .map(drop)
}

#[cfg(all(test, unix))]
mod tests;
