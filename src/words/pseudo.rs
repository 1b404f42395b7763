//! English made strange: what tests switch on to see that no word stands outside of the tables, and that longer words fit.
//!
//! Every letter gets an accent, so a letter without one was written elsewhere. Every vowel stands twice and the whole in
//! brackets, which makes texts about 40 % longer: the words themselves, as in languages with long ones, and not just the
//! number of words. A missing bracket shows a text that is cut off. `{places}` stay as they are.

/// The text while compiling, as a constant.
macro_rules! pseudo {
    ($text:literal) => {{
        const BYTES: [u8; $crate::words::pseudo::length($text)] =
            $crate::words::pseudo::bytes($text);
        $crate::words::template::utf8(&BYTES)
    }};
}

const SMALL: [&str; 26] = [
    "åå", "ƀ", "ç", "ð", "éé", "ƒ", "ĝ", "ĥ", "îî", "ĵ", "ķ", "ļ", "ɱ", "ñ", "öö", "þ", "ɋ", "ŕ",
    "š", "ţ", "ûû", "ṽ", "ŵ", "ẋ", "ý", "ž",
];

const LARGE: [&str; 26] = [
    "ÅÅ", "Ɓ", "Ç", "Ð", "ÉÉ", "Ƒ", "Ĝ", "Ĥ", "ÎÎ", "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "ÖÖ", "Þ", "Ɋ", "Ŕ",
    "Š", "Ţ", "ÛÛ", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž",
];

/// The length of what [`bytes`] makes.
#[must_use]
pub const fn length(text: &str) -> usize {
    written(text, &mut [])
}

/// The text, made strange.
#[must_use]
pub const fn bytes<const N: usize>(text: &str) -> [u8; N] {
    let mut out = [0; N];
    let _ = written(text, &mut out);
    out
}

/// Writes as much as there is room for; how long the whole is.
const fn written(text: &str, out: &mut [u8]) -> usize {
    let bytes = text.as_bytes();
    let has_letter = has_letter(bytes);
    let mut end = 0;
    if has_letter {
        end = push(out, end, b"[");
    }
    let (mut at, mut in_place) = (0, false);
    while at < bytes.len() {
        let byte = bytes[at];
        in_place = (in_place || byte == b'{') && byte != b'}';
        end = match byte {
            b'a'..=b'z' if !in_place => push(out, end, SMALL[(byte - b'a') as usize].as_bytes()),
            b'A'..=b'Z' if !in_place => push(out, end, LARGE[(byte - b'A') as usize].as_bytes()),
            _ => push(out, end, &[byte]),
        };
        at += 1;
    }
    if has_letter {
        end = push(out, end, b"]");
    }
    end
}

/// Whether there is a letter outside of places.
const fn has_letter(bytes: &[u8]) -> bool {
    let (mut at, mut in_place) = (0, false);
    while at < bytes.len() {
        in_place = (in_place || bytes[at] == b'{') && bytes[at] != b'}';
        if !in_place && bytes[at].is_ascii_alphabetic() {
            return true;
        }
        at += 1;
    }
    false
}

const fn push(out: &mut [u8], mut end: usize, bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        if end < out.len() {
            out[end] = bytes[at];
        }
        at += 1;
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_get_accents_and_places_stay() {
        assert_eq!(pseudo!("Skip to 2 {pages}"), "[Šķîîþ ţöö 2 {pages}]");
        assert_eq!(pseudo!("{a}: {b}, "), "{a}: {b}, ");
        assert_eq!(pseudo!("’"), "’");
    }
}
