//! `stylesheet --in DIR --out DIR`: writes each style sheet that stands at the top of a folder, bundled and minified,
//! into another. What stands in folders below is there to be imported.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: stylesheet --in DIR --out DIR";

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
    std::fs::create_dir_all(&target)
        .with_context(|| format!("{} cannot be made", target.display()))?;
    let mut none = true;
    for entry in std::fs::read_dir(&source).with_context(|| unreadable(&source))? {
        let sheet = entry.with_context(|| unreadable(&source))?.path();
        let Some(name) = sheet
            .file_name()
            .filter(|_| sheet.extension().is_some_and(|end| end == "css"))
        else {
            continue;
        };
        let out = target.join(name);
        std::fs::write(&out, stylesheet::bundle(&sheet)?)
            .with_context(|| format!("{} cannot be written", out.display()))?;
        none = false;
    }
    if none {
        bail!("{} holds no style sheet", source.display());
    }
    Ok(())
}

fn unreadable(dir: &Path) -> String {
    format!("{} cannot be read", dir.display())
}
