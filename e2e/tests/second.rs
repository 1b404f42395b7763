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

/// What each site calls its keys and its journal after, with the id of its document: the first and the second.
fn names() -> [(String, &'static str); 2] {
    let keys = CONTENT.words.keys.as_ref().expect("no name of its own");
    [
        ("waymark".to_owned(), corpus().document.id.as_str()),
        (format!("waymark-{keys}"), CONTENT.document.id.as_str()),
    ]
}

/// Keys and values of local storage.
async fn kept(browser: &Browser) -> Result<Vec<(String, String)>> {
    let script = "return Object.entries(localStorage)";
    browser.evaluate(script).await
}

/// Keys and texts of the journal of this name; none where there is no journal, and then none is made.
async fn journal(browser: &Browser, name: &str) -> Result<Vec<(String, String)>> {
    let script = "
        return new Promise((done) => {
            const asked = indexedDB.open(arguments[0]);
            asked.onupgradeneeded = () => asked.transaction.abort();
            asked.onerror = asked.onblocked = () => done([]);
            asked.onsuccess = () => {
                const list = asked.result.transaction('journal').objectStore('journal');
                const [keys, texts] = [list.getAllKeys(), list.getAll()];
                list.transaction.oncomplete = () => {
                    asked.result.close();
                    done(keys.result.map((key, at) => [key, texts.result[at]]));
                };
            };
        })";
    browser.evaluate_with(script, vec![name.into()]).await
}

/// Waits until the journal of this name holds as many entries, each of one document and none of the other's.
async fn journal_has(browser: &Browser, name: &str, count: usize, id: &str) -> Result<()> {
    browser
        .until(&format!("the journal of {name}"), async || {
            let all = journal(browser, name).await?;
            let own = all.iter().filter(|(_, text)| is_of(text, id)).count();
            Ok(if (all.len(), own) == (count, count) {
                Ok(())
            } else {
                Err(format!("{count} of {id} expected: {all:?}"))
            })
        })
        .await
}

/// Whether an entry is of an action of a document.
fn is_of(entry: &str, id: &str) -> bool {
    entry.contains(&format!(" {id}:"))
}

#[test]
fn a_second_document_is_read_searched_and_ticked_and_leaves_the_first_alone() {
    run(Setup::usual(), async |browser| {
        let own = &action("2.1-01").text;
        browser.open("2.1.html").await?;
        browser.click_text(own).await?;
        browser.see(&settled(1, [principle("2.1")])).await?;
        let names = names();
        let [(ours, our_id), (theirs, their_id)] = &names;
        journal_has(browser, ours, 1, our_id).await?;
        journal_has(browser, theirs, 0, their_id).await?;

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

        // Each under keys of its own, and in a journal of its own.
        let all = kept(browser).await?;
        for (name, id) in &names {
            let start = format!("{name}/entry/");
            let entries = all.iter().filter(|(key, _)| key.starts_with(&start));
            let entries: Vec<_> = entries.collect();
            assert_eq!(entries.len(), 1, "{start}: {all:?}");
            assert!(is_of(&entries[0].1, id), "{id}: {entries:?}");
            journal_has(browser, name, 1, id).await?;
        }
        let [ours, theirs] = names.map(|(name, _)| name + "/");
        let mut keys = all.iter().map(|(key, _)| key);
        let foreign = keys.find(|key| !key.starts_with(&ours) && !key.starts_with(&theirs));
        assert_eq!(foreign, None);
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

/// What a file says: as it is, and of pages also without tags, which stand in the midst of sentences. Attributes have words,
/// too, so a page's text as it is counts as well.
fn said(path: &Path, text: &str) -> Vec<String> {
    let is_page = path.extension().is_some_and(|end| end == "html");
    let bare = is_page.then(|| without_tags(text));
    [text.to_owned()].into_iter().chain(bare).collect()
}

fn without_tags(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        bare.push_str(before);
        let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        rest = match tag.split_once('>') {
            Some((_, after)) if is_tag => after,
            _ => {
                bare.push('<');
                tag
            }
        };
    }
    bare.push_str(rest);
    bare
}

#[test]
fn tags_go_and_what_only_looks_like_one_stays() {
    for (text, bare) in [
        ("a <em>b</em><!> c<br/>", "a b c"),
        ("1 < 2 <p>3", "1 < 2 3"),
        ("a <", "a <"),
    ] {
        assert_eq!(without_tags(text), bare);
    }
}

/// What is true of the first document only, in the interface's words: how many principles it has, and what it says it is not.
const OF_THE_FIRST: [&str; 3] = [
    "fifteen",
    "neither a checklist nor an assurance framework",
    "neither an assurance framework nor a checklist",
];

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
    let mut faults = Vec::new();
    for (path, text) in &files {
        let said = said(path, text);
        let says = |word: &str| said.iter().any(|text| text.contains(word));
        for word in &words {
            let is_date = *word == first.document.published;
            if says(word) && !(is_date && mapped(path)) {
                faults.push(format!("{} says {word:?}", path.display()));
            }
        }
        // Programs are of the interface's words for every document: what counts is what pages say.
        if path.extension().is_some_and(|end| end == "html") {
            let said = without_tags(text).to_lowercase();
            let found = OF_THE_FIRST.iter().filter(|word| said.contains(**word));
            faults.extend(found.map(|word| format!("{} says {word:?}", path.display())));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
