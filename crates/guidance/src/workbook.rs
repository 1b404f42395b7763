//! Tables as a workbook for spreadsheets: Office Open XML, `.xlsx` (ECMA-376).
//!
//! A cell is a text or a day. There is no way to write a formula, a link or a macro: a text stands in the sheet as an inline string
//! with the format "text", so that a spreadsheet takes it for one even after somebody has edited it.
//!
//! - [`Sheet`] and [`Cell`]: what is written; [`to_text`] and [`from_text`]: the same on its way from one program to another.
//!   A report as sheets is [`crate::report::sheets`].
//! - [`write()`]: the file. The same sheets give the same bytes: it holds no time, and nothing that is not in the sheets.
//! - `zip`: files in a file, stored as they are.
//!
//! Rules:
//! - What XML forbids is no part of a text: control characters but tab and line feed, and what is no character at all. What a
//!   spreadsheet would take for one of its own escapes (`_x0041_`) is escaped.
//! - A cell has at most [`MOST`] letters, as spreadsheets have it; what is longer is cut, and says so by its last letter, `…`.

mod zip;

use crate::date::Date;

/// How many letters a cell may have, counted as spreadsheets do: in units of UTF-16.
pub const MOST: usize = 32_767;

/// How many letters the name of a sheet may have.
const LONGEST_NAME: usize = 31;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// How wide its columns are, in letters.
    pub widths: Vec<u32>,
    /// Whether the first row has the names of the columns: it then stays in sight, and every column can be filtered.
    pub has_head: bool,
    /// The rows from the top.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text; an empty one is an empty cell.
    Text(String),
    /// A day, counted from 30 December 1899, as spreadsheets do from March 1900 on.
    Day(u32),
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A day; as a text where spreadsheets have none, or another: they took 1900 for a leap year.
    #[must_use]
    pub fn day(day: Date) -> Self {
        match day.days_since_1970().checked_add(UNIX) {
            Some(number) if number > 60 => Self::Day(number.unsigned_abs()),
            _ => Self::Text(day.to_string()),
        }
    }
}

/// 1 January 1970 as a spreadsheet counts it.
const UNIX: i32 = 25_569;

// Between sheets, rows and cells, and before a day: XML forbids them, so no cell has them.
const SHEET: char = '\u{1c}';
const ROW: char = '\u{1d}';
const CELL: char = '\u{1e}';
const DAY: char = '\u{1f}';

/// Sheets as a text, to be handed to the program that writes them.
#[must_use]
pub fn to_text(sheets: &[Sheet]) -> String {
    let mut text = String::new();
    for sheet in sheets {
        text.push(SHEET);
        text.extend(sheet.name.chars().filter(|c| is_allowed(*c)));
        text.push(CELL);
        text.push(if sheet.has_head { '1' } else { '0' });
        for width in &sheet.widths {
            text.push(CELL);
            text += &digits(*width as usize);
        }
        for row in &sheet.rows {
            text.push(ROW);
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    text.push(CELL);
                }
                match cell {
                    Cell::Text(said) => text.extend(said.chars().filter(|c| is_allowed(*c))),
                    Cell::Day(day) => {
                        text.push(DAY);
                        text += &digits(*day as usize);
                    }
                }
            }
        }
    }
    text
}

