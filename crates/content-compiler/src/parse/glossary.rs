//! `glossary.toml`: terms that a reader may not know.

use std::collections::BTreeMap;

use guidance::glossary::Entry;
use guidance::id::Name;

use crate::diagnostic::{Faults, Placed};
use crate::parse::toml;
use crate::source::Source;

/// The terms, each with its place; where they occur is found when all texts are read.
pub(crate) fn read(source: &Source, faults: &mut Faults) -> Vec<Placed<Entry>> {
    let mut fields = toml(source, faults);
    let mut entries: Vec<Placed<Entry>> = Vec::new();
    let mut see = Vec::new();
    let mut forms: BTreeMap<String, String> = BTreeMap::new();
    for mut table in fields.tables("term", 1, faults) {
        let at = table.at();
        let id = table.parsed::<Name>("id", faults);
        let term = table.text("term", faults);
        let own = table.texts("forms", faults);
        let definition = table.text("definition", faults);
        let related = table.texts("see", faults);
        table.finish("id, term, forms, definition, see", faults);
        if let Some(last) = entries.last()
            && term.value.to_lowercase() <= last.value.term.to_lowercase()
        {
            faults.expected(
                &term.at,
                format_args!(
                    "terms in alphabetical order, this one before \"{}\"",
                    last.value.term
                ),
                format_args!("\"{}\"", term.value),
            );
        }
        for form in &own {
            if let Some(other) = forms.insert(form.value.to_lowercase(), term.value.clone()) {
                faults.expected(
                    &form.at,
                    format_args!("a form that no other term has (\"{other}\" has it)"),
                    format_args!("\"{}\"", form.value),
                );
            }
            if !form.value.starts_with(char::is_alphanumeric)
                || !form.value.ends_with(char::is_alphanumeric)
            {
                faults.expected(
                    &form.at,
                    "a form that starts and ends with a letter or a digit",
                    format_args!("\"{}\"", form.value),
                );
            }
        }
        if !definition.value.is_empty()
            && (!definition.value.ends_with('.') || definition.value.contains(". "))
        {
            faults.expected(
                &definition.at,
                "one sentence with a full stop",
                format_args!("\"{}\"", definition.value),
            );
        }
        let Some(id) = id else { continue };
        if entries.iter().any(|entry| entry.value.id == id.value) {
            faults.expected(
                &id.at,
                "an id that no other term has",
                format_args!("\"{}\" again", id.value),
            );
        }
        see.push(related);
        entries.push(Placed {
            value: Entry {
                id: id.value,
                term: term.value,
                forms: own.into_iter().map(|form| form.value).collect(),
                definition: definition.value,
                see: Vec::new(),
                occurs: Vec::new(),
            },
            at,
        });
    }
    fields.finish("[[term]]", faults);
    let ids: Vec<Name> = entries.iter().map(|entry| entry.value.id).collect();
    for (entry, related) in entries.iter_mut().zip(see) {
        for other in related {
            let found = ids.iter().find(|id| id.as_str() == other.value);
            match found.filter(|id| **id != entry.value.id) {
                Some(id) => entry.value.see.push(*id),
                None => faults.expected(
                    &other.at,
                    "the id of another term",
                    format_args!("\"{}\"", other.value),
                ),
            }
        }
    }
    entries
}
