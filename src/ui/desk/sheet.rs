//! One system, with every action.

use guidance::assess::{Answer, Field, Holds, Item, Standing, System};
use guidance::editions::Carried;
use guidance::id::ActionId;
use guidance::link::{Part, links};
use guidance::progress::{Status, SystemId};

use super::catalog::{Action, Catalog, Principle};
use super::files::said;
use super::{button, button_of, name};
use crate::ui::results::{escape, quoted};
use crate::words::desk as words;

/// What readers call a status.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::NotStarted => words::not_started(),
        Status::InProgress => words::in_progress(),
        Status::Done => words::done(),
        Status::NotApplicable => words::not_applicable(),
    }
}

/// Gives the words of a choice.
type Words = fn() -> &'static str;

/// Which actions are shown, by the value of the choice.
const SHOWN: [(&str, Words); 6] = [
    ("all", || words::show_all()),
    ("open", || words::show_open()),
    ("settled", || words::show_settled()),
    ("proposed", || words::show_proposed()),
    ("review", || words::show_review()),
    ("reworded", || words::show_reworded()),
];

/// A system.
pub struct Sheet<'a> {
    /// The guidance.
    pub catalog: &'a Catalog,
    /// The full id of an action.
    pub id: &'a dyn Fn(guidance::id::ActionNo) -> ActionId,
    /// Which system.
    pub system_id: &'a SystemId,
    /// What is known of it.
    pub system: &'a System,
    /// Whether ticks go here.
    pub is_current: bool,
    /// What became of the words that an answer was given to.
    pub carry: &'a dyn Fn(u32, &ActionId) -> Carried<'a>,
    /// A time as the reader writes it, from milliseconds since 1970.
    pub time: &'a dyn Fn(u64) -> String,
    /// A date as the reader writes it.
    pub date: &'a dyn Fn(&str) -> String,
}

