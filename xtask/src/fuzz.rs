//! `cargo xtask fuzz`: what nobody thinks of, typed into the search of the real guidance for as long as one likes.
//!
//! - `import`: the same for files of saved work; `link`: for links;
//! - `inputs`: what is typed, and how it is mangled;
//! - `shrink`: the least of an input that still fails;
//! - `laws`: what holds of every answer. The tests of the search hold the same.
//!
//! An input that fails becomes a file, which the tests of the search replay from then on.

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use guidance::search::{Index, Raw, Searcher, Weights, concepts, sections};

use crate::content;
use crate::places::Places;
use crate::search as own;
use crate::search::queries;
use crate::step::seconds;
use crate::table::{self, counted};

mod import;
mod inputs;
#[path = "../../crates/guidance/tests/laws/mod.rs"]
mod laws;
mod link;
mod shrink;

use inputs::{Input, Inputs, Kind};

/// A query that takes longer is a fault: a reader would feel it with every key, and a browser on a phone is slower than this.
const SLOW: Duration = Duration::from_millis(50);

/// A query that takes longer is timed again.
const SUSPECT: Duration = Duration::from_millis(1);

/// How often such a query is timed at most; the fastest counts, since whatever else the machine does only ever adds to it.
const TRIES: usize = 4;

/// More faults than this are not worth writing down at once.
const MOST: usize = 20;

/// For how long an input is made smaller.
const PATIENCE: Duration = Duration::from_secs(5);

/// What inputs are tried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fuzzed {
    /// The search.
    Search,
    /// Taking in a file of saved work.
    Import,
    /// Opening a link.
    Link,
}

/// Tries inputs until the time is over. Fails where any of them did.
pub fn run(places: &Places, what: Fuzzed, time: u64, seed: Option<u64>) -> Result<()> {
    let seed = seed.unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        now.unwrap_or_default().as_secs()
    });
    match what {
        Fuzzed::Search => search(places, time, seed),
        Fuzzed::Import => import::run(places, time, seed),
        Fuzzed::Link => link::run(places, time, seed),
    }
}

fn search(places: &Places, time: u64, seed: u64) -> Result<()> {
    let queries = queries::read(
        &places
            .root
            .join("xtask")
            .join("bench")
            .join("queries.jsonl"),
    )?;
    let corpus = content::compile(places)?;
    let sections = sections(&corpus);
    let bytes = own::index(&sections, &concepts(&corpus));
    let raw = Raw::from_bytes(&bytes).context("the index cannot be read back")?;
    let texts = sections.into_iter().flat_map(|section| section.texts);
    let mut inputs = Inputs::new(
        seed,
        queries.into_iter().map(|query| query.q).collect(),
        raw.words
            .iter()
            .map(|word| String::from_utf8_lossy(word).into_owned())
            .collect(),
        texts.map(|text| text.words).collect(),
        bytes,
    );
    let mut trial = Trial::new(Index::new(raw, &Weights::CHOSEN));
    let folder = places.root.join("crates/guidance/tests/fuzz");
    println!("seed {seed}, {time} s: `cargo xtask fuzz --seed {seed}` tries the same inputs again");

    let said = listen();
    let mut figures = Kind::ALL.map(Figures::new);
    let mut faults: Vec<Fault> = Vec::new();
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(time) && faults.len() < MOST {
        let input = inputs.next();
        let began = Instant::now();
        let outcome = trial.hold(&input, &said);
        figures[input.kind as usize].note(began.elapsed(), &outcome, &input);
        let Some(what) = outcome.fault else { continue };
        if faults.iter().all(|fault| fault.place() != place(&what)) {
            let fault = trial.smallest(input, what, &said);
            eprintln!("  {}: {}", fault.input.kind.name(), fault.what);
            faults.push(fault);
        }
    }
    // What panics from here on is a fault of this program, and is said as usual.
    drop(panic::take_hook());
    print!("{}", report(&figures, started.elapsed()));
    if faults.is_empty() {
        println!("no input failed");
        return Ok(());
    }
    let list: Result<Vec<String>> = faults.iter().map(|fault| fault.write(&folder)).collect();
    bail!(
        "{}\n\n{} in the search",
        list?.join("\n"),
        counted(faults.len(), "fault")
    )
}

/// Where the last panic was, and what it said.
type Said = Arc<Mutex<String>>;

/// Keeps panics from filling the screen: each is caught, and said once.
fn listen() -> Said {
    let said = Said::default();
    let own = Arc::clone(&said);
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map_or(String::new(), ToString::to_string);
        let payload = info.payload();
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
        *own.lock().unwrap_or_else(PoisonError::into_inner) =
            format!("panic at {place}: {}", text.unwrap_or("no words"));
    }));
    said
}

/// What an input came to.
struct Outcome {
    fault: Option<String>,
    /// How long the slower of the two searches took.
    took: Duration,
}

/// The search, and what it takes to have it again after a panic.
struct Trial {
    index: Index,
    searcher: Searcher,
}

impl Trial {
    fn new(index: Index) -> Self {
        Self {
            searcher: Searcher::new(index.clone()),
            index,
        }
    }

