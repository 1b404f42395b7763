//! Saved work for people: one system with every action of the guidance.
//!
//! - [`Report`]: what is said, in the order of the guidance, and what is open. The page to print is made of it in `src/ui/desk`;
//! - [`markdown`]: to be read, printed and pasted;
//! - [`csv`]: for spreadsheets; [`sheets`]: the same for a workbook, with a sheet that says what it is of;
//! - `oscal` (with the feature `transfer`): for tools that keep assessments;
//! - [`ics`]: the days on which to look again, for calendars.
//!
//! Counts and lists only: no share, no score, no verdict. The words around it come from outside, as [`Words`].

pub mod csv;
pub mod ics;
pub mod markdown;
#[cfg(feature = "transfer")]
pub mod oscal;
pub mod sheets;

use crate::assess::{Answer, Field, Holds, Item, System};
use crate::date::Date;
use crate::id::{ActionId, PrincipleNo};
use crate::order;
use crate::progress::Status;

/// What the guidance asks for: one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Its id.
    pub id: ActionId,
    /// The principle that it serves.
    pub principle: PrincipleNo,
    /// The principle's title.
    pub title: &'a str,
    /// The action, an imperative sentence.
    pub text: &'a str,
    /// What would show it.
    pub evidence: &'a str,
}

/// What the guidance asks of a system: a condition under which some actions apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition<'a> {
    /// Its id.
    pub id: &'a str,
    /// What readers call it.
    pub label: &'a str,
}

/// What is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Leave {
    /// Notes, evidence and the description of the system. Reasons stay: without them nobody can tell why an action does not apply.
    pub texts: bool,
    /// Owners.
    pub names: bool,
}

/// A system with every action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<'a> {
    /// What the system is called; empty where it has no name.
    pub name: &'a str,
    /// What it is; empty where nobody said.
    pub description: &'a str,
    /// What it is like: each condition that was answered, in the order of the guidance.
    pub profile: Vec<(&'a str, Holds)>,
    /// How many actions stand where, in the order of [`Status::ALL`].
    pub counts: [(Status, usize); 4],
    /// Where the actions of each principle stand, in the order of the guidance.
    pub principles: Vec<Total<'a>>,
    /// What is neither done nor ruled out, by principle; of each what was begun first.
    pub open: Vec<Row<'a>>,
    /// Every action, in the order of the guidance.
    pub actions: Vec<Row<'a>>,
    /// Actions that the guidance no longer has, and of which something is said, by id.
    pub unknown: Vec<Unknown<'a>>,
    /// What to look at again, the earliest day first.
    pub reviews: Vec<Review<'a>>,
    /// Which of its texts were left out.
    pub left_out: Leave,
}

/// Where the actions of a principle stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total<'a> {
    /// The principle.
    pub principle: PrincipleNo,
    /// Its title.
    pub title: &'a str,
    /// How many actions stand where, in the order of [`Status::ALL`].
    pub counts: [usize; 4],
    /// The first day on which to look at one of them again.
    pub next: Option<Date>,
}

/// An action and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// The action.
    pub asked: Asked<'a>,
    /// What is said of it.
    pub said: Said<'a>,
}

/// An action that the guidance does not have, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown<'a> {
    /// Its id.
    pub id: ActionId,
    /// What is said of it.
    pub said: Said<'a>,
}

/// What is said of an action. A text is empty where nothing is said, or where it was left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said<'a> {
    /// Where it stands.
    pub status: Status,
    /// Why it does not apply.
    pub reason: &'a str,
    /// Anything.
    pub note: &'a str,
    /// What shows it.
    pub evidence: &'a str,
    /// Who sees to it.
    pub owner: &'a str,
    /// When to look at it again. A text that is no day is none.
    pub review: Option<Date>,
    /// The day of the last change, in UTC. Who made it is known as a page only, which tells a reader nothing.
    pub changed: Option<Date>,
}

/// A day on which to look at an action again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review<'a> {
    /// The day.
    pub on: Date,
    /// The action.
    pub asked: Asked<'a>,
    /// Where it stands.
    pub status: Status,
}

