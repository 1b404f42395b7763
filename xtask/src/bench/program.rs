//! Our engine as a program for browsers: `crates/search-bench`, built as the site's own programs are.

use std::path::Path;

use anyhow::{Context, Result};

use crate::host::Host;
use crate::places::Places;
use crate::step;
use crate::toolchain::{self, Compiler, TARGET};
use crate::tools::needed;

/// The finished program, among the files of the bench.
pub(super) const FILE: &str = "engine_bg.wasm";

/// Builds it into the bench's site.
pub(super) fn build(
    host: &Host,
    places: &Places,
    work: &Path,
    site: &Path,
    offline: bool,
) -> Result<()> {
    let compiler = toolchain::ensure(host, places, offline)?;
    // What one compiler made is of no use to another.
    let target = work.join("cargo").join(match &compiler {
        Compiler::Plain => "plain",
        Compiler::Private { identity, .. } => identity,
    });
    let mut cargo = compiler.cargo(host, places);
    cargo
        .current_dir(&places.root)
        .args(["build", "--release", "--package", "search-bench"])
        .args(["--target", TARGET, "--target-dir"])
        .arg(&target);
    step::run(
        "build the engine for the browser",
        &mut cargo,
        &places.build_log("bench-engine"),
        "What to do: mend what the lines above name.",
    )?;

    let bindgen = needed::wasm_bindgen(places)?.ensure(host, places, offline)?;
    let mut bind = host.command(bindgen.path);
    bind.args(["--target", "web", "--no-typescript"])
        .args(["--out-name", "engine", "--out-dir"])
        .arg(site)
        .arg(
            target
                .join(TARGET)
                .join("release")
                .join("search_bench.wasm"),
        );
    step::run(
        "join it to JavaScript",
        &mut bind,
        &places.build_log("bench-bindgen"),
        "What to do: mend what the lines above name.",
    )?;

    let shell = places.root.join("index.html");
    let shell = std::fs::read_to_string(&shell)
        .with_context(|| format!("{} cannot be read", shell.display()))?;
    let passes = attribute(&shell, "data-wasm-opt-params")
        .context("index.html: expected data-wasm-opt-params, found none")?;
    let wasm_opt = needed::wasm_opt().ensure(host, places, offline)?;
    let file = site.join(FILE);
    let mut optimise = host.command(wasm_opt.path);
    optimise
        .args(passes.split_whitespace())
        .arg(&file)
        .arg("-o")
        .arg(&file);
    step::run(
        "make it smaller",
        &mut optimise,
        &places.build_log("bench-wasm-opt"),
        "What to do: mend what the lines above name.",
    )
    .map(drop)
}

/// The value of the first attribute of that name.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_read_as_it_stands() {
        let html = "<link data-trunk data-wasm-opt=\"z\" data-wasm-opt-params=\"--a --b\">";
        for (name, value) in [
            ("data-wasm-opt", Some("z")),
            ("data-wasm-opt-params", Some("--a --b")),
            ("data-bin", None),
        ] {
            assert_eq!(attribute(html, name), value, "{name}");
        }
    }
}
