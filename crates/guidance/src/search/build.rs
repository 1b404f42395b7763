//! Makes an index of sections, natively; the browser only reads it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::analyse;
use super::format::{Named, Posting, Raw, STEPS};
use super::index::Index;
use super::lists::Lists;
use super::query::Searcher;
use super::section::{Field, Section};
use super::weights::Weights;
use crate::address::Page;
use crate::corpus::Corpus;

/// A thing that has names: the names, other words of the guidance for it, and where it is at home.
#[derive(Debug, Clone, Default)]
pub struct Concept {
    /// What readers type.
    pub names: Vec<String>,
    /// Words of the guidance for it.
    pub text: Vec<String>,
    /// Pages that deal with it, the best first.
    pub home: Vec<Page>,
    /// Its place in the glossary, if it stands there.
    pub term: Option<u8>,
}

/// The concepts of a corpus: its thesaurus and its glossary.
#[must_use]
pub fn concepts(corpus: &Corpus) -> Vec<Concept> {
    let thesaurus = corpus.thesaurus.iter().map(|entry| Concept {
        names: entry.words.clone(),
        text: entry.text.clone(),
        home: entry.home.iter().map(|no| Page::Principle(*no)).collect(),
        term: None,
    });
    let glossary = corpus.glossary.iter().zip(0u8..).map(|(entry, at)| {
        // "Large language model (LLM)" is two names.
        let outer = entry.term.split(['(', ')']).map(str::trim);
        let names: BTreeSet<String> = outer
            .chain(entry.forms.iter().map(String::as_str))
            .filter(|name| !name.is_empty())
            .map(str::to_lowercase)
            .collect();
        Concept {
            names: names.into_iter().collect(),
            term: Some(at),
            ..Concept::default()
        }
    });
    thesaurus.chain(glossary).collect()
}

/// Makes the index.
#[must_use]
pub fn build(sections: &[Section], concepts: &[Concept], weights: &Weights) -> Raw {
    // A name that is answered as well without its entry is not worth its bytes; the shorter ones first, since a longer one
    // may hold a shorter.
    let mut kept: Vec<Concept> = concepts
        .iter()
        .map(|concept| match concept.term {
            Some(_) => concept.clone(),
            None => Concept {
                names: Vec::new(),
                ..concept.clone()
            },
        })
        .collect();
    // Once more at the end: what came later may have changed what was answered before.
    for length in (1..=MOST_WORDS_OF_NAME).map(Some).chain([None]) {
        let known = assemble(sections, &kept, weights);
        let mut known = Searcher::new(Index::new(known, weights));
        for (concept, kept) in concepts
            .iter()
            .zip(&mut kept)
            .filter(|(concept, _)| concept.term.is_none())
        {
            let mut home = concept.home.clone();
            if home.is_empty() {
                home.extend(
                    known
                        .search(&concept.text.join(" "))
                        .pages
                        .first()
                        .map(|found| found.page),
                );
            }
            for name in &concept.names {
                let is_next = length.is_none_or(|length| analyse::all(name).len() == length);
                if is_next && !kept.names.contains(name) && !is_answered(&mut known, name, &home) {
                    kept.names.push(name.clone());
                }
            }
        }
    }
    assemble(sections, &kept, weights)
}

/// Longer names are left out.
const MOST_WORDS_OF_NAME: usize = 5;

/// Whether a name leads to its home as it is, and to its other homes among others: as a reader types it, and when the last
/// word is finished.
fn is_answered(known: &mut Searcher, name: &str, home: &[Page]) -> bool {
    [name.to_owned(), format!("{name} ")].iter().all(|name| {
        let found = known.search(name);
        let pages = found.pages.iter().map(|found| found.page);
        let pages: Vec<Page> = pages
            .filter(|page| matches!(page, Page::Principle(_)))
            .collect();
        !pages.is_empty()
            && pages.first() == home.first()
            && home.iter().all(|home| pages.contains(home))
            && found.corrected.is_empty()
    })
}

