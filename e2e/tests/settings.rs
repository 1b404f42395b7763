//! How a reader wants the site to be, and the keys that lead about it.

use anyhow::Result;
use e2e::{Browser, Capability, Colours, Key, Setup};

use super::run;

/// Whether the page is dark: of its own colours, not of what it asks for.
async fn is_dark(browser: &Browser) -> Result<bool> {
    let script = "
        const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g);
        return +red + +green + +blue < 384";
    browser.evaluate(script).await
}

async fn kept(browser: &Browser) -> Result<Option<String>> {
    let script = "return localStorage.getItem('waymark/setting/theme')";
    browser.evaluate(script).await
}

#[test]
fn colours_follow_the_device_until_the_reader_chooses() {
    for (colours, dark) in [(Colours::Light, false), (Colours::Dark, true)] {
        run(Setup::usual().colours(colours), async |browser| {
            for page in ["index.html", "2.1.html", "settings.html", "404.html"] {
                browser.open(page).await?;
                assert_eq!(is_dark(browser).await?, dark, "{page} in {colours:?}");
            }
            Ok(())
        });
    }
}

#[test]
fn the_colours_that_were_chosen_hold_on_every_page_and_after_a_restart() {
    run(Setup::usual().needs(Capability::Restart), async |browser| {
        browser.open("settings.html").await?;
        browser.click("radio", "Dark").await?;
        browser.see("Kept in this browser.").await?;
        assert!(is_dark(browser).await?);
        browser.open("2.1.html").await?;
        assert!(is_dark(browser).await?);
        browser.restart().await?;
        browser.open("index.html").await?;
        assert!(is_dark(browser).await?);
        browser.open("settings.html").await?;
        browser.click("radio", "As on this device").await?;
        assert!(!is_dark(browser).await?);
        assert_eq!(
            kept(browser).await?,
            None,
            "what is as at first takes no room"
        );
        Ok(())
    });
}

#[test]
fn a_choice_holds_in_another_tab_at_once() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        let reading = browser.tab().await?;
        browser.new_tab().await?;
        browser.open("settings.html").await?;
        browser.click("radio", "Dark").await?;
        browser.see("Kept in this browser.").await?;
        browser.switch_to(&reading).await?;
        browser
            .until("the other tab to be dark", async || {
                Ok(if is_dark(browser).await? {
                    Ok(())
                } else {
                    Err("it is light".to_owned())
                })
            })
            .await
    });
}

#[test]
fn a_value_that_is_not_known_changes_nothing() {
    run(Setup::usual().colours(Colours::Dark), async |browser| {
        browser.open("2.1.html").await?;
        for junk in ["sepia", "undefined", "lighter", ""] {
            let keep = "localStorage.setItem('waymark/setting/theme', arguments[0])";
            let _: Option<bool> = browser.evaluate_with(keep, vec![junk.into()]).await?;
            browser.reload().await?;
            assert!(is_dark(browser).await?, "{junk:?}");
        }
        Ok(())
    });
}

#[test]
fn where_nothing_is_kept_a_choice_holds_on_the_page_and_is_said_to() {
    run(Setup::usual().with_storage_blocked(), async |browser| {
        browser.open("settings.html").await?;
        browser.click("radio", "Dark").await?;
        browser
            .see("This browser lets the site keep nothing")
            .await?;
        assert!(is_dark(browser).await?);
        Ok(())
    });
}

#[test]
fn without_the_program_the_settings_are_off_and_the_reader_is_told() {
    run(Setup::usual().without_javascript(), async |browser| {
        browser.open("settings.html").await?;
        for box_ in browser.nodes_in("radio").await? {
            assert!(box_.disabled, "{box_:?}");
        }
        browser.see("This browser did not start the program").await
    });
}

#[test]
fn keys_lead_from_principle_to_principle_and_home() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.press_text("n").await?;
        browser.arrive("2.2.html").await?;
        browser.press_text("p").await?;
        browser.arrive("2.1.html").await?;
        browser.press_text("h").await?;
        browser.arrive("index.html").await
    });
}

#[test]
fn keys_are_text_where_text_is_typed() {
    run(Setup::usual(), async |browser| {
        browser.open("2.2.html").await?;
        browser.click("button", "No").await?;
        browser
            .click("textbox", "What would make it better?")
            .await?;
        browser.press_text("nh?p").await?;
        let typed: String = browser
            .evaluate("return document.querySelector('textarea').value")
            .await?;
        assert_eq!(typed, "nh?p");
        browser.arrive("2.2.html").await?;
        assert!(browser.nodes_in("dialog").await?.is_empty());
        Ok(())
    });
}

