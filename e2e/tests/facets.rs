//! Tags of a principle lead to all that has them, and from there to the action.

use anyhow::Result;
use e2e::{Browser, Setup};
use guidance::facet::Facet;

use super::{corpus, run};

async fn from_tag_to_action(browser: &Browser) -> Result<()> {
    browser.open("2.1.html").await?;
    browser.click("link", "Risk owner").await?;
    browser.arrive("role-risk-owner.html").await?;
    browser.find("heading", "Risk owner").await?;
    let all = corpus()
        .principles()
        .flat_map(|principle| &principle.actions);
    let of_role: Vec<_> = all
        .filter(|action| action.roles.iter().any(|role| role == "risk-owner"))
        .collect();
    browser
        .see(&format!("{} actions in ", of_role.len()))
        .await?;
    browser
        .see(&of_role.last().expect("an action").text)
        .await?;
    browser.click("link", "2.1-03").await?;
    browser.arrive("2.1.html#a03").await
}

#[test]
fn a_tag_leads_to_every_action_that_has_it_and_on_to_the_action() {
    run(Setup::usual(), async |browser| {
        from_tag_to_action(browser).await
    });
}

#[test]
fn tags_lead_there_without_scripts_and_on_a_phone_too() {
    let setup = Setup::usual().without_javascript().width(360);
    run(setup, async |browser| from_tag_to_action(browser).await);
}

#[test]
fn a_principle_shows_every_value_that_its_actions_have() {
    run(Setup::usual().without_javascript(), async |browser| {
        for principle in corpus().principles() {
            browser.open(&format!("{}.html", principle.no)).await?;
            let script = "return [...document.links].map((link) => link.getAttribute('href'))";
            let links: Vec<String> = browser.evaluate(script).await?;
            for action in &principle.actions {
                for facet in Facet::ALL {
                    for value in facet.values(action) {
                        let page = format!("{}-{value}.html", facet.id());
                        assert!(links.contains(&page), "{}: no link to {page}", principle.no);
                    }
                }
            }
        }
        Ok(())
    });
}
