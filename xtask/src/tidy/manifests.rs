//! Which crate may use which: the arrows of ARCHITECTURE.md, read from each Cargo.toml. A crate
//! without a row here is a fault, so that a new one is thought about.

use std::path::Path;

use toml::{Table, Value};

use super::{Fault, Source};

/// What a crate may depend on. Dependencies of its tests are its own affair.
struct Row {
    name: &'static str,
    may_use: &'static [&'static str],
}

const ROWS: [Row; 10] = [
    // The pure core: no browser, no clock, no randomness, nothing of ours.
    Row {
        name: "guidance",
        may_use: &["rust-stemmers", "serde", "serde_json", "thiserror"],
    },
    Row {
        name: "content-compiler",
        may_use: &[
            "guidance",
            "pulldown-cmark",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "toml",
        ],
    },
    // Files for other tools: pure functions from the corpus.
    Row {
        name: "exports",
        may_use: &["guidance", "serde", "serde_json", "thiserror", "uuid"],
    },
    Row {
        name: "stylesheet",
        may_use: &["anyhow", "lightningcss", "thiserror"],
    },
    Row {
        name: "glue",
        may_use: &["thiserror"],
    },
    Row {
        name: "xtask",
        may_use: &[
            "anyhow",
            "brotli",
            "content-compiler",
            "exports",
            "flate2",
            "guidance",
            "lexopt",
            "serde",
            "serde_json",
            "toml",
        ],
    },
    // Stands in for a crate that Leptos names.
    Row {
        name: "wasm-streams",
        may_use: &["futures-util", "wasm-bindgen", "web-sys"],
    },
    // The engine alone, for a browser to time.
    Row {
        name: "search-bench",
        may_use: &["guidance", "wasm-bindgen"],
    },
    // The tests see what a reader sees: the site, and the types of the files it hands out.
    Row {
        name: "e2e",
        may_use: &[
            "anyhow",
            "fantoccini",
            "guidance",
            "serde",
            "serde_json",
            "thirtyfour",
            "tokio",
        ],
    },
    Row {
        name: "waymark",
        may_use: &[
            "any_spawner",
            "anyhow",
            "base64",
            "content-compiler",
            "exports",
            "flate2",
            "gloo-storage",
            "glue",
            "guidance",
            "js-sys",
            "leptos",
            "serde_json",
            "sha2",
            "talc",
            "wasm-bindgen",
            "web-sys",
        ],
    },
];

/// What may be compiled into the browser's program only by mistake: it would be paid for in bytes.
const NEVER_IN_WASM: [&str; 7] = [
    "anyhow",
    "base64",
    "content-compiler",
    "exports",
    "flate2",
    "glue",
    "sha2",
];

/// Checks every manifest.
pub(super) fn check(sources: &[Source]) -> Vec<Fault> {
    sources
        .iter()
        .filter(|source| source.file.ends_with("Cargo.toml"))
        .flat_map(|source| check_one(&source.file, &source.text))
        .collect()
}

fn check_one(file: &Path, text: &str) -> Vec<Fault> {
    let fault = |what: String| Fault::new(file, 1, what);
    let manifest: Table = match text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![fault(format!("expected TOML: {error}"))],
    };
    let Some(name) = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(Value::as_str)
    else {
        return Vec::new();
    };
    let Some(row) = ROWS.iter().find(|row| row.name == name) else {
        return vec![fault(format!(
            "the crate {name} has no row in xtask/src/tidy/manifests.rs: write down what it may use"
        ))];
    };
    let mut faults: Vec<Fault> = dependencies(&manifest)
        .into_iter()
        .filter(|dependency| !row.may_use.contains(&dependency.as_str()))
        .map(|dependency| {
            let line = text
                .lines()
                .position(|line| line.contains(&dependency))
                .map_or(1, |at| at + 1);
            Fault::new(
                file,
                line,
                format!(
                    "{name} must not depend on {dependency} (it may use {})",
                    row.may_use.join(", ")
                ),
            )
        })
        .collect();
    faults.extend(in_the_wasm(&manifest).into_iter().map(|dependency| {
        fault(format!(
            "{dependency} would be in the browser's program: keep it behind the feature ssr"
        ))
    }));
    faults
}

