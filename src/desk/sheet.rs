//! One system, with every action.

use std::rc::Rc;

use guidance::assess::{Change, Field, Holds, Item, System};
use guidance::id::{ActionNo, PrincipleNo};
use guidance::progress::{Status, SystemId};

use super::{Desk, link};
use crate::platform::part::{Happening, Part};
use crate::platform::{clock, history};
use crate::ui::desk::catalog::Action;
use crate::ui::desk::sheet::{Sheet, addresses};
use crate::words::desk as words;

/// What the page has while it is open.
struct Open {
    desk: Rc<Desk>,
    place: Part,
    body: Part,
    id: SystemId,
}

/// Shows the page, for as long as it is open.
pub(super) fn start(desk: &Rc<Desk>, place: &Part) -> Option<()> {
    let body = place.find(".desk__body")?;
    let id = desk.asked(place, &body)?;
    let open = Rc::new(Open {
        desk: Rc::clone(desk),
        place: place.clone(),
        body,
        id,
    });
    open.with(|sheet| open.body.fill(&sheet.markup()));
    place.set("data-is", Some("ready"));
    listen(&open);
    let _ = link::start(desk, place, &open.id);
    // It stands in the page, since it is the same whatever is saved.
    let pass = place
        .find("#pass-file")
        .and_then(|field| field.closest("form"));
    if let (Some(pass), Some(manage)) = (pass, open.body.find(".sheet__manage")) {
        manage.precede(&pass);
    }
    let painted = Rc::clone(&open);
    *desk.paint.borrow_mut() = Some(Rc::new(move || painted.paint()));
    open.paint();
    // What the address names was not there when the browser looked for it.
    if let Some(place) = history::place() {
        place.open();
    }
    Some(())
}

