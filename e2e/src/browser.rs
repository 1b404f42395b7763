//! What a reader does and sees.
//!
//! Every wait ends: with what was waited for, or after [`PATIENCE`] with an error that says what was not
//! there. Nothing sleeps for a guessed time.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
pub use thirtyfour::Key;
use thirtyfour::{
    ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, WebElement,
    WindowHandle,
};

use crate::audit::{self, Audit};
use crate::console::Console;
use crate::driver::Driver;
use crate::host::{Host, host};
use crate::needs::{self, Programs};
use crate::setup::{Folder, Setup};
use crate::tree::{self, Node};

/// How long anything may take. Far more than it does, so that a busy machine fails no test.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked for meanwhile.
const STEP: Duration = Duration::from_millis(30);

/// A reader's browser.
pub struct Browser {
    session: Option<WebDriver>,
    console: Console,
    setup: Setup,
    programs: Programs,
    // In this order: a profile is removed when nobody uses it any more.
    driver: Driver,
    profile: Folder,
}

/// The colours in which a reader has pages shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Few colours of the system's, whatever the page says.
    Forced,
}

/// A tab of the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab(WindowHandle);

// Starting and ending.
impl Browser {
    pub(crate) async fn start(setup: Setup) -> Result<Self> {
        let programs = needs::programs()?;
        let driver = Driver::start(&programs.chromedriver)?;
        let profile = setup.profile()?;
        let mut console = Console::default();
        if !setup.runs_programs() {
            // Chromium says so some seconds after a page has loaded, if the reader is still there: what the
            // page fetches early is of no use to this browser, and the page can't know that.
            console.allow("was preloaded using link preload but not used");
        }
        let mut browser = Self {
            session: None,
            console,
            setup,
            programs,
            driver,
            profile,
        };
        browser.launch().await?;
        Ok(browser)
    }

    async fn launch(&mut self) -> Result<()> {
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&self.programs.chromium.to_string_lossy())?;
        for argument in self.setup.arguments(self.profile.path()) {
            wanted.add_arg(&argument)?;
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let session = WebDriver::new(self.driver.url(), wanted).await;
        self.session = Some(session.context("the browser does not start")?);
        self.resize(self.setup.width).await
    }

    /// Ends the browser as its reader would, and starts it again on the same profile.
    pub async fn restart(&mut self) -> Result<()> {
        self.close().await?;
        self.launch().await
    }

    /// Kills the browser, without a chance to save anything, and starts it again on the same profile.
    pub async fn kill(&mut self) -> Result<()> {
        self.read_console().await?;
        let session = self.session.take().context("no browser is running")?;
        let process = session.handle().capabilities().get("goog:processID");
        let process = process
            .and_then(Value::as_u64)
            .context("the driver did not say which process")?;
        let killed = Command::new("kill")
            .args(["-KILL", &process.to_string()])
            .status();
        if !killed.context("there is no `kill`")?.success() {
            bail!("the browser could not be killed");
        }
        // There is nobody left to say goodbye to; the driver clears up and says so.
        drop(session.quit().await);
        self.launch().await
    }

    /// Ends the browser, after taking down what its console says.
    pub(crate) async fn close(&mut self) -> Result<()> {
        self.read_console().await?;
        if let Some(session) = self.session.take() {
            session.quit().await?;
        }
        Ok(())
    }

    fn session(&self) -> Result<&WebDriver> {
        self.session.as_ref().context("no browser is running")
    }

    /// The host of the site.
    #[must_use]
    pub fn host(&self) -> &'static Host {
        host()
    }
}

// Going places.
impl Browser {
    /// Opens a page of the site and waits until it can be used.
    pub async fn open(&self, page: &str) -> Result<()> {
        let url = if self.setup.host {
            self.host().url(page)
        } else {
            format!("file://{}", needs::site()?.join(page).display())
        };
        self.session()?.goto(url).await?;
        self.ready(page).await
    }

    /// Opens the same page anew and waits until it can be used.
    pub async fn reload(&self) -> Result<()> {
        self.session()?.refresh().await?;
        self.ready("the page that was loaded again").await
    }