/// Names under `dependencies` and `build-dependencies`, also those for one platform only.
fn dependencies(manifest: &Table) -> Vec<String> {
    let tables = |table: &Table| -> Vec<String> {
        ["dependencies", "build-dependencies"]
            .iter()
            .filter_map(|key| table.get(*key)?.as_table())
            .flat_map(|table| table.keys().cloned())
            .collect()
    };
    let mut names = tables(manifest);
    if let Some(targets) = manifest.get("target").and_then(Value::as_table) {
        names.extend(
            targets
                .values()
                .filter_map(Value::as_table)
                .flat_map(tables),
        );
    }
    names.sort();
    names.dedup();
    names
}

/// What the feature `hydrate` of this manifest pulls in though it must not.
fn in_the_wasm(manifest: &Table) -> Vec<String> {
    let Some(hydrate) = manifest
        .get("features")
        .and_then(|features| features.get("hydrate"))
    else {
        return Vec::new();
    };
    let asked: Vec<&str> = hydrate
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let table = manifest.get("dependencies").and_then(Value::as_table);
    NEVER_IN_WASM
        .iter()
        .filter(|name| {
            let Some(dependency) = table.and_then(|table| table.get(**name)) else {
                return false;
            };
            let optional = dependency
                .get("optional")
                .and_then(Value::as_bool)
                .unwrap_or(false);
            !optional || asked.contains(&format!("dep:{name}").as_str())
        })
        .map(|name| (*name).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let faults = check_one(Path::new("Cargo.toml"), text);
        let said: Vec<String> = faults.iter().map(Fault::to_string).collect();
        if expected.is_empty() {
            assert!(said.is_empty(), "{said:?}");
        } else {
            assert!(said.len() == 1 && said[0].contains(expected), "{said:?}");
        }
    }

    #[test]
    fn an_arrow_that_is_not_allowed_is_caught_wherever_it_is_drawn() {
        let package = "[package]\nname = \"guidance\"\n";
        check(&format!("{package}[dependencies]\nserde = \"1\"\n"), "");
        check(
            &format!("{package}[dev-dependencies]\nproptest = \"1\"\n"),
            "",
        );
        check(
            &format!("{package}[dependencies]\nserde = \"1\"\nweb-sys = \"0.3\"\n"),
            "Cargo.toml:5: guidance must not depend on web-sys",
        );
        check(
            &format!("{package}[dependencies.leptos]\nversion = \"0.8\"\n"),
            "leptos",
        );
        check(
            &format!("{package}[build-dependencies]\ncc = \"1\"\n"),
            "cc",
        );
        check(
            &format!("{package}[target.'cfg(unix)'.dependencies]\nlibc = \"1\"\n"),
            "libc",
        );
    }

    #[test]
    fn a_crate_that_nobody_has_thought_about_is_caught() {
        check(
            "[package]\nname = \"utils\"\n",
            "the crate utils has no row",
        );
        check("[workspace]\nmembers = []\n", "");
    }

    #[test]
    fn the_compiler_of_the_text_stays_out_of_the_browser() {
        let app = |dependency: &str, hydrate: &str| {
            format!(
                "[package]\nname = \"waymark\"\n[features]\nhydrate = [{hydrate}]\n\
                 [dependencies]\ncontent-compiler = {{ workspace = true{dependency} }}\n"
            )
        };
        check(&app(", optional = true", "\"dep:web-sys\""), "");
        check(
            &app("", ""),
            "content-compiler would be in the browser's program",
        );
        check(
            &app(", optional = true", "\"dep:content-compiler\""),
            "content-compiler would be",
        );
    }
}
