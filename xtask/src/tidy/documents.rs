//! No code names a document: what is said of one stands in its content, so that another can take its place.
//!
//! What names a document is read from its `document.toml`. Tests say what they expect, and comments give examples; neither is
//! looked at.

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

/// Checks every file of code against every document of the checkout.
pub(super) fn check(sources: &[Source]) -> Vec<Fault> {
    let documents = sources.iter().filter(|source| is_document(&source.file));
    let names: Vec<String> = documents.flat_map(|source| names(&source.text)).collect();
    let code = sources.iter().filter(|source| is_code(&source.file));
    code.flat_map(|source| naming(source, &names)).collect()
}

/// The checkout's own guidance, and every other that it brings.
fn is_document(file: &Path) -> bool {
    let own = file.starts_with("content") || file.starts_with("documents");
    own && file.ends_with("document.toml")
}

fn names(text: &str) -> Vec<String> {
    let of_line = |line: &str| {
        let (key, value) = line.split_once(" = \"")?;
        let (value, _) = value.split_once('"')?;
        NAMING.contains(&key).then(|| value.to_lowercase())
    };
    text.lines().filter_map(of_line).collect()
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
}
