//! All systems side by side.

use guidance::assess::{Field, Standing, System};
use guidance::id::Slug;
use guidance::progress::SystemId;

use super::catalog::{Catalog, Principle};
use super::{button, name};
use crate::ui::results::{escape, quoted};
use crate::words::desk as words;

/// What the table shows.
pub struct Table<'a> {
    /// The guidance.
    pub catalog: &'a Catalog,
    /// The document whose actions are counted.
    pub document: &'a Slug,
    /// All systems.
    pub systems: Vec<(&'a SystemId, &'a System)>,
    /// The one into which ticks go.
    pub current: &'a SystemId,
    /// Today, `YYYY-MM-DD`.
    pub today: &'a str,
    /// A date as the reader writes it.
    pub date: &'a dyn Fn(&str) -> String,
}

impl Table<'_> {
    /// The table, and lists of what is archived and deleted.
    #[must_use]
    pub fn markup(&self) -> String {
        let of = |standing: Standing| {
            let all = self.systems.iter();
            all.filter(move |(_, system)| system.standing() == standing)
        };
        let heads = self.catalog.principles.iter().map(|principle| {
            let no = principle.no.to_string();
            let title = escape(&principle.title);
            [
                "<th scope=col><a href=\"",
                &no,
                ".html\"",
                " title=\"",
                &title,
                "\"",
                &quoted(),
                ">",
                &no,
                "</a>",
            ]
            .concat()
        });
        let rows = of(Standing::InUse).map(|(id, system)| self.row(id, system));
        let mut markup = [
            "<h2>",
            words::side_by_side(),
            "</h2><div class=wide role=region tabindex=0 aria-label=\"",
            words::side_by_side(),
            "\"><table class=side><caption>",
            words::caption(),
            "</caption><thead><tr><th scope=col>",
            words::column_system(),
            "<th scope=col>",
            words::column_all(),
            &heads.collect::<String>(),
            "<th scope=col>",
            words::column_review(),
            "</thead><tbody>",
            &rows.collect::<String>(),
            "</table></div>",
        ]
        .concat();
        let archived: String = of(Standing::Archived)
            .map(|(id, system)| ["<li>", &link(id, system)].concat())
            .collect();
        if !archived.is_empty() {
            markup += &[
                "<h2>",
                words::archived(),
                "</h2><ul class=plain>",
                &archived,
                "</ul>",
            ]
            .concat();
        }
        let deleted: String = of(Standing::Deleted)
            .map(|(id, system)| {
                let (id, name) = (id.to_string(), name(system));
                [
                    "<li>",
                    &escape(name),
                    " ",
                    &button("restore", &id, &words::restore_one(name)),
                    " ",
                    &button("purge", &id, &words::purge_one(name)),
                ]
                .concat()
            })
            .collect();
        if !deleted.is_empty() {
            let about = words::deleted_about();
            markup += &[
                "<h2>",
                words::deleted(),
                "</h2><p>",
                about,
                "<ul class=plain>",
                &deleted,
                "</ul>",
            ]
            .concat();
        }
        markup
    }

    /// A row: how much is settled, in all and for the actions of each principle. What is said of the system is gone through once, and
    /// not searched for each action: half of showing fifty systems was that.
    fn row(&self, id: &SystemId, system: &System) -> String {
        let principles = &self.catalog.principles;
        let mut counts = vec![0; principles.len()];
        let mut review = None;
        for (action, answer) in system.actions() {
            let date = answer.value(Field::Review);
            if !date.is_empty() && review.is_none_or(|next| date < next) {
                review = Some(date);
            }
            let is_listed = |one: &Principle| {
                one.no == action.no.principle() && one.actions.iter().any(|one| one.no == action.no)
            };
            if answer.status().is_settled()
                && action.document == *self.document
                && let Some(at) = principles.iter().position(is_listed)
                && let Some(count) = counts.get_mut(at)
            {
                *count += 1;
            }
        }
        let (mut cells, mut settled, mut total) = (String::new(), 0, 0);
        for (principle, count) in principles.iter().zip(counts) {
            let of = principle.actions.len();
            settled += count;
            total += of;
            let state = if count == of {
                "all"
            } else if count > 0 {
                "some"
            } else {
                "none"
            };
            cells += "<td data-is=";
            cells += state;
            cells += ">";
            cells += &words::share(count, of);
        }
        let current = if id == self.current {
            ["<br><small>", words::is_current(), "</small>"].concat()
        } else {
            String::new()
        };
        [
            "<tr><th scope=row>",
            &link(id, system),
            &current,
            "<td>",
            &words::share(settled, total),
            &cells,
            "<td>",
            &self.review(review),
        ]
        .concat()
    }

    /// The next date on which something is to be looked at again.
    fn review(&self, next: Option<&str>) -> String {
        match next {
            None => words::no_review().to_owned(),
            Some(date) if date < self.today => escape(&words::overdue(&(self.date)(date))),
            Some(date) => escape(&(self.date)(date)),
        }
    }
}

fn link(id: &SystemId, system: &System) -> String {
    [
        "<a href=\"system.html?id=",
        &id.to_string(),
        "\">",
        &escape(name(system)),
        "</a>",
    ]
    .concat()
}
