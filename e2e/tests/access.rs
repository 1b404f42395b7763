//! Access for everyone, as far as a program can tell: axe-core over every page and state, light, dark and in forced colours,
//! on a phone and on a desk. What it can't decide is decided here, with the reason, or fails.

use anyhow::Result;
use e2e::{Browser, Capability, Colours, Engine, Finding, Setup};

use super::{action, run, scenes};

const COLOURS: [Colours; 3] = [Colours::Light, Colours::Dark, Colours::Forced];

/// What axe-core leaves to people, and what people found.
fn is_judged(engine: Engine, finding: &Finding) -> bool {
    let reason = |part: &str| finding.reason.contains(part);
    match finding.rule.as_str() {
        // What is hidden in one state is shown in another, and looked at there: `states` below.
        "hidden-content" => true,
        // The same name leads to the same subject: a page from the menu and its section here, a part from the line
        // and from the list, an entry and its framework. AAA (2.4.9), and in context plain.
        "identical-links-same-purpose" => true,
        // Cells of the wide table that are scrolled out of sight, and numbers of one digit: their colours are
        // those of the cells beside them, which pass.
        "color-contrast" | "color-contrast-enhanced" => {
            let everywhere = reason("elmPartiallyObscured") || reason("shortTextContent");
            // Firefox tells axe-core that the line of the stages, a drawing, may lie under the words beside it. The
            // colours are those of Chromium, where it decides every one of them.
            let over_a_drawing = reason("imgNode") || reason("bgOverlap");
            everywhere || engine == Engine::Firefox && over_a_drawing
        }
        _ => false,
    }
}

/// Looks at the page as it stands; what is wrong is added to the faults.
pub(super) async fn look(browser: &Browser, state: &str, faults: &mut Vec<String>) -> Result<()> {
    // From the top: further down the contents list may lie over the text that scrolls under it.
    let _: Option<bool> = browser
        .evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        .await?;
    let audit = browser.audit().await?;
    // Fewer would mean that some were left out.
    assert!(audit.rules >= 100, "only {} rules", audit.rules);
    let undecided = audit.undecided.iter();
    // What results or the bar of marks lie over, and what they themselves are, with the page under them: colours of the one are
    // looked at without the other, of the other on the search page.
    let is_covered = |finding: &&Finding| {
        let overlaps = ["bgOverlap", "elmPartiallyObscuring"];
        (state.ends_with("below the field") || state == "marked words")
            && finding.rule.starts_with("color-contrast")
            && overlaps
                .iter()
                .any(|reason| finding.reason.contains(reason))
    };
    let undecided = undecided.filter(|finding| !is_covered(finding));
    // Styles that a script hands over axe-core can't read; they are those of the site, where it finds no lock.
    let is_unread = |finding: &&Finding| {
        state.contains("in one file") && finding.rule == "css-orientation-lock"
    };
    let undecided = undecided.filter(|finding| !is_unread(finding));
    let undecided = undecided.filter(|finding| !is_judged(browser.engine(), finding));
    let undecided = undecided.map(|finding| format!("{state}: to be judged: {finding}"));
    let violations = audit.violations.iter();
    faults.extend(
        violations
            .map(|finding| format!("{state}: {finding}"))
            .chain(undecided),
    );
    Ok(())
}

/// Looks at the page as it stands in all colours. It is the same page in each: only its styles change, and most of what a look
/// costs is to bring the page there.
pub(super) async fn look_in_all_colours(
    browser: &Browser,
    state: &str,
    faults: &mut Vec<String>,
) -> Result<()> {
    for colours in COLOURS {
        browser.show(colours).await?;
        let mut here = Vec::new();
        look(browser, state, &mut here).await?;
        faults.extend(here.iter().map(|fault| format!("{colours:?}: {fault}")));
    }
    browser.show(Colours::Light).await
}

