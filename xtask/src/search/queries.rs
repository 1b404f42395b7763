//! Queries from a file: an object of JSON on each line, with the query under `q`. What else stands there (a judgement of
//! what should be found) is for others.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What somebody may type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// As it is typed.
    pub q: String,
}

/// The queries of a file, in its order.
pub fn read(file: &Path) -> Result<Vec<Query>> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("the queries in {} cannot be read", file.display()))?;
    parse(&file.display().to_string(), &text)
}

/// Empty lines are passed over: an editor leaves one at the end.
fn parse(file: &str, text: &str) -> Result<Vec<Query>> {
    let mut queries = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let expected = format!("{file}:{number}: expected {{\"q\": \"what is typed\"}}");
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            bail!("{expected}, found no JSON: {}", start(line));
        };
        match value.get("q") {
            Some(Value::String(query)) => queries.push(Query { q: query.clone() }),
            Some(other) => bail!("{expected}, found under q no text: {other}"),
            None => bail!("{expected}, found no q: {}", start(line)),
        }
    }
    if queries.is_empty() {
        bail!("{file}: expected queries, a line each, found none");
    }
    Ok(queries)
}

/// As much of a line as a message can hold.
fn start(line: &str) -> String {
    const LONGEST: usize = 60;
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_stands_on_each_line_and_what_else_is_there_is_left() {
        let text = "{\"q\": \"model cards\", \"kind\": \"exact\", \"rel\": {\"2.3\": 3}}\n\n{\"q\": \"\"}\n";
        let queries: Vec<String> = parse("f", text)
            .unwrap()
            .into_iter()
            .map(|query| query.q)
            .collect();
        assert_eq!(queries, ["model cards", ""]);
    }

    #[test]
    fn a_wrong_line_is_named_with_what_stands_there() {
        let long = "x".repeat(100);
        for (text, said) in [
            (
                "{\"q\": \"a\"}\nmodel cards\n",
                "f:2: expected {\"q\": \"what is typed\"}, found no JSON: model cards",
            ),
            (
                "{\"query\": \"a\"}",
                "f:1: expected {\"q\": \"what is typed\"}, found no q: {\"query\": \"a\"}",
            ),
            (
                "\n{\"q\": 1}",
                "f:2: expected {\"q\": \"what is typed\"}, found under q no text: 1",
            ),
            (
                "[\"a\"]",
                "f:1: expected {\"q\": \"what is typed\"}, found no q: [\"a\"]",
            ),
            ("", "f: expected queries, a line each, found none"),
            (&long, "xxx…"),
        ] {
            let error = parse("f", text).unwrap_err().to_string();
            assert!(error.ends_with(said), "{text}: {error}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = read(Path::new("no/such/file.jsonl")).unwrap_err();
        assert!(
            error.to_string().contains("file.jsonl cannot be read"),
            "{error}"
        );
    }
}
