//! The next edition of the wording: the file that is written when actions were reworded, added or retired.
//!
//! An edition holds the words of what it brings, not of what it takes away: by the time that a wording is replaced, `content/`
//! no longer has it. So no wording can be lost, with or without the history of the repository, and no edition that is
//! out is ever touched again.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use guidance::corpus::Action;
use guidance::id::ActionNo;

use crate::check::{Ahead, assemble};
use crate::diagnostic::{Diagnostic, Faults};
use crate::parse;
use crate::source::Source;

/// An edition that is yet to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextEdition {
    /// Its number.
    pub number: u32,
    /// Its file, with the name that it has in the content folder.
    pub source: Source,
    /// Actions that say something else than in the edition before.
    pub reworded: Vec<ActionNo>,
    /// Actions that the edition before does not have.
    pub added: Vec<ActionNo>,
    /// Actions that only the edition before has.
    pub retired: Vec<ActionNo>,
}

/// The edition that sources are ahead of their newest one by; `None` when they are not.
///
/// # Errors
/// Every fault in the sources but those that the edition mends.
pub fn next_edition(
    sources: &[Source],
    date: &str,
) -> Result<Option<NextEdition>, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let files = parse::files(sources, &mut faults);
    let newest = files.editions.iter().max_by_key(|file| file.number);
    let number = newest.map_or(1, |file| file.number.saturating_add(1));
    let said: BTreeMap<ActionNo, String> = newest.map_or_else(BTreeMap::new, |file| {
        let actions = file.actions.iter();
        actions.map(|(no, hash)| (no.value, hash.clone())).collect()
    });
    let corpus = assemble(files, sources, Ahead::Allowed, &mut faults);
    let faults = faults.sorted();
    let Some(corpus) = corpus.filter(|_| faults.is_empty()) else {
        return Err(faults);
    };
    let mut actions: Vec<&Action> = corpus.principles().flat_map(|p| &p.actions).collect();
    actions.sort_by_key(|action| action.no);
    let (mut reworded, mut added) = (Vec::new(), Vec::new());
    let mut new = Vec::new();
    for action in &actions {
        match said.get(&action.no) {
            Some(hash) if *hash == action.hash => continue,
            Some(_) => reworded.push(action.no),
            None => added.push(action.no),
        }
        new.push(*action);
    }
    let is_in_use = |no: &ActionNo| actions.iter().any(|action| action.no == *no);
    let retired: Vec<ActionNo> = said.into_keys().filter(|no| !is_in_use(no)).collect();
    if new.is_empty() && retired.is_empty() {
        return Ok(None);
    }
    Ok(Some(NextEdition {
        number,
        source: Source {
            path: format!("editions/{number}.toml"),
            text: write(number, date, &actions, &new),
        },
        reworded,
        added,
        retired,
    }))
}

fn write(number: u32, date: &str, actions: &[&Action], new: &[&Action]) -> String {
    let mut file = format!(
        "\
# Edition {number} of the wording: what every action said when it came out. Written by `cargo xtask edition`; once it is out, nobody
# changes it, since answers that readers have saved were given to these words.
#
# [actions] has the hash of each action (sentence, evidence, applies). [[wording]] has in full what this edition brings, new or
# reworded, and not what it replaces: that stands in the edition that brought it. So each wording is written down while content/
# still has it, and none can be lost.

date = \"{date}\"

[actions]
"
    );
    // Writing to a string does not fail.
    for action in actions {
        let _ = writeln!(file, "\"{}\" = \"{}\"", action.no, action.hash);
    }
    for action in new {
        let applies: Vec<String> = action.applies.iter().map(|name| quoted(name)).collect();
        let _ = write!(
            file,
            "\n[[wording]]\nid = \"{}\"\ntext = {}\nevidence = {}\napplies = [{}]\n",
            action.no,
            quoted(&action.text),
            quoted(&action.evidence),
            applies.join(", ")
        );
    }
    file
}

/// A text of TOML, on one line: white space is no part of a wording.
fn quoted(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}
