//! Search and filters: results as one types, on every page; the search page, and its address; marks where a hit is opened.

use anyhow::Result;
use e2e::{Browser, Key, Setup};

use super::{action, corpus, run};

/// Waits until the first principle of the results within an element is this one.
pub(super) async fn first_is(browser: &Browser, within: &str, no: &str) -> Result<()> {
    let script = "
        const title = document.querySelector(`${arguments[0]} ol .title b`);
        return title?.textContent ?? document.querySelector(arguments[0])?.textContent ?? 'no results'";
    browser
        .until(&format!("{no} to be found first"), async || {
            let found: String = browser.evaluate_with(script, vec![within.into()]).await?;
            Ok(if found == no { Ok(()) } else { Err(found) })
        })
        .await
}

/// The results below the field at the top of a page.
const BELOW: &str = ".find__panel:not([hidden])";

/// The results on the search page.
pub(super) const RESULTS: &str = ".seek .results";

/// What readers type, and the principle that they want.
pub(super) const WANTED: [(&str, &str); 4] = [
    ("membrship inferance", "1.1"),
    ("sanitize", "4.2"),
    ("SBOM", "2.1"),
    ("how do I retire a model", "5.1"),
];

async fn type_anew(browser: &Browser, text: &str) -> Result<()> {
    let _: Option<bool> = browser
        .evaluate("document.querySelector('[name=q]').select()")
        .await?;
    browser.press_text(text).await
}

/// Journey 2 at a width, by keyboard alone.
fn find(width: u32) {
    run(Setup::usual().width(width), async |browser| {
        browser.open("2.2.html").await?;
        browser.press_with_control("k").await?;
        for (typed, wanted) in WANTED {
            type_anew(browser, typed).await?;
            first_is(browser, BELOW, wanted).await?;
        }
        // Nothing of the results stands out of the window.
        let within = "
            const { left, right } = document.querySelector('.find__panel').getBoundingClientRect();
            return left >= 0 && right <= document.documentElement.clientWidth";
        assert!(browser.evaluate::<bool>(within).await?, "{width} px");
        // From the field into the results, and to the place that was found, once its text has come.
        let come =
            "return Boolean(document.querySelector('.find__panel ol > li:first-child ul a'))";
        browser
            .until("the place that was found", async || {
                let has_come: bool = browser.evaluate(come).await?;
                Ok(has_come.then_some(()).ok_or("it is not there".to_owned()))
            })
            .await?;
        let here = "
            const link = document.activeElement;
            return link.closest('.find__panel ol ul') ? link.href.split('/').at(-1) : ''";
        let mut place = String::new();
        for _ in 0..12 {
            browser.press(Key::Down).await?;
            place = browser.evaluate(here).await?;
            if !place.is_empty() {
                break;
            }
        }
        let expected = "5.1.html?q=how+do+I+retire+a+model";
        assert!(place.starts_with(expected), "arrows lead to {place:?}");
        browser.press(Key::Enter).await?;
        browser.arrive(&place).await?;
        browser.see("Marked: “how do I retire a model”").await?;
        let marked: usize = browser
            .evaluate("return document.querySelectorAll('main mark').length")
            .await?;
        assert!(marked > 3, "{marked} marks");
        // At the place, where it is not the start of the page.
        let at = "
            const target = document.querySelector(':target');
            const { top } = (target ?? document.documentElement).getBoundingClientRect();
            return top >= -2 && top < innerHeight";
        assert!(browser.evaluate::<bool>(at).await?, "{place} is in sight");
        browser.click("button", "Remove marks").await?;
        browser.see_no("Marked:").await?;
        let marked: usize = browser
            .evaluate("return document.querySelectorAll('mark').length")
            .await?;
        assert_eq!(marked, 0);
        Ok(())
    });
}

#[test]
fn what_is_typed_finds_the_principle_and_opens_it_at_the_place_on_a_desk() {
    find(1280);
}

#[test]
fn what_is_typed_finds_the_principle_and_opens_it_at_the_place_on_a_phone() {
    find(360);
}

#[test]
fn escape_closes_the_results_and_keeps_the_words() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.press_text("/").await?;
        browser.press_text("poison").await?;
        first_is(browser, BELOW, "2.1").await?;
        browser.press(Key::Down).await?;
        browser.press(Key::Escape).await?;
        let closed = "
            const field = document.querySelector('[name=q]');
            return document.querySelector('.find__panel').hidden && document.activeElement === field && field.value === 'poison'";
        assert!(browser.evaluate::<bool>(closed).await?);
        Ok(())
    });
}

