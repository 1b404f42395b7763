//! `cargo xtask bench search`: our search in WebAssembly beside two engines in JavaScript, in one run of one browser, on the
//! same text at three sizes.
//!
//! - `scale`: the text many times over;
//! - `program`: our engine as a program for browsers;
//! - `peers`: the others, from npm;
//! - `server`: the pages of the bench, and what they send back;
//! - `browser`: Chromium, for as long as the bench takes;
//! - `report`: the table, and what has to hold.
//!
//! The pages, with the clock in them, are in `xtask/bench/`.

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use guidance::search::{Raw, concepts, sections};
use serde::Serialize;
use serde_json::json;

use crate::host::Host;
use crate::places::Places;
use crate::search::documents::{self, Document};
use crate::search::queries::{self, Query};
use crate::serve::request::Site;
use crate::site::folder;
use crate::size::weight::{self, Files, Weight};
use crate::step::seconds;
use crate::{content, search};

mod browser;
mod peers;
mod program;
mod report;
mod scale;
mod server;

use report::{Engine, Figures, Report};
use server::Sent;

/// How many copies of the text there are.
const SCALES: [usize; 3] = [1, 10, 100];

/// For how long an engine is used before it is timed, in milliseconds.
const WARM: u32 = 1500;

/// When the whole of it is given up.
const PATIENCE: Duration = Duration::from_secs(600);

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The queries that are typed; a list of our own without.
    pub queries: Option<PathBuf>,
    /// Nothing may use the network.
    pub offline: bool,
}

/// For how long an engine is timed at most, in milliseconds: with more text a query takes longer, and as many should be
/// timed.
fn budget(scale: usize) -> u32 {
    if scale > 10 { 12_000 } else { 10_000 }
}

/// Times all engines and prints the table. Fails where they could not be compared, and not where ours is slow.
pub fn search(host: &Host, places: &Places, options: &Options) -> Result<()> {
    let pages = places.root.join("xtask").join("bench");
    let own = pages.join("queries.jsonl");
    let queries = queries::read(options.queries.as_ref().unwrap_or(&own))?;
    let work = places.site().join("bench");
    let site = work.join("site");
    folder::remove(&site)?;
    std::fs::create_dir_all(&site).with_context(|| format!("{} cannot be made", site.display()))?;

    let peers = peers::ensure(host, places, options.offline)?;
    peers::bundle(host, places, &peers, &site)?;
    program::build(host, places, &work, &site, options.offline)?;
    for page in ["index.html", "bench.js"] {
        std::fs::copy(pages.join(page), site.join(page))
            .with_context(|| format!("{page} cannot be copied"))?;
    }
    let sizes = texts(places, &site, &queries)?;

    let browser = browser::ensure(host, places, options.offline)?;
    let figures = run(host, &browser, &work, &site)?;
    let weights = weight::gzipped(host, places, &site)?;
    let report = Report {
        rows: rows(figures, &weights, &sizes)?,
        program: of(&weights, program::FILE)?,
        index: of(&weights, SITES_OWN)?,
        parts: [of(&weights, PARTS[0])?, of(&weights, PARTS[1])?],
        browser: browser.version,
    };
    print!("{}", report.text());
    Ok(())
}

/// The index of the real site, weighed and not timed: it has sections of other pages too.
const SITES_OWN: &str = "site.index";

/// Its parts, each weighed by itself: the words and where they stand, and the names of the thesaurus.
const PARTS: [&str; 2] = ["site.index-words", "site.index-names"];

