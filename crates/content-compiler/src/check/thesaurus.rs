//! The thesaurus against the guidance: what it points to has to be there.

use std::collections::{BTreeSet, HashMap};

use guidance::corpus::Corpus;
use guidance::search::{self, analyse};
use guidance::thesaurus::Entry;

use crate::diagnostic::Faults;
use crate::parse::thesaurus::File;

/// Puts the entries into the corpus.
pub(super) fn join(files: Vec<File>, corpus: &mut Corpus, faults: &mut Faults) {
    let mut stems = Stems::default();
    let texts: Vec<String> = search::sections(corpus)
        .iter()
        .flat_map(|section| &section.texts)
        .map(|text| stems.of(&text.words))
        .collect();
    let principles: BTreeSet<_> = corpus.principles().map(|principle| principle.no).collect();
    for file in &files {
        for phrase in &file.text {
            let wanted = stems.of(&phrase.value);
            // A text of no words is a space.
            if wanted.len() < 2 || !texts.iter().any(|text| text.contains(&wanted)) {
                faults.expected(
                    &phrase.at,
                    "words that stand together somewhere in the guidance",
                    format_args!("\"{}\"", phrase.value),
                );
            }
        }
        for no in &file.home {
            if !principles.contains(&no.value) {
                faults.expected(
                    &no.at,
                    "the number of a principle",
                    format_args!("\"{}\"", no.value),
                );
            }
        }
    }
    corpus.thesaurus = files
        .into_iter()
        .map(|file| file.entry)
        .collect::<Vec<Entry>>();
}

/// Stems that were found already: a text says the same words again and again.
#[derive(Default)]
struct Stems(HashMap<String, String>);

impl Stems {
    /// The stems of a text, with a space before, between and behind them.
    fn of(&mut self, text: &str) -> String {
        let mut stems = " ".to_owned();
        analyse::words(text, |_, word| {
            let stem = self
                .0
                .entry(word.to_owned())
                .or_insert_with_key(|word| analyse::stem(word));
            stems.push_str(stem);
            stems.push(' ');
        });
        stems
    }
}
