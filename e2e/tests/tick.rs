//! Ticking an action: counted everywhere, still there later, in every tab.

use std::time::Duration;

use anyhow::{Context, Result};
use e2e::{Browser, Capability, Key, Setup};
use guidance::assess::{Entry, Field};
use guidance::progress::{Status, SystemId};

use super::{action, corpus, principle, run, settled};

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
fn ticks_and_unticks_outlive_a_reload() {
    run(Setup::usual(), async |browser| {
        tick_and_untick(browser).await?;
        browser.reload().await?;
        outlived(browser).await
    });
}

#[test]
fn ticks_and_unticks_outlive_a_restart_of_the_browser() {
    run(restarted(), async |browser| {
        tick_and_untick(browser).await?;
        browser.restart().await?;
        browser.open(PAGE).await?;
        outlived(browser).await
    });
}

fn restarted() -> Setup {
    Setup::usual().needs(Capability::Restart)
}

async fn tick_and_untick(browser: &Browser) -> Result<()> {
    browser.open(PAGE).await?;
    browser.click("checkbox", one()).await?;
    browser.click("checkbox", other()).await?;
    browser.click("checkbox", one()).await
}

async fn outlived(browser: &Browser) -> Result<()> {
    browser.ticked(one(), false).await?;
    browser.ticked(other(), true).await?;
    browser.see(&settled(1, [principle("2.1")])).await
}

/// Local storage alone would lose the last half a minute.
#[test]
fn a_browser_that_is_killed_twenty_times_loses_nothing_that_is_a_second_old() {
    run(restarted(), async |browser| {
        browser.open(PAGE).await?;
        let actions = &principle("2.1").actions;
        for kill in 0..20 {
            let action = actions[kill % 10].text.as_str();
            let is_done = kill < 10;
            browser.ticked(action, !is_done).await?;
            browser.click("checkbox", action).await?;
            browser.ticked(action, is_done).await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            // In the midst of another edit, of which nothing is promised.
            browser.click("checkbox", &actions[10].text).await?;
            browser.kill().await?;
            browser.open(PAGE).await?;
            for (at, other) in actions.iter().take(10).enumerate() {
                let should = if kill < 10 {
                    at <= kill
                } else {
                    at > kill - 10
                };
                browser
                    .ticked(&other.text, should)
                    .await
                    .with_context(|| format!("after kill {}", kill + 1))?;
            }
        }
        Ok(())
    });
}

#[test]
fn what_another_program_on_the_host_keeps_makes_no_page_read_anew() {
    run(
        Setup::usual().needs(Capability::OwnScripts),
        async |browser| {
            browser.open("2.1.html").await?;
            let script = "
            let reads = 0;
            const get = Storage.prototype.getItem;
            Storage.prototype.getItem = function (key) { reads += 1; return get.call(this, key); };
            const after = (key) => {
                reads = 0;
                dispatchEvent(new StorageEvent('storage', { key, newValue: 'x' }));
                return reads;
            };
            const counts = ['another/program', 'waymark/recent', null].map(after);
            Storage.prototype.getItem = get;
            return counts";
            let counts: [u32; 3] = browser.evaluate(script).await?;
            assert!(
                counts[0] == 0 && counts[1] > 0 && counts[2] > 0,
                "{counts:?}"
            );
            Ok(())
        },
    );
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

#[test]
fn a_box_is_as_it_was_left_when_the_reader_comes_back() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", one()).await?;
        browser.click("link", "Glossary").await?;
        browser.arrive("glossary.html").await?;
        browser.back().await?;
        browser.arrive(PAGE).await?;
        browser.ticked(one(), true).await?;
        browser.ticked(other(), false).await
    });
}

/// All that is saved, by key.
async fn saved(browser: &Browser) -> Result<Vec<(String, String)>> {
    browser
        .evaluate("return Object.entries(localStorage).sort()")
        .await
}

#[test]
fn what_is_saved_is_an_entry_for_each_change() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        assert_eq!(
            saved(browser).await?,
            [],
            "nothing is saved before anything was done"
        );
        let first: SystemId = SystemId::FIRST.parse()?;
        let mut before: u64 = browser.evaluate("return Date.now()").await?;
        for (sequence, status) in [
            (1, Status::Done),
            (2, Status::NotStarted),
            (3, Status::Done),
        ] {
            browser.click("checkbox", one()).await?;
            browser.ticked(one(), status == Status::Done).await?;
            // A key for each change: no other page ever writes there.
            let saved = saved(browser).await?;
            assert_eq!(saved.len(), sequence, "{saved:?}");
            let mut entries = Vec::new();
            for (key, text) in &saved {
                let entry = Entry::from_text(&first, text)?;
                let (writer, number) = (&entry.stamp.writer, entry.sequence);
                assert_eq!(*key, format!("waymark/entry/first/{writer}/{number}"));
                entries.push(entry);
            }
            entries.sort_by_key(|entry| entry.sequence);
            let last = entries.pop().context("nothing is saved")?;
            assert_eq!(last.item.to_string(), "ncsc-ml:2.1-01");
            assert_eq!(
                (last.field, last.value),
                (Field::Status, status.to_string())
            );
            assert_eq!((last.sequence, last.edition), (sequence as u64, 1));
            let now: u64 = browser.evaluate("return Date.now()").await?;
            assert!((before..=now).contains(&last.stamp.at), "{:?}", last.stamp);
            before = last.stamp.at;
        }
        Ok(())
    });
}
