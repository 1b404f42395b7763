//! Search and filters: a program of its own, which a page fetches when a reader searches first. One place joins the engine
//! to the browser, for three uses: results below the field of any page, the search page ([`list`]), and marks on a page that was
//! opened from results.

mod list;

use std::cell::RefCell;
use std::rc::Rc;

use guidance::address::Page;
use guidance::recent;
use guidance::search::lines::{self, Line};
use guidance::search::snippet;
use guidance::search::{FormatError, Found, Index, Raw, Searcher, Weights};
use guidance::wish::{Wish, encode};

use crate::platform::local_storage::LocalStorage;
use crate::platform::part::{Happening, Load, Part, ask, later};
use crate::platform::{history, marks};
use crate::ui::results::{ACTIONS, Results, escape};
use crate::words::finder as words;

/// What the program has while the page is open.
struct Finder {
    searcher: RefCell<Searcher>,
    /// Lines of pages by their names; none while they are on their way.
    lines: RefCell<Vec<(String, Vec<Line>)>>,
    /// The list of actions, once it is there.
    actions: RefCell<Option<String>>,
    load: Load,
    /// Stands before every address.
    base: String,
    /// Shows results anew when lines have come.
    again: RefCell<Option<Box<dyn Fn()>>>,
}

thread_local! {
    static FINDER: RefCell<Option<Rc<Finder>>> = const { RefCell::new(None) };
}

/// How many pages are shown below the field, and how many places of each.
const BELOW: (usize, usize) = (5, 1);

/// Starts the program on the open page with an index. `load` fetches lines by name.
///
/// # Errors
/// When the index is none.
pub fn start(index: &[u8], load: Load) -> Result<(), FormatError> {
    let weights = Weights::CHOSEN;
    let raw = match Raw::from_bytes(index) {
        Ok(raw) => raw,
        Err(error) => {
            if let Some(place) = Part::first(".find, .seek__found") {
                place
                    .append("p", "message")
                    .inspect(|place| place.say(words::damaged()));
            }
            return Err(error);
        }
    };
    let home = Part::first(".brand").and_then(|brand| brand.get("href"));
    let home = home.unwrap_or_default();
    let base = home
        .strip_suffix("index.html")
        .unwrap_or_default()
        .to_owned();
    let finder = Rc::new(Finder {
        searcher: RefCell::new(Searcher::new(Index::new(raw, &weights))),
        lines: RefCell::default(),
        actions: RefCell::default(),
        load,
        base,
        again: RefCell::default(),
    });
    FINDER.set(Some(Rc::clone(&finder)));
    if let Some(page) = Part::first(".seek") {
        list::start(&finder, &page);
    } else if let Some(form) = Part::first(".find") {
        below(&finder, &form);
        mark(&finder);
    }
    Ok(())
}

/// What was asked for has come; empty where it could not be fetched.
pub fn lines(name: &str, text: &str) {
    let Some(finder) = FINDER.with_borrow(Clone::clone) else {
        return;
    };
    if text.is_empty() && name != ACTIONS {
        // Asked for again with the next letter, and not at once: the host is out of reach.
        return finder.lines.borrow_mut().retain(|(own, _)| own != name);
    }
    if name == ACTIONS {
        *finder.actions.borrow_mut() = Some(text.to_owned());
    } else {
        let mut known = finder.lines.borrow_mut();
        known.retain(|(own, _)| own != name);
        known.push((name.to_owned(), lines::read(text).collect()));
    }
    // Taken out while it runs: it may put another in its place.
    let again = finder.again.take();
    if let Some(again) = again {
        again();
        let mut place = finder.again.borrow_mut();
        if place.is_none() {
            *place = Some(again);
        }
    }
}

impl Finder {
    fn search(&self, wish: &Wish) -> Found {
        let mut searcher = self.searcher.borrow_mut();
        if wish.literal {
            searcher.search_literally(&wish.query)
        } else {
            searcher.search(&wish.query)
        }
    }