/// Every page as it opens, in all colours.
fn every_page(width: u32) {
    let setup = Setup::usual().needs(Capability::FullAudit);
    run(setup.width(width), async |browser| {
        let mut faults = Vec::new();
        let pages = browser.host().pages()?;
        assert!(pages.len() > 70, "{}", pages.len());
        for page in &pages {
            browser.open(page).await?;
            look_in_all_colours(browser, page, &mut faults).await?;
        }
        println!(
            "{} pages in {} colours, {width} px: {} faults",
            pages.len(),
            COLOURS.len(),
            faults.len()
        );
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn every_page_is_accessible_in_all_colours_on_a_phone() {
    every_page(360);
}

#[test]
fn every_page_is_accessible_in_all_colours_on_a_desk() {
    every_page(1280);
}

/// Pages that between them have every kind of thing that a page of the site has.
fn main_pages(colours: Colours) {
    run(Setup::usual().colours(colours), async |browser| {
        let mut faults = Vec::new();
        for page in [
            "index.html",
            "2.1.html",
            "crosswalk.html",
            "glossary.html",
            "accessibility.html",
            "data.html",
        ] {
            browser.open(page).await?;
            look(browser, page, &mut faults).await?;
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn main_pages_are_accessible_in_light_colours_in_every_engine() {
    main_pages(Colours::Light);
}

#[test]
fn main_pages_are_accessible_in_dark_colours_in_every_engine() {
    main_pages(Colours::Dark);
}

/// What a page shows once something was done on it.
async fn states(browser: &Browser, faults: &mut Vec<String>) -> Result<usize> {
    let done = &action("2.1-01").text;
    browser.open("2.1.html").await?;
    browser.click("button", "Poisoning").await?;
    look_in_all_colours(browser, "a term is explained", faults).await?;
    browser.open("2.1.html").await?;
    browser.click("checkbox", done).await?;
    look_in_all_colours(browser, "an action is done", faults).await?;
    browser.open("2.1.html#g2").await?;
    look_in_all_colours(browser, "a citation is offered", faults).await?;
    browser.click("button", "Copy citation").await?;
    look_in_all_colours(browser, "a citation is copied", faults).await?;
    browser.open("2.2.html").await?;
    browser.click("button", "No").await?;
    look_in_all_colours(browser, "the page was not helpful", faults).await?;
    browser.open("index.html?stage=design&stage=dezign").await?;
    look_in_all_colours(browser, "a filter with an unknown stage", faults).await?;
    let damage = "localStorage.setItem('waymark/record/first/ncsc-ml:2.1-02', 'damaged')";
    let _: Option<bool> = browser.evaluate(damage).await?;
    browser.open("2.1.html").await?;
    browser
        .see("Part of your saved work could not be read")
        .await?;
    browser.click_text("What was set aside").await?;
    look_in_all_colours(browser, "damaged work is set aside", faults).await?;
    browser.open("2.1.html").await?;
    browser.press_text("?").await?;
    browser.find("dialog", "Keyboard shortcuts").await?;
    look_in_all_colours(browser, "the shortcuts are listed", faults).await?;
    browser.open("settings.html").await?;
    browser.click("checkbox", "Single-key shortcuts").await?;
    browser.see("Kept in this browser.").await?;
    look_in_all_colours(browser, "a setting is kept", faults).await?;
    browser.open("2.1.html").await?;
    search(browser, "membrship inferance").await?;
    look_in_all_colours(browser, "results below the field", faults).await?;
    search(browser, "weather tomorrow").await?;
    look_in_all_colours(browser, "nothing below the field", faults).await?;
    browser.open("search.html?q=prompt+injection").await?;
    browser.see("Prompt injection").await?;
    look_in_all_colours(browser, "results", faults).await?;
    browser
        .open("search.html?q=model&role=security&stage=design&stage=dezign")
        .await?;
    browser.see("Clear all filters").await?;
    look_in_all_colours(browser, "results, narrowed", faults).await?;
    browser
        .open("search.html?status=done&stage=end-of-life&show=principles")
        .await?;
    browser.see("No action meets all of this").await?;
    look_in_all_colours(browser, "nothing is left", faults).await?;
    browser.open("1.1.html?q=training#m1").await?;
    browser.see("Remove marks").await?;
    look_in_all_colours(browser, "marked words", faults).await?;
    Ok(15)
}

/// States of the pages of systems, by what brings them about: name, page, script, and what is then seen.
fn scenes_of_the_desk() -> Vec<(&'static str, String, String, &'static str)> {
    let scene =
        |name, page: &str, script: &str, seen| (name, page.to_owned(), script.to_owned(), seen);
    let link = scenes::shared_page();
    vec![
        scene("systems side by side", "systems.html", "", "Fraud model"),
        scene(
            "an action is open",
            "system.html?id=fraud",
            scenes::OPEN_ACTION,
            "Last changed",
        ),
        scene(
            "a reason is missing",
            "system.html?id=fraud",
            scenes::NO_REASON,
            "without a reason",
        ),
        scene(
            "proposals",
            "system.html?id=fraud",
            scenes::PROPOSALS,
            "Proposed: not applicable",
        ),
        scene(
            "answers to other words",
            "system.html?id=fraud",
            scenes::REWORDED,
            "The wording has changed",
        ),
        scene(
            "a deleted system",
            "system.html?id=gone",
            "",
            "This system is deleted",
        ),
        (
            "what a file brings",
            "systems.html".to_owned(),
            scenes::give(&scenes::file()) + scenes::OPEN_CONFLICTS,
            "What the file brings",
        ),
        (
            "a refused file",
            "systems.html".to_owned(),
            scenes::give("{"),
            "Nothing was changed",
        ),
        scene("a report", "report.html?id=fraud", "", "Sign-off"),
        scene(
            "a link",
            "system.html?id=fraud",
            scenes::MAKE_LINK,
            "The link has",
        ),
        scene(
            "a link that is too long",
            "system.html?id=chat",
            scenes::TOO_LONG,
            "send a file instead",
        ),
        scene(
            "a passphrase that is too short",
            "system.html?id=fraud",
            scenes::SHORT_PASSPHRASE,
            "Use at least 12 characters",
        ),
        scene(
            "no encryption",
            "system.html?id=fraud",
            &scenes::without_encryption(),
            "Encryption is off",
        ),
        scene(
            "a link asks for its passphrase",
            &scenes::sealed_page(),
            "",
            "What is in the link is encrypted",
        ),
        scene(
            "a wrong passphrase",
            &scenes::sealed_page(),
            scenes::WRONG_PASSPHRASE,
            "The passphrase is wrong",
        ),
        scene(
            "a file asks for its passphrase",
            "systems.html",
            &scenes::give(scenes::SEALED_FILE),
            "What you opened is encrypted",
        ),
        scene("what a link holds", &link, "", "To read only"),
        scene(
            "a link of an earlier edition",
            &link,
            scenes::REWORDED,
            "2 answers were given to other words",
        ),
        scene(
            "a damaged link",
            &link[..link.len() - 9],
            "",
            "This link can’t be read",
        ),
        scene(
            "what a link brings",
            &link.replace("shared.html", "systems.html"),
            "",
            "What the link brings",
        ),
        scene("a tick that is begun", "2.1.html", "", "In progress"),
        scene(
            "work of a newer release",
            "system.html?id=fraud",
            scenes::NEWER,
            "from a newer release",
        ),
    ]
}

/// Waits until the program of assessments has filled its page.
async fn ready(browser: &Browser, page: &str) -> Result<()> {
    let script =
        "const desk = document.querySelector('.desk'); return !desk || desk.dataset.is === 'ready'";
    browser
        .until(&format!("{page} to be filled"), async || {
            let is_filled: bool = browser.evaluate(script).await?;
            Ok(if is_filled {
                Ok(())
            } else {
                Err("it is loading".to_owned())
            })
        })
        .await
}

/// The same, on pages of systems.
async fn desk_states(browser: &Browser, faults: &mut Vec<String>) -> Result<usize> {
    let all = scenes_of_the_desk();
    for (name, page, script, seen) in &all {
        browser.open("systems.html").await?;
        let start = format!("localStorage.clear(); {}", scenes::keep());
        let _: Option<bool> = browser.evaluate(&start).await?;
        browser.open(page).await?;
        ready(browser, page).await?;
        let _: Option<bool> = browser.evaluate(script).await?;
        if script == scenes::NEWER {
            browser.open(page).await?;
        }
        browser.see(seen).await?;
        look_in_all_colours(browser, name, faults).await?;
    }
    Ok(all.len())
}

/// Types into the field at the top of a page, and waits for what is found.
async fn search(browser: &Browser, text: &str) -> Result<()> {
    browser.press_with_control("k").await?;
    let _: Option<bool> = browser
        .evaluate("document.activeElement.value = ''")
        .await?;
    browser.press_text(text).await?;
    let script =
        "return Boolean(document.querySelector('.find__panel:not([hidden]) :is(mark, .message)'))";
    browser
        .until("results", async || {
            let is_there: bool = browser.evaluate(script).await?;
            Ok(is_there.then_some(()).ok_or("there are none".to_owned()))
        })
        .await
}

/// Looks at states in all colours, on a phone or on a desk; `states` says how many there are.
fn in_all_colours(width: u32, states: impl AsyncFn(&Browser, &mut Vec<String>) -> Result<usize>) {
    let setup = Setup::usual().needs(Capability::FullAudit);
    run(setup.width(width), async |browser| {
        let mut faults = Vec::new();
        let looked = states(browser, &mut faults).await?;
        println!(
            "{looked} states in {} colours, {width} px: {} faults",
            COLOURS.len(),
            faults.len()
        );
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn every_state_is_accessible_in_all_colours_on_a_phone() {
    in_all_colours(360, states);
}

#[test]
fn every_state_is_accessible_in_all_colours_on_a_desk() {
    in_all_colours(1280, states);
}

#[test]
fn every_state_of_saved_work_is_accessible_in_all_colours_on_a_phone() {
    in_all_colours(360, desk_states);
}

#[test]
fn every_state_of_saved_work_is_accessible_in_all_colours_on_a_desk() {
    in_all_colours(1280, desk_states);
}

/// What stands out of the window, after a reader's own style sheet if there is one.
async fn beyond(browser: &Browser, css: &str) -> Result<Vec<String>> {
    let script = "
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(arguments[0]);
        document.adoptedStyleSheets = [sheet];
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const out = [...document.body.querySelectorAll('*')].filter((element) =>
            !element.closest('.scroll, .wide, .vh') && element.getBoundingClientRect().right > clientWidth + 1);
        return out.map((element) => element.outerHTML.slice(0, 80))";
    browser.evaluate_with(script, vec![css.into()]).await
}

#[test]
fn nothing_stands_out_at_320_pixels_nor_with_wider_text() {
    // The values of WCAG 2.2, 1.4.12; 1.4.10 asks for 320 pixels, which is 400 % of 1280.
    const SPACING: &str = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }";
    run(Setup::usual().width(320), async |browser| {
        let mut faults = Vec::new();
        for page in browser.host().pages()? {
            browser.open(&page).await?;
            for (how, css) in [("as it is", ""), ("with spaced text", SPACING)] {
                let out = beyond(browser, css).await?;
                faults.extend(
                    out.iter()
                        .take(3)
                        .map(|one| format!("{page}, {how}: {one}")),
                );
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn no_words_are_cut_off_where_text_is_spaced_or_twice_as_large() {
    run(Setup::usual(), async |browser| {
        let mut faults = Vec::new();
        for page in [
            "index.html",
            "2.1.html",
            "crosswalk.html",
            "glossary.html",
            "role-security.html",
        ] {
            browser.open(page).await?;
            for css in [
                "html { font-size: 200% !important }",
                "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }",
            ] {
                let script = "
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync(arguments[0]);
                    document.adoptedStyleSheets = [sheet];
                    const cut = [...document.body.querySelectorAll('*')].filter((element) => {
                        const { overflowX, overflowY } = getComputedStyle(element);
                        const hides = overflowX === 'hidden' || overflowY === 'hidden';
                        return hides && !element.matches('.vh, .route__title')
                            && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
                    });
                    return [...cut.map((element) => element.outerHTML.slice(0, 80)),
                        ...(document.documentElement.scrollWidth > innerWidth ? ['the page is wider than its window'] : [])]";
                let cut: Vec<String> = browser.evaluate_with(script, vec![css.into()]).await?;
                faults.extend(cut.iter().map(|one| format!("{page}, {css}: {one}")));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn a_page_where_ticking_is_off_is_accessible() {
    run(Setup::usual().with_wasm_off(), async |browser| {
        browser.expect_in_console("the program did not start");
        let mut faults = Vec::new();
        browser.open("2.1.html").await?;
        look(browser, "ticking is off", &mut faults).await?;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn a_fault_is_found() {
    run(Setup::usual(), async |browser| {
        browser.open("about.html").await?;
        let harm = "
            document.querySelector('.lead').style.color = '#ddd';
            document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')";
        let _: Option<bool> = browser.evaluate(harm).await?;
        let mut faults = Vec::new();
        look(browser, "harmed", &mut faults).await?;
        for rule in ["color-contrast", "button-name"] {
            assert!(
                faults.iter().any(|fault| fault.contains(rule)),
                "{rule}: {faults:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn nothing_of_saved_work_stands_out_at_320_and_360_pixels() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup.width(320), async |browser| {
        let mut faults = Vec::new();
        for width in [320, 360] {
            browser.resize(width).await?;
            for (name, page, script, seen) in scenes_of_the_desk() {
                browser.open("systems.html").await?;
                let start = format!("localStorage.clear(); {}", scenes::keep());
                let _: Option<bool> = browser.evaluate(&start).await?;
                browser.open(&page).await?;
                ready(browser, &page).await?;
                let _: Option<bool> = browser.evaluate(&script).await?;
                if script == scenes::NEWER {
                    browser.open(&page).await?;
                }
                browser.see(seen).await?;
                let out = beyond(browser, "").await?;
                faults.extend(
                    out.iter()
                        .take(3)
                        .map(|one| format!("{width} px, {name}: {one}")),
                );
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}
