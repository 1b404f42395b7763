//! The store of what readers settle, against a model of the storage that it stands in and of everything that may go wrong there.
//!
//! A sequence of operations is drawn from a seed: tabs that set values, hear of each other late or never, fold, delete, undo; a
//! journal that commits later; a storage that fails, is full, forgets, shows a tab what others wrote only after a while, and loses
//! its last writes when the browser is killed; a hand that damages a byte. Beside it stands a plain list of what was set and
//! what was said about it, and that list decides. A sequence that fails is cut down and printed with its seed.
//!
//! Some sequences take in files of somebody else's, whose entries are old: they must not be lost either, and those that are refused must
//! change nothing.
//!
//! - `dice`: numbers from a seed;
//! - `disk`: the storage, and what a tab sees of it;
//! - `world`: operations, the list, and what must hold;
//! - `naive`: stores that do what seems to suffice. The model must find their losses, or it would find nobody's.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "assess_model/dice.rs"]
mod dice;
#[path = "assess_model/disk.rs"]
mod disk;
#[path = "assess_model/naive.rs"]
mod naive;
#[path = "assess_model/world.rs"]
mod world;

use disk::Handle;
use guidance::assess::Store;
use world::{Keeper, Plan, run, shrunk};

/// Runs sequences; the first that fails, cut down.
fn first_failure<K: Keeper>(seeds: std::ops::Range<u64>) -> Option<(u64, String)> {
    seeds
        .into_iter()
        .find_map(|seed| Some((seed, failure::<K>(seed)?)))
}

fn failure<K: Keeper>(seed: u64) -> Option<String> {
    let plan = Plan::from_seed(seed);
    run::<K>(&plan).err()?;
    let plan = shrunk::<K>(plan);
    let why = run::<K>(&plan).err()?;
    Some(format!("seed {seed}: {why}\n{plan:#?}"))
}

fn holds(seeds: std::ops::Range<u64>) {
    if let Some((_, why)) = first_failure::<Store<Handle>>(seeds) {
        panic!("{why}");
    }
}

/// How many sequences each of the tests below runs; two, so that two cores share them.
const HALF: u64 = 60_000;

#[test]
fn nothing_acknowledged_is_lost_in_the_first_half() {
    holds(0..HALF);
}

#[test]
fn nothing_acknowledged_is_lost_in_the_second_half() {
    holds(HALF..2 * HALF);
}

/// The same with files that are taken in.
#[test]
fn nothing_that_came_in_a_file_is_lost_either() {
    for seed in 0..HALF / 2 {
        let plan = Plan::with_files(seed);
        if run::<Store<Handle>>(&plan).is_err() {
            let plan = shrunk::<Store<Handle>>(plan);
            let why = run::<Store<Handle>>(&plan).err();
            panic!("seed {seed}: {why:?}\n{plan:#?}");
        }
    }
}

/// As many as are asked for, from where it is asked: `MODEL_FROM=0 MODEL_COUNT=1000000 cargo test --package guidance --test
/// assess_model longer`.
#[test]
fn nothing_acknowledged_is_lost_in_a_longer_run() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    if let Some(count) = number("MODEL_COUNT") {
        let from: u64 = number("MODEL_FROM").unwrap_or(2 * HALF);
        holds(from..from + count);
    }
}

/// In which the store, or the model, was once wrong.
const ONCE_FAILED: [(&str, u64); 12] = [
    (
        "a page that had not heard that a system is gone wrote where it stands",
        7,
    ),
    (
        "the word that a system is gone was removed with the rest by the second removal",
        493,
    ),
    (
        "words about where it stands pushed out that it is gone",
        21_955,
    ),
    ("a damaged value was removed because its text went on", 865),
    (
        "a text that waited was no longer said to wait once it went on",
        457,
    ),
    (
        "the key of a folded value was used again, and removed by who knew the first",
        108_383,
    ),
    (
        "a key was used again after what stood there was damaged",
        52_187,
    ),
    (
        "the model did not replay for a store that is closed",
        131_509,
    ),
    (
        "one damaged byte made a whole value look like a newer release's",
        27_150,
    ),
    (
        "where it was full, the word that a system is gone was removed",
        317_575,
    ),
    ("the model took what was set aside for a copy", 56_942),
    ("the model forgot what had been pushed out", 122_700),
];

#[test]
fn what_once_failed_holds() {
    for (what, seed) in ONCE_FAILED {
        if let Some(why) = failure::<Store<Handle>>(seed) {
            panic!("{what}: {why}");
        }
    }
}

/// Within how many sequences the model must find a loss.
const SOON: u64 = 300;

#[test]
fn the_model_finds_what_a_store_of_whole_records_loses() {
    let found = first_failure::<naive::Whole>(0..SOON);
    assert!(found.is_some_and(|(_, why)| why.contains("lost")));
}

#[test]
fn the_model_finds_what_a_store_loses_that_removes_before_it_writes() {
    let found = first_failure::<naive::Hasty>(0..SOON * 10);
    assert!(found.is_some_and(|(_, why)| why.contains("lost")));
}

#[test]
fn the_model_finds_what_a_store_loses_that_folds_under_one_name() {
    let found = first_failure::<naive::OneName>(0..SOON * 10);
    assert!(found.is_some_and(|(_, why)| why.contains("lost")));
}
