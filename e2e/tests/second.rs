//! Another document, through the same compiler and programs: its site is read, searched and ticked, and beside the first on one
//! host neither hears of the other.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result};
use e2e::{Browser, SECOND, Setup};
use guidance::corpus::{Action, Corpus};

use super::{action, corpus, principle, run, search, settled};

/// What the second site was made from.
static CONTENT: LazyLock<Corpus> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../documents/guidelines-2023");
    content_compiler::compile_dir(&content).expect("the content has faults")
});

fn at(page: &str) -> String {
    format!("{SECOND}{page}")
}

/// The actions of a principle of the second document.
fn actions(no: &str) -> &'static [Action] {
    let mut principles = CONTENT.principles();
    let found = principles.find(|principle| principle.no.to_string() == no);
    &found.expect("a principle of the document").actions
}

async fn keys(browser: &Browser) -> Result<Vec<String>> {
    browser.evaluate("return Object.keys(localStorage)").await
}

#[test]
fn a_second_document_is_read_searched_and_ticked_and_leaves_the_first_alone() {
    run(Setup::usual(), async |browser| {
        let own = &action("2.1-01").text;
        browser.open("2.1.html").await?;
        browser.click_text(own).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;

        // It says what it is, and that it is an outline.
        browser.open(&at("index.html")).await?;
        browser.find("heading", &CONTENT.words.headline).await?;
        let outline = CONTENT.words.outline.as_deref();
        browser.see(outline.context("no outline")?).await?;
        browser.see("0 of 36 actions settled").await?;

        let [first, second] = actions("2.1") else {
            panic!("two actions");
        };
        browser.open(&at("2.1.html")).await?;
        let part = &CONTENT.parts[1];
        browser.see(&part.principles[0].summary).await?;
        browser.see(outline.context("no outline")?).await?;
        // The first document has a principle and an action of these numbers, which is done.
        browser.ticked(&first.text, false).await?;
        browser.see("0 of 2 actions settled").await?;

        browser.press_with_control("k").await?;
        browser.press_text("sbom").await?;
        search::first_is(browser, ".find__panel:not([hidden])", "2.3").await?;

        browser.open(&at("2.1.html")).await?;
        browser.click_text(&second.text).await?;
        browser.see("1 of 2 actions settled").await?;
        browser.reload().await?;
        browser.ticked(&second.text, true).await?;
        browser.ticked(&first.text, false).await?;
        browser.open(&at("index.html")).await?;
        browser.see("1 of 36 actions settled").await?;

        browser.open("2.1.html").await?;
        browser.ticked(own, true).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;

        // Each under keys of its own.
        let keys = keys(browser).await?;
        let name = CONTENT.words.keys.as_ref().context("no name of its own")?;
        let start = format!("waymark-{name}/");
        for (start, count) in [("waymark/", 1), (start.as_str(), 1)] {
            let entries = keys.iter().filter(|key| key.starts_with(start));
            assert!(entries.count() >= count, "{start}: {keys:?}");
        }
        let foreign = |key: &&String| !key.starts_with("waymark/") && !key.starts_with(&start);
        assert_eq!(keys.iter().find(foreign), None);
        Ok(())
    });
}

#[test]
fn its_systems_are_its_own() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.click_text(&action("2.1-01").text).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        browser.open(&at("system.html")).await?;
        browser.see(&actions("4.4")[1].text).await?;
        browser.see_no(&action("2.1-01").text).await?;
        browser.see_no(corpus().document.id.as_str()).await
    });
}

/// Its parts are fewer, of another length and with longer names.
fn keeps_in_its_window_and_is_accessible(width: u32) {
    run(Setup::usual().width(width), async |browser| {
        let mut faults = Vec::new();
        for page in [
            "index.html",
            "introduction.html",
            "part-3.html",
            "3.5.html",
            "crosswalk.html",
        ] {
            browser.open(&at(page)).await?;
            let audit = browser.audit().await?;
            let found = audit.violations.iter();
            faults.extend(found.map(|finding| format!("{page}: {finding}")));
            let over: Vec<String> = browser.evaluate(OVER).await?;
            faults.extend(over.iter().map(|fault| format!("{page}: {fault}")));
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

/// What stands out of the window, and stops of the life cycle that lie over one another.
const OVER: &str = "
    const faults = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than its window');
    const stops = [...document.querySelectorAll('.route__stop')].map((stop) => [stop, stop.getBoundingClientRect()]);
    const shown = stops.filter(([, { width }]) => width);
    shown.forEach(([one, { right, top }], at) => {
        const next = shown[at + 1];
        if (next && Math.abs(next[1].top - top) < 4 && next[1].left < right - 1) faults.push(one.innerText + ' lies over the next');
    });
    return faults";

#[test]
fn it_is_accessible_and_keeps_in_its_window_on_a_desk() {
    keeps_in_its_window_and_is_accessible(1280);
}

#[test]
fn it_is_accessible_and_keeps_in_its_window_on_a_phone() {
    keeps_in_its_window_and_is_accessible(360);
}

/// Every file of the second site but programs and pictures.
fn texts(dir: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            texts(&path, found)?;
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            found.push((path, text));
        }
    }
    Ok(())
}

/// No browser is needed: it is the same in each.
#[test]
fn no_file_of_it_says_a_word_of_the_first() {
    let first = corpus();
    let mut words = vec![
        first.document.id.as_str(),
        &first.document.credit,
        &first.document.published,
        &first.words.name,
        &first.words.headline,
        &first.introduction.summary,
        &first.edition,
    ];
    for principle in first.principles() {
        words.push(&principle.summary);
        words.extend(principle.goals.iter().map(|goal| goal.text.as_str()));
        words.extend(principle.measures.iter().map(|own| own.title.as_str()));
        words.extend(principle.actions.iter().map(|own| own.text.as_str()));
        words.extend(principle.actions.iter().map(|own| own.evidence.as_str()));
    }
    let dir = std::env::var("WAYMARK_SECOND").expect("WAYMARK_SECOND: `cargo xtask test` names it");
    let mut files = Vec::new();
    texts(Path::new(&dir), &mut files).unwrap();
    assert!(files.len() > 100, "{}", files.len());
    // It is one of the frameworks that the second is mapped to, which says when it was published.
    let mapped = |path: &Path| {
        let name = path.to_string_lossy().into_owned();
        ["crosswalk", "ml-principles", "guidance.json", "oscal"]
            .iter()
            .any(|part| name.contains(part))
    };
    for (path, text) in &files {
        for word in &words {
            let is_date = *word == first.document.published;
            assert!(
                !text.contains(word) || is_date && mapped(path),
                "{} says {word:?}",
                path.display()
            );
        }
    }
}
