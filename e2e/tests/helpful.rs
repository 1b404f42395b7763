//! "Was this page helpful?": kept on the device, taken along by copy or by mail, gone when the reader says so.

use anyhow::Result;
use e2e::{Browser, Capability, Key, Setup};

use super::{corpus, run, storage};

const QUESTION: &str = "Was this page helpful?";
const COMMENT: &str = "What would make it better?";
const KEPT: &str = "Kept in this browser, and sent nowhere until you send it.";
const PAGE: &str = "2.1.html";

async fn stored(browser: &Browser) -> Result<Option<String>> {
    browser
        .evaluate("return localStorage.getItem('waymark/feedback/2.1')")
        .await
}

async fn pressed(browser: &Browser, name: &str) -> Result<Option<bool>> {
    Ok(browser.find("button", name).await?.pressed)
}

#[test]
fn an_answer_and_a_comment_are_kept_and_shown_again() {
    run(Setup::usual(), async |browser| {
        answer_no(browser).await?;
        browser.reload().await?;
        is_shown_again(browser).await?;
        // A second thought keeps the comment.
        browser.click("button", "Yes").await?;
        let kept = stored(browser).await?.expect("an answer");
        let (line, comment) = kept.split_once('\n').expect("two lines");
        assert!(line.starts_with("1 yes "), "{line}");
        assert_eq!(comment, "An example, please.");
        // It is about this page alone.
        browser.open("2.2.html").await?;
        assert_eq!(pressed(browser, "Yes").await?, Some(false));
        browser.find_none("textbox", COMMENT).await
    });
}

#[test]
fn an_answer_and_a_comment_outlive_a_restart_of_the_browser() {
    let setup = Setup::usual().needs(Capability::Restart);
    run(setup, async |browser| {
        answer_no(browser).await?;
        browser.restart().await?;
        browser.open(PAGE).await?;
        is_shown_again(browser).await
    });
}

async fn answer_no(browser: &Browser) -> Result<()> {
    browser.open(PAGE).await?;
    browser.find("group", QUESTION).await?;
    browser.find_none("textbox", COMMENT).await?;
    browser.click("button", "No").await?;
    browser.see(KEPT).await?;
    browser.click("textbox", COMMENT).await?;
    browser.press_text("An example, please.").await
}

async fn is_shown_again(browser: &Browser) -> Result<()> {
    assert_eq!(pressed(browser, "No").await?, Some(true));
    assert_eq!(pressed(browser, "Yes").await?, Some(false));
    let typed: String = browser
        .evaluate("return document.querySelector('textarea').value")
        .await?;
    assert_eq!(typed, "An example, please.");
    Ok(())
}

#[test]
fn an_answer_is_copied_mailed_and_deleted_when_the_reader_says_so() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        browser.let_use_clipboard(true).await?;
        browser.click("button", "No").await?;
        browser.click("textbox", COMMENT).await?;
        browser.press_text("More & better").await?;
        browser.click("button", "Copy").await?;
        browser.see("Copied.").await?;
        let message = format!(
            "Was this page helpful? no\n\nMore & better\n\n{}\nEdition {}\n",
            browser.host().url(PAGE),
            corpus().edition
        );
        assert_eq!(browser.clipboard().await?, message);
        let href = "return [...document.links].find((link) => link.text === 'Send by mail to guidance@example.org').href";
        let href: String = browser.evaluate(href).await?;
        let start = "mailto:guidance@example.org?subject=Feedback%3A%202.1%20";
        assert!(href.starts_with(start), "{href}");
        assert!(
            href.contains(
                "&body=Was%20this%20page%20helpful%3F%20no%0D%0A%0D%0AMore%20%26%20better"
            ),
            "{href}"
        );
        browser.click("button", "Delete this answer").await?;
        browser.find_none("textbox", COMMENT).await?;
        assert_eq!(stored(browser).await?, None);
        assert_eq!(pressed(browser, "No").await?, Some(false));
        // The keyboard goes on where the question is.
        let focused: String = browser
            .evaluate("return document.activeElement.innerText")
            .await?;
        assert_eq!(focused, "Yes");
        browser.press(Key::Enter).await?;
        browser.see(KEPT).await
    });
}

