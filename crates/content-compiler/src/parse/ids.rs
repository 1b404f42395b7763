//! `ids.toml`: the register of short ids. It only grows: an id is given once, and retired with a reason.

use guidance::id::{ActionNo, Slug};

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::parse;
use crate::parse::toml;
use crate::source::Source;

pub(crate) struct File {
    pub(crate) at: At,
    pub(crate) given: Vec<(Placed<ActionNo>, Slug)>,
    pub(crate) retired: Vec<(Placed<ActionNo>, String)>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> File {
    let mut fields = toml(source, faults);
    let at = fields.at();
    let given = fields
        .map("given", faults)
        .into_iter()
        .filter_map(|(no, slug)| {
            let no = parse::<ActionNo>(&no, faults);
            let slug = parse::<Slug>(&slug, faults);
            Some((no?, slug?.value))
        })
        .collect();
    let retired = fields
        .map("retired", faults)
        .into_iter()
        .filter_map(|(no, why)| Some((parse::<ActionNo>(&no, faults)?, why.value)))
        .collect();
    fields.finish("[given], [retired]", faults);
    File { at, given, retired }
}
