//! What the project is made of, and what `deny.toml` says it may be: licences, the registry, what is banned. The same file is held by
//! cargo-deny in the workflow that publishes the site, which asks for advisories as well. That program would have to be built before the
//! tests of every fresh machine, and it is the rules that have to hold there.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::host::Host;
use crate::places::Places;

/// What cargo says of packages and of what they need.
#[derive(Deserialize)]
pub struct Metadata {
    /// All of them, ours as well.
    pub packages: Vec<Package>,
    /// Who needs whom.
    pub resolve: Resolve,
}

/// A package.
#[derive(Deserialize)]
pub struct Package {
    /// How [`Node`] names it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an expression of SPDX.
    pub license: Option<String>,
    /// Where it is from; `None` for ours.
    pub source: Option<String>,
    /// Where it lies.
    pub manifest_path: PathBuf,
    /// What can be built of it.
    pub targets: Vec<Target>,
    /// What it asks for.
    #[serde(default)]
    pub dependencies: Vec<Asked>,
}

impl Package {
    /// Its licence.
    ///
    /// # Errors
    /// When it names none.
    pub fn licence(&self) -> Result<&str> {
        self.license.as_deref().with_context(|| {
            format!(
                "{} {} names no licence: look it up, or do without it",
                self.name, self.version
            )
        })
    }
}

/// Something that can be built of a package.
#[derive(Deserialize)]
pub struct Target {
    /// A library, a macro and so on.
    pub kind: Vec<String>,
}

/// What a package asks for.
#[derive(Deserialize)]
pub struct Asked {
    /// The name of a package.
    pub name: String,
    /// Which versions will do.
    pub req: String,
    /// Where it lies, if it is one of ours.
    pub path: Option<PathBuf>,
}

/// Who needs whom.
#[derive(Deserialize)]
pub struct Resolve {
    /// A package each.
    pub nodes: Vec<Node>,
    /// The package at the top.
    pub root: Option<String>,
}

/// What a package needs.
#[derive(Deserialize)]
pub struct Node {
    /// The package.
    pub id: String,
    /// What it needs.
    pub deps: Vec<Dep>,
}

/// A package that is needed.
#[derive(Deserialize)]
pub struct Dep {
    /// Which.
    pub pkg: String,
    /// What for.
    pub dep_kinds: Vec<Kind>,
}

/// What a package is needed for.
#[derive(Deserialize)]
pub struct Kind {
    /// `None` where it becomes part of the program; else tests, or the build.
    pub kind: Option<String>,
}

