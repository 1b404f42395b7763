//! Words that readers see stand in `src/words/`, and not where they are shown.
//!
//! What is looked at are the texts in quotes of the code that shows things. Names are lower-case and have no blanks (classes,
//! ids, keys); attributes hold names, but for a few; all else that reads like words is a fault. The browser tests find what
//! slips through, in a site that speaks another language.

use std::path::Path;

use super::Fault;
use super::sources::{comment, quoted, raw_string};

/// A text that may stand where it does.
struct Exception {
    text: &'static str,
    reason: &'static str,
}

const EXCEPTIONS: [Exception; 8] = [
    Exception {
        text: "this page and the program do not fit together: reload the page",
        reason: "for whoever looks into the console",
    },
    Exception {
        text: "no reason given",
        reason: "within an error that nobody is shown",
    },
    Exception {
        text: "dot dot--full",
        reason: "classes",
    },
    Exception {
        text: ".mast [href$=\\\"settings.html\\\"]",
        reason: "a selector",
    },
    Exception {
        text: "label, .self ~ span:not(.vh)",
        reason: "a selector",
    },
    Exception {
        text: ".turn [rel=next]",
        reason: "a selector",
    },
    Exception {
        text: ".turn [rel=prev]",
        reason: "a selector",
    },
    Exception {
        text: "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog",
        reason: "a selector",
    },
];

/// Attributes whose values are read by people.
const SAID: [&str; 4] = ["aria-label", "title", "alt", "placeholder"];

/// Checks one file.
pub(super) fn check(file: &Path, text: &str) -> Vec<Fault> {
    let shows = ["src/ui", "src/hydrate", "src/platform"];
    let shows = shows
        .iter()
        .any(|start| file.starts_with(start) || file == Path::new(&format!("{start}.rs")));
    if !shows || file.extension().is_none_or(|end| end != "rs") {
        return Vec::new();
    }
    // Tests say what they expect, and stand at the end.
    let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text);
    strings(code)
        .into_iter()
        .filter(|string| says_words(string) && !is_exception(string.text))
        .map(|string| {
            let what = format!(
                "words outside of src/words: \"{}\"",
                string.text.chars().take(60).collect::<String>()
            );
            Fault::new(file, string.line, what)
        })
        .collect()
}

fn is_exception(text: &str) -> bool {
    EXCEPTIONS
        .iter()
        .any(|exception| !exception.reason.is_empty() && exception.text == text)
}

/// A text in quotes, with what stands before it.
struct Text<'a> {
    line: usize,
    before: &'a str,
    text: &'a str,
}

fn strings(code: &str) -> Vec<Text<'_>> {
    let mut strings = Vec::new();
    let mut at = 0;
    while let Some(c) = code[at..].chars().next() {
        let rest = &code[at..];
        let inside_word = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let string = raw_string(rest).or_else(|| quoted(rest));
        at += match (comment(rest), string) {
            (Some(length), _) => length,
            (None, Some(length)) if !(inside_word && c.is_alphanumeric()) => {
                let text = rest[..length].trim_start_matches(['b', 'r', '#']);
                if let Some(text) = text.strip_prefix('"') {
                    strings.push(Text {
                        line: code[..at].matches('\n').count() + 1,
                        before: &code[..at],
                        text: text.trim_end_matches('#').trim_end_matches('"'),
                    });
                }
                length
            }
            _ => c.len_utf8(),
        };
    }
    strings
}

/// Whether people would read it as words.
fn says_words(string: &Text<'_>) -> bool {
    let line = string.before.rsplit('\n').next().unwrap_or_default();
    // A condition of the compiler's.
    if line.trim_start().starts_with("#[") {
        return false;
    }
    if let Some(before) = string.before.strip_suffix('=') {
        let name = before
            .rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
            .next();
        if !name.is_some_and(|name| name.is_empty() || SAID.contains(&name)) {
            return false;
        }
    }
    let bare = without(without(string.text.to_owned(), '<', '>'), '{', '}');
    let letters = |word: &str| word.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_word = |word: &&str| letters(word) > 1;
    let words: Vec<&str> = bare.split_whitespace().filter(is_word).collect();
    match words.as_slice() {
        [] => false,
        [one] => one.starts_with(|c: char| c.is_ascii_uppercase()) && !one.contains('_'),
        _ => true,
    }
}

/// A text without what stands in brackets: tags of markup, places to fill.
fn without(mut text: String, open: char, close: char) -> String {
    while let Some(start) = text.find(open) {
        let end = text[start..]
            .find(close)
            .map_or(text.len(), |end| start + end + 1);
        text.replace_range(start..end, " ");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_line(line: &str, faults: usize) {
        let found = check(Path::new("src/ui/pages/home.rs"), line);
        assert_eq!(found.len(), faults, "{line}: {found:?}");
        assert!(check(Path::new("src/words/home.rs"), line).is_empty());
    }

    #[test]
    fn words_in_views_are_found() {
        check_line("<p>\"Show only\"</p>", 1);
        check_line("<p>\"Sources\"</p>", 1);
        check_line("<nav aria-label=\"Main\">", 1);
        check_line("<a title=\"the way in\">", 1);
        check_line("format!(\"{count} of {all} stages\")", 1);
        check_line("const HTML: &str = \"<b>Yes</b>\";", 1);
        check_line("a(\"One\", 'x', \"Two\")", 2);
        check_line("let x = \"a\n  b of c\nd\";", 0);
    }

    #[test]
    fn names_and_comments_are_no_words() {
        for line in [
            "<p class=\"soft small\">{words::lead()}</p>",
            "// \"Show only\"",
            "#[cfg(feature = \"ssr\")]",
            "let name = \"data-act\";",
            "format!(\"#part-{}\", part.number)",
            "format!(\"M{} -10h{}\", a, b)",
            "\"<fieldset class=choice data-act=yes><legend>\"",
            "\", \"",
            "fn f<'a>() {}\n\n#[cfg(test)]\nmod tests { fn f() { \"Some words\" } }",
        ] {
            check_line(line, 0);
        }
    }
}
