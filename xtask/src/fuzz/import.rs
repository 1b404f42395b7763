//! Files of saved work that nobody wrote in earnest, taken into a device.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use guidance::transfer;

use super::inputs::Numbers;
use super::{MOST, PATIENCE, Said, file_name, listen, place, shrink, start};
use crate::places::Places;
use crate::step::seconds;
use crate::table::{self, counted};

#[path = "../../../crates/guidance/tests/transfer/hostile.rs"]
mod hostile;
#[path = "../../../crates/guidance/tests/transfer/laws.rs"]
mod laws;

/// A file that takes longer is a fault: these are small, and each is read and taken in some ten times.
const SLOW: Duration = Duration::from_secs(1);

/// Larger ones are tried once, by the tests.
const LARGEST: usize = 30_000;

/// The file that is most like a real one.
const SAMPLE: &str = include_str!("../../../crates/guidance/tests/transfer/version-1.json");

/// Tries files until the time is over. Fails where any of them did.
pub(super) fn run(places: &Places, time: u64, seed: u64) -> Result<()> {
    println!(
        "seed {seed}, {time} s: `cargo xtask fuzz import --seed {seed}` tries the same files again"
    );
    let folder = places.root.join("crates/guidance/tests/fuzz-import");
    let mut files = Files::new(seed);
    let said = listen();
    let mut figures = Kind::ALL.map(|kind| Figures {
        kind,
        ..Figures::default()
    });
    let mut faults: Vec<(Vec<u8>, String)> = Vec::new();
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(time) && faults.len() < MOST {
        let (kind, bytes) = files.next();
        let began = Instant::now();
        let fault = hold(&bytes, &said);
        let took = began.elapsed();
        let slow = (took > SLOW).then(|| format!("slow: {} ms", took.as_millis()));
        figures[kind as usize].note(took, &bytes);
        let Some(what) = fault.or(slow) else { continue };
        if faults.iter().all(|(_, own)| place(own) != place(&what)) {
            eprintln!("  {}: {what}", kind.name());
            faults.push((smallest(bytes, &what, &said), what));
        }
    }
    // What panics from here on is a fault of this program, and is said as usual.
    drop(panic::take_hook());
    print!("{}", report(&figures, started.elapsed()));
    if faults.is_empty() {
        println!("no file failed");
        return Ok(());
    }
    let list: Result<Vec<String>> = faults
        .iter()
        .map(|(bytes, what)| keep(&folder, bytes, what))
        .collect();
    bail!(
        "{}\n\n{} in the import",
        list?.join("\n"),
        counted(faults.len(), "fault")
    )
}

/// The law that a file breaks, or where it made the import panic.
fn hold(bytes: &[u8], said: &Said) -> Option<String> {
    panic::catch_unwind(AssertUnwindSafe(|| laws::broken(bytes)))
        .unwrap_or_else(|_| Some(said.lock().unwrap_or_else(PoisonError::into_inner).clone()))
}

/// The least of a file that still fails in the same way.
fn smallest(bytes: Vec<u8>, what: &str, said: &Said) -> Vec<u8> {
    let until = Instant::now() + PATIENCE;
    shrink::shrink(bytes, |bytes| {
        Instant::now() < until
            && hold(bytes, said).is_some_and(|fault| place(&fault) == place(what))
    })
}

/// Writes a file where the tests find it, and says where that is.
fn keep(folder: &Path, bytes: &[u8], what: &str) -> Result<String> {
    let file = folder.join(file_name(bytes));
    std::fs::write(&file, bytes)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(format!("{}: {what}", file.display()))
}

/// What was done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Kind {
    /// Values have changed places or became others; it is still JSON.
    #[default]
    Values,
    /// Pieces went, came or moved.
    Pieces,
    /// Bytes were damaged.
    Bytes,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Values, Self::Pieces, Self::Bytes];

    fn name(self) -> &'static str {
        match self {
            Self::Values => "other values",
            Self::Pieces => "other pieces",
            Self::Bytes => "damaged bytes",
        }
    }
}

/// What files are made of, and by which chance.
struct Files {
    numbers: Numbers,
    seeds: Vec<Vec<u8>>,
    /// Texts and numbers of all seeds, and some that are harder than others.
    texts: Vec<String>,
    whole: Vec<String>,
}

impl Files {
    fn new(seed: u64) -> Self {
        let rows = hostile::rows().into_iter().chain(hostile::large());
        let mut seeds: Vec<Vec<u8>> = rows
            .map(|(_, bytes, _)| bytes)
            .filter(|bytes| bytes.len() < LARGEST)
            .collect();
        // As often as all others together.
        seeds.extend(vec![SAMPLE.as_bytes().to_vec(); seeds.len()]);
        let (mut texts, mut whole) = (Vec::new(), Vec::new());
        for seed in &seeds {
            let text = String::from_utf8_lossy(seed);
            for piece in pieces(&text) {
                let all = match piece.bytes().next() {
                    Some(b'"') if piece.len() < 300 => &mut texts,
                    Some(b'0'..=b'9') if piece.len() < 30 => &mut whole,
                    _ => continue,
                };
                if !all.iter().any(|own| own == piece) {
                    all.push(piece.to_owned());
                }
            }
        }
        texts.extend(
            [
                "\"own\"",
                "\"a-document:1.1-01\"",
                "\"gone\"",
                "\"created\"",
                "\"redacted-1\"",
            ]
            .map(str::to_owned),
        );
        whole.extend(
            [
                "0",
                "3",
                "4",
                "4503599627370497",
                "9007199254740990",
                "4294967295",
            ]
            .map(str::to_owned),
        );
        Self {
            numbers: Numbers(seed),
            seeds,
            texts,
            whole,
        }
    }

