//! Getting about: deep links, addresses that lead nowhere, and the way through the principles.

use anyhow::Result;
use e2e::{Browser, Engine, Setup};
use guidance::corpus::Principle;

use super::{corpus, principle, run};

/// Waits until the place that the address names is on the screen, and gives its text. The page must have
/// moved to show it.
async fn place(browser: &Browser, what: &str) -> Result<String> {
    let script = "
        const place = document.querySelector(':target');
        const { top, bottom } = place.getBoundingClientRect();
        return [scrollY > 0 && top >= 0 && Math.min(bottom, top + 40) <= innerHeight, place.innerText]";
    browser
        .until(&format!("{what} to be on the screen"), async || {
            let (is_there, text): (bool, String) = browser.evaluate(script).await?;
            Ok(if is_there {
                Ok(text)
            } else {
                Err("it is not".to_owned())
            })
        })
        .await
}

#[test]
fn a_deep_link_opens_at_its_goal_measure_action_or_source() {
    let principle = principle("2.1");
    let goal = principle.goals.last().unwrap();
    let measure = principle.measures.last().unwrap();
    let action = principle.actions.last().unwrap();
    let source = corpus().references.last().unwrap();
    let links = [
        (format!("2.1.html#g{}", goal.number), &goal.text),
        (format!("2.1.html#m{}", measure.number), &measure.title),
        (format!("2.1.html#a{:02}", action.no.serial()), &action.text),
        (format!("references.html#{}", source.id), &source.label),
    ];
    // Narrow enough that each of them is below the first screen.
    run(Setup::usual().width(360), async |browser| {
        for (link, text) in &links {
            browser.open("about.html").await?;
            browser.open(link).await?;
            let shown = place(browser, link).await?;
            assert!(shown.contains(text.as_str()), "{link} shows {shown:?}");
        }
        Ok(())
    });
}

#[test]
fn the_number_of_an_action_is_a_link_to_it() {
    run(Setup::usual(), async |browser| {
        let action = principle("2.1").actions.last().unwrap();
        let link = format!("2.1.html#a{:02}", action.no.serial());
        browser.open("2.1.html").await?;
        browser
            .click("link", &format!("Action {}", action.no))
            .await?;
        browser.arrive(&link).await?;
        place(browser, &link).await?;
        browser.back().await?;
        browser.arrive("2.1.html").await
    });
}

#[test]
fn an_address_that_leads_nowhere_says_so_at_any_depth_and_leads_home() {
    run(Setup::usual(), async |browser| {
        browser.expect_in_console_of(
            Engine::Chromium,
            "the server responded with a status of 404",
        );
        let host = browser.host();
        let page = host.get(&host.url("404.html"))?.body;
        let home = format!("={}index.html ", host.base());
        assert!(
            String::from_utf8(page)?.contains(&home),
            "404.html was built for another place: expected a link to {home}; `cargo xtask build --base {}` \
             makes one",
            host.base()
        );
        for lost in [
            "nowhere.html",
            "no/such/page",
            "2.1.html/x/y/z.html?stage=design#a01",
        ] {
            let (path, _) = lost.split_once('#').unwrap_or((lost, ""));
            assert_eq!(host.get(&host.url(path))?.status, 404, "{lost}");
            browser.open(lost).await?;
            browser.find("heading", "This page does not exist").await?;
            browser.click("link", "all principles").await?;
            browser.arrive("index.html").await?;
            browser.open(lost).await?;
            let name = format!("4.2 {}", principle("4.2").title);
            browser.click("link", &name).await?;
            browser.arrive("4.2.html").await?;
        }
        Ok(())
    });
}

#[test]
fn every_principle_leads_on_to_the_next_and_back() {
    run(Setup::usual(), async |browser| {
        let all: Vec<&Principle> = corpus().principles().collect();
        let page = |principle: &Principle| format!("{}.html", principle.no);
        let turns = async |browser: &Browser| -> Result<Vec<String>> {
            let mut names = browser.names("link").await?;
            names.retain(|name| name.starts_with("On to ") || name.starts_with("Back to "));
            Ok(names)
        };
        browser.open(&page(all[0])).await?;
        for (at, here) in all.iter().enumerate() {
            let back = at.checked_sub(1).map(|before| all[before]);
            let back = back.map(|p| format!("Back to {} {}", p.no, p.title));
            let on = all
                .get(at + 1)
                .map(|p| format!("On to {} {}", p.no, p.title));
            let expected: Vec<String> = back.into_iter().chain(on.clone()).collect();
            assert_eq!(turns(browser).await?, expected, "on {}", here.no);
            if let Some(on) = on {
                browser.click("link", &on).await?;
                browser.arrive(&page(all[at + 1])).await?;
            }
        }
        let back = turns(browser).await?;
        browser.click("link", &back[0]).await?;
        browser.arrive(&page(all[all.len() - 2])).await
    });
}
