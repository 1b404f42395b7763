//! The focus stays where the reader was when what had it goes away.

use anyhow::Result;
use e2e::{Browser, Key, Setup};

use super::run;

async fn focused(browser: &Browser, script: &str, wanted: &str) -> Result<()> {
    browser
        .until(&format!("the focus on {wanted}"), async || {
            let found: String = browser
                .evaluate(&format!(
                    "const here = document.activeElement; return {script}"
                ))
                .await?;
            Ok(if found == wanted { Ok(()) } else { Err(found) })
        })
        .await
}

#[test]
fn after_all_stages_are_shown_again_the_focus_is_on_the_first_stage() {
    run(Setup::usual(), async |browser| {
        browser.open("index.html?stage=operation").await?;
        let focus = "[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Show all')).focus()";
        let _: Option<bool> = browser.evaluate(focus).await?;
        browser.press(Key::Enter).await?;
        browser.see("All 5 stages").await?;
        focused(browser, "here.value ?? here.tagName", "design").await
    });
}

#[test]
fn after_what_was_set_aside_is_deleted_the_focus_is_on_the_main_part() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        let damage = "localStorage.setItem('waymark/record/first/ncsc-ml:2.1-02', 'damaged')";
        let _: Option<bool> = browser.evaluate(damage).await?;
        browser.reload().await?;
        browser.click_text("What was set aside").await?;
        browser.click("button", "Delete what was set aside").await?;
        browser.see_no("What was set aside").await?;
        focused(browser, "here.id", "main").await
    });
}

#[test]
fn a_button_that_stays_keeps_the_focus() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.click("button", "Poisoning").await?;
        focused(
            browser,
            "here.getAttribute('popovertarget') ?? here.tagName",
            "t-data-poisoning",
        )
        .await
    });
}
