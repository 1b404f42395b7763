//! The life-cycle filter: what it shows, what it says, and its place in the address.

use anyhow::Result;
use e2e::{Browser, Setup};
use guidance::corpus::Part;

use super::{corpus, run};

/// The name of a stage's box.
pub(super) fn stage(number: usize) -> String {
    let label = [
        "Design",
        "Development",
        "Deployment",
        "Operation",
        "End of life",
    ][number - 1];
    let principles = corpus().parts[number - 1].principles.len();
    format!("{label} {principles} principles")
}

fn parts(numbers: &[usize]) -> Vec<&'static Part> {
    let parts = corpus().parts.iter();
    parts
        .filter(|part| numbers.contains(&part.number.into()))
        .collect()
}

/// Waits until exactly these parts are shown, and the filter says so.
async fn shows(browser: &Browser, numbers: &[usize]) -> Result<()> {
    shows_only(browser, numbers).await?;
    let shown = parts(numbers);
    let principles = shown.iter().flat_map(|part| &part.principles);
    let actions: usize = principles
        .clone()
        .map(|principle| principle.actions.len())
        .sum();
    let stages = match numbers.len() {
        5 => "All 5 stages".to_owned(),
        some => format!("{some} of 5 stages"),
    };
    let status = format!(
        "{stages}: {} principles, {actions} actions",
        principles.count()
    );
    browser.see(&status).await?;
    for number in 1..=5 {
        let chosen = numbers.len() < 5 && numbers.contains(&number);
        browser.ticked(&stage(number), chosen).await?;
    }
    Ok(())
}

/// Waits until exactly these parts are shown, each with all of its principles.
async fn shows_only(browser: &Browser, numbers: &[usize]) -> Result<()> {
    let what = format!("only the stages {numbers:?} to be shown");
    let wanted = parts(numbers);
    browser
        .until(&what, async || {
            let headings = browser.names("heading").await?;
            let map = browser
                .text_in("region", "The principles by life-cycle stage")
                .await?;
            let as_wanted = |part: &&Part| {
                let is_wanted = wanted.contains(part);
                let mut principles = part.principles.iter();
                headings.contains(&part.title) == is_wanted
                    && principles.all(|one| map.contains(&one.title) == is_wanted)
            };
            let wrong = corpus().parts.iter().find(|part| !as_wanted(part));
            Ok(wrong.map_or(Ok(()), |part| {
                Err(format!("not so {:?} in: {map}", part.title))
            }))
        })
        .await
}

#[test]
fn choosing_stages_shows_only_these_and_writes_them_into_the_address() {
    run(Setup::usual(), async |browser| {
        browser.open("index.html").await?;
        shows(browser, &[1, 2, 3, 4, 5]).await?;
        browser.click("checkbox", &stage(4)).await?;
        shows(browser, &[4]).await?;
        browser.arrive("index.html?stage=operation").await?;
        browser.click("checkbox", &stage(1)).await?;
        shows(browser, &[1, 4]).await?;
        browser
            .arrive("index.html?stage=design&stage=operation")
            .await?;
        browser.click("checkbox", &stage(4)).await?;
        shows(browser, &[1]).await?;
        browser.arrive("index.html?stage=design").await
    });
}

#[test]
fn a_stage_that_is_chosen_before_the_program_is_there_stays_chosen() {
    run(Setup::usual(), async |browser| {
        // Boxes work by the style sheet until then.
        browser
            .host()
            .act_early("document.querySelector('[value=operation]').click()");
        browser.open("index.html").await?;
        shows(browser, &[4]).await?;
        browser.arrive("index.html?stage=operation").await
    });
}

#[test]
fn back_and_forward_undo_and_redo_a_choice() {
    run(Setup::usual(), async |browser| {
        browser.open("index.html").await?;
        browser.click("checkbox", &stage(2)).await?;
        browser.click("checkbox", &stage(5)).await?;
        shows(browser, &[2, 5]).await?;
        browser.back().await?;
        browser.arrive("index.html?stage=development").await?;
        shows(browser, &[2]).await?;
        browser.back().await?;
        browser.arrive("index.html").await?;
        shows(browser, &[1, 2, 3, 4, 5]).await?;
        browser.forward().await?;
        shows(browser, &[2]).await?;
        browser.forward().await?;
        browser
            .arrive("index.html?stage=development&stage=end-of-life")
            .await?;
        shows(browser, &[2, 5]).await
    });
}

#[test]
fn a_link_with_a_filter_opens_filtered_and_so_does_the_page_that_the_reader_returns_to() {
    run(Setup::usual(), async |browser| {
        let link = "index.html?stage=design&stage=end-of-life";
        browser.open(link).await?;
        shows(browser, &[1, 5]).await?;
        browser.reload().await?;
        shows(browser, &[1, 5]).await?;
        browser.open("about.html").await?;
        browser.back().await?;
        browser.arrive(link).await?;
        shows(browser, &[1, 5]).await
    });
}

#[test]
fn an_unknown_stage_in_a_link_is_said_and_left_out() {
    run(Setup::usual(), async |browser| {
        browser
            .open("index.html?stage=dezign&stage=deployment")
            .await?;
        shows(browser, &[3]).await?;
        browser
            .see("The address asks for something this page doesn’t know (stage=dezign)")
            .await?;
        browser.click("checkbox", &stage(1)).await?;
        shows(browser, &[1, 3]).await?;
        browser.see_no("stage=dezign").await?;
        browser
            .arrive("index.html?stage=design&stage=deployment")
            .await
    });
}

#[test]
fn all_stages_are_shown_again_at_a_click() {
    run(Setup::usual(), async |browser| {
        browser.open("index.html").await?;
        browser.find_none("button", "Show all stages").await?;
        browser.click("checkbox", &stage(1)).await?;
        browser.click("checkbox", &stage(3)).await?;
        browser.click("button", "Show all stages").await?;
        shows(browser, &[1, 2, 3, 4, 5]).await?;
        browser.arrive("index.html").await?;
        browser.find_none("button", "Show all stages").await?;
        browser.back().await?;
        shows(browser, &[1, 3]).await
    });
}

#[test]
fn the_filter_works_without_javascript() {
    run(Setup::usual().without_javascript(), async |browser| {
        browser.open("index.html").await?;
        shows_only(browser, &[1, 2, 3, 4, 5]).await?;
        browser.click("checkbox", &stage(4)).await?;
        shows_only(browser, &[4]).await?;
        browser.click("checkbox", &stage(2)).await?;
        shows_only(browser, &[2, 4]).await?;
        browser.click("checkbox", &stage(4)).await?;
        browser.click("checkbox", &stage(2)).await?;
        shows_only(browser, &[1, 2, 3, 4, 5]).await
    });
}
