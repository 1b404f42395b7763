//! What a reader looks for: words, and choices that narrow. Its home is the address of the search page.
//!
//! Laws, held by property tests: `parse(format(wish)) == wish`; parsing never panics; what is not understood is handed back.

use crate::id::Name;

/// A facet by which actions are narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// When an action is done.
    Stage,
    /// Who does it.
    Role,
    /// What it counters.
    Threat,
    /// What it is about.
    Topic,
    /// To which systems it applies.
    Applies,
    /// Which framework its principle has a link to.
    Framework,
    /// Where it stands.
    Status,
}

impl Key {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Stage,
        Self::Role,
        Self::Threat,
        Self::Topic,
        Self::Applies,
        Self::Framework,
        Self::Status,
    ];

    /// Its name in addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Role => "role",
            Self::Threat => "threat",
            Self::Topic => "topic",
            Self::Applies => "applies",
            Self::Framework => "framework",
            Self::Status => "status",
        }
    }

    /// The facet with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.id() == name)
    }
}

/// What a reader looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// As typed, without space around it.
    pub query: String,
    /// Values that were chosen, in order and each once: of one facet any will do, of several facets each must hold. See
    /// [`Wish::choose`].
    pub chosen: Vec<(Key, Name)>,
    /// Only principles are listed, without their actions.
    pub principles: bool,
    /// The words are looked for as they were typed: no misspellings, no other names.
    pub literal: bool,
}

/// A query of an address, and what of it was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The wish.
    pub wish: Wish,
    /// Pairs that this release doesn't know, as they stood.
    pub ignored: Vec<String>,
}

const QUERY: &str = "q";
const SHOW: &str = "show";
const PRINCIPLES: &str = "principles";
const AS: &str = "as";
const TYPED: &str = "typed";

impl Wish {
    /// Reads the query of an address, without its question mark.
    #[must_use]
    pub fn parse(query: &str) -> Parsed {
        let mut wish = Self::default();
        let mut ignored = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match (key, Key::named(key), value.parse::<Name>()) {
                (QUERY, ..) => decode(value).trim().clone_into(&mut wish.query),
                (SHOW, ..) if value == PRINCIPLES => wish.principles = true,
                (AS, ..) if value == TYPED => wish.literal = true,
                (_, Some(key), Ok(value)) => {
                    wish.choose(key, value, true);
                }
                _ => ignored.push(pair.to_owned()),
            }
        }
        Parsed { wish, ignored }
    }

    /// The query of an address, without its question mark; empty when nothing is looked for.
    #[must_use]
    pub fn format(&self) -> String {
        let mut pairs = Vec::new();
        if !self.query.is_empty() {
            pairs.push([QUERY, "=", &encode(&self.query)].concat());
        }
        for (key, value) in &self.chosen {
            pairs.push([key.id(), "=", value.as_str()].concat());
        }
        if self.principles {
            pairs.push([SHOW, "=", PRINCIPLES].concat());
        }
        if self.literal {
            pairs.push([AS, "=", TYPED].concat());
        }
        pairs.join("&")
    }

    /// Chooses a value, or takes it out of the choice.
    pub fn choose(&mut self, key: Key, value: Name, chosen: bool) {
        match self.chosen.binary_search(&(key, value)) {
            Ok(at) if !chosen => {
                self.chosen.remove(at);
            }
            Err(at) if chosen => self.chosen.insert(at, (key, value)),
            _ => {}
        }
    }
}

/// As forms write it: a space as `+`, letters and digits as they are, all else by its bytes.
#[must_use]
pub fn encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte))
            }
            _ => {
                encoded.push('%');
                encoded.push(char::from(DIGITS[usize::from(byte >> 4)]));
                encoded.push(char::from(DIGITS[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}

/// What [`encode`] or a browser wrote; what is no text any more becomes replacement characters.
#[must_use]
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let digit = |at: usize| {
            after
                .get(at)
                .and_then(|byte| char::from(*byte).to_digit(16))
        };
        match (first, digit(0), digit(1)) {
            (b'+', ..) => bytes.push(b' '),
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_address_is_read_as_it_was_written(
            query in ".{0,40}",
            chosen in proptest::collection::btree_set((0usize..7, "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}"), 0..6),
            principles in any::<bool>(),
            literal in any::<bool>(),
        ) {
            let chosen: std::collections::BTreeSet<(Key, Name)> = chosen.into_iter().map(|(key, value)| (Key::ALL[key], value.parse().unwrap())).collect();
            let chosen = Vec::from_iter(chosen);
            let wish = Wish { query: query.trim().to_owned(), chosen, principles, literal };
            prop_assert_eq!(Wish::parse(&wish.format()), Parsed { wish, ignored: Vec::new() });
        }

        #[test]
        fn any_text_is_a_wish(text in ".{0,80}") {
            let parsed = Wish::parse(&text);
            let again = Wish::parse(&parsed.wish.format());
            prop_assert_eq!(again.wish, parsed.wish);
        }
    }

    #[test]
    fn what_browsers_and_people_write_is_understood() {
        for (text, query) in [
            ("q=prompt+injection", "prompt injection"),
            ("q=prompt%20injection", "prompt injection"),
            ("q=%F0%9F%99%82", "🙂"),
            ("q=100%", "100%"),
            ("q=%zz", "%zz"),
            ("q=a&q=b", "b"),
            ("q", ""),
        ] {
            assert_eq!(Wish::parse(text).wish.query, query, "{text}");
        }
        let parsed = Wish::parse("stage=design&utm=1&role=&show=all");
        assert_eq!(parsed.wish.format(), "stage=design");
        assert_eq!(parsed.ignored, ["utm=1", "role=", "show=all"]);
    }
}
