//! No code names a document: what is said of one stands in its content, so that another can take its place.
//!
//! What names a document is read from its `document.toml`. Tests say what they expect, and comments give examples; neither is
//! looked at. A document's `field` is not looked for: it is a common word, which the names of other frameworks have in them.
//!
//! Nor do two documents share an `id`, or the `keys` of saved work: on one host either site would take the other's work for its own.

use std::path::Path;

use super::{Fault, Source};

/// The keys whose texts name a document.
const NAMING: [&str; 7] = [
    "id",
    "title",
    "publisher",
    "publisher_short",
    "published",
    "name",
    "headline",
];

/// The keys whose values no two documents share. To have none counts as a value: one site may do without.
const OWN: [&str; 2] = ["id", "keys"];

/// Checks every file of code against every document of the checkout, and the documents against one another.
pub(super) fn check(sources: &[Source]) -> Vec<Fault> {
    let documents = sources.iter().filter(|source| is_document(&source.file));
    let documents: Vec<&Source> = documents.collect();
    let names = documents.iter().flat_map(|source| names(&source.text));
    let names: Vec<String> = names.collect();
    let code = sources.iter().filter(|source| is_code(&source.file));
    let mut faults: Vec<Fault> = code.flat_map(|source| naming(source, &names)).collect();
    faults.extend(OWN.iter().flat_map(|key| shared(&documents, key)));
    faults
}

/// Every document whose value of a key one before it has.
fn shared(documents: &[&Source], key: &str) -> Vec<Fault> {
    let mut seen: Vec<(Option<&str>, &Path)> = Vec::new();
    let mut faults = Vec::new();
    for source in documents {
        let mut lines = (1..).zip(source.text.lines());
        let found = lines.find_map(|(at, line)| {
            let (own, value) = pair(line)?;
            (own == key).then_some((at, value))
        });
        let value = found.map(|(_, value)| value);
        match seen.iter().find(|(other, _)| *other == value) {
            Some((_, other)) => {
                let said =
                    value.map_or_else(|| format!("no {key}"), |value| format!("{key} {value}"));
                let what = format!(
                    "has {said}, as {} has: each document has its own",
                    other.display()
                );
                faults.push(Fault::new(
                    &source.file,
                    found.map_or(1, |(at, _)| at),
                    what,
                ));
            }
            None => seen.push((value, &source.file)),
        }
    }
    faults
}

/// The checkout's own guidance, and every other that it brings.
fn is_document(file: &Path) -> bool {
    let own = file.starts_with("content") || file.starts_with("documents");
    own && file.ends_with("document.toml")
}

fn names(text: &str) -> Vec<String> {
    let of_line = |line| {
        let (key, value) = pair(line)?;
        NAMING.contains(&key).then(|| value.to_lowercase())
    };
    text.lines().filter_map(of_line).collect()
}

/// A key and its text, as a line has them.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(" = \"")?;
    let (value, _) = value.split_once('"')?;
    Some((key, value))
}

fn is_code(file: &Path) -> bool {
    let end = |end: &str| file.extension().is_some_and(|own| own == end);
    let above = |name: &str| file.components().any(|part| part.as_os_str() == name);
    let is_test = above("tests")
        || above("benches")
        || file.starts_with("e2e")
        || file.ends_with("tests.rs")
        || file.ends_with("samples.rs");
    let of_app = file.starts_with("src") || file.starts_with("style");
    let is_shell = file == Path::new("index.html") || file == Path::new("Trunk.toml");
    !is_test && (end("rs") || of_app && !end("png") || is_shell)
}

fn naming(source: &Source, names: &[String]) -> Vec<Fault> {
    // Tests stand at the end.
    let code = source.text.split("\n#[cfg(test)]\nmod ").next();
    let lines = code.unwrap_or_default().lines().enumerate();
    let said = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
    said.filter_map(|(at, line)| {
        let line = line.to_lowercase();
        let name = names.iter().find(|name| has(&line, name))?;
        let what = format!("names a document ({name}): what is said of one stands in its content");
        Some(Fault::new(&source.file, at + 1, what))
    })
    .collect()
}

/// Whether a line has a name as words of their own.
fn has(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        !line[..at].ends_with(char::is_alphanumeric)
            && !line[at + name.len()..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_line(file: &str, line: &str, faults: usize) {
        let source = |file: &str, text: &str| Source {
            file: file.into(),
            text: text.to_owned(),
        };
        let document =
            "id = \"a-doc\"\ntitle = \"Some principles\"\npublisher_short = \"SOME\"\npages = 3\n";
        let sources = [
            source("documents/one/document.toml", document),
            source(file, line),
        ];
        assert_eq!(check(&sources).len(), faults, "{file}: {line}");
    }

    #[test]
    fn what_names_a_document_is_found_in_code_and_nowhere_else() {
        for (line, faults) in [
            ("title => \"The some’s rules\";", 1),
            ("let id = \"a-doc:1.1-01\";", 1),
            ("lead => \"Fifteen some principles.\";", 1),
            ("/// as in `a-doc:1.1-01`", 0),
            ("let awesome = something();", 0),
            (
                "fn f() {}\n\n#[cfg(test)]\nmod tests { const ID: &str = \"a-doc\"; }",
                0,
            ),
        ] {
            check_line("src/words/home.rs", line, faults);
            check_line("src/words/tests.rs", line, 0);
            check_line("e2e/tests/home.rs", line, 0);
            check_line("README.md", line, 0);
        }
        check_line("index.html", "<title>Some principles</title>", 1);
        check_line("style/main.css", ".a::before { content: 'A-DOC' }", 1);
    }

    #[test]
    fn no_two_documents_share_an_id_or_the_keys_of_saved_work() {
        for (one, other, faults) in [
            ("id = \"a\"", "id = \"b\"\nkeys = \"b\"", &[][..]),
            ("id = \"a\"\nkeys = \"a\"", "id = \"b\"\nkeys = \"b\"", &[]),
            ("id = \"a\"", "id = \"a\"\nkeys = \"b\"", &["id a"]),
            (
                "id = \"a\"\nkeys = \"a\"",
                "id = \"b\"\nkeys = \"a\" # why",
                &["keys a"],
            ),
            ("id = \"a\"", "id = \"b\"", &["no keys"]),
            ("id = \"a\"", "id = \"a\"", &["id a", "no keys"]),
        ] {
            let source = |file: &str, text: &str| Source {
                file: file.into(),
                text: text.to_owned(),
            };
            let found = check(&[
                source("content/document.toml", one),
                source("documents/b/document.toml", other),
            ]);
            let found: Vec<String> = found.iter().map(|fault| fault.what.clone()).collect();
            assert_eq!(found.len(), faults.len(), "{one} | {other}: {found:?}");
            for (found, part) in found.iter().zip(faults) {
                assert!(found.contains(part), "{found}");
            }
        }
    }
}
