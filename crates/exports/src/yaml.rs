//! As much of YAML as is needed: maps in the order in which they are given, lists, texts, numbers, days and truths.
//!
//! The crates that write YAML from serde's types are either given up by their authors or young. What is written here is a small
//! part of YAML 1.1 and 1.2 alike: every text stands in double quotes with the escapes of JSON, so that none is taken for a
//! number, a truth (`no`) or a time.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Yaml {
    /// A text, always in quotes.
    Text(String),
    /// A day, `YYYY-MM-DD`, without quotes: readers get a date.
    Day(String),
    /// A whole number.
    Number(u32),
    /// A truth.
    Truth(bool),
    /// A list.
    List(Vec<Yaml>),
    /// A map. Keys are words of lower-case letters and underscores.
    Map(Vec<(&'static str, Yaml)>),
}

impl Yaml {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The value as a whole file, after lines of comment.
    #[must_use]
    pub fn to_file(&self, comment: &str) -> String {
        let mut out = String::new();
        for line in comment.lines() {
            out.push_str("# ");
            out.push_str(line);
            out.push('\n');
        }
        self.block(0, &mut out);
        out
    }

    /// Writes what stands on lines of its own.
    fn block(&self, depth: usize, out: &mut String) {
        match self {
            Self::Map(pairs) if !pairs.is_empty() => {
                for (key, value) in pairs {
                    indent(depth, out);
                    value.entry(key, depth, out);
                }
            }
            Self::List(items) if !items.is_empty() => {
                for item in items {
                    item.item(depth, out);
                }
            }
            other => {
                indent(depth, out);
                other.scalar(out);
                out.push('\n');
            }
        }
    }

    /// Writes `key: value`, from where the key begins.
    fn entry(&self, key: &str, depth: usize, out: &mut String) {
        out.push_str(key);
        out.push(':');
        match self {
            Self::Map(pairs) if !pairs.is_empty() => {
                out.push('\n');
                self.block(depth + 1, out);
            }
            Self::List(items) if !items.is_empty() => {
                out.push('\n');
                // Items stand under their key, as far to the left as it: the usual form.
                self.block(depth, out);
            }
            other => {
                out.push(' ');
                other.scalar(out);
                out.push('\n');
            }
        }
    }

    /// Writes `- value`. A map begins on the line of the dash.
    fn item(&self, depth: usize, out: &mut String) {
        indent(depth, out);
        out.push_str("- ");
        match self {
            Self::Map(pairs) if !pairs.is_empty() => {
                for (at, (key, value)) in pairs.iter().enumerate() {
                    if at > 0 {
                        indent(depth + 1, out);
                    }
                    value.entry(key, depth + 1, out);
                }
            }
            other => {
                other.scalar(out);
                out.push('\n');
            }
        }
    }

    /// Writes what fits on a line.
    fn scalar(&self, out: &mut String) {
        match self {
            Self::Text(text) => quote(text, out),
            Self::Day(day) => out.push_str(day),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    item.scalar(out);
                }
                out.push(']');
            }
            Self::Map(pairs) => {
                out.push('{');
                for (at, (key, value)) in pairs.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(key);
                    out.push_str(": ");
                    value.scalar(out);
                }
                out.push('}');
            }
        }
    }
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// A text in double quotes. What YAML takes for a line break or does not print is escaped.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || matches!(
                    c,
                    '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
                ) =>
            {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_and_lists_stand_as_people_write_them() {
        let value = Yaml::Map(vec![
            ("name", Yaml::text("no")),
            ("day", Yaml::Day("2026-11-25".to_owned())),
            ("none", Yaml::List(Vec::new())),
            (
                "nodes",
                Yaml::List(vec![
                    Yaml::Map(vec![
                        ("urn", Yaml::text("urn:a")),
                        ("assessable", Yaml::Truth(true)),
                        ("groups", Yaml::List(vec![Yaml::text("a"), Yaml::text("b")])),
                    ]),
                    Yaml::text("last"),
                ]),
            ),
            ("objects", Yaml::Map(vec![("version", Yaml::Number(1))])),
        ]);
        let expected = "# one\n# two\nname: \"no\"\nday: 2026-11-25\nnone: []\nnodes:\n- urn: \"urn:a\"\n  assessable: true\n  \
                        groups:\n  - \"a\"\n  - \"b\"\n- \"last\"\nobjects:\n  version: 1\n";
        assert_eq!(value.to_file("one\ntwo"), expected);
    }

    #[test]
    fn no_letter_of_a_text_ends_it_or_its_line() {
        let mut out = String::new();
        quote("a \"b\" \\ # : - é\n\t\u{7}\u{85}\u{2028}", &mut out);
        assert_eq!(
            out,
            "\"a \\\"b\\\" \\\\ # : - é\\n\\t\\u0007\\u0085\\u2028\""
        );
    }
}
