//! Packages of Debian and its relations: asked for with dpkg, got with apt-get, as root.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::step;

/// A compiler new enough for this code, the sources of its standard library, and a linker for wasm.
pub const COMPILER: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];

/// Package lists older than this are fetched anew: the versions that they name may be gone.
const LISTS_STAY_FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// How root's rights are had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// We are root.
    Root,
    /// `sudo -n` works.
    Sudo,
}

/// Whether all of these packages are installed.
pub fn installed(host: &Host, packages: &[&str]) -> bool {
    let Some(dpkg) = host.which("dpkg-query") else {
        return false;
    };
    packages.iter().all(|package| {
        host.output(&dpkg, &["-W", "-f", "${db:Status-Abbrev}", package])
            .is_some_and(|status| status.starts_with("ii"))
    })
}

/// The version of a package that is installed.
pub fn version(host: &Host, package: &str) -> Option<String> {
    if !installed(host, &[package]) {
        return None;
    }
    host.output(
        &host.which("dpkg-query")?,
        &["-W", "-f", "${Version}", package],
    )
}

/// Whether apt could install these packages: it knows them, or its lists are too stale to tell.
pub fn may_offer(host: &Host, packages: &[&str]) -> bool {
    if host.which("apt-get").is_none() {
        return false;
    }
    if !lists_are_fresh(host.package_lists(), SystemTime::now()) {
        return true;
    }
    let Some(cache) = host.which("apt-cache") else {
        return false;
    };
    packages.iter().all(|package| {
        host.output(&cache, &["show", "--no-all-versions", package])
            .is_some_and(|text| !text.is_empty())
    })
}

/// How we may install, if we may.
pub fn rights(host: &Host) -> Option<Rights> {
    let id = host.which("id").and_then(|id| host.output(&id, &["-u"]));
    if id.as_deref() == Some("0") {
        return Some(Rights::Root);
    }
    let sudo = host.which("sudo")?;
    host.output(&sudo, &["-n", "true"]).map(|_| Rights::Sudo)
}

/// Installs packages, fetching apt's lists first where they are missing or old.
pub fn install(host: &Host, places: &Places, packages: &[&str]) -> Result<()> {
    let by_hand = format!(
        "sudo apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    let Some(rights) = rights(host) else {
        bail!(
            "{} would be installed, which needs root (sudo without a password was refused).\n\
             What to do: run this, then the same command again:\n\n    {by_hand}",
            packages.join(", ")
        );
    };
    eprintln!(
        "Installing from the system's packages: {}.",
        packages.join(", ")
    );
    let advice = format!(
        "This step needs the network: apt fetches {}.\n\
         What to do: connect, then run the same command again, or run it yourself:\n\n    {by_hand}",
        packages.join(", ")
    );
    let update = |host: &Host| {
        let mut command = apt_get(host, rights);
        command.arg("update");
        step::run(
            "apt-get update",
            &mut command,
            &places.log("apt-update"),
            &advice,
        )
    };
    let fresh = lists_are_fresh(host.package_lists(), SystemTime::now());
    if !fresh {
        update(host)?;
    }
    let add = |host: &Host| {
        let mut command = apt_get(host, rights);
        command
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages);
        let name = format!("apt-get install {}", packages.join(" "));
        step::run(&name, &mut command, &places.log("apt-install"), &advice)
    };
    match add(host) {
        Ok(_) => Ok(()),
        // A mirror drops a version as soon as it has the next, so lists of this morning can be stale.
        Err(_) if fresh => {
            update(host)?;
            add(host).map(drop)
        }
        Err(error) => Err(error),
    }
    .context("Debian's packages could not be installed")
}

fn apt_get(host: &Host, rights: Rights) -> Command {
    let apt_get = host
        .which("apt-get")
        .unwrap_or_else(|| PathBuf::from("apt-get"));
    let mut command = match rights {
        Rights::Root => {
            let mut command = host.command(apt_get);
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        }
        Rights::Sudo => {
            let mut command = host.command("sudo");
            command
                .args(["-n", "DEBIAN_FRONTEND=noninteractive"])
                .arg(apt_get);
            command
        }
    };
    // Another apt may be at work; it will end.
    command.args(["-o", "DPkg::Lock::Timeout=300"]);
    command
}

fn lists_are_fresh(lists: &Path, now: SystemTime) -> bool {
    let Ok(entries) = std::fs::read_dir(lists) else {
        return false;
    };
    let has_lists = entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().contains("_Packages"));
    // apt gives each list the server's date; the folder it downloads into has the date of the update.
    let updated = [lists.join("partial"), lists.to_owned()]
        .iter()
        .filter_map(|dir| std::fs::metadata(dir).ok()?.modified().ok())
        .max();
    has_lists
        && updated.is_some_and(|at| now.duration_since(at).unwrap_or_default() < LISTS_STAY_FRESH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn package_lists_are_stale_when_missing_or_a_day_old() {
        let dir = Scratch::new();
        let now = SystemTime::now();
        assert!(!lists_are_fresh(&dir.path().join("absent"), now));
        assert!(
            !lists_are_fresh(dir.path(), now),
            "an empty folder holds no lists"
        );
        dir.write("mirror_dists_stable_main_binary-amd64_Packages.lz4", "");
        assert!(lists_are_fresh(dir.path(), now));
        assert!(!lists_are_fresh(dir.path(), now + LISTS_STAY_FRESH * 2));
    }
}
