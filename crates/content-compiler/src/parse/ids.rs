//! `ids.toml`: the register of short ids. It only grows: an id is given once, and retired with a reason, which may name the id
//! that took its place.

use guidance::id::{ActionNo, Slug};

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::{Fields, parse};
use crate::parse::toml;
use crate::source::Source;

pub(crate) struct File {
    pub(crate) at: At,
    pub(crate) given: Vec<(Placed<ActionNo>, Slug)>,
    pub(crate) retired: Vec<Retired>,
}

pub(crate) struct Retired {
    pub(crate) no: Placed<ActionNo>,
    pub(crate) why: String,
    pub(crate) instead: Option<Placed<ActionNo>>,
}

impl File {
    /// Whether the id was ever given.
    pub(crate) fn has_given(&self, no: ActionNo) -> bool {
        self.given.iter().any(|(given, _)| given.value == no)
    }
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
        .optional_table("retired", faults)
        .map_or_else(Vec::new, |table| retired(table, faults));
    fields.finish("[given], [retired]", faults);
    File { at, given, retired }
}

/// `"2.1-07" = "why"`, or with what took its place: `"2.1-07" = { why = "why", instead = "2.1-12" }`.
fn retired(mut table: Fields<'_>, faults: &mut Faults) -> Vec<Retired> {
    let mut retired = Vec::new();
    for key in table.keys() {
        let own = table.has_table(&key.value);
        let own = own.then(|| table.table(&key.value, faults)).flatten();
        let (why, instead) = match own {
            None => (table.text(&key.value, faults), None),
            Some(mut own) => {
                let why = own.text("why", faults);
                let instead = own.optional_text("instead", faults);
                let instead = instead.and_then(|no| parse(&no, faults));
                own.finish("why, instead", faults);
                (why, instead)
            }
        };
        if let Some(no) = parse::<ActionNo>(&key, faults) {
            retired.push(Retired {
                no,
                why: why.value,
                instead,
            });
        }
    }
    retired
}
