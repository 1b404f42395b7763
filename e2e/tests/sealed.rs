//! Links and files that are encrypted with a passphrase: made, opened elsewhere by who knows it, and by nobody else; and nothing is changed
//! before that. `sealed/` has a link and a file that another implementation has encrypted (Python's `cryptography`): what was once made
//! has to open for good.

use anyhow::Result;
use e2e::{Browser, Capability, Key, Setup};
use guidance::seal::{ITERATIONS, Sealed};
use guidance::share::LONGEST;

use super::assess::{KEPT, SYSTEMS};
use super::{exchange, report, run, scenes, share};

const WRONG: &str = "The passphrase is wrong, or the link was changed";

/// Types into a field, which browsers give no role that all of them agree on.
async fn type_into(browser: &Browser, field: &str, text: &str) -> Result<()> {
    let script =
        "const field = document.querySelector(arguments[0]); field.focus(); field.select()";
    let _: Option<bool> = browser.evaluate_with(script, vec![field.into()]).await?;
    browser.press_text(text).await
}

/// Whether this is what has the focus.
async fn has_focus(browser: &Browser, selector: &str) -> Result<bool> {
    let script = "return document.activeElement.matches(arguments[0])";
    browser.evaluate_with(script, vec![selector.into()]).await
}

async fn kept(browser: &Browser) -> Result<String> {
    browser.evaluate(KEPT).await
}

#[test]
fn a_link_with_a_passphrase_opens_for_who_knows_it_and_for_nobody_else() {
    run(Setup::usual(), async |browser| {
        share::open_system(browser).await?;
        browser.click("checkbox", "the system’s name").await?;
        browser
            .click("checkbox", "reasons, notes, evidence and review dates")
            .await?;
        type_into(browser, "#pass-link", scenes::PASSPHRASE).await?;
        browser.click("button", "Make a link").await?;
        browser
            .see("It is encrypted: it opens with the passphrase only")
            .await?;
        let address: String = browser.evaluate(share::LINK).await?;
        let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
        let sealed = Sealed::from_fragment(fragment).expect("an encrypted link")?;
        assert_eq!(sealed.head.iterations(), ITERATIONS);
        browser
            .see(&format!("The link has {} characters", address.len()))
            .await?;
        assert!(has_focus(browser, "#link").await?);
        // Another one is encrypted anew, even of the same.
        browser.click("button", "Make a link").await?;
        browser
            .until("another link", async || {
                let other: String = browser.evaluate(share::LINK).await?;
                Ok(if other == address { Err(other) } else { Ok(()) })
            })
            .await?;
        let before = kept(browser).await?;
        assert!(!before.contains(scenes::PASSPHRASE));

        browser.open("index.html").await?;
        browser.open(&format!("shared.html#{fragment}")).await?;
        browser.see("What is in the link is encrypted").await?;
        browser.see_no("Asked the vendor").await?;
        assert!(has_focus(browser, "#ask").await?);
        let kind = "return document.activeElement.type";
        assert_eq!(browser.evaluate::<String>(kind).await?, "password");
        browser.press_text("another passphrase").await?;
        browser.press(Key::Enter).await?;
        browser.see(WRONG).await?;
        assert!(has_focus(browser, "#ask[aria-invalid]").await?);
        browser.see_no("actions settled").await?;
        // Typed over what was wrong.
        browser.press_text(scenes::PASSPHRASE).await?;
        browser.click("button", "Decrypt").await?;
        browser.find("heading", "Fraud model").await?;
        browser.see("Asked the vendor").await?;
        browser.see_no(WRONG).await?;
        assert!(has_focus(browser, "h1").await?);
        report::is_text_only(browser).await?;
        let address: String = browser.evaluate("return location.href").await?;
        assert!(address.ends_with(fragment), "{address}");
        // Browsers keep titles with their history.
        let title: String = browser.evaluate("return document.title").await?;
        assert!(!title.contains("Fraud model"), "{title}");
        assert_eq!(kept(browser).await?, before);

        browser.click("link", "Keep a copy").await?;
        browser.see("What you opened is encrypted").await?;
        browser.see_no("What the link brings").await?;
        assert!(has_focus(browser, "#ask").await?);
        browser.press_text(scenes::PASSPHRASE).await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "What the link brings").await?;
        browser.see_no("What you opened is encrypted").await?;
        assert!(has_focus(browser, "h3").await?);
        let is_empty = "return document.querySelector('#ask').value === ''";
        assert!(browser.evaluate::<bool>(is_empty).await?);
        browser.click("button", "Import what is chosen").await?;
        browser.see("One system was imported").await
    });
}

