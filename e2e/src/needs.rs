//! What the journeys need of the machine, and what is said when it is missing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::engine::Engine;

/// The programs that an engine is driven with.
pub(crate) struct Programs {
    browser: Option<PathBuf>,
    pub(crate) driver: PathBuf,
    display: Option<PathBuf>,
}

impl Programs {
    /// The programs of an engine.
    pub(crate) fn find(engine: Engine) -> Result<Self> {
        Ok(match engine {
            Engine::Chromium => Self {
                browser: Some(file("CHROMIUM", "Chromium")?),
                driver: file("CHROMEDRIVER", "Chromium's driver")?,
                display: None,
            },
            Engine::Firefox => Self {
                browser: Some(file("FIREFOX", "Firefox")?),
                driver: file("GECKODRIVER", "Firefox's driver")?,
                display: None,
            },
            // The driver knows where its browser is.
            Engine::WebKit => Self {
                browser: None,
                driver: file("WEBKITDRIVER", "WebKitGTK's driver")?,
                display: Some(file("XVFB", "Xvfb, a display that nobody sees")?),
            },
        })
    }

    /// The browser, where the driver has to be told.
    pub(crate) fn browser(&self) -> Result<&Path> {
        self.browser.as_deref().context("no browser of its own")
    }

    /// The display, where the browser needs one.
    pub(crate) fn display(&self) -> Option<&Path> {
        self.display.as_deref()
    }
}

/// The folder of the built site.
pub(crate) fn site() -> Result<PathBuf> {
    let dist = named("WAYMARK_DIST", "the folder of the built site")?;
    for page in ["index.html", "404.html"] {
        if !dist.join(page).is_file() {
            bail!(
                "WAYMARK_DIST is {}, which has no {page}. {REMEDY}",
                dist.display()
            );
        }
    }
    Ok(dist)
}

/// The folder of the same site in other words; see `PSEUDO` in `host.rs`.
pub(crate) fn pseudo() -> Result<PathBuf> {
    named("WAYMARK_PSEUDO", "the folder of the site in other words")
}

/// The folder of the site of another document; see `SECOND` in `host.rs`.
pub(crate) fn second() -> Result<PathBuf> {
    named("WAYMARK_SECOND", "the folder of the second site")
}

// Never a skip: a run without a browser has shown nothing.
const REMEDY: &str = "Run `cargo xtask test`: it builds the site, finds or installs the browsers, and names them all.";

fn file(variable: &str, what: &str) -> Result<PathBuf> {
    let path = named(variable, what)?;
    if !path.is_file() {
        bail!(
            "{variable} names {}, where there is no {what}. {REMEDY}",
            path.display()
        );
    }
    Ok(path)
}

fn named(variable: &str, what: &str) -> Result<PathBuf> {
    chosen(std::env::var_os(variable), variable, what)
}

fn chosen(value: Option<OsString>, variable: &str, what: &str) -> Result<PathBuf> {
    value
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .with_context(|| format!("{variable}, which names {what}, is not set. {REMEDY}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_the_command_that_brings_it() {
        for value in [None, Some(OsString::new())] {
            let error = chosen(value, "CHROMIUM", "Chromium").unwrap_err();
            let error = error.to_string();
            assert!(
                error.contains("CHROMIUM") && error.contains("cargo xtask test"),
                "{error}"
            );
        }
    }
}
