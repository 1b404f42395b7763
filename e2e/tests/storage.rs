//! Storage that is damaged, newer, blocked or full: nothing is lost, and the reader is told.

use anyhow::Result;
use e2e::{Browser, Setup};

use super::{action, principle, run, settled};

const PAGE: &str = "2.1.html";
const KEY: &str = "waymark/record/first/ncsc-ml:2.1-01";
const DAMAGED: &str = "1 first ncsc-ml:2.1-01 don";

fn one() -> &'static str {
    &action("2.1-01").text
}

fn other() -> &'static str {
    &action("2.1-02").text
}

async fn put(browser: &Browser, key: &str, value: &str) -> Result<()> {
    let script = "localStorage.setItem(arguments[0], arguments[1])";
    browser
        .evaluate_with(script, vec![key.into(), value.into()])
        .await
}

async fn get(browser: &Browser, key: &str) -> Result<Option<String>> {
    let script = "return localStorage.getItem(arguments[0])";
    browser.evaluate_with(script, vec![key.into()]).await
}

/// The values that are stored of an action in the format of this release.
async fn entries(browser: &Browser, action: &str) -> Result<Vec<String>> {
    let script = "
        return Object.entries(localStorage)
            .filter(([key, text]) => key.startsWith('waymark/entry/') && text.includes(' ncsc-ml:' + arguments[0] + ' '))
            .map(([, text]) => text)";
    browser.evaluate_with(script, vec![action.into()]).await
}

/// Every value that is stored, without its key.
async fn values(browser: &Browser) -> Result<Vec<String>> {
    browser.evaluate("return Object.values(localStorage)").await
}

/// Fills the storage to the last character.
pub(crate) async fn fill(browser: &Browser) -> Result<()> {
    let script = "
        let count = 0;
        for (let size = 1 << 20; size > 0;) {
            try { localStorage.setItem('filler' + count, 'x'.repeat(size)); count += 1 }
            catch { size >>= 1 }
        }";
    browser.evaluate(script).await
}

pub(crate) async fn free(browser: &Browser) -> Result<()> {
    let script = "
        for (const key of Object.keys(localStorage))
            if (key.startsWith('filler')) localStorage.removeItem(key)";
    browser.evaluate(script).await
}

#[test]
fn a_damaged_value_is_set_aside_untouched_and_other_work_goes_on() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", other()).await?;
        put(browser, KEY, DAMAGED).await?;
        put(browser, "of-another-program", DAMAGED).await?;

        browser.reload().await?;
        browser
            .see("Part of your saved work could not be read")
            .await?;
        browser.ticked(other(), true).await?;
        assert_eq!(get(browser, KEY).await?, None, "its place is free");
        let kept = values(browser).await?;
        let copies = kept.iter().filter(|value| *value == DAMAGED).count();
        assert_eq!(copies, 2, "aside, and the other program's: {kept:?}");

        // The action whose value was damaged can be ticked like any other, and that is kept.
        browser.click("checkbox", one()).await?;
        browser.reload().await?;
        browser.ticked(one(), true).await?;
        browser.ticked(other(), true).await?;
        browser.see(&settled(2, [principle("2.1")])).await?;
        browser
            .see("Part of your saved work could not be read")
            .await?;
        let other_program = get(browser, "of-another-program").await?;
        assert_eq!(other_program.as_deref(), Some(DAMAGED));
        Ok(())
    });
}

#[test]
fn anything_at_all_may_stand_where_a_record_should() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        let values = [
            "",
            "true",
            "[object Object]",
            "{\"v\":1}",
            "\u{0}\u{ffff}🙂",
            "1",
            "0 a b c d e f",
        ];
        for (at, value) in values.iter().enumerate() {
            put(
                browser,
                &format!("waymark/record/first/ncsc-ml:2.1-{:02}", at + 1),
                value,
            )
            .await?;
        }
        put(browser, "waymark/record/first/", "no action").await?;
        put(browser, "waymark/record/first/nonsense", "no id").await?;
        browser.reload().await?;
        browser
            .see("Part of your saved work could not be read")
            .await?;
        browser.see(&settled(0, [principle("2.1")])).await?;
        let kept = self::values(browser).await?;
        for value in values {
            assert!(
                kept.iter().any(|one| one == value),
                "{value:?} is gone: {kept:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn what_was_set_aside_can_be_looked_at_and_deleted() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", other()).await?;
        put(browser, KEY, DAMAGED).await?;
        browser.reload().await?;
        browser.see_no(DAMAGED).await?;
        browser.click_text("What was set aside").await?;
        browser.see(DAMAGED).await?;
        browser.click("button", "Delete what was set aside").await?;
        browser
            .see_no("Part of your saved work could not be read")
            .await?;
        browser.reload().await?;
        browser.ticked(other(), true).await?;
        browser
            .see_no("Part of your saved work could not be read")
            .await?;
        let kept = values(browser).await?;
        assert!(!kept.contains(&DAMAGED.to_owned()), "{kept:?}");
        Ok(())
    });
}

