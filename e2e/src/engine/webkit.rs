//! How WebKit is started: WebKitGTK's own small browser, on a display that nobody sees. Its driver knows where it is.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::Capabilities;

use crate::browser::Colours;
use crate::folder::Folder;
use crate::setup::Setup;

/// A fresh profile; what is settled by files for every program of GTK's.
pub(crate) fn profile() -> Result<Folder> {
    let folder = Folder::new()?;
    // The driver clicks where a thing was when it asked for it to be scrolled to.
    folder.write(
        "gtk-3.0/settings.ini",
        "[Settings]\ngtk-enable-animations=0\n",
    )?;
    // Nothing of the window around the page, or its buttons would keep it from being as narrow as a phone.
    folder.write(
        "gtk-3.0/gtk.css",
        "window * { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px;\n\
         -gtk-icon-transform: scale(0) }\n",
    )?;
    Ok(folder)
}

/// What the driver is asked for.
pub(crate) fn wanted(setup: &Setup) -> Result<Capabilities> {
    let mut arguments = vec!["--automation", "--full-screen"];
    if !setup.scripts {
        arguments.push("--enable-javascript=false");
    }
    if !setup.storage {
        arguments.push("--enable-html5-local-storage=false");
    }
    if setup.colours == Colours::Dark {
        arguments.push("--dark-mode");
    }
    let mut wanted = Capabilities::new();
    wanted.set("webkitgtk:browserOptions", json!({ "args": arguments }))?;
    Ok(wanted)
}

/// The variables that the driver is started with, and by it the browser.
pub(crate) fn variables(
    setup: &Setup,
    profile: &Folder,
    display: &Display,
) -> Vec<(&'static str, OsString)> {
    let folder = || profile.path().as_os_str().to_owned();
    let mut variables = vec![
        ("DISPLAY", display.name().into()),
        ("GDK_BACKEND", "x11".into()),
        // There is nobody to tell of what is accessible, and no settings but ours.
        ("NO_AT_BRIDGE", "1".into()),
        ("GSETTINGS_BACKEND", "memory".into()),
        ("XDG_CONFIG_HOME", folder()),
        ("XDG_DATA_HOME", folder()),
        ("XDG_CACHE_HOME", folder()),
    ];
    if !setup.wasm {
        variables.push(("JSC_useWasm", "0".into()));
    }
    variables
}

/// A display that nobody sees. Each browser has its own: with it, it has a clipboard of its own.
pub(crate) struct Display {
    server: Child,
    number: u32,
}

impl Display {
    pub(crate) fn start(program: &Path) -> Result<Self> {
        // It chooses a number that is free and says it on the standard output.
        let mut server = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
            .args(["-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} does not start", program.display()))?;
        let mut line = String::new();
        let output = server.stdout.take().context("no output of the display")?;
        let read = BufReader::new(output).read_line(&mut line);
        let number = read.ok().and_then(|_| line.trim().parse().ok());
        match number {
            Some(number) => Ok(Self { server, number }),
            None => {
                server.kill()?;
                server.wait()?;
                anyhow::bail!("{} did not say its display", program.display())
            }
        }
    }

    fn name(&self) -> String {
        format!(":{}", self.number)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
