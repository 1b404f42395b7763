//! Frameworks held against the links to them, and links against the principles and sources.

use std::collections::BTreeSet;

use guidance::corpus::Place;
use guidance::crosswalk::{Framework, Relation};
use guidance::id::PrincipleNo;

use crate::diagnostic::{At, Faults, Placed};
use crate::parse::framework::{Facts, Links};
use crate::parse::{principle, references};

/// Puts the links to their frameworks. Every pair of a principle and a framework has links or a reason why there
/// are none; every link leads to an entry that the framework still has.
pub(super) fn join(
    facts: Vec<Facts>,
    mut crosswalk: Vec<Links>,
    principles: &[principle::File],
    references: &[references::Entry],
    faults: &mut Faults,
) -> Vec<Framework> {
    let numbers: Vec<PrincipleNo> = principles
        .iter()
        .filter_map(|file| Some(file.no.as_ref()?.value))
        .collect();
    let mut frameworks = Vec::new();
    for Facts { at, mut framework } in facts {
        let own = crosswalk
            .iter()
            .position(|links| links.framework.value == framework.id.as_str());
        let Some(own) = own.map(|at| crosswalk.swap_remove(at)) else {
            faults.expected(
                &at,
                format_args!(
                    "crosswalk/{}.toml, what maps to this framework",
                    framework.id
                ),
                "none",
            );
            continue;
        };
        check(&framework, &own, &numbers, references, faults);
        framework.links = own.links.into_iter().map(|link| link.value).collect();
        // Ids as texts would sort 10 before 2: the order of a principle's links is the author's.
        framework
            .links
            .sort_by_key(|link| (link.principle, std::cmp::Reverse(link.strength)));
        framework.none = own.none.into_iter().map(|none| none.value).collect();
        framework.none.sort_by_key(|none| none.principle);
        frameworks.push(framework);
    }
    for links in crosswalk {
        faults.expected(
            &links.framework.at,
            "the id of a framework in frameworks/",
            format_args!("\"{}\"", links.framework.value),
        );
    }
    frameworks.sort_by_key(|framework| framework.short.to_lowercase());
    frameworks
}

fn check(
    framework: &Framework,
    own: &Links,
    numbers: &[PrincipleNo],
    references: &[references::Entry],
    faults: &mut Faults,
) {
    let mut pairs = BTreeSet::new();
    for Placed { value: link, at } in &own.links {
        is_there(numbers, link.principle, at, faults);
        if !pairs.insert((link.principle, link.entry.as_str())) {
            faults.expected(
                at,
                "a principle and an entry linked once",
                format_args!("{} and \"{}\" again", link.principle, link.entry),
            );
        }
        if link.strength > framework.strongest {
            faults.expected(
                at,
                "strength \"related\", the most that this framework allows",
                "\"strong\"",
            );
        }
        let Some(entry) = framework.entry(&link.entry) else {
            faults.expected(
                at,
                format_args!("an id of frameworks/{}.toml", framework.id),
                format_args!("\"{}\"", link.entry),
            );
            continue;
        };
        if entry.withdrawn {
            faults.expected(
                at,
                "an entry that the newest edition still has",
                format_args!("\"{}\", which was withdrawn", entry.id),
            );
        }
        let source_links = references.iter().any(|reference| {
            Some(&reference.reference.url) == entry.url.as_ref() && cites(reference, link.principle)
        });
        match (link.relation == Relation::Cites, source_links) {
            (true, false) => faults.expected(
                at,
                format_args!(
                    "a source in references.toml that principle {} cites and that is this entry, since the relation \
                     is \"cites\"",
                    link.principle
                ),
                "none",
            ),
            (false, true) if link.relation == Relation::Aligns => faults.expected(
                at,
                "the relation \"cites\", \"counters\" or \"implements\", since the document links to this entry",
                "\"aligns\"",
            ),
            _ => {}
        }
    }
    for Placed { value: none, at } in &own.none {
        is_there(numbers, none.principle, at, faults);
    }
    for number in numbers {
        let links = own.links.iter().any(|link| link.value.principle == *number);
        let nones = own
            .none
            .iter()
            .filter(|none| none.value.principle == *number)
            .count();
        if usize::from(links) + nones != 1 {
            faults.expected(
                &own.framework.at,
                format_args!("links of principle {number}, or one `[[none]]` with the reason why there are none"),
                match (links, nones) {
                    (true, _) => "both",
                    (_, 0) => "neither",
                    _ => "more than one",
                },
            );
        }
    }
    // What the document itself links to may not be missing from the proposals.
    for reference in references {
        let entry = framework
            .entries
            .iter()
            .find(|entry| entry.url.as_ref() == Some(&reference.reference.url));
        let Some(entry) = entry else { continue };
        for number in numbers.iter().filter(|number| cites(reference, **number)) {
            if !pairs.contains(&(*number, entry.id.as_str())) {
                faults.expected(
                    &own.framework.at,
                    format_args!(
                        "a link of principle {number} to \"{}\", which it cites",
                        entry.id
                    ),
                    "none",
                );
            }
        }
    }
}

fn is_there(numbers: &[PrincipleNo], number: PrincipleNo, at: &At, faults: &mut Faults) {
    if !numbers.contains(&number) {
        faults.expected(at, "a principle that is there", number);
    }
}

fn cites(reference: &references::Entry, principle: PrincipleNo) -> bool {
    let here = Place::Principle(principle);
    reference
        .reference
        .cited
        .iter()
        .any(|citation| citation.at == here)
}