#[test]
fn work_of_a_newer_release_is_shown_to_be_there_and_left_alone() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", other()).await?;
        let newer = "2 first ncsc-ml:2.1-01 reviewed k3f9 7 1795000000000 and-more";
        put(browser, KEY, newer).await?;
        browser.reload().await?;
        browser
            .see("Your saved work is from a newer release")
            .await?;
        browser.ticked(other(), true).await?;
        let boxes = browser.nodes_in("checkbox").await?;
        assert_eq!(boxes.len(), principle("2.1").actions.len());
        for one in boxes {
            assert!(one.disabled, "{:?} can be changed", one.name);
        }
        assert_eq!(get(browser, KEY).await?.as_deref(), Some(newer));
        Ok(())
    });
}

#[test]
fn where_storage_is_blocked_the_reader_is_told_and_can_tick_all_the_same() {
    run(Setup::usual().with_storage_blocked(), async |browser| {
        browser.open(PAGE).await?;
        let storage =
            "try { return localStorage ? 'there' : 'none' } catch (error) { return error.name }";
        let storage: String = browser.evaluate(storage).await?;
        // Where a reader forbids it, browsers throw; where a locked-down one has none, it has none.
        let blocked = ["SecurityError", "none"];
        assert!(blocked.contains(&storage.as_str()), "storage is {storage}");
        browser.see("What you tick here will not be kept").await?;
        browser.click("checkbox", one()).await?;
        browser.ticked(one(), true).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        browser.reload().await?;
        browser.ticked(one(), false).await?;
        browser.see("What you tick here will not be kept").await
    });
}

#[test]
fn where_storage_is_full_a_tick_is_shown_as_unsaved_and_saved_once_there_is_room() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", one()).await?;
        let earlier = entries(browser, "2.1-01").await?;
        assert_eq!(earlier.len(), 1);
        fill(browser).await?;

        browser.click("checkbox", other()).await?;
        browser.see("A change of yours is not saved").await?;
        browser.ticked(other(), true).await?;
        browser.see(&settled(2, [principle("2.1")])).await?;
        assert_eq!(
            entries(browser, "2.1-01").await?,
            earlier,
            "earlier work is kept"
        );

        free(browser).await?;
        browser.click("checkbox", other()).await?;
        browser.click("checkbox", other()).await?;
        browser.see_no("A change of yours is not saved").await?;
        browser.reload().await?;
        browser.ticked(one(), true).await?;
        browser.ticked(other(), true).await
    });
}

#[test]
fn the_reader_is_told_as_long_as_any_change_is_unsaved() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        fill(browser).await?;
        browser.click("checkbox", one()).await?;
        browser.click("checkbox", other()).await?;
        browser.see("not saved").await?;
        free(browser).await?;
        // The reader does what the page asks for, with the last change. That saves this one; of the one
        // before, either it is saved as well or the page still says that it is not.
        browser.click("checkbox", other()).await?;
        browser.click("checkbox", other()).await?;
        browser.ticked(one(), true).await?;
        let is_saved = !entries(browser, "2.1-01").await?.is_empty();
        let is_said = browser.text().await?.contains("not saved");
        assert!(
            is_saved || is_said,
            "a tick is shown that nobody has saved, without a word"
        );
        Ok(())
    });
}

#[test]
fn a_damaged_value_stays_where_it_is_while_there_is_no_room_to_set_it_aside() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.click("checkbox", other()).await?;
        put(browser, KEY, DAMAGED).await?;
        fill(browser).await?;
        browser.reload().await?;
        browser.see("there is no room to set it aside").await?;
        browser.ticked(other(), true).await?;
        assert_eq!(get(browser, KEY).await?.as_deref(), Some(DAMAGED));
        free(browser).await?;
        browser.reload().await?;
        browser
            .see("Part of your saved work could not be read")
            .await?;
        browser.ticked(other(), true).await
    });
}
