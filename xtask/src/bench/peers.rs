//! The engines that ours is measured against: packages of npm, kept in the cache and put together for the browser.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::host::Host;
use crate::places::Places;
use crate::site::folder;
use crate::step;
use crate::tools::{lock, needed};

/// The list of packages, in the folder of the bench.
const LIST: &str = "package.json";

/// The folder in the cache that holds the packages, each at its version; fetches them where it does not.
pub(super) fn ensure(host: &Host, places: &Places, offline: bool) -> Result<PathBuf> {
    let peers = fetched(host, places, offline)?;
    check(&peers)?;
    Ok(peers)
}

/// Without one of them there is nothing to compare with, and with another version something else is compared.
fn check(peers: &Path) -> Result<()> {
    let wanted = json(&peers.join(LIST))?;
    let wanted = wanted.get("dependencies").and_then(Value::as_object);
    for (name, version) in wanted.into_iter().flatten() {
        let found = json(&peers.join("node_modules").join(name).join(LIST)).ok();
        let found = found.as_ref().and_then(|package| package.get("version"));
        if found != Some(version) {
            bail!(
                "{name}: expected version {version}, found {}.\n\
                 What to do: remove {} and run the same command again.",
                found.map_or_else(|| "none".to_owned(), Value::to_string),
                peers.display()
            );
        }
    }
    Ok(())
}

fn json(file: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{}: expected JSON", file.display()))
}

fn fetched(host: &Host, places: &Places, offline: bool) -> Result<PathBuf> {
    let list = list(places);
    // Another list of packages is another folder.
    let hash = folder::hash_files(&list, &[PathBuf::from(LIST)])?;
    let place = places.tools().join(format!("search-peers-{hash:016x}"));
    if place.join("node_modules").is_dir() {
        return Ok(place);
    }
    if offline {
        bail!(
            "the engines to compare with are not in the cache, and --offline forbids fetching them.\n\
             What to do: run the same command once without --offline."
        );
    }
    let npm = needed::npm().ensure(host, places, offline)?;
    let _lock = lock::take(places)?;
    if place.join("node_modules").is_dir() {
        return Ok(place);
    }
    let work = places.cache.join("tmp").join("search-peers");
    folder::remove(&work)?;
    std::fs::create_dir_all(&work).context("the cache cannot be written")?;
    std::fs::copy(list.join(LIST), work.join(LIST)).context("the cache cannot be written")?;
    let mut command = host.command(npm.path);
    command.current_dir(&work).args([
        "install",
        // No program of a package runs while it is installed.
        "--ignore-scripts",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
    ]);
    step::run(
        "fetch the engines to compare with",
        &mut command,
        &places.log("search-peers"),
        "This step needs the network: npm fetches the packages that xtask/bench/package.json names.\n\
         What to do: connect, then run the same command again.",
    )?;
    std::fs::create_dir_all(places.tools()).context("the cache cannot be written")?;
    folder::remove(&place)?;
    std::fs::rename(&work, &place)
        .with_context(|| format!("{} cannot be put in place", place.display()))?;
    Ok(place)
}

/// Puts the engines into one file of the bench's site.
pub(super) fn bundle(host: &Host, places: &Places, peers: &Path, site: &Path) -> Result<()> {
    let modules = peers.join("node_modules");
    let mut command = host.command(modules.join(".bin").join("esbuild"));
    command
        .current_dir(list(places))
        // The list stands in the checkout and the packages in the cache.
        .env("NODE_PATH", &modules)
        .args(["peers.js", "--bundle", "--format=esm", "--platform=browser"])
        .arg("--log-level=warning")
        .arg(format!(
            "--outfile={}",
            site.join("peers.bundle.js").display()
        ));
    step::run(
        "put the engines together for the browser",
        &mut command,
        &places.build_log("bench-peers"),
        "What to do: mend what the lines above name.",
    )
    .map(drop)
}

fn list(places: &Places) -> PathBuf {
    places.root.join("xtask").join("bench")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    /// A checkout with a list of packages, and an npm that does this.
    fn machine(npm: &str) -> (Scratch, Host, Places) {
        let dir = Scratch::new();
        dir.write("xtask/bench/package.json", "{}");
        dir.script(
            "bin/npm",
            &format!("[ \"$1\" = --version ] && echo 11.0.0 && exit\n{npm}"),
        );
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

    #[test]
    fn packages_are_fetched_once_for_each_list_of_them() {
        let _alone = crate::scratch::alone();
        let (dir, host, places) = machine("echo \"$@\" > asked; mkdir node_modules");
        let place = ensure(&host, &places, false).unwrap();
        let asked = std::fs::read_to_string(place.join("asked")).unwrap();
        assert!(
            asked.contains("install --ignore-scripts --no-package-lock"),
            "{asked}"
        );
        assert_eq!(ensure(&host, &places, true).unwrap(), place);
        dir.write("xtask/bench/package.json", "{\"private\": true}");
        let error = ensure(&host, &places, true).unwrap_err().to_string();
        assert!(error.contains("--offline forbids"), "{error}");
        assert_ne!(ensure(&host, &places, false).unwrap(), place);
    }

    #[test]
    fn an_engine_that_is_missing_or_another_is_named() {
        let dir = Scratch::new();
        dir.write(
            "package.json",
            r#"{"dependencies": {"minisearch": "7.2.0"}}"#,
        );
        let said = |what: &str| {
            let error = check(dir.path()).unwrap_err().to_string();
            assert!(error.starts_with(what), "{error}");
        };
        said("minisearch: expected version \"7.2.0\", found none.\nWhat to do: remove ");
        let package = "node_modules/minisearch/package.json";
        dir.write(package, r#"{"version": "7.1.0"}"#);
        said("minisearch: expected version \"7.2.0\", found \"7.1.0\".");
        dir.write(package, r#"{"version": "7.2.0"}"#);
        check(dir.path()).unwrap();
    }

    #[test]
    fn what_could_not_be_fetched_leaves_nothing_behind() {
        let _alone = crate::scratch::alone();
        let (_dir, host, places) = machine("mkdir node_modules; echo no network >&2; exit 1");
        let error = ensure(&host, &places, false).unwrap_err().to_string();
        assert!(
            error.contains("no network") && error.contains("needs the network"),
            "{error}"
        );
        assert!(!places.tools().exists());
    }
}
