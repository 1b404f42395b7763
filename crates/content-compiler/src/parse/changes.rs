//! `changes.toml`: what the publisher names as new in this version.

use guidance::corpus::Change;
use guidance::id::PrincipleNo;

use crate::diagnostic::{Faults, Placed};
use crate::fields::parse;
use crate::parse::toml;
use crate::source::Source;

pub(crate) struct File {
    pub(crate) changes: Vec<Change>,
    /// Every principle that is named, with its place.
    pub(crate) links: Vec<Placed<PrincipleNo>>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> File {
    let mut fields = toml(source, faults);
    let mut file = File {
        changes: Vec::new(),
        links: Vec::new(),
    };
    for mut table in fields.tables("change", 1, faults) {
        let title = table.text("title", faults).value;
        let text = table.text("text", faults).value;
        let named = table.texts("seen_in", faults);
        let seen: Vec<Placed<PrincipleNo>> =
            named.iter().filter_map(|no| parse(no, faults)).collect();
        table.finish("title, text, seen_in", faults);
        file.changes.push(Change {
            title,
            text,
            seen_in: seen.iter().map(|no| no.value).collect(),
        });
        file.links.extend(seen);
    }
    fields.finish("[[change]]", faults);
    file
}
