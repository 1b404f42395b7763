//! What the journeys need of the machine, and what is said when it is missing.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// The browser and its driver.
pub(crate) struct Programs {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

/// Chromium and its driver.
pub(crate) fn programs() -> Result<Programs> {
    Ok(Programs {
        chromium: file("CHROMIUM", "Chromium")?,
        chromedriver: file("CHROMEDRIVER", "Chromium's driver")?,
    })
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

// Never a skip: a run without a browser has shown nothing.
const REMEDY: &str =
    "Run `cargo xtask test`: it builds the site, finds or installs the browser, and names both.";

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
