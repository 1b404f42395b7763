//! `parts/N.md` and `introduction.md`: titled texts.

use guidance::corpus::Section;
use guidance::id::PrincipleNo;

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::{Fields, table};
use crate::markdown::{sections, split};
use crate::source::Source;

/// A titled text and the principles that it links to.
pub(crate) struct Text {
    pub(crate) at: At,
    pub(crate) section: Section,
    pub(crate) links: Vec<Placed<PrincipleNo>>,
}

pub(crate) struct File {
    pub(crate) number: Placed<u16>,
    pub(crate) text: Text,
}

pub(crate) fn read_text(source: &Source, faults: &mut Faults) -> Text {
    let (front, body) = split(source, faults);
    let fields = table(front, faults);
    text(
        fields,
        sections(body, true, faults),
        "title, page, summary",
        faults,
    )
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> File {
    let (front, body) = split(source, faults);
    let mut fields = table(front, faults);
    let number = fields.number("number", 1, 99, faults);
    let path = format!("parts/{}.md", number.value);
    if number.value > 0 && path != source.path {
        faults.expected(
            &number.at,
            format_args!("the number that the file is named by ({})", source.path),
            number.value,
        );
    }
    File {
        number,
        text: text(
            fields,
            sections(body, true, faults),
            "number, title, page, summary",
            faults,
        ),
    }
}

fn text(
    mut fields: Fields<'_>,
    sections: Vec<crate::markdown::Under>,
    known: &str,
    faults: &mut Faults,
) -> Text {
    let at = fields.at();
    let title = fields.text("title", faults).value;
    let page = fields.number("page", 1, 9999, faults).value;
    let summary = fields.text("summary", faults).value;
    fields.finish(known, faults);
    let (body, links) = sections
        .into_iter()
        .next()
        .map_or_else(Default::default, |s| (s.prose, s.links));
    if body.0.is_empty() {
        faults.expected(&at, "a text below the front matter", "none");
    }
    Text {
        at,
        section: Section {
            title,
            page,
            summary,
            body,
        },
        links,
    }
}
