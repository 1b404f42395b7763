//! `thesaurus.toml`: other words for what the guidance says.

use std::collections::BTreeMap;

use guidance::id::PrincipleNo;
use guidance::thesaurus::Entry;

use crate::diagnostic::{Faults, Placed};
use crate::parse::toml;
use crate::source::Source;

/// An entry with its places, to be held against the principles when all are read.
pub(crate) struct File {
    pub(crate) entry: Entry,
    pub(crate) text: Vec<Placed<String>>,
    pub(crate) home: Vec<Placed<PrincipleNo>>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> Vec<File> {
    let mut fields = toml(source, faults);
    let mut entries = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for mut table in fields.tables("entry", 1, faults) {
        let at = table.at();
        let words = table.texts("words", faults);
        let text = table.texts("text", faults);
        let home = table.texts("home", faults);
        let warrant = table.text("warrant", faults);
        table.finish("words, text, home, warrant", faults);
        for word in &words {
            if let Some(line) = seen.insert(word.value.clone(), word.at.line) {
                faults.expected(
                    &word.at,
                    format_args!("words that no other entry has (line {line} has them)"),
                    format_args!("\"{}\"", word.value),
                );
            }
            if word.value.to_lowercase() != word.value {
                faults.expected(
                    &word.at,
                    "words in lower case",
                    format_args!("\"{}\"", word.value),
                );
            }
        }
        // The form of the index holds no more.
        for (what, found, most) in [("text", text.len(), 8), ("home", home.len(), 4)] {
            if found > most {
                faults.expected(&at, format_args!("at most {most} of `{what}`"), found);
            }
        }
        if words.is_empty() {
            faults.expected(&at, "at least one of `words`", "none");
        }
        if text.is_empty() && home.is_empty() {
            faults.expected(
                &at,
                "words of the guidance in `text`, or principles in `home`",
                "neither",
            );
        }
        let home: Vec<Placed<PrincipleNo>> = home
            .iter()
            .filter_map(|no| crate::fields::parse(no, faults))
            .collect();
        entries.push(File {
            entry: Entry {
                words: words.into_iter().map(|word| word.value).collect(),
                text: text.iter().map(|text| text.value.clone()).collect(),
                home: home.iter().map(|no| no.value).collect(),
                warrant: warrant.value,
            },
            text,
            home,
        });
    }
    fields.finish("[[entry]]", faults);
    entries
}
