//! How Chromium is started, and its own tools, by which it is asked for more than drivers in general know.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

use crate::browser::Colours;
use crate::folder::Folder;
use crate::needs::Programs;
use crate::setup::Setup;

/// A fresh profile with the reader's settings.
pub(crate) fn profile(setup: &Setup) -> Result<Folder> {
    let folder = Folder::new()?;
    folder.write("Default/Preferences", &preferences(setup).to_string())?;
    Ok(folder)
}

/// The settings that the reader has changed, as the browser keeps them in a profile.
fn preferences(setup: &Setup) -> Value {
    const BLOCK: u32 = 2;
    let mut blocked = Map::new();
    if !setup.scripts {
        blocked.insert("javascript".to_owned(), BLOCK.into());
    }
    if !setup.storage {
        blocked.insert("cookies".to_owned(), BLOCK.into());
    }
    json!({ "profile": { "default_content_setting_values": blocked } })
}

/// What the driver is asked for.
pub(crate) fn wanted(setup: &Setup, programs: &Programs, profile: &Folder) -> Result<Capabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(&programs.browser()?.to_string_lossy())?;
    // Nothing may leave the machine or draw on a display, and no first-run page may come first.
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The driver clicks where a thing was when it asked for it to be scrolled to.
        "--force-prefers-reduced-motion",
    ] {
        wanted.add_arg(argument)?;
    }
    if !setup.wasm {
        wanted.add_arg("--js-flags=--jitless")?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted.into())
}

/// Asks the browser's own tools.
pub(crate) async fn devtools(session: &WebDriver, method: &str, with: Value) -> Result<Value> {
    let result = session.cdp().send_raw(method, with).await;
    result.with_context(|| method.to_owned())
}

/// Makes the window of this tab another size.
pub(crate) async fn resize(session: &WebDriver, width: u32, height: u32) -> Result<()> {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    devtools(session, "Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

/// Shows pages in this tab in other colours.
pub(crate) async fn show(session: &WebDriver, colours: Colours) -> Result<()> {
    let (scheme, forced) = match colours {
        Colours::Light => ("light", "none"),
        Colours::Dark => ("dark", "none"),
        Colours::Forced => ("light", "active"),
    };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
    ] });
    devtools(session, "Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

/// Lets the site read and write the clipboard, or write it not even when the reader asks for it.
pub(crate) async fn let_use_clipboard(session: &WebDriver, allowed: bool) -> Result<()> {
    let setting = if allowed { "granted" } else { "denied" };
    for name in ["clipboard-read", "clipboard-write"] {
        let permission = json!({ "permission": { "name": name }, "setting": setting });
        devtools(session, "Browser.setPermission", permission).await?;
    }
    Ok(())
}

/// Lets a site store so many bytes, local storage not counted.
pub(crate) async fn limit_room(session: &WebDriver, origin: &str, bytes: u64) -> Result<()> {
    let limit = json!({ "origin": origin, "quotaSize": bytes });
    devtools(session, "Storage.overrideQuotaForOrigin", limit).await?;
    Ok(())
}

/// What the console has said since it was asked last.
pub(crate) async fn console(session: &WebDriver) -> Result<Vec<String>> {
    let entries = session.browser_log().await?.into_iter();
    Ok(entries
        .map(|entry| format!("{} {}", entry.level, entry.message))
        .collect())
}
