//! A report as OSCAL assessment results, for tools that keep those.
//!
//! What a reader settled are *observations*: an action, where it stands, what shows it. There is no finding, since a finding says
//! whether a control is satisfied, and nobody here says that. OSCAL asks for a plan as well; the file names the catalog in its place and says
//! so. The ids of controls and statements are those of the catalog that the site offers (`crates/exports`).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::markdown::escaped;
use super::{Asked, Report, Row, Said, Words};
use crate::date::Date;
use crate::id::{ActionId, PrincipleNo};
use crate::link::{Part, links};
use crate::progress::Status;

/// The version of OSCAL.
const OSCAL: &str = "1.2.1";

/// The namespace of properties that OSCAL does not define; the catalog has the same.
const NAMESPACE: &str = "urn:waymark:oscal:1";

/// What comes from outside.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// A UUID for what is named: a new one each time, or the same for the same name, as whoever calls likes.
    pub uuid: &'a dyn Fn(&str) -> String,
    /// When it is written, as RFC 3339 has it, with a zone.
    pub written: &'a str,
    /// The edition of the content and of its wording.
    pub edition: &'a str,
    /// Credit, licence, and that this is unofficial.
    pub notice: &'a str,
    /// The licence's text.
    pub licence_url: &'a str,
    /// Where the catalog stands.
    pub catalog: &'a str,
    /// What the catalog is called.
    pub catalog_title: &'a str,
    /// Why there is no plan.
    pub no_plan: &'a str,
}