#[test]
fn enter_on_a_choice_sends_the_page_nowhere() {
    run(Setup::usual(), async |browser| {
        browser.open("settings.html").await?;
        browser.click("radio", "Dark").await?;
        browser.see("Kept in this browser.").await?;
        browser.press(Key::Enter).await?;
        browser.press(Key::Tab).await?;
        // What was said would be gone with the page.
        browser.see("Kept in this browser.").await?;
        browser.arrive("settings.html").await
    });
}

#[test]
fn a_window_that_closes_and_the_link_to_the_content_keep_the_readers_place() {
    run(Setup::usual().width(360), async |browser| {
        browser.open("2.1.html").await?;
        let _: Option<bool> = browser
            .evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
            .await?;
        let at = "return Math.round(scrollY)";
        let before: i64 = browser.evaluate(at).await?;
        browser.press_text("?").await?;
        browser.find("dialog", "Keyboard shortcuts").await?;
        browser.click("button", "Close").await?;
        browser.find_none("dialog", "Keyboard shortcuts").await?;
        assert_eq!(browser.evaluate::<i64>(at).await?, before);
        browser.open("2.1.html").await?;
        browser.press(Key::Tab).await?;
        browser.press(Key::Enter).await?;
        browser.arrive("2.1.html#main").await?;
        browser
            .until("the content to come first", async || {
                let top =
                    "return Math.abs(document.querySelector('main').getBoundingClientRect().top)";
                let top: f64 = browser.evaluate(top).await?;
                Ok(if top < 120.0 {
                    Ok(())
                } else {
                    Err(format!("it is {top} pixels off"))
                })
            })
            .await
    });
}

#[test]
fn a_key_does_not_lead_away_from_what_is_kept_nowhere() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        super::storage::fill(browser).await?;
        browser
            .click("checkbox", &super::action("2.1-01").text)
            .await?;
        browser.see("A change of yours is not saved").await?;
        browser.press_text("n").await?;
        browser.press(Key::Tab).await?;
        browser.see("A change of yours is not saved").await?;
        browser.arrive("2.1.html").await
    });
}

#[test]
fn a_window_lists_the_keys_and_gives_the_focus_back() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        for round in 0..2 {
            browser.press(Key::Tab).await?;
            let before: String = browser
                .evaluate("return document.activeElement.outerHTML")
                .await?;
            browser.press_text("?").await?;
            browser.find("dialog", "Keyboard shortcuts").await?;
            browser.see("Back to the previous principle").await?;
            // What is behind the window can't be used, and its keys don't lead away.
            browser.press_text("n").await?;
            browser.find("dialog", "Keyboard shortcuts").await?;
            if round == 0 {
                browser.press(Key::Escape).await?;
            } else {
                browser.click("button", "Close").await?;
            }
            browser.find_none("dialog", "Keyboard shortcuts").await?;
            let after: String = browser
                .evaluate("return document.activeElement.outerHTML")
                .await?;
            assert_eq!(after, before);
        }
        browser.press_text("?").await?;
        browser
            .click("link", "Switch them off in the settings")
            .await?;
        browser.arrive("settings.html").await
    });
}

#[test]
fn keys_that_are_switched_off_do_nothing() {
    run(Setup::usual(), async |browser| {
        browser.open("settings.html").await?;
        browser.click("checkbox", "Single-key shortcuts").await?;
        browser.see("Kept in this browser.").await?;
        browser.open("2.1.html").await?;
        browser.press_text("?").await?;
        browser.press_text("n").await?;
        // The keys after which the page would have gone.
        browser.press(Key::Tab).await?;
        assert!(browser.nodes_in("dialog").await?.is_empty());
        browser.arrive("2.1.html").await?;
        browser.open("settings.html").await?;
        browser.ticked("Single-key shortcuts", false).await
    });
}

#[test]
fn dates_of_the_source_are_british_whatever_the_readers_language() {
    run(Setup::usual(), async |browser| {
        for page in ["about.html", "settings.html", "whole.html"] {
            browser.open(page).await?;
            browser.see("22 May 2024").await?;
        }
        Ok(())
    });
}
