//! Which programs are needed, at which versions, and how each one that is missing would be got.

use anyhow::Result;

use super::tool::{Source, Tool};
use super::version;
use crate::places::Places;

/// Trunk's version. 0.22 asks for a newer compiler than Debian has; 0.21.14 is the last before it.
pub const TRUNK: &str = "0.21.14";

/// What a build needs.
pub fn for_building(places: &Places) -> Result<Vec<Tool>> {
    Ok(vec![trunk(), wasm_bindgen(places)?, wasm_opt()])
}

/// What the checks of the code need besides.
pub fn for_checking() -> Vec<Tool> {
    vec![rustfmt(), clippy()]
}

/// What the browser tests need besides.
pub fn for_testing() -> Vec<Tool> {
    vec![chromium(), chromedriver()]
}

pub(super) fn rustfmt() -> Tool {
    Tool {
        name: "rustfmt",
        programs: &["rustfmt"],
        variable: None,
        version: None,
        source: Source::Component {
            rustup: "rustfmt",
            debian: "rustfmt-web",
        },
        by_hand: "rustup component add rustfmt",
    }
}

pub(super) fn clippy() -> Tool {
    Tool {
        name: "clippy",
        programs: &["cargo-clippy"],
        variable: None,
        version: None,
        source: Source::Component {
            rustup: "clippy",
            debian: "rust-web-clippy",
        },
        by_hand: "rustup component add clippy",
    }
}

pub(super) fn trunk() -> Tool {
    Tool {
        name: "trunk",
        programs: &["trunk"],
        variable: None,
        version: Some(TRUNK.to_owned()),
        source: Source::Cargo { locked: true },
        by_hand: "cargo install trunk --locked --version 0.21.14",
    }
}

pub(super) fn wasm_bindgen(places: &Places) -> Result<Tool> {
    Ok(Tool {
        name: "wasm-bindgen-cli",
        programs: &["wasm-bindgen"],
        variable: None,
        version: Some(version::of_wasm_bindgen(places)?),
        // The versions that its author used are no longer all to be had.
        source: Source::Cargo { locked: false },
        by_hand: "cargo install wasm-bindgen-cli --version (that of wasm-bindgen in Cargo.lock)",
    })
}

pub(super) fn wasm_opt() -> Tool {
    Tool {
        name: "wasm-opt",
        programs: &["wasm-opt"],
        variable: None,
        version: None,
        source: Source::Debian("binaryen"),
        by_hand: "install binaryen from your system's packages",
    }
}

pub(super) fn chromium() -> Tool {
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

pub(super) fn chromedriver() -> Tool {
    Tool {
        name: "chromedriver",
        programs: &["chromedriver"],
        variable: Some("CHROMEDRIVER"),
        version: None,
        source: Source::Debian("chromium-driver"),
        by_hand: "install the chromedriver of your Chromium's version, and name it in CHROMEDRIVER if it is not on the search path",
    }
}
