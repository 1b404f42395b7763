use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::samples::{asked, conditions, id, sample, system, words};
use super::*;
use crate::link::{Part, links};
use crate::progress::SystemId;
use crate::workbook;

fn report(system: &System, leave: Leave) -> Report<'_> {
    Report::new(system, &conditions(), &asked(), leave)
}

#[test]
fn what_is_open_comes_first_and_every_action_is_there() {
    let system = sample();
    let report = report(&system, Leave::default());
    let of = |rows: &[Row<'_>]| -> Vec<String> {
        rows.iter().map(|row| row.asked.id.no.to_string()).collect()
    };
    assert_eq!(of(&report.open), ["2.1-03", "2.1-02"]);
    assert_eq!(
        of(&report.actions),
        ["1.1-01", "2.1-01", "2.1-02", "2.1-03"]
    );
    assert_eq!(report.counts.map(|(_, count)| count), [1, 1, 1, 1]);
    let totals: Vec<_> = report
        .principles
        .iter()
        .map(|one| {
            let next = one.next.map(|day| day.to_string());
            (one.principle.to_string(), one.counts, next)
        })
        .collect();
    assert_eq!(
        totals,
        [
            (
                "1.1".to_owned(),
                [0, 0, 1, 0],
                Some("2027-02-28".to_owned())
            ),
            (
                "2.1".to_owned(),
                [1, 1, 0, 1],
                Some("2026-12-31".to_owned())
            ),
        ]
    );
    let profile = [
        ("Uses a *language* model", Holds::Yes),
        ("Runs on devices", Holds::No),
    ];
    assert_eq!(report.profile, profile);
    // A day that does not exist is none.
    let days: Vec<String> = report
        .reviews
        .iter()
        .map(|one| one.on.to_string())
        .collect();
    assert_eq!(days, ["2026-12-31", "2027-02-28"]);
    // Nothing is said of an action whose only note was taken back.
    let unknown: Vec<&ActionId> = report.unknown.iter().map(|one| &one.id).collect();
    assert_eq!(unknown, [&id("9.9-01")]);
    let changed = report.actions[3].said.changed;
    assert_eq!(changed, "2026-11-18".parse().ok());
}

#[test]
fn what_is_open_stands_by_principle_and_of_each_what_was_begun_first() {
    let system = system(&[
        ("2.1-02", Field::Status, "in-progress"),
        ("2.1-03", Field::Status, "in-progress"),
    ]);
    let report = report(&system, Leave::default());
    let open = report.open.iter().map(|row| row.asked.id.no.to_string());
    let open: Vec<String> = open.collect();
    assert_eq!(open, ["1.1-01", "2.1-02", "2.1-03", "2.1-01"]);
}

#[test]
fn what_is_left_out_is_nowhere() {
    let system = sample();
    let all = Leave {
        texts: true,
        names: true,
    };
    let report = report(&system, all);
    let first: SystemId = "first".parse().unwrap();
    let texts = [
        markdown::markdown(&report, &words()),
        csv::csv(&report, &words()),
        workbook::to_text(&sheets::sheets(&report, &words(), "About")),
        ics::ics(&report, &first, &system, &words(), 0).unwrap(),
    ];
    for text in texts {
        for secret in ["Ada", "example.org", "heading", "customers"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(!text.contains('%') && !text.contains("k3f9"), "{text}");
    }
}

#[test]
fn a_report_as_markdown() {
    let system = system(&[
        ("", Field::Name, "Chat *helper*"),
        ("", Field::Profile, "edge=no uses-llm=yes"),
        ("1.1-01", Field::Status, "in-progress"),
        ("1.1-01", Field::Evidence, "https://example.org/a_b and a_b"),
        ("1.1-01", Field::Note, "# one\n- two\n\n<b>three</b>"),
        ("1.1-01", Field::Review, "2027-02-28"),
    ]);
    let report = Report::new(&system, &conditions(), &asked()[..1], Leave::default());
    let expected = "\
# Report: Chat \\*helper\\*

Not a score.

- Not started: 0
- In progress: 1
- Done: 0
- Not applicable: 0

## Profile

- Uses a \\*language\\* model: yes
- Runs on devices: no

## Open

- 1.1-01 Brief the team (In progress)

## Reviews

- 2027-02-28: 1.1-01 Brief the team

## All actions

### 1.1 Raise awareness

#### 1.1-01 Brief the team

- Status: In progress
- Evidence asked for: Slides, dated
- Review: 2027-02-28
- Evidence: <https://example.org/a_b> and a\\_b
- Note: \\# one\\
  \\- two

  \\<b\\>three\\</b\\>
- Changed: 2026-11-18
";
    assert_eq!(markdown::markdown(&report, &words()), expected);
}

/// What a parser with everything switched on makes of a text: the words of each item, and what else there is.
fn parsed(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut items, mut other) = (Vec::new(), Vec::new());
    for event in Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        let add = |items: &mut Vec<String>, text: &str| {
            if let Some(last) = items.last_mut() {
                last.push_str(text);
            }
        };
        match event {
            Event::Start(Tag::Item) => items.push(String::new()),
            Event::Text(text) => add(&mut items, &text),
            Event::HardBreak | Event::End(TagEnd::Paragraph) => add(&mut items, "\n"),
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Heading { .. })
            | Event::End(TagEnd::Item | TagEnd::List(_) | TagEnd::Heading(_)) => {}
            event => other.push(format!("{event:?}")),
        }
    }
    (items, other)
}

