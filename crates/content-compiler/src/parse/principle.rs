//! `principles/N.N.md`: a principle.

use guidance::corpus::{Goal, Measure, Prose};
use guidance::id::{PrincipleNo, Slug};
use guidance::lifecycle::Stage;

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::{Fields, parse, table};
use crate::markdown::{Under, sections, split};
use crate::source::Source;

pub(crate) struct File {
    pub(crate) no: Option<Placed<PrincipleNo>>,
    pub(crate) title: String,
    pub(crate) page: Placed<u16>,
    pub(crate) summary: String,
    pub(crate) goals: Vec<Placed<Goal>>,
    pub(crate) why: Prose,
    pub(crate) measures: Vec<Placed<Measure>>,
    pub(crate) actions: Vec<Action>,
    pub(crate) links: Vec<Placed<PrincipleNo>>,
}

/// An action as it is written; its short id comes from the register.
pub(crate) struct Action {
    pub(crate) at: At,
    pub(crate) slug: Option<Placed<Slug>>,
    pub(crate) text: Placed<String>,
    pub(crate) evidence: String,
    pub(crate) goals: Vec<Placed<u8>>,
    pub(crate) measures: Vec<Placed<u8>>,
    pub(crate) stages: Vec<Stage>,
    pub(crate) roles: Vec<Placed<String>>,
    pub(crate) threats: Vec<Placed<String>>,
    pub(crate) topics: Vec<Placed<String>>,
    pub(crate) applies: Vec<Placed<String>>,
    pub(crate) effort: Placed<String>,
    pub(crate) kept_because: Option<Placed<String>>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> File {
    let (front, body) = split(source, faults);
    let mut fields = table(front, faults);
    let written = fields.parsed::<PrincipleNo>("number", faults);
    let named = source
        .path
        .trim_start_matches("principles/")
        .trim_end_matches(".md")
        .parse()
        .ok();
    if let Some(no) = &written
        && named != Some(no.value)
    {
        faults.expected(
            &no.at,
            format_args!("the number that the file is named by ({})", source.path),
            no.value,
        );
    }
    // Where the number is unreadable, the file's name stands in, so that one fault doesn't look like many.
    let no = written.or_else(|| {
        named.map(|value| Placed {
            value,
            at: fields.at(),
        })
    });
    let title = fields.text("title", faults).value;
    let page = fields.number("page", 1, 9999, faults);
    let summary = fields.text("summary", faults).value;
    let goals = goals(&mut fields, faults);
    let mut measures = measures(&mut fields, faults);
    let actions = fields
        .tables("action", 1, faults)
        .into_iter()
        .map(|table| action(table, faults))
        .collect();
    fields.finish(
        "number, title, page, summary, [[goal]], [[measure]], [[action]]",
        faults,
    );
    let mut links = Vec::new();
    let why = place(
        sections(body, false, faults),
        &mut measures,
        &mut links,
        faults,
    );
    File {
        no,
        title,
        page,
        summary,
        goals,
        why,
        measures,
        actions,
        links,
    }
}

fn goals(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Placed<Goal>> {
    let mut goals = Vec::new();
    for (mut table, number) in fields.tables("goal", 1, faults).into_iter().zip(1..) {
        let page = table.number("page", 1, 9999, faults).value;
        let text = table.text("text", faults).value;
        let at = table.at();
        table.finish("page, text", faults);
        goals.push(Placed {
            value: Goal { number, page, text },
            at,
        });
    }
    goals
}

fn measures(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Placed<Measure>> {
    let mut measures = Vec::new();
    for (mut table, number) in fields.tables("measure", 1, faults).into_iter().zip(1..) {
        let page = table.number("page", 1, 9999, faults).value;
        let title = table.text("title", faults).value;
        let at = table.at();
        table.finish("page, title", faults);
        measures.push(Placed {
            value: Measure {
                number,
                page,
                title,
                body: Prose::default(),
            },
            at,
        });
    }
    measures
}

fn action(mut table: Fields<'_>, faults: &mut Faults) -> Action {
    let at = table.at();
    let slug = table.parsed::<Slug>("slug", faults);
    let text = table.text("text", faults);
    let evidence = table.text("evidence", faults).value;
    let goals = table.numbers("goals", faults);
    let measures = table.numbers("measures", faults);
    let stages = table
        .texts("stages", faults)
        .iter()
        .filter_map(|stage| parse::<Stage>(stage, faults))
        .map(|stage| stage.value)
        .collect();
    let roles = table.texts("roles", faults);
    let threats = table.texts("threats", faults);
    let topics = table.texts("topics", faults);
    let applies = table.texts("applies", faults);
    let effort = table.text("effort", faults);
    let kept_because = table.optional_text("kept_because", faults);
    table.finish(
        "slug, text, evidence, goals, measures, stages, roles, threats, topics, applies, effort, kept_because",
        faults,
    );
    Action {
        at,
        slug,
        text,
        evidence,
        goals,
        measures,
        stages,
        roles,
        threats,
        topics,
        applies,
        effort,
        kept_because,
    }
}

const WHY: &str = "Why it matters";

/// Puts each section of the text where its heading says; returns why the principle matters.
fn place(
    sections: Vec<Under>,
    measures: &mut [Placed<Measure>],
    links: &mut Vec<Placed<PrincipleNo>>,
    faults: &mut Faults,
) -> Prose {
    let mut why = Prose::default();
    let mut body_at = None;
    for section in sections {
        links.extend(section.links);
        body_at.get_or_insert_with(|| section.at.clone());
        let Some(heading) = section.heading else {
            if !section.prose.0.is_empty() {
                faults.expected(
                    &section.at,
                    format_args!("`## {WHY}` before the text"),
                    "text without a heading",
                );
            }
            continue;
        };
        if section.prose.0.is_empty() {
            faults.expected(
                &heading.at,
                format_args!("text under `## {}`", heading.value),
                "none",
            );
        }
        let number = heading
            .value
            .strip_prefix("Measure ")
            .and_then(|number| number.parse::<u8>().ok());
        let target = match number {
            Some(number) => measures
                .iter_mut()
                .find(|m| m.value.number == number)
                .map(|m| &mut m.value.body),
            None if heading.value == WHY => Some(&mut why),
            None => None,
        };
        match target {
            Some(target) if target.0.is_empty() => *target = section.prose,
            Some(_) => faults.expected(
                &heading.at,
                "each heading once",
                format_args!("`## {}` again", heading.value),
            ),
            None => faults.expected(
                &heading.at,
                format_args!("`## {WHY}` or `## Measure N` of a measure above"),
                format_args!("`## {}`", heading.value),
            ),
        }
    }
    if let Some(at) = body_at
        && why.0.is_empty()
    {
        faults.expected(&at, format_args!("`## {WHY}`"), "none");
    }
    for measure in measures
        .iter()
        .filter(|measure| measure.value.body.0.is_empty())
    {
        faults.expected(
            &measure.at,
            format_args!("text under `## Measure {}`", measure.value.number),
            "none",
        );
    }
    why
}
