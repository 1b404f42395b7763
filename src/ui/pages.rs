//! The pages, rendered ahead. Each is a function from the corpus to a view; [`render`] chooses.

mod about;
mod figure;
mod frame;
mod home;
mod introduction;
mod not_found;
mod part;
mod parts;
mod principle;
mod references;

use guidance::address::{Anchor, Form, Page, Parsed, View};
use guidance::corpus::Corpus;
use guidance::outline::Outline;
use leptos::prelude::*;

use crate::state::{FilterState, PageState, ProgressState};

/// A page without its shell.
pub struct Rendered {
    /// What stands in the browser's title bar.
    pub title: String,
    /// One or two sentences for those who only see a link to it.
    pub description: String,
    /// All between the body's tags.
    pub body: String,
}

/// What every page needs to be rendered.
pub(crate) struct Site<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) state: PageState,
    /// The page that is rendered.
    pub(crate) page: Page,
    /// Stands before every address: empty, except where a page is served at addresses of any depth.
    pub(crate) base: String,
}

impl Site<'_> {
    pub(crate) fn link(&self, page: Page) -> String {
        self.base.clone() + &View::of(page).format(Form::Documents)
    }

    pub(crate) fn link_to(&self, page: Page, anchor: Anchor) -> String {
        self.base.clone() + &View::of(page).at(anchor).format(Form::Documents)
    }
}

/// Every page of a corpus.
#[must_use]
pub fn all(corpus: &Corpus) -> Vec<Page> {
    let parts = corpus.parts.iter().map(|part| Page::Part(part.number));
    let principles = corpus
        .principles()
        .map(|principle| Page::Principle(principle.no));
    [Page::Home, Page::Introduction]
        .into_iter()
        .chain(parts)
        .chain(principles)
        .chain([Page::References, Page::About, Page::NotFound])
        .collect()
}

/// Renders a page. `base` is the path at which the site is served, for the page that a host serves at any
/// address that leads nowhere; `None` when the corpus has no such page.
#[must_use]
pub fn render(corpus: &Corpus, page: Page, base: &str) -> Option<Rendered> {
    let owner = Owner::new();
    let rendered = owner.with(|| {
        let outline = Outline::of(corpus);
        let shown = Parsed {
            view: View::of(page),
            ignored: Vec::new(),
        };
        let state = PageState {
            progress: ProgressState::new(outline),
            filter: FilterState::new(shown, None),
        };
        let base = if page == Page::NotFound {
            base.to_owned()
        } else {
            String::new()
        };
        let site = Site {
            corpus,
            state,
            page,
            base,
        };
        let (title, description, main) = match page {
            Page::Home => home::page(&site),
            Page::Introduction => introduction::page(&site),
            Page::Part(number) => part::page(&site, number)?,
            Page::Principle(no) => principle::page(&site, no)?,
            Page::References => references::page(&site),
            Page::About => about::page(&site),
            Page::NotFound => not_found::page(&site),
        };
        let body = frame::frame(&site, main).to_html();
        let title = match page {
            Page::Home => title,
            _ => format!("{title} – Waymark"),
        };
        Some(Rendered {
            title,
            description,
            body,
        })
    });
    owner.cleanup();
    rendered
}

/// A page's title, description and main content.
type Content = (String, String, AnyView);