    /// Goes a step back, to another page or not.
    pub async fn back(&self) -> Result<()> {
        Ok(self.session()?.back().await?)
    }

    /// Goes a step forward, to another page or not.
    pub async fn forward(&self) -> Result<()> {
        Ok(self.session()?.forward().await?)
    }

    /// Waits until the address is that of the page, and until it can be used.
    pub async fn arrive(&self, page: &str) -> Result<()> {
        let url = self.host().url(page);
        self.until(&format!("the address {url}"), async || {
            let found = self.session()?.current_url().await?.to_string();
            Ok(if found == url {
                Ok(())
            } else {
                Err(format!("it is {found}"))
            })
        })
        .await?;
        self.ready(page).await
    }

    /// A page says itself when it can be used; without scripts it can be as soon as it is there.
    async fn ready(&self, page: &str) -> Result<()> {
        let wanted = self.setup.ready();
        let script = "return [document.readyState, document.documentElement.dataset.app ?? null]";
        let what = format!("{page} to be ready for use");
        let found = self
            .until(&what, async || {
                let (loaded, app): (String, Option<String>) = self.evaluate(script).await?;
                let is_settled = loaded == "complete" && app.is_some() == wanted.is_some();
                Ok(if is_settled {
                    Ok(app)
                } else {
                    Err(format!("it is {loaded}, {app:?}"))
                })
            })
            .await?;
        // Alive or failed, it stays so: there is nothing to wait for.
        if found.as_deref() != wanted {
            bail!("{page} says {found:?} where it should say {wanted:?}");
        }
        Ok(())
    }

    /// Makes the window of this tab another width.
    pub async fn resize(&self, width: u32) -> Result<()> {
        let size =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await?;
        Ok(())
    }

    /// Shows pages in this tab in other colours.
    pub async fn show(&self, colours: Colours) -> Result<()> {
        let (scheme, forced) = match colours {
            Colours::Light => ("light", "none"),
            Colours::Dark => ("dark", "none"),
            Colours::Forced => ("light", "active"),
        };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
        ] });
        self.devtools("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
    }

    /// The tab that is used now.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.session()?.window().await?))
    }

    /// Opens an empty tab and uses it from now on.
    pub async fn new_tab(&self) -> Result<Tab> {
        let tab = Tab(self.session()?.new_tab().await?);
        self.switch_to(&tab).await?;
        self.resize(self.setup.width).await?;
        Ok(tab)
    }

    /// Uses another tab from now on.
    pub async fn switch_to(&self, tab: &Tab) -> Result<()> {
        Ok(self.session()?.switch_to_window(tab.0.clone()).await?)
    }
}

// Seeing.
impl Browser {
    /// The accessibility tree of the page, flat, without what is hidden.
    pub async fn nodes(&self) -> Result<Vec<Node>> {
        let tree = self
            .devtools("Accessibility.getFullAXTree", json!({}))
            .await?;
        Ok(tree::read(&tree))
    }

    /// Everything in this role, in order. Far quicker than the whole tree.
    pub async fn nodes_in(&self, role: &str) -> Result<Vec<Node>> {
        let document = self
            .devtools("DOM.getDocument", json!({ "depth": 0 }))
            .await?;
        let wanted = json!({ "nodeId": document["root"]["nodeId"], "role": role });
        Ok(tree::read(
            &self.devtools("Accessibility.queryAXTree", wanted).await?,
        ))
    }

    /// The names of everything in this role, in order.
    pub async fn names(&self, role: &str) -> Result<Vec<String>> {
        let nodes = self.nodes_in(role).await?.into_iter();
        Ok(nodes.map(|node| node.name).collect())
    }

    /// Waits for the one thing with this role and name.
    pub async fn find(&self, role: &str, name: &str) -> Result<Node> {
        let name = tree::squeeze(name);
        self.until(&format!("the {role} {name:?}"), async || {
            let nodes = self.nodes_in(role).await?;
            let mut found = nodes.iter().filter(|node| node.name == name);
            Ok(match (found.next(), found.count()) {
                (Some(node), 0) => Ok(node.clone()),
                (Some(_), more) => Err(format!("there are {}", more + 1)),
                (None, _) => {
                    let others: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
                    Err(format!("there are only {others:?}"))
                }
            })
        })
        .await
    }

