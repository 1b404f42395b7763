//! `vocabulary.toml`: the facets by which actions are found.

use guidance::corpus::{Mapping, Term};
use guidance::lifecycle::Stage;

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::Fields;
use crate::parse::toml;
use crate::source::Source;

pub(crate) struct File {
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
    let stages = stages(&mut fields, &at, faults);
    let roles = terms("role", &mut fields, faults);
    let threats = terms("threat", &mut fields, faults);
    let topics = terms("topic", &mut fields, faults);
    let applies = terms("applies", &mut fields, faults);
    let efforts = terms("effort", &mut fields, faults);
    let source_roles = mappings("source_role", &roles, &mut fields, faults);
    let source_threats = mappings("source_threat", &threats, &mut fields, faults);
    fields.finish("[[stage]], [[role]], [[threat]], [[topic]], [[applies]], [[effort]], [[source_role]], [[source_threat]]", faults);
    File {
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

/// The five stages are the program's own; the file gives them their words, in their order.
fn stages(fields: &mut Fields<'_>, at: &At, faults: &mut Faults) -> Vec<Placed<Term>> {
    let mut stages = Vec::new();
    for (mut table, stage) in fields
        .tables("stage", 5, faults)
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
        stages.push(Placed {
            value: Term {
                id: id.value,
                label,
                means,
                parent: None,
            },
            at: id.at,
        });
    }
    if stages.len() < Stage::ALL.len() {
        faults.expected(at, "five stages", stages.len());
    }
    stages
}

fn terms(key: &str, fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Placed<Term>> {
    let mut terms: Vec<Placed<Term>> = Vec::new();
    for mut table in fields.tables(key, 1, faults) {
        let id = table.text("id", faults);
        let label = table.text("label", faults).value;
        let means = table
            .optional_text("means", faults)
            .map_or_else(String::new, |text| text.value);
        let parent = table.optional_text("parent", faults);
        table.finish("id, label, means, parent", faults);
        if terms.iter().any(|term| term.value.id == id.value) {
            faults.expected(
                &id.at,
                format_args!("an id that no other {key} has"),
                format_args!("\"{}\" again", id.value),
            );
        }
        if let Some(parent) = &parent
            && !terms.iter().any(|term| term.value.id == parent.value)
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
            parent: parent.map(|parent| parent.value),
        };
        terms.push(Placed {
            value: term,
            at: id.at,
        });
    }
    terms
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
            if !ours.iter().any(|term| term.value.id == target.value) {
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
