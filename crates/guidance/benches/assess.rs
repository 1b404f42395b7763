//! How long saved work takes natively: `cargo bench --package guidance --bench assess`. The figures are in docs/assessments.md.
//!
//! Systems of 132 actions, each with a status, a note of 200 letters and evidence: more than anybody will ever write.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::hint::black_box;
use std::rc::Rc;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use guidance::assess::{Book, Change, Field, Item, Store, Which};
use guidance::progress::SystemId;
use guidance::progress::memory::Memory;

const ACTIONS: usize = 132;

/// A storage of its own with the same in it.
fn copy(storage: &Rc<Memory>) -> Rc<Memory> {
    Rc::new(Memory::clone(storage))
}

fn system(number: usize) -> SystemId {
    format!("system-{number}").parse().unwrap()
}

fn item(number: usize) -> Item {
    let (principle, serial) = (number / 8, number % 8 + 1);
    let text = format!(
        "ncsc-ml:{}.{}-{serial:02}",
        1 + principle / 5,
        1 + principle % 5
    );
    Item::Action(text.parse().unwrap())
}

fn change(system: &SystemId, number: usize, field: Field, value: &str) -> Change {
    Change {
        system: system.clone(),
        item: item(number),
        field,
        value: value.to_owned(),
        edition: None,
    }
}

fn open(storage: &Rc<Memory>, which: Which) -> (Store<Rc<Memory>>, Book) {
    let (store, book, _) = Store::open(Rc::clone(storage), which, "bench".to_owned());
    (store, book)
}

/// So many systems, filled in; of each either one value or as many as were set.
fn filled(systems: usize, is_folded: bool) -> Rc<Memory> {
    let storage = Rc::<Memory>::default();
    let (mut store, mut book) = open(&storage, Which::All);
    let note = "Where the register is kept, who keeps it. ".repeat(5);
    for id in (0..systems).map(system) {
        for number in 0..ACTIONS {
            let changes = [
                change(&id, number, Field::Status, "done"),
                change(&id, number, Field::Note, &note[..200]),
                change(
                    &id,
                    number,
                    Field::Evidence,
                    "https://example.org/register/2026",
                ),
            ];
            store.set(&mut book, changes, 1_795_000_000_000, 1, false);
        }
        if is_folded {
            store.fold(&book, &id).unwrap();
        }
    }
    storage
}

fn all(criterion: &mut Criterion) {
    for (state, is_folded) in [("folded", true), ("scattered", false)] {
        let mut group = criterion.benchmark_group(state);
        group.sample_size(20);
        for systems in [1, 10, 50] {
            let storage = filled(systems, is_folded);
            let one = Which::One(system(0));
            for (what, which) in [("open all", Which::All), ("open one", one)] {
                group.bench_function(BenchmarkId::new(what, systems), |bencher| {
                    // What was read is dropped outside of the time.
                    bencher.iter_with_large_drop(|| open(black_box(&storage), which.clone()));
                });
            }
            let (mut store, mut book) = open(&copy(&storage), Which::All);
            let id = system(0);
            let mut is_done = false;
            group.bench_function(BenchmarkId::new("set a status", systems), |bencher| {
                bencher.iter(|| {
                    is_done = !is_done;
                    let value = if is_done { "in-progress" } else { "done" };
                    let change = change(&id, 7, Field::Status, value);
                    store.set(&mut book, [change], 1_795_000_000_001, 1, false)
                });
            });
            group.bench_function(BenchmarkId::new("fold one", systems), |bencher| {
                bencher.iter_batched(
                    || open(&copy(&storage), Which::All),
                    |(mut store, book)| {
                        store.fold(&book, &id).unwrap();
                        (store, book)
                    },
                    BatchSize::LargeInput,
                );
            });
        }
        group.finish();
    }
}

criterion_group! {
    name = assess;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(1));
    targets = all
}
criterion_main!(assess);
