//! `document.toml`: what is restated.

use guidance::corpus::Document;
use guidance::id::Slug;

use crate::diagnostic::Faults;
use crate::parse::{check_url, toml};
use crate::source::Source;

pub(crate) struct File {
    pub(crate) document: Option<Document>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> File {
    let mut fields = toml(source, faults);
    let id = fields.parsed::<Slug>("id", faults);
    let title = fields.text("title", faults).value;
    let publisher = fields.text("publisher", faults).value;
    let publisher_short = fields.text("publisher_short", faults).value;
    let version = fields.text("version", faults).value;
    let published = fields.text("published", faults);
    let pages = fields.number("pages", 1, 9999, faults).value;
    let url = fields.text("url", faults);
    let licence = fields.text("licence", faults).value;
    let licence_url = fields.text("licence_url", faults);
    let credit = fields.text("credit", faults).value;
    fields.finish(
        "id, title, publisher, publisher_short, version, published, pages, url, licence, licence_url, credit",
        faults,
    );
    check_url(&url, faults);
    check_url(&licence_url, faults);
    if !is_date(&published.value) {
        faults.expected(
            &published.at,
            "a date, as in \"2024-05-22\"",
            format_args!("\"{}\"", published.value),
        );
    }
    let document = id.map(|id| Document {
        id: id.value,
        title,
        publisher,
        publisher_short,
        version,
        published: published.value,
        pages,
        url: url.value,
        licence,
        licence_url: licence_url.value,
        credit,
    });
    File { document }
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
        && (1..=12).contains(&text[5..7].parse().unwrap_or(0))
        && (1..=31).contains(&text[8..].parse().unwrap_or(0))
}
