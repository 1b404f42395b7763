//! What was measured, as a table, and what has to hold.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::size::weight::Weight;
use crate::table::{self, spaced};

/// An engine that is timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Engine {
    /// Ours.
    Waymark,
    /// The fastest of those in JavaScript.
    FlexSearch,
    /// The one of them that finds best.
    MiniSearch,
}

impl Engine {
    /// All of them, ours first.
    pub(super) const ALL: [Self; 3] = [Self::Waymark, Self::FlexSearch, Self::MiniSearch];

    /// Its name, also in the pages of the bench.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Waymark => "waymark",
            Self::FlexSearch => "flexsearch",
            Self::MiniSearch => "minisearch",
        }
    }

    /// The file of its index at a scale.
    pub(super) fn index(self, scale: usize) -> String {
        format!("{}-{scale}.index", self.id())
    }
}

/// What a page of the bench measured.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Figures {
    /// Of which engine.
    pub(super) engine: Engine,
    /// With how many copies of the text.
    pub(super) scale: usize,
    /// Whether the page was isolated from other origins.
    isolated: bool,
    /// The finest step of the clock, in microseconds.
    step: f64,
    /// Until the first query can be answered, in milliseconds: the median of several times.
    ready: f64,
    /// The same, the first time.
    first: f64,
    /// What it was made of: the index, or the documents.
    way: Way,
    /// Microseconds that a query takes.
    median: f64,
    /// What one in a hundred takes longer than.
    p99: f64,
    /// The mean: it tells apart what the steps of the clock do not.
    mean: f64,
    /// How many were timed.
    queries: usize,
}

/// What an engine makes itself ready of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Way {
    /// An index that was made before.
    Index,
    /// The documents themselves.
    Documents,
}

/// A clock with steps of this many microseconds tells one engine from another; the one of a page that is not isolated, with
/// a hundred, does not.
const FINE: f64 = 20.0;

impl Figures {
    /// Reads what a page sent, and refuses what was not measured well enough.
    pub(super) fn read(text: &str) -> Result<Self> {
        let figures: Self = serde_json::from_str(text)
            .with_context(|| format!("the page of the bench sent no figures: {text}"))?;
        if !figures.isolated {
            bail!(
                "the page of the bench is not isolated from other origins, so the browser blurs its clock: nothing was measured"
            );
        }
        if figures.step >= FINE {
            bail!(
                "the browser's clock goes in steps of {:.0} us: expected less than {FINE:.0}, since a query takes no longer",
                figures.step
            );
        }
        Ok(figures)
    }

    /// In one line, while the rest is waited for.
    pub(super) fn line(&self) -> String {
        format!(
            "{} at {}x: median {} us, p99 {} us, {} queries",
            self.engine.id(),
            self.scale,
            us(self.median),
            us(self.p99),
            self.queries
        )
    }
}

/// One engine at one scale.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// What was measured.
    pub(super) figures: Figures,
    /// How many sections there are.
    pub(super) sections: usize,
    /// What its index weighs.
    pub(super) index: Weight,
}

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Report {
    /// In the order in which they were taken.
    pub(super) rows: Vec<Row>,
    /// What our program weighs.
    pub(super) program: Weight,
    /// What the index of the real site weighs.
    pub(super) index: Weight,
    /// What its words with where they stand weigh, and what the names.
    pub(super) parts: [Weight; 2],
    /// The browser's version.
    pub(super) browser: String,
}

/// What has to hold at a scale, in microseconds: the median, and what one query in a hundred may take longer than.
const LIMITS: [(usize, f64, f64); 3] = [(1, 20.0, 100.0), (10, 60.0, 300.0), (100, 250.0, 2500.0)];

/// So many times flexsearch's median ours may be.
const RATIO: f64 = 1.3;

/// So many bytes the index proper may have after gzip.
const PROPER: u64 = 15 * 1024;

/// In so many milliseconds ours must be ready.
const READY: f64 = 2.0;

/// Something that should hold.
struct Bar {
    what: String,
    found: String,
    holds: bool,
}

