//! Texts with places to fill: `"{settled} of {total} actions settled"`.
//!
//! A name in braces is a place; no text of the interface needs a brace of its own. While compiling, each name becomes the
//! number of its argument (`"\u{1} of \u{2} actions settled"`): what is left to do in the browser is a loop, and the program
//! holds no name.

use std::fmt::{Display, Write as _};

/// More arguments than any text has, and fewer than the line feed's number.
const MOST: usize = 9;

/// A text with its places filled; `text` is what [`numbered`] made.
#[must_use]
pub fn fill(text: &str, arguments: &[&dyn Display]) -> String {
    let mut filled = String::new();
    for c in text.chars() {
        match arguments.get((c as usize).wrapping_sub(1)) {
            // Writing to a string does not fail.
            Some(argument) => {
                let _ = write!(filled, "{argument}");
            }
            None => filled.push(c),
        }
    }
    filled
}

/// A text with views in it, in the order in which the language has them: the text between them as text. The places of
/// arguments come before those of views.
#[cfg(feature = "ssr")]
pub fn views(
    text: &str,
    arguments: &[&dyn Display],
    slots: Vec<leptos::prelude::AnyView>,
) -> Vec<leptos::prelude::AnyView> {
    use leptos::prelude::IntoAny as _;
    let mut slots: Vec<_> = slots.into_iter().map(Some).collect();
    let mut views = Vec::new();
    let mut words = String::new();
    for c in text.chars() {
        let place = (c as usize).wrapping_sub(1);
        let slot = slots.get_mut(place.wrapping_sub(arguments.len()));
        if let Some(argument) = arguments.get(place) {
            let _ = write!(words, "{argument}");
        } else if let Some(slot) = slot {
            // The renderer would make a blank of a text without a letter.
            if !words.is_empty() {
                views.push(std::mem::take(&mut words).into_any());
            }
            views.extend(slot.take());
        } else {
            words.push(c);
        }
    }
    if !words.is_empty() {
        views.push(words.into_any());
    }
    views
}

/// The text with numbers in place of names.
#[must_use]
pub const fn numbered<const N: usize>(text: &str, names: &[&str]) -> [u8; N] {
    let mut out = [0; N];
    let _ = number(text, names, &mut out);
    out
}

/// The length of what [`numbered`] makes.
#[must_use]
pub const fn numbered_length(text: &str, names: &[&str]) -> usize {
    number(text, names, &mut [])
}

/// Writes as much as there is room for; how long the whole is.
const fn number(text: &str, names: &[&str], out: &mut [u8]) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut end) = (0, 0);
    while at < bytes.len() {
        let mut byte = bytes[at];
        if byte == b'{' {
            let start = at + 1;
            while bytes[at] != b'}' {
                at += 1;
            }
            let name = bytes.split_at(at).0.split_at(start).1;
            match place(name, names) {
                Some(place) => byte = place as u8 + 1,
                None => panic!("a text has a place for which there is no argument"),
            }
        }
        if end < out.len() {
            out[end] = byte;
        }
        at += 1;
        end += 1;
    }
    end
}

/// A constant text with numbers in place of names, if it [`fits`].
macro_rules! numbered {
    ($text:expr, $names:expr, $optional:expr) => {{
        use $crate::words::template;
        const TEXT: &str = $text;
        const NAMES: &[&str] = &$names;
        const BYTES: [u8; template::numbered_length(TEXT, NAMES)] = template::numbered(TEXT, NAMES);
        const {
            assert!(
                template::fits(TEXT, NAMES, $optional),
                "a text does not fit its message"
            )
        };
        template::utf8(&BYTES)
    }};
}

/// Texts joined while compiling: markup with words in it.
#[allow(unused_macros, reason = "the finder makes its markup at run time")]
macro_rules! joined {
    ($($text:expr),+ $(,)?) => {{
        use $crate::words::template;
        const TEXTS: &[&str] = &[$($text),+];
        const BYTES: [u8; template::length(TEXTS)] = template::joined(TEXTS);
        template::utf8(&BYTES)
    }};
}

