//! Versions that are written down in two places must be the same in both.

use std::path::Path;

use toml::{Table, Value};

use super::{Fault, Source};
use crate::tools::{needed, version};

/// Checks Trunk.toml against Cargo.lock and against the Trunk that xtask installs.
pub(super) fn check(sources: &[Source]) -> Vec<Fault> {
    let text = |name: &str| {
        sources
            .iter()
            .find(|source| source.file == Path::new(name))
            .map(|source| source.text.as_str())
    };
    let (Some(trunk), Some(lock)) = (text("Trunk.toml"), text("Cargo.lock")) else {
        return Vec::new();
    };
    compare(trunk, lock)
}

fn compare(trunk: &str, lock: &str) -> Vec<Fault> {
    let fault = |what: String| Fault::new(Path::new("Trunk.toml"), 1, what);
    let Ok(table) = trunk.parse::<Table>() else {
        return vec![fault("expected TOML".to_owned())];
    };
    let mut faults = Vec::new();
    let pinned = table
        .get("tools")
        .and_then(|tools| tools.get("wasm_bindgen"))
        .and_then(Value::as_str);
    let locked = version::locked(lock, "wasm-bindgen");
    if pinned != locked.as_deref() {
        faults.push(fault(format!(
            "tools.wasm_bindgen: expected {} as in Cargo.lock, found {}",
            locked.as_deref().unwrap_or("none"),
            pinned.unwrap_or("none")
        )));
    }
    let wanted = format!("^{}", needed::TRUNK);
    let found = table.get("trunk-version").and_then(Value::as_str);
    if found != Some(wanted.as_str()) {
        faults.push(fault(format!(
            "trunk-version: expected {wanted} as xtask installs it, found {}",
            found.unwrap_or("none")
        )));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_versions_of_one_tool_are_caught() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        let trunk = |bindgen: &str, version: &str| {
            format!("trunk-version = \"^{version}\"\n[tools]\nwasm_bindgen = \"{bindgen}\"\n")
        };
        assert_eq!(compare(&trunk("0.2.130", needed::TRUNK), lock), []);
        let faults = compare(&trunk("0.2.129", needed::TRUNK), lock);
        assert!(
            faults[0]
                .what
                .contains("expected 0.2.130 as in Cargo.lock, found 0.2.129"),
            "{faults:?}"
        );
        assert_eq!(compare(&trunk("0.2.130", "0.20.0"), lock).len(), 1);
    }
}
