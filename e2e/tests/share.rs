//! A system in a link: made with what the reader chooses, opened on another device to be read, kept by way of the same look at it as a
//! file; and nothing is changed before that, least of all by a link that was damaged.

use anyhow::Result;
use e2e::{Browser, Capability, Key, Setup};
use guidance::progress::Status;
use guidance::share::{LONGEST, Shared, With};

use super::assess::{KEPT, SYSTEMS, chosen, fill, more};
use super::by_keyboard::tab_to;
use super::{action, corpus, exchange, report, run, scenes};

/// What stands in the field for a link.
pub(super) const LINK: &str = "return document.querySelector('#link').value";

async fn kept(browser: &Browser) -> Result<String> {
    browser.evaluate(KEPT).await
}

/// The page of the fraud model, which is kept.
pub(super) async fn open_system(browser: &Browser) -> Result<()> {
    browser.open(SYSTEMS).await?;
    let _: Option<bool> = browser.evaluate(&scenes::keep()).await?;
    browser.open("system.html?id=fraud").await?;
    browser.find("heading", "A link to this system").await?;
    Ok(())
}

/// The link that the page shows, and what it holds.
async fn link(browser: &Browser) -> Result<(String, Shared)> {
    let link: String = browser.evaluate(LINK).await?;
    let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
    let shared = Shared::from_fragment(fragment)?;
    browser
        .see(&format!("The link has {} characters", link.len()))
        .await?;
    Ok((link, shared))
}

#[test]
fn a_link_holds_what_the_reader_chooses_and_is_copied() {
    run(Setup::usual(), async |browser| {
        browser.let_use_clipboard(true).await?;
        open_system(browser).await?;
        browser
            .see("Anyone who has it can read what is in it")
            .await?;
        browser.see("browsers send to no server").await?;
        let before = kept(browser).await?;
        browser.click("button", "Make a link").await?;
        let (address, shared) = link(browser).await?;
        let here: String = browser.evaluate("return location.href").await?;
        let page = here.replace("system.html?id=fraud", "shared.html#s=");
        assert!(address.starts_with(&page), "{address} at {here}");
        assert_eq!(shared.name, "");
        assert_eq!(shared.wording, corpus().wording);
        let done = shared.answers.values();
        assert_eq!(done.filter(|one| one.status == Status::Done).count(), 4);
        let mut texts = shared.answers.values().flat_map(|one| &one.texts);
        assert!(texts.all(String::is_empty), "{shared:?}");

        // A link that is shown says what is chosen.
        browser.click("checkbox", "the system’s name").await?;
        browser
            .click("checkbox", "reasons, notes, evidence and review dates")
            .await?;
        let (_, shared) = link(browser).await?;
        assert_eq!(shared.name, "Fraud model");
        let texts: Vec<&String> = shared.answers.values().flat_map(|one| &one.texts).collect();
        assert!(texts.iter().any(|text| text.contains("Asked the vendor")));
        assert!(!texts.iter().any(|text| *text == "Ada"), "{texts:?}");
        browser.click("checkbox", "owners").await?;
        let (address, shared) = link(browser).await?;
        let mut texts = shared.answers.values().flat_map(|one| &one.texts);
        assert!(texts.any(|text| text == "Ada"), "{shared:?}");

        browser.click("button", "Copy the link").await?;
        browser.see("Copied.").await?;
        assert_eq!(kept(browser).await?, before);
        assert_eq!(browser.clipboard().await?, address);
        Ok(())
    });
}

#[test]
fn what_is_too_long_for_a_link_is_offered_as_a_file() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        open_system(browser).await?;
        let _: Option<bool> = browser.evaluate(scenes::TOO_LONG).await?;
        browser
            .see(&format!("cut links of more than {LONGEST}"))
            .await?;
        browser.see_no("The link has").await?;
        exchange::catch(browser).await?;
        let file = "document.querySelector('.desk__link [data-do=backup]').click()";
        let _: Option<bool> = browser.evaluate(file).await?;
        let file = exchange::caught(browser).await?;
        assert!(file.contains("waymark-assessments") && file.contains("long long"));
        browser
            .click("checkbox", "reasons, notes, evidence and review dates")
            .await?;
        link(browser).await?;
        Ok(())
    });
}

