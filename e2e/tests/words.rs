//! Every word of the interface comes from its table: the site in other words (English in accents, longer) holds no plain
//! word outside of the guidance, in no page and no state, and longer words are neither cut off nor over one another.
//!
//! Nothing is found by name here: names are what is looked at.

use anyhow::Result;
use e2e::{Browser, Capability, PSEUDO, Setup};
use guidance::share::With;

use super::{corpus, run, scenes};

/// What is plain in every language: names, what is no word, and what browsers write after a time in a language that they don't know.
const PLAIN: [&str; 5] = ["Waymark", "NCSC", "guidance@example.org", " AM", " PM"];

/// As browsers write them in a language that they don't know.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Plain words of the interface, and words of the interface within what is marked as guidance. Addresses, keys and data are
/// no words, and dates are written by the browser.
const WORDS: &str = r"
    const names = arguments[0];
    const language = (element) => element.closest('[lang]').lang;
    const faults = [];
    const look = (text, element, where) => {
        const said = names.reduce((text, name) => text.replaceAll(name, ''), text).replace(/https?:\S+/g, '');
        const mixed = language(element) === 'en-GB' ? /[ĝĥķļɱŕšţṽŵẋýž]/u : /[A-Za-z]{2,}/;
        if (mixed.test(said)) faults.push(`${where} says in ${language(element)}: ${text.trim().slice(0, 80)}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!element.closest('script, code, pre, time, kbd'))
            look(walker.currentNode.data, element, `<${element.localName} class=${element.className}>`);
    }
    for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
        for (const element of document.body.querySelectorAll(`[${name}]`))
            look(element.getAttribute(name), element, `${name} of <${element.localName}>`);
    if (language(document.body) !== 'en-XA') faults.push('the page is in ' + language(document.body));
    if (!document.title.includes('[')) faults.push('its title is plain: ' + document.title);
    return [...new Set(faults)]";

/// Words that are cut off, that lie over others, or that make the page wider than its window. Two lines of a heading come
/// closer than their boxes: only the middle halves of boxes count.
const ROOM: &str = r"
    const faults = [];
    // What only assistive technology gets is clipped to nothing.
    const all = [...document.body.querySelectorAll('*')];
    const clips = new Set(all.filter((element) => getComputedStyle(element).clipPath !== 'none'));
    const isClipped = (element) => element && (clips.has(element) || isClipped(element.parentElement));
    const hides = ({ overflowX, overflowY }) => [overflowX, overflowY].some((one) => one === 'hidden' || one === 'clip');
    for (const element of all) {
        // A link that is shown to be copied is data, and its field scrolls.
        if (!hides(getComputedStyle(element)) || isClipped(element) || element.readOnly) continue;
        if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
            faults.push('cut off: ' + element.outerHTML.slice(0, 80));
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than its window');
    const boxes = [];
    // A window lies over the page, and is meant to.
    const walker = document.createTreeWalker(document.querySelector('dialog[open]') ?? document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const element = node.parentElement;
        if (!node.data.trim() || element.closest('.skip, svg, .scroll') || !element.checkVisibility() || isClipped(element)) continue;
        range.selectNodeContents(node);
        for (const { left, right, top, bottom } of range.getClientRects()) {
            const quarter = (bottom - top) / 4;
            if (right - left > 2) boxes.push({ left: left + 1, right: right - 1, top: top + quarter, bottom: bottom - quarter, node });
        }
    }
    // The contents list stays in sight, over what is scrolled away under it; results lie over the page.
    const isLayer = (element) => getComputedStyle(element).position === 'sticky' || element.matches('.find__panel');
    const layer = (element) => element && (isLayer(element) ? element : layer(element.parentElement));
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((one, at) => {
        for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
            const other = boxes[next];
            if (other.left < one.right && one.left < other.right
                && layer(one.node.parentElement) === layer(other.node.parentElement))
                faults.push(`one over the other: ${one.node.data.slice(0, 40)} | ${other.node.data.slice(0, 40)}`);
        }
    });
    return faults.slice(0, 5)";

async fn look(
    browser: &Browser,
    state: &str,
    also: &[&str],
    faults: &mut Vec<String>,
) -> Result<()> {
    let names = [&PLAIN, also].concat();
    let words: Vec<String> = browser.evaluate_with(WORDS, vec![names.into()]).await?;
    let room: Vec<String> = browser.evaluate(ROOM).await?;
    faults.extend(
        words
            .iter()
            .chain(&room)
            .map(|fault| format!("{state}: {fault}")),
    );
    Ok(())
}

fn every_page(width: u32) {
    run(
        Setup::usual().needs(Capability::OtherWords).width(width),
        async |browser| {
            let pages = browser.host().pseudo_pages()?;
            assert_eq!(pages.len(), browser.host().pages()?.len());
            let mut faults = Vec::new();
            for page in &pages {
                browser.open(page).await?;
                // A report names the document, its field, the edition and the day within a sentence that also goes into files, which know no
                // languages; the browser writes the day.
                let mut named = vec![
                    "Machine learning principles",
                    "machine learning",
                    &*corpus().edition,
                ];
                named.extend(MONTHS);
                let also: &[&str] = if page.ends_with("/report.html") {
                    &named
                } else {
                    &[]
                };
                look(browser, page, also, &mut faults).await?;
            }
            assert!(faults.is_empty(), "{}", faults.join("\n"));
            Ok(())
        },
    );
}

#[test]
fn every_page_says_all_in_the_words_of_its_table_and_has_room_for_long_ones_on_a_phone() {
    every_page(360);
}

#[test]
fn every_page_says_all_in_the_words_of_its_table_and_has_room_for_long_ones_on_a_desk() {
    every_page(1280);
}

/// Does something on the page, by a script, and waits until it shows.
async fn act(browser: &Browser, script: &str, shown: &str) -> Result<()> {
    let _: Option<bool> = browser.evaluate(script).await?;
    let probe = format!(
        "const found = document.querySelector('{shown}'); return Boolean(found?.checkVisibility() && found.textContent.trim())"
    );
    browser
        .until(shown, async || {
            let is_shown: bool = browser.evaluate(&probe).await?;
            Ok(if is_shown {
                Ok(())
            } else {
                Err("it is not shown".to_owned())
            })
        })
        .await
}

/// What the page says once something has happened.
async fn states(browser: &Browser, faults: &mut Vec<String>) -> Result<()> {
    let page = |name: &str| format!("{PSEUDO}{name}");
    browser
        .open(&page("index.html?stage=design&stage=dezign"))
        .await?;
    look(
        browser,
        "a filter with an unknown stage",
        &["stage=dezign"],
        faults,
    )
    .await?;

    browser.open(&page("2.1.html")).await?;
    act(
        browser,
        "document.querySelector('.tick').click()",
        ".stop[data-state=some] + .vh",
    )
    .await?;
    look(browser, "an action is done", &[], faults).await?;

    browser.let_use_clipboard(true).await?;
    browser.open(&page("2.1.html#g2")).await?;
    look(browser, "a citation is offered", &[], faults).await?;
    act(
        browser,
        "document.querySelector('.cite button').click()",
        ".cite [role=status]",
    )
    .await?;
    look(browser, "a citation is copied", &[], faults).await?;
    browser.let_use_clipboard(false).await?;
    browser.open(&page("2.1.html#g1")).await?;
    act(
        browser,
        "document.querySelector('.cite button').click()",
        ".cite [lang=en-GB]",
    )
    .await?;
    // Besides the words of the place it holds an id, the edition and the title of the document.
    let data = ["ncsc-ml", &corpus().edition, &corpus().document.title];
    look(browser, "a citation is to be copied by hand", &data, faults).await?;

    browser.open(&page("2.2.html")).await?;
    look(browser, "the question is open", &[], faults).await?;
    act(
        browser,
        "document.querySelector('[data-act=no]').click()",
        ".helpful [role=status]",
    )
    .await?;
    look(browser, "the page was not helpful", &[], faults).await?;
    act(
        browser,
        "document.querySelector('[data-act=copy]').click()",
        ".helpful [role=status]",
    )
    .await?;
    look(browser, "the answer is not copied", &[], faults).await?;

    browser.open(&page("settings.html")).await?;
    act(
        browser,
        "document.querySelector('[data-act=dark]').click()",
        ".settings [role=status]",
    )
    .await?;
    look(browser, "a setting is kept", &[], faults).await?;
    browser.open(&page("2.1.html")).await?;
    browser.press_text("?").await?;
    act(browser, "", "dialog[open]").await?;
    look(browser, "the shortcuts are listed", &[], faults).await?;

    let damage = "localStorage.setItem('waymark/record/first/ncsc-ml:2.1-02', 'damaged')";
    let _: Option<bool> = browser.evaluate(damage).await?;
    browser.open(&page("2.1.html")).await?;
    act(
        browser,
        "document.querySelector('.notice summary').click()",
        ".notice pre",
    )
    .await?;
    look(browser, "damaged work is set aside", &[], faults).await?;
    let newer = "
        localStorage.clear();
        localStorage.setItem('waymark/record/first/ncsc-ml:2.1-02', '9 something newer')";
    let _: Option<bool> = browser.evaluate(newer).await?;
    browser.open(&page("2.1.html")).await?;
    act(browser, "", ".notice__title").await?;
    look(browser, "a newer release was here", &[], faults).await?;
    let _: Option<bool> = browser.evaluate("localStorage.clear()").await?;

    // What a reader types is in no table, nor what it was taken for.
    let typed = [
        "prompt",
        "injection",
        "jailbreak",
        "zxcvbn",
        "poisn",
        "poison",
    ];
    for query in [
        "q=prompt+injection&role=security",
        "q=jailbreak",
        "q=poisn",
        "q=poisn&as=typed",
        "q=zxcvbn",
        "stage=design&status=done&stage=dezign",
    ] {
        browser.open(&page(&format!("search.html?{query}"))).await?;
        act(browser, "", ".seek__chosen p").await?;
        let typed = [&typed[..], &["stage=dezign"]].concat();
        look(browser, &format!("search, {query}"), &typed, faults).await?;
    }
    browser.open(&page("1.1.html?q=poison")).await?;
    act(browser, "", ".marked").await?;
    look(browser, "marked words", &typed, faults).await?;
    let _: Option<bool> = browser
        .evaluate("localStorage.setItem('waymark/recent', 'poison')")
        .await?;
    browser.open(&page("2.1.html")).await?;
    act(
        browser,
        "document.querySelector('[name=q]').focus()",
        ".find__panel button",
    )
    .await?;
    look(browser, "searched last", &typed, faults).await?;
    browser.open(&page("system.html")).await?;
    act(browser, "", ".desk[data-is=ready] .desk__link").await?;
    let make = "document.querySelector('[data-do=link]').click()";
    act(browser, make, ".desk__length").await?;
    look(browser, "a link is made", &MONTHS, faults).await?;
    let link = scenes::fragment(With::default());
    browser.open(&page(&format!("shared.html#{link}"))).await?;
    act(browser, "", ".shared__keep").await?;
    // The sentence over it names the document.
    let named = ["Machine learning principles"];
    look(browser, "what a link holds", &named, faults).await?;
    browser.open(&page("index.html")).await?;
    browser.open(&page("shared.html#s=AQdu")).await?;
    act(browser, "", "[role=alert]:not([hidden])").await?;
    look(browser, "a damaged link", &[], faults).await?;
    browser.open(&page(&format!("systems.html#{link}"))).await?;
    act(browser, "", ".incoming").await?;
    look(browser, "what a link brings", &MONTHS, faults).await?;
    // The journal as well, or it brings back what was ticked.
    let clear = "
        localStorage.clear();
        return new Promise((done) => {
            const asked = indexedDB.open('waymark', 1);
            asked.onsuccess = () => {
                const work = asked.result.transaction('journal', 'readwrite');
                work.objectStore('journal').clear();
                work.oncomplete = () => {
                    asked.result.close();
                    done(true);
                };
            };
        })";
    let _: bool = browser.evaluate(clear).await?;
    Ok(())
}

#[test]
fn every_state_says_all_in_the_words_of_its_table_and_has_room_for_long_ones() {
    run(
        Setup::usual().needs(Capability::OtherWords),
        async |browser| {
            let mut faults = Vec::new();
            for width in [360, 1280] {
                browser.resize(width).await?;
                let mut here = Vec::new();
                states(browser, &mut here).await?;
                faults.extend(here.iter().map(|fault| format!("{width} px, {fault}")));
            }
            assert!(faults.is_empty(), "{}", faults.join("\n"));
            Ok(())
        },
    );
}

#[test]
fn what_is_said_where_the_program_does_not_start_or_nothing_is_kept_is_in_the_table() {
    for (setup, is_off) in [
        (Setup::usual().with_wasm_off(), true),
        (Setup::usual().with_storage_blocked(), false),
    ] {
        run(setup.needs(Capability::OtherWords), async |browser| {
            if is_off {
                browser.expect_in_console("the program did not start");
            }
            let mut faults = Vec::new();
            browser.open(&format!("{PSEUDO}2.1.html")).await?;
            act(browser, "", ".notice:not([hidden])").await?;
            look(browser, "a notice", &[], &mut faults).await?;
            assert!(faults.is_empty(), "{}", faults.join("\n"));
            Ok(())
        });
    }
}

#[test]
fn a_plain_word_and_one_that_has_no_room_are_found() {
    run(
        Setup::usual().needs(Capability::OtherWords),
        async |browser| {
            browser.open(&format!("{PSEUDO}about.html")).await?;
            let harm = "
            document.querySelector('.lead').append(' A plain word');
            document.querySelector('.mast a').title = 'Home';
            document.querySelector('.foot').style.cssText = 'height: 1em; overflow: clip';
            document.querySelector('h1').style.marginBottom = '-4em'";
            let _: Option<bool> = browser.evaluate(harm).await?;
            let mut faults = Vec::new();
            look(browser, "harmed", &[], &mut faults).await?;
            for part in [
                "A plain word",
                "title of <a>",
                "cut off",
                "one over the other",
            ] {
                assert!(
                    faults.iter().any(|fault| fault.contains(part)),
                    "{part}: {faults:?}"
                );
            }
            Ok(())
        },
    );
}

#[test]
fn the_pages_are_in_the_language_of_the_guidance_and_say_so_once() {
    run(
        Setup::usual().needs(Capability::OtherWords),
        async |browser| {
            let host = browser.host();
            for page in host.pages()? {
                let html = String::from_utf8(host.get(&host.url(&page))?.body)?;
                assert!(html.contains("<html lang=\"en-GB\">"), "{page}");
                // Where the interface speaks it as well, a mark on each of its words would be bytes for nothing.
                assert_eq!(html.matches(" lang=").count(), 1, "{page}");
            }
            let html = String::from_utf8(host.get(&host.url("/pseudo/2.1.html"))?.body)?;
            let title = &corpus().principles().next().expect("a principle").title;
            assert!(
                html.contains("<html lang=\"en-XA\">")
                    && html.contains(&format!("title=\"{title}\" lang=en-GB"))
            );
            Ok(())
        },
    );
}
