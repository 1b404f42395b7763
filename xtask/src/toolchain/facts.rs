//! What this machine has of a compiler for wasm. Looks, and changes nothing.

use std::path::Path;

use super::choice::{Debian, Facts, Rustup};
use super::{TARGET, debian, sysroot};
use crate::host::Host;
use crate::places::Places;

/// Looks at the machine.
pub fn gather(host: &Host, places: &Places, offline: bool) -> Facts {
    Facts {
        has_std: has_std(host),
        rustup: rustup(host),
        debian: debian(host),
        sysroot_ready: sysroot::ready(host, places),
        offline,
    }
}

/// Whether the `rustc` on the search path has the standard library for wasm.
///
/// `--print target-libdir` names a folder also where there is none: only the library itself is proof.
pub fn has_std(host: &Host) -> bool {
    host.which("rustc")
        .and_then(|rustc| host.output(&rustc, &["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|dir| holds_std(Path::new(&dir)))
}

/// Whether a folder of libraries holds the standard one.
pub fn holds_std(dir: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

/// What rustup may do here. Where the variable is 0 it is not run at all, for anything.
pub fn rustup(host: &Host) -> Rustup {
    if host.which("rustup").is_none() {
        Rustup::Absent
    } else if host.var("RUSTUP_AUTO_INSTALL").as_deref() == Some("0") {
        Rustup::Forbidden
    } else {
        Rustup::Allowed
    }
}

fn debian(host: &Host) -> Debian {
    if debian::installed(host, &debian::COMPILER) {
        return Debian::Installed;
    }
    if !debian::may_offer(host, &debian::COMPILER) {
        return Debian::Unknown;
    }
    match debian::rights(host) {
        Some(_) => Debian::CanInstall,
        None => Debian::NeedsRights,
    }
}
