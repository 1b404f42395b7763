//! How long saved work takes in a browser, in the site as it is built. Not a test of anything: `cargo xtask bench assess` runs it and prints
//! the table of docs/assessments.md.
//!
//! Systems of all actions, each with a status, a note of 200 letters and evidence. Clocks of browsers step by 0.1 ms.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use anyhow::Result;
use e2e::{Browser, Engine, Setup, run};
use guidance::assess::{Change, Field, Item, Store, Which};
use guidance::progress::SystemId;
use guidance::progress::memory::Memory;
use serde::Deserialize;

/// How many systems there are.
const SYSTEMS: [usize; 4] = [1, 10, 25, 50];

/// The median and the longest of some times, in milliseconds.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Times(f64, f64);

/// Starts a bench in the page: `times` runs something so often and gives the median and the longest.
const BENCH: &str = "
    const sorted = (times) => { times.sort((a, b) => a - b); return [times[times.length >> 1], times.at(-1)] };
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const loaded = (end) => performance.getEntriesByType('resource').map(({ name }) => name).find((name) => end.test(name));";

/// The program of assessments starts anew, over a copy of its page.
const OPEN: &str = "
    const program = await import(loaded(/desk-[^/]*\\.js$/));
    const text = await (await fetch(loaded(/catalog-[^/]*\\.txt$/))).text();
    const times = [];
    for (let round = 0; round < 15; round += 1) {
        const desk = document.querySelector('.desk');
        desk.removeAttribute('data-is');
        desk.replaceWith(desk.cloneNode(true));
        await pause(30);
        const start = performance.now();
        program.start(text);
        times.push(performance.now() - start);
        await pause(60);
    }
    return sorted(times)";

/// A page of a principle reads what is saved anew, as when a reader comes back to it.
const READ: &str = "
    const times = [];
    for (let round = 0; round < 15; round += 1) {
        await pause(30);
        const start = performance.now();
        dispatchEvent(new Event('pageshow'));
        times.push(performance.now() - start);
    }
    return sorted(times)";

/// A status is set twenty times: until it is handed to the storage, until all of the page's work for it is done, frames until it shows, and
/// until the page says that it is saved, journal included.
const SET: &str = "
    const list = document.querySelector('[data-field=status][data-no=\"2.1-03\"]');
    const row = list.closest('.does__one');
    const saved = document.querySelector('.desk__saved');
    const [serialised, worked, frames, safe] = [[], [], [], []];
    const own = Storage.prototype.setItem;
    let wrote;
    Storage.prototype.setItem = function (...what) { wrote ??= performance.now(); return own.apply(this, what) };
    for (let round = 0; round < 20; round += 1) {
        await pause(120);
        const value = round % 2 ? 'in-progress' : 'not-started';
        wrote = undefined;
        list.value = value;
        const start = performance.now();
        list.dispatchEvent(new Event('change', { bubbles: true }));
        worked.push(performance.now() - start);
        serialised.push(wrote - start);
        let count = 0;
        do { await frame(); count += 1 } while (row.dataset.is !== value);
        frames.push(count);
        while (!saved.textContent.startsWith('Last saved')) await pause(1);
        safe.push(performance.now() - start);
    }
    return [serialised, worked, frames, safe].map(sorted)";

/// A box is ticked twenty times: frames until the count beside it has changed.
const TICK: &str = "
    const box = document.querySelector('.tick');
    const count = document.querySelector('.glance strong');
    const [worked, frames] = [[], []];
    for (let round = 0; round < 20; round += 1) {
        await pause(120);
        const before = count.textContent;
        const start = performance.now();
        box.click();
        worked.push(performance.now() - start);
        let passed = 0;
        do { await frame(); passed += 1 } while (count.textContent === before);
        frames.push(passed);
    }
    return [worked, frames].map(sorted)";

/// What a browser keeps of so many systems, each folded into one value, as a script that puts it there.
fn kept(systems: usize) -> (String, usize) {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let corpus = content_compiler::compile_dir(&content).expect("the content has faults");
    let storage = Rc::<Memory>::default();
    let (mut store, mut book, _) = Store::open(Rc::clone(&storage), Which::All, "bench".to_owned());
    let note = "Where the register is kept, who keeps it. ".repeat(5);
    for number in 0..systems {
        let id: SystemId = if number == 0 {
            SystemId::FIRST.parse().unwrap()
        } else {
            format!("system-{number}").parse().unwrap()
        };
        for action in corpus.principles().flat_map(|principle| &principle.actions) {
            let set = |field, value: &str| Change {
                system: id.clone(),
                item: Item::Action(format!("ncsc-ml:{}", action.no).parse().unwrap()),
                field,
                value: value.to_owned(),
                edition: None,
            };
            let changes = [
                set(Field::Status, "done"),
                set(Field::Note, &note[..200]),
                set(Field::Evidence, "https://example.org/register/2026"),
            ];
            let _ = store.set(&mut book, changes, 1_795_000_000_000, 1, false);
        }
        store.fold(&book, &id).unwrap();
    }
    let all = storage.0.borrow().clone();
    let letters = all.iter().map(|(key, text)| key.len() + text.len()).sum();
    let all = serde_json::to_string(&all).unwrap();
    (
        format!(
            "localStorage.clear(); for (const [key, text] of Object.entries({all})) localStorage.setItem(key, text)"
        ),
        letters,
    )
}

async fn time<T: serde::de::DeserializeOwned>(browser: &Browser, script: &str) -> Result<T> {
    browser
        .evaluate(&format!("return (async () => {{ {BENCH} {script} }})()"))
        .await
}

async fn filled(browser: &Browser, page: &str) -> Result<()> {
    browser.open(page).await?;
    let wait = "
        return new Promise((done) => {
            const look = () => document.querySelector('.desk:not([data-is=ready])') ? setTimeout(look, 20) : setTimeout(() => done(true), 400);
            look();
        })";
    let _: Option<bool> = browser.evaluate(wait).await?;
    Ok(())
}

#[test]
fn table() {
    run(Engine::Chromium, Setup::usual(), async |browser| {
        println!("median / longest, in ms; 15 rounds or more");
        println!(
            "| systems | letters kept | open all side by side | open one | read on a page of a principle | set a status: to the storage | … all of the page's work | … until it says saved | tick: work | frames until shown, of both |"
        );
        println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        let say = |Times(median, longest): Times| format!("{median:.1} / {longest:.1}");
        for systems in std::iter::once(0).chain(SYSTEMS) {
            let (script, letters) = kept(systems);
            browser.open("systems.html").await?;
            let _: Option<bool> = browser.evaluate(&script).await?;
            filled(browser, "systems.html").await?;
            let all: Times = time(browser, OPEN).await?;
            filled(browser, "system.html").await?;
            let [serialised, worked, frames, safe]: [Times; 4] = time(browser, SET).await?;
            let one: Times = time(browser, OPEN).await?;
            filled(browser, "2.1.html").await?;
            let read: Times = time(browser, READ).await?;
            let [ticked, passed]: [Times; 2] = time(browser, TICK).await?;
            println!(
                "| {systems} | {letters} | {} | {} | {} | {} | {} | {} | {} | {:.0} |",
                say(all),
                say(one),
                say(read),
                say(serialised),
                say(worked),
                say(safe),
                say(ticked),
                frames.1.max(passed.1)
            );
        }
        Ok(())
    });
}
