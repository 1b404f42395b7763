//! Pictures of the site as its readers see it, from the real build. Not a test of anything: `cargo xtask pictures` runs it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use e2e::{Browser, Colours, Engine, Setup, run};

#[path = "scenes.rs"]
#[allow(dead_code)]
mod scenes;

/// Where they go.
fn folder() -> PathBuf {
    let folder = std::env::var_os("WAYMARK_PICTURES").map(PathBuf::from);
    folder.expect("WAYMARK_PICTURES: expected a folder; `cargo xtask pictures` sets it")
}

async fn take(browser: &Browser, name: &str, whole: bool, folder: &Path) -> Result<()> {
    let file = folder.join(name);
    let picture = browser.picture(whole).await?;
    fs::write(&file, picture).with_context(|| format!("cannot write {}", file.display()))
}

/// Work that a team may have done on 2.1.
const SOME_WORK: &str = "
    const boxes = [...document.querySelectorAll('.tick')];
    for (const at of [0, 1, 3]) if (!boxes[at].checked) boxes[at].click()";

/// The three pictures of the README.
#[test]
fn readme() {
    let folder = folder();
    run(Engine::Chromium, Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        let _: Option<bool> = browser.evaluate(SOME_WORK).await?;
        browser.open("index.html").await?;
        take(browser, "home-light.png", false, &folder).await?;
        browser.show(Colours::Dark).await?;
        browser.open("2.1.html#m2").await?;
        take(browser, "principle-dark.png", false, &folder).await?;
        browser.show(Colours::Light).await?;
        browser.resize(360).await?;
        browser.open("2.1.html").await?;
        take(browser, "principle-phone.png", false, &folder).await
    });
}

/// A reader has typed a query with mistakes.
const FOUND: &str = "
    const field = document.querySelector('[name=q]');
    field.focus();
    field.value = 'membrship inferance';
    return new Promise((done) => setTimeout(() => {
        field.dispatchEvent(new Event('input'));
        setTimeout(() => done(true), 700);
    }, 1500))";

/// What brings a page into another state; the name of the state.
const STATES: [(&str, &str, &str); 13] = [
    (
        "term",
        "2.1.html",
        "document.querySelector('[popovertarget]').click()",
    ),
    ("done", "2.1.html", SOME_WORK),
    (
        "citation",
        "2.1.html#g2",
        "document.querySelector('.cite button')?.click()",
    ),
    (
        "not-helpful",
        "2.2.html",
        "document.querySelector('[data-act=no]').click()",
    ),
    ("filter", "index.html?stage=design&stage=dezign", ""),
    (
        "set-aside",
        "2.2.html",
        "localStorage.setItem('waymark/record/first/ncsc-ml:2.1-02', 'damaged'); dispatchEvent(new Event('pageshow'))",
    ),
    (
        "shortcuts",
        "2.1.html",
        "document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))",
    ),
    ("found", "2.1.html", FOUND),
    ("results", "search.html?q=prompt+injection", ""),
    (
        "narrowed",
        "search.html?q=data&role=security&topic=llm",
        "document.querySelector('.seek__filters').open = true",
    ),
    (
        "nothing",
        "search.html?q=weather+tomorrow&status=done&role=security",
        "",
    ),
    ("marked", "1.1.html?q=training#m1", ""),
    (
        "chosen",
        "settings.html",
        "document.querySelector('[data-act=dark]').click()",
    ),
];

