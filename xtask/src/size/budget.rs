//! size-budget.toml: limits, which people set, and the figures last recorded, by which a breach can
//! say what grew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::report::{DESK, Report, XLSX};
use crate::table::spaced;

/// What must not be exceeded; bytes after `gzip -9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The HTML and the style sheets of any page.
    pub route_gzip: u64,
    /// All style sheets that any page may come to use.
    pub styles_gzip: u64,
    /// All that a first visit to any page fetches.
    pub first_visit_gzip: u64,
    /// All code of the site, but for the program of assessments.
    pub code_gzip: u64,
    /// The program of assessments.
    pub desk_gzip: u64,
    /// The program that writes workbooks.
    pub xlsx_gzip: u64,
    /// Requests of a first visit.
    pub requests: u64,
    /// The file that holds the whole site, as it lies on a disk: it is carried, not fetched.
    pub single_raw: u64,
    /// Pages that hold everything, to print it: each has a limit of its own for its HTML and style sheets, in place of
    /// the one for a page and the one for a first visit.
    pub documents: BTreeMap<String, u64>,
}

/// The file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The limits.
    pub limits: Limits,
    /// Each part, when last recorded.
    parts: BTreeMap<String, u64>,
    /// The HTML of each page, when last recorded.
    pages: BTreeMap<String, u64>,
}

