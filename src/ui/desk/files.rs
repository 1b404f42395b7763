//! Files of saved work: what they would bring, and why one is not read.

use guidance::assess::{Field, Item, Profile, Standing};
use guidance::transfer::{Difference, Fault, Found, How, Incoming, Preview, Refusal};

use super::catalog::Catalog;
use super::sheet::label;
use crate::ui::results::escape;
use crate::words::desk as words;

/// Every system of a file, with what becomes of it; the one system of a link is a new one. `date` says a date as the reader writes it.
#[must_use]
pub fn preview(
    preview: &Preview,
    is_link: bool,
    catalog: &Catalog,
    date: &dyn Fn(&str) -> String,
) -> String {
    let systems = preview.systems.iter().enumerate();
    let systems: String = systems
        .map(|(at, one)| {
            incoming(at, one, is_link, &|field, value| {
                said(field, value, catalog, date)
            })
        })
        .collect();
    let heading = if is_link {
        words::incoming_link()
    } else {
        words::incoming()
    };
    [
        "<h3>",
        heading,
        "</h3><ul class=\"plain incoming\">",
        &systems,
        "</ul><p>",
        words::incoming_backup(),
        "<p class=desk__steps>",
        &super::button("take", "", words::incoming_take()),
        " ",
        &super::button("leave", "", words::incoming_leave()),
    ]
    .concat()
}

/// The fields of a system that a reader may choose for, in the order of the lists they choose from. When a system was made is nothing
/// to choose, and where a system is taken in whole there is nothing either.
pub fn conflicts(one: &Incoming) -> impl Iterator<Item = &Difference> {
    let fields = one.fields.iter().filter(|_| one.how.may_merge());
    fields.filter(|field| field.found == Found::Conflict && field.field != Field::Created)
}

/// Whether a system is merged into the one here, by what was chosen for it; only then do choices for its fields count.
#[must_use]
pub fn is_merged(chosen: &str) -> bool {
    matches!(chosen, "newest" | "theirs" | "mine")
}

fn incoming(
    at: usize,
    one: &Incoming,
    is_link: bool,
    said: &dyn Fn(Field, &str) -> String,
) -> String {
    let name = match one.name.as_str() {
        "" => words::unnamed(),
        name => name,
    };
    let count = |found: &[Found]| {
        let fields = one.fields.iter();
        fields.filter(|field| found.contains(&field.found)).count()
    };
    let how = match one.how {
        How::New if is_link => words::how_link(),
        How::New => words::how_new(),
        How::Same => words::how_same(),
        How::Changed => words::how_changed(),
        How::Elsewhere => words::how_elsewhere(),
        How::Redacted => words::how_redacted(),
        How::GoneHere => words::how_gone_here(),
        How::GoneThere => words::how_gone_there(),
        How::TooFar => words::how_too_far(),
    };
    let mut choices: Vec<(&str, &str)> = Vec::new();
    if one.how == How::New {
        choices.push(("newest", words::take_in()));
    } else if one.how.may_merge() && one.how != How::Same {
        choices.push(("newest", words::take_newest()));
        choices.push(("theirs", words::take_theirs()));
        choices.push(("mine", words::take_mine()));
    }
    if one.how.may_be_new() && one.how != How::New {
        choices.push(("new", words::take_new()));
    }
    choices.push(("leave", words::take_nothing()));
    let preferred = match one.how {
        How::New | How::Changed => "newest",
        How::Elsewhere | How::Redacted => "new",
        _ => "leave",
    };
    let option = |(value, label): (&str, &str)| {
        let selected = if value == preferred { " selected" } else { "" };
        ["<option value=", value, selected, ">", label].concat()
    };
    let id = ["take-", &at.to_string()].concat();
    let brings = count(&[Found::OnlyTheirs, Found::NewerTheirs]);
    let mut count_conflicts = 0;
    let rows = conflicts(one).enumerate().map(|(number, field)| {
        count_conflicts += 1;
        let of = match &field.item {
            Item::Action(action) => action.no.to_string(),
            Item::System => words::column_system().to_owned(),
        };
        let line = words::conflict(
            &of,
            label(field.field),
            &said(field.field, &field.mine),
            &said(field.field, &field.theirs),
        );
        let label = words::conflict_take(&of, label(field.field));
        [
            "<li>",
            &escape(&line),
            " <select autocomplete=off id=",
            &format!("take-{at}-{number}"),
            " aria-label=\"",
            &escape(&label),
            "\"><option value=\"\">",
            words::conflict_same(),
            "<option value=mine>",
            words::conflict_mine(),
            "<option value=theirs>",
            words::conflict_theirs(),
            "</select>",
        ]
        .concat()
    });
    let rows: String = rows.collect();
    let conflicts = if rows.is_empty() {
        String::new()
    } else {
        let count = words::conflicts(count_conflicts);
        let hidden = if is_merged(preferred) { "" } else { " hidden" };
        [
            "<details class=conflicts",
            hidden,
            "><summary>",
            &count,
            "</summary><ul class=plain>",
            &rows,
            "</ul></details>",
        ]
        .concat()
    };
    let unknown = match one.unknown.len() {
        0 => String::new(),
        count => ["<p>", &words::unknown_actions(count)].concat(),
    };
    [
        "<li><b>",
        &escape(name),
        "</b><p>",
        how,
        " ",
        &words::brings(brings),
        unknown.as_str(),
        "<p><label for=",
        &id,
        ">",
        &escape(&words::take_of(name)),
        "</label> <select id=",
        &id,
        " autocomplete=off>",
        &choices.into_iter().map(option).collect::<String>(),
        "</select>",
        // What is chosen for single fields counts only where the system is merged, so it comes behind that.
        &conflicts,
    ]
    .concat()
}