impl Open {
    fn with<T>(&self, say: impl FnOnce(&Sheet<'_>) -> T) -> T {
        let book = self.desk.book.borrow();
        let empty = System::default();
        let system = book.system(&self.id).unwrap_or(&empty);
        let desk = &self.desk;
        say(&Sheet {
            catalog: &desk.guide.catalog,
            id: &|no| desk.id(no),
            system_id: &self.id,
            system,
            is_current: desk.current().as_ref() == Some(&self.id),
            carry: &|edition, id| desk.guide.editions.carry(&desk.guide.outline, edition, id),
            time: &clock::say_date_and_time,
            date: &clock::say_day,
        })
    }

    fn of(&self, no: ActionNo, field: Field, value: &str) -> Change {
        Change {
            system: self.id.clone(),
            item: Item::Action(self.desk.id(no)),
            field,
            value: value.to_owned(),
            edition: None,
        }
    }

    /// Shows what has changed, and touches nothing else: what has the focus, and what is half typed, stays.
    fn paint(&self) {
        let is_gone = |sheet: &Sheet<'_>| sheet.system.gone().is_some();
        if self.with(is_gone) {
            // Removed for good on another page: what is set here would go nowhere.
            self.place.set("data-is", Some("unknown"));
            return self.body.say(words::unknown());
        }
        self.with(|sheet| {
            let title = sheet.name();
            if let Some(head) = self.place.find("h1") {
                head.say(title);
            }
            history::set_title(title);
            for principle in &self.desk.guide.catalog.principles {
                let count = sheet
                    .system
                    .count(principle.actions.iter().map(|one| self.desk.id(one.no)));
                if let Some(small) = self
                    .body
                    .find(&format!("#p{} small", self.css(principle.no)))
                {
                    small.say(&words::settled(count.settled, count.total));
                }
            }
            for row in self.body.find_all(".does__one") {
                if let Some(action) = self.action(&row) {
                    self.paint_row(sheet, &row, action);
                }
            }
            for (selector, field) in [
                ("#f-name", Field::Name),
                ("#f-description", Field::Description),
            ] {
                if let Some(control) = self.body.find(selector) {
                    control.show_value(sheet.system.value(&Item::System, field));
                }
            }
            let profile = sheet.system.profile();
            for radio in self.body.find_all("[data-condition]") {
                let condition = radio.get("data-condition").unwrap_or_default();
                let holds = profile.holds(&condition).map_or("", Holds::id);
                radio.set_checked(radio.get("value").unwrap_or_default() == holds);
            }
            if let Some(place) = self.body.find(".sheet__manage") {
                place.fill_if_other(&sheet.manage());
            }
            // Not where proposals are left out of what is shown: nobody is to accept what they can't see.
            let shown = self.body.find("#show").map(|choice| choice.value());
            let shows_all =
                shown.is_none_or(|shown| matches!(&*shown, "all" | "open" | "proposed"));
            let actions = self.desk.guide.catalog.actions();
            let proposed = actions
                .filter(|one| shows_all && !sheet.proposed(one).is_empty())
                .count();
            if let Some(place) = self.body.find(".sheet__accept") {
                let button = [
                    "<button type=button class=act data-do=accept-all>",
                    &words::accept_all(proposed),
                    "</button>",
                ]
                .concat();
                place.fill_if_other(if proposed > 0 { &button } else { "" });
            }
        });
        self.desk.paint_frame(&self.place, Some(&self.id));
    }

    /// A number with a full stop in it, as a selector has to have it.
    fn css(&self, no: PrincipleNo) -> String {
        no.to_string().replace('.', "\\.")
    }

    fn action(&self, row: &Part) -> Option<&Action> {
        self.desk
            .guide
            .catalog
            .action(row.get("data-no")?.parse().ok()?)
    }

    fn paint_row(&self, sheet: &Sheet<'_>, row: &Part, action: &Action) {
        let answer = sheet.system.answer(&self.desk.id(action.no));
        let is = answer.status();
        // The reader has chosen that it does not apply, and is about to say why.
        if let Some(since) = row.get("data-waits") {
            if since == is.id() {
                return;
            }
            // Something else was chosen for it meanwhile, by a button or on another page.
            self.wait_no_more(row);
        }
        row.set("data-is", Some(is.id()));
        if let Some(say) = row.find(".does__say") {
            say.fill_if_other(&[sheet.reworded(action), sheet.proposal(action)].concat());
        }
        for control in row.find_all("[data-field]") {
            let field = control
                .get("data-field")
                .and_then(|field| field.parse().ok());
            match field {
                Some(Field::Status) => control.set_value(is.id()),
                Some(field) => control.show_value(answer.value(field)),
                None => {}
            }
        }
        if let Some(links) = row.find(".does__links") {
            links.fill_if_other(&addresses(answer.value(Field::Evidence)));
        }
        if let Some(past) = row.find(".does__past") {
            let is_open = past.find("details[open]").is_some();
            past.fill_if_other(&sheet.past(answer));
            if let Some(details) = past.find("details").filter(|_| is_open) {
                details.set("open", Some(""));
            }
        }
        let has = [Field::Evidence, Field::Note, Field::Owner, Field::Review];
        let marks = has.iter().any(|field| !answer.value(*field).is_empty());
        row.set("data-has", marks.then_some(""));
    }

    fn show_only(&self, value: &str) {
        let mut count = 0;
        self.with(|sheet| {
            for row in self.body.find_all(".does__one") {
                let Some(action) = self.action(&row) else {
                    continue;
                };
                let answer = sheet.system.answer(&self.desk.id(action.no));
                let shown = match value {
                    "open" => !answer.status().is_settled(),
                    "settled" => answer.status().is_settled(),
                    "proposed" => !sheet.proposed(action).is_empty(),
                    "reworded" => !sheet.reworded(action).is_empty(),
                    "review" => !answer.value(Field::Review).is_empty(),
                    _ => true,
                };
                row.show(shown);
                count += usize::from(shown);
            }
        });
        for section in self.body.find_all(".sheet__of") {
            section.show(section.find(".does__one:not([hidden])").is_some());
        }
        if let Some(status) = self.body.find(".sheet__count") {
            status.say(&words::showing(count));
        }
    }

    /// Takes in what stands in a control. Where `goes_on`, more letters may come.
    fn take(&self, control: &Part, goes_on: bool) -> Option<()> {
        if let Some(condition) = control.get("data-condition") {
            let value = control.value();
            let holds = [Holds::Yes, Holds::No]
                .into_iter()
                .find(|one| one.id() == value);
            let mut profile = self.with(|sheet| sheet.system.profile());
            profile.set(&condition, holds);
            let change = self
                .desk
                .field(&self.id, Field::Profile, &profile.to_text());
            self.desk.change(vec![change], false);
            return Some(());
        }
        let field: Field = control.get("data-field")?.parse().ok()?;
        let value = control.value();
        let Some(no) = control.get("data-no") else {
            let change = self.desk.field(&self.id, field, value.trim_end());
            self.desk.change(vec![change], goes_on);
            return Some(());
        };
        let no: ActionNo = no.parse().ok()?;
        let row = control.closest(".does__one")?;
        match field {
            Field::Status => self.choose(no, &row, value.parse().ok()?),
            Field::Reason => {
                let wrong = row.find(".wrong")?;
                let is_empty = value.trim().is_empty();
                let is_said = self.with(|sheet| sheet.system.status(&self.desk.id(no)))
                    == Status::NotApplicable;
                // A reason that is needed is not taken away: the old one stays until there is another.
                if is_empty && (is_said || row.get("data-waits").is_some()) {
                    control.set("aria-invalid", Some("true"));
                    wrong.say(words::reason_missing());
                    return Some(());
                }
                control.set("aria-invalid", None);
                wrong.say("");
                let mut changes = vec![self.of(no, Field::Reason, &value)];
                if row.get("data-waits").is_some() && !goes_on {
                    changes.push(self.of(no, Field::Status, Status::NotApplicable.id()));
                } else if row.get("data-waits").is_some() {
                    return Some(());
                }
                self.desk.change(changes, goes_on);
            }
            field => self.desk.change(vec![self.of(no, field, &value)], goes_on),
        }
        Some(())
    }

    fn choose(&self, no: ActionNo, row: &Part, status: Status) {
        let reason = self.with(|sheet| {
            let answer = sheet.system.answer(&self.desk.id(no));
            answer.value(Field::Reason).to_owned()
        });
        if status != Status::NotApplicable || !reason.trim().is_empty() {
            self.wait_no_more(row);
            let change = self.of(no, Field::Status, status.id());
            return self.desk.change(vec![change], false);
        }
        let since = self.with(|sheet| sheet.system.status(&self.desk.id(no)));
        row.set("data-waits", Some(since.id()));
        row.set("data-is", Some(status.id()));
        let _ = self.unfold(row);
        if let (Some(field), Some(wrong)) = (row.find("[data-field=reason]"), row.find(".wrong")) {
            wrong.say(words::reason_missing());
            field.focus();
        }
    }

    /// No reason is asked for any more.
    fn wait_no_more(&self, row: &Part) {
        row.set("data-waits", None);
        if let (Some(field), Some(wrong)) = (row.find("[data-field=reason]"), row.find(".wrong")) {
            field.set("aria-invalid", None);
            wrong.say("");
        }
    }

    /// Shows the rest of an action.
    fn unfold(&self, row: &Part) -> Option<()> {
        let details = row.find(".does__more")?;
        self.fill(row)?;
        details.set("open", Some(""));
        Some(())
    }

    fn fill(&self, row: &Part) -> Option<()> {
        let (inside, action) = (row.find(".does__more > div")?, self.action(row)?);
        if inside.find("label").is_none() {
            self.with(|sheet| inside.fill(&sheet.rest(action)));
            self.desk.freeze(&inside);
        }
        Some(())
    }

    fn accept<'a>(&self, actions: impl Iterator<Item = &'a Action>) {
        let changes = self.with(|sheet| {
            let mut changes = Vec::new();
            for action in actions {
                let conditions = sheet.proposed(action);
                if !conditions.is_empty() {
                    let reason = words::proposed_reason(&conditions);
                    changes.push(self.of(action.no, Field::Reason, &reason));
                    changes.push(self.of(action.no, Field::Status, Status::NotApplicable.id()));
                }
            }
            changes
        });
        self.desk.change(changes, false);
    }