/// Reads what [`to_text`] gave. Nothing in it can go wrong: what is no number is 0.
#[must_use]
pub fn from_text(text: &str) -> Vec<Sheet> {
    let sheets = text.split(SHEET).skip(1);
    let sheet = |text: &str| {
        let mut parts = text.split(ROW);
        let mut head = parts.next().unwrap_or_default().split(CELL);
        let name = head.next().unwrap_or_default().to_owned();
        let has_head = head.next() == Some("1");
        let rows = parts.map(|row| {
            let cells = row.split(CELL).map(|cell| match cell.strip_prefix(DAY) {
                Some(day) => Cell::Day(day.parse().unwrap_or(0)),
                None => Cell::Text(cell.to_owned()),
            });
            cells.collect()
        });
        Sheet {
            name,
            widths: head.map(|width| width.parse().unwrap_or(0)).collect(),
            has_head,
            rows: rows.collect(),
        }
    };
    sheets.map(sheet).collect()
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/// The kinds of cells, by their places in the sheet of styles: 49 is the format "text", 14 a day as the reader writes it.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"4\"><xf xfId=\"0\"/>\
    <xf numFmtId=\"49\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"14\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf>\
    <xf numFmtId=\"49\" fontId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// The file.
#[must_use]
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let names = names(sheets);
    let (mut types, mut links, mut listed) = (String::new(), String::new(), String::new());
    let mut defined = String::new();
    let mut files = Vec::new();
    for (at, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
        let number = digits(at + 1);
        let path = ["worksheets/sheet", &number, ".xml"].concat();
        types += &[
            "<Override PartName=\"/xl/",
            &path,
            "\" ContentType=\"",
            TYPE,
            "worksheet+xml\"/>",
        ]
        .concat();
        links += &[
            "<Relationship Id=\"rId",
            &number,
            "\" Type=\"",
            OFFICE,
            "/worksheet\" Target=\"",
            &path,
            "\"/>",
        ]
        .concat();
        listed += &[
            "<sheet name=\"",
            &escape(name),
            "\" sheetId=\"",
            &number,
            "\" r:id=\"rId",
            &number,
            "\"/>",
        ]
        .concat();
        if let Some(range) = sheet.filtered() {
            // What a filter is of has to be named, or some spreadsheets mend the file.
            let quoted = escape(name);
            let (first, last) = range.split_once(':').unwrap_or((&range, &range));
            defined += &[
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"",
                &digits(at),
                "\" hidden=\"1\">'",
                &quoted,
                "'!",
                &absolute(first),
                ":",
                &absolute(last),
                "</definedName>",
            ]
            .concat();
        }
        files.push((["xl/", &path].concat(), sheet.xml(at == 0)));
    }
    let styles = digits(sheets.len() + 1);
    if !defined.is_empty() {
        defined = ["<definedNames>", &defined, "</definedNames>"].concat();
    }
    let around = [
        (
            "[Content_Types].xml",
            [
                DECLARATION,
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"", TYPE, "sheet.main+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"", TYPE, "styles+xml\"/>",
                &types,
                "</Types>",
            ]
            .concat(),
        ),
        (
            "_rels/.rels",
            [
                DECLARATION, "<Relationships xmlns=\"", LINKS, "\"><Relationship Id=\"rId1\" Type=\"", OFFICE,
                "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ]
            .concat(),
        ),
        (
            "xl/workbook.xml",
            [
                DECLARATION, "<workbook xmlns=\"", MAIN, "\" xmlns:r=\"", OFFICE, "\"><sheets>", &listed, "</sheets>", &defined, "</workbook>",
            ]
            .concat(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            [
                DECLARATION, "<Relationships xmlns=\"", LINKS, "\">", &links, "<Relationship Id=\"rId", &styles, "\" Type=\"", OFFICE,
                "/styles\" Target=\"styles.xml\"/></Relationships>",
            ]
            .concat(),
        ),
        (
            "xl/styles.xml",
            [DECLARATION, "<styleSheet xmlns=\"", MAIN, "\">", STYLES, "</styleSheet>"].concat(),
        ),
    ];
    let around = around.map(|(name, text)| (name.to_owned(), text));
    let all: Vec<(String, String)> = around.into_iter().chain(files).collect();
    zip::write(&all)
}

impl Sheet {
    fn xml(&self, is_first: bool) -> String {
        let selected = if is_first { " tabSelected=\"1\"" } else { "" };
        let frozen = if self.has_head {
            "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>"
        } else {
            "/>"
        };
        let mut xml = [
            DECLARATION,
            "<worksheet xmlns=\"",
            MAIN,
            "\"><sheetViews><sheetView",
            selected,
            " workbookViewId=\"0\"",
            frozen,
            "</sheetViews>",
        ]
        .concat();
        if !self.widths.is_empty() {
            xml += "<cols>";
            for (at, width) in (1..).zip(&self.widths) {
                let at = digits(at);
                xml += &[
                    "<col min=\"",
                    &at,
                    "\" max=\"",
                    &at,
                    "\" width=\"",
                    &digits(*width as usize),
                    "\" customWidth=\"1\"/>",
                ]
                .concat();
            }
            xml += "</cols>";
        }
        xml += "<sheetData>";
        for (row, cells) in (1usize..).zip(&self.rows) {
            let number = digits(row);
            xml += &["<row r=\"", &number, "\">"].concat();
            for (column, cell) in cells.iter().enumerate() {
                let at = [&letters(column), number.as_str()].concat();
                match cell {
                    Cell::Text(text) if text.is_empty() => {}
                    Cell::Text(text) => {
                        let style = if row == 1 && self.has_head { "3" } else { "1" };
                        xml += &[
                            "<c r=\"",
                            &at,
                            "\" s=\"",
                            style,
                            "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
                        ]
                        .concat();
                        xml += &of_cell(text);
                        xml += "</t></is></c>";
                    }
                    Cell::Day(day) => {
                        xml += &[
                            "<c r=\"",
                            &at,
                            "\" s=\"2\"><v>",
                            &digits(*day as usize),
                            "</v></c>",
                        ]
                        .concat();
                    }
                }
            }
            xml += "</row>";
        }
        xml += "</sheetData>";
        if let Some(range) = self.filtered() {
            xml += &["<autoFilter ref=\"", &range, "\"/>"].concat();
        }
        xml + "</worksheet>"
    }

    /// What can be filtered, as a range.
    fn filtered(&self) -> Option<String> {
        let columns = self.rows.first().filter(|_| self.has_head)?.len();
        let last = letters(columns.checked_sub(1)?);
        Some(["A1:", &last, &digits(self.rows.len())].concat())
    }
}

/// The name of a column, counted from 0: A to Z, AA to AZ and on.
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    match column.checked_div(26) {
        Some(0) | None => letter(column).into(),
        Some(more) => letters(more - 1) + letter(column).encode_utf8(&mut [0; 4]),
    }
}

/// A number: what the standard library writes one with is a kilobyte of the program.
fn digits(number: usize) -> String {
    let digit = char::from(b'0' + (number % 10) as u8);
    let mut before = match number / 10 {
        0 => String::new(),
        more => digits(more),
    };
    before.push(digit);
    before
}

/// A place that stays what it is when a formula is copied: `$A$1`.
fn absolute(place: &str) -> String {
    let digits = place.bytes().filter(u8::is_ascii_digit).count();
    // Cut by number without asking, it would bring the library's messages into the program, and what they print letters by.
    let cut = place.len().saturating_sub(digits);
    let (column, row) = place.split_at_checked(cut).unwrap_or_default();
    ["$", column, "$", row].concat()
}

/// Names of sheets as spreadsheets take them: each by its number if another has it or it is empty, none with what stands in references.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let is_plain = |c: &char| is_allowed(*c) && !c.is_control() && !"'[]:*?/\\".contains(*c);
        let plain: String = sheet.name.chars().filter(is_plain).collect();
        let plain = cut(&plain, LONGEST_NAME - 3);
        let is_taken = names.iter().any(|name| name.eq_ignore_ascii_case(&plain));
        names.push(if is_taken || plain.bytes().all(|byte| byte == b' ') {
            [&plain, &*digits(names.len() + 1)].concat()
        } else {
            plain
        });
    }
    names
}