    /// Fills a place with results; asks for lines that are not there yet. Gives how many principles were found.
    fn show(
        &self,
        place: &Part,
        wish: &Wish,
        found: &Found,
        most: (usize, usize),
        allows: &dyn Fn(Page) -> bool,
    ) -> usize {
        let searcher = self.searcher.borrow();
        let mut all = self.lines.borrow_mut();
        let mut results = Results {
            index: searcher.index(),
            found,
            wish,
            lines: &|_| None,
            base: &self.base,
            pages: most.0,
            places: most.1,
            allows,
        };
        for name in results.needs() {
            if !all.iter().any(|(own, _)| *own == name) {
                ask(&self.load, &name);
                all.push((name, Vec::new()));
            }
        }
        let of = |name: &str| {
            let found = all.iter().find(|(own, _)| own == name);
            found.map(|(_, lines)| lines.as_slice())
        };
        results.lines = &of;
        refill(place, &results.markup());
        results.principles().count()
    }
}

/// Says words politely once a reader has stopped typing for a moment, so that not every key is commented on.
fn say_soon(status: &Part, words: String) {
    const WHILE: i32 = 600;
    let status = status.clone();
    status.set("data-next", Some(&words));
    later(WHILE, move || {
        if status.get("data-next").as_deref() == Some(&words) {
            status.say(&words);
        }
    });
}

/// How many were found, in words.
fn count(wish: &Wish, found: &Found, count: usize) -> String {
    if found.pages.is_empty() && found.terms.is_empty() {
        words::nothing(&wish.query)
    } else {
        words::found(count)
    }
}

/// Fills a place anew; what has the focus in it has it again afterwards, if it is still there.
fn refill(place: &Part, markup: &str) {
    let key = |part: &Part| (part.get("href"), part.get("data-n"));
    let links = place.find_all("a, button");
    let focused = links.iter().find(|link| link.has_focus()).map(key);
    place.fill(markup);
    if let Some(focused) = focused {
        let links = place.find_all("a, button");
        if let Some(link) = links.iter().find(|link| key(link) == focused) {
            link.focus();
        }
    }
}

/// Up and down lead through links below a field, and back to it.
fn move_with_arrows(place: &Part, field: &Part, event: &Happening) {
    let links = place.find_all("a, button");
    let now = links.iter().position(Part::has_focus);
    let next = match (event.key().as_deref(), now) {
        (Some("ArrowDown"), None) => links.first(),
        (Some("ArrowDown"), Some(at)) => links.get(at + 1),
        (Some("ArrowUp"), Some(0)) => Some(field),
        (Some("ArrowUp"), Some(at)) => links.get(at - 1),
        _ => return,
    };
    if let Some(next) = next {
        event.prevent();
        next.focus();
    }
}

