//! `cargo xtask pictures`: pictures of the real build, for the README and to look over.

use std::path::{Path, PathBuf};
use std::sync::RwLock;

use anyhow::{Context, Result, bail};

use crate::engine::Engine;
use crate::host::Host;
use crate::places::Places;
use crate::site::build::{self, Options};
use crate::site::words::Words;
use crate::toolchain;
use crate::tools::needed;

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// The three of the README, into `docs/`.
    Readme,
    /// Every page and state at three widths, light and dark, with a page that shows them side by side.
    Sheet,
}

impl Pictures {
    /// By the word on the command line.
    pub fn parse(word: Option<&str>) -> Result<Self> {
        match word {
            None => Ok(Self::Readme),
            Some("sheet") => Ok(Self::Sheet),
            Some(other) => bail!("expected sheet or nothing, found {other}"),
        }
    }
}

/// Takes them.
pub fn run(
    host: &Host,
    places: &Places,
    which: Pictures,
    out: Option<PathBuf>,
    offline: bool,
) -> Result<()> {
    let (name, out) = match which {
        Pictures::Readme => ("readme", out.unwrap_or_else(|| places.root.join("docs"))),
        Pictures::Sheet => ("sheet", out.unwrap_or_else(|| places.site().join("sheet"))),
    };
    std::fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    in_chromium(
        host,
        places,
        "pictures",
        name,
        &[("WAYMARK_PICTURES", &out)],
        offline,
    )?;
    println!("pictures: {}", out.display());
    Ok(())
}

/// Builds the site, gets Chromium, and runs a program over it that is among the journeys and is no test: one of its functions, with variables.
pub fn in_chromium(
    host: &Host,
    places: &Places,
    program: &str,
    name: &str,
    variables: &[(&str, &Path)],
    offline: bool,
) -> Result<()> {
    let below = Options {
        base: "/some/where/".to_owned(),
        send_to: None,
        site: None,
        offline,
        words: Words::English,
        out: places.site().join("pictured"),
    };
    build::build(host, places, &below, &RwLock::new(()))?;
    toolchain::ensure(host, places, offline)?;
    let mut command = host.cargo();
    command
        .current_dir(&places.root)
        .args(["test", "--package", "e2e", "--test", program, "--"])
        .args(["--exact", name, "--nocapture"])
        .env("WAYMARK_DIST", &below.out)
        .envs(variables.iter().copied());
    for tool in needed::for_engine(Engine::Chromium) {
        let found = tool.ensure(host, places, offline)?;
        if let Some(variable) = tool.variable {
            command.env(variable, found.path);
        }
    }
    let status = command.status().context("cargo cannot be started")?;
    if !status.success() {
        bail!("the output above names the fault ({status})");
    }
    Ok(())
}