#[test]
fn how_much_was_found_is_said_once_the_reader_pauses() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.press_with_control("k").await?;
        browser.press_text("weather tomorrow").await?;
        let said = "return document.querySelector('.find [role=status]')?.textContent ?? ''";
        browser
            .until("the status", async || {
                let said: String = browser.evaluate(said).await?;
                let expected = "Nothing found for “weather tomorrow”.";
                Ok(if said == expected { Ok(()) } else { Err(said) })
            })
            .await?;
        browser.see("Try fewer or other words").await
    });
}

#[test]
fn what_words_were_taken_for_is_said_with_a_way_back_to_the_words() {
    run(Setup::usual(), async |browser| {
        browser.open("search.html?q=membrship+inferance").await?;
        browser
            .see("Showing results for membership inference.")
            .await?;
        browser
            .click("link", "Look for “membrship inferance” as it was typed")
            .await?;
        browser
            .arrive("search.html?q=membrship+inferance&as=typed")
            .await?;
        browser.see("Nothing found").await?;
        browser.click("link", "Look for what was meant").await?;
        browser.arrive("search.html?q=membrship+inferance").await?;
        browser.open("search.html?q=jailbreak").await?;
        browser
            .see("The guidance has other words for “jailbreak”")
            .await
    });
}

#[test]
fn what_was_looked_for_last_is_offered_and_cleared() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.press_with_control("k").await?;
        browser.press_text("drift").await?;
        first_is(browser, BELOW, "4.1").await?;
        browser.press(Key::Enter).await?;
        browser.arrive("search.html?q=drift").await?;
        first_is(browser, RESULTS, "4.1").await?;
        browser.open("2.2.html").await?;
        browser.press_with_control("k").await?;
        browser.see("Searched last, on this device").await?;
        browser.find("link", "drift").await?;
        browser.click("button", "Clear").await?;
        browser.see_no("Searched last").await?;
        let kept: Option<String> = browser
            .evaluate("return localStorage.getItem('waymark/recent')")
            .await?;
        assert_eq!(kept, None);
        Ok(())
    });
}

/// How the boxes of the filter are called: with what choosing them would leave.
fn choice(label: &str, count: usize) -> String {
    format!("{label} {count}")
}

/// How many actions have these values of role and topic.
fn counted(role: &str, topic: Option<&str>) -> usize {
    let actions = corpus()
        .principles()
        .flat_map(|principle| &principle.actions);
    let has = |values: &[String], value: &str| values.iter().any(|own| own == value);
    actions
        .filter(|action| has(&action.roles, role))
        .filter(|action| topic.is_none_or(|topic| has(&action.topics, topic)))
        .count()
}

/// Journey 3 at a width.
fn narrow(width: u32) {
    run(Setup::usual().width(width), async |browser| {
        let all = corpus().principles().flat_map(|one| &one.actions).count();
        browser.open("search.html").await?;
        browser.see(&format!("{all} of {all} actions")).await?;
        if width < 992 {
            browser.click_text("Filters").await?;
        }
        let security = counted("security", None);
        browser
            .click("checkbox", &choice("Security specialist", security))
            .await?;
        browser.see(&format!("{security} of {all} actions")).await?;
        browser.arrive("search.html?role=security").await?;
        let both = counted("security", Some("llm"));
        assert!(0 < both && both < security);
        browser
            .click("checkbox", &choice("Large language models", both))
            .await?;
        browser.see(&format!("{both} of {all} actions")).await?;
        browser
            .arrive("search.html?role=security&topic=llm")
            .await?;
        browser.see("Filters: 2 chosen").await?;
        // A step back is one choice back; forward again.
        browser.back().await?;
        browser.see(&format!("{security} of {all} actions")).await?;
        browser.forward().await?;
        browser.see(&format!("{both} of {all} actions")).await?;
        // A value is taken away where it stands, and all of them.
        browser
            .click("button", "Take away: Role: Security specialist")
            .await?;
        browser.arrive("search.html?topic=llm").await?;
        browser.click("button", "Clear all filters").await?;
        browser.arrive("search.html").await?;
        browser.see(&format!("{all} of {all} actions")).await
    });
}

#[test]
fn choices_narrow_together_with_counts_and_back_undoes_one_on_a_desk() {
    narrow(1280);
}

#[test]
fn choices_narrow_together_with_counts_and_back_undoes_one_on_a_phone() {
    narrow(360);
}

