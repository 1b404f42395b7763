//! Commands that compute for a while, or that time something, run once more as a program that was optimised: `cargo xtask`
//! itself is built for how soon it is there.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::host::Host;
use crate::places::Places;

/// Says to xtask that it is the optimised one.
const OPTIMISED: &str = "WAYMARK_OPTIMISED";

/// Whether this is the optimised program.
pub fn is(host: &Host) -> bool {
    host.var(OPTIMISED).is_some()
}

/// Runs the same command by the optimised program, in the same folder; what it says is all that is said.
pub fn again(
    host: &Host,
    places: &Places,
    arguments: impl IntoIterator<Item = OsString>,
) -> Result<ExitCode> {
    let status = host
        .cargo()
        .args(["run", "--quiet", "--package", "xtask", "--bin", "xtask"])
        .args(["--profile", "native", "--manifest-path"])
        .arg(places.root.join("Cargo.toml"))
        .arg("--")
        .args(arguments)
        .env(OPTIMISED, "1")
        .status()
        .context("cargo cannot be started")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
