//! The search page: what was found, and the list of all actions, narrowed. The address is its home: a choice is a new step of
//! the history, and what is typed takes the place of the step that is there.

use std::cell::RefCell;
use std::rc::Rc;

use guidance::address::{Anchor, Page};
use guidance::assess;
use guidance::id::{ActionNo, Name, PrincipleNo};
use guidance::narrow::{MOST, Options, Set};
use guidance::progress::Status;
use guidance::search::FoundPage;
use guidance::wish::{Key, Wish};

use super::{Finder, count, move_with_arrows, note, refill, say_soon};
use crate::platform::local_storage::{self, LocalStorage};
use crate::platform::part::{Part, ask};
use crate::platform::{history, page};
use crate::ui::results::{ACTIONS, escape, quoted};
use crate::words::finder as words;

/// A box of the filter.
struct Choice {
    key: Key,
    value: Name,
    input: Part,
    label: Part,
    count: Part,
}

/// An action in the list.
struct Item {
    principle: usize,
    no: ActionNo,
    row: Part,
    /// The groups of its words, and of what it is filed under.
    words: Vec<u32>,
    /// What it has, without where it stands.
    has: Set,
}

/// A principle in the list.
struct Group {
    no: PrincipleNo,
    place: Part,
    count: Part,
}

struct List {
    finder: Rc<Finder>,
    field: Part,
    found_place: Part,
    status: Part,
    chosen_place: Part,
    /// What opens the filters.
    opener: Part,
    list: Part,
    show: Vec<Part>,
    choices: Vec<Choice>,
    options: Options,
    groups: Vec<Group>,
    items: Vec<Item>,
    wish: RefCell<Wish>,
    ignored: RefCell<Vec<String>>,
}

/// More results than there are principles.
const ALL: (usize, usize) = (99, 3);

/// Starts as soon as the list of actions is there.
pub(super) fn start(finder: &Rc<Finder>, page: &Part) {
    let (own, page) = (Rc::clone(finder), page.clone());
    *finder.again.borrow_mut() = Some(Box::new(move || begin(&own, &page)));
    ask(&finder.load, ACTIONS);
}

fn begin(finder: &Rc<Finder>, page: &Part) {
    let actions = finder.actions.take().unwrap_or_default();
    if actions.is_empty() {
        // It could not be fetched: the page says what to do instead.
        if let Some(root) = Part::first("html") {
            root.set("data-find", Some("failed"));
        }
        return;
    }
    let Some(list) = read(finder, page, &actions) else {
        return;
    };
    let list = Rc::new(list);
    page.set("data-find", Some(""));
    if let Some(filters) = page.find(".seek__filters") {
        filters.set("open", is_wide().then_some(""));
    }
    listen(&list, page);
    let typed = list.field.value().trim().to_owned();
    follow(&list);
    // Typed before the program was there.
    if !typed.is_empty() && typed != list.wish.borrow().query {
        list.field.set_value(&typed);
        list.wish.borrow_mut().query = typed;
        change(&list, false);
    }
    let again = Rc::clone(&list);
    *finder.again.borrow_mut() = Some(Box::new(move || show(&again)));
    let reread = Rc::clone(&list);
    local_storage::on_change_elsewhere(move || show(&reread));
}