/// States of the pages of systems, over the work of a team: name, page, script.
fn desk() -> Vec<(&'static str, String, String)> {
    let scene = |name, page: &str, script: &str| (name, page.to_owned(), script.to_owned());
    let link = scenes::shared_page();
    vec![
        scene("systems", "systems.html", ""),
        scene("system", "system.html?id=fraud", ""),
        scene("action", "system.html?id=fraud", scenes::OPEN_ACTION),
        scene("reason", "system.html?id=fraud", scenes::NO_REASON),
        scene("proposals", "system.html?id=fraud", scenes::PROPOSALS),
        scene("reworded", "system.html?id=fraud", scenes::REWORDED),
        scene("deleted", "system.html?id=gone", ""),
        (
            "incoming",
            "systems.html".to_owned(),
            scenes::give(&scenes::file()) + scenes::OPEN_CONFLICTS,
        ),
        scene("refused", "systems.html", &scenes::give("{")),
        scene("report", "report.html?id=fraud", ""),
        scene("link", "system.html?id=fraud", scenes::MAKE_LINK),
        scene("too-long", "system.html?id=chat", scenes::TOO_LONG),
        scene("short", "system.html?id=fraud", scenes::SHORT_PASSPHRASE),
        scene(
            "unsealed",
            "system.html?id=fraud",
            &scenes::without_encryption(),
        ),
        scene("sealed", &scenes::sealed_page(), ""),
        scene(
            "sealed-wrong",
            &scenes::sealed_page(),
            scenes::WRONG_PASSPHRASE,
        ),
        scene(
            "sealed-file",
            "systems.html",
            &scenes::give(scenes::SEALED_FILE),
        ),
        scene("shared", &link, ""),
        scene("shared-older", &link, scenes::REWORDED),
        scene("shared-damaged", &link[..link.len() - 9], ""),
        scene(
            "shared-copy",
            &link.replace("shared.html", "systems.html"),
            "",
        ),
        scene("kept", "2.1.html", ""),
    ]
}

/// Every page and state at three widths, light and dark, and a page that shows them all side by side.
#[test]
fn sheet() {
    let folder = folder();
    let mut list = String::new();
    for (colours, shade) in [(Colours::Light, "light"), (Colours::Dark, "dark")] {
        for width in [360, 768, 1280] {
            let setup = Setup::usual().width(width).colours(colours);
            run(Engine::Chromium, setup, async |browser| {
                let _ = writeln!(list, "<h2>{width} px, {shade}</h2>");
                let pages = browser.host().pages()?;
                for page in &pages {
                    browser.open(page).await?;
                    let file = format!("{}-{width}-{shade}.png", page.trim_end_matches(".html"));
                    take(browser, &file, true, &folder).await?;
                    let _ = writeln!(
                        list,
                        "<figure><img loading=lazy src={file}><figcaption>{page}</figcaption></figure>"
                    );
                }
                for (state, page, script) in STATES {
                    browser.open(page).await?;
                    let _: Option<bool> = browser.evaluate(script).await?;
                    let file = format!("state-{state}-{width}-{shade}.png");
                    take(browser, &file, false, &folder).await?;
                    let _: Option<bool> = browser.evaluate("localStorage.clear()").await?;
                    let _ = writeln!(
                        list,
                        "<figure><img loading=lazy src={file}><figcaption>{state}</figcaption></figure>"
                    );
                }
                for (name, page, script) in desk() {
                    browser.open("systems.html").await?;
                    let start = format!("localStorage.clear(); {}", scenes::keep());
                    let _: Option<bool> = browser.evaluate(&start).await?;
                    browser.open(&page).await?;
                    let wait = "return new Promise((done) => setTimeout(() => done(true), 700))";
                    let _: Option<bool> = browser.evaluate(wait).await?;
                    let _: Option<bool> = browser.evaluate(&script).await?;
                    let _: Option<bool> = browser.evaluate(wait).await?;
                    let file = format!("state-{name}-{width}-{shade}.png");
                    take(browser, &file, false, &folder).await?;
                    let _ = writeln!(
                        list,
                        "<figure><img loading=lazy src={file}><figcaption>{name}</figcaption></figure>"
                    );
                    // Printed it is the same at any width.
                    if name == "report" && width == 1280 {
                        let file = format!("printed-{shade}.pdf");
                        fs::write(folder.join(&file), browser.printed().await?)?;
                        let _ = writeln!(list, "<p><a href={file}>{name}, printed</a></p>");
                    }
                }
                Ok(())
            });
        }
    }
    let style = "figure { display: inline-block; margin: .5rem; vertical-align: top } img { width: 18rem; max-height: 40rem; object-fit: cover; object-position: top; border: 1px solid }";
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>All pages</title><style>{style}</style>{list}"
    );
    fs::write(folder.join("index.html"), html).expect("the sheet can be written");
}