#[test]
fn what_another_implementation_encrypted_opens() {
    run(Setup::usual(), async |browser| {
        browser.open(&scenes::sealed_page()).await?;
        browser.see("What is in the link is encrypted").await?;
        type_into(browser, "#ask", scenes::PASSPHRASE).await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "Fraud model").await?;
        browser.see("5 of 132 actions settled").await?;

        browser.open(SYSTEMS).await?;
        let before = kept(browser).await?;
        let _: Option<bool> = browser.evaluate(&scenes::give(scenes::SEALED_FILE)).await?;
        browser.see("What you opened is encrypted").await?;
        assert!(has_focus(browser, "#ask").await?);
        browser.press_text("not the passphrase").await?;
        browser.press(Key::Enter).await?;
        browser
            .see("The passphrase is wrong, or the file was changed")
            .await?;
        browser.see_no("What the file brings").await?;
        assert_eq!(kept(browser).await?, before);
        browser.press_text(scenes::PASSPHRASE).await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "What the file brings").await?;
        browser.see("Voice assistant").await?;
        assert_eq!(kept(browser).await?, before);
        browser.click("button", "Import what is chosen").await?;
        browser.see("2 systems were imported").await
    });
}

#[test]
fn a_passphrase_that_is_too_short_makes_nothing() {
    run(Setup::usual(), async |browser| {
        share::open_system(browser).await?;
        type_into(browser, "#pass-link", "too short").await?;
        browser.click("button", "Make a link").await?;
        browser.see("Use at least 12 characters").await?;
        browser.see_no("The link has").await?;
        assert!(has_focus(browser, "#pass-link[aria-invalid]").await?);
        let tied = "return document.activeElement.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')";
        let tied: String = browser.evaluate(tied).await?;
        assert!(
            tied.contains("Use at least 12 characters") && tied.contains("nobody can recover"),
            "{tied}"
        );
        assert!(!tied.contains("Encryption is off"), "{tied}");
        // Seen by who wants to.
        browser
            .click("checkbox", "Show the passphrase for the link")
            .await?;
        browser
            .until("the field shows its text", async || {
                let kind: String = browser
                    .evaluate("return document.querySelector('#pass-link').type")
                    .await?;
                Ok(if kind == "text" { Ok(()) } else { Err(kind) })
            })
            .await?;
        type_into(browser, "#pass-link", "long enough now").await?;
        browser.press(Key::Enter).await?;
        browser.see("The link has").await?;
        browser.see_no("Use at least 12 characters").await?;
        // What stands in the field counts, also later: without a passphrase the link is as it always was.
        let empty = "const field = document.querySelector('#pass-link'); field.value = ''; field.dispatchEvent(new Event('change', { bubbles: true }))";
        let _: Option<bool> = browser.evaluate(empty).await?;
        browser.see_no("It is encrypted: it opens").await?;
        let address: String = browser.evaluate(share::LINK).await?;
        assert!(address.contains("shared.html#s="), "{address}");
        Ok(())
    });
}