#[test]
fn an_answer_that_cannot_be_read_is_left_as_it_is() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        let put = "localStorage.setItem('waymark/feedback/2.1', '2 yes 1 of a newer release\\n')";
        let _: Option<bool> = browser.evaluate(put).await?;
        browser.reload().await?;
        browser
            .see("What is kept here was written by another release")
            .await?;
        assert_eq!(pressed(browser, "Yes").await?, Some(false));
        browser.click("button", "Yes").await?;
        browser.find("textbox", COMMENT).await?;
        assert_eq!(pressed(browser, "Yes").await?, Some(true));
        browser.see("so a new answer can’t be kept").await?;
        assert_eq!(
            stored(browser).await?.as_deref(),
            Some("2 yes 1 of a newer release\n")
        );
        Ok(())
    });
}

#[test]
fn where_nothing_is_kept_the_reader_is_told_so_once_there_is_something_to_keep() {
    const LOST: &str = "This browser could not keep it: copy it before you leave the page.";
    run(Setup::usual().with_storage_blocked(), async |browser| {
        browser.open(PAGE).await?;
        browser.find("group", QUESTION).await?;
        browser.see_no(LOST).await?;
        browser.click("button", "Yes").await?;
        browser.see(LOST).await?;
        browser.click("button", "Delete this answer").await?;
        browser.see_no(LOST).await
    });
}

#[test]
fn where_storage_is_full_the_answer_stays_on_the_page_whatever_comes_and_is_kept_once_there_is_room()
 {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        storage::fill(browser).await?;
        browser.click("button", "No").await?;
        browser.click("textbox", COMMENT).await?;
        browser.press_text("A long thought").await?;
        browser.see("This browser could not keep it").await?;
        browser.let_use_clipboard(true).await?;
        browser.click("button", "Copy").await?;
        browser.see("Copied.").await?;
        // As when another tab has changed something.
        let event = "window.dispatchEvent(new StorageEvent('storage'))";
        let _: Option<bool> = browser.evaluate(event).await?;
        assert_eq!(pressed(browser, "No").await?, Some(true));
        let typed = "return document.querySelector('textarea').value";
        assert_eq!(browser.evaluate::<String>(typed).await?, "A long thought");
        storage::free(browser).await?;
        browser.click("textbox", COMMENT).await?;
        browser.press_text("!").await?;
        browser.see(KEPT).await?;
        let kept = stored(browser).await?.expect("an answer");
        let edition = &corpus().edition;
        assert!(kept.starts_with(&format!("1 no {edition}\n")), "{kept}");
        assert!(
            kept.contains('!') && kept.contains("long thought"),
            "{kept}"
        );
        Ok(())
    });
}

#[test]
fn a_comment_that_was_written_in_another_tab_is_not_lost() {
    run(Setup::usual(), async |browser| {
        browser.open(PAGE).await?;
        let first = browser.tab().await?;
        browser.new_tab().await?;
        browser.open(PAGE).await?;
        browser.click("button", "No").await?;
        browser.click("textbox", COMMENT).await?;
        browser.press_text("A long thought").await?;
        // The first tab shows it, and a second thought there keeps the words.
        browser.switch_to(&first).await?;
        browser.find("textbox", COMMENT).await?;
        browser.click("button", "Yes").await?;
        let kept = stored(browser).await?.expect("an answer");
        assert_eq!(kept, format!("1 yes {}\nA long thought", corpus().edition));
        Ok(())
    });
}

#[test]
fn without_the_program_the_question_is_not_asked() {
    for setup in [
        Setup::usual().without_javascript(),
        Setup::usual().with_wasm_off(),
    ] {
        run(setup.clone(), async |browser| {
            if setup == Setup::usual().with_wasm_off() {
                browser.expect_in_console("the program did not start");
            }
            browser.open(PAGE).await?;
            browser.see_no(QUESTION).await
        });
    }
}
