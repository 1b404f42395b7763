//! What holds between files, and the corpus that comes of it.
//!
//! - [`crosswalk`]: frameworks and the links to them.
//! - [`editions`]: that no wording is lost, and none changed without a new edition.
//! - [`terms`]: where the guidance uses the terms of its glossary.
//! - [`thesaurus`]: that what it points to is there.

mod crosswalk;
mod editions;
mod terms;
mod thesaurus;

use std::collections::{BTreeMap, BTreeSet};

use guidance::corpus::{Action, Corpus, Part, Place, Principle, Term, Vocabulary};
use guidance::editions::Retirement;
use guidance::id::{ActionNo, PrincipleNo, Slug};
use guidance::lifecycle::Stage;
use sha2::{Digest, Sha256};

use crate::diagnostic::{At, Faults, Placed};
use crate::parse::{Files, ids, part, principle, references, vocabulary};
use crate::source::Source;

/// What it means that the content is ahead of the newest edition of the wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ahead {
    /// Somebody has yet to make the next edition.
    Fault,
    /// The next edition is about to be made.
    Allowed,
}

/// Holds all files against each other. `None` when something without which there is no corpus is missing.
pub(crate) fn assemble(
    files: Files,
    sources: &[Source],
    ahead: Ahead,
    faults: &mut Faults,
) -> Option<Corpus> {
    let Files {
        document,
        introduction,
        changes,
        vocabulary,
        references,
        ids,
        mut editions,
        glossary,
        thesaurus,
        frameworks,
        crosswalk: links_to,
        parts,
        principles,
    } = files;
    let pages = document
        .as_ref()
        .and_then(|file| file.document.as_ref())
        .map_or(9999, |d| d.pages);
    check_structure(&parts, &principles, faults);
    check_references(&references, &parts, &principles, pages, faults);
    let links = introduction.iter().flat_map(|text| &text.links);
    let links = links.chain(document.iter().flat_map(|file| &file.returns));
    let links = links.chain(changes.iter().flat_map(|file| &file.links));
    let links = links.chain(parts.iter().flat_map(|part| &part.text.links));
    check_links(
        links.chain(principles.iter().flat_map(|p| &p.links)),
        &principles,
        faults,
    );
    check_pages(introduction.as_ref(), &parts, &principles, pages, faults);
    check_sentences(&principles, faults);
    if let Some(vocabulary) = &vocabulary {
        check_stages(&parts, vocabulary, faults);
        check_facets(&principles, vocabulary, faults);
    }
    for file in &principles {
        check_service(file, faults);
    }
    let frameworks = crosswalk::join(frameworks, links_to, &principles, &references, faults);
    let register = register(ids.as_ref(), &principles, faults);
    let wordings = editions::history(&mut editions, ids.as_ref(), faults);
    let now = editions::now(&principles, &register);
    let retired = ids
        .into_iter()
        .flat_map(|file| file.retired)
        .filter_map(|retired| {
            let instead = retired.instead.map(|instead| instead.value);
            Some((retired.no.value, Retirement::new(&retired.why, instead)?))
        })
        .collect();
    let introduction = introduction?.section;
    let parts = build(parts, principles, &references, &register);
    let glossary = terms::occur(glossary, &introduction, &parts, faults);
    let document = document?;
    let mut corpus = Corpus {
        document: document.document?,
        words: document.words,
        edition: digest(
            sources
                .iter()
                .flat_map(|source| [source.path.as_str(), source.text.as_str()]),
        ),
        wording: editions.last().map_or(0, |newest| newest.number),
        worded: editions
            .last()
            .map_or(String::new(), |newest| newest.date.value.clone()),
        wordings,
        introduction,
        changes: changes.map(|file| file.changes),
        parts,
        references: references
            .into_iter()
            .map(|entry| entry.reference)
            .collect(),
        vocabulary: words(vocabulary?),
        glossary,
        thesaurus: Vec::new(),
        frameworks,
        retired,
    };
    thesaurus::join(thesaurus, &mut corpus, faults);
    // Only of sound content an edition can be made, so only then it is asked for.
    if ahead == Ahead::Fault && faults.is_empty() {
        editions::check_newest(editions.last(), &now, faults);
    }
    Some(corpus)
}

