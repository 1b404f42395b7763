//! Which programs are needed, at which versions, and how each one that is missing would be got.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::install;
use crate::host::Host;
use crate::places::Places;
use crate::toolchain::debian;

/// Trunk's version. 0.22 asks for a newer compiler than Debian has; 0.21.14 is the last before it.
pub const TRUNK: &str = "0.21.14";

/// A program that is needed.
#[derive(Clone, Debug)]
pub struct Tool {
    /// What it is called in messages.
    pub name: &'static str,
    /// The programs any of which will do.
    pub programs: &'static [&'static str],
    /// The variable by which the user may name the program.
    pub variable: Option<&'static str>,
    /// The one version that will do; any, if none is given.
    pub version: Option<String>,
    /// How it is got where it is missing.
    pub source: Source,
    /// What a person does where we cannot.
    pub by_hand: &'static str,
}

/// How a program is got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Built by cargo, into the cache.
    Cargo {
        /// Whether the versions that its author used are to be used.
        locked: bool,
    },
    /// A package of Debian's.
    Debian(&'static str),
}

/// A program that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// What it says of itself.
    pub version: String,
}

/// What a build needs.
pub fn for_building(places: &Places) -> Result<Vec<Tool>> {
    Ok(vec![trunk(), wasm_bindgen(places)?, wasm_opt()])
}

/// What the browser tests need besides.
pub fn for_testing() -> Vec<Tool> {
    vec![chromium(), chromedriver()]
}

fn trunk() -> Tool {
    Tool {
        name: "trunk",
        programs: &["trunk"],
        variable: None,
        version: Some(TRUNK.to_owned()),
        source: Source::Cargo { locked: true },
        by_hand: "cargo install trunk --locked --version 0.21.14",
    }
}

fn wasm_bindgen(places: &Places) -> Result<Tool> {
    Ok(Tool {
        name: "wasm-bindgen-cli",
        programs: &["wasm-bindgen"],
        variable: None,
        version: Some(wasm_bindgen_version(places)?),
        // The versions that its author used are no longer all to be had.
        source: Source::Cargo { locked: false },
        by_hand: "cargo install wasm-bindgen-cli --version (that of wasm-bindgen in Cargo.lock)",
    })
}

fn wasm_opt() -> Tool {
    Tool {
        name: "wasm-opt",
        programs: &["wasm-opt"],
        variable: None,
        version: None,
        source: Source::Debian("binaryen"),
        by_hand: "install binaryen from your system's packages",
    }
}

fn chromium() -> Tool {
    Tool {
        name: "chromium",
        programs: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
        variable: Some("CHROMIUM"),
        version: None,
        source: Source::Debian("chromium"),
        by_hand: "install Chromium or Chrome, and name it in CHROMIUM if it is not on the search path",
    }
}

fn chromedriver() -> Tool {
    Tool {
        name: "chromedriver",
        programs: &["chromedriver"],
        variable: Some("CHROMEDRIVER"),
        version: None,
        source: Source::Debian("chromium-driver"),
        by_hand: "install the chromedriver of your Chromium's version, and name it in CHROMEDRIVER if it is not on the search path",
    }
}

impl Tool {
    /// Looks for the program: where its variable says, on the search path, in the cache.
    pub fn find(&self, host: &Host, places: &Places) -> Option<Found> {
        let named = self
            .variable
            .and_then(|name| host.var(name))
            .map(PathBuf::from);
        let on_path = self
            .programs
            .iter()
            .filter_map(|program| host.which(program));
        named
            .into_iter()
            .chain(on_path)
            .chain(self.cached(places))
            .find_map(|path| {
                let version = version_of(host, &path)?;
                let fits = self
                    .version
                    .as_ref()
                    .is_none_or(|wanted| *wanted == version);
                fits.then_some(Found { path, version })
            })
    }

    /// Looks for the program, and gets it where it is missing.
    pub fn ensure(&self, host: &Host, places: &Places, offline: bool) -> Result<Found> {
        if let Some(found) = self.find(host, places) {
            return Ok(found);
        }
        if offline {
            bail!(
                "{} is missing, and --offline forbids fetching it.\n\
                 What to do: run the same command once without --offline ({}), or: {}.",
                self.wanted(),
                self.plan(),
                self.by_hand
            );
        }
        match &self.source {
            Source::Cargo { locked } => {
                let version = self
                    .version
                    .as_deref()
                    .context("a tool built by cargo has a version")?;
                install::with_cargo(host, places, self, version, *locked)?;
            }
            Source::Debian(package) if debian::may_offer(host, &[package]) => {
                debian::install(host, places, &[package])?;
            }
            Source::Debian(_) => {
                bail!(
                    "{} is missing.\nWhat to do: {}.",
                    self.wanted(),
                    self.by_hand
                )
            }
        }
        self.find(host, places).with_context(|| {
            format!(
                "{} was installed but does not run.\nWhat to do: {}.",
                self.wanted(),
                self.by_hand
            )
        })
    }