impl Report {
    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = self.table();
        let steps = self.rows.iter().map(|row| row.figures.step);
        let _ = writeln!(
            text,
            "\nChromium {}. Each text that stands in the box while a query is typed, the faster of two; where medians are near the\n\
             steps of the clock, {:.1} us, the means say more.\n\
             Ready: from the index in memory until the first query, the median of five, and the first of them; \"d\" marks those\n\
             that are sooner ready from the documents.\n\
             Engine: {} bytes, {} gzipped. The site's own index: {} bytes, {} gzipped; the index proper {}, names {}.\n",
            self.browser,
            steps.fold(0.0, f64::max),
            spaced(self.program.raw),
            spaced(self.program.gzip),
            spaced(self.index.raw),
            spaced(self.index.gzip),
            spaced(self.parts[0].gzip),
            spaced(self.parts[1].gzip),
        );
        let bars = self.bars();
        let missed = bars.iter().filter(|bar| !bar.holds).count();
        for Bar { what, found, holds } in &bars {
            let verdict = if *holds { "holds " } else { "MISSED" };
            let _ = writeln!(text, "{verdict}  {what}: {found}");
        }
        let _ = match missed {
            0 => writeln!(text, "\nAll {} hold.", bars.len()),
            missed => writeln!(text, "\n{missed} of {} missed.", bars.len()),
        };
        text
    }

    fn table(&self) -> String {
        const HEAD: [&str; 11] = [
            "engine",
            "scale",
            "sections",
            "index",
            "gzip",
            "ready ms",
            "first ms",
            "median us",
            "p99 us",
            "mean us",
            "to flexsearch",
        ];
        let mut rows: Vec<Vec<String>> = Vec::new();
        for Row {
            figures,
            sections,
            index,
        } in &self.rows
        {
            let mark = match figures.way {
                Way::Index => "  ",
                Way::Documents => " d",
            };
            let ratio = self.to_flexsearch(figures.scale, figures.median);
            rows.push(vec![
                figures.engine.id().to_owned(),
                format!("{}x", figures.scale),
                spaced(*sections as u64),
                spaced(index.raw),
                spaced(index.gzip),
                format!("{:.2}{mark}", figures.ready),
                format!("{:.2}", figures.first),
                us(figures.median),
                us(figures.p99),
                us(figures.mean),
                ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}")),
            ]);
        }
        // To the right, so that they can be compared from row to row.
        for (column, head) in HEAD.iter().enumerate().skip(1) {
            let cells = rows.iter().map(|row| row[column].chars().count());
            let width = cells.chain([head.len()]).max().unwrap_or(0);
            for row in &mut rows {
                row[column] = format!("{:>width$}", row[column]);
            }
        }
        table::render(&HEAD, &rows)
    }

    fn of(&self, engine: Engine, scale: usize) -> Option<&Figures> {
        let mut figures = self.rows.iter().map(|row| &row.figures);
        figures.find(|figures| figures.engine == engine && figures.scale == scale)
    }

    fn to_flexsearch(&self, scale: usize, median: f64) -> Option<f64> {
        let flexsearch = self.of(Engine::FlexSearch, scale)?.median;
        (flexsearch > 0.0).then(|| median / flexsearch)
    }

    fn bars(&self) -> Vec<Bar> {
        let mut bars = Vec::new();
        for (scale, median, p99) in LIMITS {
            let Some(ours) = self.of(Engine::Waymark, scale) else {
                continue;
            };
            bars.push(Bar {
                what: format!("at {scale}x a median of at most {median} us"),
                found: us(ours.median),
                holds: ours.median <= median,
            });
            bars.push(Bar {
                what: format!("at {scale}x a p99 of at most {p99} us"),
                found: us(ours.p99),
                holds: ours.p99 <= p99,
            });
            let ratio = self.to_flexsearch(scale, ours.median);
            bars.push(Bar {
                what: format!("at {scale}x a median of at most {RATIO} times flexsearch's"),
                found: ratio.map_or_else(|| "not known".to_owned(), |ratio| format!("{ratio:.2}")),
                holds: ratio.is_some_and(|ratio| ratio <= RATIO),
            });
        }
        if let Some(ours) = self.of(Engine::Waymark, 1) {
            bars.push(Bar {
                what: format!("at 1x ready in at most {READY} ms"),
                found: format!("{:.2}", ours.ready),
                holds: ours.ready <= READY,
            });
        }
        let [proper, _] = self.parts;
        bars.push(Bar {
            what: format!(
                "the index proper of at most {} bytes gzipped",
                spaced(PROPER)
            ),
            found: spaced(proper.gzip),
            holds: proper.gzip <= PROPER,
        });
        bars
    }
}

