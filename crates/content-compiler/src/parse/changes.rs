//! `changes.toml`: what the publisher names as new in this version.

use guidance::corpus::{Change, Changes, Seen};
use guidance::id::PrincipleNo;

use crate::diagnostic::{Faults, Placed};
use crate::fields::Fields;
use crate::parse::{check_date, check_url, toml};
use crate::source::Source;

pub(crate) struct File {
    pub(crate) changes: Changes,
    /// Every principle that is named, with its place.
    pub(crate) links: Vec<Placed<PrincipleNo>>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> File {
    let mut fields = toml(source, faults);
    let announcement = fields.text("announcement", faults);
    check_url(&announcement, faults);
    let summary = fields.text("summary", faults).value;
    let gap = fields.text("gap", faults).value;
    let mut earlier = fields.table("earlier", faults);
    let mut of_earlier =
        |key: &str, faults: &mut Faults| earlier.as_mut().map(|table| table.text(key, faults));
    let earlier_title = of_earlier("title", faults);
    let earlier_published = of_earlier("published", faults);
    let earlier_url = of_earlier("url", faults);
    if let Some(published) = &earlier_published {
        check_date(published, faults);
    }
    if let Some(url) = &earlier_url {
        check_url(url, faults);
    }
    let value = |text: Option<Placed<String>>| text.map_or_else(String::new, |text| text.value);
    if let Some(earlier) = earlier {
        earlier.finish("title, published, url", faults);
    }
    let mut links = Vec::new();
    let themes = fields
        .tables("change", 1, faults)
        .into_iter()
        .map(|table| theme(table, &mut links, faults))
        .collect();
    fields.finish("announcement, summary, gap, [earlier], [[change]]", faults);
    File {
        changes: Changes {
            earlier_title: value(earlier_title),
            earlier_published: value(earlier_published),
            earlier_url: value(earlier_url),
            announcement: announcement.value,
            summary,
            gap,
            themes,
        },
        links,
    }
}

fn theme(
    mut table: Fields<'_>,
    links: &mut Vec<Placed<PrincipleNo>>,
    faults: &mut Faults,
) -> Change {
    let title = table.text("title", faults).value;
    let text = table.text("text", faults).value;
    let mut seen = Vec::new();
    for mut one in table.tables("seen", 0, faults) {
        let principle = one.parsed::<PrincipleNo>("principle", faults);
        let how = one.text("how", faults).value;
        one.finish("principle, how", faults);
        if let Some(principle) = principle {
            seen.push(Seen {
                principle: principle.value,
                how,
            });
            links.push(principle);
        }
    }
    table.finish("title, text, seen", faults);
    Change { title, text, seen }
}
