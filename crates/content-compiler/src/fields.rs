//! TOML tables, read field by field.
//!
//! Serde stops at the first fault of a file; an author wants all of them. So a table is taken apart here:
//! each call takes one field out, notes a fault if it isn't what it should be, and goes on with an empty
//! value; [`Fields::finish`] names what nobody asked for.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::rc::Rc;
use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{At, Faults, Placed};

/// The text that a table was read from, to tell lines.
#[derive(Debug, Clone)]
pub(crate) struct Origin<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    /// Lines of the file before `text`.
    lines_before: usize,
    /// Where its lines end. Noted once: a file may have thousands of values, and each wants to know its line.
    ends: Rc<[usize]>,
}

impl<'a> Origin<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str, lines_before: usize) -> Self {
        Self {
            path,
            text,
            lines_before,
            ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    pub(crate) fn at(&self, offset: usize) -> At {
        At {
            path: self.path.to_owned(),
            line: self.lines_before + 1 + self.ends.partition_point(|end| *end < offset),
        }
    }
}

/// A table that is being taken apart.
pub(crate) struct Fields<'a> {
    origin: Origin<'a>,
    at: At,
    values: BTreeMap<String, (usize, usize, DeValue<'a>)>,
}

/// Reads a text as TOML; every fault of syntax is noted.
pub(crate) fn table<'a>(origin: Origin<'a>, faults: &mut Faults) -> Fields<'a> {
    let (table, errors) = DeTable::parse_recoverable(origin.text);
    for error in errors {
        let start = error.span().map_or(0, |span| span.start);
        let at = origin.at(start);
        faults.expected(&at, "valid TOML", error.message());
    }
    let at = origin.at(0);
    Fields::new(origin, at, table.into_inner())
}

impl<'a> Fields<'a> {
    fn new(origin: Origin<'a>, at: At, table: DeTable<'a>) -> Self {
        let values = table
            .into_iter()
            .map(|(key, value)| {
                let (key_at, value_at) = (key.span().start, value.span().start);
                (
                    key.into_inner().into_owned(),
                    (key_at, value_at, value.into_inner()),
                )
            })
            .collect();
        Self { origin, at, values }
    }

    /// Where the table starts.
    pub(crate) fn at(&self) -> At {
        self.at.clone()
    }

    fn take(&mut self, key: &str) -> Option<(At, DeValue<'a>)> {
        let (_, at, value) = self.values.remove(key)?;
        Some((self.origin.at(at), value))
    }

    fn missing(&self, key: &str, what: &str, faults: &mut Faults) {
        faults.expected(&self.at, format_args!("`{key}`, {what}"), "none");
    }

    /// A text that may be missing but not empty.
    pub(crate) fn optional_text(
        &mut self,
        key: &str,
        faults: &mut Faults,
    ) -> Option<Placed<String>> {
        let (at, value) = self.take(key)?;
        match value {
            DeValue::String(text) if text.trim().is_empty() => {
                faults.expected(&at, format_args!("words in `{key}`"), "an empty text");
                None
            }
            DeValue::String(text) if text.trim() != text => {
                faults.expected(
                    &at,
                    format_args!("`{key}` without space around it"),
                    format_args!("{text:?}"),
                );
                None
            }
            DeValue::String(text) => Some(Placed {
                value: typographic(&text),
                at,
            }),
            other => {
                faults.expected(&at, format_args!("a text in `{key}`"), kind(&other));
                None
            }
        }
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, key: &str, faults: &mut Faults) -> Placed<String> {
        if !self.values.contains_key(key) {
            self.missing(key, "a text", faults);
        }
        self.optional_text(key, faults).unwrap_or_else(|| Placed {
            value: String::new(),
            at: self.at(),
        })
    }

    /// A text that is an id of some form.
    pub(crate) fn parsed<T>(&mut self, key: &str, faults: &mut Faults) -> Option<Placed<T>>
    where
        T: FromStr,
        T::Err: Display,
    {
        let text = self.text(key, faults);
        if text.value.is_empty() {
            return None;
        }
        parse(&text, faults)
    }

