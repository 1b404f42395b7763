//! Debian's compiler comes without the standard library for wasm, but with its sources. It is built
//! once, into the cache, for each version of the compiler; beside it stand a `rustc` that knows
//! where it is and a `cargo` that uses that `rustc`.
//!
//! The compiler's settings live in those two scripts and nowhere in the environment, so that what
//! Trunk runs for us natively (its hooks) does not inherit them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{TARGET, facts};
use crate::host::Host;
use crate::places::Places;
use crate::site::folder;
use crate::step;
use crate::tools::lock;

/// Cargo must be asked with this to build the standard library at all: it is not a stable feature.
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

const RUSTC: &str = r#"#!/bin/sh
# Made by `cargo xtask`. The system's compiler, with the standard library for wasm that lies beside this folder.
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
unset LD_LIBRARY_PATH
exec "@RUSTC@" --sysroot "$here" "$@"
"#;

const CARGO: &str = r#"#!/bin/sh
# Made by `cargo xtask`. The system's cargo, for wasm.
# A hook of Trunk's asks for xtask: that one is native, and it is already built.
if [ "$1" = xtask ] && [ -n "$WAYMARK_XTASK" ]; then
    shift
    exec "$WAYMARK_XTASK" "$@"
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
unset CARGO RUSTUP_TOOLCHAIN LD_LIBRARY_PATH RUSTC_WRAPPER
export RUSTC="$here/rustc"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld
[ -z "$WAYMARK_WASM_TARGET" ] || export CARGO_TARGET_DIR="$WAYMARK_WASM_TARGET"
exec "@CARGO@" "$@"
"#;

/// Whether the standard library is there for the compiler that is there.
pub fn ready(host: &Host, places: &Places) -> bool {
    folder(host, places).is_some_and(|dir| facts::holds_std(&target_libs(&dir)))
}

/// The folder with `cargo` and `rustc` for wasm; builds the standard library first if `build` says so.
pub fn ensure(host: &Host, places: &Places, build: bool) -> Result<PathBuf> {
    let Some(dir) = folder(host, places) else {
        bail!(
            "{} does not run, though its package is installed.\n\
             What to do: apt-get install --reinstall rustc-web",
            host.system("rustc").display()
        );
    };
    if build {
        let _lock = lock::take(places)?;
        if !ready(host, places) {
            build_std(host, places, &dir)?;
        }
    }
    let bin = dir.join("bin");
    // Written each time: an older xtask may have made them otherwise.
    write_script(&bin.join("rustc"), RUSTC, "@RUSTC@", &host.system("rustc"))?;
    write_script(&bin.join("cargo"), CARGO, "@CARGO@", &host.system("cargo"))?;
    Ok(bin)
}

