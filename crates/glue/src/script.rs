//! The glue.

use std::collections::{BTreeMap, BTreeSet};

use crate::module::{FROM, Names};
use crate::{Fault, short};

/// The glue without comments and without space before and between statements. No lines are joined, so no statement runs into
/// another. What is declared for all of the glue stands without indentation, so this is the place to see what that is.
pub(crate) fn plain(glue: &str) -> Result<Plain, Fault> {
    if glue.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return Err(Fault::Text);
    }
    let (mut lines, mut own) = (Vec::new(), Vec::new());
    let mut is_comment = false;
    for line in glue.lines() {
        let kept = line.trim();
        is_comment |= kept.starts_with("/*");
        if !is_comment && !kept.is_empty() && !kept.starts_with("//") {
            own.extend(declared(line));
            lines.push(kept.to_owned());
        }
        is_comment &= !kept.ends_with("*/");
    }
    Ok(Plain { lines, own })
}

/// The glue, a statement a line.
pub(crate) struct Plain {
    lines: Vec<String>,
    /// What it declares for all of it.
    own: Vec<String>,
}

/// The name that a line declares for all of the glue.
fn declared(line: &str) -> Option<String> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let starts = ["function ", "const ", "let "];
    let rest = starts.iter().find_map(|start| line.strip_prefix(start))?;
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    // A short one gains nothing.
    (end > 4).then(|| rest[..end].to_owned())
}

/// The glue with short names, and what of the program it uses.
pub(crate) fn rename(glue: &Plain, names: &Names) -> Result<(String, BTreeSet<String>), Fault> {
    let (imports, exports) = (nth(&names.imports), nth(&names.exports));
    let offered: BTreeSet<&str> = glue
        .lines
        .iter()
        .filter(|line| line.starts_with("export "))
        .flat_map(|line| words(line).map(|(_, word)| word))
        .collect();
    let own = glue
        .own
        .iter()
        .filter(|name| !offered.contains(name.as_str()));
    let own: BTreeMap<&str, String> = own
        .enumerate()
        .map(|(nth, name)| (name.as_str(), format!("${}", short(nth))))
        .collect();
    let mut found = vec![0; names.imports.len()];
    let mut from = 0;
    let mut used = BTreeSet::new();
    let mut renamed = Vec::new();
    let module = format!("\"{}\":", names.from);
    for line in &glue.lines {
        if let Some(rest) = line.strip_prefix(&module) {
            from += 1;
            renamed.push(format!("{FROM}:{rest}"));
            continue;
        }
        let mut text = String::new();
        let mut done = 0;
        for (at, word) in words(line) {
            let is_key = at == 0 && line[word.len()..].starts_with(':');
            let before = &line[..at];
            let name = if let (true, Some(&nth)) = (is_key, imports.get(word)) {
                found[nth] += 1;
                Some(short(nth))
            } else if before.ends_with("wasm.") {
                let nth = exports.get(word).copied();
                once(
                    word,
                    "among what the program offers",
                    usize::from(nth.is_some()),
                )?;
                used.insert(word.to_owned());
                nth.map(short)
            } else if before.ends_with('.') && !before.ends_with("...") {
                None
            } else {
                own.get(word).cloned()
            };
            if let Some(name) = name {
                text += &line[done..at];
                text += &name;
                done = at + word.len();
            }
        }
        text += &line[done..];
        renamed.push(text);
    }
    // A program may import nothing at all.
    if !names.imports.is_empty() {
        once(&names.from, "once, before what it imports", from)?;
    }
    for (name, found) in names.imports.iter().zip(found) {
        once(name, "once, at the start of a line", found)?;
    }
    Ok((renamed.join("\n"), used))
}

fn once(name: &str, expected: &'static str, found: usize) -> Result<(), Fault> {
    let name = name.to_owned();
    let fault = Fault::Name {
        name,
        expected,
        found,
    };
    if found == 1 { Ok(()) } else { Err(fault) }
}

fn nth(names: &[String]) -> BTreeMap<&str, usize> {
    names
        .iter()
        .enumerate()
        .map(|(nth, name)| (name.as_str(), nth))
        .collect()
}

/// The words of a line, each with where it stands.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split(|c| !is_word(c)).filter_map(move |word| {
        let here = at;
        // What parts two words is one byte where the words are: in the glue only texts have other letters.
        at += word.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((here, word))
    })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}
