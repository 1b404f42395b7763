//! The figures of one site.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::budget::Budget;
use super::page::{self, Asks};
use super::weight::{Files, Weight};
use crate::table::{self, spaced};

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The page itself.
    pub html: Weight,
    /// The style sheets that it waits for.
    pub css: Weight,
    /// All style sheets that it may come to use: those that it names, and the one for what is found, which comes with
    /// the first search.
    pub styles: Weight,
    /// All that a first visit fetches until the page is fully working.
    pub first_visit: Weight,
    /// In how many requests.
    pub requests: u64,
}

/// The site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// By the name of the page's file.
    pub routes: BTreeMap<String, Route>,
    /// By what they are: wasm, glue, boot, css, html, what the finder reads, other.
    pub parts: BTreeMap<&'static str, Weight>,
    /// The file that holds the whole site; nothing where there is none.
    pub single: Weight,
}

/// The parts that are code, but for the programs of assessments and of workbooks, which are weighed by themselves.
const CODE: [&str; 4] = ["wasm", "glue", "boot", "css"];

/// The file that holds the whole site.
const SINGLE: &str = "waymark.html";

/// The program of assessments, with its glue.
pub(super) const DESK: &str = "desk";

/// The program that writes workbooks, with its glue.
pub(super) const XLSX: &str = "xlsx";

impl Route {
    /// What must arrive before a word can be read.
    pub fn readable(&self) -> Weight {
        self.html + self.css
    }
}

impl Report {
    /// Reads the pages under `dir`, whose files weigh so much.
    pub fn of(dir: &Path, files: &Files) -> Result<Report> {
        let mut routes = BTreeMap::new();
        let is_page = |name: &str| name.ends_with(".html") && name != SINGLE;
        for (name, &html) in files.iter().filter(|(name, _)| is_page(name)) {
            let text = std::fs::read_to_string(dir.join(name))
                .with_context(|| format!("{name} cannot be read"))?;
            let mut asks = page::asks(&text);
            if asks.later.iter().any(|file| file.starts_with("boot")) {
                let program = files.keys().filter(|file| is_started(file));
                asks.later.extend(program.cloned());
            }
            routes.insert(name.clone(), route(name, html, &asks, files)?);
        }
        Ok(Report {
            routes,
            parts: parts(files),
            single: files.get(SINGLE).copied().unwrap_or_default(),
        })
    }

    /// The program of assessments.
    pub fn desk(&self) -> Weight {
        self.parts.get(DESK).copied().unwrap_or_default()
    }

    /// The program that writes workbooks.
    pub fn xlsx(&self) -> Weight {
        self.parts.get(XLSX).copied().unwrap_or_default()
    }

    /// All code of the site, but for the programs of assessments and of workbooks.
    pub fn code(&self) -> Weight {
        CODE.iter()
            .filter_map(|part| self.parts.get(part))
            .copied()
            .sum()
    }

    /// The route that weighs most by this measure, among some.
    pub fn heaviest(
        &self,
        among: impl Fn(&str) -> bool,
        of: impl Fn(&Route) -> u64,
    ) -> Option<(&str, &Route)> {
        self.routes
            .iter()
            .filter(|(name, _)| among(name))
            .max_by_key(|(_, route)| of(route))
            .map(|(name, route)| (name.as_str(), route))
    }

