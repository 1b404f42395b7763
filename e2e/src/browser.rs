//! A reader's browser: starting and ending it. What a reader does and sees is in the modules below.
//!
//! Every wait ends: with what was waited for, or after [`PATIENCE`] with an error that says what was not
//! there. Nothing sleeps for a guessed time.

use std::cell::Cell;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;
pub use thirtyfour::Key;
use thirtyfour::{WebDriver, WindowHandle};
use tokio::sync::Mutex;

use crate::console::Console;
use crate::driver::Driver;
use crate::engine::webkit::Display;
use crate::engine::{Capability, Engine, chromium, firefox, webkit};
use crate::folder::Folder;
use crate::host::Host;
use crate::needs::Programs;
use crate::roles::Told;
use crate::setup::Setup;

mod doing;
mod going;
mod seeing;

/// How long anything may take. Far more than it does, so that a busy machine fails no test: to keep the whole site for a life
/// without a network, Firefox took more than 10 seconds on one.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often it is looked for meanwhile.
const STEP: Duration = Duration::from_millis(30);

/// A reader's browser.
pub struct Browser {
    engine: Engine,
    session: Option<WebDriver>,
    console: Console,
    setup: Setup,
    programs: Programs,
    host: Host,
    told: Mutex<Told>,
    /// Whether the browser is to refuse the clipboard; see `click`.
    refuses_clipboard: Cell<bool>,
    // In this order: a profile is removed when nobody uses it any more, and a display goes last.
    driver: Driver,
    profile: Folder,
    _display: Option<Display>,
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

/// Firefox warns where a page is left while its journal is being written. No page can know that its reader leaves, and what the
/// journal would have is in local storage already.
fn allow_broken_off_journal(console: &mut Console) {
    console.allow("An IndexedDB transaction that was not yet complete has been aborted due to page navigation");
}

impl Browser {
    pub(crate) async fn start(engine: Engine, setup: Setup) -> Result<Self> {
        let programs = Programs::find(engine)?;
        let display = programs.display().map(Display::start).transpose()?;
        let profile = match engine {
            Engine::Chromium => chromium::profile(&setup)?,
            Engine::Firefox => Folder::new()?,
            Engine::WebKit => webkit::profile()?,
        };
        let variables = match &display {
            Some(display) => webkit::variables(&setup, &profile, display),
            None => Vec::new(),
        };
        let mut console = Console::default();
        if engine == Engine::Firefox && !setup.storage {
            // The reader has asked for it.
            console.allow("because we are blocking all storage access requests");
        }
        if engine == Engine::Firefox {
            allow_broken_off_journal(&mut console);
        }
        let mut browser = Self {
            engine,
            session: None,
            console,
            driver: Driver::start(engine, &programs.driver, profile.path(), &variables)?,
            host: Host::of_site(engine != Engine::Chromium && !setup.keeps, setup.keeps)?,
            told: Mutex::default(),
            refuses_clipboard: Cell::new(false),
            setup,
            programs,
            profile,
            _display: display,
        };
        browser.launch().await?;
        Ok(browser)
    }

    async fn launch(&mut self) -> Result<()> {
        let wanted = match self.engine {
            Engine::Chromium => chromium::wanted(&self.setup, &self.programs, &self.profile)?,
            Engine::Firefox => firefox::wanted(&self.setup, &self.programs, &self.profile)?,
            Engine::WebKit => webkit::wanted(&self.setup)?,
        };
        let session = WebDriver::new(self.driver.url(), wanted).await;
        let session = session.context("the browser does not start")?;
        if self.engine == Engine::Firefox {
            firefox::let_be_narrow(&session).await?;
        }
        self.session = Some(session);
        self.resize(self.setup.width).await?;
        match (self.engine, self.setup.colours) {
            // As a browser comes, or as it was started.
            (_, Colours::Light) | (Engine::WebKit, Colours::Dark) => Ok(()),
            (_, colours) => self.show(colours).await,
        }
    }