/// A text as it stands in a cell.
fn of_cell(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut left = text.chars().filter(|c| is_allowed(*c)).peekable();
    while let Some(c) = left.next() {
        // Spreadsheets have one kind of line break in a cell, and XML readers make it of the others.
        match c {
            '\r' if left.peek() == Some(&'\n') => {}
            '\r' => seen.push('\n'),
            c => seen.push(c),
        }
    }
    escape(&literal(&cut(&seen, MOST)))
}

/// Text of so many letters at most.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let (mut kept, mut left) = (String::new(), most - 1);
    for c in text.chars() {
        match left.checked_sub(c.len_utf16()) {
            Some(rest) => left = rest,
            None => break,
        }
        kept.push(c);
    }
    kept.push('…');
    kept
}

/// Whether XML allows a character.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
        && !matches!(c, '\u{7f}'..='\u{9f}')
}

/// A text in which nothing reads as an escape of the format's own, `_x` and four digits and `_`.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let next = text.as_bytes().get(at..at + 7).unwrap_or_default();
        if let [b'_', b'x', digits @ .., b'_'] = next
            && digits.iter().all(u8::is_ascii_hexdigit)
        {
            out += "_x005F";
        }
        out.push(c);
    }
    out
}

/// A text for between tags and for between quotes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