impl Budget {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Budget> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        Budget::parse(&text).with_context(|| format!("{} is not as expected", path.display()))
    }

    fn parse(text: &str) -> Result<Budget> {
        let table: Table = text.parse()?;
        let limits = table
            .get("limits")
            .and_then(Value::as_table)
            .context("expected a table [limits]")?;
        let limit = |name: &str| {
            number(limits.get(name)).with_context(|| format!("expected a number limits.{name}"))
        };
        let recorded = |name: &str| {
            numbers(
                table
                    .get("recorded")
                    .and_then(|recorded| recorded.get(name)),
            )
        };
        Ok(Budget {
            limits: Limits {
                route_gzip: limit("route_gzip")?,
                styles_gzip: limit("styles_gzip")?,
                first_visit_gzip: limit("first_visit_gzip")?,
                code_gzip: limit("code_gzip")?,
                desk_gzip: limit("desk_gzip")?,
                xlsx_gzip: limit("xlsx_gzip")?,
                requests: limit("requests")?,
                single_raw: limit("single_raw")?,
                documents: numbers(limits.get("documents")),
            },
            parts: recorded("parts"),
            pages: recorded("pages"),
        })
    }

    /// Takes today's figures for the recorded ones.
    pub fn record(&mut self, report: &Report) {
        self.parts = report
            .parts
            .iter()
            .map(|(name, part)| ((*name).to_owned(), part.gzip))
            .collect();
        self.pages = report
            .routes
            .iter()
            .map(|(name, route)| (name.clone(), route.html.gzip))
            .collect();
    }

    /// Writes the file.
    pub fn write(&self, path: &Path) -> Result<()> {
        std::fs::write(path, self.text())
            .with_context(|| format!("{} cannot be written", path.display()))
    }

    fn text(&self) -> String {
        let Limits {
            route_gzip,
            styles_gzip,
            first_visit_gzip,
            code_gzip,
            desk_gzip,
            xlsx_gzip,
            requests,
            single_raw,
            documents,
        } = &self.limits;
        let mut text = format!(
            "# What the site may weigh, in bytes after gzip -9. `cargo xtask size` compares and fails.\n\n\
             [limits]\n\
             # The HTML and the style sheets of any page: one round trip.\n\
             route_gzip = {route_gzip}\n\
             # All style sheets that any page may come to use: its own, the late one, and the one for what is found.\n\
             styles_gzip = {styles_gzip}\n\
             # All that a first visit to any page fetches until it is fully working.\n\
             first_visit_gzip = {first_visit_gzip}\n\
             # Wasm, scripts and style sheets of the whole site, but for the program of assessments.\n\
             code_gzip = {code_gzip}\n\
             # The program of assessments, which only the pages of systems fetch. All code together should be within 184320.\n\
             desk_gzip = {desk_gzip}\n\
             # The program that writes workbooks, which only who asks for one fetches.\n\
             xlsx_gzip = {xlsx_gzip}\n\
             requests = {requests}\n\
             # The file that holds the whole site, as it lies on a disk.\n\
             single_raw = {single_raw}\n\n\
             # Pages that hold the whole guidance, to print it: the HTML and the style sheets of each. They stream: what a\n\
             # reader first sees of them comes in the first round trip all the same.\n\
             [limits.documents]\n"
        );
        for (name, gzip) in documents {
            let _ = writeln!(text, "\"{name}\" = {gzip}");
        }
        text.push_str(
            "\n# Written by `cargo xtask size --update`, so that a breach can name what grew.\n\
             [recorded.parts]\n",
        );
        // Writing to a string does not fail.
        for (name, gzip) in &self.parts {
            let _ = writeln!(text, "{name} = {gzip}");
        }
        text.push_str("\n# The HTML alone.\n[recorded.pages]\n");
        for (name, gzip) in &self.pages {
            let _ = writeln!(text, "\"{name}\" = {gzip}");
        }
        text
    }

    /// Every limit that is exceeded: by how much, and what grew.
    pub fn check(&self, report: &Report) -> Vec<String> {
        let limits = &self.limits;
        let mut faults = Vec::new();
        for (name, route) in &report.routes {
            let readable = route.readable().gzip;
            let limit = *limits.documents.get(name).unwrap_or(&limits.route_gzip);
            if readable > limit {
                let grew = self.grown(report, &["css"], Some((name, route.html.gzip)));
                faults.push(over(
                    &format!("{name}: HTML and style sheet"),
                    readable,
                    limit,
                    &grew,
                ));
            }
        }
        if let Some((name, route)) = report.heaviest(|_| true, |route| route.styles.gzip)
            && route.styles.gzip > limits.styles_gzip
        {
            faults.push(over(
                &format!("{name}: all its style sheets"),
                route.styles.gzip,
                limits.styles_gzip,
                &self.grown(report, &["css"], None),
            ));
        }
        let pages = |name: &str| !limits.documents.contains_key(name);
        if let Some((name, route)) = report.heaviest(pages, |route| route.first_visit.gzip)
            && route.first_visit.gzip > limits.first_visit_gzip
        {
            let parts = ["wasm", "glue", "boot", "css", "find", "other"];
            let grew = self.grown(report, &parts, Some((name, route.html.gzip)));
            let what = format!("a first visit ({name})");
            faults.push(over(
                &what,
                route.first_visit.gzip,
                limits.first_visit_gzip,
                &grew,
            ));
        }
        if report.code().gzip > limits.code_gzip {
            let grew = self.grown(report, &["wasm", "glue", "boot", "css"], None);
            faults.push(over(
                "all code",
                report.code().gzip,
                limits.code_gzip,
                &grew,
            ));
        }
        if report.desk().gzip > limits.desk_gzip {
            let grew = self.grown(report, &[DESK], None);
            faults.push(over(
                "the program of assessments",
                report.desk().gzip,
                limits.desk_gzip,
                &grew,
            ));
        }
        if report.xlsx().gzip > limits.xlsx_gzip {
            let grew = self.grown(report, &[XLSX], None);
            faults.push(over(
                "the program that writes workbooks",
                report.xlsx().gzip,
                limits.xlsx_gzip,
                &grew,
            ));
        }
        if report.single.raw > limits.single_raw {
            let parts = ["html", "find", "wasm", DESK, XLSX, "glue", "css"];
            let grew = self.grown(report, &parts, None);
            faults.push(over(
                "the one file",
                report.single.raw,
                limits.single_raw,
                &grew,
            ));
        }
        if let Some((name, route)) = report.heaviest(|_| true, |route| route.requests)
            && route.requests > limits.requests
        {
            faults.push(format!(
                "{name}: {} requests, limit {}",
                route.requests, limits.requests
            ));
        }
        faults
    }

    /// What weighs more than when it was recorded, most first.
    fn grown(&self, report: &Report, parts: &[&str], page: Option<(&str, u64)>) -> String {
        let now = parts
            .iter()
            .filter_map(|name| Some((*name, report.parts.get(name)?.gzip)));
        let before = |name: &str| self.parts.get(name).copied();
        let mut grown: Vec<(String, u64)> = now
            .map(|(name, now)| (name.to_owned(), now, before(name)))
            .chain(page.map(|(name, now)| (name.to_owned(), now, self.pages.get(name).copied())))
            .filter_map(|(name, now, before)| Some((name, now.checked_sub(before.unwrap_or(0))?)))
            .filter(|&(_, more)| more > 0)
            .collect();
        grown.sort_by_key(|&(_, more)| std::cmp::Reverse(more));
        if self.parts.is_empty() {
            return "no figures were recorded to compare with".to_owned();
        }
        if grown.is_empty() {
            return "nothing grew since the figures were recorded".to_owned();
        }
        let list: Vec<String> = grown
            .iter()
            .map(|(name, more)| format!("{name} by {}", spaced(*more)))
            .collect();
        format!("grew since the figures were recorded: {}", list.join(", "))
    }
}