/// A value as readers say it.
pub(super) fn said(
    field: Field,
    value: &str,
    catalog: &Catalog,
    date: &dyn Fn(&str) -> String,
) -> String {
    match (field, value) {
        (Field::Status, value) => {
            super::sheet::status(value.parse().unwrap_or_default()).to_owned()
        }
        (Field::Standing, value) => match value.parse().unwrap_or_default() {
            Standing::InUse => words::in_use(),
            Standing::Archived => words::archived(),
            Standing::Deleted | Standing::Gone => words::deleted(),
        }
        .to_owned(),
        (Field::Profile, value) if !value.is_empty() => {
            let profile = Profile::from_text(value);
            let conditions = catalog.conditions.iter();
            let answers = conditions.filter_map(|(id, label)| {
                let answer = super::report::holds(profile.holds(id)?);
                Some(words::report_holds(label, answer))
            });
            answers.collect::<Vec<_>>().join("; ")
        }
        (_, "") => words::history_empty().to_owned(),
        (Field::Review, day) => date(day),
        (_, value) => value.to_owned(),
    }
}

/// Why a file is not read, and what to do.
#[must_use]
pub fn refusal(why: &Refusal) -> String {
    match why {
        Refusal::TooLarge { .. } | Refusal::TooMuch { .. } | Refusal::TooDeep { .. } => {
            words::refused_size().to_owned()
        }
        Refusal::Empty => words::refused_empty().to_owned(),
        Refusal::NotText { .. } | Refusal::Foreign { .. } => words::refused_foreign().to_owned(),
        Refusal::NotJson { line, column } => words::refused_broken(*line, *column),
        Refusal::Newer { .. } => words::refused_newer().to_owned(),
        Refusal::Inside { at, fault } => {
            let what = match fault {
                Fault::Missing => words::fault_missing(),
                Fault::Unknown => words::fault_unknown(),
                Fault::Twice => words::fault_twice(),
                Fault::TooLong { .. } | Fault::TooMany { .. } | Fault::TooHigh { .. } => {
                    words::fault_too_much()
                }
                _ => words::fault_wrong(),
            };
            words::refused_inside(at, what)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_as_readers_say_them() {
        let catalog = Catalog {
            conditions: vec![("edge".to_owned(), "Runs elsewhere".to_owned())],
            ..Catalog::default()
        };
        let date = |day: &str| format!("the day {day}");
        for (field, value, expected) in [
            (Field::Status, "done", words::done()),
            (Field::Status, "", words::not_started()),
            (Field::Review, "2027-03-01", "the day 2027-03-01"),
            (Field::Review, "", words::history_empty()),
            (Field::Note, "2027-03-01", "2027-03-01"),
            (Field::Standing, "gone", words::deleted()),
            (Field::Profile, "", words::history_empty()),
        ] {
            assert_eq!(
                said(field, value, &catalog, &date),
                expected,
                "{field:?} {value:?}"
            );
        }
    }
}