fn us(value: f64) -> String {
    if value < 1000.0 {
        format!("{value:.1}")
    } else {
        spaced(value.round() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(engine: &str, scale: usize, ready: f64, median: f64, p99: f64) -> Row {
        let way = if engine == "flexsearch" {
            "documents"
        } else {
            "index"
        };
        let figures = format!(
            "{{\"engine\": \"{engine}\", \"scale\": {scale}, \"isolated\": true, \"step\": 5, \"ready\": {ready}, \
             \"first\": 4, \"way\": \"{way}\", \"median\": {median}, \"p99\": {p99}, \"mean\": {median}, \"queries\": 9}}"
        );
        Row {
            figures: Figures::read(&figures).unwrap(),
            sections: 70 * scale,
            index: Weight {
                raw: 12_345,
                gzip: 2_000 * scale as u64,
                brotli: 0,
            },
        }
    }

    fn report(rows: Vec<Row>) -> Report {
        let weight = Weight {
            raw: 60_000,
            gzip: 25_000,
            brotli: 0,
        };
        Report {
            rows,
            program: weight,
            index: weight,
            parts: [weight; 2],
            browser: "156.0".to_owned(),
        }
    }

    #[test]
    fn the_table_has_a_row_for_each_engine_and_scale() {
        let report = report(vec![
            row("waymark", 1, 1.5, 12.5, 60.0),
            row("flexsearch", 1, 30.25, 10.0, 80.0),
            row("waymark", 100, 20.0, 200.0, 2600.4),
        ]);
        let expected = "\
engine      scale  sections  index   gzip     ready ms  first ms  median us  p99 us  mean us  to flexsearch
waymark        1x        70  12 345    2 000    1.50        4.00       12.5    60.0     12.5           1.25
flexsearch     1x        70  12 345    2 000   30.25 d      4.00       10.0    80.0     10.0           1.00
waymark      100x     7 000  12 345  200 000   20.00        4.00      200.0   2 600    200.0
";
        let table = report.table();
        let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
        let wanted: Vec<&str> = expected.lines().collect();
        assert_eq!(lines, wanted, "\n{table}");
    }

    #[test]
    fn what_holds_and_what_is_missed_is_said_of_each() {
        let report = report(vec![
            row("waymark", 1, 2.5, 12.5, 60.0),
            row("flexsearch", 1, 30.0, 10.0, 80.0),
            row("waymark", 100, 20.0, 200.0, 2600.0),
        ]);
        let text = report.text();
        for line in [
            "holds   at 1x a median of at most 20 us: 12.5",
            "holds   at 1x a p99 of at most 100 us: 60.0",
            "holds   at 1x a median of at most 1.3 times flexsearch's: 1.25",
            "MISSED  at 1x ready in at most 2 ms: 2.50",
            "MISSED  at 100x a p99 of at most 2500 us: 2 600",
            "MISSED  at 100x a median of at most 1.3 times flexsearch's: not known",
            "Engine: 60 000 bytes, 25 000 gzipped.",
            "the index proper 25 000, names 25 000.",
            "MISSED  the index proper of at most 15 360 bytes gzipped: 25 000",
            "4 of 8 missed.",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn what_was_not_measured_well_is_refused() {
        let good = "{\"engine\": \"waymark\", \"scale\": 1, \"isolated\": true, \"step\": 5, \"ready\": 1, \"first\": 1, \
                    \"way\": \"index\", \"median\": 1, \"p99\": 1, \"mean\": 1, \"queries\": 1}";
        assert!(Figures::read(good).is_ok());
        for (from, to, said) in [
            ("true", "false", "not isolated"),
            ("\"step\": 5", "\"step\": 100", "steps of 100 us"),
            ("waymark", "lunr", "no figures"),
        ] {
            let error = Figures::read(&good.replace(from, to)).unwrap_err();
            assert!(error.to_string().contains(said), "{error}");
        }
    }
}
