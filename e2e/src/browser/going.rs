//! Where a reader goes: pages, tabs, other sizes and colours of a window.

use anyhow::{Result, bail};

use super::{Browser, Colours, STEP, Tab};
use crate::engine::{Engine, chromium, firefox};
use crate::needs;

impl Browser {
    /// Opens a page of the site and waits until it can be used.
    pub async fn open(&self, page: &str) -> Result<()> {
        self.session()?.goto(self.address(page)?).await?;
        self.ready(page).await
    }

    /// The full address of a page, wherever the site is.
    fn address(&self, page: &str) -> Result<String> {
        if self.setup.host {
            return Ok(self.host().url(page));
        }
        let site = needs::site()?;
        if !self.setup.single {
            return Ok(format!("file://{}", site.join(page).display()));
        }
        let query = page.replacen('?', "&", 1);
        Ok(format!(
            "file://{}?at={query}",
            site.join("waymark.html").display()
        ))
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
        let url = self.address(page)?;
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

    /// A page says itself when it can be used; without scripts it can be as soon as it is there. Where scripts run, the
    /// styles that come last show what only a running program can do, so a page without them is not settled; nor is
    /// the search page without the finder, nor a page of systems without theirs, which are programs of their own.
    async fn ready(&self, page: &str) -> Result<()> {
        let wanted = self.setup.ready();
        let script = "
            const late = document.getElementById('late');
            const app = document.documentElement.dataset.app ?? null;
            const isStyled = !app || !late || (late.media === 'all' && late.sheet !== null);
            const seek = document.querySelector('.seek');
            const desk = document.querySelector('.desk');
            const isFound = app !== 'alive' || ((!seek || 'find' in seek.dataset) && (!desk || 'is' in desk.dataset));
            return [document.readyState, app, isStyled && isFound]";
        let what = format!("{page} to be ready for use");
        let found = self
            .until(&what, async || {
                let (loaded, app, is_styled): (String, Option<String>, bool) =
                    self.evaluate(script).await?;
                let has_started = app.is_some() == wanted.is_some();
                Ok(if loaded == "complete" && has_started && is_styled {
                    Ok(app)
                } else {
                    Err(format!("it is {loaded}, {app:?}, styled: {is_styled}"))
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
        const HEIGHT: u32 = 800;
        let session = self.session()?;
        if self.engine == Engine::Chromium {
            return chromium::resize(session, width, HEIGHT).await;
        }
        // A driver sizes the window, and what is around the page takes its part; but how much, it does not say.
        let (mut outer, wanted) = ((width, HEIGHT), (width, HEIGHT));
        let mut found = (0, 0);
        for _ in 0..3 {
            session.set_window_rect(0, 0, outer.0, outer.1).await?;
            let size = "return [innerWidth, innerHeight]";
            for _ in 0..20 {
                found = self.evaluate(size).await?;
                if found == wanted {
                    return Ok(());
                }
                tokio::time::sleep(STEP).await;
            }
            outer.0 = (outer.0 + wanted.0).saturating_sub(found.0);
            outer.1 = (outer.1 + wanted.1).saturating_sub(found.1);
        }
        bail!("the window can't be {wanted:?}: it is {found:?}")
    }

    /// Shows pages in this tab in other colours.
    pub async fn show(&self, colours: Colours) -> Result<()> {
        let session = self.session()?;
        match self.engine {
            Engine::Chromium => chromium::show(session, colours).await,
            Engine::Firefox => firefox::show(session, colours).await,
            Engine::WebKit => bail!("WebKit shows the colours that it was started with"),
        }
    }

    /// Lets the site store so many bytes, local storage not counted.
    pub async fn limit_room(&self, bytes: u64) -> Result<()> {
        let url = self.host().url("/");
        let origin = url.trim_end_matches('/');
        match self.engine {
            Engine::Chromium => chromium::limit_room(self.session()?, origin, bytes).await,
            other => bail!("nobody can tell {other} how much room a site has"),
        }
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
