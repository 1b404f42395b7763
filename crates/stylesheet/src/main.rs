//! `stylesheet --in FILE --out FILE`: writes the bundled, minified style sheet.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: stylesheet --in FILE --out FILE";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let (mut source, mut target) = (None, None);
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let slot = match argument.to_str() {
            Some("--in") => &mut source,
            Some("--out") => &mut target,
            _ => bail!("unexpected {}\n{USAGE}", argument.display()),
        };
        *slot = arguments.next().map(PathBuf::from);
    }
    let (Some(source), Some(target)) = (source, target) else {
        bail!("{USAGE}");
    };
    let css = stylesheet::bundle(&source)?;
    if let Some(dir) = target.parent() {
        std::fs::create_dir_all(dir)
            .with_context(|| format!("{} cannot be made", dir.display()))?;
    }
    std::fs::write(&target, css).with_context(|| format!("{} cannot be written", target.display()))
}