    /// Holds one input against the laws.
    fn hold(&mut self, input: &Input, said: &Said) -> Outcome {
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| self.answer(input)));
        outcome.unwrap_or_else(|_| {
            // What it had noted down is of no use any more.
            self.searcher = Searcher::new(self.index.clone());
            Outcome {
                fault: Some(said.lock().unwrap_or_else(PoisonError::into_inner).clone()),
                took: Duration::ZERO,
            }
        })
    }

    fn answer(&mut self, input: &Input) -> Outcome {
        if input.kind == Kind::Index {
            return Outcome {
                fault: laws::broken_by_index(&input.bytes),
                took: Duration::ZERO,
            };
        }
        let text = String::from_utf8_lossy(&input.bytes);
        let mut took = self.time(&text);
        for _ in 1..TRIES {
            if took > SUSPECT {
                took = took.min(self.time(&text));
            }
        }
        let slow = || (took > SLOW).then(|| format!("slow: {} ms", took.as_millis()));
        let fault = laws::broken_by_text(&mut self.searcher, &text).or_else(slow);
        Outcome { fault, took }
    }

    fn time(&mut self, text: &str) -> Duration {
        let started = Instant::now();
        self.searcher.search(text);
        let searched = started.elapsed();
        self.searcher.search_literally(text);
        searched.max(started.elapsed() - searched)
    }

    /// The fault with the least of its input that still has it.
    fn smallest(&mut self, input: Input, what: String, said: &Said) -> Fault {
        let until = Instant::now() + PATIENCE;
        let kind = input.kind;
        let bytes = shrink::shrink(input.bytes, |bytes| {
            let input = Input {
                kind,
                bytes: bytes.to_vec(),
            };
            let fault = self.hold(&input, said).fault;
            Instant::now() < until && fault.is_some_and(|fault| place(&fault) == place(&what))
        });
        Fault {
            input: Input { kind, bytes },
            what,
        }
    }
}

/// An input that failed.
struct Fault {
    input: Input,
    what: String,
}

impl Fault {
    fn place(&self) -> &str {
        place(&self.what)
    }

    /// Writes the input where the tests find it, and says where that is.
    fn write(&self, folder: &Path) -> Result<String> {
        let file = folder.join(file_name(&self.input.bytes));
        std::fs::write(&file, &self.input.bytes)
            .with_context(|| format!("{} cannot be written", file.display()))?;
        Ok(format!("{}: {}", file.display(), self.what))
    }
}

/// What two faults have in common that are one: the law, or the place in the code.
fn place(what: &str) -> &str {
    what.split(": ").next().unwrap_or(what)
}

/// A name that the same input always gets (FNV-1a).
fn file_name(bytes: &[u8]) -> PathBuf {
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("found-{sum:016x}").into()
}

/// How it went with inputs of one kind.
struct Figures {
    kind: Kind,
    count: usize,
    spent: Duration,
    slowest: Duration,
    slowest_input: Vec<u8>,
}

impl Figures {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            count: 0,
            spent: Duration::ZERO,
            slowest: Duration::ZERO,
            slowest_input: Vec::new(),
        }
    }

    fn note(&mut self, spent: Duration, outcome: &Outcome, input: &Input) {
        self.count += 1;
        self.spent += spent;
        if outcome.took > self.slowest {
            self.slowest = outcome.took;
            self.slowest_input.clone_from(&input.bytes);
        }
    }
}

/// A line for each kind: how many, how many in a second, the slowest query and how it begins.
fn report(figures: &[Figures], elapsed: Duration) -> String {
    let rate = |count: usize, time: Duration| {
        format!("{:.0}", count as f64 / time.as_secs_f64().max(1e-9))
    };
    let mut rows: Vec<Vec<String>> = vec![];
    for own in figures {
        let slowest = format!("{:.2} ms", own.slowest.as_secs_f64() * 1e3);
        let (slowest, input) = match own.kind {
            Kind::Index => (String::new(), String::new()),
            _ => (
                slowest,
                format!(
                    "{} bytes, {}",
                    own.slowest_input.len(),
                    start(&own.slowest_input)
                ),
            ),
        };
        let name = own.kind.name().to_owned();
        rows.push(vec![
            name,
            own.count.to_string(),
            rate(own.count, own.spent),
            slowest,
            input,
        ]);
    }
    let all = figures.iter().map(|own| own.count).sum();
    let row = [
        counted(all, "input"),
        all.to_string(),
        rate(all, elapsed),
        String::new(),
        seconds(elapsed),
    ];
    rows.push(row.to_vec());
    table::render(&["", "inputs", "a second", "slowest", ""], &rows)
}

/// How an input begins, on one line.
fn start(bytes: &[u8]) -> String {
    const LONGEST: usize = 40;
    let text = String::from_utf8_lossy(bytes);
    let plain = text.chars().flat_map(char::escape_default);
    plain.take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_one_fault_whatever_the_input_and_another_place_is_another() {
        let panic = |line: u32, said: &str| format!("panic at search/word.rs:{line}:5: {said}");
        assert_eq!(place(&panic(3, "index 7")), place(&panic(3, "index 8")));
        assert_ne!(place(&panic(3, "index 7")), place(&panic(4, "index 7")));
        assert_eq!(place("slow: 51 ms"), place("slow: 90 ms"));
    }

    #[test]
    fn an_input_is_written_under_a_name_of_its_own() {
        assert_eq!(file_name(b"a"), file_name(b"a"));
        assert_ne!(file_name(b"a"), file_name(b"b"));
        assert_eq!(file_name(b"").to_string_lossy(), "found-cbf29ce484222325");
    }

    #[test]
    fn the_start_of_an_input_is_one_line() {
        assert_eq!(start(b"a\n\0b\xff"), "a\\n\\u{0}b\\u{fffd}");
        assert_eq!(start(&[b'x'; 100]).len(), 40);
    }
}