/// Tells one build of the standard library from another. What was compiled against the one cannot be
/// used with the other, and cargo, which thinks that libraries come with the compiler, does not notice.
pub fn identity(bin: &Path) -> Result<String> {
    let libs = target_libs(bin.parent().unwrap_or(bin));
    let mut hasher = DefaultHasher::new();
    for file in folder::files(&libs)? {
        let file = libs.join(file);
        let meta = std::fs::metadata(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        file.hash(&mut hasher);
        meta.len().hash(&mut hasher);
        meta.modified().ok().hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Where the standard library of the present compiler belongs.
pub fn folder(host: &Host, places: &Places) -> Option<PathBuf> {
    let text = host.output(&host.system("rustc"), &["-vV"])?;
    Some(places.cache.join(format!("sysroot-{}", release(&text)?)))
}

/// `1.96.0` from what `rustc -vV` prints.
fn release(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("release: "))
}

fn target_libs(sysroot: &Path) -> PathBuf {
    sysroot.join("lib").join("rustlib").join(TARGET).join("lib")
}

fn build_std(host: &Host, places: &Places, dir: &Path) -> Result<()> {
    eprintln!(
        "Building the standard library for {TARGET}, once for this user (about two minutes)."
    );
    let work = places.cache.join("tmp").join("sysroot");
    folder::remove(&work)?;
    let package = work.join("package");
    std::fs::create_dir_all(package.join("src")).context("the cache cannot be written")?;
    std::fs::write(
        package.join("Cargo.toml"),
        "[package]\nname = \"std-only\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n",
    )?;
    std::fs::write(package.join("src").join("lib.rs"), "#![no_std]\n")?;

    let mut command = host.command(host.system("cargo"));
    command
        .current_dir(&package)
        .env(BOOTSTRAP.0, BOOTSTRAP.1)
        .env("RUSTC", host.system("rustc"))
        .env("CARGO_TARGET_DIR", work.join("target"))
        // Cargo leaves the bitcode out of a library, which link-time optimisation of the app needs.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("LD_LIBRARY_PATH")
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,test");
    // The sources come with all that they depend on; with it, no network is needed.
    if let Some(vendor) = vendored(host) {
        command.arg("--offline");
        command.args(["--config", "source.crates-io.replace-with='vendored'"]);
        command.arg("--config");
        command.arg(format!("source.vendored.directory='{}'", vendor.display()));
    }
    step::run(
        "standard library for wasm",
        &mut command,
        &places.log("sysroot"),
        "What to do: read the log above; if sources are missing, apt-get install --reinstall rust-web-src.",
    )?;

    let made = work.join("sysroot");
    collect(
        &work
            .join("target")
            .join(TARGET)
            .join("release")
            .join("deps"),
        &target_libs(&made),
    )?;
    link_host(host, &made)?;
    folder::remove(dir)?;
    std::fs::rename(&made, dir)
        .with_context(|| format!("{} cannot be put in place", dir.display()))?;
    folder::remove(&work)
}

/// Copies the libraries; the one of the empty package that was built for their sake stays behind.
fn collect(deps: &Path, libs: &Path) -> Result<()> {
    std::fs::create_dir_all(libs)?;
    for entry in
        std::fs::read_dir(deps).with_context(|| format!("{} is missing", deps.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libstd_only-") {
            std::fs::copy(entry.path(), libs.join(&name))?;
        }
    }
    if facts::holds_std(libs) {
        return Ok(());
    }
    bail!("the build left no standard library in {}", deps.display())
}

/// Macros and build scripts run on this machine, so its own standard library is linked beside.
fn link_host(host: &Host, sysroot: &Path) -> Result<()> {
    let own = host
        .output(&host.system("rustc"), &["--print", "sysroot"])
        .map(|own| Path::new(&own).join("lib").join("rustlib"))
        .context("the compiler does not say where its libraries are")?;
    let rustlib = sysroot.join("lib").join("rustlib");
    for entry in std::fs::read_dir(&own).with_context(|| format!("{} is missing", own.display()))? {
        let entry = entry?;
        let link = rustlib.join(entry.file_name());
        if entry.path().is_dir() && !link.exists() {
            symlink(&entry.path(), &link)?;
        }
    }
    Ok(())
}

fn vendored(host: &Host) -> Option<PathBuf> {
    let own = host.output(&host.system("rustc"), &["--print", "sysroot"])?;
    let vendor = Path::new(&own).join("lib/rustlib/src/rust/library/vendor");
    vendor.is_dir().then_some(vendor)
}

#[cfg(unix)]
fn symlink(to: &Path, link: &Path) -> Result<()> {
    std::os::unix::fs::symlink(to, link)
        .with_context(|| format!("{} cannot be linked", link.display()))
}

#[cfg(not(unix))]
fn symlink(_: &Path, _: &Path) -> Result<()> {
    bail!("Debian's compiler on a system without symbolic links")
}

fn write_script(file: &Path, text: &str, hole: &str, program: &Path) -> Result<()> {
    let text = text.replace(hole, &program.to_string_lossy());
    if std::fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(dir) = file.parent() {
        std::fs::create_dir_all(dir)?;
    }
    // Renamed into place, because another checkout may be running the old one.
    let new = file.with_extension(format!("new-{}", std::process::id()));
    std::fs::write(&new, text)?;
    make_executable(&new)?;
    std::fs::rename(&new, file).with_context(|| format!("{} cannot be written", file.display()))
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755))
        .with_context(|| format!("{} cannot be made executable", file.display()))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_read_from_what_the_compiler_prints() {
        let text =
            "rustc 1.96.0 (abc 2026-01-01)\nbinary: rustc\nrelease: 1.96.0\nLLVM version: 22.1";
        assert_eq!(release(text), Some("1.96.0"));
        assert_eq!(release("no such line"), None);
    }
}