    fn next(&mut self) -> (Kind, Vec<u8>) {
        let seed = self.numbers.pick(&self.seeds).clone();
        let text = String::from_utf8_lossy(&seed).into_owned();
        match self.numbers.below(10) {
            0..5 => (Kind::Values, self.other_values(&text).into_bytes()),
            5..8 => (Kind::Pieces, self.other_pieces(&text).into_bytes()),
            _ => (Kind::Bytes, self.damaged(seed)),
        }
    }

    fn other_values(&mut self, text: &str) -> String {
        let mut pieces = pieces(text);
        for _ in 0..self.numbers.few(6) {
            let at = self.numbers.below(pieces.len());
            let Some(piece) = pieces.get_mut(at) else {
                continue;
            };
            let others = match piece.bytes().next() {
                Some(b'"') => &self.texts,
                Some(b'0'..=b'9') => &self.whole,
                _ => continue,
            };
            *piece = self.numbers.pick(others).as_str();
        }
        pieces.concat()
    }

    fn other_pieces(&mut self, text: &str) -> String {
        let mut pieces = pieces(text);
        for _ in 0..self.numbers.few(4) {
            let at = self.numbers.below(pieces.len() + 1);
            let end = (at + self.numbers.few(40)).min(pieces.len());
            match self.numbers.below(4) {
                0 => drop(pieces.drain(at..end)),
                1 => {
                    let copy = pieces[at..end].repeat(self.numbers.few(20));
                    let to = self.numbers.below(pieces.len() + 1);
                    pieces.splice(to..to, copy);
                }
                2 if at < end => pieces.swap(at, end - 1),
                _ => {
                    let hard = [
                        "{", "}", "[", "]", ":", ",", "null", "true", "-1", "1e9", "\u{feff}",
                    ];
                    pieces.insert(at, *self.numbers.pick(&hard));
                }
            }
            pieces.truncate(LARGEST);
        }
        pieces.concat()
    }

    fn damaged(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..self.numbers.few(6) {
            let at = self.numbers.below(bytes.len() + 1);
            let end = (at + self.numbers.few(100)).min(bytes.len());
            match self.numbers.below(5) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..end)),
                2 => bytes.insert(at, self.numbers.next() as u8),
                3 => bytes[at..end].fill(b'['),
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << self.numbers.below(8);
                    }
                }
            }
        }
        bytes
    }
}

/// A text as texts, numbers, words and marks of JSON; joined, they are the text.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first == '"' {
            let mut is_escaped = false;
            let end = rest.char_indices().skip(1).find(|(_, c)| {
                let ends = *c == '"' && !is_escaped;
                is_escaped = *c == '\\' && !is_escaped;
                ends
            });
            end.map_or(rest.len(), |(at, _)| at + 1)
        } else if first.is_ascii_alphanumeric() {
            rest.find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, behind) = rest.split_at(end);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

/// How it went with files of one kind.
#[derive(Default)]
struct Figures {
    kind: Kind,
    count: usize,
    /// How many were read and taken in.
    read: usize,
    spent: Duration,
    slowest: Duration,
    slowest_file: Vec<u8>,
}

impl Figures {
    fn note(&mut self, took: Duration, bytes: &[u8]) {
        self.count += 1;
        self.spent += took;
        self.read +=
            usize::from(panic::catch_unwind(|| transfer::read(bytes).is_ok()).unwrap_or(false));
        if took > self.slowest {
            self.slowest = took;
            self.slowest_file = bytes.to_vec();
        }
    }
}

/// A line for each kind: how many, how many of them were read, how many in a second, and the slowest.
fn report(figures: &[Figures], elapsed: Duration) -> String {
    let rate = |count: usize, time: Duration| {
        format!("{:.0}", count as f64 / time.as_secs_f64().max(1e-9))
    };
    let mut rows: Vec<Vec<String>> = vec![];
    for own in figures {
        rows.push(vec![
            own.kind.name().to_owned(),
            own.count.to_string(),
            own.read.to_string(),
            rate(own.count, own.spent),
            format!("{:.2} ms", own.slowest.as_secs_f64() * 1e3),
            format!(
                "{} bytes, {}",
                own.slowest_file.len(),
                start(&own.slowest_file)
            ),
        ]);
    }
    let all = figures.iter().map(|own| own.count).sum();
    let read: usize = figures.iter().map(|own| own.read).sum();
    rows.push(vec![
        counted(all, "file"),
        all.to_string(),
        read.to_string(),
        rate(all, elapsed),
        String::new(),
        seconds(elapsed),
    ]);
    table::render(&["", "files", "read", "a second", "slowest", ""], &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_files_again() {
        let some = |seed| {
            let mut files = Files::new(seed);
            Vec::from_iter((0..200).map(|_| files.next()))
        };
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
    }

    #[test]
    fn pieces_joined_are_the_text() {
        let text = r#" {"a\"b\\":[12,-3.5e1,null],"é": "open"#;
        assert_eq!(pieces(text).concat(), text);
        assert_eq!(
            pieces(r#"{"a\"b\\":12}"#),
            ["{", r#""a\"b\\""#, ":", "12", "}"]
        );
    }

    #[test]
    fn files_of_every_kind_come_and_some_can_be_read() {
        let mut files = Files::new(7);
        let mut read = 0;
        let mut seen = Vec::new();
        for _ in 0..300 {
            let (kind, bytes) = files.next();
            read += usize::from(transfer::read(&bytes).is_ok());
            if !seen.contains(&kind) {
                seen.push(kind);
            }
        }
        assert_eq!(seen.len(), Kind::ALL.len());
        assert!(read > 30, "{read}");
    }
}