    /// For people.
    pub fn tables(&self, budget: &Budget) -> String {
        let weight = |weight: Weight| [weight.raw, weight.gzip, weight.brotli].map(spaced);
        let parts: Vec<Vec<String>> = self
            .parts
            .iter()
            .map(|(name, &part)| (*name, part))
            .chain([
                ("one file", self.single),
                ("code but these", self.code()),
                ("all code", self.code() + self.desk() + self.xlsx()),
            ])
            .map(|(name, part)| [vec![name.to_owned()], weight(part).into()].concat())
            .collect();
        let routes: Vec<Vec<String>> = self
            .routes
            .iter()
            .map(|(name, route)| {
                let readable = weight(route.readable());
                let visit = weight(route.first_visit);
                [
                    vec![name.clone()],
                    readable.into(),
                    visit.into(),
                    vec![route.requests.to_string()],
                ]
                .concat()
            })
            .collect();
        let limits = &budget.limits;
        let dressed = self.heaviest(|_| true, |route| route.styles.gzip);
        format!(
            "{}\nEach page: its HTML and style sheet; and all of a first visit until it is fully working.\n\n{}\n\
             Most style sheets: {} takes {} of them, gzip.\n\
             Limits, gzip: a page {}, its style sheets {}, a first visit {}, all code but desk and xlsx {}, desk {}, xlsx {}; requests {}; one file, raw, {}.\n",
            table::render(&["part", "raw", "gzip", "brotli"], &parts),
            table::render(
                &[
                    "page",
                    "raw",
                    "gzip",
                    "brotli",
                    "visit raw",
                    "gzip",
                    "brotli",
                    "requests"
                ],
                &routes
            ),
            dressed.map_or("no page", |(name, _)| name),
            spaced(dressed.map_or(0, |(_, route)| route.styles.gzip)),
            spaced(limits.route_gzip),
            spaced(limits.styles_gzip),
            spaced(limits.first_visit_gzip),
            spaced(limits.code_gzip),
            spaced(limits.desk_gzip),
            spaced(limits.xlsx_gzip),
            limits.requests,
            spaced(limits.single_raw)
        )
    }

    /// For programs.
    pub fn json(&self, budget: &Budget) -> Value {
        let weight = |weight: Weight| json!({"raw": weight.raw, "gzip": weight.gzip, "brotli": weight.brotli});
        let routes: serde_json::Map<String, Value> = self
            .routes
            .iter()
            .map(|(name, route)| {
                let value = json!({
                    "html": weight(route.html),
                    "css": weight(route.css),
                    "styles": weight(route.styles),
                    "readable": weight(route.readable()),
                    "first_visit": weight(route.first_visit),
                    "requests": route.requests,
                });
                (name.clone(), value)
            })
            .collect();
        let parts: serde_json::Map<String, Value> = self
            .parts
            .iter()
            .map(|(name, &part)| ((*name).to_owned(), weight(part)))
            .collect();
        let limits = &budget.limits;
        json!({
            "routes": routes,
            "parts": parts,
            "code": weight(self.code()),
            "desk": weight(self.desk()),
            "xlsx": weight(self.xlsx()),
            "single": weight(self.single),
            "limits": {
                "route_gzip": limits.route_gzip,
                "styles_gzip": limits.styles_gzip,
                "first_visit_gzip": limits.first_visit_gzip,
                "code_gzip": limits.code_gzip,
                "desk_gzip": limits.desk_gzip,
                "xlsx_gzip": limits.xlsx_gzip,
                "requests": limits.requests,
                "single_raw": limits.single_raw,
            },
            "over": budget.check(self),
        })
    }
}

/// Whether a file is of the program that the script of every page starts: no tag names it.
fn is_started(file: &str) -> bool {
    file.starts_with("waymark") && (file.ends_with(".js") || file.ends_with(".wasm"))
}

fn route(name: &str, html: Weight, asks: &Asks, files: &Files) -> Result<Route> {
    let weight = |file: &String| {
        files
            .get(file)
            .copied()
            .with_context(|| format!("{name} asks for {file}, which the site does not have"))
    };
    let css: Weight = asks.blocking.iter().map(weight).sum::<Result<Weight>>()?;
    let later: Weight = asks.later.iter().map(weight).sum::<Result<Weight>>()?;
    let is_style = |file: &&String| file.ends_with(".css");
    let named: Weight = asks
        .later
        .iter()
        .filter(is_style)
        .map(weight)
        .sum::<Result<Weight>>()?;
    let found: Weight = files
        .iter()
        .filter(|(file, _)| file.starts_with("find-") && file.ends_with(".css"))
        .map(|(_, &weight)| weight)
        .sum();
    let asked = asks.blocking.union(&asks.later).count();
    Ok(Route {
        html,
        css,
        styles: css + named + found,
        first_visit: html + css + later,
        requests: 1 + u64::try_from(asked).unwrap_or(u64::MAX),
    })
}

