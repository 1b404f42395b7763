//! What a reader does.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverErrorInner;

use super::{Browser, Key};
use crate::engine::{Engine, chromium};
use crate::tree::{self, Handle, Node};
use crate::watch;

impl Browser {
    /// Clicks on the one thing with this role and name.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        let node = self.find(role, name).await?;
        let element = self.element(&node).await?;
        if self.refuses_clipboard.get() && self.engine != Engine::Chromium {
            // These browsers have no switch for it, but refuse the clipboard where no person has clicked.
            let click = vec![element.to_json()?];
            return self.evaluate_with("arguments[0].click()", click).await;
        }
        let clicked = match element.click().await {
            // WebKit's driver leaves what begins at the very edge of the window where it is. A reader does not.
            Err(error) if matches!(*error, WebDriverErrorInner::ElementNotInteractable(_)) => {
                let scroll = "arguments[0].scrollIntoView({ block: 'center' })";
                let _: Option<bool> = self.evaluate_with(scroll, vec![element.to_json()?]).await?;
                element.click().await
            }
            clicked => clicked,
        };
        clicked.with_context(|| format!("clicking on the {role} {name:?}"))
    }

    /// Lets the site read and write the clipboard, or write it not even when the reader asks for it.
    pub async fn let_use_clipboard(&self, allowed: bool) -> Result<()> {
        self.refuses_clipboard.set(!allowed);
        if self.engine == Engine::Chromium {
            chromium::let_use_clipboard(self.session()?, allowed).await?;
        }
        Ok(())
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

    /// Presses the key of a letter while Control is held.
    pub async fn press_with_control(&self, letter: &str) -> Result<()> {
        let keys = self
            .session()?
            .action_chain()
            .key_down(Key::Control)
            .send_keys(letter);
        Ok(keys.key_up(Key::Control).perform().await?)
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

    /// Has the page do all that must not happen: messages of every kind, errors that nobody catches, and what its
    /// policy forbids.
    pub async fn harm(&self) -> Result<()> {
        let script = match self.engine {
            // The driver runs a script as if it were the page's.
            Engine::Chromium => format!("setTimeout(() => {{ {} }})", watch::HARM_CODE),
            // The page has one ready: its policy lets nobody name a script, and what a driver runs may be a world of its own.
            Engine::Firefox | Engine::WebKit => {
                "(window.wrappedJSObject ?? window).e2eHarm()".to_owned()
            }
        };
        // What it does last is told some turns later.
        let turns = "setTimeout(() => setTimeout(() => setTimeout(() => setTimeout(done))))";
        let script = format!("{script}; return new Promise((done) => {turns})");
        self.evaluate(&script).await
    }

    /// The element of a node.
    pub(super) async fn element(&self, node: &Node) -> Result<WebElement> {
        let session = self.session()?;
        let number = match &node.element {
            Handle::Devtools(number) => *number,
            Handle::Driver(element) => {
                return Ok(WebElement::from_json(
                    element.clone(),
                    session.handle().clone(),
                )?);
            }
        };
        let wanted = json!({ "backendNodeId": number });
        let found = chromium::devtools(session, "DOM.resolveNode", wanted).await?;
        // The two protocols number elements each in its own way; the page itself is where they meet.
        let hand_over = json!({
            "objectId": found["object"]["objectId"],
            "functionDeclaration": "function () { globalThis.e2e = this }",
        });
        chromium::devtools(session, "Runtime.callFunctionOn", hand_over).await?;
        let take = "const element = globalThis.e2e; delete globalThis.e2e; return element";
        let element = session.execute(take, Vec::new()).await?.element();
        element.with_context(|| format!("the element of the {} {:?}", node.role, node.name))
    }
}