    /// Waits until nothing has this role and name.
    pub async fn find_none(&self, role: &str, name: &str) -> Result<()> {
        let name = tree::squeeze(name);
        self.until(&format!("no {role} {name:?}"), async || {
            let there = self
                .nodes_in(role)
                .await?
                .iter()
                .any(|node| node.name == name);
            Ok(if there {
                Err("it is there".to_owned())
            } else {
                Ok(())
            })
        })
        .await
    }

    /// Waits until the page shows this text somewhere. White space counts as one space.
    pub async fn see(&self, text: &str) -> Result<()> {
        let wanted = tree::squeeze(text);
        self.until(&format!("{wanted:?} to be shown"), async || {
            let shown = self.text().await?;
            Ok(if shown.contains(&wanted) {
                Ok(())
            } else {
                Err("it is not".to_owned())
            })
        })
        .await
    }

    /// Waits until the page shows this text nowhere.
    pub async fn see_no(&self, text: &str) -> Result<()> {
        let unwanted = tree::squeeze(text);
        self.until(&format!("{unwanted:?} not to be shown"), async || {
            let shown = self.text().await?;
            Ok(if shown.contains(&unwanted) {
                Err("it is".to_owned())
            } else {
                Ok(())
            })
        })
        .await
    }

    /// All text that the page shows; white space is one space.
    pub async fn text(&self) -> Result<String> {
        let text: String = self.evaluate("return document.body.innerText").await?;
        Ok(tree::squeeze(&text))
    }

    /// The text that the one thing with this role and name shows; white space is one space.
    pub async fn text_in(&self, role: &str, name: &str) -> Result<String> {
        let element = self.element(&self.find(role, name).await?).await?;
        Ok(tree::squeeze(&element.text().await?))
    }

    /// Waits until a check box is ticked, or is not.
    pub async fn ticked(&self, name: &str, wanted: bool) -> Result<()> {
        let element = self.element(&self.find("checkbox", name).await?).await?;
        self.until(&format!("{name:?} to be ticked: {wanted}"), async || {
            let is = element.is_selected().await?;
            Ok(if is == wanted {
                Ok(())
            } else {
                Err(format!("it is {is}"))
            })
        })
        .await
    }

