//! The whole site as one file, opened from a disk: it reads, leads from page to page, searches and keeps work as on a host, and
//! asks nobody for anything.

use anyhow::Result;
use e2e::{Browser, Capability, Setup};
use sha2::{Digest, Sha256};

use super::access::look;
use super::search::{RESULTS, WANTED, first_is};
use super::{action, corpus, principle, run, settled};

/// What the page has asked for since it was opened; its own file is no request.
async fn asked(browser: &Browser) -> Result<Vec<String>> {
    let script = "return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('data:'))";
    browser.evaluate(script).await
}

/// Where the links of the page lead, but for those to other hosts and to mail.
async fn links(browser: &Browser) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')) \
                  .filter((to) => !/^(https?|mailto):/.test(to))";
    browser.evaluate(script).await
}

#[test]
fn every_page_is_in_the_one_file_and_comes_alive() {
    run(Setup::usual().in_one_file(), async |browser| {
        let pages = browser.host().pages()?;
        for page in &pages {
            browser.open(page).await?;
            let title: String = browser.evaluate("return document.title").await?;
            let file = std::fs::read_to_string(browser.host().dist().join(page))?;
            let titled = format!("<title>{}</title>", title.replace('&', "&amp;"));
            // These are called as the reader's system.
            let is_named = ["system.html", "report.html"].contains(&page.as_str());
            let is_titled = file.contains(&titled) || is_named;
            assert!(is_titled, "{page} is titled {title:?}");
            assert!(
                asked(browser).await?.is_empty(),
                "{page} asks for something"
            );
            for link in links(browser).await? {
                let name = link.split(['?', '#']).next().unwrap_or_default();
                let leads = name.is_empty() || pages.iter().any(|page| page == name);
                assert!(leads, "{page} links to {link}, which is not in the file");
            }
        }
        Ok(())
    });
}

#[test]
fn links_places_and_the_way_back_are_as_on_a_host() {
    run(Setup::usual().in_one_file(), async |browser| {
        browser.open("index.html").await?;
        browser.click("link", "All on one page, to print").await?;
        browser.arrive("whole.html").await?;
        browser.open("2.1.html").await?;
        let on = principle("2.2");
        let on = format!("On to {} {}", on.no, on.title);
        browser.click("link", &on).await?;
        browser.arrive("2.2.html").await?;
        browser.back().await?;
        browser.arrive("2.1.html").await?;
        // A place within a page: in sight, and marked.
        browser.open("4.2.html#m2").await?;
        let place = "
            const place = document.getElementById('m2');
            const { top } = place.getBoundingClientRect();
            return [place.matches(':target'), top > -5 && top < innerHeight]";
        let seen = async || {
            let found: (bool, bool) = browser.evaluate(place).await?;
            Ok(if found == (true, true) {
                Ok(())
            } else {
                Err(format!("target, in sight: {found:?}"))
            })
        };
        browser
            .until("the measure that the address names", seen)
            .await?;
        browser.open("nowhere.html").await?;
        browser
            .find("heading", "This page does not exist")
            .await
            .map(drop)
    });
}

#[test]
fn work_is_kept_from_page_to_page() {
    run(Setup::usual().in_one_file(), async |browser| {
        browser.open("2.1.html").await?;
        let text = &action("2.1-01").text;
        browser.click("checkbox", text).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        browser.reload().await?;
        browser.ticked(text, true).await?;
        browser.open("index.html").await?;
        browser.see(&settled(1, corpus().principles())).await?;
        browser.open("system.html").await?;
        browser.see(text).await
    });
}

#[test]
fn search_and_filters_need_nothing_else() {
    run(Setup::usual().in_one_file(), async |browser| {
        for (query, no) in WANTED {
            let query = query.replace(' ', "+");
            browser.open(&format!("search.html?q={query}")).await?;
            first_is(browser, RESULTS, no).await?;
        }
        assert!(asked(browser).await?.is_empty());
        browser.open("index.html?stage=design").await?;
        let before: String = browser.evaluate("return location.search").await?;
        assert_eq!(before, "?at=index.html&stage=design");
        browser.click("checkbox", &super::filter::stage(2)).await?;
        let now = async || {
            let search: String = browser.evaluate("return location.search").await?;
            Ok(
                if search.starts_with("?at=index.html&stage=") && search != before {
                    Ok(())
                } else {
                    Err(search)
                },
            )
        };
        browser.until("another query on the same page", now).await
    });
}

#[test]
fn its_pages_are_accessible() {
    let setup = Setup::usual().in_one_file().needs(Capability::FullAudit);
    run(setup, async |browser| {
        let mut faults = Vec::new();
        for width in [360, 1280] {
            browser.resize(width).await?;
            for page in ["index.html", "2.1.html", "about.html"] {
                browser.open(page).await?;
                look(
                    browser,
                    &format!("{page} in one file, {width} px"),
                    &mut faults,
                )
                .await?;
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn its_digest_lies_beside_it_and_on_the_page_about_the_site() {
    run(Setup::usual(), async |browser| {
        let dist = browser.host().dist();
        let bytes = Sha256::digest(std::fs::read(dist.join("waymark.html"))?);
        let digest: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let beside = std::fs::read_to_string(dist.join("waymark.html.sha256"))?;
        assert_eq!(beside, format!("{digest}  waymark.html\n"));
        browser.open("about.html").await?;
        browser.see(&digest).await
    });
}
