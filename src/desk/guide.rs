//! What the program knows of the guidance.

use guidance::assess::System;
use guidance::date::Date;
use guidance::editions::Editions;
use guidance::outline::Outline;
use guidance::report::{self, Asked, Condition, Leave, Report};

use crate::platform::clock;
use crate::ui::desk::catalog::Catalog;
use crate::ui::desk::report::holds;
use crate::ui::desk::sheet::status;
use crate::words::desk as words;

/// Actions, what became of their words, and what the page says of the document.
pub(super) struct Guide {
    pub(super) catalog: Catalog,
    pub(super) editions: Editions,
    pub(super) outline: Outline,
}

impl Guide {
    /// Makes a report of a system, with the words around it.
    pub(super) fn report<T>(
        &self,
        system: &System,
        leave: Leave,
        about: &str,
        say: impl FnOnce(&Report<'_>, &report::Words<'_>) -> T,
    ) -> T {
        let conditions = self.catalog.conditions.iter();
        let conditions: Vec<Condition<'_>> = conditions
            .map(|(id, label)| Condition { id, label })
            .collect();
        let asked: Vec<Asked<'_>> = self
            .catalog
            .principles
            .iter()
            .flat_map(|principle| {
                principle.actions.iter().map(|action| Asked {
                    id: self.outline.id(action.no),
                    principle: principle.no,
                    title: &principle.title,
                    text: &action.text,
                    evidence: &action.evidence,
                })
            })
            .collect();
        let report = Report::new(system, &conditions, &asked, leave);
        let date = |date: Date| clock::say_day(&date.to_string());
        let named = |name: &str| match name {
            "" => words::unnamed().to_owned(),
            name => name.to_owned(),
        };
        let said = report::Words {
            title: &|name| words::report_title(&named(name), &self.catalog.field),
            about,
            without_texts: words::report_without_texts(),
            without_names: words::report_without_names(),
            profile: words::profile(),
            holds: &|label, answer| words::report_holds(label, holds(answer)),
            count: &|one, count| words::report_count(status(one), count),
            status: &|one| status(one).to_owned(),
            date: &date,
            open: words::show_open(),
            nothing_open: words::report_nothing_open(),
            reviews: words::report_reviews(),
            actions: words::show_all(),
            unknown: words::retired(),
            columns: report::Columns {
                id: words::report_id(),
                principle: words::report_principle(),
                action: words::report_action(),
                asked: words::report_asked(),
                status: words::field_status(),
                reason: words::field_reason(),
                note: words::note(),
                evidence: words::field_evidence(),
                owner: words::owner(),
                review: words::review(),
                changed: words::report_changed(),
            },
            look_again: &|id, name| words::report_look_again(&id.to_string(), &named(name)),
        };
        say(&report, &said)
    }
}
