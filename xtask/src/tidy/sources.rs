//! Which module of the app may name which: the edges that cargo cannot see, as they are all one crate.

use std::path::Path;

use super::Fault;

/// Words that mean the browser. Only `src/platform` knows it.
const BROWSER: [&str; 2] = ["web_sys", "js_sys"];

/// Leptos's own ways to the browser, which need no import to be seen.
const LEPTOS_BROWSER: [&str; 2] = ["window", "document"];

/// The places that join the browser to the state.
const JOINS: [&str; 16] = [
    "src/bin/finder.rs",
    "src/desk.rs",
    "src/desk/files.rs",
    "src/desk/guide.rs",
    "src/desk/link.rs",
    "src/desk/report.rs",
    "src/desk/sealed.rs",
    "src/desk/shared.rs",
    "src/desk/sheet.rs",
    "src/desk/systems.rs",
    "src/finder.rs",
    "src/finder/list.rs",
    "src/hydrate.rs",
    "src/hydrate/helpful.rs",
    "src/hydrate/settings.rs",
    "src/app.rs",
];

/// What the core must not ask for: the same input gives the same answer, on every machine, at any time.
const IMPURE: [&str; 7] = [
    "std::time",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "SystemTime",
    "Instant",
];

/// Checks one file of Rust.
pub(super) fn check(file: &Path, text: &str) -> Vec<Fault> {
    if file.extension().is_none_or(|end| end != "rs") {
        return Vec::new();
    }
    let code = code_of(text);
    let mut faults = Vec::new();
    for (number, line) in code.lines().enumerate() {
        if let Some(what) = breach(file, line) {
            faults.push(Fault::new(file, number + 1, what));
        }
    }
    faults
}

fn breach(file: &Path, line: &str) -> Option<String> {
    let below = |dir: &str| file.starts_with(dir) || file == Path::new(&format!("{dir}.rs"));
    if below("crates/guidance/src") {
        let found = IMPURE.iter().find(|word| names(line, word))?;
        return Some(format!("the core must not name {found}: it is handed in"));
    }
    if !file.starts_with("src") || below("src/platform") {
        return None;
    }
    if let Some(found) = BROWSER.iter().find(|word| names(line, word)) {
        return Some(format!("only src/platform may name {found}"));
    }
    if words(line).any(|(_, word)| word.starts_with("gloo_")) {
        return Some("only src/platform may name gloo".to_owned());
    }
    if let Some(found) = LEPTOS_BROWSER.iter().find(|word| calls(line, word)) {
        return Some(format!("only src/platform may call {found}()"));
    }
    let declares = file == Path::new("src/lib.rs") && line.contains("mod platform;");
    if names(line, "platform") && !declares && !JOINS.iter().any(|join| file == Path::new(join)) {
        return Some(format!("only {} may name platform", JOINS.join(" and ")));
    }
    let shows = ["ui", "state", "island", "hydrate"];
    if below("src/words")
        && let Some(found) = shows.iter().find(|word| names(line, word))
    {
        return Some(format!("the words must not name {found}, which shows them"));
    }
    if below("src/state") && names(line, "ui") {
        return Some("the state must not name ui: it is shown, it does not show".to_owned());
    }
    None
}

/// Whether a line of code has this word, or this path of words, as a whole.
fn names(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        !line[..at].ends_with(is_part) && !line[at + name.len()..].starts_with(is_part)
    })
}

/// Whether a line calls a function of this name; a method of the same name is another thing.
fn calls(line: &str, name: &str) -> bool {
    words(line).any(|(at, word)| {
        word == name
            && !line[..at].trim_end().ends_with('.')
            && line[at + word.len()..].trim_start().starts_with('(')
    })
}

fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + line[rest..].find(is_part)?;
        let end = line[start..]
            .find(|c| !is_part(c))
            .map_or(line.len(), |len| start + len);
        rest = end;
        Some((start, &line[start..end]))
    })
}

/// The code of a file: comments and what stands in quotes become blanks, lines stay where they are.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = comment(rest)
            .or_else(|| raw_string(rest))
            .or_else(|| quoted(rest));
        // `r` or `b` inside a word starts no string.
        let inside_word = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        match skipped {
            Some(len) if !(inside_word && c.is_alphanumeric()) => {
                code.extend(
                    rest[..len]
                        .chars()
                        .map(|c| if c == '\n' { '\n' } else { ' ' }),
                );
                rest = &rest[len..];
            }
            _ => {
                code.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    code
}

pub(super) fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let inner = rest.strip_prefix("/*")?;
    Some(inner.find("*/").map_or(rest.len(), |at| at + 4))
}

