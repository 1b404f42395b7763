//! A view of the site as an address, and back: the one place that knows how addresses look.
//!
//! There are two forms. On a host every page is a document of its own (`2.1.html?stage=design#a03`); in the
//! single file there is one document and the view stands in the fragment (`#/2.1?stage=design&at=a03`),
//! because a browser that opens a file gives it no path to work with. All addresses are relative, so the
//! site works under any path of any host, and from a folder.
//!
//! Laws, held by property tests: `parse(format(view)) == view` in both forms; parsing never panics; what is
//! not understood is handed back, never dropped in silence.
//!
//! The fragment `#s=…` is reserved for a shared state and never names a view.

use std::fmt::Write as _;

use thiserror::Error;

use crate::facet::Facet;
use crate::id::{Name, PrincipleNo};
use crate::lifecycle::{Stage, StageSet};

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The way in: life cycle, principles, roles.
    Home,
    /// About the principles and how to apply them.
    Introduction,
    /// The introduction of a part, by number from 1.
    Part(u8),
    /// A principle.
    Principle(PrincipleNo),
    /// The actions that have one value of a facet.
    Facet(Facet, Name),
    /// What the publisher names as new in this version.
    Changes,
    /// Every source that the document links to.
    References,
    /// Every framework, and how the principles meet it.
    Crosswalk,
    /// One framework: its entries, and what maps to them.
    Framework(Name),
    /// Every term, and where it stands.
    Glossary,
    /// Search, and every action to narrow by facets.
    Search,
    /// A reader's systems, side by side.
    Systems,
    /// One of them: every action with what was settled. Which one, the query says.
    System,
    /// The same as a report, to print.
    Report,
    /// A system that somebody put into a link, which the fragment holds.
    Shared,
    /// The whole guidance on one page, to print.
    Whole,
    /// Files for other tools.
    Data,
    /// How far everyone can use the site, and what was tested.
    Accessibility,
    /// How a reader wants the site to be.
    Settings,
    /// What this site is and is not; licence; privacy.
    About,
    /// What a host shows for an address that leads nowhere.
    NotFound,
}

impl Page {
    /// The page's name in addresses; its file is this and `.html`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Home => "index".to_owned(),
            Self::Introduction => "introduction".to_owned(),
            Self::Part(number) => format!("part-{number}"),
            Self::Principle(no) => no.to_string(),
            Self::Facet(facet, value) => format!("{}-{value}", facet.id()),
            Self::Changes => "changes".to_owned(),
            Self::References => "references".to_owned(),
            Self::Crosswalk => "crosswalk".to_owned(),
            Self::Framework(name) => format!("{FRAMEWORK}{name}"),
            Self::Glossary => "glossary".to_owned(),
            Self::Search => "search".to_owned(),
            Self::Systems => "systems".to_owned(),
            Self::System => "system".to_owned(),
            Self::Report => "report".to_owned(),
            Self::Shared => "shared".to_owned(),
            Self::Whole => "whole".to_owned(),
            Self::Data => "data".to_owned(),
            Self::Accessibility => "accessibility".to_owned(),
            Self::Settings => "settings".to_owned(),
            Self::About => "about".to_owned(),
            Self::NotFound => "404".to_owned(),
        }
    }

    /// The file that holds the page, and its relative address.
    #[must_use]
    pub fn file(self) -> String {
        self.name() + ".html"
    }

    /// The page with this name in addresses.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = match name {
            "" | "index" => Some(Self::Home),
            "introduction" => Some(Self::Introduction),
            "changes" => Some(Self::Changes),
            "references" => Some(Self::References),
            "crosswalk" => Some(Self::Crosswalk),
            "glossary" => Some(Self::Glossary),
            "search" => Some(Self::Search),
            "systems" => Some(Self::Systems),
            "system" => Some(Self::System),
            "report" => Some(Self::Report),
            "shared" => Some(Self::Shared),
            "whole" => Some(Self::Whole),
            "data" => Some(Self::Data),
            "accessibility" => Some(Self::Accessibility),
            "settings" => Some(Self::Settings),
            "about" => Some(Self::About),
            "404" => Some(Self::NotFound),
            _ => None,
        };
        let part = || {
            let number = name.strip_prefix("part-")?;
            let part = number.parse().ok().filter(|part: &u8| *part > 0)?;
            (part.to_string() == number).then_some(Self::Part(part))
        };
        let facet = || {
            Facet::ALL.into_iter().find_map(|facet| {
                let value = name.strip_prefix(facet.id())?.strip_prefix('-')?;
                Some(Self::Facet(facet, value.parse().ok()?))
            })
        };
        let framework = || {
            let name = name.strip_prefix(FRAMEWORK)?.parse();
            name.ok().map(Self::Framework)
        };
        plain
            .or_else(|| name.parse().ok().map(Self::Principle))
            .or_else(part)
            .or_else(facet)
            .or_else(framework)
    }
}