/// The file: one set of results with an observation for each action of which something is said.
///
/// # Errors
/// When it cannot be written as JSON, which no report brings about.
pub fn results(
    report: &Report<'_>,
    words: &Words<'_>,
    about: &About<'_>,
) -> Result<String, serde_json::Error> {
    let title = one_line(&(words.title)(report.name));
    let plan = (about.uuid)("plan");
    let said: Vec<&Row<'_>> = report
        .actions
        .iter()
        .filter(|row| says_something(&row.said))
        .collect();
    let mut observations: Vec<Value> = said
        .iter()
        .map(|row| observation(&row.asked.id, Some(&row.asked), &row.said, words, about))
        .collect();
    let unknown = report.unknown.iter();
    observations.extend(unknown.map(|one| observation(&one.id, None, &one.said, words, about)));
    let mut left_out = Vec::new();
    if report.left_out.texts {
        left_out.push(escaped(words.without_texts));
    }
    if report.left_out.names {
        left_out.push(escaped(words.without_names));
    }
    let mut result = json!({
        "uuid": (about.uuid)("result"),
        "title": title,
        "description": paragraphs(&[report.description, words.about]),
        "start": start(report, about),
        "end": about.written,
        "reviewed-controls": { "control-selections": [selection(&said)] },
    });
    put(&mut result, "observations", Value::Array(observations));
    put(&mut result, "remarks", Value::from(left_out.join("\n\n")));
    let file = json!({
        "assessment-results": {
            "uuid": (about.uuid)("file"),
            "metadata": {
                "title": title,
                "last-modified": about.written,
                "version": one_line(about.edition),
                "oscal-version": OSCAL,
                "links": [{ "href": about.licence_url, "rel": "license" }],
                "remarks": paragraphs(&[about.notice]),
            },
            "import-ap": { "href": format!("#{plan}"), "remarks": paragraphs(&[about.no_plan]) },
            "results": [result],
            "back-matter": {
                "resources": [{
                    "uuid": plan,
                    "title": one_line(about.catalog_title),
                    "rlinks": [{ "href": about.catalog }],
                }]
            },
        }
    });
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

fn says_something(said: &Said<'_>) -> bool {
    let texts = [said.reason, said.note, said.evidence, said.owner];
    said.status != Status::NotStarted
        || said.review.is_some()
        || texts.iter().any(|text| !text.trim().is_empty())
}

/// The first day on which something was set, or when the file is written.
fn start(report: &Report<'_>, about: &About<'_>) -> String {
    let days = report.actions.iter().filter_map(|row| row.said.changed);
    days.min().map_or(about.written.to_owned(), midnight)
}

fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// Which statements of which controls were looked at; of nothing, all that there is.
fn selection(said: &[&Row<'_>]) -> Value {
    let mut controls: BTreeMap<PrincipleNo, Vec<&ActionId>> = BTreeMap::new();
    for row in said {
        let own = controls.entry(row.asked.principle).or_default();
        own.push(&row.asked.id);
    }
    if controls.is_empty() {
        return json!({ "include-all": {} });
    }
    let controls = controls.iter().map(|(principle, ids)| {
        let document = ids.first().map_or("", |id| id.document.as_str());
        let statements: Vec<String> = ids.iter().map(|id| statement(id)).collect();
        json!({ "control-id": format!("{document}-{principle}"), "statement-ids": statements })
    });
    json!({ "include-controls": controls.collect::<Vec<_>>() })
}

/// The id of an action in the catalog.
fn statement(id: &ActionId) -> String {
    format!("{}-{}", id.document, id.no)
}

fn observation(
    id: &ActionId,
    asked: Option<&Asked<'_>>,
    said: &Said<'_>,
    words: &Words<'_>,
    about: &About<'_>,
) -> Value {
    let prop = |name: &str, value: &str| {
        let value = one_line(value);
        (!value.is_empty()).then(|| json!({ "name": name, "ns": NAMESPACE, "value": value }))
    };
    let review = said.review.map(|day| day.to_string());
    let props: Vec<Value> = [
        prop("action", &id.to_string()),
        prop("status", said.status.id()),
        prop("owner", said.owner),
        prop("review", review.as_deref().unwrap_or_default()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let evidence: Vec<Value> = said.evidence.lines().filter_map(relevant).collect();
    let named = |name: &str, text: &str| {
        let text = paragraphs(&[text]);
        (!text.is_empty()).then(|| format!("{}: {text}", escaped(name)))
    };
    let remarks = [
        named(words.columns.reason, said.reason),
        named(words.columns.note, said.note),
    ];
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    let text = asked.map_or(words.unknown, |asked| asked.text);
    let status = (words.status)(said.status);
    let mut observation = json!({
        "uuid": (about.uuid)(&format!("observation:{id}")),
        "title": one_line(&format!("{}: {status}", id.no)),
        "description": paragraphs(&[text]),
        "props": props,
        // Whoever settled an action may have looked, asked or tried: nobody was asked which.
        "methods": ["UNKNOWN"],
        "collected": said.changed.map_or(about.written.to_owned(), midnight),
    });
    put(
        &mut observation,
        "relevant-evidence",
        Value::Array(evidence),
    );
    put(
        &mut observation,
        "remarks",
        Value::from(remarks.join("\n\n")),
    );
    observation
}

/// A line of evidence, with the first address in it.
fn relevant(line: &str) -> Option<Value> {
    let description = escaped(line);
    let address = links(line).into_iter().find_map(|part| match part {
        Part::Link(address) => Some(address),
        Part::Plain(_) => None,
    });
    let mut evidence = json!({ "description": description });
    if let Some(address) = address {
        put(&mut evidence, "href", Value::from(address));
    }
    (!description.is_empty()).then_some(evidence)
}

/// Sets a field, unless it would be empty, which OSCAL refuses.
fn put(object: &mut Value, name: &str, value: Value) {
    let is_empty = match &value {
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    if let (false, Value::Object(map)) = (is_empty, object) {
        map.insert(name.to_owned(), value);
    }
}

/// Texts as paragraphs, a line each, in which nothing is markup.
fn paragraphs(texts: &[&str]) -> String {
    let lines = texts.iter().flat_map(|text| text.lines()).map(escaped);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

/// A text on one line, without blanks at its ends.
fn one_line(text: &str) -> String {
    let seen = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c });
    let seen: String = seen.filter(|c| !super::is_unseen(*c)).collect();
    seen.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::super::{Leave, Report};
    use super::*;
    use crate::assess::{Field, System};

    fn written(system: &System, leave: Leave) -> Value {
        let report = Report::new(system, &samples::conditions(), &samples::asked(), leave);
        let about = About {
            uuid: &|name| format!("uuid of {name}"),
            written: "2026-11-30T10:00:00Z",
            edition: "1-abc",
            notice: "Unofficial.",
            licence_url: "https://example.org/licence",
            catalog: "catalog.json",
            catalog_title: "The catalog",
            no_plan: "There is none.",
        };
        let text = results(&report, &samples::words(), &about).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    fn sample() -> System {
        samples::system(&[
            ("", Field::Name, "Chat helper"),
            ("2.1-01", Field::Status, "done"),
            (
                "2.1-01",
                Field::Evidence,
                "See https://example.org/bom\n\nand *the log*",
            ),
            ("2.1-01", Field::Owner, " A\nB "),
            ("2.1-02", Field::Status, "not-applicable"),
            ("2.1-02", Field::Reason, "no suppliers"),
            ("2.1-02", Field::Note, "=1+1\nsecond line"),
            ("2.1-03", Field::Review, "2027-01-31"),
        ])
    }

    #[test]
    fn an_action_of_which_something_is_said_is_an_observation_and_never_a_finding() {
        let file = written(&sample(), Leave::default());
        let result = &file["assessment-results"]["results"][0];
        assert!(result.get("findings").is_none());
        let observations = result["observations"].as_array().unwrap();
        assert_eq!(observations.len(), 3);
        assert_eq!(
            result["reviewed-controls"]["control-selections"][0]["include-controls"],
            json!([{
                "control-id": "ncsc-ml-2.1",
                "statement-ids": ["ncsc-ml-2.1-01", "ncsc-ml-2.1-02", "ncsc-ml-2.1-03"],
            }])
        );
        let done = &observations[0];
        assert_eq!(
            done["relevant-evidence"][0]["href"],
            "https://example.org/bom"
        );
        assert_eq!(done["relevant-evidence"].as_array().unwrap().len(), 2);
        let owner = done["props"]
            .as_array()
            .unwrap()
            .iter()
            .find(|prop| prop["name"] == "owner");
        assert_eq!(owner.unwrap()["value"], "A B");
        let remarks = observations[1]["remarks"].as_str().unwrap();
        assert!(
            remarks.contains("no suppliers") && remarks.contains("second line"),
            "{remarks}"
        );
    }

    #[test]
    fn what_is_left_out_is_not_there_and_said_to_be_left_out() {
        let leave = Leave {
            texts: true,
            names: true,
        };
        let file = written(&sample(), leave).to_string();
        assert!(
            !file.contains("second line")
                && !file.contains("the log")
                && !file.contains("\"owner\"")
        );
        assert!(file.contains("no suppliers"), "a reason stays");
        let result = written(&sample(), leave)["assessment-results"]["results"][0].clone();
        assert!(!result["remarks"].as_str().unwrap().is_empty());
    }

    #[test]
    fn of_a_system_of_which_nothing_is_said_there_are_results_without_observations() {
        let file = written(&System::default(), Leave::default());
        let result = &file["assessment-results"]["results"][0];
        assert!(result.get("observations").is_none());
        let selection = &result["reviewed-controls"]["control-selections"][0];
        assert!(selection.get("include-all").is_some());
    }
}
