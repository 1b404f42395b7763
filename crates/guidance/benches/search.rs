//! How long the search takes natively, on the real guidance: `cargo bench --package guidance`. What a reader feels is timed in
//! a browser, by `cargo xtask bench search`; this is for whoever changes the engine and wants to see at once what became of it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BatchSize, Criterion, SamplingMode, criterion_group, criterion_main};
use guidance::search::{self, Index, Raw, Searcher, Weights};

/// As they are typed, a letter a time: words of the guidance, others' words for its subjects with a misspelling, a question.
const TYPED: [(&str, &str); 3] = [
    ("two words", "model cards"),
    ("misspelled", "software bil of materails"),
    ("a question", "who checks the training data for poisoning"),
];

fn all(criterion: &mut Criterion) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let corpus = content_compiler::compile_dir(&content).unwrap();
    let sections = search::sections(&corpus);
    let concepts = search::concepts(&corpus);
    let weights = Weights::CHOSEN;
    let raw = search::build(&sections, &concepts, &weights);
    let bytes = raw.to_bytes();

    let mut rare = criterion.benchmark_group("make");
    rare.sample_size(10);
    rare.bench_function("build", |bencher| {
        bencher.iter(|| search::build(black_box(&sections), &concepts, &weights));
    });
    rare.bench_function("write", |bencher| {
        bencher.iter(|| black_box(&raw).to_bytes())
    });
    rare.finish();

    let mut once = criterion.benchmark_group("load");
    once.bench_function("read", |bencher| {
        bencher.iter(|| Raw::from_bytes(black_box(&bytes)).unwrap());
    });
    once.bench_function("make ready", |bencher| {
        let ready = |raw| Searcher::new(Index::new(black_box(raw), &weights));
        // What was made is dropped outside of the time.
        bencher.iter_batched(|| raw.clone(), ready, BatchSize::LargeInput);
    });
    once.finish();

    let mut searcher = Searcher::new(Index::new(raw, &weights));
    let mut typed = criterion.benchmark_group("type");
    for (what, query) in TYPED {
        let keys: Vec<&str> = query
            .char_indices()
            .map(|(at, letter)| &query[..at + letter.len_utf8()])
            .collect();
        typed.bench_function(format!("{what}, {} keys", keys.len()), |bencher| {
            bencher.iter(|| {
                for text in &keys {
                    black_box(searcher.search(black_box(text)));
                }
            });
        });
    }
    typed.finish();

    let mut hostile = criterion.benchmark_group("hostile");
    hostile.sampling_mode(SamplingMode::Flat).sample_size(50);
    for (what, text) in [
        ("10,000 letters", "a".repeat(10_000)),
        ("5,000 unknown words", "zyzzyva qwertz ".repeat(2_500)),
        ("5,000 known words", "model data ".repeat(2_500)),
    ] {
        hostile.bench_function(what, |bencher| {
            bencher.iter(|| searcher.search(black_box(&text)));
        });
    }
    hostile.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    targets = all
}
criterion_main!(benches);
