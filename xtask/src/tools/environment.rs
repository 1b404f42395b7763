//! Programs in Python: an environment of their own in the cache, with the packages that `xtask/validators/requirements.txt`
//! pins, so that nothing of the system's Python is touched or relied on.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::lock;
use super::needed::python;
use crate::host::Host;
use crate::places::Places;
use crate::site::folder;
use crate::step;
use crate::toolchain::debian;

/// Written last: with it the environment is whole, and it says of which packages.
const STAMP: &str = "requirements.txt";

/// The Python of the environment, which is made where it is missing or of other packages.
pub fn ensure(host: &Host, places: &Places, offline: bool) -> Result<PathBuf> {
    let dir = places.tools().join("validators");
    let file = places.root.join("xtask").join("validators").join(STAMP);
    let wanted = std::fs::read_to_string(&file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    if is_whole(&dir, &wanted) {
        return Ok(program(&dir));
    }
    if offline {
        bail!(
            "the validators of exports are missing, and --offline forbids fetching them.\n\
             What to do: run the same command once without --offline."
        );
    }
    let _lock = lock::take(places)?;
    // Another checkout may have made it while we waited.
    if !is_whole(&dir, &wanted) {
        make(host, places, &dir, &file)?;
        std::fs::write(dir.join(STAMP), wanted).context("the cache cannot be written")?;
    }
    Ok(program(&dir))
}

fn make(host: &Host, places: &Places, dir: &Path, requirements: &Path) -> Result<()> {
    let python = python().ensure(host, places, false)?.path;
    // Debian has the module that makes environments in a package of its own.
    if host
        .output(&python, &["-c", "import ensurepip, venv"])
        .is_none()
    {
        debian::install(host, places, &["python3-venv"])?;
    }
    folder::remove(dir)?;
    std::fs::create_dir_all(places.tools()).context("the cache cannot be written")?;
    step::run(
        "make an environment for Python",
        host.command(&python).args(["-m", "venv"]).arg(dir),
        &places.log("python-venv"),
        "What to do: install Python's module venv (on Debian: python3-venv), then run the same command again.",
    )?;
    step::run(
        "install the validators of exports (a minute, once for this user)",
        host.command(program(dir))
            .args(["-m", "pip", "install", "--disable-pip-version-check"])
            .arg("--requirement")
            .arg(requirements),
        &places.log("validators"),
        "This step needs the network: pip fetches the packages of xtask/validators/requirements.txt.\n\
         What to do: connect, then run the same command again.",
    )
    .map(drop)
}

fn is_whole(dir: &Path, wanted: &str) -> bool {
    std::fs::read_to_string(dir.join(STAMP)).is_ok_and(|made| made == wanted)
        && program(dir).is_file()
}

fn program(dir: &Path) -> PathBuf {
    if cfg!(windows) {
        dir.join("Scripts").join("python.exe")
    } else {
        dir.join("bin").join("python")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn an_environment_of_other_packages_is_not_used() {
        let dir = Scratch::new();
        let python = program(dir.path());
        let below = python.strip_prefix(dir.path()).unwrap();
        dir.write(&below.display().to_string(), "");
        assert!(!is_whole(dir.path(), "a==1\n"), "not made to the end");
        dir.write(STAMP, "a==1\n");
        assert!(is_whole(dir.path(), "a==1\n"));
        assert!(!is_whole(dir.path(), "a==2\n"));
    }
}