#[test]
fn a_damaged_or_hostile_envelope_is_refused_before_a_passphrase_is_asked_for() {
    run(Setup::usual(), async |browser| {
        browser.open(SYSTEMS).await?;
        let before = kept(browser).await?;
        let whole = scenes::sealed_page();
        let damaged = "This link can’t be read";
        for (page, why) in [
            (&whole[..whole.len() - 7], damaged),
            // 4 294 967 295 iterations, with a check that is right.
            (
                "shared.html#e=AWz_____AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHAAAAAAAAAAAAAAAAAAAAAAEksrI",
                damaged,
            ),
            ("shared.html#e=", damaged),
            ("shared.html#e=%3Cscript%3E", damaged),
            (
                "shared.html#e=AgcMYEU",
                "A newer release of this site made the link",
            ),
        ] {
            for page in [page.to_owned(), page.replace("shared.html", SYSTEMS)] {
                browser.open("index.html").await?;
                browser.open(&page).await?;
                browser.see(why).await?;
                browser.see_no("Decrypt").await?;
            }
        }
        let long = format!("shared.html#e={}", "A".repeat(LONGEST));
        browser.open("index.html").await?;
        browser.open(&long).await?;
        browser.see(damaged).await?;
        // A file, too.
        let file = scenes::SEALED_FILE;
        for (text, why) in [
            (
                file.replace("\"sealed\": \"", "\"sealed\": \"AA"),
                "The encrypted file is damaged",
            ),
            (
                file.replace("\"version\": 1", "\"version\": 2"),
                "A newer release wrote the file",
            ),
            (file[..file.len() - 5].to_owned(), "Nothing was changed"),
        ] {
            browser.open(SYSTEMS).await?;
            let _: Option<bool> = browser.evaluate(&scenes::give(&text)).await?;
            browser.see(why).await?;
            browser.see_no("Decrypt").await?;
        }
        assert_eq!(kept(browser).await?, before);
        // Whoever has the whole link pastes it there, and is asked.
        browser.open("shared.html").await?;
        super::assess::fill(browser, "The link", &format!("https://example.org/{whole}")).await?;
        browser.press(Key::Enter).await?;
        browser.see("What is in the link is encrypted").await?;
        assert!(has_focus(browser, "#ask").await?);
        // And whoever pastes another one instead is asked no more.
        browser.back().await?;
        browser.see_no("What is in the link is encrypted").await
    });
}

#[test]
fn an_encrypted_backup_is_written_and_read() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(SYSTEMS).await?;
        let _: Option<bool> = browser.evaluate(&scenes::keep()).await?;
        browser.open("system.html?id=fraud").await?;
        exchange::catch(browser).await?;
        type_into(browser, "#pass-file", "short").await?;
        browser
            .click("button", "Save this system as a file")
            .await?;
        browser.see("Use at least 12 characters").await?;
        browser.see_no("was handed to your browser").await?;
        type_into(browser, "#pass-file", scenes::PASSPHRASE).await?;
        browser
            .click("button", "Save this system as a file")
            .await?;
        browser
            .see("-encrypted.json was handed to your browser")
            .await?;
        browser
            .see("It is encrypted: it opens with the passphrase only")
            .await?;
        browser.see("Last backup").await?;
        let file = exchange::caught(browser).await?;
        let (name, text) = file.split_once('\n').unwrap_or_default();
        assert!(name.ends_with("-encrypted.json"), "{name}");
        assert!(
            text.contains("waymark-sealed") && !text.contains("Fraud"),
            "{text}"
        );
        assert!(Sealed::from_file(text.as_bytes()).is_some_and(|one| one.is_ok()));

        let _: Option<bool> = browser.evaluate("localStorage.clear()").await?;
        browser.open(SYSTEMS).await?;
        let _: Option<bool> = browser.evaluate(&scenes::give(text)).await?;
        browser.see("What you opened is encrypted").await?;
        browser.press_text(scenes::PASSPHRASE).await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "What the file brings").await?;
        browser.see("Fraud model").await
    });
}

#[test]
fn where_the_browser_offers_no_encryption_the_page_says_so() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        share::open_system(browser).await?;
        let _: Option<bool> = browser.evaluate(&scenes::without_encryption()).await?;
        browser.see("Encryption is off").await?;
        let off = "return document.querySelectorAll('.pass input:disabled').length";
        assert_eq!(browser.evaluate::<usize>(off).await?, 4);
        browser.click("button", "Make a link").await?;
        browser.see("The link has").await?;
        browser.open(&scenes::sealed_page()).await?;
        let _: Option<bool> = browser.evaluate(&scenes::without_encryption()).await?;
        browser.see("It can’t be decrypted here").await?;
        assert!(has_focus(browser, "#ask-wrong").await?);
        browser.click("button", "Decrypt").await?;
        browser.see("It can’t be decrypted here").await?;
        browser.see_no(WRONG).await
    });
}

#[test]
fn where_the_backup_is_not_encrypted_nothing_is_taken_in() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(SYSTEMS).await?;
        let _: Option<bool> = browser.evaluate(&scenes::keep()).await?;
        browser.open(SYSTEMS).await?;
        type_into(browser, "#pass-file", scenes::PASSPHRASE).await?;
        let _: Option<bool> = browser.evaluate(&scenes::give(&scenes::file())).await?;
        browser.find("heading", "What the file brings").await?;
        let before = kept(browser).await?;
        let refuses = "window.encrypts = window.seal; window.seal = (...all) => all.at(-1)()";
        let _: Option<bool> = browser.evaluate(refuses).await?;
        browser.click("button", "Import what is chosen").await?;
        browser.see("could not encrypt it").await?;
        assert_eq!(kept(browser).await?, before);
        // What was chosen still stands there.
        let _: Option<bool> = browser.evaluate("window.seal = window.encrypts").await?;
        browser.click("button", "Import what is chosen").await?;
        // With the full stop: the words over the button have it, too.
        browser.see("imported.").await
    });
}