/// The letters of a text that are shown.
fn letters(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|c| !is_unseen(*c) && !c.is_whitespace());
    seen.collect()
}

const HOSTILE: &str = "(#|[-+*=_~`!<>&|:.)(\\[\\]{}$^@\\\\\"' \n\t0-9]|https://|www\\.|a@b|<b>|<!--|&amp;|\\PC|\u{202e}|\u{0}|    ){0,40}";

proptest! {
    #[test]
    fn nothing_that_a_reader_writes_is_markup(note in HOSTILE, name in HOSTILE) {
        let system = system(&[("", Field::Name, &name), ("1.1-01", Field::Note, &note), ("1.1-01", Field::Owner, &name), ("", Field::Description, &note)]);
        let report = Report::new(&system, &conditions(), &asked()[..1], Leave::default());
        let text = markdown::markdown(&report, &words());
        let (items, other) = parsed(&text);
        prop_assert!(other.is_empty(), "{:?} in {}", other, text);
        let said = |name: &str| items.iter().find_map(|item| item.strip_prefix(name)).map(letters);
        let expected = |text: &str| Some(letters(text)).filter(|text| !text.is_empty());
        prop_assert_eq!(said("Note: "), expected(&note), "{}", text);
        prop_assert_eq!(said("Owner: "), expected(&name), "{}", text);
    }

    #[test]
    fn evidence_has_the_links_that_it_has_everywhere(evidence in HOSTILE) {
        let system = system(&[("1.1-01", Field::Evidence, &evidence)]);
        let report = Report::new(&system, &conditions(), &asked()[..1], Leave::default());
        let text = markdown::markdown(&report, &words());
        let found: Vec<String> = Parser::new(&text).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        }).collect();
        let seen: String = evidence.lines().map(|line| line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect::<String>() + "\n").collect();
        let expected: Vec<String> = links(&seen).into_iter().filter_map(|part| match part {
            Part::Link(link) => Some(link.to_owned()),
            Part::Plain(_) => None,
        }).collect();
        prop_assert_eq!(found, expected, "{}", text);
    }

    #[test]
    fn a_table_is_read_back_and_no_cell_is_a_formula(note in "([=+@\t\r\n\"', ;a-z-]|\\PC){0,20}", owner in "[=+@-]?[a-z,\"]{0,5}") {
        let system = system(&[("1.1-01", Field::Note, &note), ("1.1-01", Field::Owner, &owner)]);
        let report = report(&system, Leave::default());
        let text = csv::csv(&report, &words());
        let bare = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bare.as_bytes());
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), 1 + asked().len());
        for row in &rows {
            prop_assert_eq!(row.len(), 11);
            for cell in row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{}", cell);
            }
        }
        let plain = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
        let is_kept = |text: &str| text.starts_with('\'');
        if !is_kept(&note) {
            prop_assert_eq!(plain(&rows[1][6]), note);
        }
        prop_assert_eq!(plain(&rows[1][8]), owner);
    }

    #[test]
    fn a_calendar_is_read_back(name in "([;,:\\\\\n\r\t\"a-z]|\\PC){0,80}", at in 0u64..200_000_000_000_000) {
        let system = system(&[("", Field::Name, &name), ("2.1-01", Field::Review, "2028-02-29")]);
        let report = report(&system, Leave::default());
        let first = "first".parse().unwrap();
        let text = ics::ics(&report, &first, &system, &words(), at).unwrap();
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{:?}", line);
        }
        prop_assert!(text.ends_with("\r\n"));
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap();
        prop_assert_eq!(calendar.components.len(), 1);
        let event = &calendar.components[0];
        let value = |wanted: &str| event.properties.iter().find(|one| one.name.as_str() == wanted).map(|one| one.val.as_str().to_owned()).unwrap_or_default();
        let shown: String = name.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect();
        let expected = format!("Look again at 2.1-01 ({shown})");
        prop_assert_eq!(value("SUMMARY"), expected);
        prop_assert_eq!(value("DTSTART"), "20280229");
        prop_assert_eq!(value("DTEND"), "20280301");
    }
}