/// What stands before the name of a framework in addresses.
const FRAMEWORK: &str = "framework-";

/// A place on a page that can be linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// A goal, by its number.
    Goal(u8),
    /// A measure, by its number.
    Measure(u8),
    /// An action, by its serial.
    Action(u8),
    /// Why a principle matters.
    Why,
    /// The sources of a principle.
    Sources,
    /// A source, by its number in the document's order.
    Reference(u8),
    /// A term of the glossary.
    Term(Name),
    /// An entry of a framework, by its id there.
    Entry(Name),
}

impl Anchor {
    /// The element's id, and what stands behind `#`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Goal(number) => format!("g{number}"),
            Self::Measure(number) => format!("m{number}"),
            Self::Action(serial) => format!("a{serial:02}"),
            Self::Why => "why".to_owned(),
            Self::Sources => "sources".to_owned(),
            Self::Reference(number) => format!("ref-{number:02}"),
            Self::Term(name) => format!("t-{name}"),
            Self::Entry(name) => format!("e-{name}"),
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let number = |text: &str| text.parse::<u8>().ok();
        let anchor = if name == "why" {
            Self::Why
        } else if name == "sources" {
            Self::Sources
        } else if let Some(rest) = name.strip_prefix("ref-") {
            Self::Reference(number(rest)?)
        } else if let Some(rest) = name.strip_prefix("t-") {
            Self::Term(rest.parse().ok()?)
        } else if let Some(rest) = name.strip_prefix("e-") {
            Self::Entry(Name::of_others(rest).ok()?)
        } else if let Some(rest) = name.strip_prefix('g') {
            Self::Goal(number(rest)?)
        } else if let Some(rest) = name.strip_prefix('m') {
            Self::Measure(number(rest)?)
        } else {
            Self::Action(number(name.strip_prefix('a')?)?)
        };
        // One name for one place: `a3` and `a+3` are not `a03`.
        (anchor.name() == name).then_some(anchor)
    }
}

/// What is on the screen, as far as an address can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct View {
    /// The page.
    pub page: Page,
    /// The life-cycle filter.
    pub stages: StageSet,
    /// The place on the page.
    pub at: Option<Anchor>,
}

impl View {
    /// The page without a filter, from its top.
    #[must_use]
    pub fn of(page: Page) -> Self {
        Self {
            page,
            stages: StageSet::EMPTY,
            at: None,
        }
    }

    /// The same view at a place on the page.
    #[must_use]
    pub fn at(self, anchor: Anchor) -> Self {
        Self {
            at: Some(anchor),
            ..self
        }
    }

    /// The address of the view, relative to the site's folder (or to the single file).
    #[must_use]
    pub fn format(self, form: Form) -> String {
        let mut address = match form {
            Form::Documents => self.page.file(),
            Form::SingleFile if self.page == Page::Home => "#/".to_owned(),
            Form::SingleFile => format!("#/{}", self.page.name()),
        };
        let query = self.query(form);
        if !query.is_empty() {
            let _ = write!(address, "?{query}");
        }
        if let (Form::Documents, Some(anchor)) = (form, self.at) {
            let _ = write!(address, "#{}", anchor.name());
        }
        address
    }