fn parts(files: &Files) -> BTreeMap<&'static str, Weight> {
    let mut parts = BTreeMap::new();
    for (name, &weight) in files.iter().filter(|(name, _)| *name != SINGLE) {
        let sum: &mut Weight = parts.entry(part(name)).or_default();
        *sum = *sum + weight;
    }
    parts
}

fn part(file: &str) -> &'static str {
    let name = file.rsplit('/').next().unwrap_or(file);
    match name.rsplit('.').next().unwrap_or_default() {
        "wasm" | "js" if name.starts_with("desk-") => DESK,
        "wasm" | "js" if name.starts_with("xlsx-") => XLSX,
        "wasm" => "wasm",
        "js" if name.starts_with("boot") => "boot",
        // Fetched once the page is there, and no part of it.
        "js" if name == "worker.js" => "worker",
        "js" => "glue",
        "bin" | "txt" if name.starts_with("find-") => "find",
        "txt" if name.starts_with("catalog-") => "catalog",
        "css" => "css",
        "html" => "html",
        _ => "other",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::scratch::Scratch;

    /// A site of one page whose page, style sheet and program weigh this much when compressed.
    pub(crate) fn sample(html: u64, css: u64, wasm: u64) -> Report {
        let dir = Scratch::new();
        dir.write(
            "2.1.html",
            r#"<link rel="stylesheet" href="a.css"><script src="boot.js"></script>"#,
        );
        let weight = |gzip: u64| Weight {
            raw: gzip * 3,
            gzip,
            brotli: gzip / 2,
        };
        let files = [
            ("2.1.html", html),
            ("a.css", css),
            ("boot.js", 0),
            ("waymark_bg.wasm", wasm),
        ]
        .map(|(name, gzip)| (name.to_owned(), weight(gzip)));
        Report::of(dir.path(), &Files::from(files)).unwrap()
    }

    #[test]
    fn a_route_is_its_page_its_styles_and_all_that_it_asks_for() {
        let report = sample(100, 20, 3000);
        let route = &report.routes["2.1.html"];
        assert_eq!(route.readable().gzip, 120);
        assert_eq!(route.first_visit.gzip, 3120);
        assert_eq!(route.requests, 4);
        assert_eq!(route.styles.gzip, 20);
        assert_eq!(report.code().gzip, 3020);
        assert_eq!(report.parts["html"].raw, 300);
    }

    #[test]
    fn the_style_sheets_of_a_page_are_its_own_the_late_one_and_that_of_what_is_found() {
        let dir = Scratch::new();
        dir.write(
            "a.html",
            r#"<link rel="stylesheet" href="a.css"><link media="print" rel="stylesheet" href="late.css"><script src="a.js">"#,
        );
        let weight = |gzip| Weight {
            gzip,
            ..Weight::default()
        };
        let files = [
            ("a.html", 1),
            ("a.css", 2),
            ("late.css", 4),
            ("find-1.css", 8),
            ("find-1.bin", 16),
            ("a.js", 32),
            ("other.css", 64),
        ]
        .map(|(name, gzip)| (name.to_owned(), weight(gzip)));
        let report = Report::of(dir.path(), &Files::from(files)).unwrap();
        assert_eq!(report.routes["a.html"].styles.gzip, 14);
    }

    #[test]
    fn a_page_that_asks_for_what_is_not_there_is_caught() {
        let dir = Scratch::new();
        dir.write("index.html", r#"<link rel="stylesheet" href="absent.css">"#);
        let files = Files::from([("index.html".to_owned(), Weight::default())]);
        let error = Report::of(dir.path(), &files).unwrap_err().to_string();
        assert!(error.contains("index.html asks for absent.css"), "{error}");
    }
}
