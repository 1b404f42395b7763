//! What the guidance has said: every edition of the wording against the ones before it, and the newest against `content/`.
//!
//! Saved work names an action and the edition under which it was answered, so no wording of an edition may be lost, and none
//! may change without a new edition. [`crate::next_edition`] writes that.

use std::collections::{BTreeMap, BTreeSet};

use guidance::editions::{Worded, Wording};
use guidance::id::{ActionNo, Name, PrincipleNo, Slug};

use super::digest;
use crate::diagnostic::{At, Faults, Placed};
use crate::parse::editions::{File, Written};
use crate::parse::{ids, principle};

/// The digest of what an action says: what changes the sense, and nothing else.
pub(super) fn hash<'a>(
    text: &'a str,
    evidence: &'a str,
    applies: impl Iterator<Item = &'a str>,
) -> String {
    digest([text, evidence].into_iter().chain(applies))
}

fn hash_of(wording: &Wording) -> String {
    let applies = wording.applies().iter().map(Name::as_str);
    hash(wording.text(), wording.evidence(), applies)
}

/// Holds the editions against each other and against the register; gives every wording that there was.
pub(super) fn history(
    editions: &mut [File],
    ids: Option<&ids::File>,
    faults: &mut Faults,
) -> BTreeMap<ActionNo, Vec<Worded>> {
    editions.sort_by_key(|file| file.number);
    check_order(editions, faults);
    let mut history: BTreeMap<ActionNo, Vec<Worded>> = BTreeMap::new();
    let mut before = Hashes::new();
    let mut ever = BTreeSet::new();
    for file in editions.iter() {
        let says = hashes(file);
        for (no, _) in &file.actions {
            if ids.is_some_and(|ids| !ids.has_given(no.value)) {
                faults.expected(
                    &no.at,
                    "an id under [given] in ids.toml, where it stays for good: with an action, or under [retired] with a reason",
                    no.value,
                );
            } else if ever.contains(&no.value) && !before.contains_key(&no.value) {
                faults.expected(
                    &no.at,
                    "an id that left no edition before: it is never used again, so the action needs a new one",
                    no.value,
                );
            }
        }
        let is_new = |no: ActionNo| says.get(&no) != before.get(&no);
        for (no, wording) in written(file, is_new, faults) {
            let hash = hash_of(wording);
            if says.get(&no.value).is_some_and(|said| *said != hash) {
                faults.expected(
                    &no.at,
                    format_args!(
                        "the words that {} had in edition {}, as the file's history has them",
                        no.value, file.number
                    ),
                    format_args!("others: their hash is {hash}"),
                );
            }
            history.entry(no.value).or_default().push(Worded {
                edition: file.number,
                wording: wording.clone(),
            });
        }
        ever.extend(says.keys().copied());
        before = says;
    }
    history
}

/// The hash of each action of an edition.
type Hashes<'a> = BTreeMap<ActionNo, &'a str>;

fn hashes(file: &File) -> Hashes<'_> {
    let actions = file.actions.iter();
    actions
        .map(|(no, hash)| (no.value, hash.as_str()))
        .collect()
}

/// Editions are numbered from 1 without a gap, and their dates never go back.
fn check_order(editions: &[File], faults: &mut Faults) {
    let mut before: Option<&File> = None;
    for (file, number) in editions.iter().zip(1..) {
        if file.number != number {
            faults.expected(
                &file.at,
                format_args!("editions/{number}.toml, the next without a gap"),
                &file.at.path,
            );
        }
        if let Some(before) = before.filter(|before| before.date.value > file.date.value) {
            faults.expected(
                &file.date.at,
                format_args!("a date not before that of edition {}", before.number),
                format_args!("\"{}\"", file.date.value),
            );
        }
        if file.actions.is_empty() {
            faults.expected(&file.at, "[actions], with the hash of each action", "none");
        }
        before = Some(file);
    }
}

/// The words of an edition: one for each action that is new in it or reworded, and no others.
fn written<'a>(
    file: &'a File,
    is_new: impl Fn(ActionNo) -> bool,
    faults: &mut Faults,
) -> Vec<(&'a Placed<ActionNo>, &'a Wording)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for Written { no, wording } in &file.wordings {
        if !seen.insert(no.value) || !is_new(no.value) {
            faults.expected(
                &no.at,
                "one [[wording]] for each action that the edition brings or rewords",
                format_args!("one more for {}", no.value),
            );
        } else {
            found.extend(wording.as_ref().map(|wording| (no, wording)));
        }
    }
    for (no, _) in &file.actions {
        if is_new(no.value) && !seen.contains(&no.value) {
            faults.expected(
                &no.at,
                format_args!(
                    "the words that edition {} brings, as [[wording]]",
                    file.number
                ),
                format_args!("none for {}", no.value),
            );
        }
    }
    found
}

/// An action as it stands in `content/`, with its short id and the hash of what it says.
pub(super) struct Now {
    no: ActionNo,
    hash: String,
    at: At,
}

/// Every action as it stands in `content/`.
pub(super) fn now(
    principles: &[principle::File],
    register: &BTreeMap<(PrincipleNo, Slug), ActionNo>,
) -> Vec<Now> {
    let mut all = Vec::new();
    for file in principles {
        for action in &file.actions {
            let principle = file.no.as_ref().map(|no| no.value);
            let slug = action.slug.as_ref().map(|slug| slug.value.clone());
            let no = principle.zip(slug).and_then(|key| register.get(&key));
            let applies = action.applies.iter().map(|name| name.value.as_str());
            all.extend(no.map(|no| Now {
                no: *no,
                hash: hash(&action.text.value, &action.evidence, applies),
                at: action.text.at.clone(),
            }));
        }
    }
    all
}

/// Holds the newest edition against `content/`. Where they differ the content is not wrong, only ahead.
pub(super) fn check_newest(newest: Option<&File>, now: &[Now], faults: &mut Faults) {
    const NEXT: &str = "`cargo xtask edition` makes the next edition";
    let Some(newest) = newest else {
        let at = At {
            path: "editions/1.toml".to_owned(),
            line: 1,
        };
        faults.expected(&at, "this file", format_args!("none: {NEXT}"));
        return;
    };
    let number = newest.number;
    let says = hashes(newest);
    for Now { no, hash, at } in now {
        match says.get(no) {
            Some(said) if said == hash => {}
            Some(said) => faults.expected(
                at,
                format_args!("{no} as edition {number} words it ({said})"),
                format_args!("other words ({hash}): {NEXT}"),
            ),
            None => faults.expected(
                at,
                format_args!("an action of edition {number}"),
                format_args!("{no}, which is new: {NEXT}"),
            ),
        }
    }
    for (Placed { value: no, at }, _) in &newest.actions {
        if !now.iter().any(|now| now.no == *no) {
            faults.expected(
                at,
                "an action that is in use",
                format_args!("{no}, which is retired: {NEXT}"),
            );
        }
    }
}