    fn query(self, form: Form) -> String {
        let mut pairs: Vec<String> = self
            .stages
            .iter()
            .map(|stage| format!("stage={stage}"))
            .collect();
        if let (Form::SingleFile, Some(anchor)) = (form, self.at) {
            pairs.push(format!("at={}", anchor.name()));
        }
        pairs.join("&")
    }

    /// Reads an address: a path with query and fragment, or a fragment.
    ///
    /// # Errors
    /// When it names no page.
    pub fn parse(address: &str, form: Form) -> Result<Parsed, AddressError> {
        let (path, query, mut at) = match form {
            Form::Documents => {
                let (rest, fragment) = address.split_once('#').unwrap_or((address, ""));
                let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
                let file = path.rsplit('/').next().unwrap_or(path);
                // A browser deals with any other fragment itself.
                (
                    file.strip_suffix(".html").unwrap_or(file),
                    query,
                    Anchor::from_name(fragment),
                )
            }
            Form::SingleFile => {
                let fragment = address.strip_prefix('#').unwrap_or(address);
                if [SHARED_STATE, SEALED_STATE]
                    .iter()
                    .any(|start| fragment.starts_with(start))
                {
                    return Err(AddressError::SharedState);
                }
                let view = fragment.strip_prefix('/').unwrap_or(fragment);
                let (path, query) = view.split_once('?').unwrap_or((view, ""));
                (path, query, None)
            }
        };
        let page = Page::from_name(path).ok_or_else(|| AddressError::NoSuchPage {
            name: path.to_owned(),
        })?;
        let mut stages = StageSet::EMPTY;
        let mut ignored = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match (key, value.parse::<Stage>(), Anchor::from_name(value)) {
                ("stage", Ok(stage), _) => stages = stages.with(stage, true),
                ("at", _, Some(anchor)) if form == Form::SingleFile => at = Some(anchor),
                _ => ignored.push(pair.to_owned()),
            }
        }
        Ok(Parsed {
            view: Self { page, stages, at },
            ignored,
        })
    }
}

/// How the site was opened, and so how its addresses look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A file for each page.
    Documents,
    /// One file for all, with the view in the fragment.
    SingleFile,
}

/// What an address says, and what of it was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The view.
    pub view: View,
    /// `key=value` pairs that this release doesn't know, as they stood.
    pub ignored: Vec<String>,
}

/// The start of a fragment that holds a shared state.
pub const SHARED_STATE: &str = "s=";

/// The start of a fragment that holds one that is encrypted.
pub const SEALED_STATE: &str = "e=";