impl Sheet<'_> {
    /// All but the rest of each action, which comes when it is opened.
    #[must_use]
    pub fn markup(&self) -> String {
        let principles = self
            .catalog
            .principles
            .iter()
            .map(|one| self.principle(one));
        let below = [
            ("#actions", words::actions()),
            ("#manage", words::manage()),
            ("#share", words::link()),
        ];
        let below = below.map(|(to, said)| ["<a href=", to, ">", said, "</a> "].concat());
        [
            "<p class=desk__steps>",
            &below.concat(),
            "</p><section class=sheet__about><h2>",
            words::about_system(),
            "</h2>",
            &self.about(),
            "</section><section><h2 id=actions>",
            words::actions(),
            "</h2><div class=sheet__show><label for=show>",
            words::show(),
            "</label> <select id=show data-do=show>",
            &SHOWN
                .iter()
                .map(|(value, label)| ["<option value=", value, ">", label()].concat())
                .collect::<String>(),
            "</select> <span role=status class=sheet__count></span> <span class=sheet__accept></span></div>",
            &principles.collect::<String>(),
            "</section>",
            &self.retired(),
            "<section><h2 id=manage>",
            words::manage(),
            "</h2>",
            &super::leave(),
            "<div class=sheet__manage>",
            &self.manage(),
            "</div></section>",
        ]
        .concat()
    }

    /// What can be done with the system as a whole.
    #[must_use]
    pub fn manage(&self) -> String {
        let id = self.system_id.to_string();
        let mut buttons = vec![
            button("backup", &id, words::backup_one()),
            [
                "<a class=act href=\"report.html?id=",
                &id,
                "\">",
                words::open_report(),
                "</a>",
            ]
            .concat(),
            button("markdown", &id, words::markdown()),
            button("csv", &id, words::csv()),
            button("xlsx", &id, words::xlsx()),
            button("oscal", &id, words::oscal()),
            button("ics", &id, words::ics()),
            // What stays and what changes the system stand apart.
            ["<p>", &button("duplicate", &id, words::duplicate())].concat(),
        ];
        match self.system.standing() {
            Standing::Archived => buttons.push(button("restore", &id, words::unarchive())),
            Standing::InUse => buttons.push(button("archive", &id, words::archive())),
            Standing::Deleted | Standing::Gone => {}
        }
        if self.system.standing() == Standing::Deleted {
            buttons.push(button("restore", &id, words::restore()));
        } else {
            buttons.push(button("delete", &id, words::delete()));
        }
        let current = if self.is_current {
            ["<p>", words::is_current()].concat()
        } else {
            button("current", &id, words::make_current())
        };
        let deleted = if self.system.standing() == Standing::Deleted {
            ["<p>", words::is_deleted()].concat()
        } else {
            String::new()
        };
        [&deleted, &current, "<p>", &buttons.join(" ")]
            .map(|one| one as &str)
            .concat()
    }

    fn about(&self) -> String {
        let profile = self.system.profile();
        let condition = |(id, label): &(String, String)| {
            let holds = profile.holds(id);
            let radio = |value: &str, label: &str, is: bool| {
                let checked = if is { " checked" } else { "" };
                [
                    "<label><input type=radio autocomplete=off name=\"p-",
                    id,
                    "\" value=\"",
                    value,
                    "\" data-condition=\"",
                    id,
                    "\"",
                    checked,
                    "> ",
                    label,
                    "</label>",
                ]
                .concat()
            };
            [
                "<fieldset><legend",
                &quoted(),
                ">",
                &escape(label),
                "</legend>",
                &radio("yes", words::yes(), holds == Some(Holds::Yes)),
                &radio("no", words::no(), holds == Some(Holds::No)),
                &radio("", words::unsaid(), holds.is_none()),
                "</fieldset>",
            ]
            .concat()
        };
        [
            "<p><label for=f-name>", words::name(),
            "</label><input id=f-name autocomplete=off maxlength=200 data-field=name value=\"",
            &escape(self.system.name()), "\" placeholder=\"", words::unnamed(),
            "\"><p><label for=f-description>", words::description(),
            "</label><textarea id=f-description rows=2 maxlength=4000 autocomplete=off data-field=description>\n",
            &escape(self.system.value(&Item::System, Field::Description)),
            "</textarea><details class=sheet__profile><summary>", words::profile(), "</summary><p>",
            words::profile_about(), "</p>",
            &self.catalog.conditions.iter().map(condition).collect::<String>(),
            "</details>",
        ]
        .concat()
    }

    fn principle(&self, principle: &Principle) -> String {
        let no = principle.no.to_string();
        let option = |one: Status| ["<option value=", one.id(), ">", status(one)].concat();
        let actions = principle.actions.iter().map(|action| self.action(action));
        [
            "<section class=sheet__of data-of=",
            &no,
            " id=p",
            &no,
            "><h3><a href=\"",
            &no,
            ".html\"><b>",
            &no,
            "</b> <span",
            &quoted(),
            ">",
            &escape(&principle.title),
            "</span></a> <small></small></h3><div class=sheet__bulk><label for=b-",
            &no,
            ">",
            &words::bulk(&no),
            "</label> <select id=b-",
            &no,
            ">",
            &option(Status::InProgress),
            &option(Status::Done),
            "</select> ",
            &button_of(
                "bulk",
                &no,
                words::bulk_button(),
                &words::bulk_button_of(&no),
            ),
            "</div><ol class=does>",
            &actions.collect::<String>(),
            "</ol></section>",
        ]
        .concat()
    }

    fn action(&self, action: &Action) -> String {
        let no = action.no.to_string();
        let (principle, serial) = no.split_once('-').unwrap_or_default();
        let is = self.system.status(&(self.id)(action.no));
        let option = |one: Status| {
            let selected = if one == is { " selected" } else { "" };
            ["<option value=", one.id(), selected, ">", status(one)].concat()
        };
        [
            "<li class=does__one data-no=",
            &no,
            " data-is=",
            is.id(),
            " id=a",
            &no,
            "><p class=does__text><a class=self href=\"",
            principle,
            ".html#a",
            serial,
            "\">",
            &no,
            "</a> <span",
            &quoted(),
            ">",
            &escape(&action.text),
            "</span></p><div class=does__set><select autocomplete=off data-field=status data-no=",
            &no,
            " aria-label=\"",
            &words::status_of(&no),
            "\">",
            &Status::ALL.into_iter().map(option).collect::<String>(),
            "</select></div><div class=does__say></div><details class=does__more><summary>",
            words::more(),
            "<span class=vh>",
            &words::more_of(&no),
            "</span></summary><div></div></details>",
        ]
        .concat()
    }

    /// The rest of an action, when it is opened.
    #[must_use]
    pub fn rest(&self, action: &Action) -> String {
        let no = action.no.to_string();
        let answer = self.system.answer(&(self.id)(action.no));
        let field = |field: Field, label: &str, of: &str| {
            let id = ["f-", field.id(), "-", &no].concat();
            let value = escape(answer.value(field));
            let mut control = ["<label for=", &id, ">", label, "</label>"].concat();
            let described = match field {
                Field::Reason => [" aria-describedby=w-", &no].concat(),
                _ => String::new(),
            };
            let at = [
                "id=",
                &id,
                &described,
                " autocomplete=off",
                " data-field=",
                field.id(),
                " data-no=",
                &no,
            ]
            .concat();
            control += &match of {
                "area" => [
                    "<textarea rows=3 maxlength=6600 ",
                    &at,
                    ">\n",
                    &value,
                    "</textarea>",
                ]
                .concat(),
                kind => [
                    "<input type=",
                    kind,
                    " maxlength=400 ",
                    &at,
                    " value=\"",
                    &value,
                    "\">",
                ]
                .concat(),
            };
            control
        };
        [
            "<p><strong>",
            words::asked(),
            "</strong> <span",
            &quoted(),
            ">",
            &escape(&action.evidence),
            "</span></p>",
            "<p class=does__reason>",
            &field(Field::Reason, words::reason(), "text"),
            "<span class=wrong role=status id=w-",
            &no,
            "></span><p>",
            &field(Field::Evidence, words::evidence(), "area"),
            "<p class=does__links>",
            &addresses(answer.value(Field::Evidence)),
            "<p>",
            &field(Field::Note, words::note(), "area"),
            "<p>",
            &field(Field::Owner, words::owner(), "text"),
            "<p>",
            &field(Field::Review, words::review(), "date"),
            "<div class=does__past>",
            &self.past(answer),
            "</div>",
        ]
        .concat()
    }

    /// When an action was last changed, and what it said before.
    #[must_use]
    pub fn past(&self, answer: Answer<'_>) -> String {
        let Some(changed) = answer.changed() else {
            return String::new();
        };
        let lines = answer.history().into_iter().map(|entry| {
            let line = words::history_line(
                &(self.time)(entry.stamp.at),
                label(entry.field),
                &said(entry.field, &entry.value, self.catalog, self.date),
            );
            ["<li>", &escape(&line)].concat()
        });
        [
            "<p>",
            &escape(&words::changed(&(self.time)(changed.at))),
            "</p><details><summary>",
            words::history(),
            "</summary><ol class=plain>",
            &lines.collect::<String>(),
            "</ol></details>",
        ]
        .concat()
    }

    /// What is called for the reader's mind at an action: a proposal that follows from the profile.
    #[must_use]
    pub fn proposal(&self, action: &Action) -> String {
        let conditions = self.proposed(action);
        if conditions.is_empty() {
            return String::new();
        }
        let no = action.no.to_string();
        [
            "<p class=does__proposal>",
            &escape(&words::proposed(&conditions)),
            " ",
            &button_of("accept", &no, words::accept(), &words::accept_of(&no)),
        ]
        .concat()
    }

    /// An action whose words are others than those that were answered: both, and the question whether the answer still holds.
    #[must_use]
    pub fn reworded(&self, action: &Action) -> String {
        let id = (self.id)(action.no);
        let answer = self.system.answer(&id);
        let Some(edition) = answer
            .edition()
            .filter(|_| answer.status() != Status::NotStarted)
        else {
            return String::new();
        };
        let Carried::Reworded { then, .. } = (self.carry)(edition, &id) else {
            return String::new();
        };
        let no = action.no.to_string();
        [
            "<div class=does__proposal><p>",
            words::reworded(),
            &both(then.text(), then.evidence(), &action.text, &action.evidence),
            &button_of("holds", &no, words::still_holds(), &words::accept_of(&no)),
            "</div>",
        ]
        .concat()
    }

    /// What was said of actions that are no longer asked for.
    fn retired(&self) -> String {
        let mut lines = String::new();
        for (id, answer) in self
            .system
            .actions()
            .filter(|(_, answer)| answer.says_something())
        {
            if self.catalog.action(id.no).is_some() {
                continue;
            }
            let (said, why) = match (self.carry)(answer.edition().unwrap_or_default(), id) {
                Carried::Retired { why, last, .. } => {
                    (last.text().to_owned(), words::retired_why(why))
                }
                _ => (String::new(), words::retired_unknown().to_owned()),
            };
            let values = [
                Field::Reason,
                Field::Evidence,
                Field::Note,
                Field::Owner,
                Field::Review,
            ];
            let values = values.map(|field| answer.value(field)).join(" ");
            lines += &[
                "<li><b>",
                &escape(&id.to_string()),
                "</b> <span",
                &quoted(),
                ">",
                &escape(&said),
                "</span> ",
                status(answer.status()),
                ". ",
                &escape(values.trim()),
                "<br>",
                &escape(&why),
            ]
            .concat();
        }
        if lines.is_empty() {
            return lines;
        }
        [
            "<section><h2>",
            words::retired(),
            "</h2><ul class=plain>",
            &lines,
            "</ul></section>",
        ]
        .concat()
    }

    /// The words of the conditions for which an action that is open is proposed as not applicable; empty where it is not.
    #[must_use]
    pub fn proposed(&self, action: &Action) -> String {
        if self.system.status(&(self.id)(action.no)).is_settled() {
            return String::new();
        }
        self.catalog.ruled_out(action, &self.system.profile())
    }

    /// The name of the system.
    #[must_use]
    pub fn name(&self) -> &str {
        name(self.system)
    }
}

