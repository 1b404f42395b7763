//! `vocabulary.toml`: the facets by which actions are found.

use guidance::corpus::{Mapping, Term};
use guidance::id::Name;
use guidance::lifecycle::Stage;

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::Fields;
use crate::parse::toml;
use crate::source::Source;

pub(crate) struct File {
    pub(crate) at: At,
    pub(crate) stages: Vec<Placed<Term>>,
    pub(crate) roles: Vec<Placed<Term>>,
    pub(crate) threats: Vec<Placed<Term>>,
    pub(crate) topics: Vec<Placed<Term>>,
    pub(crate) applies: Vec<Placed<Term>>,
    pub(crate) efforts: Vec<Placed<Term>>,
    pub(crate) source_roles: Vec<Mapping>,
    pub(crate) source_threats: Vec<Mapping>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> File {
    let mut fields = toml(source, faults);
    let at = fields.at();
    let stages = stages(&mut fields, faults);
    let roles = terms("role", &mut fields, faults);
    let threats = terms("threat", &mut fields, faults);
    let topics = terms("topic", &mut fields, faults);
    let applies = terms("applies", &mut fields, faults);
    let efforts = terms("effort", &mut fields, faults);
    let source_roles = mappings("source_role", &roles, &mut fields, faults);
    let source_threats = mappings("source_threat", &threats, &mut fields, faults);
    fields.finish("[[stage]], [[role]], [[threat]], [[topic]], [[applies]], [[effort]], [[source_role]], [[source_threat]]", faults);
    File {
        at,
        stages,
        roles,
        threats,
        topics,
        applies,
        efforts,
        source_roles,
        source_threats,
    }
}

/// The five stages are the program's own; the file gives them their words, in their order. A document may stop before the last.
fn stages(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Placed<Term>> {
    let mut stages = Vec::new();
    for (mut table, stage) in fields
        .tables("stage", 1, faults)
        .into_iter()
        .zip(Stage::ALL)
    {
        let id = table.text("id", faults);
        if id.value != stage.id() {
            faults.expected(
                &id.at,
                format_args!("\"{stage}\", the next stage of the life cycle"),
                format_args!("\"{}\"", id.value),
            );
        }
        let number = u16::from(stage.number());
        table.number("part", number, number, faults);
        let label = table.text("label", faults).value;
        let means = table.text("short", faults).value;
        table.finish("id, part, label, short", faults);
        let Ok(name) = stage.id().parse() else {
            continue;
        };
        stages.push(Placed {
            value: Term {
                id: name,
                label,
                means,
                parent: None,
            },
            at: id.at,
        });
    }
    stages
}

fn terms(key: &str, fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Placed<Term>> {
    let mut terms: Vec<Placed<Term>> = Vec::new();
    for mut table in fields.tables(key, 1, faults) {
        let id = name(key, &table.text("id", faults), faults);
        let label = table.text("label", faults).value;
        let means = table
            .optional_text("means", faults)
            .map_or_else(String::new, |text| text.value);
        let parent = table.optional_text("parent", faults);
        table.finish("id, label, means, parent", faults);
        let Some(id) = id else { continue };
        if terms.iter().any(|term| term.value.id == id.value) {
            faults.expected(
                &id.at,
                format_args!("an id that no other {key} has"),
                format_args!("\"{}\" again", id.value),
            );
        }
        if let Some(parent) = &parent
            && !terms
                .iter()
                .any(|term| term.value.id.as_str() == parent.value)
        {
            faults.expected(
                &parent.at,
                format_args!("a {key} that stands above"),
                format_args!("\"{}\"", parent.value),
            );
        }
        let term = Term {
            id: id.value,
            label,
            means,
            parent: parent.and_then(|parent| parent.value.parse().ok()),
        };
        terms.push(Placed {
            value: term,
            at: id.at,
        });
    }
    terms
}

/// The id of a value. It is a part of an address, but for sizes of effort, which are letters as people say them.
fn name(key: &str, id: &Placed<String>, faults: &mut Faults) -> Option<Placed<Name>> {
    let name = match key {
        "effort" => Name::of_others(&id.value),
        _ => id.value.parse(),
    };
    match name {
        Ok(value) => Some(Placed {
            value,
            at: id.at.clone(),
        }),
        Err(_) if id.value.is_empty() => None,
        Err(error) => {
            faults.add(&id.at.path, id.at.line, error.to_string());
            None
        }
    }
}

fn mappings(
    key: &str,
    ours: &[Placed<Term>],
    fields: &mut Fields<'_>,
    faults: &mut Faults,
) -> Vec<Mapping> {
    let mut mappings: Vec<Mapping> = Vec::new();
    for mut table in fields.tables(key, 1, faults) {
        let id = table.text("id", faults);
        let to = table.texts("to", faults);
        let why = table.optional_text("why", faults);
        table.finish("id, to, why", faults);
        for target in &to {
            if !ours
                .iter()
                .any(|term| term.value.id.as_str() == target.value)
            {
                faults.expected(
                    &target.at,
                    "an id of this file",
                    format_args!("\"{}\"", target.value),
                );
            }
        }
        if to.is_empty() && why.is_none() {
            faults.expected(&id.at, "a reason in `why`, since `to` is empty", "none");
        }
        if mappings.iter().any(|known| known.id == id.value) {
            faults.expected(
                &id.at,
                format_args!("each {key} once"),
                format_args!("\"{}\" again", id.value),
            );
        }
        mappings.push(Mapping {
            id: id.value,
            to: to.into_iter().map(|target| target.value).collect(),
            why: why.map_or_else(String::new, |why| why.value),
        });
    }
    mappings
}