    /// Runs a script in the page, as a person would in the browser's own console.
    pub async fn evaluate<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        let value = self.session()?.execute(script, Vec::new()).await?;
        Ok(serde_json::from_value(value.json().clone())?)
    }

    /// The same with arguments, which the script finds in `arguments`.
    pub async fn evaluate_with<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        let value = self.session()?.execute(script, arguments).await?;
        Ok(serde_json::from_value(value.json().clone())?)
    }

    /// Waits until the probe has something to give. Until then it says why not; an error of the browser's
    /// counts as that, since a page that is just being left answers with one.
    pub async fn until<T>(
        &self,
        what: &str,
        probe: impl AsyncFn() -> Result<Result<T, String>>,
    ) -> Result<T> {
        let started = Instant::now();
        loop {
            let why = match probe().await {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(why)) => why,
                Err(error) => format!("{error:#}"),
            };
            if started.elapsed() > PATIENCE {
                bail!("waited {PATIENCE:?} for {what}: {why}");
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// What axe-core finds on the page as it stands.
    pub async fn audit(&self) -> Result<Audit> {
        // Through the driver's tools, since the page's own policy lets nobody put scripts in.
        let script = json!({ "expression": audit::AXE });
        self.devtools("Runtime.evaluate", script).await?;
        self.evaluate(audit::RUN).await
    }

    /// Lets the site read and write the clipboard, or write it not even when the reader asks for it.
    pub async fn let_use_clipboard(&self, allowed: bool) -> Result<()> {
        let setting = if allowed { "granted" } else { "denied" };
        for name in ["clipboard-read", "clipboard-write"] {
            let permission = json!({ "permission": { "name": name }, "setting": setting });
            self.devtools("Browser.setPermission", permission).await?;
        }
        Ok(())
    }

    /// What stands in the clipboard.
    pub async fn clipboard(&self) -> Result<String> {
        self.evaluate("return navigator.clipboard.readText()").await
    }

    async fn devtools(&self, method: &str, arguments: Value) -> Result<Value> {
        let result = self.session()?.cdp().send_raw(method, arguments).await;
        result.with_context(|| method.to_owned())
    }
}

// Doing.
impl Browser {
    /// Clicks on the one thing with this role and name.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        let node = self.find(role, name).await?;
        let clicked = self.element(&node).await?.click().await;
        clicked.with_context(|| format!("clicking on the {role} {name:?}"))
    }

    /// Clicks on a text: on the innermost thing that says this and nothing else, such as a label. (A label's
    /// own text is no part of the accessibility tree: there it is the name of what it labels.)
    pub async fn click_text(&self, text: &str) -> Result<()> {
        let wanted = tree::squeeze(text);
        let script = "
            const says = (element) => element.textContent.trim().replace(/\\s+/g, ' ') === arguments[0];
            const all = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && says(one));
            return all.filter((one) => ![...one.children].some((child) => all.includes(child)))";
        let what = format!("{wanted:?} to be there once");
        let element = self
            .until(&what, async || {
                let found = self
                    .session()?
                    .execute(script, vec![wanted.clone().into()])
                    .await?;
                let mut found = found.elements()?;
                Ok(match (found.pop(), found.len()) {
                    (Some(element), 0) => Ok(element),
                    (_, more) => Err(format!("it is there {more} times or more")),
                })
            })
            .await?;
        let clicked = element.click().await;
        clicked.with_context(|| format!("clicking on {text:?}"))
    }

    /// Presses a key, where the focus is.
    pub async fn press(&self, key: Key) -> Result<()> {
        Ok(self
            .session()?
            .action_chain()
            .send_keys(key)
            .perform()
            .await?)
    }

    /// Presses a key while Shift is held.
    pub async fn press_with_shift(&self, key: Key) -> Result<()> {
        let keys = self
            .session()?
            .action_chain()
            .key_down(Key::Shift)
            .send_keys(key);
        Ok(keys.key_up(Key::Shift).perform().await?)
    }

    /// Types text, where the focus is.
    pub async fn press_text(&self, text: &str) -> Result<()> {
        Ok(self
            .session()?
            .action_chain()
            .send_keys(text)
            .perform()
            .await?)
    }

    /// The element of a node.
    async fn element(&self, node: &Node) -> Result<WebElement> {
        let found = self
            .devtools("DOM.resolveNode", json!({ "backendNodeId": node.element }))
            .await?;
        // The two protocols number elements each in its own way; the page itself is where they meet.
        let hand_over = json!({
            "objectId": found["object"]["objectId"],
            "functionDeclaration": "function () { globalThis.e2e = this }",
        });
        self.devtools("Runtime.callFunctionOn", hand_over).await?;
        let take = "const element = globalThis.e2e; delete globalThis.e2e; return element";
        let element = self.session()?.execute(take, Vec::new()).await?.element();
        element.with_context(|| format!("the element of the {} {:?}", node.role, node.name))
    }
}

// The console.
impl Browser {
    /// Names something that the console will say in this journey: it then must, and may. Anything else in
    /// the console fails the journey.
    pub fn expect_in_console(&mut self, part: &str) {
        self.console.expect(part);
    }

    /// Takes down what the console says; the driver forgets it then.
    pub(crate) async fn read_console(&mut self) -> Result<()> {
        let Some(session) = &self.session else {
            return Ok(());
        };
        for entry in session.browser_log().await? {
            self.console
                .add(format!("{} {}", entry.level, entry.message));
        }
        Ok(())
    }

    pub(crate) fn console(&self) -> &Console {
        &self.console
    }
}
