//! The contents list of a principle says what is being read, and hides nothing.

use anyhow::Result;
use e2e::{Browser, Key, Setup};

use super::run;

const CURRENT: &str =
    "return [...document.querySelectorAll('.toc [aria-current]')].map((link) => link.textContent)";

async fn current(browser: &Browser, wanted: &str) -> Result<()> {
    browser
        .until(&format!("{wanted:?} to be current"), async || {
            let found: Vec<String> = browser.evaluate(CURRENT).await?;
            Ok(if found == [wanted] {
                Ok(())
            } else {
                Err(format!("{found:?}"))
            })
        })
        .await
}

#[test]
fn every_entry_is_current_when_it_was_followed() {
    run(Setup::usual(), async |browser| {
        for width in [360, 1280] {
            browser.resize(width).await?;
            browser.open("2.1.html").await?;
            let script = "return [...document.querySelectorAll('.toc a')].filter((link) => link.checkVisibility()).map((link) => link.textContent)";
            let entries: Vec<String> = browser.evaluate(script).await?;
            assert!(entries.len() >= 5, "{entries:?}");
            for entry in entries.iter().rev() {
                let follow = "[...document.querySelectorAll('.toc a')].find((link) => link.textContent === arguments[0]).click()";
                let _: Option<bool> = browser
                    .evaluate_with(follow, vec![entry.as_str().into()])
                    .await?;
                // "Measures" heads its first measure, which is what is read there.
                if entry != "Measures" {
                    current(browser, entry).await?;
                }
            }
            let _: Option<bool> = browser.evaluate("scrollTo(0, 0)").await?;
            browser
                .until("nothing to be current at the top", async || {
                    let found: Vec<String> = browser.evaluate(CURRENT).await?;
                    Ok(if found.is_empty() {
                        Ok(())
                    } else {
                        Err(format!("{found:?}"))
                    })
                })
                .await?;
        }
        Ok(())
    });
}

/// WCAG 2.2, 2.4.11: what has the focus is not hidden by what stays in sight.
#[test]
fn the_list_covers_nothing_that_has_the_focus() {
    run(Setup::usual().width(360), async |browser| {
        browser.open("2.1.html").await?;
        let stops = "return [...document.querySelectorAll('a[href], button, input')].filter((one) => one.checkVisibility()).length";
        let all: usize = browser.evaluate(stops).await?;
        // What is looked at is where the page comes to rest, not its way there.
        let still = "
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('html { scroll-behavior: auto !important }');
            document.adoptedStyleSheets = [sheet]";
        let _: Option<bool> = browser.evaluate(still).await?;
        let script = "
            const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
            // Past the last stop the focus is the browser's own.
            if (document.activeElement === document.body || !document.activeElement.matches(':focus')) return null;
            const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            const seen = at && (at.contains(document.activeElement) || document.activeElement.contains(at)
                || document.activeElement.labels?.[0]?.contains(at));
            return seen || at?.closest('.toc') === null ? null : document.activeElement.outerHTML";
        for key in [false, true] {
            for _ in 0..all {
                if key {
                    browser.press_with_shift(Key::Tab).await?;
                } else {
                    browser.press(Key::Tab).await?;
                }
                // The page moves after the key is heard.
                browser
                    .until("the focus to be uncovered", async || {
                        let hidden: Option<String> = browser.evaluate(script).await?;
                        Ok(hidden.map_or(Ok(()), Err))
                    })
                    .await?;
            }
        }
        Ok(())
    });
}
