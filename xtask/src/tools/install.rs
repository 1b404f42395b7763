//! Building a tool with cargo, into the cache, or asking rustup for a part of Rust. What is in place in
//! the cache is whole: the tool is built elsewhere and moved in at the end.

use anyhow::{Context, Result};

use super::lock;
use super::tool::Tool;
use crate::host::Host;
use crate::places::Places;
use crate::site::folder;
use crate::step;

/// Installs one version of a tool.
pub fn with_cargo(
    host: &Host,
    places: &Places,
    tool: &Tool,
    version: &str,
    locked: bool,
) -> Result<()> {
    let _lock = lock::take(places)?;
    // Somebody may have installed it while we waited.
    if tool.find(host, places).is_some() {
        return Ok(());
    }
    let folder = tool
        .folder(places)
        .context("a tool built by cargo has a version")?;
    let work = places.cache.join("tmp").join(tool.name);
    folder::remove(&work)?;
    let built = work.join("built");
    std::fs::create_dir_all(&built).context("the cache cannot be written")?;

    let mut command = host.cargo();
    command
        // A checkout's cargo settings are no business of a tool's.
        .current_dir(&places.cache)
        .env("CARGO_TARGET_DIR", work.join("target"))
        // Nobody will debug it; without, it takes less time and a tenth of the disk.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_STRIP", "true")
        .env_remove("CARGO_BUILD_TARGET")
        .args(["install", tool.name, "--version", version, "--root"])
        .arg(&built)
        // Optimised, Trunk takes three times as long to build, and runs no faster where it matters:
        // it waits for the compiler. Its default features are a downloader, which nothing here uses.
        .args(["--debug", "--no-default-features"]);
    if locked {
        command.arg("--locked");
    }
    step::run(
        &format!(
            "build {} (a few minutes, once for this user)",
            tool.wanted()
        ),
        &mut command,
        &places.log(tool.name),
        &format!(
            "This step needs the network: cargo fetches the sources of {}.\n\
             What to do: if the end of the log speaks of downloading or resolving, connect and run the same command again; else: {}.",
            tool.wanted(),
            tool.by_hand
        ),
    )?;

    std::fs::create_dir_all(places.tools()).context("the cache cannot be written")?;
    folder::remove(&folder)?;
    std::fs::rename(&built, &folder)
        .with_context(|| format!("{} cannot be put in place", folder.display()))?;
    folder::remove(&work)
}

/// Adds a component to the present Rust.
pub fn with_rustup(host: &Host, places: &Places, component: &str) -> Result<()> {
    eprintln!("The Rust here comes without {component}: asking rustup for it.");
    let program = host.which("rustup").unwrap_or_else(|| "rustup".into());
    step::run(
        &format!("rustup component add {component}"),
        host.command(program).args(["component", "add", component]),
        &places.log("rustup"),
        &format!(
            "This step needs the network: rustup fetches {component}.\n\
             What to do: connect, then run the same command again."
        ),
    )
    .map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::scratch::Scratch;
    use crate::tools::needed::for_building;

    /// A cargo that installs a trunk, or fails, and writes down what it was asked.
    fn machine(cargo: &str) -> (Scratch, Host, Places) {
        let dir = Scratch::new();
        dir.write(
            "Cargo.lock",
            "name = \"wasm-bindgen\"\nversion = \"0.2.130\"\n",
        );
        let calls = dir.path().join("calls");
        dir.script(
            "bin/cargo",
            &format!("echo \"$@\" >> '{}'\n{cargo}", calls.display()),
        );
        // The script needs the ordinary commands too.
        let host = Host::made_up(
            &[],
            &[
                &dir.path().join("bin"),
                Path::new("/usr/bin"),
                Path::new("/bin"),
            ],
        );
        let places = Places::new(dir.path().to_owned(), dir.path().join("cache"));
        (dir, host, places)
    }

    const INSTALLS: &str = "while [ $# -gt 0 ]; do [ \"$1\" = --root ] && root=$2; shift; done\n\
        mkdir -p \"$root/bin\"; printf '#!/bin/sh\\necho trunk 0.21.14\\n' > \"$root/bin/trunk\"; chmod +x \"$root/bin/trunk\"";

    #[test]
    fn a_tool_is_installed_once_and_leaves_nothing_else_behind() {
        let _alone = crate::scratch::alone();
        let (dir, host, places) = machine(INSTALLS);
        let trunk = &for_building(&places).unwrap()[0];
        let found = trunk.ensure(&host, &places, false).unwrap();
        assert_eq!(found.path, places.tools().join("trunk-0.21.14/bin/trunk"));
        trunk.ensure(&host, &places, false).unwrap();
        let calls = std::fs::read_to_string(dir.path().join("calls")).unwrap();
        assert_eq!(calls.lines().count(), 1, "{calls}");
        assert!(calls.contains("install trunk --version 0.21.14"), "{calls}");
        assert!(
            calls.contains("--debug --no-default-features --locked"),
            "{calls}"
        );
        assert!(!places.cache.join("tmp/trunk").exists());
    }

    #[test]
    fn a_failed_installation_names_the_step_and_leaves_no_half_of_a_tool() {
        let _alone = crate::scratch::alone();
        let (_dir, host, places) = machine("echo 'error: failed to download' >&2; exit 101");
        let trunk = &for_building(&places).unwrap()[0];
        let error = trunk.ensure(&host, &places, false).unwrap_err().to_string();
        assert!(error.contains("build trunk 0.21.14"), "{error}");
        assert!(error.contains("failed to download"), "{error}");
        assert!(
            error.contains("needs the network") && error.contains("What to do"),
            "{error}"
        );
        assert!(!places.tools().join("trunk-0.21.14").exists());
    }

    #[test]
    fn offline_cargo_is_not_asked() {
        let _alone = crate::scratch::alone();
        let (dir, host, places) = machine(INSTALLS);
        assert!(
            for_building(&places).unwrap()[0]
                .ensure(&host, &places, true)
                .is_err()
        );
        assert!(!dir.path().join("calls").exists());
    }

    #[test]
    fn a_part_of_rust_is_asked_of_rustup_where_it_may_fetch() {
        let _alone = crate::scratch::alone();
        let (dir, mut host, places) = machine("exit 1");
        let bin = dir.path().join("bin");
        dir.script(
            "bin/rustup",
            &format!(
                "echo \"$@\" >> '{0}/asked'\nprintf '#!/bin/sh\\necho clippy 0.1\\n' > '{0}/bin/cargo-clippy'\n\
                 chmod +x '{0}/bin/cargo-clippy'",
                dir.path().display()
            ),
        );
        dir.script("bin/cargo-clippy", "exit 1");
        host.set(
            "PATH",
            std::env::join_paths([bin.as_path(), Path::new("/usr/bin"), Path::new("/bin")])
                .unwrap(),
        );
        let clippy = crate::tools::needed::for_checking().remove(1);

        host.set("RUSTUP_AUTO_INSTALL", "0");
        let error = clippy
            .ensure(&host, &places, false)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("What to do: rustup component add clippy"),
            "{error}"
        );
        assert!(!dir.path().join("asked").exists());

        host.set("RUSTUP_AUTO_INSTALL", "1");
        clippy.ensure(&host, &places, false).unwrap();
        let asked = std::fs::read_to_string(dir.path().join("asked")).unwrap();
        assert_eq!(asked, "component add clippy\n");
    }
}