pub(super) fn raw_string(rest: &str) -> Option<usize> {
    let start = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = start.len() - start.trim_start_matches('#').len();
    let body = start[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let head = rest.len() - body.len();
    Some(
        body.find(&end)
            .map_or(rest.len(), |at| head + at + end.len()),
    )
}

/// A string, or a character in quotes; a lifetime is neither.
pub(super) fn quoted(rest: &str) -> Option<usize> {
    let start = rest.strip_prefix('b').unwrap_or(rest);
    let quote = start.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let head = rest.len() - start.len() + 1;
    let mut escaped = false;
    for (at, c) in start[1..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(head + at + 1),
            // A character is one character long: what is longer was a lifetime.
            _ if quote == '\'' && at > 0 && !start[1..].starts_with('\\') => return None,
            _ => {}
        }
    }
    (quote == '"').then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_line(file: &str, line: &str, expected: Option<&str>) {
        let faults = check(Path::new(file), line);
        match expected {
            None => assert!(faults.is_empty(), "{faults:?}"),
            Some(part) => {
                assert!(
                    faults.len() == 1 && faults[0].what.contains(part),
                    "{line}: {faults:?}"
                );
            }
        }
    }

    #[test]
    fn the_browser_is_named_in_one_place_only() {
        for (line, word) in [
            ("use web_sys::Storage;", "web_sys"),
            ("let x = js_sys::Date::now();", "js_sys"),
            ("use gloo_storage::LocalStorage;", "gloo"),
            ("let w = window();", "window()"),
            ("leptos::prelude::document ().title()", "document()"),
        ] {
            check_line("src/ui/pages/home.rs", line, Some(word));
            check_line("src/state.rs", line, Some(word));
            check_line("src/platform/clock.rs", line, None);
            check_line("src/platform.rs", line, None);
            check_line("xtask/src/main.rs", line, None);
        }
        check_line(
            "src/ui.rs",
            "corpus.document.title; event.document();",
            None,
        );
        check_line("src/ui.rs", "// web_sys is named in a comment", None);
        check_line("src/ui.rs", "let text = \"web_sys\";", None);
    }

    #[test]
    fn the_platform_is_joined_in_one_place_only() {
        check_line(
            "src/state/progress.rs",
            "use crate::platform::clock;",
            Some("may name platform"),
        );
        check_line(
            "src/lib.rs",
            "use platform::clock;",
            Some("may name platform"),
        );
        check_line("src/lib.rs", "pub mod platform;", None);
        check_line("src/hydrate.rs", "use crate::platform::clock;", None);
        check_line("src/app.rs", "use crate::platform::clock;", None);
        check_line("src/ui.rs", "let platforms = 1;", None);
    }

    #[test]
    fn the_state_does_not_know_how_it_is_shown() {
        check_line(
            "src/state/filter.rs",
            "use crate::ui::pages;",
            Some("must not name ui"),
        );
        check_line("src/ui/pages.rs", "use crate::ui::pages;", None);
    }

    #[test]
    fn the_words_do_not_know_where_they_are_shown() {
        check_line(
            "src/words/home.rs",
            "use crate::ui::pages;",
            Some("must not name ui"),
        );
        check_line("src/words.rs", "use crate::state::Opening;", Some("state"));
        check_line("src/words/home.rs", "use super::plural;", None);
    }

    #[test]
    fn the_core_is_handed_the_time() {
        check_line(
            "crates/guidance/src/progress.rs",
            "use std::time::SystemTime;",
            Some("std::time"),
        );
        check_line(
            "crates/guidance/src/progress.rs",
            "let now = Instant::now();",
            Some("Instant"),
        );
        check_line(
            "crates/content-compiler/src/source.rs",
            "use std::fs;",
            None,
        );
    }

    #[test]
    fn comments_and_strings_are_not_code() {
        for (text, code) in [
            ("a // b\nc", "a     \nc"),
            ("a /* b\n */ c", "a     \n    c"),
            ("a(\"b \\\" c\") d", "a(        ) d"),
            ("r#\"b \" c\"# d", "             d".trim_start_matches("  ")),
            (
                "fn f<'a>(x: &'a str) { '\"' }",
                "fn f<'a>(x: &'a str) {     }",
            ),
            ("let c = '\\''; d", "let c =     ; d"),
        ] {
            assert_eq!(code_of(text).trim(), code.trim(), "{text}");
        }
        let text = "let a = r\"x\";\n// b\nweb_sys";
        assert_eq!(check(Path::new("src/ui.rs"), text)[0].line, 3);
    }
}