/// Parts are numbered from 1 without a gap, and so are the principles of each.
fn check_structure(parts: &[part::File], principles: &[principle::File], faults: &mut Faults) {
    for (part, number) in parts.iter().zip(1..) {
        if part.number.value != number {
            faults.expected(
                &part.number.at,
                format_args!("part {number}, the next without a gap"),
                part.number.value,
            );
        }
        if u8::try_from(number)
            .ok()
            .and_then(Stage::from_number)
            .is_none()
        {
            faults.expected(
                &part.number.at,
                "a part for one of the five stages",
                part.number.value,
            );
        }
    }
    let mut numbers: Vec<&Placed<PrincipleNo>> =
        principles.iter().filter_map(|p| p.no.as_ref()).collect();
    numbers.sort_by_key(|no| no.value);
    let mut last: Option<PrincipleNo> = None;
    for no in numbers {
        let place = match last {
            Some(last) if last.part() == no.value.part() => last.place() + 1,
            _ => 1,
        };
        if no.value.place() != place {
            faults.expected(
                &no.at,
                format_args!(
                    "principle {}.{place}, the next without a gap",
                    no.value.part()
                ),
                no.value,
            );
        }
        if !parts
            .iter()
            .any(|part| part.number.value == u16::from(no.value.part()))
        {
            faults.expected(
                &no.at,
                format_args!("parts/{}.md, the part of this principle", no.value.part()),
                "none",
            );
        }
        last = Some(no.value);
    }
    for part in parts {
        let held = principles.iter().filter_map(|p| p.no.as_ref());
        if !held
            .into_iter()
            .any(|no| u16::from(no.value.part()) == part.number.value)
        {
            faults.expected(&part.text.at, "a principle in this part", "none");
        }
    }
}

/// Every part has its stage.
fn check_stages(parts: &[part::File], vocabulary: &vocabulary::File, faults: &mut Faults) {
    if vocabulary.stages.len() < parts.len() && parts.len() <= Stage::ALL.len() {
        faults.expected(
            &vocabulary.at,
            format_args!("a stage for each of the {} parts", parts.len()),
            vocabulary.stages.len(),
        );
    }
}

fn check_references(
    references: &[references::Entry],
    parts: &[part::File],
    principles: &[principle::File],
    pages: u16,
    faults: &mut Faults,
) {
    let mut labels: BTreeMap<&str, &At> = BTreeMap::new();
    let mut urls: BTreeMap<&str, &At> = BTreeMap::new();
    for entry in references {
        if labels.insert(&entry.reference.label, &entry.at).is_some() {
            faults.expected(
                &entry.at,
                "a label that no other source has",
                format_args!("\"{}\" again", entry.reference.label),
            );
        }
        if urls.insert(&entry.reference.url, &entry.at).is_some() {
            faults.expected(
                &entry.at,
                "an address that no other source has",
                format_args!("\"{}\" again", entry.reference.url),
            );
        }
        for (citation, at) in entry.reference.cited.iter().zip(&entry.cited_at) {
            let there = match citation.at {
                Place::Introduction => true,
                Place::Part(number) => parts
                    .iter()
                    .any(|part| part.number.value == u16::from(number)),
                Place::Principle(no) => principles
                    .iter()
                    .any(|p| p.no.as_ref().is_some_and(|p| p.value == no)),
            };
            if !there {
                faults.expected(at, "a part or principle that is there", "one that is not");
            }
            if citation.page > pages {
                faults.expected(at, format_args!("a page from 1 to {pages}"), citation.page);
            }
        }
    }
}

fn check_links<'a>(
    links: impl Iterator<Item = &'a Placed<PrincipleNo>>,
    principles: &[principle::File],
    faults: &mut Faults,
) {
    for link in links {
        if !principles
            .iter()
            .any(|p| p.no.as_ref().is_some_and(|no| no.value == link.value))
        {
            faults.expected(&link.at, "a link to a principle that is there", link.value);
        }
    }
}

