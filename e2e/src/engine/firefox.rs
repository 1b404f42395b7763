//! How Firefox is started, and what it is asked for where only its own windows know: scripts that run there, as the
//! driver lets them where it was started for that.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::ask::{self, Ask};
use crate::browser::Colours;
use crate::folder::Folder;
use crate::needs::Programs;
use crate::setup::Setup;
use crate::watch;

/// What the driver is asked for.
pub(crate) fn wanted(setup: &Setup, programs: &Programs, profile: &Folder) -> Result<Capabilities> {
    let mut settings = Map::new();
    let mut set = |name: &str, value: Value| settings.insert(name.to_owned(), value);
    // The driver clicks where a thing was when it asked for it to be scrolled to.
    set("ui.prefersReducedMotion", 1.into());
    // A browser that was killed is not asked how it is.
    set("toolkit.startup.max_resumed_crashes", (-1).into());
    set("browser.sessionstore.resume_from_crash", false.into());
    // As readers have it, and not as the driver would: a page in a folder has no share in the others there.
    set("security.fileuri.strict_origin_policy", true.into());
    if !setup.scripts {
        set("javascript.enabled", false.into());
    }
    if !setup.wasm {
        set("javascript.options.wasm", false.into());
    }
    if !setup.storage {
        const BLOCK_ALL: u32 = 2;
        set("network.cookie.cookieBehavior", BLOCK_ALL.into());
    }
    let mut wanted = Capabilities::new();
    let profile = profile.path().display().to_string();
    wanted.set(
        "moz:firefoxOptions",
        json!({
            "binary": programs.browser()?,
            "args": ["-headless", "-profile", profile],
            "prefs": settings,
        }),
    )?;
    Ok(wanted)
}

/// Runs a script in the browser's own window.
async fn in_browser(session: &WebDriver, script: &str, with: Vec<Value>) -> Result<Value> {
    let context = |name: &str| Ask::post("/moz/context", json!({ "context": name }));
    ask::ask(session, context("chrome")).await?;
    let answer = session.execute(script, with).await;
    ask::ask(session, context("content")).await?;
    Ok(answer
        .context("a script in the browser's window")?
        .json()
        .clone())
}

/// Lets the window be as narrow as a phone.
pub(crate) async fn let_be_narrow(session: &WebDriver) -> Result<()> {
    let script = "document.documentElement.style.setProperty('min-width', '0', 'important')";
    in_browser(session, script, Vec::new()).await.map(drop)
}

/// Shows pages in this tab in other colours.
pub(crate) async fn show(session: &WebDriver, colours: Colours) -> Result<()> {
    const AS_THE_PAGE_SAYS: u32 = 0;
    const NEVER: u32 = 2;
    // A setting of the browser's, since what is said of a tab is forgotten when its page comes from another process.
    const DARK: u32 = 0;
    const LIGHT: u32 = 1;
    let (scheme, colours) = match colours {
        Colours::Light => (LIGHT, AS_THE_PAGE_SAYS),
        Colours::Dark => (DARK, AS_THE_PAGE_SAYS),
        Colours::Forced => (LIGHT, NEVER),
    };
    let script = "
        Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);
        Services.prefs.setIntPref('browser.display.document_color_use', arguments[1])";
    in_browser(session, script, vec![scheme.into(), colours.into()])
        .await
        .map(drop)
}

/// What pages of the site have done wrong since it was asked last: errors that nobody caught, and what the page's
/// policy forbade. What they said by `console` is not among it: it stays in the process of the page.
pub(crate) async fn faults(session: &WebDriver, site: &str) -> Result<Vec<String>> {
    let script = "
        const faults = [];
        for (const message of Services.console.getMessageArray()) {
            try { message.QueryInterface(Ci.nsIScriptError) } catch { continue }
            const { category, sourceName, errorMessage } = message;
            // The host's own script waits until it was heard, which no page should do.
            if (sourceName.startsWith(arguments[0]) && !sourceName.endsWith(arguments[1]))
                faults.push(`${category} ${sourceName} ${errorMessage}`);
        }
        Services.console.reset();
        return faults";
    let faults = in_browser(session, script, vec![site.into(), watch::SCRIPT.into()]).await?;
    Ok(serde_json::from_value(faults)?)
}