/// Bytes that were made of texts, as a text.
#[must_use]
pub const fn utf8(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a letter was cut in two"),
    }
}

/// Whether a text uses each of these names, and no others; the optional one it may leave out: "the only page" holds a
/// number as well. Asked while compiling, so what is wrong in the table of a
/// build stops the build.
#[must_use]
pub const fn fits(template: &str, names: &[&str], optional: &str) -> bool {
    let bytes = template.as_bytes();
    let mut used = match place(optional.as_bytes(), names) {
        Some(place) => 1u32 << place,
        None => 0,
    };
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'}' {
            return false;
        }
        if bytes[at] == b'{' {
            let start = at + 1;
            while at < bytes.len() && bytes[at] != b'}' {
                at += 1;
            }
            if at == bytes.len() {
                return false;
            }
            let name = bytes.split_at(at).0.split_at(start).1;
            match place(name, names) {
                Some(place) => used |= 1 << place,
                None => return false,
            }
        }
        at += 1;
    }
    names.len() <= MOST && used == (1u32 << names.len()) - 1
}

const fn place(name: &[u8], names: &[&str]) -> Option<usize> {
    let mut at = 0;
    while at < names.len() {
        if is_same(name, names[at].as_bytes()) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether two texts are the same, also while compiling.
pub(super) const fn is_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Joins texts while compiling: markup with words in it. `N` is the sum of their lengths.
#[must_use]
pub const fn joined<const N: usize>(texts: &[&str]) -> [u8; N] {
    let mut bytes = [0; N];
    let (mut text, mut end) = (0, 0);
    while text < texts.len() {
        let from = texts[text].as_bytes();
        let mut at = 0;
        while at < from.len() {
            bytes[end] = from[at];
            at += 1;
            end += 1;
        }
        text += 1;
    }
    bytes
}

/// The length of texts together.
#[must_use]
pub const fn length(texts: &[&str]) -> usize {
    let (mut text, mut length) = (0, 0);
    while text < texts.len() {
        length += texts[text].len();
        text += 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_fits_if_it_uses_every_name_and_no_other() {
        for (text, names, fitting) in [
            ("", &[][..], true),
            ("a", &[], true),
            ("{a} b", &["a"], true),
            ("{b} {a} {b}", &["a", "b"], true),
            ("a", &["a"], false),
            ("{a}", &["a", "b"], false),
            ("{a} {b}", &["a"], false),
            ("{a", &["a"], false),
            ("a}", &["a"], false),
            ("{}", &[], false),
        ] {
            assert_eq!(fits(text, names, ""), fitting, "{text} {names:?}");
        }
        assert!(fits("a", &["a"], "a") && fits("{a}", &["a"], "a"));
        assert!(!fits("{a}", &["a", "b"], "a"));
    }

    #[test]
    fn places_are_filled_in_the_order_of_the_text() {
        const TEXT: &str = numbered!("{b}, then {a}:\n“{b}”", ["a", "b"], "");
        assert_eq!(fill(TEXT, &[&1, &"x"]), "x, then 1:\n“x”");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn texts_are_joined() {
        const WORD: &str = "é";
        assert_eq!(joined!("<b>", WORD, "</b>"), "<b>é</b>");
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn views_stand_where_the_language_has_them() {
        use leptos::prelude::*;
        const FIRST: &str = numbered!("Read {link} on {n}.", ["n", "link"], "");
        const LAST: &str = numbered!("{n} – {link}", ["n", "link"], "");
        const ALONE: &str = numbered!("{link}", ["n", "link"], "n");
        let html = |text: &str| {
            let link = view! { <a href="x">"y"</a> }.into_any();
            views(text, &[&2], vec![link]).to_html().replace("<!>", "")
        };
        assert_eq!(html(FIRST), r#"Read <a href="x">y</a> on 2."#);
        assert_eq!(html(LAST), r#"2 – <a href="x">y</a>"#);
        assert_eq!(html(ALONE), r#"<a href="x">y</a>"#);
    }
}