    /// Makes a browser that another journey is done with ready for this one.
    pub(crate) async fn renew(&mut self, setup: Setup) -> Result<()> {
        self.host = Host::of_site(self.engine != Engine::Chromium && !setup.keeps, setup.keeps)?;
        self.console = Console::default();
        if self.engine == Engine::Firefox {
            allow_broken_off_journal(&mut self.console);
        }
        self.told = Mutex::default();
        self.refuses_clipboard.set(false);
        let session = self.session()?;
        let mut tabs = session.windows().await?;
        let first = tabs.pop().context("a browser without a tab")?;
        for other in tabs {
            session.switch_to_window(other).await?;
            session.close_window().await?;
        }
        session.switch_to_window(first).await?;
        session.goto("about:blank").await?;
        // Whatever the journey before has made of them.
        self.show(setup.colours).await?;
        self.resize(setup.width).await?;
        self.setup = setup;
        Ok(())
    }

    /// Ends the browser as its reader would, and starts it again on the same profile.
    pub async fn restart(&mut self) -> Result<()> {
        self.may_restart()?;
        self.close().await?;
        self.launch().await
    }

    /// Kills the browser, without a chance to save anything, and starts it again on the same profile.
    pub async fn kill(&mut self) -> Result<()> {
        self.may_restart()?;
        self.read_console().await?;
        let session = self.session.take().context("no browser is running")?;
        let capabilities = session.handle().capabilities();
        let process = capabilities.get("goog:processID");
        let process = process.or_else(|| capabilities.get("moz:processID"));
        let process = process
            .and_then(Value::as_u64)
            .context("the driver did not say which process")?;
        let killed = Command::new("kill")
            .args(["-KILL", &process.to_string()])
            .status();
        if !killed.context("there is no `kill`")?.success() {
            bail!("the browser could not be killed");
        }
        // There is nobody left to say goodbye to. A driver that is asked to do so all the same may wait for minutes.
        session.leak()?;
        let program = &self.programs.driver;
        self.driver = Driver::start(self.engine, program, self.profile.path(), &[])?;
        self.launch().await
    }

    /// A journey that only some engines can go has to say so first.
    fn may_restart(&self) -> Result<()> {
        if !self.setup.needs.contains(&Capability::Restart) {
            bail!("the journey restarts the browser and does not declare that it needs to");
        }
        Ok(())
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

    pub(crate) fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The engine of the browser.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The host of the site.
    #[must_use]
    pub fn host(&self) -> &Host {
        &self.host
    }
}

// The console.
impl Browser {
    /// Names something that the console will say in this journey: it then must, and may. Anything else in
    /// the console fails the journey.
    pub fn expect_in_console(&mut self, part: &str) {
        if self.can_read_console() {
            self.console.expect(part);
        }
    }

    /// The same of something that only one engine says.
    pub fn expect_in_console_of(&mut self, engine: Engine, part: &str) {
        if self.engine == engine {
            self.expect_in_console(part);
        }
    }

    /// Whether what the console says can be known. Where it is a script of the host's that listens, it has to come
    /// from a host.
    fn can_read_console(&self) -> bool {
        (self.setup.host && !self.setup.keeps)
            || self
                .engine
                .refuses(&[Capability::ConsoleOfAFolder])
                .is_none()
    }

    /// Takes down what the console says; the browser forgets it then.
    pub(crate) async fn read_console(&mut self) -> Result<()> {
        let Some(session) = &self.session else {
            return Ok(());
        };
        let said = match self.engine {
            Engine::Chromium => chromium::console(session).await?,
            Engine::Firefox => {
                let mut said = self.host.said();
                said.extend(firefox::faults(session, &self.host.url("/")).await?);
                said
            }
            Engine::WebKit => self.host.said(),
        };
        said.into_iter().for_each(|line| self.console.add(line));
        Ok(())
    }

    pub(crate) fn console(&self) -> &Console {
        &self.console
    }
}
