//! A report as sheets of a workbook ([`crate::workbook`]): the table that [`super::csv`] has, and what it is of.
//!
//! In the table a day is a day, all else is text. The second sheet has the name of the system, what it is like, of which guidance and
//! edition the actions are, what the report is not, and how many actions stand where, a line each.

use super::{Report, Said, Words};
use crate::date::Date;
use crate::workbook::{Cell, Sheet};

/// What stands in a place of the table.
pub(super) enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// A text that is made for this place.
    Made(String),
    /// A day.
    Day(Option<Date>),
}

/// A column: its name, its width in a sheet, in letters, and what it has of what is said of an action; `None` where the column is of the
/// action itself.
type Column<'a> = (
    &'a str,
    u32,
    Option<for<'b> fn(&'b Said<'_>, &Words<'_>) -> Value<'b>>,
);

/// The columns of the table, without those that were left out.
pub(super) fn columns<'a>(report: &Report<'_>, words: &Words<'a>) -> Vec<Column<'a>> {
    let (names, left) = (words.columns, report.left_out);
    let mut columns: Vec<Column<'a>> = vec![
        (names.id, 16, None),
        (names.principle, 28, None),
        (names.action, 48, None),
        (names.asked, 36, None),
        (
            names.status,
            14,
            Some(|said, words| Value::Made((words.status)(said.status))),
        ),
        (names.reason, 28, Some(|said, _| Value::Text(said.reason))),
    ];
    if !left.texts {
        columns.push((names.note, 40, Some(|said, _| Value::Text(said.note))));
        columns.push((
            names.evidence,
            40,
            Some(|said, _| Value::Text(said.evidence)),
        ));
    }
    if !left.names {
        columns.push((names.owner, 18, Some(|said, _| Value::Text(said.owner))));
    }
    columns.push((names.review, 12, Some(|said, _| Value::Day(said.review))));
    columns.push((names.changed, 12, Some(|said, _| Value::Day(said.changed))));
    columns
}

/// Calls for each action, and then for what the guidance no longer has: what stands in its four columns, and what is said of it.
pub(super) fn each(report: &Report<'_>, mut line: impl FnMut([&str; 4], &Said<'_>)) {
    for action in &report.actions {
        let asked = &action.asked;
        let principle = [&asked.principle.to_string(), " ", asked.title].concat();
        line(
            [
                &asked.id.to_string(),
                &principle,
                asked.text,
                asked.evidence,
            ],
            &action.said,
        );
    }
    for unknown in &report.unknown {
        line([&unknown.id.to_string(), "", "", ""], &unknown.said);
    }
}

/// The sheets. `name` is what the second is called.
#[must_use]
pub fn sheets(report: &Report<'_>, words: &Words<'_>, name: &str) -> [Sheet; 2] {
    let columns = columns(report, words);
    let mut rows = vec![columns.iter().map(|(name, ..)| Cell::text(name)).collect()];
    each(report, |asked, said| {
        let mut asked = asked.into_iter();
        let cell = |(_, _, value): &Column<'_>| match value.map(|value| value(said, words)) {
            None => Cell::text(asked.next().unwrap_or_default()),
            Some(Value::Text(text)) => Cell::text(text),
            Some(Value::Made(text)) => Cell::Text(text),
            Some(Value::Day(day)) => day.map_or_else(|| Cell::text(""), Cell::day),
        };
        rows.push(columns.iter().map(cell).collect());
    });
    let table = Sheet {
        name: words.actions.to_owned(),
        widths: columns.iter().map(|(_, width, _)| *width).collect(),
        has_head: true,
        rows,
    };
    let left = report.left_out;
    let mut lines = vec![(words.title)(report.name), words.about.to_owned()];
    let mut add = |is_said: bool, line: &str| {
        if is_said {
            lines.push(line.to_owned());
        }
    };
    add(left.texts, words.without_texts);
    add(left.names, words.without_names);
    add(!report.description.is_empty(), report.description);
    for (status, count) in report.counts {
        add(true, &(words.count)(status, count));
    }
    add(!report.profile.is_empty(), words.profile);
    for (label, holds) in &report.profile {
        add(true, &(words.holds)(label, *holds));
    }
    let about = Sheet {
        name: name.to_owned(),
        widths: vec![100],
        has_head: false,
        rows: lines
            .into_iter()
            .map(|line| vec![Cell::Text(line)])
            .collect(),
    };
    [table, about]
}
