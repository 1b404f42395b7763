//! A report to print: what is open first, every action, lines to sign, and nothing of what the reader leaves out.

use anyhow::Result;
use e2e::{Browser, Setup};

use super::assess::SYSTEMS;
use super::{action, corpus, run, scenes};

/// What somebody wrote is text, and only https and mailto can be followed.
pub(super) async fn is_text_only(browser: &Browser) -> Result<()> {
    browser.see("<b>Not bold.</b> javascript:alert(1)").await?;
    let links = "return [...document.querySelectorAll('.report dd a')].map((link) => link.href)";
    let links: Vec<String> = browser.evaluate(links).await?;
    assert_eq!(
        links,
        [
            "https://example.org/wiki/training",
            "mailto:ada@example.org"
        ]
    );
    Ok(())
}

#[test]
fn a_report_says_what_is_open_first_and_leaves_out_what_the_reader_chooses() {
    run(Setup::usual(), async |browser| {
        browser.open(SYSTEMS).await?;
        let _: Option<bool> = browser.evaluate(&scenes::keep()).await?;
        browser.open("system.html?id=fraud").await?;
        browser.click("link", "Report to print").await?;
        browser.arrive("report.html?id=fraud").await?;
        browser
            .find(
                "heading",
                "Fraud model: actions for secure machine learning",
            )
            .await?;
        browser.see("Done: 4").await?;
        browser.see("Not applicable: 1").await?;
        browser
            .see("neither an assurance nor a statement of compliance")
            .await?;
        browser.see(&corpus().edition).await?;
        browser
            .see("Bought as a service: the supplier does it")
            .await?;
        is_text_only(browser).await?;
        let order = "return [...document.querySelectorAll('.report .plain b')].slice(0, 3).map((one) => one.textContent)";
        let order: Vec<String> = browser.evaluate(order).await?;
        assert_eq!(
            order,
            ["1.1-02", "1.1-04", "1.1-05"],
            "by principle, and of each what was begun comes first"
        );
        // A row for each principle: done, in progress, not started, not applicable, next review.
        let rows = "return [...document.querySelectorAll('.report .side tbody tr')].map((row) => row.cells[1].textContent + row.cells[2].textContent)";
        let rows: Vec<String> = browser.evaluate(rows).await?;
        assert_eq!(rows.len(), corpus().principles().count());
        assert_eq!(rows.first().map(String::as_str), Some("11"));
        let lines = "return [document.querySelectorAll('.report__one').length, document.querySelectorAll('.report__one .report__sign').length]";
        let lines: Vec<usize> = browser.evaluate(lines).await?;
        let all = corpus()
            .principles()
            .map(|one| one.actions.len())
            .sum::<usize>();
        assert_eq!(lines, [all, all]);
        browser.see(&action("5.2-01").text).await?;
        browser.see("Sign-off").await?;
        let text = browser.text().await?;
        assert!(!text.contains('%'), "a share: {text}");

        browser.click("checkbox", "names of owners").await?;
        browser.see("Names of owners are left out").await?;
        browser.see("Asked the vendor").await?;
        browser
            .click("checkbox", "notes, evidence and the description")
            .await?;
        browser.see("Notes and evidence are left out").await?;
        browser.see_no("Asked the vendor").await?;
        let text = browser.text().await?;
        for secret in ["Ada", "wiki/training", "card payments"] {
            assert!(!text.contains(secret), "{secret}");
        }
        browser.click("link", "Back to the system").await?;
        browser.arrive("system.html?id=fraud").await?;
        browser.open("report.html?id=nowhere").await?;
        browser.see("There is no such system on this device").await
    });
}

#[test]
fn the_page_of_a_principle_says_where_ticks_are_kept_and_what_is_begun_or_set_aside() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.see_no("nowhere else").await?;
        browser.click("checkbox", &action("2.1-05").text).await?;
        browser
            .see("in this browser on this device and nowhere else. No backup yet. Systems and backups")
            .await?;
        let _: Option<bool> = browser.evaluate(&scenes::keep()).await?;
        browser.open("2.1.html").await?;
        let said = "
            const tick = document.querySelector('#tick-2\\\\.1-03');
            return document.getElementById(tick.getAttribute('aria-describedby'))?.textContent ?? ''";
        let said: Result<String> = browser.evaluate(said).await;
        assert_eq!(said?, "In progress");
        browser.open("1.1.html").await?;
        browser.see("Not applicable").await?;
        browser.ticked(&action("1.1-03").text, false).await?;
        browser.click("checkbox", &action("1.1-03").text).await?;
        browser.see_no("Not applicable").await
    });
}
