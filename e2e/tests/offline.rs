//! Without a network: every page after one visit to one, a new edition that is offered and never forced, and what goes wrong
//! on the way.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use e2e::{Browser, Capability, Engine, Setup};
use sha2::{Digest, Sha256};

use super::access::look_in_all_colours;
use super::search::{RESULTS, WANTED, first_is};
use super::{action, corpus, principle, run};

const OFFER: &str = "A new edition is ready.";
const TAKE: &str = "Reload with the new edition";

/// What a page says at its foot once every file is kept.
fn ready() -> String {
    format!("Ready offline: edition {}.", corpus().edition)
}

/// The first visit, to one page, until the whole site is kept.
async fn visit(browser: &Browser, page: &str) -> Result<()> {
    browser.open(page).await?;
    browser.see(&ready()).await
}

/// A site of which one page has changed, in a folder that goes with it.
struct Edition(PathBuf);

impl Drop for Edition {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

impl Edition {
    /// Made as a build would: the worker lists the page's new digest.
    fn after(dist: &Path, name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("waymark-{name}-{}", std::process::id()));
        let edition = Self(folder);
        fs::create_dir_all(&edition.0)?;
        for entry in fs::read_dir(dist)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), edition.0.join(entry.file_name()))?;
            }
        }
        let page = edition.0.join("about.html");
        let old = fs::read_to_string(&page)?;
        let new = old.replace("<h1>About", "<h1>More about");
        assert_ne!(
            old, new,
            "about.html has another title than this journey knows"
        );
        fs::write(&page, &new)?;
        let worker = edition.0.join("worker.js");
        let script = fs::read_to_string(&worker)?;
        let changed = script.replace(&digest(&old), &digest(&new));
        assert_ne!(script, changed, "the worker lists no digest of about.html");
        let (before, after) = changed
            .split_once("const NOW = OWN + '")
            .context("the worker has no name for its copy")?;
        let changed = format!("{before}const NOW = OWN + 'next{after}");
        fs::write(&worker, changed)?;
        Ok(edition)
    }
}

