//! The journeys of Waymark's readers, one file each. `e2e` (the harness) tells how they run and what they
//! need; what is expected of the words comes from the content that the site was made from. There is a program of all
//! of them for each engine: `chromium.rs`, `firefox.rs`, `webkit.rs`.

mod access;
mod assess;
mod by_keyboard;
mod cite;
mod console;
mod contents;
mod contrast;
mod exchange;
mod facets;
mod filter;
mod focus;
mod helpful;
mod keyboard;
mod links;
mod offline;
mod reads;
mod report;
mod scenes;
mod sealed;
mod search;
mod second;
mod settings;
mod share;
mod single;
mod storage;
mod terms;
mod tick;
mod trees;
mod wasm_off;
mod words;

use std::path::Path;
use std::sync::OnceLock;

use anyhow::Result;
use e2e::{Browser, Setup};
use guidance::corpus::{Action, Corpus, Principle};

/// Runs a journey in this program's engine.
#[track_caller]
fn run(setup: Setup, journey: impl AsyncFnOnce(&mut Browser) -> Result<()>) {
    e2e::run(crate::ENGINE, setup, journey);
}

/// The content that the site was made from.
fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        content_compiler::compile_dir(&content).expect("the content has faults")
    })
}

/// The principle with this number.
fn principle(no: &str) -> &'static Principle {
    let mut principles = corpus().principles();
    principles
        .find(|principle| principle.no.to_string() == no)
        .expect("a principle of the document")
}

/// The action with this short id.
fn action(no: &str) -> &'static Action {
    let mut actions = corpus()
        .principles()
        .flat_map(|principle| &principle.actions);
    actions
        .find(|action| action.no.to_string() == no)
        .expect("an action of the content")
}

/// "1 of 11 actions settled", of the actions of these principles.
fn settled<'a>(settled: usize, principles: impl IntoIterator<Item = &'a Principle>) -> String {
    let all: usize = principles
        .into_iter()
        .map(|principle| principle.actions.len())
        .sum();
    format!("{settled} of {all} actions settled")
}
