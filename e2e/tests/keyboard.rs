//! Without a mouse, and by name.

use anyhow::Result;
use e2e::{Browser, Key, Setup};

use super::run;
use serde::Deserialize;

/// Where the focus is.
#[derive(Debug, PartialEq, Deserialize)]
struct Focus {
    /// The place among everything that Tab should stop at; `None` where nothing of the page has the focus.
    stop: Option<usize>,
    text: String,
    /// Whether a person sees that it has the focus, and sees it at all.
    is_seen: bool,
}

/// Everything that Tab should stop at, in the page's order: what is interactive, shown and usable.
const STOPS: &str = "
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);";

async fn stops(browser: &Browser) -> Result<usize> {
    browser
        .evaluate(&format!("{STOPS} return stops.length"))
        .await
}

async fn focus(browser: &Browser) -> Result<Focus> {
    let script = "
        const element = document.activeElement;
        const stop = stops.indexOf(element);
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { top, bottom, left, right } = element.getBoundingClientRect();
        return {
            stop: stop < 0 ? null : stop,
            text: element.innerText.trim() || element.labels?.[0]?.innerText || element.tagName,
            is_seen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
                && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && right > left,
        }";
    browser.evaluate(&format!("{STOPS} {script}")).await
}

#[test]
fn the_first_stop_is_a_link_that_leads_past_the_navigation() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.press(Key::Tab).await?;
        let first = focus(browser).await?;
        assert_eq!(
            (first.stop, first.text.as_str()),
            (Some(0), "Skip to content")
        );
        assert!(first.is_seen, "it shows itself when it has the focus");
        browser.press(Key::Enter).await?;
        browser.arrive("2.1.html#main").await?;
        browser.press(Key::Tab).await?;
        let inside = "return document.querySelector('main').contains(document.activeElement)";
        assert!(
            browser.evaluate::<bool>(inside).await?,
            "the next stop is in the content"
        );
        Ok(())
    });
}

/// Tabs through a whole page, there and a step back.
fn check(page: &str) {
    run(Setup::usual(), async |browser| {
        browser.open(page).await?;
        let all = stops(browser).await?;
        assert!(all > 20, "{all} stops");
        let mut unseen = Vec::new();
        for stop in 0..all {
            browser.press(Key::Tab).await?;
            let focus = focus(browser).await?;
            assert_eq!(focus.stop, Some(stop), "Tab comes to {focus:?}");
            if !focus.is_seen {
                unseen.push(focus.text);
            }
        }
        assert!(
            unseen.is_empty(),
            "the focus is not to be seen on {unseen:?}"
        );
        browser.press_with_shift(Key::Tab).await?;
        assert_eq!(
            focus(browser).await?.stop,
            Some(all - 2),
            "Shift and Tab go back"
        );
        browser.press(Key::Tab).await?;
        // Past the last stop is the browser's own, or the page's start again.
        browser.press(Key::Tab).await?;
        let stop = focus(browser).await?.stop;
        assert!(
            matches!(stop, None | Some(0)),
            "{page} holds the focus at {stop:?}"
        );
        Ok(())
    });
}

#[test]
fn tab_stops_at_everything_on_home_in_order_and_leaves() {
    check("index.html");
}

#[test]
fn tab_stops_at_everything_on_a_principle_in_order_and_leaves() {
    check("2.1.html");
}

#[test]
fn everything_that_takes_the_focus_has_a_name() {
    run(Setup::usual(), async |browser| {
        let mut nameless = Vec::new();
        for page in browser.host().pages()? {
            browser.open(&page).await?;
            let nodes = browser.nodes().await?;
            assert!(nodes.iter().any(|node| node.role == "link"), "{page}");
            for node in nodes
                .iter()
                .filter(|node| node.focusable && node.name.is_empty())
            {
                // The content takes the focus only from the link that skips to it.
                if node.role != "main" {
                    nameless.push(format!("{page}: a {}", node.role));
                }
            }
        }
        assert!(nameless.is_empty(), "{nameless:?}");
        Ok(())
    });
}