/// An address that names no view.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// The page is not one of the site's.
    #[error("expected the name of a page, as in \"2.1\" or \"about\", found \"{name}\"")]
    NoSuchPage {
        /// What stood there.
        name: String,
    },
    /// The fragment holds a shared state.
    #[error("expected a view, found a shared state")]
    SharedState,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FORMS: [Form; 2] = [Form::Documents, Form::SingleFile];

    fn views() -> impl Strategy<Value = View> {
        let principle = (1u8..100, 1u8..100)
            .prop_map(|(part, place)| Page::Principle(format!("{part}.{place}").parse().unwrap()));
        let name = || "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}".prop_map(|name| name.parse().unwrap());
        let facet = (0usize..4, name()).prop_map(|(n, name)| Page::Facet(Facet::ALL[n], name));
        let page = prop_oneof![
            Just(Page::Home),
            Just(Page::Introduction),
            Just(Page::Changes),
            Just(Page::References),
            Just(Page::Crosswalk),
            Just(Page::Glossary),
            Just(Page::Search),
            Just(Page::Systems),
            Just(Page::System),
            Just(Page::Report),
            Just(Page::Shared),
            Just(Page::Whole),
            Just(Page::Data),
            Just(Page::Accessibility),
            Just(Page::Settings),
            facet,
            name().prop_map(Page::Framework),
            Just(Page::About),
            Just(Page::NotFound),
            (1u8..=255).prop_map(Page::Part),
            principle,
        ];
        let anchor = prop_oneof![
            any::<u8>().prop_map(Anchor::Goal),
            any::<u8>().prop_map(Anchor::Measure),
            any::<u8>().prop_map(Anchor::Action),
            Just(Anchor::Why),
            Just(Anchor::Sources),
            any::<u8>().prop_map(Anchor::Reference),
            name().prop_map(Anchor::Term),
            "[A-Z]{1,4}[.:-]?[0-9a-z]{1,4}"
                .prop_map(|id| Anchor::Entry(Name::of_others(&id).unwrap())),
        ];
        let stages = proptest::collection::vec(0usize..5, 0..5)
            .prop_map(|picks| picks.into_iter().map(|n| Stage::ALL[n]).collect());
        (page, stages, proptest::option::of(anchor)).prop_map(|(page, stages, at)| View {
            page,
            stages,
            at,
        })
    }

    proptest! {
        #[test]
        fn an_address_is_read_as_it_was_written(view in views()) {
            for form in FORMS {
                let parsed = View::parse(&view.format(form), form).unwrap();
                prop_assert_eq!(&parsed, &Parsed { view, ignored: Vec::new() });
            }
        }

        #[test]
        fn any_text_is_a_view_or_an_error(text in ".{0,80}") {
            for form in FORMS {
                let _ = View::parse(&text, form);
            }
        }

        #[test]
        fn where_the_site_stands_makes_no_difference(view in views(), folder in "(/[a-z]{1,5}){0,3}/") {
            let address = folder + &view.format(Form::Documents);
            prop_assert_eq!(View::parse(&address, Form::Documents).unwrap().view, view);
        }
    }

    #[track_caller]
    fn check(address: &str, form: Form, canonical: &str, ignored: &[&str]) {
        let parsed = View::parse(address, form).unwrap();
        assert_eq!(parsed.view.format(form), canonical);
        assert_eq!(parsed.ignored, ignored);
    }

    #[test]
    fn addresses_people_type_are_understood() {
        check("", Form::Documents, "index.html", &[]);
        check("/", Form::Documents, "index.html", &[]);
        check("/sub/", Form::Documents, "index.html", &[]);
        check("/sub/2.1", Form::Documents, "2.1.html", &[]);
        check("2.1.html#why", Form::Documents, "2.1.html#why", &[]);
        check("2.1.html#goals", Form::Documents, "2.1.html", &[]);
        check("2.1.html#s=abc", Form::Documents, "2.1.html", &[]);
        check(
            "/?stage=operation&stage=design&stage=operation",
            Form::Documents,
            "index.html?stage=design&stage=operation",
            &[],
        );
        check("#/", Form::SingleFile, "#/", &[]);
        check("", Form::SingleFile, "#/", &[]);
        check("#2.1", Form::SingleFile, "#/2.1", &[]);
    }

    #[test]
    fn what_is_not_understood_is_handed_back() {
        check(
            "/?stage=dezign",
            Form::Documents,
            "index.html",
            &["stage=dezign"],
        );
        check(
            "/?utm=1&stage=design",
            Form::Documents,
            "index.html?stage=design",
            &["utm=1"],
        );
        check("/?at=g1", Form::Documents, "index.html", &["at=g1"]);
        check("#/2.1?at=g", Form::SingleFile, "#/2.1", &["at=g"]);
    }

    #[test]
    fn what_names_no_page_says_so() {
        for address in [
            "nowhere.html",
            "2.html",
            "part-0.html",
            "part-02.html",
            "02.1.html",
            "role-.html",
            "framework-A.html",
            "colour-red.html",
        ] {
            let error = View::parse(address, Form::Documents).unwrap_err();
            assert!(
                matches!(error, AddressError::NoSuchPage { .. }),
                "{address}"
            );
        }
        assert_eq!(
            View::parse("#s=abc", Form::SingleFile),
            Err(AddressError::SharedState)
        );
    }
}
