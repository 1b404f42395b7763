//! A system, some actions and English words, for tests.

use super::{Asked, Columns, Condition, Words};
use crate::assess::{Entry, Field, Item, System};
use crate::date::Date;
use crate::id::ActionId;
use crate::progress::{Stamp, Status};

pub(super) fn id(no: &str) -> ActionId {
    format!("ncsc-ml:{no}").parse().unwrap()
}

pub(super) fn asked() -> Vec<Asked<'static>> {
    let one = |no: &str, title, text, evidence| Asked {
        id: id(no),
        principle: id(no).no.principle(),
        title,
        text,
        evidence,
    };
    let supply = "Secure your supply chain";
    vec![
        one(
            "1.1-01",
            "Raise awareness",
            "Brief the team",
            "Slides, dated",
        ),
        one(
            "2.1-01",
            supply,
            "Keep a register of parts",
            "A bill of materials",
        ),
        one("2.1-02", supply, "Ask suppliers", "Their answers"),
        one("2.1-03", supply, "Scan what you load", "A log"),
    ]
}

pub(super) fn conditions() -> [Condition<'static>; 3] {
    [
        ("uses-llm", "Uses a *language* model"),
        ("edge", "Runs on devices"),
        ("labels-data", "Labels data"),
    ]
    .map(|(id, label)| Condition { id, label })
}

/// A system in which these fields of actions were set, one after the other; those of `""` are the system's.
pub(super) fn system(fields: &[(&str, Field, &str)]) -> System {
    let mut system = System::default();
    for (at, (no, field, value)) in (1..).zip(fields) {
        system.merge(Entry {
            item: if no.is_empty() {
                Item::System
            } else {
                Item::Action(id(no))
            },
            field: *field,
            value: (*value).to_owned(),
            edition: 1,
            stamp: Stamp {
                writer: "k3f9".into(),
                at: 1_795_000_000_000,
            },
            sequence: at,
        });
    }
    system
}

pub(super) fn sample() -> System {
    system(&[
        ("", Field::Created, "1794000000000"),
        ("", Field::Name, "Chat helper"),
        ("", Field::Description, "Answers customers.\nSince 2025."),
        ("", Field::Profile, "edge=no quantum=yes uses-llm=yes"),
        ("1.1-01", Field::Status, "done"),
        (
            "1.1-01",
            Field::Evidence,
            "See https://example.org/a_b (and *this*)",
        ),
        ("1.1-01", Field::Review, "2027-02-28"),
        ("2.1-01", Field::Status, "not-applicable"),
        ("2.1-01", Field::Reason, "All parts are our own"),
        ("2.1-02", Field::Review, "2027-02-30"),
        ("2.1-03", Field::Status, "in-progress"),
        ("2.1-03", Field::Note, "# not a heading\n\n=1+1\n- no list"),
        ("2.1-03", Field::Owner, "Ada; Security, \"ops\""),
        ("2.1-03", Field::Review, "2026-12-31"),
        ("9.9-01", Field::Status, "done"),
        ("9.9-02", Field::Note, ""),
    ])
}

/// English words.
pub(super) fn words() -> Words<'static> {
    fn status(status: Status) -> String {
        match status {
            Status::NotStarted => "Not started",
            Status::InProgress => "In progress",
            Status::Done => "Done",
            Status::NotApplicable => "Not applicable",
        }
        .to_owned()
    }
    Words {
        title: &|name| format!("Report: {name}"),
        about: "Not a score.",
        without_texts: "Without notes.",
        without_names: "Without owners.",
        profile: "Profile",
        holds: &|label, holds| format!("{label}: {}", holds.id()),
        count: &|of, count| format!("{}: {count}", status(of)),
        status: &status,
        date: &|date: Date| date.to_string(),
        open: "Open",
        nothing_open: "Nothing is open.",
        reviews: "Reviews",
        actions: "All actions",
        unknown: "No longer in the guidance",
        columns: Columns {
            id: "Id",
            principle: "Principle",
            action: "Action",
            asked: "Evidence asked for",
            status: "Status",
            reason: "Reason",
            note: "Note",
            evidence: "Evidence",
            owner: "Owner",
            review: "Review",
            changed: "Changed",
        },
        look_again: &|id, name| format!("Look again at {} ({name})", id.no),
    }
}