/// Chooses to take in a file, and holds the encryption of the backup before it until it is let go.
async fn take_and_hold(browser: &Browser) -> Result<()> {
    browser.open(SYSTEMS).await?;
    exchange::catch(browser).await?;
    type_into(browser, "#pass-file", scenes::PASSPHRASE).await?;
    let _: Option<bool> = browser
        .evaluate(&scenes::give(&scenes::file_of_kin()))
        .await?;
    browser.see("It brings 3 new entries").await?;
    let holds = "const encrypts = window.seal; \
                 window.seal = (...all) => { window.letGo = () => { window.seal = encrypts; encrypts(...all) } }";
    let _: Option<bool> = browser.evaluate(holds).await?;
    browser.click("button", "Import what is chosen").await?;
    browser.see("Encrypting").await
}

#[test]
fn what_is_decided_while_the_backup_is_encrypted_is_not_passed_over() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(SYSTEMS).await?;
        let _: Option<bool> = browser.evaluate(&scenes::keep()).await?;
        let list = browser.tab().await?;

        take_and_hold(browser).await?;
        browser.click("button", "Leave it").await?;
        let _: Option<bool> = browser.evaluate("window.letGo()").await?;
        browser.see("was not imported").await?;
        browser.see_no("One system was imported").await?;

        // Another file, one that is encrypted, and one that can't be read.
        let sealed = include_str!("sealed/file.json");
        for (file, shown) in [
            (scenes::file(), "What the file brings"),
            (sealed.to_owned(), "What you opened is encrypted"),
            ("{}".to_owned(), "This is no file of saved work"),
        ] {
            take_and_hold(browser).await?;
            let _: Option<bool> = browser.evaluate(&scenes::give(&file)).await?;
            browser.see(shown).await?;
            let _: Option<bool> = browser.evaluate("window.letGo()").await?;
            browser.see("was not imported").await?;
            browser.see(shown).await?;
            browser.see_no("One system was imported").await?;
        }

        take_and_hold(browser).await?;
        exchange::note_in_another_tab(browser).await?;
        browser.switch_to(&list).await?;
        let _: Option<bool> = browser.evaluate("window.letGo()").await?;
        browser
            .see("What is here has changed in the meantime")
            .await?;
        browser.see_no("One system was imported").await?;
        browser.click("button", "Import what is chosen").await?;
        browser.see("One system was imported").await
    });
}

#[test]
fn a_link_is_encrypted_and_opened_by_keyboard() {
    run(Setup::usual(), async |browser| {
        share::open_system(browser).await?;
        super::by_keyboard::tab_to(browser, "here.id === 'link-name'").await?;
        browser.press_text(" ").await?;
        super::by_keyboard::tab_to(browser, "here.id === 'pass-link'").await?;
        browser.press_text(scenes::PASSPHRASE).await?;
        super::by_keyboard::tab_to(browser, "here.dataset.do === 'link'").await?;
        browser.press(Key::Enter).await?;
        browser.see("It is encrypted: it opens").await?;
        let address: String = browser.evaluate(share::LINK).await?;
        let page = address.rsplit('/').next().unwrap_or_default().to_owned();
        browser.open(&page).await?;
        browser.see("What is in the link is encrypted").await?;
        browser.press_text(scenes::PASSPHRASE).await?;
        super::by_keyboard::tab_to(browser, "here.textContent === 'Decrypt'").await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "Fraud model").await?;
        super::by_keyboard::tab_to(browser, "here.textContent === 'Keep a copy'").await
    });
}

#[test]
fn the_one_file_encrypts_too() {
    run(Setup::usual().in_one_file(), async |browser| {
        browser.open(&scenes::sealed_page()).await?;
        browser.see("What is in the link is encrypted").await?;
        type_into(browser, "#ask", scenes::PASSPHRASE).await?;
        browser.press(Key::Enter).await?;
        browser.find("heading", "Fraud model").await?;
        Ok(())
    });
}