impl<'a> Report<'a> {
    /// What is said of a system, against all conditions and actions of the guidance in their order.
    #[must_use]
    pub fn new(
        system: &'a System,
        conditions: &[Condition<'a>],
        asked: &[Asked<'a>],
        leave: Leave,
    ) -> Self {
        let row = |asked: &Asked<'a>| Row {
            said: Said::new(system.answer(&asked.id), leave),
            asked: asked.clone(),
        };
        let actions: Vec<Row<'a>> = asked.iter().map(row).collect();
        let counts = Status::ALL.map(|status| {
            let own = actions.iter().filter(|row| row.said.status == status);
            (status, own.count())
        });
        let mut principles: Vec<Total<'a>> = Vec::new();
        let mut open: Vec<Row<'a>> = Vec::new();
        // Where the first that is not begun, of the principle at hand, stands among what is open.
        let mut unbegun = 0;
        for row in &actions {
            let Asked {
                principle, title, ..
            } = row.asked;
            if principles.last().map(|last| last.principle) != Some(principle) {
                unbegun = open.len();
                principles.push(Total {
                    principle,
                    title,
                    counts: [0; 4],
                    next: None,
                });
            }
            if let Some(total) = principles.last_mut() {
                total.counts[row.said.status as usize] += 1;
                let days = total.next.into_iter().chain(row.said.review);
                total.next = days.min();
            }
            match row.said.status {
                Status::InProgress => {
                    open.insert(unbegun, row.clone());
                    unbegun += 1;
                }
                Status::NotStarted => open.push(row.clone()),
                Status::Done | Status::NotApplicable => {}
            }
        }
        let is_asked = |id: &ActionId| asked.iter().any(|one| one.id == *id);
        let unknown = system
            .actions()
            .filter(|(id, answer)| !is_asked(id) && answer.says_something())
            .map(|(id, answer)| Unknown {
                id: id.clone(),
                said: Said::new(answer, leave),
            });
        let mut reviews: Vec<Review<'a>> = actions
            .iter()
            .filter_map(|row| {
                Some(Review {
                    on: row.said.review?,
                    asked: row.asked.clone(),
                    status: row.said.status,
                })
            })
            .collect();
        // Those of one day stay in the order of the guidance.
        order::sort_by(&mut reviews, |a, b| a.on.cmp(&b.on));
        let description = system.value(&Item::System, Field::Description);
        let profile = system.profile();
        let profile = conditions
            .iter()
            .filter_map(|one| Some((one.label, profile.holds(one.id)?)));
        Self {
            name: system.name(),
            description: if leave.texts { "" } else { description },
            profile: profile.collect(),
            counts,
            principles,
            open,
            unknown: unknown.collect(),
            reviews,
            actions,
            left_out: leave,
        }
    }
}

impl<'a> Said<'a> {
    fn new(answer: Answer<'a>, leave: Leave) -> Self {
        let unless = |left: bool, field| if left { "" } else { answer.value(field) };
        Self {
            status: answer.status(),
            reason: answer.value(Field::Reason),
            note: unless(leave.texts, Field::Note),
            evidence: unless(leave.texts, Field::Evidence),
            owner: unless(leave.names, Field::Owner),
            review: answer.value(Field::Review).parse().ok(),
            changed: answer.changed().and_then(|stamp| Date::of(stamp.at)),
        }
    }
}

/// The words around a report. They are plain text: what needs escaping is escaped here.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The title, with the name of the system, which may be empty.
    pub title: &'a dyn Fn(&str) -> String,
    /// Below the title: of which document and edition, on which day, and what the report is not.
    pub about: &'a str,
    /// Said where notes and evidence were left out.
    pub without_texts: &'a str,
    /// Said where owners were left out.
    pub without_names: &'a str,
    /// Above what the system is like.
    pub profile: &'a str,
    /// A condition, and whether it holds.
    pub holds: &'a dyn Fn(&str, Holds) -> String,
    /// How many actions stand where.
    pub count: &'a dyn Fn(Status, usize) -> String,
    /// A status.
    pub status: &'a dyn Fn(Status) -> String,
    /// A day.
    pub date: &'a dyn Fn(Date) -> String,
    /// Above what is open.
    pub open: &'a str,
    /// In place of a list where nothing is open.
    pub nothing_open: &'a str,
    /// Above the days of reviews.
    pub reviews: &'a str,
    /// Above all actions.
    pub actions: &'a str,
    /// Above what the guidance no longer has.
    pub unknown: &'a str,
    /// The names of columns, and of what is said of an action.
    pub columns: Columns<'a>,
    /// The line of a calendar: the id of an action, and the name of the system, which may be empty.
    pub look_again: &'a dyn Fn(&ActionId, &str) -> String,
}

/// The names of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns<'a> {
    /// The id of an action.
    pub id: &'a str,
    /// The principle.
    pub principle: &'a str,
    /// The action.
    pub action: &'a str,
    /// What would show it.
    pub asked: &'a str,
    /// Where it stands.
    pub status: &'a str,
    /// Why it does not apply.
    pub reason: &'a str,
    /// The note.
    pub note: &'a str,
    /// What shows it.
    pub evidence: &'a str,
    /// Who sees to it.
    pub owner: &'a str,
    /// When to look again.
    pub review: &'a str,
    /// The day of the last change.
    pub changed: &'a str,
}

/// Whether a letter only changes how others are shown: control characters but the line feed, and those that turn the direction
/// of all that follows, with which a note could be made to look like another line of the report.
fn is_unseen(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
