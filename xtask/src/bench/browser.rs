//! Chromium, opened on a page and closed again. Nobody has to drive it: the pages of the bench do all there is to do.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::site::folder;
use crate::step;
use crate::tools::needed;
use crate::tools::tool::Found;

/// The browser, got where it is missing.
pub(super) fn ensure(host: &Host, places: &Places, offline: bool) -> Result<Found> {
    needed::chromium().ensure(host, places, offline)
}

/// A browser that is open; dropped, it is closed, and its profile is gone.
pub(super) struct Window {
    child: Child,
    profile: PathBuf,
    log: PathBuf,
}

/// Opens a page, in a new profile. What the browser has to say goes into a file beside that.
pub(super) fn open(host: &Host, program: &Path, profile: &Path, address: &str) -> Result<Window> {
    folder::remove(profile)?;
    let log = profile.with_extension("log");
    let file =
        File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
    let child = host
        .command(program)
        // Nothing may leave the machine or draw on a display, and no first-run page may come first.
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Each step begins with the leavings of the one before it cleared away.
            "--js-flags=--expose-gc",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file)
        .spawn()
        .with_context(|| format!("{} does not start", program.display()))?;
    Ok(Window {
        child,
        profile: profile.to_owned(),
        log,
    })
}

impl Window {
    /// Fails, with the last it said, if the browser has ended by itself.
    pub(super) fn is_open(&mut self) -> Result<()> {
        let Some(status) = self.child.try_wait().context("the browser is lost")? else {
            return Ok(());
        };
        let said = std::fs::read(&self.log).unwrap_or_default();
        bail!(
            "the browser ended before the bench did ({status}). The end of {}:\n\n{}",
            self.log.display(),
            step::tail(&String::from_utf8_lossy(&said), 20)
        )
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
        // Its helpers end a moment after it, and may still be writing.
        for _ in 0..20 {
            if folder::remove(&self.profile).is_ok() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    }
}
