//! A report as OSCAL assessment results, for tools that keep those.
//!
//! What a reader settled are *observations*: an action, where it stands, what shows it. There is no finding, since a finding says
//! whether a control is satisfied, and nobody here says that. OSCAL asks for a plan as well; the file names the catalog in its place and says
//! so. The ids of controls and statements are those of the catalog that the site offers (`crates/exports`).

use super::markdown::escaped;
use super::{Report, Row, Said, Words};
use crate::date::Date;
use crate::id::ActionId;
use crate::link::{Part, links};
use crate::progress::Status;
use crate::transfer::json_text;

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
/// The JSON is put together from texts: a tree of values and what writes it would be 12 KiB of the program that has this.
#[must_use]
pub fn results(report: &Report<'_>, words: &Words<'_>, about: &About<'_>) -> String {
    let title = one_line(&(words.title)(report.name));
    let plan = (about.uuid)("plan");
    let said: Vec<&Row<'_>> = report
        .actions
        .iter()
        .filter(|row| says_something(&row.said))
        .collect();
    let mut observations: Vec<String> = Vec::new();
    for row in &said {
        let asked = &row.asked;
        observations.push(observation(&asked.id, asked.text, &row.said, words, about));
    }
    for one in &report.unknown {
        observations.push(observation(&one.id, words.unknown, &one.said, words, about));
    }
    let mut left_out = Vec::new();
    if report.left_out.texts {
        left_out.push(escaped(words.without_texts));
    }
    if report.left_out.names {
        left_out.push(escaped(words.without_names));
    }
    let selections = object(&[("control-selections", list(&[selection(&said)]))]);
    let result = object(&[
        ("uuid", text(&(about.uuid)("result"))),
        ("title", text(&title)),
        (
            "description",
            text(&paragraphs(&[report.description, words.about])),
        ),
        ("start", text(&start(report, about))),
        ("end", text(about.written)),
        ("reviewed-controls", selections),
        ("observations", list(&observations)),
        ("remarks", text(&left_out.join("\n\n"))),
    ]);
    let licence = object(&[("href", text(about.licence_url)), ("rel", text("license"))]);
    let metadata = object(&[
        ("title", text(&title)),
        ("last-modified", text(about.written)),
        ("version", text(&one_line(about.edition))),
        ("oscal-version", text(OSCAL)),
        ("links", list(&[licence])),
        ("remarks", text(&paragraphs(&[about.notice]))),
    ]);
    let import = object(&[
        ("href", text(&["#", &plan].concat())),
        ("remarks", text(&paragraphs(&[about.no_plan]))),
    ]);
    let resource = object(&[
        ("uuid", text(&plan)),
        ("title", text(&one_line(about.catalog_title))),
        ("rlinks", list(&[object(&[("href", text(about.catalog))])])),
    ]);
    let file = object(&[
        ("uuid", text(&(about.uuid)("file"))),
        ("metadata", metadata),
        ("import-ap", import),
        ("results", list(&[result])),
        ("back-matter", object(&[("resources", list(&[resource]))])),
    ]);
    object(&[("assessment-results", file)]) + "\n"
}

/// A text as JSON; none where it is empty, which OSCAL refuses.
fn text(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        json_text(text)
    }
}

/// Keys and their values, one on a line; those without a value are left out.
fn object(keys: &[(&str, String)]) -> String {
    let keys = keys.iter().filter(|(_, value)| !value.is_empty());
    let lines = keys.map(|(key, value)| ["\"", key, "\": ", value].concat());
    lines_in("{", &lines.collect::<Vec<_>>(), "}")
}

/// Values, one on a line; no list where there are none.
fn list(values: &[String]) -> String {
    if values.is_empty() {
        String::new()
    } else {
        lines_in("[", values, "]")
    }
}

/// In a value no line ends but between the lines that were put together here: JSON has another word for it.
fn lines_in(start: &str, lines: &[String], end: &str) -> String {
    let lines: Vec<String> = lines
        .join(",\n")
        .split('\n')
        .map(|line| ["  ", line, "\n"].concat())
        .collect();
    [start, "\n", &lines.concat(), end].concat()
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
    [&day.to_string(), "T00:00:00Z"].concat()
}

/// Which statements of which controls were looked at; of nothing, all that there is.
fn selection(said: &[&Row<'_>]) -> String {
    if said.is_empty() {
        // OSCAL has an object without keys here.
        return object(&[("include-all", "{}".to_owned())]);
    }
    // Actions stand in the order of the guidance, so those of a principle stand together.
    let controls = said.chunk_by(|a, b| a.asked.principle == b.asked.principle);
    let controls: Vec<String> = controls
        .filter_map(|rows| {
            let asked = &rows.first()?.asked;
            let statements = rows.iter().map(|row| text(&statement(&row.asked.id)));
            let document = asked.id.document.as_str();
            let control = [document, "-", &asked.principle.to_string()].concat();
            Some(object(&[
                ("control-id", text(&control)),
                ("statement-ids", list(&statements.collect::<Vec<_>>())),
            ]))
        })
        .collect();
    object(&[("include-controls", list(&controls))])
}

/// The id of an action in the catalog.
fn statement(id: &ActionId) -> String {
    [id.document.as_str(), "-", &id.no.to_string()].concat()
}

fn observation(
    id: &ActionId,
    asked: &str,
    said: &Said<'_>,
    words: &Words<'_>,
    about: &About<'_>,
) -> String {
    let review = said.review.map(|day| day.to_string());
    let mut props = Vec::new();
    for (name, value) in [
        ("action", id.to_string()),
        ("status", said.status.id().to_owned()),
        ("owner", one_line(said.owner)),
        ("review", review.unwrap_or_default()),
    ] {
        if !value.is_empty() {
            props.push(object(&[
                ("name", text(name)),
                ("ns", text(NAMESPACE)),
                ("value", text(&value)),
            ]));
        }
    }
    let evidence: Vec<String> = said.evidence.lines().filter_map(relevant).collect();
    let mut remarks = Vec::new();
    for (name, said) in [
        (words.columns.reason, said.reason),
        (words.columns.note, said.note),
    ] {
        let said = paragraphs(&[said]);
        if !said.is_empty() {
            remarks.push([&escaped(name), ": ", &said].concat());
        }
    }
    let status = (words.status)(said.status);
    let title = [&id.no.to_string(), ": ", &status].concat();
    let collected = said.changed.map_or(about.written.to_owned(), midnight);
    object(&[
        (
            "uuid",
            text(&(about.uuid)(&["observation:", &id.to_string()].concat())),
        ),
        ("title", text(&one_line(&title))),
        ("description", text(&paragraphs(&[asked]))),
        ("props", list(&props)),
        // Whoever settled an action may have looked, asked or tried: nobody was asked which.
        ("methods", list(&[text("UNKNOWN")])),
        ("collected", text(&collected)),
        ("relevant-evidence", list(&evidence)),
        ("remarks", text(&remarks.join("\n\n"))),
    ])
}

/// A line of evidence, with the first address in it.
fn relevant(line: &str) -> Option<String> {
    let description = escaped(line);
    let address = links(line).into_iter().find_map(|part| match part {
        Part::Link(address) => Some(address),
        Part::Plain(_) => None,
    });
    let keys = [
        ("description", text(&description)),
        ("href", text(address.unwrap_or_default())),
    ];
    (!description.is_empty()).then(|| object(&keys))
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
    use serde_json::{Value, json};

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
        let text = results(&report, &samples::words(), &about);
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
