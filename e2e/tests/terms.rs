//! Terms: explained where a page first uses them, with or without a mouse, with or without scripts.

use std::collections::BTreeSet;

use anyhow::Result;
use e2e::{Browser, Key, Setup};
use guidance::glossary::{Entry, Finder};

use super::{corpus, run};

fn entry(id: &str) -> &'static Entry {
    let mut entries = corpus().glossary.iter();
    entries
        .find(|entry| entry.id.as_str() == id)
        .expect("a term")
}

/// Whether the button of a term says that it is open, and what is open, if anything.
async fn open(browser: &Browser, name: &str) -> Result<(Option<bool>, String)> {
    let expanded = browser.find("button", name).await?.expanded;
    let script = "return document.querySelector(':popover-open')?.innerText ?? ''";
    let shown: String = browser.evaluate(script).await?;
    Ok((
        expanded,
        shown.split_whitespace().collect::<Vec<_>>().join(" "),
    ))
}

/// The name of the button in 2.1 that the term has.
const POISONING: &str = "Poisoning";

fn poisoning() -> String {
    let entry = entry("data-poisoning");
    format!("{} {}", entry.term, entry.definition)
}

async fn explains(browser: &Browser) -> Result<()> {
    browser.open("2.1.html").await?;
    assert_eq!(
        open(browser, POISONING).await?,
        (Some(false), String::new())
    );
    browser.click("button", POISONING).await?;
    assert_eq!(open(browser, POISONING).await?, (Some(true), poisoning()));
    // A second time closes it again.
    browser.click("button", POISONING).await?;
    assert_eq!(
        open(browser, POISONING).await?,
        (Some(false), String::new())
    );
    browser.click("button", POISONING).await?;
    browser.click("link", &entry("data-poisoning").term).await?;
    browser.arrive("glossary.html#t-data-poisoning").await
}

#[test]
fn a_term_opens_what_it_means_and_leads_to_the_glossary() {
    run(Setup::usual(), async |browser| explains(browser).await);
}

#[test]
fn a_term_is_explained_without_scripts_and_on_a_phone() {
    let setup = Setup::usual().without_javascript().width(360);
    run(setup, async |browser| explains(browser).await);
}

#[test]
fn a_term_is_explained_by_keyboard_and_escape_closes_it_where_it_was() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        let focus = "document.querySelector('[popovertarget=t-data-poisoning]').focus()";
        let _: Option<bool> = browser.evaluate(focus).await?;
        browser.press(Key::Enter).await?;
        assert_eq!(open(browser, POISONING).await?, (Some(true), poisoning()));
        // The next stop is the way on that was just opened, and not one far down the page.
        browser.press(Key::Tab).await?;
        let script = "return document.activeElement.getAttribute('href')";
        let focused: String = browser.evaluate(script).await?;
        assert_eq!(focused, "glossary.html#t-data-poisoning");
        browser.press(Key::Escape).await?;
        assert_eq!(
            open(browser, POISONING).await?,
            (Some(false), String::new())
        );
        let script = "return document.activeElement.getAttribute('popovertarget')";
        let focused: Option<String> = browser.evaluate(script).await?;
        assert_eq!(focused.as_deref(), Some("t-data-poisoning"));
        Ok(())
    });
}

#[test]
fn what_opens_stays_within_the_window() {
    for width in [320, 360, 1280] {
        run(Setup::usual().width(width), async |browser| {
            browser.open("2.1.html").await?;
            let script = "
                const outside = [];
                for (const button of document.querySelectorAll('[popovertarget]')) {
                    button.scrollIntoView({ block: 'center' });
                    button.click();
                    const { left, right, top, bottom } = document.querySelector(':popover-open').getBoundingClientRect();
                    if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight)
                        outside.push([button.textContent, left, right, top, bottom].join(' '));
                    button.click();
                }
                return outside";
            let outside: Vec<String> = browser.evaluate(script).await?;
            assert!(outside.is_empty(), "{width}: {outside:?}");
            Ok(())
        });
    }
}

#[test]
fn every_term_that_a_principle_uses_is_explained_on_its_page_once() {
    run(Setup::usual().without_javascript(), async |browser| {
        let finder = Finder::new(&corpus().glossary);
        let mut faults = Vec::new();
        for principle in corpus().principles() {
            let no = principle.no.to_string();
            browser.open(&format!("{no}.html")).await?;
            let script = "return [...document.querySelectorAll('[popover]')].map((one) => one.id)";
            let explained: Vec<String> = browser.evaluate(script).await?;
            let used: BTreeSet<String> = finder
                .of_principle(principle)
                .into_iter()
                .map(|term| format!("t-{}", corpus().glossary[term].id))
                .collect();
            let once: BTreeSet<String> = explained.iter().cloned().collect();
            if once.len() != explained.len() || once != used {
                let lacks: Vec<_> = used.symmetric_difference(&once).collect();
                faults.push(format!("{no}: {lacks:?}"));
            }
            assert!(!used.is_empty(), "{no} uses no term");
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}