fn assemble(sections: &[Section], concepts: &[Concept], weights: &Weights) -> Raw {
    let texts: Vec<Vec<(Field, Vec<String>)>> = sections
        .iter()
        .map(|section| {
            let texts = section.texts.iter();
            texts
                .map(|text| (text.field, analyse::all(&text.words)))
                .collect()
        })
        .collect();
    let mut vocabulary: BTreeSet<&str> = BTreeSet::new();
    for (_, words) in texts.iter().flatten() {
        vocabulary.extend(
            words
                .iter()
                .filter(|word| !analyse::is_stop_word(word))
                .map(String::as_str),
        );
    }
    type Phrases = Vec<Vec<String>>;
    let split = |names: &[String]| -> Phrases {
        names
            .iter()
            .map(|name| analyse::all(name))
            .filter(|words| !words.is_empty())
            .collect()
    };
    let named: Vec<(Phrases, Phrases)> = concepts
        .iter()
        .map(|concept| (split(&concept.names), split(&concept.text)))
        .collect();
    for (names, _) in &named {
        vocabulary.extend(names.iter().flatten().map(String::as_str));
    }
    let words: Vec<String> = vocabulary.into_iter().map(str::to_owned).collect();
    let number: HashMap<&str, u32> = words
        .iter()
        .zip(0u32..)
        .map(|(word, at)| (word.as_str(), at))
        .collect();
    // Words with one stem are a group.
    let stems: Vec<String> = words.iter().map(|word| analyse::stem(word)).collect();
    let mut of_stem: HashMap<&str, u32> = HashMap::new();
    let mut groups = Vec::new();
    for stem in &stems {
        let next = of_stem.len() as u32;
        groups.push(*of_stem.entry(stem).or_insert(next));
    }

    // Pages in order of their first section.
    let mut pages: Vec<Page> = Vec::new();
    let mut titles: Vec<String> = Vec::new();
    let mut places = Vec::new();
    for section in sections {
        let at = pages
            .iter()
            .position(|page| *page == section.page)
            .unwrap_or_else(|| {
                pages.push(section.page);
                titles.push(title(section));
                pages.len() - 1
            });
        places.push((at as u8, section.at));
    }

    let mut counts: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); of_stem.len()];
    for (at, texts) in texts.iter().enumerate() {
        for (field, text) in texts {
            for word in text.iter().filter(|word| !analyse::is_stop_word(word)) {
                if let Some(word) = number.get(word.as_str()) {
                    let group = groups[*word as usize] as usize;
                    *counts[group].entry(at as u32).or_default() += weights.field[*field as usize];
                }
            }
        }
    }

    let mut of_name: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    let mut all_names: Vec<(Vec<u32>, Named)> = Vec::new();
    for ((at, concept), (names, _)) in (0u32..).zip(concepts).zip(&named) {
        let has_meaning = !concept.text.is_empty() || !concept.home.is_empty();
        let own = Named {
            concept: has_meaning.then_some(at),
            term: concept.term,
        };
        for name in names {
            let by_group: Vec<u32> = name
                .iter()
                .map(|word| groups[number[word.as_str()] as usize])
                .collect();
            match of_name.get(&by_group) {
                Some(known) => {
                    if concept.term.is_some() {
                        all_names[*known].1.term = concept.term;
                    }
                }
                None => {
                    of_name.insert(by_group.clone(), all_names.len());
                    all_names.push((by_group, own));
                }
            }
        }
    }
    all_names.sort_by_key(|(name, _)| (name.first().copied(), Reverse(name.len()), name.clone()));
    // Things are numbered in the order of their names, phrases in that of the things.
    let mut of_concept: HashMap<u32, u32> = HashMap::new();
    let mut of_phrase: HashMap<Vec<u32>, u32> = HashMap::new();
    let (mut homes, mut texts, mut phrases) =
        (Lists::default(), Lists::default(), Lists::default());
    for (_, named_by) in &mut all_names {
        let Some(concept) = &mut named_by.concept else {
            continue;
        };
        let next = of_concept.len() as u32;
        let old = std::mem::replace(concept, *of_concept.entry(*concept).or_insert(next));
        if *concept < next {
            continue;
        }
        let home = concepts[old as usize].home.iter();
        let home = home.filter_map(|home| pages.iter().position(|page| page == home));
        homes.push(&Vec::from_iter(home.map(|at| at as u8)));
        for phrase in &named[old as usize].1 {
            let told = phrase.iter().filter(|word| !analyse::is_stop_word(word));
            let phrase: Vec<u32> = told
                .filter_map(|word| of_stem.get(analyse::stem(word).as_str()).copied())
                .collect();
            if phrase.is_empty() {
                continue;
            }
            let next = of_phrase.len() as u32;
            let at = *of_phrase.entry(phrase.clone()).or_insert(next);
            if at == next {
                phrases.push(&phrase);
            }
            texts.add(at);
        }
        texts.end();
    }
    Raw {
        words: words.into_iter().map(String::into_bytes).collect(),
        groups,
        pages,
        titles,
        places,
        postings: counts.iter().map(postings).collect(),
        names: all_names.iter().map(|(name, _)| name).collect(),
        named: all_names.iter().map(|(_, named)| *named).collect(),
        homes,
        texts,
        phrases,
    }
}

/// What readers know a page by: of a framework what it is called in lists.
fn title(section: &Section) -> String {
    let wanted = match section.page {
        Page::Framework(_) => Field::Heading,
        _ => Field::Title,
    };
    let title = section.texts.iter().find(|text| text.field == wanted);
    title.map_or(String::new(), |title| title.words.clone())
}

fn postings(count: &BTreeMap<u32, f32>) -> Vec<Posting> {
    count
        .iter()
        .map(|(section, count)| (*section, step(*count)))
        .filter(|(_, step)| *step > 0)
        .map(|(section, step)| Posting::new(section, step.into()))
        .collect()
}

/// The nearest step of [`STEPS`] that is not above a count by much.
fn step(count: f32) -> u8 {
    let nearest = (1u8..)
        .zip(STEPS)
        .min_by(|(_, a), (_, b)| (a - count).abs().total_cmp(&(b - count).abs()));
    nearest.filter(|_| count > 0.0).map_or(0, |(step, _)| step)
}
