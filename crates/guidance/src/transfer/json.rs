//! JSON as it stands in a file: every key in its order, also those that stand there twice.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::read::{Kind, Refusal};
use super::{DEEPEST, MOST_VALUES};

/// A value.
#[derive(Debug)]
pub(crate) enum Json {
    Null,
    Truth,
    /// A number that is whole and not negative.
    Whole(u64),
    /// Any other number.
    Number,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Truth => Kind::Truth,
            Self::Whole(_) => Kind::Whole,
            Self::Number => Kind::Number,
            Self::Text(_) => Kind::Text,
            Self::List(_) => Kind::List,
            Self::Object(_) => Kind::Object,
        }
    }
}

/// Reads a text.
pub(crate) fn parse(text: &str) -> Result<Json, Refusal> {
    look(text)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let json = Value.deserialize(&mut reader);
    json.and_then(|json| reader.end().map(|()| json))
        .map_err(|error| Refusal::NotJson {
            line: error.line(),
            column: error.column(),
        })
}

/// Refuses what lies too deep and what is too many, so that a small file can't ask for much memory. Before it is read: a reader that
/// is stopped says why in an error of its own making, which is 2 KB of the program.
fn look(text: &str) -> Result<(), Refusal> {
    let (mut line, mut column, mut depth, mut values) = (1, 0, 0usize, 1);
    let (mut in_text, mut is_escaped, mut is_new) = (false, false, false);
    for byte in text.bytes() {
        column += 1;
        if byte == b'\n' {
            (line, column) = (line + 1, 0);
        }
        if in_text {
            in_text = is_escaped || byte != b'"';
            is_escaped = byte == b'\\' && !is_escaped;
            continue;
        }
        if byte.is_ascii_whitespace() {
            continue;
        }
        let ends = matches!(byte, b']' | b'}');
        // The first of what lies within, and each that comes after it.
        values += usize::from(is_new && !ends) + usize::from(byte == b',');
        is_new = matches!(byte, b'[' | b'{');
        in_text = byte == b'"';
        depth = depth.saturating_sub(usize::from(ends)) + usize::from(is_new);
        if depth > DEEPEST {
            return Err(Refusal::TooDeep { line, column });
        }
        if values > MOST_VALUES {
            return Err(Refusal::TooMuch { line, column });
        }
    }
    Ok(())
}

/// A value to be read.
#[derive(Clone, Copy)]
struct Value;

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Truth)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Whole(number))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element_seed(self)? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            object.push((key, map.next_value_seed(self)?));
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match look(text) {
            Ok(()) => "fine".to_owned(),
            Err(why) => format!("{why:?}"),
        };
        assert_eq!(found, expected, "{}", text.get(..60).unwrap_or(text));
    }

    #[test]
    fn what_lies_too_deep_or_is_too_much_is_found_before_it_is_read() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        check(&nested(DEEPEST), "fine");
        check(&nested(DEEPEST + 1), "TooDeep { line: 1, column: 17 }");
        check(
            &format!("[\n{}]", nested(DEEPEST)),
            "TooDeep { line: 2, column: 16 }",
        );
        // In a text no letter counts, whatever stands before it.
        check(&format!(r#"["\\\"{}"]"#, "[".repeat(99)), "fine");
        check(
            &format!(r#"["\\",{}]"#, nested(DEEPEST)),
            "TooDeep { line: 1, column: 22 }",
        );
        // The list itself is a value, and keys are none.
        let list = |values: usize| format!("[{}0]", "0,".repeat(values - 2));
        check(&list(MOST_VALUES), "fine");
        check(
            &list(MOST_VALUES + 1),
            "TooMuch { line: 1, column: 1999999 }",
        );
        let keys = |values: usize| format!("{{{}\"\":{{}}}}", "\"a\": [ ],".repeat(values - 2));
        check(&keys(MOST_VALUES), "fine");
        assert!(look(&keys(MOST_VALUES + 1)).is_err());
    }
}