#[test]
fn a_workbook_has_the_table_cell_by_cell_and_what_it_is_of() {
    let system = sample();
    for leave in [(false, false), (true, false), (true, true)] {
        let leave = Leave {
            texts: leave.0,
            names: leave.1,
        };
        let report = report(&system, leave);
        let text = csv::csv(&report, &words());
        let bare = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bare.as_bytes());
        let bytes = workbook::write(&sheets::sheets(&report, &words(), "About this system"));
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["All actions", "About this system"]);
        let table = book.worksheet_range("All actions").unwrap();
        let mut rows = table.rows();
        for record in reader.records().map(Result::unwrap) {
            let row = rows.next().unwrap();
            assert_eq!(row.len(), record.len());
            for (cell, csv) in row.iter().zip(&record) {
                match cell {
                    Data::Empty => assert_eq!(csv, ""),
                    // The table needs an apostrophe before what looks like a formula.
                    Data::String(text) => assert_eq!(csv.trim_start_matches('\''), text),
                    Data::DateTime(day) => {
                        let day = day.as_f64() as i32 - 25_569;
                        let expected: crate::date::Date = csv.parse().unwrap();
                        assert_eq!(day, expected.days_since_1970());
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        assert!(rows.next().is_none());
        let about = book.worksheet_range("About this system").unwrap();
        let about: Vec<String> = about.rows().map(|row| row[0].to_string()).collect();
        let said = |line: &str| about.iter().any(|one| one == line);
        assert!(said("Report: Chat helper") && said("Not a score.") && said("Done: 1"));
        assert!(said("Runs on devices: no"));
        assert_eq!(said("Answers customers.\nSince 2025."), !leave.texts);
        assert_eq!(said("Without notes."), leave.texts);
        assert_eq!(said("Without owners."), leave.names);
    }
}

#[test]
fn a_calendar_has_an_event_for_each_day_that_is_set() {
    let system = sample();
    let report = report(&system, Leave::default());
    let first: SystemId = "first".parse().unwrap();
    let text = ics::ics(&report, &first, &system, &words(), 1_795_000_000_000).unwrap();
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Waymark//Waymark//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VEVENT
UID:first.1794000000000.ncsc-ml.2.1-03@waymark
DTSTAMP:20261118T110640Z
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
SUMMARY:Look again at 2.1-03 (Chat helper)
DESCRIPTION:Scan what you load\\nIn progress\\nEvidence asked for: A log
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:first.1794000000000.ncsc-ml.1.1-01@waymark
DTSTAMP:20261118T110640Z
DTSTART;VALUE=DATE:20270228
DTEND;VALUE=DATE:20270301
SUMMARY:Look again at 1.1-01 (Chat helper)
DESCRIPTION:Brief the team\\nDone\\nEvidence asked for: Slides\\, dated
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
";
    assert_eq!(text.replace("\r\n", "\n"), expected);
    let none = super::samples::system(&[("1.1-01", Field::Review, "soon")]);
    let report = Report::new(&none, &conditions(), &asked(), Leave::default());
    assert_eq!(ics::ics(&report, &first, &none, &words(), 0), None);
}

#[test]
fn cells_that_would_be_formulas_are_not() {
    for (owner, cell) in [
        ("Ada", "Ada"),
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("a\u{0}b", "ab"),
        ("\u{1}=1", "'=1"),
        ("\u{85} =1", "' =1"),
        (
            "=HYPERLINK(\"https://x\",\"y\")",
            "'=HYPERLINK(\"https://x\",\"y\")",
        ),
    ] {
        let system = system(&[("1.1-01", Field::Owner, owner)]);
        let text = csv::csv(&report(&system, Leave::default()), &words());
        let bare = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = ::csv::Reader::from_reader(bare.as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!(&row[8], cell);
    }
}
