//! What of a reader's text is an address that may be followed.
//!
//! Only `https:` and `mailto:`: whatever else a text has stays text, so nothing that was typed or imported can run.

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words.
    Plain(&'a str),
    /// An address, as it stands in the text; it starts with `https://` or `mailto:`.
    Link(&'a str),
}

impl<'a> Part<'a> {
    /// What stands in the text.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self {
            Self::Plain(text) | Self::Link(text) => text,
        }
    }
}

/// A text in pieces, in order. Joined, they are the text.
#[must_use]
pub fn links(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut plain, mut at) = (0, 0);
    let mut before = None;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let starts_here = !before.is_some_and(char::is_alphanumeric);
        match address(rest).filter(|_| starts_here) {
            Some(length) => {
                push(&mut parts, text.get(plain..at).map(Part::Plain));
                push(&mut parts, rest.get(..length).map(Part::Link));
                at += length;
                plain = at;
                before = Some('a');
            }
            None => {
                at += letter.len_utf8();
                before = Some(letter);
            }
        }
    }
    push(&mut parts, text.get(plain..).map(Part::Plain));
    parts
}

fn push<'a>(parts: &mut Vec<Part<'a>>, part: Option<Part<'a>>) {
    parts.extend(part.filter(|part| !part.text().is_empty()));
}

/// How long the address is that a text starts with.
fn address(text: &str) -> Option<usize> {
    web(text).or_else(|| mail(text))
}

fn web(text: &str) -> Option<usize> {
    const SCHEME: &str = "https://";
    let rest = text.strip_prefix(SCHEME)?;
    let end = rest.find(|c| !may_stand(c)).unwrap_or(rest.len());
    let all = without_sentence(rest.get(..end)?);
    let host_end = all.find(['/', '?', '#']).unwrap_or(all.len());
    let host = all.get(..host_end)?;
    // What stands before an @ looks like the host and is not.
    is_host(host).then_some(SCHEME.len() + all.len())
}

/// A name or an address of a machine, perhaps with a port.
fn is_host(host: &str) -> bool {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    };
    if let Some(number) = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
    {
        return number
            .bytes()
            .all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.');
    }
    name.starts_with(char::is_alphanumeric)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '.' || c == '-')
}

/// Whether a letter may stand in an address. Those that can't be seen, or turn the direction of what follows, may not.
fn may_stand(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_graphic() && !"<>\"`{}|\\^".contains(c)
    } else {
        c.is_alphanumeric()
    }
}

/// An address without what ends the sentence or the bracket that it stands in.
fn without_sentence(text: &str) -> &str {
    // How many more brackets are closed than opened.
    let surplus = |open: char, close: char| {
        text.chars().fold(0_i32, |more, c| {
            more + i32::from(c == close) - i32::from(c == open)
        })
    };
    let (mut round, mut square) = (surplus('(', ')'), surplus('[', ']'));
    let ends = |c: char| match c {
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' => true,
        ')' => {
            round -= 1;
            round >= 0
        }
        ']' => {
            square -= 1;
            square >= 0
        }
        _ => false,
    };
    text.trim_end_matches(ends)
}

fn mail(text: &str) -> Option<usize> {
    const SCHEME: &str = "mailto:";
    let rest = text.strip_prefix(SCHEME)?;
    let (name, host) = rest.split_once('@')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b));
    let end = host
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'))
        .unwrap_or(host.len());
    let host = without_sentence(host.get(..end)?);
    let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric());
    (is_name && is_host).then_some(SCHEME.len() + name.len() + 1 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = links(text)
            .into_iter()
            .filter_map(|part| match part {
                Part::Link(link) => Some(link),
                Part::Plain(_) => None,
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_are_found_without_the_sentence_around_them() {
        check("https://example.org", &["https://example.org"]);
        check(
            "See https://example.org/a?b=c#d, and (https://example.org/e).",
            &["https://example.org/a?b=c#d", "https://example.org/e"],
        );
        check(
            "https://example.org/a_(b)! <https://münchen.example/ä>",
            &["https://example.org/a_(b)", "https://münchen.example/ä"],
        );
        check(
            "https://example.org:8443/\nmailto:ada@example.org.",
            &["https://example.org:8443/", "mailto:ada@example.org"],
        );
        check("https://[::1]:8/x", &["https://[::1]:8/x"]);
    }

    #[test]
    fn nothing_else_is_an_address() {
        for text in [
            "",
            "words",
            "https://",
            "https:///path",
            "https:",
            "mailto:",
            "mailto:@example.org",
            "mailto:ada",
            "http://example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https:x",
            "xhttps://example.org",
            "ähttps://example.org",
            "https://example.org@evil.example/",
            "https://a:b@evil.example",
            "https://https://",
            "https://a:b/",
            "https://\u{202e}example.org",
            "//example.org",
            "www.example.org",
            "ada@example.org",
        ] {
            check(text, &[]);
        }
        check("javascript:https://example.org", &["https://example.org"]);
        check("https://example.org/\u{202e}gpj", &["https://example.org/"]);
        check("https://example.org\"onclick=x", &["https://example.org"]);
    }

    proptest::proptest! {
        #[test]
        fn parts_joined_are_the_text(text in "(https://|mailto:|javascript:|[a-z@./()<> ]|\\PC){0,30}") {
            let parts = links(&text);
            let joined: String = parts.iter().map(|part| part.text()).collect();
            proptest::prop_assert_eq!(&joined, &text);
            for part in parts {
                if let Part::Link(link) = part {
                    proptest::prop_assert!(link.starts_with("https://") || link.starts_with("mailto:"));
                    proptest::prop_assert!(!link.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`\\".contains(c)));
                    // As a text of its own it is the same link.
                    proptest::prop_assert_eq!(links(link), [Part::Link(link)]);
                }
            }
        }
    }
}
