//! JSON as it stands in a file: every key in its order, also those that stand there twice.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::read::{Kind, Refusal};
use super::{DEEPEST, MOST_VALUES};

/// A value.
#[derive(Debug)]
pub(super) enum Json {
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

/// Reads a text. Depth and number of values are limited while it is read, so that a small file can't ask for much memory.
pub(super) fn parse(text: &str) -> Result<Json, Refusal> {
    let limits = Limits::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let root = Value {
        limits: &limits,
        depth: 0,
    };
    let json = root.deserialize(&mut reader);
    json.and_then(|json| reader.end().map(|()| json))
        .map_err(|error| {
            let (line, column) = (error.line(), error.column());
            match limits.passed.get() {
                Some(Limit::Depth) => Refusal::TooDeep { line, column },
                Some(Limit::Values) => Refusal::TooMuch { line, column },
                None => Refusal::NotJson { line, column },
            }
        })
}

#[derive(Clone, Copy)]
enum Limit {
    Depth,
    Values,
}

#[derive(Default)]
struct Limits {
    values: Cell<usize>,
    passed: Cell<Option<Limit>>,
}

/// A value to be read.
#[derive(Clone, Copy)]
struct Value<'a> {
    limits: &'a Limits,
    depth: usize,
}

impl Value<'_> {
    /// A value within this one.
    fn inner<E: Error>(self) -> Result<Self, E> {
        if self.depth >= DEEPEST {
            return Err(self.pass(Limit::Depth));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    fn pass<E: Error>(self, limit: Limit) -> E {
        self.limits.passed.set(Some(limit));
        E::custom("")
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        let values = self.limits.values.get() + 1;
        self.limits.values.set(values);
        if values > MOST_VALUES {
            return Err(self.pass(Limit::Values));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
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
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(value) = seq.next_element_seed(inner)? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let inner = self.inner()?;
        let mut object = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            object.push((key, map.next_value_seed(inner)?));
        }
        Ok(Json::Object(object))
    }
}