#[test]
fn a_link_is_read_elsewhere_and_kept_only_by_who_says_so() {
    run(Setup::usual(), async |browser| {
        browser.open("index.html").await?;
        let before = kept(browser).await?;
        browser.open(&scenes::shared_page()).await?;
        browser.find("heading", "Fraud model").await?;
        browser.see("5 of 132 actions settled").await?;
        browser.see("Done: 4").await?;
        browser
            .see(&format!("edition {} of their wording", corpus().wording))
            .await?;
        browser.see(&action("5.2-01").text).await?;
        browser.see("Asked the vendor").await?;
        browser
            .see("Bought as a service: the supplier does it")
            .await?;
        report::is_text_only(browser).await?;
        let text = browser.text().await?;
        assert!(!text.contains('%') && !text.contains("1970"), "{text}");
        let controls = "return document.querySelectorAll('.desk__body :is(input, select, textarea, button)').length";
        assert_eq!(browser.evaluate::<usize>(controls).await?, 0);
        assert_eq!(kept(browser).await?, before);

        browser.click("link", "Keep a copy").await?;
        browser.find("heading", "What the link brings").await?;
        browser.see("It comes in as a system of its own").await?;
        let focused = "return document.activeElement.textContent";
        assert_eq!(
            browser.evaluate::<String>(focused).await?,
            "What the link brings"
        );
        // Once only, and not in the address.
        let hash: String = browser.evaluate("return location.hash").await?;
        assert_eq!(hash, "");
        browser.click("button", "Leave it").await?;
        browser.see_no("What the link brings").await?;
        assert_eq!(kept(browser).await?, before);
        browser.back().await?;
        browser.click("link", "Keep a copy").await?;
        browser.click("button", "Import what is chosen").await?;
        browser.see("One system was imported").await?;
        assert_ne!(kept(browser).await?, before);
        // It is one step, like what comes in a file.
        browser.click("button", "Undo").await?;
        browser.find("button", "Restore Fraud model").await?;
        browser.click("button", "Redo").await?;
        browser.click("link", "Fraud model").await?;
        browser.find("heading", "Fraud model").await?;
        chosen(browser, "Status of 1.1-01", "done").await?;
        more(browser, "2.1-01").await?;
        let note = "return document.querySelector('[data-field=note][data-no=\"2.1-01\"]').value";
        let note: String = browser.evaluate(note).await?;
        assert!(note.contains("Asked the vendor"), "{note}");
        Ok(())
    });
}

#[test]
fn a_link_without_texts_says_that_a_reason_was_left_out() {
    run(Setup::usual(), async |browser| {
        let fragment = scenes::fragment(With::default());
        browser.open(&format!("shared.html#{fragment}")).await?;
        browser.find("heading", "A system in a link").await?;
        browser.see("Not applicable: 1").await?;
        browser.see("left out").await?;
        browser.see_no("Asked the vendor").await?;
        browser.click("link", "Keep a copy").await?;
        browser.click("button", "Import what is chosen").await?;
        browser.find("link", "From a link").await?;
        Ok(())
    });
}

