//! The pages, rendered ahead. Each is a function from the corpus to a view; [`render`] chooses.

mod about;
mod accessibility;
mod changes;
mod crosswalk;
mod data;
pub mod desk;
mod facet;
mod figure;
mod frame;
mod glossary;
mod home;
mod introduction;
mod not_found;
mod part;
mod parts;
mod phrases;
mod principle;
mod references;
pub mod search;
mod settings;
mod shrink;
mod terms;
mod whole;

use guidance::address::{Anchor, Form, Page, Parsed, View};
use guidance::corpus::Corpus;
use guidance::facet::Facet;
use guidance::feedback::SendTo;
use guidance::outline::Outline;
use leptos::prelude::*;

use crate::state::{FilterState, PageState, ProgressState};
use crate::words::pieces;

/// A page without its shell.
pub struct Rendered {
    /// What stands in the browser's title bar.
    pub title: String,
    /// One or two sentences for those who only see a link to it.
    pub description: String,
    /// All between the body's tags.
    pub body: String,
    /// The name of the style sheet that the page needs.
    pub styles: &'static str,
}

/// What every page needs to be rendered.
pub(crate) struct Site<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) state: PageState,
    /// The page that is rendered.
    pub(crate) page: Page,
    /// Stands before every address: empty, except where a page is served at addresses of any depth.
    pub(crate) base: String,
    /// Where answers to "was this page helpful?" go, if anywhere.
    pub(crate) send_to: Option<SendTo>,
    /// The SHA-256 of the file that holds the whole site.
    pub(crate) single: Option<String>,
    /// What the programs are made of.
    pub(crate) made_of: &'a [Package],
    /// The words of their licences, where there is no file with them.
    pub(crate) licences: Option<&'a str>,
    /// Which terms the page has explained.
    terms: terms::Terms<'a>,
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
    let facets = Facet::ALL.into_iter().flat_map(|facet| {
        let terms = facet.terms(&corpus.vocabulary).iter();
        terms.map(move |term| Page::Facet(facet, term.id))
    });
    let frameworks = corpus
        .frameworks
        .iter()
        .map(|framework| Page::Framework(framework.id));
    let changes = corpus.changes.as_ref().map(|_| Page::Changes);
    [Page::Home, Page::Introduction]
        .into_iter()
        .chain(changes)
        .chain(parts)
        .chain(principles)
        .chain(facets)
        .chain([Page::Crosswalk])
        .chain(frameworks)
        .chain([
            Page::Glossary,
            Page::References,
            Page::Search,
            Page::Systems,
            Page::System,
            Page::Report,
            Page::Shared,
            Page::Whole,
            Page::Data,
            Page::Accessibility,
            Page::Settings,
            Page::About,
            Page::NotFound,
        ])
        .collect()
}

/// What the program has to know of the content.
fn outline(corpus: &Corpus) -> Outline {
    let document = &corpus.document;
    let source = pieces::source(
        &document.publisher_short,
        &document.title,
        &document.version,
    );
    Outline::of(corpus, source)
}

/// What whoever builds the site chooses.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The path at which the site is served, for the page that a host serves at any address that leads nowhere.
    pub base: String,
    /// Where answers to "was this page helpful?" go; nowhere unless it is set.
    pub send_to: Option<SendTo>,
    /// The SHA-256 of the file that holds the whole site, which the page about the site says; `None` in that file.
    pub single: Option<String>,
    /// What the programs are made of, by name.
    pub made_of: Vec<Package>,
    /// The words of their licences, where they are to stand on the page itself: in the file that holds the whole site.
    pub licences: Option<String>,
}

/// A package of somebody else's in the programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an expression of SPDX.
    pub licence: String,
}

/// Renders a page; `None` when the corpus has no such page.
#[must_use]
pub fn render(corpus: &Corpus, page: Page, choices: &Choices) -> Option<Rendered> {
    let owner = Owner::new();
    let rendered = owner.with(|| {
        let outline = outline(corpus);
        let shown = Parsed {
            view: View::of(page),
            ignored: Vec::new(),
        };
        let state = PageState {
            progress: ProgressState::new(outline),
            filter: FilterState::new(shown, None),
        };
        let base = if page == Page::NotFound {
            choices.base.clone()
        } else {
            String::new()
        };
        let site = Site {
            corpus,
            state,
            page,
            base,
            send_to: choices.send_to.clone(),
            single: choices.single.clone(),
            made_of: &choices.made_of,
            licences: choices.licences.as_deref(),
            terms: terms::Terms::new(&corpus.glossary),
        };
        let (title, description, main) = match page {
            Page::Home => home::page(&site),
            Page::Introduction => introduction::page(&site),
            Page::Part(number) => part::page(&site, number)?,
            Page::Principle(no) => principle::page(&site, no)?,
            Page::Facet(facet, value) => facet::page(&site, facet, value)?,
            Page::Changes => changes::page(&site)?,
            Page::Crosswalk => crosswalk::overview(&site),
            Page::Framework(id) => crosswalk::framework(&site, id)?,
            Page::Glossary => glossary::page(&site),
            Page::Search => search::page(&site),
            Page::Systems => desk::systems(&site),
            Page::System => desk::system(&site),
            Page::Report => desk::report(&site),
            Page::Shared => desk::shared(&site),
            Page::Whole => whole::page(&site),
            Page::Data => data::page(&site)?,
            Page::References => references::page(&site),
            Page::Accessibility => accessibility::page(&site),
            Page::Settings => settings::page(&site),
            Page::About => about::page(&site),
            Page::NotFound => not_found::page(&site),
        };
        let body = shrink::shrink(&frame::frame(&site, main).to_html());
        let title = match page {
            Page::Home => title,
            _ => pieces::page_title(&title),
        };
        Some(Rendered {
            title,
            description,
            body,
            styles: frame::styles(page),
        })
    });
    owner.cleanup();
    rendered
}

/// A page's title, description and main content.
type Content = (String, String, AnyView);

#[cfg(all(test, not(feature = "pseudo")))]
mod tests;
