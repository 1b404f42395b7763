//! Bytes, raw and compressed.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::host::Host;
use crate::places::Places;

/// What a file weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// As it lies on the disk.
    pub raw: u64,
    /// As most hosts send it.
    pub gzip: u64,
    /// As the better ones do.
    pub brotli: u64,
}

/// The weight of every file of a site, by its path.
pub type Files = BTreeMap<String, Weight>;

impl Add for Weight {
    type Output = Weight;

    fn add(self, other: Weight) -> Weight {
        Weight {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

impl Sum for Weight {
    fn sum<I: Iterator<Item = Weight>>(all: I) -> Weight {
        all.fold(Weight::default(), Add::add)
    }
}

/// Weighs every file under a folder, by the program `weigh`.
pub fn weigh(host: &Host, places: &Places, dir: &Path) -> Result<Files> {
    weighed(host, places, &[], dir)
}

/// The same without Brotli, which takes minutes over what is no part of the site.
pub fn gzipped(host: &Host, places: &Places, dir: &Path) -> Result<Files> {
    weighed(host, places, &["--gzip"], dir)
}

/// Writes every file under a folder once more, compressed, beside it: for hosts that send such files and compress nothing themselves.
pub fn compress(host: &Host, places: &Places, dir: &Path) -> Result<()> {
    weighed(host, places, &["--write"], dir).map(drop)
}

fn weighed(host: &Host, places: &Places, options: &[&str], dir: &Path) -> Result<Files> {
    let output = host
        .cargo()
        .current_dir(&places.root)
        .args([
            "run",
            "--quiet",
            "--package",
            "xtask",
            "--bin",
            "weigh",
            "--features",
            "weigh",
        ])
        .args(["--profile", "native", "--"])
        .args(options)
        .arg(dir)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    if !output.status.success() {
        bail!(
            "the files could not be weighed ({}); the fault stands above",
            output.status
        );
    }
    parse(&String::from_utf8_lossy(&output.stdout))
}

fn parse(text: &str) -> Result<Files> {
    text.lines()
        .map(|line| {
            let mut words = line.splitn(4, ' ');
            let mut number = || words.next()?.parse().ok();
            let (raw, gzip, brotli) = (number(), number(), number());
            match (raw, gzip, brotli, words.next()) {
                (Some(raw), Some(gzip), Some(brotli), Some(name)) => {
                    Ok((name.to_owned(), Weight { raw, gzip, brotli }))
                }
                _ => bail!("expected three numbers and a path, found {line:?}"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_scales_are_read() {
        let files = parse("30 20 10 index.html\n3 2 1 a b.css\n").unwrap();
        assert_eq!(
            files["a b.css"],
            Weight {
                raw: 3,
                gzip: 2,
                brotli: 1
            }
        );
        assert_eq!(files.values().copied().sum::<Weight>().raw, 33);
        assert!(parse("1 2 index.html\n").is_err());
    }
}
