//! A program that is needed: looked for, and got where it is missing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{install, version};
use crate::host::Host;
use crate::places::Places;
use crate::toolchain::choice::Rustup;
use crate::toolchain::{debian, facts};

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
    /// What the program says when it is asked.
    pub tells: Tells,
    /// How it is got where it is missing.
    pub source: Source,
    /// What a person does where we cannot.
    pub by_hand: &'static str,
}

/// What a program says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Its version.
    Version,
    /// Nothing: it takes `--version` for a mistake. That it is there has to do.
    Nothing,
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
    /// A part of Rust that not every installation has.
    Component {
        /// rustup's name for it.
        rustup: &'static str,
        /// Debian's, for Debian's Rust.
        debian: &'static str,
    },
}

/// How it is got on one machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Built by cargo.
    Cargo {
        /// With the versions that its author used.
        locked: bool,
    },
    /// A package of Debian's.
    Debian(&'static str),
    /// A component of rustup's.
    Rustup(&'static str),
    /// By a person.
    ByHand,
}

impl Way {
    /// In a few words.
    pub fn describe(self) -> String {
        match self {
            Way::Cargo { .. } => "built by cargo into the cache".to_owned(),
            Way::Debian(package) => format!("Debian's package {package}"),
            Way::Rustup(component) => format!("rustup component add {component}"),
            Way::ByHand => "by hand".to_owned(),
        }
    }
}

/// A program that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// What it says of itself.
    pub version: String,
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
                let version = self.version_of(host, &path)?;
                let fits = self
                    .version
                    .as_ref()
                    .is_none_or(|wanted| *wanted == version);
                fits.then_some(Found { path, version })
            })
    }

    fn version_of(&self, host: &Host, path: &Path) -> Option<String> {
        match (self.tells, &self.source) {
            (Tells::Version, _) => version::of_program(host, path),
            // What is on the search path is there for sure; what a variable names may not be.
            (Tells::Nothing, _) if !path.is_file() => None,
            (Tells::Nothing, Source::Debian(package)) => {
                let of_package = debian::version(host, package);
                Some(of_package.unwrap_or_else(|| "tells no version".to_owned()))
            }
            (Tells::Nothing, _) => Some("tells no version".to_owned()),
        }
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
                self.way(host).describe(),
                self.by_hand
            );
        }
        match self.way(host) {
            Way::Cargo { locked } => {
                let version = self
                    .version
                    .as_deref()
                    .context("a tool built by cargo has a version")?;
                install::with_cargo(host, places, self, version, locked)?;
            }
            Way::Debian(package) => debian::install(host, places, &[package])?,
            Way::Rustup(component) => install::with_rustup(host, places, component)?,
            Way::ByHand => {
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

    /// The way by which it would be got on this machine.
    pub fn way(&self, host: &Host) -> Way {
        let offered = |package| debian::may_offer(host, &[package]);
        match self.source {
            Source::Cargo { locked } => Way::Cargo { locked },
            Source::Debian(package) if offered(package) => Way::Debian(package),
            Source::Component { rustup, debian } => match facts::rustup(host) {
                Rustup::Allowed => Way::Rustup(rustup),
                Rustup::Absent if offered(debian) => Way::Debian(debian),
                _ => Way::ByHand,
            },
            Source::Debian(_) => Way::ByHand,
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::tools::needed::{chromium, trunk, xvfb};

    #[test]
    fn a_tool_of_another_version_is_not_used_and_the_cache_is_looked_into_next() {
        let _alone = crate::scratch::alone();
        let dir = Scratch::new();
        dir.script("bin/trunk", "echo trunk 0.20.0");
        let host = Host::made_up(&[], &[&dir.path().join("bin")]);
        let places = Places::new(dir.path().to_owned(), dir.path().join("cache"));
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
        let places = Places::new(dir.path().to_owned(), dir.path().join("cache"));
        assert_eq!(chromium().find(&host, &places).unwrap().version, "2.0");
    }

    #[test]
    fn a_program_that_tells_no_version_is_found_by_being_there() {
        let _alone = crate::scratch::alone();
        let dir = Scratch::new();
        let there = dir.script("bin/Xvfb", "exit 1");
        let gone = dir.path().join("gone");
        let host = Host::made_up(
            &[("XVFB", gone.to_str().unwrap())],
            &[&dir.path().join("bin")],
        );
        let places = Places::new(dir.path().to_owned(), dir.path().join("cache"));
        let found = xvfb().find(&host, &places).unwrap();
        assert_eq!(found.path, there);
        assert_eq!(found.version, "tells no version");
    }
}