fn digest(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    bytes
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Has the browser look for a new edition, as it does by itself when a page is opened and it has time.
async fn let_it_look(browser: &Browser) -> Result<()> {
    let script =
        "navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => {})";
    browser.evaluate(script).await
}

#[test]
fn every_page_opens_without_a_network_after_one_visit_to_one() {
    run(Setup::usual().kept(), async |browser| {
        visit(browser, "2.1.html").await?;
        browser.host().stop();
        for page in browser.host().pages()? {
            browser.open(&page).await?;
        }
        // The folder itself, as it is shared in a link.
        browser.open("").await?;
        let title: String = browser.evaluate("return document.title").await?;
        assert!(title.contains("Waymark"), "{title}");
        Ok(())
    });
}

#[test]
fn search_and_saved_work_need_no_network() {
    run(Setup::usual().kept(), async |browser| {
        visit(browser, "index.html").await?;
        browser.host().stop();
        browser.open("3.1.html").await?;
        let text = &principle("3.1").actions[0].text;
        browser.click("checkbox", text).await?;
        // Not loaded again: Firefox's driver does that past every copy, as the reader's Ctrl, Shift and R.
        browser.open("about.html").await?;
        browser.open("3.1.html").await?;
        browser.ticked(text, true).await?;
        for (query, no) in WANTED {
            let query = query.replace(' ', "+");
            browser.open(&format!("search.html?q={query}")).await?;
            first_is(browser, RESULTS, no).await?;
        }
        browser.open("system.html").await?;
        browser.see(text).await
    });
}

#[test]
fn a_wrong_address_says_so_without_a_network() {
    run(Setup::usual().kept(), async |browser| {
        visit(browser, "index.html").await?;
        browser.host().stop();
        browser.expect_in_console_of(Engine::Chromium, "404");
        browser.open("no/such/page.html").await?;
        browser.find("link", "Waymark").await?;
        let title: String = browser.evaluate("return document.title").await?;
        let lost = browser.host().dist().join("404.html");
        assert!(fs::read_to_string(lost)?.contains(&format!("<title>{title}</title>")));
        Ok(())
    });
}

#[test]
fn a_new_edition_is_offered_and_taken_when_the_reader_says_so() {
    run(Setup::usual().kept(), async |browser| {
        visit(browser, "2.1.html").await?;
        let text = &action("2.1-01").text;
        browser.click("checkbox", text).await?;
        let next = Edition::after(&browser.host().dist(), "taken")?;
        browser.host().put(&next.0);
        let_it_look(browser).await?;
        browser.see(OFFER).await?;
        // Nothing of it is shown before: an edition is shown whole or not at all.
        browser.open("about.html").await?;
        browser.find("heading", "About Waymark").await?;
        browser.see(OFFER).await?;
        browser.click("button", TAKE).await?;
        browser.find("heading", "More about Waymark").await?;
        browser.see_no(OFFER).await?;
        browser.open("2.1.html").await?;
        browser.ticked(text, true).await?;
        browser.host().stop();
        browser.open("about.html").await?;
        browser
            .find("heading", "More about Waymark")
            .await
            .map(drop)
    });
}

#[test]
fn an_update_that_breaks_half_way_leaves_the_edition_before() {
    run(Setup::usual().kept(), async |browser| {
        visit(browser, "index.html").await?;
        let next = Edition::after(&browser.host().dist(), "broken")?;
        browser.host().put(&next.0);
        // The worker itself still comes, and no page any more.
        browser.host().stop_after(1);
        browser.evaluate::<()>(TRY_UPDATE).await?;
        let state = "return window.tried ?? null";
        let tried = async || {
            let tried: Option<String> = browser.evaluate(state).await?;
            Ok(tried.ok_or_else(|| "the update is still being tried".to_owned()))
        };
        let tried = browser.until("an update that fails", tried).await?;
        assert_eq!(tried, "redundant");
        browser.see_no(OFFER).await?;
        browser.open("about.html").await?;
        browser.find("heading", "About Waymark").await?;
        // Once the host is there again, so is the offer.
        browser.host().go_on();
        let_it_look(browser).await?;
        browser.see(OFFER).await
    });
}

#[test]
fn what_is_said_of_the_copy_is_accessible_in_all_colours_on_a_phone_and_on_a_desk() {
    let setup = Setup::usual().kept().needs(Capability::FullAudit);
    run(setup, async |browser| {
        visit(browser, "2.1.html").await?;
        let next = Edition::after(&browser.host().dist(), "audited")?;
        browser.host().put(&next.0);
        let_it_look(browser).await?;
        browser.see(OFFER).await?;
        let mut faults = Vec::new();
        for width in [360, 1280] {
            browser.resize(width).await?;
            let state = format!("a new edition is offered, {width} px");
            look_in_all_colours(browser, &state, &mut faults).await?;
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

/// Looks for a new edition and keeps how that ended.
const TRY_UPDATE: &str = "
    navigator.serviceWorker.getRegistration().then((one) => {
        one.addEventListener('updatefound', () => {
            const next = one.installing;
            next.addEventListener('statechange', () => { window.tried = next.state });
        });
        one.update().catch((error) => { window.tried ??= String(error) });
    })";

#[test]
fn a_host_that_changes_what_it_sends_is_not_kept() {
    run(Setup::usual().kept(), async |browser| {
        let next = Edition::after(&browser.host().dist(), "changed")?;
        // Of another edition than the worker's list.
        fs::copy(
            browser.host().dist().join("about.html"),
            next.0.join("about.html"),
        )?;
        browser.host().put(&next.0);
        browser.open("index.html").await?;
        browser.see("Not ready offline").await?;
        browser.open("about.html").await?;
        browser.find("heading", "About Waymark").await.map(drop)
    });
}

#[test]
fn what_the_browser_lets_go_of_is_kept_again() {
    run(Setup::usual().kept(), async |browser| {
        visit(browser, "index.html").await?;
        let evict = "
            return (async () => {
                const [key] = await caches.keys();
                return (await caches.open(key)).delete(new URL('glossary.html', location.href).href);
            })()";
        let gone: bool = browser.evaluate(evict).await?;
        assert!(gone, "the glossary was kept");
        browser.open("glossary.html").await?;
        browser.host().stop();
        browser.open("glossary.html").await
    });
}

#[test]
fn where_there_is_no_room_the_page_works_and_says_that_it_is_not_kept() {
    let setup = Setup::usual().kept().needs(Capability::LittleRoom);
    run(setup, async |browser| {
        browser.limit_room(400_000).await?;
        browser.open("2.1.html").await?;
        browser.see("Not ready offline").await?;
        let text = &action("2.1-01").text;
        browser.click("checkbox", text).await?;
        browser.reload().await?;
        browser.ticked(text, true).await?;
        let caches: Vec<String> = browser.evaluate("return caches.keys()").await?;
        assert!(
            caches.is_empty(),
            "half a copy takes what room there is: {caches:?}"
        );
        Ok(())
    });
}