/// Every trace lies within the document, and pages never go back.
fn check_pages(
    introduction: Option<&part::Text>,
    parts: &[part::File],
    principles: &[principle::File],
    pages: u16,
    faults: &mut Faults,
) {
    let mut check = |page: u16, at: &At, after: u16| {
        if page > pages {
            faults.expected(at, format_args!("a page from 1 to {pages}"), page);
        } else if page > 0 && page < after {
            faults.expected(
                at,
                format_args!("a page not before {after}, where the principle starts"),
                page,
            );
        }
    };
    for text in introduction
        .into_iter()
        .chain(parts.iter().map(|part| &part.text))
    {
        check(text.section.page, &text.at, 0);
    }
    for file in principles {
        check(file.page.value, &file.page.at, 0);
        for goal in &file.goals {
            check(goal.value.page, &goal.at, file.page.value);
        }
        for measure in &file.measures {
            check(measure.value.page, &measure.at, file.page.value);
        }
    }
}

/// No two actions say the same, and no two of a principle have one slug.
fn check_sentences(principles: &[principle::File], faults: &mut Faults) {
    let mut sentences = BTreeSet::new();
    for file in principles {
        let mut slugs = BTreeSet::new();
        for action in &file.actions {
            let sentence: String = action
                .text
                .value
                .to_lowercase()
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect();
            if !sentence.is_empty() && !sentences.insert(sentence) {
                faults.expected(
                    &action.text.at,
                    "an action that no other says",
                    "the same sentence again",
                );
            }
            if let Some(slug) = &action.slug
                && !slugs.insert(slug.value.clone())
            {
                faults.expected(
                    &slug.at,
                    "a slug once in a principle",
                    format_args!("\"{}\" again", slug.value),
                );
            }
        }
    }
}

/// Every facet value that an action uses is in the vocabulary, and every one there is used.
fn check_facets(
    principles: &[principle::File],
    vocabulary: &vocabulary::File,
    faults: &mut Faults,
) {
    let mut used = BTreeSet::new();
    let mut check = |values: &[Placed<String>], facet: &'static str, terms: &[Placed<Term>]| {
        for value in values {
            if terms
                .iter()
                .any(|term| term.value.id.as_str() == value.value)
            {
                used.insert((facet, value.value.clone()));
            } else if !value.value.is_empty() {
                let known: Vec<&str> = terms.iter().map(|term| term.value.id.as_str()).collect();
                faults.expected(
                    &value.at,
                    format_args!("{} ({})", a(facet), known.join(", ")),
                    format_args!("\"{}\"", value.value),
                );
            }
        }
    };
    for action in principles.iter().flat_map(|file| &file.actions) {
        check(&action.roles, "role", &vocabulary.roles);
        check(&action.threats, "threat", &vocabulary.threats);
        check(&action.topics, "topic", &vocabulary.topics);
        check(&action.applies, "condition", &vocabulary.applies);
        check(
            std::slice::from_ref(&action.effort),
            "effort",
            &vocabulary.efforts,
        );
        let stages: Vec<_> = action
            .stages
            .iter()
            .map(|stage| Placed {
                value: stage.id().to_owned(),
                at: action.at.clone(),
            })
            .collect();
        check(&stages, "stage", &vocabulary.stages);
    }
    for (facet, terms) in [
        ("stage", &vocabulary.stages),
        ("role", &vocabulary.roles),
        ("threat", &vocabulary.threats),
        ("topic", &vocabulary.topics),
        ("condition", &vocabulary.applies),
        ("effort", &vocabulary.efforts),
    ] {
        for term in terms {
            // A wider value is used where one of its kinds is.
            let kinds = terms
                .iter()
                .filter(|t| t.value.parent == Some(term.value.id));
            let ids = kinds.map(|t| t.value.id).chain([term.value.id]);
            if !ids
                .into_iter()
                .any(|id| used.contains(&(facet, id.as_str().to_owned())))
            {
                faults.expected(
                    &term.at,
                    format_args!("{} that some action uses", a(facet)),
                    format_args!("\"{}\", which none does", term.value.id),
                );
            }
        }
    }
}

/// A noun with its article.
fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

