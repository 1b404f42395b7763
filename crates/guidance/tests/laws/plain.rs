//! What a literal search finds, by reading every text for every query: slow, short, and without an index. It shares with the
//! engine how a text is cut into words, what a stem is and which words say nothing, and no other line.

use std::collections::{BTreeMap, BTreeSet};

use guidance::address::Page;
use guidance::search::{Field, MOST_WORDS, Section, Weights, analyse};

/// How much something stands in a section is known in these steps.
const STEPS: [f32; 7] = [0.3, 0.9, 1.8, 2.7, 4.0, 6.0, 10.0];

/// What an occurrence is worth is known in this fraction of one.
const ONE: f64 = 128.0;

/// Each page that has any of the words, the best first, with what it is worth; nothing where too little of the query is there.
/// `None` where the share that is there is so near to the limit that rounding decides.
pub fn pages(sections: &[Section], weights: &Weights, query: &str) -> Option<Vec<(Page, f64)>> {
    let mut words = analyse::all(query);
    words.truncate(MOST_WORDS);
    words.retain(|word| !analyse::is_stop_word(word));
    let stems: Vec<String> = words.iter().map(|word| analyse::stem(word)).collect();

    let counts: Vec<BTreeMap<String, f32>> = sections
        .iter()
        .map(|section| count(section, weights))
        .collect();
    let rarity = |stem: &str| {
        let having = counts
            .iter()
            .filter(|count| count.contains_key(stem))
            .count() as f64;
        (1.0 + (counts.len() as f64 - having + 0.5) / (having + 0.5)).ln()
    };
    let is_there = |stem: &String| counts.iter().any(|count| count.contains_key(stem));
    let all: f64 = stems.iter().map(|stem| rarity(stem)).sum();
    let there: f64 = stems
        .iter()
        .filter(|stem| is_there(stem))
        .map(|stem| rarity(stem))
        .sum();
    let share = if all > 0.0 { there / all } else { 0.0 };
    if (share - f64::from(weights.coverage)).abs() < 1e-4 {
        return None;
    }
    if share < f64::from(weights.coverage) {
        return Some(Vec::new());
    }

    let pages: BTreeSet<Page> = sections.iter().map(|section| section.page).collect();
    let length =
        |count: &BTreeMap<String, f32>| count.values().copied().map(f64::from).sum::<f64>();
    let on_page = |page: Page| {
        let own = sections.iter().zip(&counts);
        own.filter(move |(section, _)| section.page == page)
            .map(|(_, count)| count)
    };
    let page_length = |page: Page| on_page(page).map(length).sum::<f64>();
    let average_section = counts.iter().map(length).sum::<f64>() / counts.len() as f64;
    let average_page =
        pages.iter().map(|page| page_length(*page)).sum::<f64>() / pages.len() as f64;

    let mut ranked = Vec::new();
    for page in pages {
        let mut best: Vec<f64> = on_page(page)
            .map(|count| {
                let long = length(count) / average_section;
                let worth = |stem: &String| {
                    let amount = f64::from(*count.get(stem)?);
                    Some(impact(
                        rarity(stem),
                        amount,
                        weights.saturation,
                        weights.length,
                        long,
                    ))
                };
                stems.iter().filter_map(worth).sum()
            })
            .collect();
        best.sort_by(|a, b| b.total_cmp(a));
        best.resize(2, 0.0);
        let long = page_length(page) / average_page;
        let whole: f64 = stems
            .iter()
            .map(|stem| {
                let amount: f32 = on_page(page).filter_map(|count| count.get(stem)).sum();
                if amount == 0.0 {
                    return 0.0;
                }
                impact(
                    rarity(stem),
                    amount.into(),
                    weights.page_saturation,
                    weights.page_length,
                    long,
                )
            })
            .sum();
        let share = f64::from(weights.best_section);
        let score =
            share * (best[0] + f64::from(weights.next_section) * best[1]) + (1.0 - share) * whole;
        if whole > 0.0 {
            ranked.push((page, score));
        }
    }
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    Some(ranked)
}

/// How much each stem stands in a section: occurrences by their fields, to the nearest step. In the precision of the weights,
/// and in the order of the text, so that what lies in the middle of two steps goes the same way.
fn count(section: &Section, weights: &Weights) -> BTreeMap<String, f32> {
    let mut count: BTreeMap<String, f32> = BTreeMap::new();
    for text in &section.texts {
        let field = match text.field {
            Field::Title => weights.field[0],
            Field::Heading => weights.field[1],
            Field::Body => weights.field[2],
            Field::Aside => weights.field[3],
        };
        for word in analyse::all(&text.words) {
            if !analyse::is_stop_word(&word) {
                *count.entry(analyse::stem(&word)).or_default() += field;
            }
        }
    }
    for amount in count.values_mut() {
        let mut nearest = STEPS[0];
        for step in STEPS {
            if (step - *amount).abs() < (nearest - *amount).abs() {
                nearest = step;
            }
        }
        *amount = nearest;
    }
    count
}

/// BM25: an amount counts the less the more there is of it, and the less the longer the text is (`long`, in averages); to a
/// fraction of [`ONE`], and at least one of these.
fn impact(rarity: f64, amount: f64, k: f32, b: f32, long: f64) -> f64 {
    let (k, b) = (f64::from(k), f64::from(b));
    let saturated = amount * (k + 1.0) / (amount + k * (1.0 - b + b * long));
    (rarity * saturated * ONE).round().max(1.0)
}
