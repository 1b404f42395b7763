//! A report as a table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, which Excel takes for Latin letters otherwise.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it. The dates are `YYYY-MM-DD`, which every
//! spreadsheet reads.

use super::{Report, Said, Words};

/// The file: a line of names, and a line for each action.
#[must_use]
pub fn csv(report: &Report<'_>, words: &Words<'_>) -> String {
    let names = words.columns;
    let mut file = "\u{feff}".to_owned();
    let left = report.left_out;
    let mut line = |asked: [&str; 4], said: [&str; 7]| {
        let [status, reason, note, evidence, owner, review, changed] = said;
        let mut cells = Vec::from(asked);
        cells.extend([status, reason]);
        if !left.texts {
            cells.extend([note, evidence]);
        }
        if !left.names {
            cells.push(owner);
        }
        cells.extend([review, changed]);
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        file.push_str(&cells.join(","));
        file.push_str("\r\n");
    };
    line(
        [names.id, names.principle, names.action, names.asked],
        [
            names.status,
            names.reason,
            names.note,
            names.evidence,
            names.owner,
            names.review,
            names.changed,
        ],
    );
    let mut row = |asked: [&str; 4], said: &Said<'_>| {
        let day = |date: Option<crate::date::Date>| date.map_or(String::new(), |on| on.to_string());
        line(
            asked,
            [
                &(words.status)(said.status),
                said.reason,
                said.note,
                said.evidence,
                said.owner,
                &day(said.review),
                &day(said.changed),
            ],
        );
    };
    for action in &report.actions {
        let asked = &action.asked;
        let principle = [&asked.principle.to_string(), " ", asked.title].concat();
        row(
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
        row([&unknown.id.to_string(), "", "", ""], &unknown.said);
    }
    file
}

/// A text as a cell, always in quotes, and never a formula.
#[must_use]
pub fn cell(text: &str) -> String {
    // Spreadsheets also take the wide forms, and some pass over blanks before.
    let starts = text
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let mut cell = String::from(if starts { "\"'" } else { "\"" });
    for c in text.chars() {
        match c {
            '"' => cell.push_str("\"\""),
            // No spreadsheet shows them, and some stop at them.
            c if c.is_control() && !"\t\r\n".contains(c) => {}
            c => cell.push(c),
        }
    }
    cell.push('"');
    cell
}