/// Every goal and measure is served; every action serves something; an action that could be taken away
/// without leaving anything unserved says why it stays, and no other does.
fn check_service(file: &principle::File, faults: &mut Faults) {
    let mut servants: BTreeMap<(bool, u8), usize> = BTreeMap::new();
    for goal in &file.goals {
        servants.insert((true, goal.value.number), 0);
    }
    for measure in &file.measures {
        servants.insert((false, measure.value.number), 0);
    }
    let served = |action: &principle::Action| -> Vec<((bool, u8), At)> {
        let goals = action
            .goals
            .iter()
            .map(|goal| ((true, goal.value), goal.at.clone()));
        let measures = action
            .measures
            .iter()
            .map(|m| ((false, m.value), m.at.clone()));
        goals.chain(measures).collect()
    };
    for action in &file.actions {
        for (target, at) in served(action) {
            match servants.get_mut(&target) {
                Some(count) => *count += 1,
                None => {
                    let noun = if target.0 { "goal" } else { "measure" };
                    faults.expected(&at, format_args!("a {noun} of this principle"), target.1);
                }
            }
        }
        if action.goals.is_empty() && action.measures.is_empty() {
            faults.expected(
                &action.at,
                "a goal or a measure that the action serves",
                "none",
            );
        }
        if action.stages.is_empty() {
            faults.expected(&action.at, "a stage in `stages`", "none");
        }
        if action.roles.is_empty() {
            faults.expected(&action.at, "a role in `roles`", "none");
        }
    }
    for goal in file
        .goals
        .iter()
        .filter(|goal| servants.get(&(true, goal.value.number)) == Some(&0))
    {
        faults.expected(
            &goal.at,
            format_args!("an action that serves goal {}", goal.value.number),
            "none",
        );
    }
    for m in file
        .measures
        .iter()
        .filter(|m| servants.get(&(false, m.value.number)) == Some(&0))
    {
        faults.expected(
            &m.at,
            format_args!("an action that serves measure {}", m.value.number),
            "none",
        );
    }
    for action in &file.actions {
        let serves = served(action);
        let alone = serves
            .iter()
            .any(|(target, _)| servants.get(target) == Some(&1));
        match &action.kept_because {
            None if !alone && !serves.is_empty() => {
                faults.expected(
                    &action.at,
                    "`kept_because`, since others serve all that this action serves",
                    "none",
                );
            }
            Some(reason) if alone => {
                faults.expected(
                    &reason.at,
                    "no `kept_because`, since nothing else serves what this action serves",
                    "one",
                );
            }
            _ => {}
        }
    }
}

/// The short id of every action, held against the register in both directions.
fn register(
    ids: Option<&ids::File>,
    principles: &[principle::File],
    faults: &mut Faults,
) -> BTreeMap<(PrincipleNo, Slug), ActionNo> {
    let mut register = BTreeMap::new();
    let Some(ids) = ids else { return register };
    let mut next: BTreeMap<PrincipleNo, u8> = BTreeMap::new();
    for (no, slug) in &ids.given {
        let principle = no.value.principle();
        let serial = next.entry(principle).or_insert(1);
        if no.value.serial() != *serial {
            faults.expected(
                &no.at,
                format_args!("{principle}-{serial:02}, the next id of the principle"),
                no.value,
            );
        }
        *serial = no.value.serial() + 1;
        let slug_taken = register
            .insert((principle, slug.clone()), no.value)
            .is_some();
        let there = principles.iter().any(|p| {
            p.no.as_ref().is_some_and(|n| n.value == principle)
                && p.actions
                    .iter()
                    .any(|a| a.slug.as_ref().is_some_and(|s| s.value == *slug))
        });
        let retired = ids.retired.iter().any(|gone| gone.no.value == no.value);
        if slug_taken {
            faults.expected(
                &no.at,
                "a slug that was never given",
                format_args!("\"{slug}\" again"),
            );
        } else if there && retired {
            faults.expected(
                &no.at,
                "a retired id to have no action",
                format_args!("\"{slug}\" in principles/{principle}.md"),
            );
        } else if !there && !retired {
            faults.expected(&no.at, format_args!("an action \"{slug}\" in principles/{principle}.md, or this id under [retired] with a reason"), "neither");
        }
    }
    for ids::Retired { no, instead, .. } in &ids.retired {
        if !ids.has_given(no.value) {
            faults.expected(&no.at, "an id under [given]", no.value);
        }
        let is_retired = |no: ActionNo| ids.retired.iter().any(|gone| gone.no.value == no);
        if let Some(instead) = instead
            && (!ids.has_given(instead.value) || is_retired(instead.value))
        {
            faults.expected(
                &instead.at,
                "an id under [given] that is not retired itself",
                instead.value,
            );
        }
    }
    for file in principles {
        let Some(principle) = file.no.as_ref().map(|no| no.value) else {
            continue;
        };
        let mut free = next.get(&principle).copied().unwrap_or(1);
        for slug in file
            .actions
            .iter()
            .filter_map(|action| action.slug.as_ref())
        {
            if !register.contains_key(&(principle, slug.value.clone())) {
                faults.expected(
                    &slug.at,
                    format_args!(
                        "`\"{principle}-{free:02}\" = \"{}\"` at the end of [given] in {}",
                        slug.value, ids.at.path
                    ),
                    "no short id for this action",
                );
                free = free.saturating_add(1);
            }
        }
    }
    register
}