/// The list of actions as markup, by principle.
fn rows(finder: &Finder, actions: &str) -> String {
    let searcher = finder.searcher.borrow();
    let lang = quoted();
    let mut markup = String::new();
    let mut last = None;
    for line in actions.lines() {
        let mut parts = line.splitn(3, '\t');
        let (Some(no), Some(has), Some(words)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let Ok(action) = no.parse::<ActionNo>() else {
            continue;
        };
        let page = Page::Principle(action.principle());
        let file = [finder.base.as_str(), &page.file()].concat();
        if last != Some(page) {
            if last.is_some() {
                markup += "</ul></section>";
            }
            last = Some(page);
            let principle = action.principle();
            let title = escape(searcher.index().title(page));
            markup += &format!(
                "<section data-s={} data-p={principle}><h3><a href={file}{lang}><b>{principle}</b> {title}</a> <small></small></h3><ul class=listing>",
                principle.part()
            );
        }
        let place = Anchor::Action(action.serial()).name();
        markup += &format!(
            "<li data-f=\"{}\"><a class=no href={file}#{place}>{action}</a> <span{lang}>{}</span></li>",
            escape(has),
            escape(words)
        );
    }
    markup
}

/// Whether filters have room beside the list.
fn is_wide() -> bool {
    page::matches_media("(min-width: 62rem)")
}

/// Fills the list and reads it and the boxes off the page.
fn read(finder: &Rc<Finder>, page: &Part, actions: &str) -> Option<List> {
    page.find(".seek__rows")?.fill(&rows(finder, actions));
    let form = page.find(".seek__form")?;
    let status = form.append("p", "vh")?;
    status.set("role", Some("status"));
    let mut choices = Vec::new();
    for input in page.find_all(".seek__filters [type=checkbox]") {
        let label = input.closest("label")?;
        choices.push(Choice {
            key: Key::named(&input.get("name")?)?,
            value: input.get("value")?.parse().ok()?,
            count: label.find("small")?,
            label,
            input,
        });
    }
    let facets: Vec<usize> = choices.iter().map(|choice| choice.key as usize).collect();
    // An action is also found by what it is filed under, and by other names for that.
    let label = |choice: &Choice| {
        let names_a_subject = matches!(
            choice.key,
            Key::Stage | Key::Role | Key::Threat | Key::Topic
        );
        let span = choice.label.find("span").filter(|_| names_a_subject)?;
        Some(finder.searcher.borrow().index().groups_in(&span.text()))
    };
    let labels: Vec<Vec<u32>> = choices
        .iter()
        .map(|choice| label(choice).unwrap_or_default())
        .collect();
    let mut groups = Vec::new();
    let mut items = Vec::new();
    for place in page.find_all("[data-p]") {
        for row in place.find_all("[data-f]") {
            let numbers = row.get("data-f")?;
            let numbers = numbers
                .split(' ')
                .filter_map(|number| number.parse::<usize>().ok());
            let mut words = finder.searcher.borrow().index().groups_in(&row.text());
            let mut has: Set = 0;
            for number in numbers.filter(|number| *number < choices.len().min(MOST)) {
                has |= 1 << number;
                words.extend_from_slice(&labels[number]);
            }
            items.push(Item {
                principle: groups.len(),
                no: row.find(".no")?.text().trim().parse().ok()?,
                words,
                has,
                row,
            });
        }
        groups.push(Group {
            no: place.get("data-p")?.parse().ok()?,
            count: place.find("h3 small")?,
            place,
        });
    }
    Some(List {
        finder: Rc::clone(finder),
        field: form.find("input")?,
        found_place: page.find(".results")?,
        status,
        chosen_place: page.find(".seek__chosen")?,
        opener: page.find(".seek__filters > summary")?,
        list: page.find(".seek__list")?,
        show: page.find_all("[name=show]"),
        options: Options::new(&facets),
        choices,
        groups,
        items,
        wish: RefCell::default(),
        ignored: RefCell::default(),
    })
}

fn listen(list: &Rc<List>, page: &Part) {
    let typed = Rc::clone(list);
    list.field.on("input", move |_| {
        let query = typed.field.value().trim().to_owned();
        let mut wish = typed.wish.borrow().clone();
        (wish.query, wish.literal) = (query, false);
        *typed.wish.borrow_mut() = wish;
        change(&typed, false);
    });
    let sent = Rc::clone(list);
    if let Some(form) = page.find(".seek__form") {
        form.on("submit", move |event| {
            event.prevent();
            note(&sent.field.value());
            if let Some(first) = sent.found_place.find("ol a") {
                first.focus();
            }
        });
    }
    let keys = Rc::clone(list);
    page.on("keydown", move |event| {
        let is_near =
            keys.field.has_focus() || keys.found_place.find_all("a").iter().any(Part::has_focus);
        if is_near {
            move_with_arrows(&keys.found_place, &keys.field, event);
        }
    });
    let opened = Rc::clone(list);
    list.found_place.on("click", move |event| {
        if event
            .target()
            .is_some_and(|target| target.closest("a").is_some())
        {
            note(&opened.wish.borrow().query);
        }
    });
    let ticked = Rc::clone(list);
    if let Some(filters) = page.find(".seek__filters") {
        filters.on("change", move |event| {
            let Some(target) = event.target() else { return };
            let mut wish = ticked.wish.borrow().clone();
            match ticked.choices.iter().find(|choice| choice.input == target) {
                Some(choice) => wish.choose(choice.key, choice.value, target.checked()),
                None => wish.principles = target.get("value").as_deref() == Some("principles"),
            }
            *ticked.wish.borrow_mut() = wish;
            change(&ticked, true);
        });
    }
    let taken = Rc::clone(list);
    list.chosen_place.on("click", move |event| {
        let Some(button) = event.target().and_then(|target| target.closest("button")) else {
            return;
        };
        let mut wish = taken.wish.borrow().clone();
        match button
            .get("data-n")
            .and_then(|number| number.parse::<usize>().ok())
        {
            Some(number) => {
                if let Some(choice) = taken.choices.get(number) {
                    wish.choose(choice.key, choice.value, false);
                }
            }
            None => wish.chosen.clear(),
        }
        *taken.wish.borrow_mut() = wish;
        change(&taken, true);
        // The button is gone: whoever uses the keyboard goes on at the next, or at the list.
        match taken.chosen_place.find("button") {
            Some(next) => next.focus(),
            None => taken.field.focus(),
        }
    });
    let back = Rc::clone(list);
    history::on_travel(move || follow(&back));
}

/// Shows what the address says.
fn follow(list: &List) {
    let parsed = Wish::parse(&history::query());
    // What this page has no box for is left out, and that is said. Others may write into an address what they like.
    let mut wish = parsed.wish;
    let mut ignored: Vec<String> = parsed
        .ignored
        .into_iter()
        .filter(|pair| Key::named(pair.split('=').next().unwrap_or_default()).is_some())
        .collect();
    wish.chosen.retain(|(key, value)| {
        let is_there = list
            .choices
            .iter()
            .any(|choice| choice.key == *key && choice.value == *value);
        if !is_there {
            ignored.push([key.id(), "=", value.as_str()].concat());
        }
        is_there
    });
    list.field.set_value(&wish.query);
    *list.wish.borrow_mut() = wish;
    *list.ignored.borrow_mut() = ignored;
    show(list);
}

/// Writes a change into the address, and shows it.
fn change(list: &List, is_step: bool) {
    list.ignored.borrow_mut().clear();
    history::set_query(&list.wish.borrow().format(), is_step);
    show(list);
}

/// Where every action stands, as the option that asks for it.
fn statuses(list: &List) -> Vec<Set> {
    let option = |value: &str| {
        let at = list
            .choices
            .iter()
            .position(|choice| choice.key == Key::Status && choice.value.as_str() == value);
        at.map_or(0, |at| 1u128 << at)
    };
    let outline = page::outline().ok();
    let system = assess::current(&LocalStorage).map(|id| assess::look(&LocalStorage, &id));
    let of = |item: &Item| {
        let id = outline.as_ref().map(|outline| outline.id(item.no));
        let status = id
            .zip(system.as_ref())
            .map(|(id, system)| system.status(&id));
        option(match status.unwrap_or(Status::NotStarted) {
            Status::NotStarted => "not-started",
            Status::InProgress => "in-progress",
            Status::Done => "done",
            Status::NotApplicable => "not-applicable",
        })
    };
    list.items.iter().map(of).collect()
}

fn show(list: &List) {
    let wish = list.wish.borrow().clone();
    let (found, needs) = if wish.query.is_empty() {
        (None, None)
    } else {
        let mut searcher = list.finder.searcher.borrow_mut();
        let (found, needs) = searcher.search_with_needs(&wish.query, wish.literal);
        (Some(found), Some(needs))
    };
    let statuses = statuses(list);
    let sets: Vec<Set> = list
        .items
        .iter()
        .zip(&statuses)
        .map(|(item, status)| item.has | status)
        .collect();
    // What the words allow, then what the choices allow.
    let worded: Vec<bool> = list
        .items
        .iter()
        .map(|item| {
            needs
                .as_ref()
                .is_none_or(|needs| needs.are_met_by(&item.words))
        })
        .collect();
    let chosen = list
        .choices
        .iter()
        .enumerate()
        .fold(0, |set: Set, (at, choice)| {
            let is_chosen = wish.chosen.contains(&(choice.key, choice.value));
            choice.input.set_checked(is_chosen);
            if is_chosen { set | 1 << at } else { set }
        });
    let passes: Vec<bool> = sets
        .iter()
        .zip(&worded)
        .map(|(set, worded)| *worded && list.options.passes(chosen, *set))
        .collect();
    let within: Vec<Set> = sets
        .iter()
        .zip(&worded)
        .filter(|(_, worded)| **worded)
        .map(|(set, _)| *set)
        .collect();
    for (at, choice) in list.choices.iter().enumerate() {
        let count = list.options.count(chosen, at, &within);
        choice.count.say(&count.to_string());
        choice.label.set("class", (count == 0).then_some("none"));
    }
    let mut own = vec![0; list.groups.len()];
    for (item, passes) in list.items.iter().zip(&passes) {
        item.row.show(*passes);
        own[item.principle] += usize::from(*passes);
    }
    let mut principles = 0;
    for (at, group) in list.groups.iter().enumerate() {
        let count = own[at];
        principles += usize::from(count > 0);
        group.place.show(count > 0);
        group.count.say(&words::own(count));
    }
    list.list
        .set("data-show", wish.principles.then_some("principles"));
    for radio in &list.show {
        radio.set_checked((radio.get("value").as_deref() == Some("principles")) == wish.principles);
    }
    let shown = passes.iter().filter(|passes| **passes).count();
    let counted = words::shown(
        &words::actions(shown, list.items.len()),
        &words::found(principles),
    );
    // Without a choice, words alone are in the way, and there may be principles that have them.
    let is_principle = |found: &FoundPage| matches!(found.page, Page::Principle(_));
    let none = match &found {
        _ if shown > 0 => None,
        Some(found) if chosen == 0 && found.pages.iter().any(is_principle) => {
            Some(words::none_worded_above())
        }
        // Nor would it help to take a choice away.
        Some(_) if !worded.contains(&true) => Some(words::none_worded()),
        _ => Some(words::none()),
    };
    show_chosen(list, &wish, none, &counted);
    match &found {
        None => {
            refill(&list.found_place, "");
            say_soon(&list.status, counted);
        }
        Some(found) => {
            // A principle is left out by choices alone: it may be found by words that none of its actions has.
            let allows = |page: Page| {
                let at = list
                    .groups
                    .iter()
                    .position(|group| Page::Principle(group.no) == page);
                chosen == 0
                    || at.is_some_and(|at| {
                        let mut items = list.items.iter().zip(&sets);
                        items.any(|(item, set)| {
                            item.principle == at && list.options.passes(chosen, *set)
                        })
                    })
            };
            let principles = list
                .finder
                .show(&list.found_place, &wish, found, ALL, &allows);
            say_soon(
                &list.status,
                [count(&wish, found, principles), counted].join(". "),
            );
        }
    }
}

/// Chosen values as buttons that take them away, and how much is shown.
fn show_chosen(list: &List, wish: &Wish, none: Option<&str>, counted: &str) {
    let chips: String = list
        .choices
        .iter()
        .enumerate()
        .filter(|(_, choice)| wish.chosen.contains(&(choice.key, choice.value)))
        .map(|(at, choice)| {
            let facet = choice.label.closest("fieldset").and_then(|facet| facet.find("legend"));
            let facet = facet.map_or(String::new(), |legend| legend.text());
            let value = choice.label.find("span").map_or(String::new(), |value| value.text());
            let lang = choice.label.find("[lang]").map_or(String::new(), |_| quoted());
            let value = ["<span", &lang, ">", &escape(&value), "</span>"].concat();
            let name = words::chip(&escape(&facet), &value);
            format!("<button type=button class=chip data-n={at}><span class=vh>{}</span>{name}</button>", words::chip_remove())
        })
        .collect();
    let chips = if chips.is_empty() {
        chips
    } else {
        format!(
            "<div class=chips>{chips}<button type=button class=link>{}</button></div>",
            words::clear()
        )
    };
    let none = none.map_or(String::new(), |none| format!("<p>{none}</p>"));
    list.opener.say(&match wish.chosen.len() {
        0 => words::filters().to_owned(),
        chosen => words::filters_chosen(chosen),
    });
    let ignored = list.ignored.borrow();
    let ignored = if ignored.is_empty() {
        String::new()
    } else {
        format!("<p>{}</p>", escape(&words::ignored(&ignored.join(", "))))
    };
    let markup = format!(
        "<p class=soft>{}</p>{none}{ignored}{chips}",
        escape(counted)
    );
    refill(&list.chosen_place, &markup);
}
