//! `editions/N.toml`: what each action said when edition N of the wording came out.

use guidance::editions::Wording;
use guidance::id::{ActionNo, Name};

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::{Fields, parse};
use crate::parse::{check_date, toml};
use crate::source::Source;

#[derive(Clone)]
pub(crate) struct File {
    pub(crate) at: At,
    pub(crate) number: u32,
    pub(crate) date: Placed<String>,
    /// Every action of the edition with the hash of what it says; the place is the id's.
    pub(crate) actions: Vec<(Placed<ActionNo>, String)>,
    /// What is said by the actions that the edition brings or rewords.
    pub(crate) wordings: Vec<Written>,
}

/// A wording in full.
#[derive(Clone)]
pub(crate) struct Written {
    pub(crate) no: Placed<ActionNo>,
    /// `None` where something of it is missing, which is a fault already.
    pub(crate) wording: Option<Wording>,
}

/// Reads one; `None` when its name has no number.
pub(crate) fn read(source: &Source, faults: &mut Faults) -> Option<File> {
    let mut fields = toml(source, faults);
    let at = fields.at();
    let name = source.path.trim_start_matches("editions/");
    let name = name.trim_end_matches(".toml");
    let number = name.parse().ok().filter(|number: &u32| *number > 0);
    let number = number.filter(|number| number.to_string() == name);
    if number.is_none() {
        faults.expected(
            &at,
            "a file named by the number of its edition, as in editions/2.toml",
            format_args!("\"{name}\""),
        );
    }
    let date = fields.text("date", faults);
    check_date(&date, faults);
    let actions = fields
        .map("actions", faults)
        .into_iter()
        .filter_map(|(no, hash)| {
            if !is_hash(&hash.value) && !hash.value.is_empty() {
                faults.expected(
                    &hash.at,
                    "a hash of 16 hexadecimal digits, as in \"2ad2d45e9c891c48\"",
                    format_args!("\"{}\"", hash.value),
                );
            }
            Some((parse::<ActionNo>(&no, faults)?, hash.value))
        })
        .collect();
    let wordings = fields
        .tables("wording", 0, faults)
        .into_iter()
        .filter_map(|table| wording(table, faults))
        .collect();
    fields.finish("date, [actions], [[wording]]", faults);
    Some(File {
        at,
        number: number?,
        date,
        actions,
        wordings,
    })
}

fn wording(mut table: Fields<'_>, faults: &mut Faults) -> Option<Written> {
    let no = table.parsed::<ActionNo>("id", faults);
    let text = table.text("text", faults).value;
    let evidence = table.text("evidence", faults).value;
    let conditions = table.texts("applies", faults);
    table.finish("id, text, evidence, applies", faults);
    let applies: Vec<Name> = conditions
        .iter()
        .filter_map(|name| Some(parse(name, faults)?.value))
        .collect();
    let is_whole = applies.len() == conditions.len();
    Some(Written {
        no: no?,
        wording: Wording::new(&text, &evidence, applies).filter(|_| is_whole),
    })
}

fn is_hash(text: &str) -> bool {
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    text.len() == 16 && text.bytes().all(is_digit)
}