fn build(
    parts: Vec<part::File>,
    principles: Vec<principle::File>,
    references: &[references::Entry],
    register: &BTreeMap<(PrincipleNo, Slug), ActionNo>,
) -> Vec<Part> {
    let cited = |place: Place| -> Vec<String> {
        let here = |entry: &&references::Entry| entry.reference.cited.iter().any(|c| c.at == place);
        references
            .iter()
            .filter(here)
            .map(|entry| entry.reference.id.clone())
            .collect()
    };
    let mut principles: Vec<Principle> = principles
        .into_iter()
        .filter_map(|file| {
            let no = file.no?.value;
            Some(Principle {
                no,
                title: file.title,
                page: file.page.value,
                summary: file.summary,
                goals: file.goals.into_iter().map(|goal| goal.value).collect(),
                why: file.why,
                measures: file
                    .measures
                    .into_iter()
                    .map(|measure| measure.value)
                    .collect(),
                actions: file
                    .actions
                    .into_iter()
                    .filter_map(|a| action(a, no, register))
                    .collect(),
                references: cited(Place::Principle(no)),
            })
        })
        .collect();
    principles.sort_by_key(|principle| principle.no);
    parts
        .into_iter()
        .filter_map(|file| {
            let number = u8::try_from(file.number.value).ok()?;
            Some(Part {
                number,
                title: file.text.section.title,
                page: file.text.section.page,
                stage: Stage::from_number(number)?,
                summary: file.text.section.summary,
                body: file.text.section.body,
                principles: principles
                    .iter()
                    .filter(|p| p.no.part() == number)
                    .cloned()
                    .collect(),
                references: cited(Place::Part(number)),
            })
        })
        .collect()
}

fn action(
    action: principle::Action,
    principle: PrincipleNo,
    register: &BTreeMap<(PrincipleNo, Slug), ActionNo>,
) -> Option<Action> {
    let values =
        |list: Vec<Placed<String>>| -> Vec<String> { list.into_iter().map(|v| v.value).collect() };
    let slug = action.slug?.value;
    let applies = values(action.applies);
    let hash = editions::hash(
        &action.text.value,
        &action.evidence,
        applies.iter().map(String::as_str),
    );
    Some(Action {
        no: *register.get(&(principle, slug.clone()))?,
        slug,
        text: action.text.value,
        evidence: action.evidence,
        goals: action.goals.into_iter().map(|goal| goal.value).collect(),
        measures: action
            .measures
            .into_iter()
            .map(|measure| measure.value)
            .collect(),
        stages: action.stages,
        roles: values(action.roles),
        threats: values(action.threats),
        topics: values(action.topics),
        applies,
        effort: action.effort.value,
        kept_because: action.kept_because.map(|reason| reason.value),
        hash,
    })
}

fn words(file: vocabulary::File) -> Vocabulary {
    let terms = |list: Vec<Placed<Term>>| list.into_iter().map(|term| term.value).collect();
    Vocabulary {
        stages: terms(file.stages),
        roles: terms(file.roles),
        threats: terms(file.threats),
        topics: terms(file.topics),
        applies: terms(file.applies),
        efforts: terms(file.efforts),
        source_roles: file.source_roles,
        source_threats: file.source_threats,
    }
}

/// The first 64 bits of the SHA-256 of some texts, in hexadecimal. White space at line ends and between
/// words doesn't count, so that re-wrapping a sentence is no new edition of it.
fn digest<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        for word in text.split_whitespace() {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
        hasher.update(b"\0");
    }
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