    fn press(&self, event: &Happening) -> Option<()> {
        let target = event.target()?;
        if let Some(summary) = target.closest(".does__more > summary") {
            return self.fill(&summary.closest(".does__one")?);
        }
        let button = target.closest("button[data-do]")?;
        let of = button.get("data-of").unwrap_or_default();
        match button.get("data-do")?.as_str() {
            "accept" => {
                let action = self.desk.guide.catalog.action(of.parse().ok()?)?;
                self.accept([action].into_iter());
            }
            "holds" => {
                let no: ActionNo = of.parse().ok()?;
                let status = self.with(|sheet| sheet.system.status(&self.desk.id(no)));
                // The same answer, to the words as they are now.
                self.desk
                    .save(vec![self.of(no, Field::Status, status.id())], false);
            }
            "accept-all" => self.accept(self.desk.guide.catalog.actions()),
            "bulk" => {
                let status: Status = button
                    .closest(".sheet__bulk")?
                    .find("select")?
                    .value()
                    .parse()
                    .ok()?;
                let principle = self
                    .desk
                    .guide
                    .catalog
                    .principles
                    .iter()
                    .find(|one| one.no.to_string() == of)?;
                let open = principle.actions.iter().filter(|action| {
                    !self
                        .with(|sheet| sheet.system.status(&self.desk.id(action.no)))
                        .is_settled()
                });
                let changes = open.map(|action| self.of(action.no, Field::Status, status.id()));
                self.desk.change(changes.collect(), false);
            }
            _ => return None,
        }
        // What was pressed may be gone with what it offered.
        Some(())
    }
}

fn listen(open: &Rc<Open>) {
    /// How long a pause in typing is, in milliseconds.
    const PAUSE: i32 = 250;
    let own = Rc::clone(open);
    open.body.on("click", move |event| {
        let _ = own.press(event);
    });
    let own = Rc::clone(open);
    open.body.on("change", move |event| {
        let Some(target) = event.target() else { return };
        if target.get("data-do").as_deref() == Some("show") {
            own.show_only(&target.value());
            own.paint();
        } else {
            let _ = own.take(&target, false);
        }
    });
    let own = Rc::clone(open);
    open.body.on("input", move |event| {
        let Some(target) = event.target() else { return };
        if matches!(target.get("type").as_deref(), Some("radio" | "date"))
            || target.get("data-do").is_some()
            || target.is("select")
        {
            return;
        }
        let (later, typed) = (Rc::clone(&own), target.value());
        crate::platform::part::later(PAUSE, move || {
            if target.value() == typed {
                let _ = later.take(&target, true);
            }
        });
    });
    // Whoever leaves in the middle of a word has typed it all the same.
    let own = Rc::clone(open);
    Part::on_page("visibilitychange", move |_| {
        // A choice was taken in when it was made.
        let Some(control) = own.body.find("[data-field]:focus:not(select)") else {
            return;
        };
        if control.is_as_shown() {
            return;
        }
        // A reason that was waited for may be all that comes.
        let row = control.closest(".does__one");
        let waits = row.is_some_and(|row| row.get("data-waits").is_some());
        let _ = own.take(&control, !waits);
    });
}
