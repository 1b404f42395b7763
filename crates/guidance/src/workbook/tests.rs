use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;

use super::*;

/// A file as somebody else's reader has it: sheets by name, and of each the texts and days of its rows.
fn read(bytes: &[u8]) -> Vec<(String, Vec<Vec<Cell>>)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    let of = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        let cell = |data: &Data| match data {
            Data::Empty => Cell::text(""),
            Data::String(text) => Cell::text(text),
            Data::DateTime(day) => Cell::Day(day.as_f64() as u32),
            other => panic!("a cell that is no text and no day: {other:?}"),
        };
        let rows = range.rows().map(|row| row.iter().map(cell).collect());
        let rows = rows.collect();
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().next().is_none(), "{formulas:?}");
        (name, rows)
    };
    names.into_iter().map(of).collect()
}

fn one(rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: "Actions".to_owned(),
        widths: vec![10, 20],
        has_head: true,
        rows,
    }
}

/// The text of a cell that was written and read.
fn back(text: &str) -> String {
    let sheet = one(vec![vec![Cell::text("head")], vec![Cell::text(text)]]);
    let read = read(&write(&from_text(&to_text(&[sheet]))));
    match read[0].1.get(1).and_then(|row| row.first()) {
        Some(Cell::Text(text)) => text.clone(),
        None => String::new(),
        Some(Cell::Day(day)) => panic!("a day: {day}"),
    }
}

#[test]
fn texts_come_back_as_texts_and_days_as_days() {
    let day = Cell::day("2027-02-28".parse().unwrap());
    assert_eq!(day, Cell::Day(46_446));
    let rows = vec![
        vec![Cell::text("Id"), Cell::text("On"), Cell::text("Note")],
        vec![Cell::text("1.1-01"), day.clone(), Cell::text("")],
        vec![
            Cell::text(" a\n\tb "),
            Cell::text(""),
            Cell::text("2027-02-28"),
        ],
    ];
    let other = Sheet {
        name: "About".to_owned(),
        widths: Vec::new(),
        has_head: false,
        rows: vec![vec![Cell::text("one")], vec![Cell::text("two")]],
    };
    let sheets = [one(rows.clone()), other.clone()];
    let bytes = write(&sheets);
    assert_eq!(
        read(&bytes),
        [
            ("Actions".to_owned(), rows),
            ("About".to_owned(), other.rows)
        ]
    );
    // On its way to the program that writes it nothing is lost, and the same sheets give the same bytes.
    assert_eq!(from_text(&to_text(&sheets)), sheets);
    assert_eq!(write(&sheets), bytes);
}

#[test]
fn no_text_becomes_a_formula_a_number_or_markup() {
    for text in [
        "=cmd|' /C calc'!A0",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=HYPERLINK(\"https://x\",\"y\")",
        "{=A1}",
        "1",
        "TRUE",
        "#REF!",
        "2027-02-28",
        "<is><t>x</t></is>",
        "]]>&amp;&#65;<!--",
        "\"'",
        "_x0041_",
        "_x0041__x0042_ _x005F_ _x_ _x00zz_ _X0041_",
        "_x005F_x0041_",
        "  both ends  ",
        "a\tb\nc",
        "\u{202e}turned",
        "\u{fffd}\u{1f600}",
    ] {
        assert_eq!(back(text), text);
    }
}

#[test]
fn what_xml_forbids_is_left_out() {
    for (text, left) in [
        ("a\u{0}b\u{b}c\u{1f}d\u{7f}\u{85}", "abcd"),
        ("\u{fffe}\u{ffff}x", "x"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\u{1c}\u{1d}\u{1e}\u{1f}12", "12"),
    ] {
        assert_eq!(back(text), left);
    }
}

#[test]
fn a_cell_is_cut_where_spreadsheets_would_refuse_it() {
    let most = "x".repeat(MOST);
    assert_eq!(back(&most), most);
    let cut = back(&[&most, "x"].concat());
    assert_eq!(cut, ["x".repeat(MOST - 1).as_str(), "…"].concat());
    // Letters outside of the basic plane count twice, and none is cut in half.
    let cut = back(&"\u{1f600}".repeat(MOST));
    assert!(cut.ends_with('…') && cut.encode_utf16().count() <= MOST);
    assert!(cut.trim_end_matches('…').chars().all(|c| c == '\u{1f600}'));
}

#[test]
fn sheets_have_names_that_spreadsheets_take() {
    let named = |name: &str| Sheet {
        name: name.to_owned(),
        ..one(vec![vec![Cell::text("x")]])
    };
    let sheets = [
        "All actions",
        "a/b:c*?[x]\\",
        "",
        "'",
        "ALL ACTIONS",
        "a'b",
        &"long ".repeat(20),
    ];
    let bytes = write(&sheets.map(named));
    let names: Vec<String> = read(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "All actions",
            "abcx",
            "3",
            "4",
            "ALL ACTIONS5",
            "ab",
            "long long long long long lo…"
        ]
    );
}

#[test]
fn columns_are_counted_by_letters() {
    for (column, expected) in [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (51, "AZ"),
        (52, "BA"),
        (701, "ZZ"),
        (702, "AAA"),
    ] {
        assert_eq!(letters(column), expected);
    }
    assert_eq!(absolute("AB12"), "$AB$12");
}

#[test]
fn days_before_march_1900_stay_texts() {
    for (day, cell) in [
        ("1900-02-28", Cell::text("1900-02-28")),
        ("1900-03-01", Cell::Day(61)),
        ("1970-01-01", Cell::Day(25_569)),
        ("2000-02-29", Cell::Day(36_585)),
        ("9999-12-31", Cell::Day(2_958_465)),
        ("0001-01-01", Cell::text("0001-01-01")),
    ] {
        assert_eq!(Cell::day(day.parse().unwrap()), cell, "{day}");
    }
}

/// A day, and nothing that this computer's clock says.
#[test]
fn the_file_holds_no_time_and_every_part_is_xml() {
    let bytes = write(&[one(vec![vec![Cell::text("a"), Cell::text("b")]])]);
    assert!(bytes.starts_with(b"PK\x03\x04\x14\0\0\x08\0\0\0\0\x21\0"));
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("<f>") && !text.contains("<f ") && !text.contains("docProps"));
    assert!(text.contains("'Actions'!$A$1:$B$1"));
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "([=+@<>&'\"_x0-9A-F\r\n\t;|-]|\\PC|[\u{0}-\u{9f}]){0,60}") {
        let seen: String = text.chars().filter(|c| is_allowed(*c)).collect();
        let seen = seen.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(back(&text), seen);
    }

    #[test]
    fn any_text_is_some_sheets_and_no_fault(text in "([\u{1c}-\u{1f}0-9a]|\\PC){0,60}") {
        let sheets = from_text(&text);
        let bytes = write(&sheets);
        prop_assert!(bytes.starts_with(b"PK"));
        prop_assert_eq!(from_text(&to_text(&sheets)).len(), sheets.len());
    }
}