#[test]
fn a_link_brings_words_and_choices_and_what_is_not_known_is_said() {
    run(Setup::usual(), async |browser| {
        browser
            .open("search.html?q=prompt+injection&role=security&stage=dezign&show=principles&utm=1")
            .await?;
        first_is(browser, RESULTS, "3.1").await?;
        browser
            .see("The address asks for something this page doesn’t know (stage=dezign)")
            .await?;
        let shown = "
            const rows = [...document.querySelectorAll('.seek__rows li')];
            return [document.querySelector('#q').value, document.querySelector('[value=security]').checked,
                document.querySelector('[value=principles]').checked, rows.some((row) => row.checkVisibility())]";
        let (query, role, principles, rows): (String, bool, bool, bool) =
            browser.evaluate(shown).await?;
        assert_eq!(
            (query.as_str(), role, principles, rows),
            ("prompt injection", true, true, false)
        );
        Ok(())
    });
}

#[test]
fn words_that_are_typed_on_the_search_page_go_with_choices_and_into_the_address() {
    run(Setup::usual(), async |browser| {
        browser.open("search.html").await?;
        browser.press_with_control("k").await?;
        browser.press_text("poisoning").await?;
        first_is(browser, RESULTS, "2.1").await?;
        browser.arrive("search.html?q=poisoning").await?;
        let box_of = "document.querySelector('[value=security]').click()";
        let _: Option<bool> = browser.evaluate(box_of).await?;
        browser
            .arrive("search.html?q=poisoning&role=security")
            .await?;
        // A hit leads there and back with all of it.
        browser.press_with_control("k").await?;
        browser.press(Key::Enter).await?;
        browser.press(Key::Enter).await?;
        browser.arrive("2.1.html?q=poisoning&role=security").await?;
        browser.click("link", "Back to the results").await?;
        browser
            .arrive("search.html?q=poisoning&role=security")
            .await
    });
}

#[test]
fn what_is_settled_can_be_asked_for_and_an_empty_answer_says_so() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.click("checkbox", &action("2.1-02").text).await?;
        browser.see("1 of 11 actions settled").await?;
        browser.open("search.html?status=done").await?;
        browser.see("1 of 132 actions in 1 principle").await?;
        browser.find("link", "2.1-02").await?;
        browser
            .open("search.html?status=done&stage=end-of-life")
            .await?;
        browser.see("No action meets all of this").await?;
        browser
            .click("button", "Take away: Stage: End of life")
            .await?;
        browser.see("1 of 132 actions").await?;
        // Where words are what is missing, no choice helps.
        browser
            .open("search.html?q=xylophone&stage=end-of-life")
            .await?;
        browser.see("No action has these words").await?;
        browser.see_no("Take a choice away").await
    });
}

#[test]
fn actions_are_found_by_what_they_are_filed_under_and_where_none_is_that_is_said() {
    run(Setup::usual(), async |browser| {
        browser.open("search.html?q=supply+chain").await?;
        first_is(browser, RESULTS, "2.1").await?;
        browser.find("link", "2.1-02").await?;
        // No choice is in the way, so none can be taken away.
        browser.open("search.html?q=GDPR").await?;
        browser
            .see("No action has these words. The principles above do.")
            .await?;
        browser.see_no("Take a choice away").await?;
        browser.open("search.html?q=weather+tomorrow").await?;
        browser.see("Nothing found for “weather tomorrow”").await?;
        browser.see("No action has these words.").await?;
        browser.see_no("The principles above do").await
    });
}

#[test]
fn what_was_typed_before_the_program_was_there_is_looked_for() {
    run(Setup::usual(), async |browser| {
        browser.open("about.html").await?;
        // At once, and before anything was fetched.
        let script = "
            const field = document.querySelector('[name=q]');
            field.focus();
            field.value = 'SBOM'";
        let _: Option<bool> = browser.evaluate(script).await?;
        first_is(browser, BELOW, "2.1").await
    });
}

#[test]
fn without_the_program_the_field_leads_to_a_page_that_says_what_to_do() {
    run(Setup::usual().with_wasm_off(), async |browser| {
        browser.expect_in_console("the program did not start");
        browser.expect_in_console("search did not start");
        browser.open("2.1.html").await?;
        let script = "
            const field = document.querySelector('[name=q]');
            field.focus();
            field.value = 'drift'";
        let _: Option<bool> = browser.evaluate(script).await?;
        browser.press(Key::Enter).await?;
        browser.arrive("search.html?q=drift").await?;
        browser
            .see("This browser did not start the program. Without it you can read everything")
            .await?;
        // It is said in the console, a moment later.
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        browser.click("link", "Security specialist").await?;
        browser.arrive("role-security.html").await
    });
}