/// The words that were answered, and those of today.
pub(super) fn both(then: &str, asked_then: &str, now: &str, asked_now: &str) -> String {
    let one = |text: &str, evidence: &str| {
        [
            "<dd",
            &quoted(),
            ">",
            &escape(text),
            " ",
            words::asked(),
            " ",
            &escape(evidence),
        ]
        .concat()
    };
    [
        "<dl><dt>",
        words::reworded_then(),
        &one(then, asked_then),
        "<dt>",
        words::reworded_now(),
        &one(now, asked_now),
        "</dl>",
    ]
    .concat()
}

/// The addresses in a text, each as a link: what stands in a field can't be followed.
#[must_use]
pub fn addresses(text: &str) -> String {
    let links = links(text).into_iter().filter_map(|part| match part {
        Part::Link(link) => Some(super::report::linked(link)),
        Part::Plain(_) => None,
    });
    links.collect::<Vec<_>>().join("<br>")
}

/// What readers call a field.
pub(super) fn label(field: Field) -> &'static str {
    match field {
        Field::Name => words::name(),
        Field::Description => words::description(),
        Field::Profile => words::profile(),
        Field::Reason => words::field_reason(),
        Field::Note => words::note(),
        Field::Evidence => words::field_evidence(),
        Field::Owner => words::owner(),
        Field::Review => words::review(),
        Field::Standing => words::standing(),
        _ => words::field_status(),
    }
}