    /// A whole number within bounds that must be there.
    pub(crate) fn number(
        &mut self,
        key: &str,
        low: u16,
        high: u16,
        faults: &mut Faults,
    ) -> Placed<u16> {
        let fallback = Placed {
            value: 0,
            at: self.at(),
        };
        let Some((at, value)) = self.take(key) else {
            self.missing(key, "a whole number", faults);
            return fallback;
        };
        let read = match &value {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        match read
            .and_then(|n| u16::try_from(n).ok())
            .filter(|n| (low..=high).contains(n))
        {
            Some(value) => Placed { value, at },
            None => {
                let found = read.map_or_else(|| kind(&value).to_owned(), |n| n.to_string());
                faults.expected(&at, format_args!("`{key}` from {low} to {high}"), found);
                fallback
            }
        }
    }

    fn list(&mut self, key: &str, faults: &mut Faults) -> Vec<(At, DeValue<'a>)> {
        match self.take(key) {
            None => {
                self.missing(key, "a list", faults);
                Vec::new()
            }
            Some((_, DeValue::Array(items))) => items
                .into_iter()
                .map(|item| (self.origin.at(item.span().start), item.into_inner()))
                .collect(),
            Some((at, other)) => {
                faults.expected(&at, format_args!("a list in `{key}`"), kind(&other));
                Vec::new()
            }
        }
    }

    /// A list of texts, without doubles.
    pub(crate) fn texts(&mut self, key: &str, faults: &mut Faults) -> Vec<Placed<String>> {
        let mut texts: Vec<Placed<String>> = Vec::new();
        for (at, item) in self.list(key, faults) {
            match item {
                DeValue::String(text) if texts.iter().any(|known| known.value == text) => {
                    faults.expected(
                        &at,
                        format_args!("each value of `{key}` once"),
                        format_args!("\"{text}\" again"),
                    );
                }
                DeValue::String(text) => texts.push(Placed {
                    value: typographic(&text),
                    at,
                }),
                other => faults.expected(&at, format_args!("a text in `{key}`"), kind(&other)),
            }
        }
        texts
    }

    /// A list of numbers from 1 to 99, without doubles.
    pub(crate) fn numbers(&mut self, key: &str, faults: &mut Faults) -> Vec<Placed<u8>> {
        let mut numbers: Vec<Placed<u8>> = Vec::new();
        for (at, item) in self.list(key, faults) {
            let read = match &item {
                DeValue::Integer(number) => {
                    u8::from_str_radix(number.as_str(), number.radix()).ok()
                }
                _ => None,
            };
            match read.filter(|n| (1..=99).contains(n)) {
                Some(value) if numbers.iter().any(|known| known.value == value) => {
                    faults.expected(
                        &at,
                        format_args!("each value of `{key}` once"),
                        format_args!("{value} again"),
                    );
                }
                Some(value) => numbers.push(Placed { value, at }),
                None => faults.expected(
                    &at,
                    format_args!("numbers from 1 to 99 in `{key}`"),
                    kind(&item),
                ),
            }
        }
        numbers
    }

    /// True or false; false where nothing is said.
    pub(crate) fn truth(&mut self, key: &str, faults: &mut Faults) -> bool {
        match self.take(key) {
            None => false,
            Some((_, DeValue::Boolean(value))) => value,
            Some((at, other)) => {
                faults.expected(&at, format_args!("true or false in `{key}`"), kind(&other));
                false
            }
        }
    }

    /// A table that must be there.
    pub(crate) fn table(&mut self, key: &str, faults: &mut Faults) -> Option<Fields<'a>> {
        if !self.values.contains_key(key) {
            self.missing(key, "a table", faults);
        }
        self.optional_table(key, faults)
    }

    /// A table that may be missing.
    pub(crate) fn optional_table(&mut self, key: &str, faults: &mut Faults) -> Option<Fields<'a>> {
        let (at, value) = self.take(key)?;
        match value {
            DeValue::Table(table) => Some(Fields::new(self.origin.clone(), at, table)),
            other => {
                faults.expected(&at, format_args!("a table `[{key}]`"), kind(&other));
                None
            }
        }
    }

    /// A list of tables; `least` of them must be there.
    pub(crate) fn tables(
        &mut self,
        key: &str,
        least: usize,
        faults: &mut Faults,
    ) -> Vec<Fields<'a>> {
        let mut tables = Vec::new();
        if let Some((at, value)) = self.take(key) {
            match value {
                DeValue::Array(items) => {
                    for item in items {
                        let start = item.span().start;
                        let at = self.origin.at(start);
                        match item.into_inner() {
                            DeValue::Table(table) => {
                                tables.push(Fields::new(self.origin.clone(), at, table));
                            }
                            other => faults.expected(
                                &at,
                                format_args!("a table in `{key}`"),
                                kind(&other),
                            ),
                        }
                    }
                }
                other => faults.expected(&at, format_args!("tables `[[{key}]]`"), kind(&other)),
            }
        }
        if tables.len() < least {
            let found = tables.len();
            faults.expected(
                &self.at,
                format_args!("at least {least} `[[{key}]]`"),
                found,
            );
        }
        tables
    }

    /// A table of texts, in the order of its keys; each with the place of its key.
    pub(crate) fn map(
        &mut self,
        key: &str,
        faults: &mut Faults,
    ) -> Vec<(Placed<String>, Placed<String>)> {
        let Some(mut fields) = self.optional_table(key, faults) else {
            return Vec::new();
        };
        let keys = fields.keys();
        keys.into_iter()
            .map(|key| {
                let value = fields.text(&key.value, faults);
                (key, value)
            })
            .collect()
    }

    /// What its keys are, in the order of the file.
    pub(crate) fn keys(&self) -> Vec<Placed<String>> {
        let mut keys: Vec<(usize, &String)> = self
            .values
            .iter()
            .map(|(key, (at, _, _))| (*at, key))
            .collect();
        keys.sort();
        keys.into_iter()
            .map(|(at, key)| Placed {
                value: key.clone(),
                at: self.origin.at(at),
            })
            .collect()
    }

    /// Whether there is a table of this name.
    pub(crate) fn has_table(&self, key: &str) -> bool {
        matches!(self.values.get(key), Some((_, _, DeValue::Table(_))))
    }

    /// Names every field that nobody took.
    pub(crate) fn finish(self, known: &str, faults: &mut Faults) {
        for (key, (at, _, _)) in &self.values {
            faults.expected(
                &self.origin.at(*at),
                format_args!("one of {known}"),
                format_args!("unknown key `{key}`"),
            );
        }
    }
}

/// A text as it is set in type: authors write the apostrophe that is on their keyboards.
pub(crate) fn typographic(text: &str) -> String {
    text.replace('\'', "’")
}

/// Parses a placed text.
pub(crate) fn parse<T>(text: &Placed<String>, faults: &mut Faults) -> Option<Placed<T>>
where
    T: FromStr,
    T::Err: Display,
{
    match text.value.parse() {
        Ok(value) => Some(Placed {
            value,
            at: text.at.clone(),
        }),
        Err(error) => {
            faults.add(&text.at.path, text.at.line, error.to_string());
            None
        }
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
