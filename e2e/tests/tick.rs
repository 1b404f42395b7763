//! Ticking an action: counted everywhere, still there later, in every tab.

use anyhow::Result;
use e2e::{Browser, Key, Setup, run};
use guidance::progress::{Record, Status};

use crate::{action, corpus, principle, settled};

const PAGE: &str = "2.1.html";

fn one() -> &'static str {
    &action("2.1-01").text
}

fn other() -> &'static str {
    &action("2.1-02").text
}

#[test]
fn an_action_is_ticked_by_its_sentence_and_counted_on_its_principle_its_part_and_home() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.see(&settled(0, [principle("2.1")])).await?;
        browser.click_text(one()).await?;
        browser.ticked(one(), true).await?;
        browser.ticked(other(), false).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;

        let part = &corpus().parts[1];
        browser
            .click_text(&format!("Part 2: {}", part.title))
            .await?;
        browser.arrive("part-2.html").await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        browser.see(&settled(0, [principle("2.2")])).await?;
        browser.see(&settled(1, &part.principles)).await?;
        let links = browser.names("link").await?;
        let stop = links
            .iter()
            .find(|name| name.contains(&principle("2.1").title) && name.contains("begun"));
        let stop = stop.expect("the stop on the line says that the principle is begun");
        assert!(
            stop.starts_with(char::is_alphanumeric),
            "the stop is called {stop:?}"
        );

        browser.click("link", "Principles").await?;
        browser.arrive("index.html").await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        browser.see(&settled(1, &part.principles)).await?;
        browser.see(&settled(1, corpus().principles())).await
    });
}

#[test]
fn an_action_is_ticked_and_unticked_by_keyboard() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        let on_it = "return document.activeElement.labels?.[0]?.innerText === arguments[0]";
        let mut stops = 0;
        while !browser
            .evaluate_with::<bool>(on_it, vec![one().into()])
            .await?
        {
            stops += 1;
            assert!(stops < 100, "Tab never comes to the box of {:?}", one());
            browser.press(Key::Tab).await?;
        }
        browser.press_text(" ").await?;
        browser.ticked(one(), true).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        browser.press_text(" ").await?;
        browser.ticked(one(), false).await?;
        browser.see(&settled(0, [principle("2.1")])).await
    });
}

#[test]
fn ticks_and_unticks_outlive_a_reload_and_a_restart_of_the_browser() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", one()).await?;
        browser.click("checkbox", other()).await?;
        browser.click("checkbox", one()).await?;
        for reopened in ["reload", "restart"] {
            if reopened == "reload" {
                browser.reload().await?;
            } else {
                browser.restart().await?;
                browser.open(PAGE).await?;
            }
            browser.ticked(one(), false).await?;
            browser.ticked(other(), true).await?;
            browser.see(&settled(1, [principle("2.1")])).await?;
        }
        Ok(())
    });
}

#[test]
fn a_killed_browser_loses_no_work_of_an_earlier_day() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", one()).await?;
        browser.restart().await?;
        browser.open(PAGE).await?;
        // Chromium may or may not have written this one down: that is its affair, the first is ours.
        browser.click("checkbox", other()).await?;
        browser.kill().await?;
        browser.open(PAGE).await?;
        browser.ticked(one(), true).await
    });
}

#[test]
fn a_tick_shows_in_another_tab_at_once() {
    run(Setup::usual(), async |browser| {
        let first = browser.tab().await?;
        browser.open(PAGE).await?;
        let second = browser.new_tab().await?;
        browser.open(PAGE).await?;
        browser.click("checkbox", one()).await?;
        browser.switch_to(&first).await?;
        browser.ticked(one(), true).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        browser.click("checkbox", other()).await?;
        browser.click("checkbox", one()).await?;
        browser.switch_to(&second).await?;
        browser.ticked(other(), true).await?;
        browser.ticked(one(), false).await
    });
}

#[test]
fn a_page_that_the_reader_goes_back_to_shows_what_was_ticked_meanwhile() {
    run(Setup::usual(), async |browser| {
        browser.open("part-2.html").await?;
        browser.see(&settled(0, [principle("2.1")])).await?;
        browser.open(PAGE).await?;
        browser.click("checkbox", one()).await?;
        browser.ticked(one(), true).await?;
        // Browsers keep a page that was left as it was, and bring it back without loading it.
        browser.back().await?;
        browser.arrive("part-2.html").await?;
        browser.see(&settled(1, [principle("2.1")])).await
    });
}

/// All that is saved, by key.
async fn saved(browser: &Browser) -> Result<Vec<(String, String)>> {
    browser
        .evaluate("return Object.entries(localStorage).sort()")
        .await
}

#[test]
fn what_is_saved_is_one_record_for_each_action() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        assert_eq!(
            saved(browser).await?,
            [],
            "nothing is saved before anything was done"
        );
        let mut before: u64 = browser.evaluate("return Date.now()").await?;
        for (sequence, status) in [
            (1, Status::Done),
            (2, Status::NotStarted),
            (3, Status::Done),
        ] {
            browser.click("checkbox", one()).await?;
            browser.ticked(one(), status == Status::Done).await?;
            let saved = saved(browser).await?;
            let [(key, text)] = saved.as_slice() else {
                panic!("expected one record, found {saved:?}");
            };
            assert_eq!(key, "waymark/record/first/ncsc-ml:2.1-01");
            let record = Record::from_text(key, text)?;
            assert_eq!(record.system.to_string(), "first");
            assert_eq!(record.action.to_string(), "ncsc-ml:2.1-01");
            assert_eq!((record.sequence, record.status), (sequence, status));
            assert!(!record.stamp.writer.is_empty());
            let now: u64 = browser.evaluate("return Date.now()").await?;
            assert!((before..=now).contains(&record.stamp.at), "{record:?}");
            before = record.stamp.at;
        }
        Ok(())
    });
}
