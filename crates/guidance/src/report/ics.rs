//! The days on which to look again, as a calendar: RFC 5545.
//!
//! Each is an all-day event, not a task: Google and Outlook pass over tasks when they import a file, and Apple hands them to another
//! program, while all three take events. It is marked as free time. Its id is made of the system's, the time that it
//! was made and the action's, so a later file moves the event instead of adding another; without the time, the first systems of two
//! people would be one in a shared calendar.

use super::{Report, Words, is_unseen};
use crate::assess::{Field, Item, System};
use crate::date::Date;
use crate::progress::SystemId;

/// How long a line may be, in bytes, without its end.
const LONGEST: usize = 75;

/// The file; `None` where no day is set, since a calendar must have an event. `at` is the time of writing, milliseconds
/// since 1970.
#[must_use]
pub fn ics(
    report: &Report<'_>,
    id: &SystemId,
    system: &System,
    words: &Words<'_>,
    at: u64,
) -> Option<String> {
    if report.reviews.is_empty() {
        return None;
    }
    let stamp = stamp(at)?;
    let made = system.value(&Item::System, Field::Created);
    let made = if made.parse::<u64>().is_ok() {
        made
    } else {
        "0"
    };
    let mut file = File::default();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Waymark//Waymark//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        file.line(name, value);
    }
    for review in &report.reviews {
        let asked = &review.asked;
        let action = asked.id.to_string().replace(':', ".");
        let said = [
            asked.text,
            "\n",
            &(words.status)(review.status),
            "\n",
            words.columns.asked,
            ": ",
            asked.evidence,
        ]
        .concat();
        file.line("BEGIN", "VEVENT");
        file.line("UID", &format!("{id}.{made}.{action}@waymark"));
        file.line("DTSTAMP", &stamp);
        file.line("DTSTART;VALUE=DATE", &basic(review.on));
        // The day after the last; without it, Outlook may make the event a moment.
        if let Some(next) = review.on.next() {
            file.line("DTEND;VALUE=DATE", &basic(next));
        }
        file.line(
            "SUMMARY",
            &escaped(&(words.look_again)(&asked.id, report.name)),
        );
        file.line("DESCRIPTION", &escaped(&said));
        file.line("TRANSP", "TRANSPARENT");
        file.line("END", "VEVENT");
    }
    file.line("END", "VCALENDAR");
    Some(file.text)
}

/// A day without the hyphens.
fn basic(date: Date) -> String {
    date.to_string().split('-').collect()
}

/// A time in UTC; `None` after the year 9999.
fn stamp(at: u64) -> Option<String> {
    let day = basic(Date::of(at)?);
    let seconds = at / 1000;
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    Some(format!("{day}T{hour:02}{minute:02}{second:02}Z"))
}

/// A text as a value.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if is_unseen(c) => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[derive(Default)]
struct File {
    text: String,
}

impl File {
    /// A line, broken between letters where it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(c);
            length += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}
