//! Search, and every action to narrow by facets. The page is a frame: what is found and what is listed the finder puts into it.
//! Without the finder it leads to the pages that narrow by one value.

use guidance::address::Page;
use guidance::corpus::{Action, Corpus, Principle};
use guidance::facet::Facet;
use guidance::id::Name;
use guidance::wish::Key;
use leptos::prelude::*;

use super::facet::heading;
use super::phrases::quoted;
use super::{Content, Site};
use crate::words::{GUIDANCE, frame, search as words};

/// A box: what it asks for, and its words.
struct Choice {
    key: Key,
    value: String,
    label: String,
    /// The words are the guidance's.
    is_quoted: bool,
}

pub(super) fn page(site: &Site<'_>) -> Content {
    let choices = choices(site.corpus);
    let off = view! { <a href=site.link(Page::Whole)>{words::off_whole()}</a> };
    let main = view! {
        <article class="seek">
            <h1>{words::title()}</h1>
            <form class="seek__form" role="search" action="search.html">
                <label for="q">{words::field()}</label>
                <input id="q" type="search" name="q" autocomplete="off" spellcheck="false" />
                <button>{words::button()}</button>
            </form>
            <div class="seek__off">
                <p><strong>{frame::off_title()}</strong>{frame::off()}</p>
                <p>{words::off(off)}</p>
                {ways(site)}
            </div>
            <div class="seek__body">
                <details class="seek__filters">
                    <summary>{words::filters()}</summary>
                    <div>{boxes(&choices)}</div>
                </details>
                <div class="seek__main">
                    <div class="results"></div>
                    <section class="seek__list" aria-labelledby="list">
                        <h2 id="list">{words::actions()}</h2>
                        <div class="seek__chosen"></div>
                        <div class="seek__rows"></div>
                    </section>
                </div>
            </div>
        </article>
    };
    let (title, description) = (words::title(), words::description());
    (title.to_owned(), description.to_owned(), main.into_any())
}

/// Every action, for the finder to list: `NUMBER TAB BOXES TAB WORDS`, a line each. What an action has is said by the numbers of
/// the boxes that ask for it, in the order of the page.
#[must_use]
pub fn actions(corpus: &Corpus) -> String {
    let choices = choices(corpus);
    let mut lines = String::new();
    for principle in corpus.principles() {
        for action in &principle.actions {
            let has = has(corpus, &choices, principle, action);
            lines.push_str(&format!("{}\t{has}\t{}\n", action.no, action.text));
        }
    }
    lines
}

/// Every box, in the order of the page.
fn choices(corpus: &Corpus) -> Vec<Choice> {
    let vocabulary = &corpus.vocabulary;
    let mut choices = Vec::new();
    for key in Key::ALL {
        let mut add = |value: String, label: String, is_quoted: bool| {
            choices.push(Choice {
                key,
                value,
                label,
                is_quoted,
            });
        };
        let facet = match key {
            Key::Stage => Some(Facet::Stage),
            Key::Role => Some(Facet::Role),
            Key::Threat => Some(Facet::Threat),
            Key::Topic => Some(Facet::Topic),
            _ => None,
        };
        if let Some(facet) = facet {
            for term in facet.terms(vocabulary) {
                add(term.id.to_string(), term.label.clone(), true);
            }
        }
        match key {
            Key::Applies => {
                for term in &vocabulary.applies {
                    add(term.id.to_string(), term.label.clone(), true);
                }
                add(ALWAYS.to_owned(), words::applies_always().to_owned(), false);
            }
            Key::Framework => {
                for framework in &corpus.frameworks {
                    add(framework.id.to_string(), framework.short.clone(), true);
                }
            }
            Key::Status => {
                for (value, label) in [
                    ("not-started", words::status_open()),
                    ("in-progress", words::status_begun()),
                    ("done", words::status_done()),
                    ("not-applicable", words::status_out()),
                ] {
                    add(value.to_owned(), label.to_owned(), false);
                }
            }
            _ => {}
        }
    }
    choices
}

/// The value of an action that applies to any system.
const ALWAYS: &str = "always";

fn title(key: Key) -> &'static str {
    match key {
        Key::Stage => words::stage(),
        Key::Role => words::role(),
        Key::Threat => words::threat(),
        Key::Topic => words::topic(),
        Key::Applies => words::applies(),
        Key::Framework => words::framework(),
        Key::Status => words::status(),
    }
}

fn boxes(choices: &[Choice]) -> impl IntoView + use<> {
    let facets = Key::ALL
        .map(|key| {
            let rows = choices
                .iter()
                .filter(|choice| choice.key == key)
                .map(|choice| {
                    let label = if choice.is_quoted {
                        quoted(choice.label.clone()).into_any()
                    } else {
                        choice.label.clone().into_any()
                    };
                    view! {
                        <label>
                            <input type="checkbox" name=key.id() value=choice.value.clone() />
                            <span>{label}</span>
                            <small></small>
                        </label>
                    }
                })
                .collect_view();
            let note = (key == Key::Applies)
                .then(|| view! { <p class="soft">{words::applies_note()}</p> });
            view! { <fieldset><legend>{title(key)}</legend>{rows}{note}</fieldset> }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{words::show()}</legend>
            <label><input type="radio" name="show" value="" checked="" /><span>{words::show_actions()}</span></label>
            <label><input type="radio" name="show" value="principles" /><span>{words::show_principles()}</span></label>
        </fieldset>
        {facets}
    }
}

/// The numbers of the boxes that ask for what an action has.
fn has(corpus: &Corpus, choices: &[Choice], principle: &Principle, action: &Action) -> String {
    let vocabulary = &corpus.vocabulary;
    let covers = |facet: Facet, value: &str| {
        let mut terms = facet.terms(vocabulary).iter();
        let term = terms.find(|term| term.id.as_str() == value);
        term.is_some_and(|term| facet.covers(vocabulary, term, action))
    };
    let numbers: Vec<String> = choices
        .iter()
        .enumerate()
        .filter(|(_, choice)| match choice.key {
            Key::Stage => covers(Facet::Stage, &choice.value),
            Key::Role => covers(Facet::Role, &choice.value),
            Key::Threat => covers(Facet::Threat, &choice.value),
            Key::Topic => covers(Facet::Topic, &choice.value),
            Key::Applies if choice.value == ALWAYS => action.applies.is_empty(),
            Key::Applies => action.applies.contains(&choice.value),
            Key::Framework => {
                let mut frameworks = corpus.frameworks.iter();
                let framework = frameworks.find(|framework| framework.id.as_str() == choice.value);
                framework.is_some_and(|framework| framework.links_of(principle.no).next().is_some())
            }
            Key::Status => false,
        })
        .map(|(number, _)| number.to_string())
        .collect();
    numbers.join(" ")
}

/// Pages that narrow by one value, for who has no program.
fn ways(site: &Site<'_>) -> impl IntoView + use<> {
    Facet::ALL
        .map(|facet| {
            let links = facet
                .terms(&site.corpus.vocabulary)
                .iter()
                .map(|term| {
                    let value: Name = term.id;
                    view! { <li><a href=site.link(Page::Facet(facet, value)) lang=GUIDANCE>{term.label.clone()}</a></li> }
                })
                .collect_view();
            view! { <nav aria-label=heading(facet)><h2>{heading(facet)}</h2><ul class="tags">{links}</ul></nav> }
        })
        .collect_view()
}
