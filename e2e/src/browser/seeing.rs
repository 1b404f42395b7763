//! What a reader sees, and what assistive technology gets.

use std::time::Instant;

use anyhow::{Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::By;
use thirtyfour::common::print::{PrintPage, PrintParameters};

use super::{Browser, Key, PATIENCE, STEP, Tab};
use crate::audit::{self, Audit};
use crate::engine::{Engine, chromium};
use crate::tree::{self, Node};
use crate::{roles, watch};

impl Browser {
    /// What is in the accessibility tree of the page, flat, without what is hidden. Where a driver has to be asked for
    /// each element, only what the focus can be on.
    pub async fn nodes(&self) -> Result<Vec<Node>> {
        let session = self.session()?;
        if self.engine != Engine::Chromium {
            let mut told = self.told.lock().await;
            return roles::focusable(session, &mut told).await;
        }
        let tree = chromium::devtools(session, "Accessibility.getFullAXTree", json!({})).await?;
        Ok(tree::read(&tree))
    }

    /// The accessibility tree of the page as text, to be compared. A journey needs [`Capability::Outline`] for it.
    pub async fn outline(&self) -> Result<String> {
        let session = self.session()?;
        let tree = chromium::devtools(session, "Accessibility.getFullAXTree", json!({})).await?;
        Ok(tree::outline(&tree))
    }

    /// A picture (PNG) of what the window shows, or of the whole page. Only Chromium can make a window as high as any page.
    pub async fn picture(&self, whole: bool) -> Result<Vec<u8>> {
        let session = self.session()?;
        if !whole {
            return Ok(session.screenshot_as_png().await?);
        }
        let size = "return [innerWidth, document.documentElement.scrollHeight]";
        let (width, height): (u32, u32) = self.evaluate(size).await?;
        chromium::resize(session, width, height).await?;
        let picture = session.screenshot_as_png().await?;
        self.resize(width).await?;
        Ok(picture)
    }

    /// The page as it is printed (PDF), on A4 and without backgrounds, as browsers do when they are asked for nothing else.
    pub async fn printed(&self) -> Result<Vec<u8>> {
        let parameters = PrintParameters {
            page: PrintPage {
                width: 21.0,
                height: 29.7,
            },
            ..PrintParameters::default()
        };
        Ok(self.session()?.print_page(parameters).await?)
    }

    /// Everything in this role, in order. Far quicker than the whole tree.
    pub async fn nodes_in(&self, role: &str) -> Result<Vec<Node>> {
        let session = self.session()?;
        if self.engine != Engine::Chromium {
            return roles::nodes_in(session, role).await;
        }
        let depth = json!({ "depth": 0 });
        let document = chromium::devtools(session, "DOM.getDocument", depth).await?;
        let wanted = json!({ "nodeId": document["root"]["nodeId"], "role": role });
        let found = chromium::devtools(session, "Accessibility.queryAXTree", wanted).await?;
        Ok(tree::read(&found))
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
        let session = self.session()?;
        // Past the page's own policy, which lets nobody put scripts in.
        if self.engine == Engine::Chromium {
            let is_there: bool = self.evaluate("return 'axe' in window").await?;
            if !is_there {
                let script = json!({ "expression": audit::AXE });
                chromium::devtools(session, "Runtime.evaluate", script).await?;
            }
            return self.evaluate(audit::RUN).await;
        }
        self.evaluate(&format!("{}\n{}", audit::AXE, audit::RUN))
            .await
    }

    /// What stands in the clipboard.
    pub async fn clipboard(&self) -> Result<String> {
        if self.engine == Engine::Chromium {
            return self.evaluate("return navigator.clipboard.readText()").await;
        }
        // No script may read it, but the reader may paste.
        let here = self.tab().await?;
        let session = self.session()?;
        let paste = Tab(session.new_tab().await?);
        self.switch_to(&paste).await?;
        session.goto(self.host().url(watch::PASTE)).await?;
        session.find(By::Tag("textarea")).await?.click().await?;
        let keys = session.action_chain().key_down(Key::Control).send_keys("v");
        keys.key_up(Key::Control).perform().await?;
        let script = "return document.querySelector('textarea').value";
        let pasted = self
            .until("something to be pasted", async || {
                let pasted: String = self.evaluate(script).await?;
                Ok(if pasted.is_empty() {
                    Err("there is nothing".to_owned())
                } else {
                    Ok(pasted)
                })
            })
            .await?;
        session.close_window().await?;
        self.switch_to(&here).await?;
        Ok(pasted)
    }
}