/// Results below the field at the top of a page.
fn below(finder: &Rc<Finder>, form: &Part) {
    let (Some(field), Some(panel)) = (
        form.find("input"),
        form.append("div", "find__panel results"),
    ) else {
        return;
    };
    let Some(status) = form.append("p", "vh") else {
        return;
    };
    status.set("role", Some("status"));
    field.set("autocomplete", Some("off"));
    panel.set("role", Some("group"));
    panel.set("aria-label", Some(words::results()));
    panel.show(false);
    let render = {
        let (finder, field, panel, status) = (
            Rc::clone(finder),
            field.clone(),
            panel.clone(),
            status.clone(),
        );
        move || {
            let wish = Wish {
                query: field.value().trim().to_owned(),
                ..Wish::default()
            };
            if wish.query.is_empty() {
                say_soon(&status, String::new());
                panel.show(show_recent(&finder, &panel));
                return;
            }
            let found = finder.search(&wish);
            let principles = finder.show(&panel, &wish, &found, BELOW, &|_| true);
            if let Some(more) = panel.append("p", "").filter(|_| !found.pages.is_empty()) {
                let href =
                    escape(&[&finder.base, &Page::Search.file(), "?", &wish.format()].concat());
                more.fill(&format!("<a href=\"{href}\">{}</a>", words::all()));
            }
            panel.show(true);
            say_soon(&status, count(&wish, &found, principles));
        }
    };
    let open = {
        let (render, field) = (render.clone(), field.clone());
        move |_: &Happening| {
            if field.has_focus() {
                render();
            }
        }
    };
    field.on("input", open.clone());
    field.on("focus", open.clone());
    let again = {
        let (render, panel) = (render.clone(), panel.clone());
        move || {
            if panel.get("hidden").is_none() {
                render();
            }
        }
    };
    *finder.again.borrow_mut() = Some(Box::new(again));
    let keys = (field.clone(), panel.clone(), render.clone());
    form.on("keydown", move |event| {
        let (field, panel, render) = &keys;
        if event.key().as_deref() == Some("Escape") {
            if panel.get("hidden").is_none() {
                event.prevent();
            }
            field.focus();
            panel.show(false);
        } else {
            if event.key().as_deref() == Some("ArrowDown") && panel.get("hidden").is_some() {
                render();
            }
            move_with_arrows(panel, field, event);
        }
    });
    let noted = field.clone();
    form.on("submit", move |_| note(&noted.value()));
    let clicked = (field.clone(), panel.clone());
    panel.on("click", move |event| {
        let (field, panel) = &clicked;
        let target = event.target();
        if target
            .as_ref()
            .is_some_and(|target| target.closest("button").is_some())
        {
            // A storage that refuses keeps them, and shows them again the next time.
            let _ = recent::clear(&LocalStorage);
            panel.show(false);
            field.focus();
        } else if target.is_some_and(|target| target.closest("a").is_some()) {
            note(&field.value());
        }
    });
    if let Some(body) = Part::first("body") {
        let (form, panel) = (form.clone(), panel.clone());
        let leave = move |event: &Happening| {
            if !event.target().is_some_and(|target| form.holds(&target)) {
                panel.show(false);
            }
        };
        body.on("focusin", leave.clone());
        body.on("click", leave);
    }
    // Typed before the program was there.
    if field.has_focus() {
        render();
    }
}

/// Fills a place with what was looked for last; `false` if that is nothing.
fn show_recent(finder: &Finder, place: &Part) -> bool {
    let queries = recent::read(&LocalStorage);
    let rows: String = queries
        .iter()
        .map(|query| {
            let href = [&finder.base, &Page::Search.file(), "?q=", &encode(query)].concat();
            format!(
                "<li><a href=\"{}\">{}</a></li>",
                escape(&href),
                escape(query)
            )
        })
        .collect();
    place.fill(&format!(
        "<h2>{}</h2><ul>{rows}</ul><p><button type=button class=link>{}</button></p>",
        words::recent(),
        words::recent_clear()
    ));
    !queries.is_empty()
}

/// Notes what was looked for. A storage that refuses loses nothing of a reader's work.
fn note(query: &str) {
    let _ = recent::add(&LocalStorage, query);
}

/// Marks on a page that was opened from results: what was looked for, and the way back.
fn mark(finder: &Finder) {
    let wish = Wish::parse(&history::query()).wish;
    if wish.query.is_empty() {
        return;
    }
    let found = finder.search(&wish);
    let searcher = finder.searcher.borrow();
    let skip = "[data-island], [popover], script, .marked";
    let count = marks::mark("main", skip, |text| {
        let hits = snippet::hits(searcher.index(), &found.groups, text);
        hits.into_iter().map(|(at, _)| at).collect()
    });
    let Some(bar) = Part::first("main")
        .filter(|_| count > 0)
        .and_then(|main| main.append("p", "marked"))
    else {
        return;
    };
    let back = escape(&[&finder.base, &Page::Search.file(), "?", &wish.format()].concat());
    bar.fill(&format!(
        "<span role=status></span><a href=\"{back}\">{}</a><button type=button class=link>{}</button>",
        words::back(),
        words::unmark()
    ));
    // Put into a place that is there already, so that it is read aloud.
    if let Some(said) = bar.find("span") {
        said.say(&words::marked(&wish.query));
    }
    let Some(button) = bar.find("button") else {
        return;
    };
    button.on("click", move |_| {
        marks::unmark();
        bar.remove();
        if let Some(main) = Part::first("main") {
            main.focus();
        }
    });
}
