//! A report as a table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, which Excel takes for Latin letters otherwise.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it. The dates are `YYYY-MM-DD`, which every
//! spreadsheet reads.

use super::sheets::{Value, columns, each};
use super::{Report, Words};

/// The file: a line of names, and a line for each action.
#[must_use]
pub fn csv(report: &Report<'_>, words: &Words<'_>) -> String {
    let mut file = "\u{feff}".to_owned();
    let mut line = |cells: Vec<String>| {
        file.push_str(&cells.join(","));
        file.push_str("\r\n");
    };
    let columns = columns(report, words);
    line(columns.iter().map(|(name, ..)| cell(name)).collect());
    each(report, |asked, said| {
        let mut asked = asked.into_iter();
        let cells =
            columns.iter().map(
                |(_, _, value)| match value.map(|value| value(said, words)) {
                    None => cell(asked.next().unwrap_or_default()),
                    Some(Value::Text(text)) => cell(text),
                    Some(Value::Made(text)) => cell(&text),
                    Some(Value::Day(day)) => cell(&day.map_or(String::new(), |on| on.to_string())),
                },
            );
        line(cells.collect());
    });
    file
}

/// A text as a cell, always in quotes, and never a formula.
#[must_use]
pub fn cell(text: &str) -> String {
    // No spreadsheet shows them, and some stop at them. They go first: what stands behind one would be the start of the cell.
    let shown = |c: &char| !c.is_control() || "\t\r\n".contains(*c);
    let text: String = text.chars().filter(shown).collect();
    // Spreadsheets also take the wide forms, and some pass over blanks before.
    let starts = text
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let mut cell = String::from(if starts { "\"'" } else { "\"" });
    for c in text.chars() {
        match c {
            '"' => cell.push_str("\"\""),
            c => cell.push(c),
        }
    }
    cell.push('"');
    cell
}
