//! `document.toml`: what is restated.

use guidance::corpus::{Document, DocumentWords};
use guidance::id::{PrincipleNo, Slug};

use crate::diagnostic::{Faults, Placed};
use crate::fields::{Fields, parse};
use crate::parse::{check_url, toml};
use crate::source::Source;

pub(crate) struct File {
    pub(crate) document: Option<Document>,
    pub(crate) words: DocumentWords,
    /// The principle that pages name, with its place.
    pub(crate) returns: Option<Placed<PrincipleNo>>,
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
    let own = fields.table("words", faults);
    fields.finish(
        "id, title, publisher, publisher_short, version, published, pages, url, licence, licence_url, credit, [words]",
        faults,
    );
    let (words, returns) = own.map_or_else(Default::default, |own| words(own, faults));
    check_url(&url, faults);
    check_url(&licence_url, faults);
    if !is_date(&published.value) {
        faults.expected(
            &published.at,
            "a date, as in \"2024-01-31\"",
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
    File {
        document,
        words,
        returns,
    }
}

fn words(
    mut fields: Fields<'_>,
    faults: &mut Faults,
) -> (DocumentWords, Option<Placed<PrincipleNo>>) {
    let name = fields.text("name", faults).value;
    let field = fields.text("field", faults).value;
    let headline = fields.text("headline", faults).value;
    let returns = fields.optional_text("returns", faults);
    let returns = returns.and_then(|text| parse::<PrincipleNo>(&text, faults));
    let disclaims = fields.truth("disclaims", faults);
    let outline = fields.optional_text("outline", faults);
    let keys = fields.optional_text("keys", faults);
    let keys = keys.and_then(|text| parse::<Slug>(&text, faults));
    fields.finish(
        "name, field, headline, returns, disclaims, outline, keys",
        faults,
    );
    let words = DocumentWords {
        name,
        field,
        headline,
        returns: returns.as_ref().map(|returns| returns.value),
        disclaims,
        outline: outline.map(|text| text.value),
        keys: keys.map(|keys| keys.value),
    };
    (words, returns)
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