impl Metadata {
    /// Asks cargo.
    ///
    /// # Errors
    /// When cargo can't say.
    pub fn of(host: &Host, places: &Places, arguments: &[&str]) -> Result<Metadata> {
        let mut command = host.cargo();
        command
            .current_dir(&places.root)
            .args(["metadata", "--format-version", "1", "--locked"])
            .args(arguments);
        let output = command
            .stderr(Stdio::inherit())
            .output()
            .context("cargo cannot be started")?;
        if !output.status.success() {
            bail!(
                "what the programs are made of could not be asked ({}); the fault stands above",
                output.status
            );
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}

/// Holds everything that the project is made of, with every feature, tests and tools included, to `deny.toml`.
///
/// # Errors
/// When something is not allowed.
pub fn run(host: &Host, places: &Places) -> Result<()> {
    let metadata = Metadata::of(host, places, &["--all-features"])?;
    Rules::read(places)?.hold(&metadata.packages)?;
    println!(
        "{} packages are as deny.toml allows",
        metadata.packages.len()
    );
    Ok(())
}

/// What `deny.toml` says. Whatever it says that is not held here is a fault, so that nobody relies on it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    #[serde(rename = "graph")]
    _graph: toml::Table,
    licenses: Licences,
    bans: Bans,
    #[serde(rename = "sources")]
    _sources: Sources,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Licences {
    allow: Vec<String>,
    /// Of texts, which only cargo-deny reads.
    #[serde(rename = "confidence-threshold")]
    _confidence: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bans {
    #[serde(rename = "multiple-versions")]
    _multiple_versions: Allow,
    #[serde(rename = "wildcards")]
    _wildcards: Deny,
    #[serde(rename = "allow-wildcard-paths")]
    _wildcard_paths: bool,
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Banned {
    name: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    #[serde(rename = "unknown-registry")]
    _registry: Deny,
    #[serde(rename = "unknown-git")]
    _git: Deny,
}

/// What is held is held as this.
#[derive(Deserialize)]
enum Deny {
    #[serde(rename = "deny")]
    It,
}

/// What is not held has to be left open.
#[derive(Deserialize)]
enum Allow {
    #[serde(rename = "allow")]
    It,
}

impl Rules {
    /// Reads the file.
    ///
    /// # Errors
    /// When there is none, or it says something else than what is held here.
    pub fn read(places: &Places) -> Result<Rules> {
        let file = places.root.join("deny.toml");
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        toml::from_str(&text).context("deny.toml says what nothing here holds")
    }

    /// Holds packages to it.
    ///
    /// # Errors
    /// When any is not allowed; each is named.
    pub fn hold<'a>(&self, packages: impl IntoIterator<Item = &'a Package>) -> Result<()> {
        let mut faults = Vec::new();
        let mut registry = None;
        for package in packages {
            faults.extend(self.faults(package));
            if let Some(source) = &package.source {
                let registry = registry.get_or_insert(source);
                if *registry != source {
                    let name = &package.name;
                    faults.push(format!(
                        "{name}: expected it from {registry}, found {source}"
                    ));
                }
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        bail!(
            "{}\nWhat to do: do without it, or allow it in deny.toml with a reason",
            faults.join("\n")
        );
    }

    fn faults(&self, package: &Package) -> Vec<String> {
        let name = &package.name;
        let mut faults = Vec::new();
        if let Some(ban) = self.bans.deny.iter().find(|ban| ban.name == *name) {
            faults.push(format!("{name}: banned by deny.toml: {}", ban.reason));
        }
        match package.licence() {
            Err(error) => faults.push(error.to_string()),
            Ok(licence) if !is_allowed(licence, &self.licenses.allow) => faults.push(format!(
                "{name}: {licence} is not among the licences that deny.toml allows"
            )),
            Ok(_) => {}
        }
        match &package.source {
            // Ours, and what somebody has copied in.
            None => {
                let asked = package.dependencies.iter();
                let any = asked.filter(|asked| asked.req == "*" && asked.path.is_none());
                faults.extend(any.map(|asked| {
                    format!("{name}: expected a version of {}, found any", asked.name)
                }));
            }
            Some(source) if !source.starts_with("registry+") || !source.ends_with(REGISTRY) => {
                faults.push(format!(
                    "{name}: expected a package of the registry, found {source}"
                ));
            }
            Some(_) => {}
        }
        faults
    }
}

/// How cargo names the registry, whatever host stands in for it. All packages have to be of the same.
const REGISTRY: &str = "/crates.io-index";

/// Whether an expression of SPDX can be met with what is allowed: one of several, all of several. Old ones say `/` for "or".
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    // Brackets only ever stand around choices here, so every part that is joined has to have one that is allowed.
    let joined = plain.split(" AND ");
    joined.into_iter().all(|part| {
        let mut choices = part.split(" OR ").map(str::trim);
        choices.any(|choice| allowed.iter().any(|one| one == choice))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"
        [graph]
        [licenses]
        allow = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"]
        confidence-threshold = 0.9
        [bans]
        multiple-versions = "allow"
        wildcards = "deny"
        allow-wildcard-paths = true
        deny = [{ name = "heavy", reason = "it is heavy" }]
        [sources]
        unknown-registry = "deny"
        unknown-git = "deny"
    "#;

    /// A package of the registry with one thing in it that is another.
    fn package(change: (&str, serde_json::Value)) -> Package {
        let mut package = serde_json::json!({
            "id": "one", "name": "one", "version": "1.0.0", "license": "MIT",
            "source": "registry+https://index.example/crates.io-index",
            "manifest_path": "", "targets": [], "dependencies": [],
        });
        package[change.0] = change.1;
        serde_json::from_value(package).unwrap()
    }

    #[test]
    fn only_what_is_allowed_is_used() {
        let rules: Rules = toml::from_str(RULES).unwrap();
        let faults = |key, value| rules.faults(&package((key, value)));
        assert_eq!(faults("name", "two".into()), Vec::<String>::new());
        for (key, value, expected) in [
            ("name", "heavy".into(), "banned by deny.toml: it is heavy"),
            (
                "license",
                serde_json::Value::Null,
                "one 1.0.0 names no licence",
            ),
            (
                "license",
                "GPL-3.0-only".into(),
                "GPL-3.0-only is not among",
            ),
            (
                "source",
                "git+https://index.example/crates.io-index".into(),
                "expected a package of the registry, found git+",
            ),
            (
                "source",
                "registry+https://index.example/another".into(),
                "expected a package of the registry, found registry+",
            ),
        ] {
            let found = faults(key, value);
            assert!(
                matches!(found.as_slice(), [fault] if fault.contains(expected)),
                "{expected}: {found:?}"
            );
        }
        let error = rules
            .hold([&package(("name", "heavy".into()))])
            .unwrap_err();
        assert!(error.to_string().contains("What to do: "), "{error}");
    }

    #[test]
    fn everything_is_of_one_registry() {
        let rules: Rules = toml::from_str(RULES).unwrap();
        let elsewhere = "registry+https://other.example/crates.io-index";
        let two = [
            package(("name", "two".into())),
            package(("source", elsewhere.into())),
        ];
        assert!(rules.hold(&two[..1]).is_ok() && rules.hold(&two[1..]).is_ok());
        let error = rules.hold(&two).unwrap_err().to_string();
        assert!(
            error.contains("expected it from registry+https://index"),
            "{error}"
        );
    }

    #[test]
    fn a_rule_that_nothing_here_holds_is_a_fault() {
        for (from, to) in [
            (
                "multiple-versions = \"allow\"",
                "multiple-versions = \"deny\"",
            ),
            ("wildcards = \"deny\"", "wildcards = \"warn\""),
            (
                "unknown-git = \"deny\"",
                "unknown-git = \"deny\"\nallow-git = []",
            ),
            ("[graph]", "[advisories]\n[graph]"),
        ] {
            let changed = RULES.replace(from, to);
            assert_ne!(changed, RULES);
            assert!(toml::from_str::<Rules>(&changed).is_err(), "{to}");
        }
    }

    #[test]
    fn what_is_ours_asks_for_versions() {
        let rules: Rules = toml::from_str(RULES).unwrap();
        let mut own = package(("source", serde_json::Value::Null));
        for (req, path, faults) in [("1", None, 0), ("*", Some("crates/two"), 0), ("*", None, 1)] {
            own.dependencies = vec![Asked {
                name: "two".to_owned(),
                req: req.to_owned(),
                path: path.map(PathBuf::from),
            }];
            assert_eq!(rules.faults(&own).len(), faults, "{req} {path:?}");
        }
    }

    #[test]
    fn an_expression_is_met_by_one_of_several_and_by_all_of_several() {
        let rules: Rules = toml::from_str(RULES).unwrap();
        for (expression, expected) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("MIT/Apache-2.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0-only", false),
            ("Apache-2.0 WITH LLVM-exception OR BSD-3-Clause", true),
        ] {
            let found = is_allowed(expression, &rules.licenses.allow);
            assert_eq!(found, expected, "{expression}");
        }
    }
}