    /// How it would be got, in a few words.
    pub fn plan(&self) -> String {
        match &self.source {
            Source::Cargo { .. } => "built by cargo into the cache".to_owned(),
            Source::Debian(package) => format!("Debian's package {package}"),
        }
    }

    /// Its name with its version.
    pub fn wanted(&self) -> String {
        match &self.version {
            Some(version) => format!("{} {version}", self.name),
            None => self.name.to_owned(),
        }
    }

    /// The folder in the cache that it is installed into.
    pub fn folder(&self, places: &Places) -> Option<PathBuf> {
        let version = self.version.as_ref()?;
        Some(places.tools().join(format!("{}-{version}", self.name)))
    }

    fn cached(&self, places: &Places) -> Vec<PathBuf> {
        let Some(dir) = self.folder(places) else {
            return Vec::new();
        };
        self.programs
            .iter()
            .map(|program| {
                dir.join("bin")
                    .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
            })
            .filter(|file| file.is_file())
            .collect()
    }
}

fn version_of(host: &Host, program: &Path) -> Option<String> {
    version_in(&host.output(program, &["--version"])?)
}

/// The version in what a program prints of itself: the first word that begins with a digit.
pub fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

/// The version of wasm-bindgen that the app is built with: its tool must be of the very same one.
fn wasm_bindgen_version(places: &Places) -> Result<String> {
    let path = places.root.join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).with_context(|| {
        format!(
            "{} cannot be read (it belongs to the checkout)",
            path.display()
        )
    })?;
    locked_version(&lock, "wasm-bindgen").with_context(|| {
        format!(
            "{}: expected a package wasm-bindgen, found none",
            path.display()
        )
    })
}

/// The version of a package in a Cargo.lock. Read line by line: the file is made by a machine, and
/// parsing all of it takes longer than a build in which nothing has changed.
pub fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use crate::scratch::Scratch;

    #[test]
    fn the_version_is_the_first_word_that_looks_like_one() {
        for (text, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.130", Some("0.2.130")),
            ("wasm-opt version 108", Some("108")),
            ("wasm-opt version 123 (version_123-1-gabc)", Some("123")),
            (
                "Chromium 156.0.8078.79 built on Debian",
                Some("156.0.8078.79"),
            ),
            ("no version", None),
        ] {
            assert_eq!(version_in(text).as_deref(), version, "{text}");
        }
    }

    #[test]
    fn the_lock_file_gives_the_version_of_the_package_of_that_very_name() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_tool_of_another_version_is_not_used_and_the_cache_is_looked_into_next() {
        let _alone = crate::scratch::alone();
        let dir = Scratch::new();
        dir.script("bin/trunk", "echo trunk 0.20.0");
        let host = Host::made_up(&[], &[&dir.path().join("bin")]);
        let places = Places {
            root: dir.path().to_owned(),
            cache: dir.path().join("cache"),
        };
        assert_eq!(trunk().find(&host, &places), None);
        let error = trunk()
            .ensure(&host, &places, true)
            .unwrap_err()
            .to_string();
        assert!(error.contains("trunk 0.21.14 is missing"), "{error}");
        assert!(error.contains("What to do"), "{error}");

        let cached = dir.script("cache/tools/trunk-0.21.14/bin/trunk", "echo trunk 0.21.14");
        let found = trunk().find(&host, &places).unwrap();
        assert_eq!(
            found,
            Found {
                path: cached,
                version: "0.21.14".to_owned()
            }
        );

        dir.script("bin/trunk", "echo trunk 0.21.14");
        assert_eq!(
            trunk().find(&host, &places).unwrap().path,
            dir.path().join("bin/trunk")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_the_user_names_comes_first() {
        let _alone = crate::scratch::alone();
        let dir = Scratch::new();
        dir.script("bin/chromium", "echo Chromium 1.0");
        let own = dir.script("own/chrome", "echo Chrome 2.0");
        let host = Host::made_up(
            &[("CHROMIUM", own.to_str().unwrap())],
            &[&dir.path().join("bin")],
        );
        let places = Places {
            root: dir.path().to_owned(),
            cache: dir.path().join("cache"),
        };
        assert_eq!(chromium().find(&host, &places).unwrap().version, "2.0");
    }
}