/// Writes what the pages read: the queries, and the text at each scale, as documents for the peers and as our index. Hands
/// back how many sections there are at each.
fn texts(places: &Places, site: &Path, queries: &[Query]) -> Result<Vec<(usize, usize)>> {
    let corpus = content::compile(places)?;
    let concepts = concepts(&corpus);
    let documents = documents::of(&corpus);
    write(&site.join("queries.json"), &json(&queries)?)?;
    let own = search::index(&sections(&corpus), &concepts);
    write(&site.join(SITES_OWN), &own)?;
    let own = Raw::from_bytes(&own).context("the site's index cannot be read back")?;
    for (part, bytes) in PARTS.iter().zip(own.parts()) {
        write(&site.join(part), &bytes)?;
    }
    let mut sizes = Vec::new();
    for scale in SCALES {
        let started = Instant::now();
        let scaled = scale::scale(&documents, scale)?;
        let index = search::index(&documents::sections(&scaled, documents.len()), &concepts);
        let read = Raw::from_bytes(&index).map(|raw| raw.places.len());
        if read.as_ref() != Ok(&scaled.len()) {
            bail!(
                "our index at {scale}x: expected {} sections when it is read back, found {read:?}",
                scaled.len()
            );
        }
        let given: Vec<Given<'_>> = scaled.iter().map(Given::of).collect();
        write(
            &site.join(format!("documents-{scale}.json")),
            &json(&given)?,
        )?;
        write(&site.join(Engine::Waymark.index(scale)), &index)?;
        sizes.push((scale, scaled.len()));
        eprintln!(
            "  the text {scale}x, {} sections: written in {}",
            scaled.len(),
            seconds(started.elapsed())
        );
    }
    let steps: Vec<_> = steps()
        .map(|(scale, engine)| json!({ "engine": engine.id(), "scale": scale, "budget": budget(scale) }))
        .collect();
    write(
        &site.join("plan.json"),
        &json(&json!({ "steps": steps, "warm": WARM }))?,
    )?;
    Ok(sizes)
}

/// A document as the peers are given it. They number documents themselves.
#[derive(Serialize)]
struct Given<'a> {
    principle: &'a str,
    title: &'a str,
    heading: &'a str,
    body: &'a str,
}

impl<'a> Given<'a> {
    fn of(document: &'a Document) -> Self {
        Self {
            principle: &document.principle,
            title: &document.title,
            heading: &document.heading,
            body: &document.body,
        }
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value).context("a file of the bench cannot be written")
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(file, bytes).with_context(|| format!("{} cannot be written", file.display()))
}

/// All that is timed, in order: the engines beside each other at each scale.
fn steps() -> impl Iterator<Item = (usize, Engine)> {
    SCALES
        .into_iter()
        .flat_map(|scale| Engine::ALL.map(|engine| (scale, engine)))
}

/// Lets the browser go from page to page, and gathers what they send.
fn run(
    host: &Host,
    browser: &crate::tools::tool::Found,
    work: &Path,
    site: &Path,
) -> Result<Vec<Figures>> {
    let (listener, port) = crate::serve::server::bind(0)?;
    let sent = server::start(
        listener,
        Site {
            root: site.to_owned(),
            base: "/".to_owned(),
        },
    );
    let mut window = browser::open(
        host,
        &browser.path,
        &work.join("browser"),
        &format!("http://localhost:{port}/"),
    )?;
    let started = Instant::now();
    let mut all = Vec::new();
    while all.len() < steps().count() {
        match sent.recv_timeout(Duration::from_millis(200)) {
            Ok(Sent::Figures(text)) => {
                let figures = Figures::read(&text)?;
                eprintln!("  {}", figures.line());
                all.push(figures);
            }
            Ok(Sent::Saved(name, bytes)) => write(&site.join(name), &bytes)?,
            Ok(Sent::Fault(text)) => bail!("the bench broke off in the browser: {text}"),
            Err(RecvTimeoutError::Timeout) => {
                window.is_open()?;
                if started.elapsed() > PATIENCE {
                    bail!(
                        "the bench was given up after {}, with {} of {} steps done.\nWhat to do: run it on a machine that does nothing else",
                        seconds(started.elapsed()),
                        all.len(),
                        steps().count()
                    );
                }
            }
            Err(RecvTimeoutError::Disconnected) => bail!("the server of the bench has ended"),
        }
    }
    Ok(all)
}

/// Figures with the weight of what they were taken of.
fn rows(
    figures: Vec<Figures>,
    weights: &Files,
    sizes: &[(usize, usize)],
) -> Result<Vec<report::Row>> {
    figures
        .into_iter()
        .map(|figures| {
            let sections = sizes.iter().find(|(scale, _)| *scale == figures.scale);
            Ok(report::Row {
                sections: sections.map_or(0, |(_, sections)| *sections),
                index: of(weights, &figures.engine.index(figures.scale))?,
                figures,
            })
        })
        .collect()
}

fn of(weights: &Files, file: &str) -> Result<Weight> {
    let weight = weights.get(file).copied();
    weight.with_context(|| format!("{file} was not weighed: the bench did not write it"))
}
