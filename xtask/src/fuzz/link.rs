//! Links that nobody made, opened.
//!
//! A link ends with a check, which refuses nearly all that is changed by chance. So most of these have their check made anew
//! after the damage, and reach what reads them. Of links that are encrypted it is the envelope that is tried: what is in it is read
//! only once its tag has held.

use std::panic::{self, AssertUnwindSafe};
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use guidance::seal::Sealed;
use guidance::share::{Shared, letters};

use super::inputs::Numbers;
use super::{MOST, PATIENCE, Said, TRIES, file_name, listen, place, shrink};
use crate::places::Places;
use crate::step::seconds;
use crate::table::counted;

#[path = "../../../crates/guidance/tests/share/laws.rs"]
mod laws;

/// A link that takes longer is a fault: it has at most some thousand letters.
const SLOW: Duration = Duration::from_millis(50);

/// Links with something of everything in them; the last is encrypted.
const SEEDS: [&str; 3] = [
    "s=AQduY3NjLW1sAwtDaGF0IGhlbHBlcgx1c2VzLWxsbT15ZXMCAQECCQIBAzABAgEDAgICAQMADG5vIHN1cHBsaWVycwIBAwEJdHdvCmxpbmVzXUoeLQ",
    "s=AgBQTWBq",
    "e=AWwACSfAAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaG2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn-AgYKDhIWGh4iJiotLC1AM",
];

/// Tries links until the time is over. Fails where any of them did.
pub(super) fn run(places: &Places, time: u64, seed: u64) -> Result<()> {
    println!(
        "seed {seed}, {time} s: `cargo xtask fuzz link --seed {seed}` tries the same links again"
    );
    let folder = places.root.join("crates/guidance/tests/fuzz-link");
    let mut numbers = Numbers(seed);
    let said = listen();
    let mut faults: Vec<(String, String)> = Vec::new();
    let (mut tried, mut taken) = (0usize, 0usize);
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(time) && faults.len() < MOST {
        let link = link(&mut numbers);
        let began = Instant::now();
        let fault = hold(&link, &said);
        let mut took = began.elapsed();
        // The machine may have done something else meanwhile, and that only ever adds to it.
        for _ in 1..TRIES {
            if took > SLOW {
                let began = Instant::now();
                drop(hold(&link, &said));
                took = took.min(began.elapsed());
            }
        }
        tried += 1;
        // What panics would do so again, where nobody listens.
        if fault.is_none() {
            let is_sealed = Sealed::from_fragment(&link).is_some_and(|read| read.is_ok());
            taken += usize::from(is_sealed || Shared::from_fragment(&link).is_ok());
        }
        let slow = (took > SLOW).then(|| format!("slow: {} ms", took.as_millis()));
        let Some(what) = fault.or(slow) else { continue };
        if faults.iter().all(|(_, own)| place(own) != place(&what)) {
            eprintln!("  {what}");
            faults.push((smallest(link, &what, &said), what));
        }
    }
    // What panics from here on is a fault of this program, and is said as usual.
    drop(panic::take_hook());
    println!(
        "{} in {}, of which {taken} said something",
        counted(tried, "link"),
        seconds(started.elapsed())
    );
    if faults.is_empty() {
        println!("no link failed");
        return Ok(());
    }
    let list: Result<Vec<String>> = faults
        .iter()
        .map(|(link, what)| {
            let file = folder.join(file_name(link.as_bytes()));
            std::fs::write(&file, link)
                .with_context(|| format!("{} cannot be written", file.display()))?;
            Ok(format!("{}: {what}", file.display()))
        })
        .collect();
    bail!(
        "{}\n\n{} in links",
        list?.join("\n"),
        counted(faults.len(), "fault")
    )
}

/// The law that a link breaks, or where it made the reader panic.
fn hold(link: &str, said: &Said) -> Option<String> {
    panic::catch_unwind(AssertUnwindSafe(|| laws::broken(link)))
        .unwrap_or_else(|_| Some(said.lock().unwrap_or_else(PoisonError::into_inner).clone()))
}

/// The least of a link that still fails in the same way.
fn smallest(link: String, what: &str, said: &Said) -> String {
    let until = Instant::now() + PATIENCE;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let bytes = shrink::shrink(link.into_bytes(), |bytes| {
        Instant::now() < until
            && hold(&text(bytes), said).is_some_and(|fault| place(&fault) == place(what))
    });
    text(&bytes)
}

/// A link: bytes that are much like one's with a check that fits, or one whose letters were damaged.
fn link(numbers: &mut Numbers) -> String {
    let seed = *numbers.pick(&SEEDS);
    if numbers.below(8) == 0 {
        let mut letters = seed.as_bytes().to_vec();
        damage(&mut letters, numbers);
        return String::from_utf8_lossy(&letters).into_owned();
    }
    let (start, text) = seed.split_at(2);
    let bytes = letters::read(text).unwrap_or_default();
    let mut body = bytes[..bytes.len().saturating_sub(4)].to_vec();
    damage(&mut body, numbers);
    let check = body.iter().fold(0x811c_9dc5u32, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    body.extend(check.to_be_bytes());
    start.to_owned() + &letters::write(&body)
}

fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    for _ in 0..numbers.few(4) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + numbers.few(12)).min(bytes.len());
        match numbers.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.insert(at, *numbers.pick(&[0, 1, 2, 3, 0x7f, 0x80, 0xff])),
            3 => {
                let copy = bytes[at..end].repeat(numbers.few(4));
                bytes.splice(at..at, copy);
            }
            4 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = byte.wrapping_add(1);
                }
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
        }
    }
}