/// A table of numbers; what is no number is left out.
fn numbers(table: Option<&Value>) -> BTreeMap<String, u64> {
    let entries = table.and_then(Value::as_table).into_iter().flatten();
    entries
        .filter_map(|(name, value)| Some((name.clone(), number(Some(value))?)))
        .collect()
}

fn number(value: Option<&Value>) -> Option<u64> {
    u64::try_from(value?.as_integer()?).ok()
}

fn over(what: &str, now: u64, limit: u64, grew: &str) -> String {
    format!(
        "{what}: {} bytes, limit {}, over by {}; {grew}",
        spaced(now),
        spaced(limit),
        spaced(now - limit)
    )
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::sample;
    use super::*;

    fn budget() -> Budget {
        let limits = Limits {
            route_gzip: 200,
            styles_gzip: 150,
            first_visit_gzip: 4000,
            code_gzip: 5000,
            desk_gzip: 700,
            xlsx_gzip: 70,
            requests: 4,
            single_raw: 5000,
            documents: BTreeMap::from([("whole.html".to_owned(), 900)]),
        };
        let mut budget = Budget {
            limits,
            parts: BTreeMap::new(),
            pages: BTreeMap::new(),
        };
        budget.record(&sample(100, 20, 3000));
        budget
    }

    #[test]
    fn the_file_is_read_as_it_was_written() {
        assert_eq!(Budget::parse(&budget().text()).unwrap(), budget());
        let error = format!(
            "{:#}",
            Budget::parse("[limits]\nroute_gzip = 1\n").unwrap_err()
        );
        assert!(error.contains("styles_gzip"), "{error}");
    }

    #[track_caller]
    fn check(report: &Report, expected: &[&str]) {
        assert_eq!(budget().check(report), expected);
    }

    #[test]
    fn within_its_limits_a_site_may_grow() {
        check(&sample(100, 20, 3000), &[]);
        check(&sample(120, 60, 3500), &[]);
    }

    #[test]
    fn over_a_limit_what_grew_is_named_most_first() {
        check(
            &sample(110, 120, 3000),
            &[
                "2.1.html: HTML and style sheet: 230 bytes, limit 200, over by 30; \
               grew since the figures were recorded: css by 100, 2.1.html by 10",
            ],
        );
        check(
            &sample(100, 30, 5000),
            &[
                "a first visit (2.1.html): 5 130 bytes, limit 4 000, over by 1 130; \
                 grew since the figures were recorded: wasm by 2 000, css by 10",
                "all code: 5 030 bytes, limit 5 000, over by 30; \
                 grew since the figures were recorded: wasm by 2 000, css by 10",
            ],
        );
    }

    #[test]
    fn style_sheets_have_a_limit_of_their_own() {
        let mut report = sample(100, 20, 3000);
        if let Some(route) = report.routes.get_mut("2.1.html") {
            route.styles.gzip = 151;
        }
        check(
            &report,
            &[
                "2.1.html: all its style sheets: 151 bytes, limit 150, over by 1; \
               nothing grew since the figures were recorded",
            ],
        );
    }

    #[test]
    fn a_document_has_its_own_limit_and_no_first_visit() {
        let mut report = sample(100, 20, 3000);
        let mut whole = report.routes["2.1.html"].clone();
        (whole.html.gzip, whole.first_visit.gzip) = (800, 9000);
        report.routes.insert("whole.html".to_owned(), whole.clone());
        check(&report, &[]);
        whole.html.gzip = 1000;
        report.routes.insert("whole.html".to_owned(), whole);
        let faults = budget().check(&report);
        assert!(
            faults.len() == 1
                && faults[0]
                    .starts_with("whole.html: HTML and style sheet: 1 020 bytes, limit 900"),
            "{faults:?}"
        );
    }

    #[test]
    fn the_one_file_is_weighed_as_it_lies_on_a_disk() {
        let mut report = sample(100, 20, 3000);
        report.single.raw = 5000;
        check(&report, &[]);
        report.single.raw = 5001;
        check(
            &report,
            &["the one file: 5 001 bytes, limit 5 000, over by 1; \
               nothing grew since the figures were recorded"],
        );
    }

    #[test]
    fn one_request_too_many_is_caught() {
        let mut budget = budget();
        budget.limits.requests = 2;
        assert_eq!(
            budget.check(&sample(100, 20, 3000)),
            ["2.1.html: 4 requests, limit 2"]
        );
    }
}