#[test]
fn a_damaged_link_says_what_is_wrong_and_changes_nothing() {
    run(Setup::usual(), async |browser| {
        browser.open(SYSTEMS).await?;
        let _: Option<bool> = browser.evaluate(&scenes::keep()).await?;
        browser.open(SYSTEMS).await?;
        browser.see("Fraud model").await?;
        let before = kept(browser).await?;
        let whole = scenes::shared_page();
        let mut other = Shared::from_fragment(&scenes::fragment(With::default()))?;
        other.document = "other".parse()?;
        let other = format!("shared.html#{}", other.to_fragment()?);
        let damaged = "This link can’t be read";
        for (page, why) in [
            ("shared.html", "There is no link in this page’s address"),
            (&whole[..whole.len() - 20], damaged),
            (&other, "The link is about another guidance"),
            ("shared.html#s=%3Cscript%3E", damaged),
            ("shared.html#a03", damaged),
            ("shared.html#s=AgBde4yf", "A newer release of this site"),
        ] {
            browser.open("index.html").await?;
            browser.open(page).await?;
            browser.see(why).await?;
            browser.see_no("Keep a copy").await?;
        }
        let copy = format!("{SYSTEMS}#s=AQdu");
        browser.open("index.html").await?;
        browser.open(&copy).await?;
        browser.see(damaged).await?;
        browser.see("Nothing on this device was changed").await?;
        browser.see_no("Import what is chosen").await?;
        assert_eq!(kept(browser).await?, before);
        // Whoever gets the whole link pastes it where the damaged one stands.
        browser.open("index.html").await?;
        browser.open(&whole[..whole.len() - 20]).await?;
        browser.see(damaged).await?;
        fill(browser, "The link", &format!("https://example.org/{whole}")).await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "Fraud model").await?;
        browser.see_no(damaged).await?;
        browser.arrive(&whole).await?;
        // And the way back is the way back.
        browser.back().await?;
        browser.see(damaged).await?;
        assert_eq!(kept(browser).await?, before);
        Ok(())
    });
}

#[test]
fn a_link_of_an_earlier_edition_says_what_has_changed() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(&scenes::shared_page()).await?;
        browser.see("To read only").await?;
        browser.see_no("this site has edition").await?;
        let _: Option<bool> = browser.evaluate(scenes::REWORDED).await?;
        browser
            .see("under edition 1 of the wording; this site has edition 2.")
            .await?;
        browser.see("2 answers were given to other words").await?;
        browser.see("Ask around, and note it.").await?;
        browser.see("Keep a register.").await
    });
}

#[test]
fn a_link_is_made_opened_and_kept_by_keyboard() {
    run(Setup::usual(), async |browser| {
        open_system(browser).await?;
        tab_to(browser, "here.id === 'link-name'").await?;
        browser.press_text(" ").await?;
        tab_to(browser, "here.dataset.do === 'link'").await?;
        browser.press(Key::Enter).await?;
        let (address, _) = link(browser).await?;
        let focused = "const here = document.activeElement; return here.id === 'link' && here.selectionEnd - here.selectionStart === here.value.length";
        assert!(browser.evaluate::<bool>(focused).await?);
        let page = address.rsplit('/').next().unwrap_or_default().to_owned();
        browser.open(&page).await?;
        browser.find("heading", "Fraud model").await?;
        tab_to(browser, "here.textContent === 'Keep a copy'").await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "What the link brings").await?;
        tab_to(browser, "here.dataset.do === 'take'").await?;
        browser.press(Key::Enter).await?;
        browser.see("One system was imported").await
    });
}

#[test]
fn a_link_of_the_one_file_leads_to_the_one_file() {
    run(Setup::usual().in_one_file(), async |browser| {
        browser.open(&scenes::shared_page()).await?;
        browser.find("heading", "Fraud model").await?;
        browser.click("link", "Keep a copy").await?;
        browser.click("button", "Import what is chosen").await?;
        browser.see("One system was imported").await?;
        browser.click("link", "Fraud model").await?;
        browser.find("heading", "A link to this system").await?;
        browser.click("button", "Make a link").await?;
        let (address, _) = link(browser).await?;
        // Whose disk it is, and where it lies there, is in no link.
        assert!(
            address.starts_with("waymark.html?at=shared.html#s="),
            "{address}"
        );
        browser.see("the link names no place").await?;
        browser.open("shared.html").await?;
        fill(browser, "The link", &address).await?;
        browser.press(Key::Enter).await?;
        browser.see("5 of 132 actions settled").await
    });
}
