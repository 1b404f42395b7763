//! Goals, measures and actions copy as a citation.

use anyhow::Result;
use e2e::{Browser, Setup};

use super::{corpus, principle, run};

const BUTTON: &str = "Copy citation";

/// What the citation's live region says.
const STATUS: &str = "return document.querySelector('.cite [role=status]').textContent";

async fn copied(browser: &Browser, place: &str) -> Result<String> {
    browser.open("about.html").await?;
    browser.open(&format!("2.1.html#{place}")).await?;
    browser.click("button", BUTTON).await?;
    browser
        .until("the copy to be told", async || {
            let said: String = browser.evaluate(STATUS).await?;
            Ok(if said == "Copied" { Ok(()) } else { Err(said) })
        })
        .await?;
    browser.clipboard().await
}

#[test]
fn a_goal_a_measure_and_an_action_copy_with_id_words_edition_and_address() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.let_use_clipboard(true).await?;
        let principle = principle("2.1");
        let (goal, measure) = (&principle.goals[0], &principle.measures[1]);
        let action = &principle.actions[2];
        for (place, id, words) in [
            ("g1".to_owned(), "ncsc-ml:2.1/g1".to_owned(), &goal.text),
            ("m2".to_owned(), "ncsc-ml:2.1/m2".to_owned(), &measure.title),
            (
                format!("a{:02}", action.no.serial()),
                format!("ncsc-ml:{}", action.no),
                &action.text,
            ),
        ] {
            let address = browser.host().url(&format!("2.1.html#{place}"));
            let expected = format!(
                "{id}: “{words}” Waymark, edition {}, after NCSC, Machine learning principles, version 2.0. {address}",
                corpus().edition
            );
            assert_eq!(copied(browser, &place).await?, expected);
        }
        Ok(())
    });
}

#[test]
fn the_button_stands_at_the_place_that_was_chosen_and_nowhere_else() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.find_none("button", BUTTON).await?;
        browser.click("link", "Goal 2").await?;
        browser.arrive("2.1.html#g2").await?;
        // The next stop of the keyboard after the number, but for terms within the words.
        let near = "return document.querySelector('.cite').closest('li')?.id";
        browser.find("button", BUTTON).await?;
        assert_eq!(browser.evaluate::<String>(near).await?, "g2");
        // Under the words and as wide as it needs to be, not squeezed under the number.
        let fits = "
            const words = document.querySelector('#g2 .self + span').getBoundingClientRect();
            const button = document.querySelector('#g2 .cite button');
            return button.getBoundingClientRect().left >= words.left - 1 && button.getClientRects().length === 1
                && button.offsetHeight < 40";
        assert!(browser.evaluate::<bool>(fits).await?);
        browser.click("link", "Action 2.1-01").await?;
        browser.arrive("2.1.html#a01").await?;
        browser.find("button", BUTTON).await?;
        let near = "return document.querySelector('.cite').closest('.action')?.id";
        assert_eq!(browser.evaluate::<String>(near).await?, "a01");
        browser.back().await?;
        browser.arrive("2.1.html#g2").await?;
        browser.find("button", BUTTON).await?;
        // A source is no place of ours to cite.
        browser.open("references.html#ref-01").await?;
        browser.find_none("button", BUTTON).await
    });
}

#[test]
fn the_button_follows_the_address_and_not_what_the_browser_marks() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        // An address without its `:target`, as WebKit tells of it while styles are still to come.
        let script = "
            history.replaceState(null, '', '#g2');
            dispatchEvent(new HashChangeEvent('hashchange'));
            return document.querySelector(':target') === null";
        assert!(browser.evaluate::<bool>(script).await?);
        browser.find("button", BUTTON).await?;
        let near = "return document.querySelector('.cite').closest('li')?.id";
        assert_eq!(browser.evaluate::<String>(near).await?, "g2");
        Ok(())
    });
}

#[test]
fn where_the_browser_refuses_the_citation_is_there_to_copy_by_hand() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.let_use_clipboard(false).await?;
        browser.open("2.1.html#g1").await?;
        browser.see_no("by hand").await?;
        browser.click("button", BUTTON).await?;
        browser
            .see("The browser did not allow it. Copy this by hand: ncsc-ml:2.1/g1: “")
            .await?;
        // Text within a button can't be selected; this can.
        let script = "
            getSelection().selectAllChildren(document.querySelector('.cite [role=status]'));
            return getSelection().toString()";
        let selected: String = browser.evaluate(script).await?;
        assert!(
            selected.contains(&principle("2.1").goals[0].text),
            "{selected}"
        );
        Ok(())
    });
}
