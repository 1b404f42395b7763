//! Which programs are needed, at which versions, and how each one that is missing would be got.

use anyhow::Result;

use super::tool::{Source, Tells, Tool};
use super::version;
use crate::engine::Engine;
use crate::places::Places;

/// Trunk's version. 0.22 asks for a newer compiler than Debian has; 0.21.14 is the last before it.
pub const TRUNK: &str = "0.21.14";

/// The version of Firefox's driver, which works with every Firefox since 128.
pub const GECKODRIVER: &str = "0.37.1";

/// What a build needs.
pub fn for_building(places: &Places) -> Result<Vec<Tool>> {
    Ok(vec![trunk(), wasm_bindgen(places)?, wasm_opt()])
}

/// What the checks of the code need besides.
pub fn for_checking() -> Vec<Tool> {
    vec![rustfmt(), clippy(), python()]
}

/// What the journeys need besides, in one engine.
pub fn for_engine(engine: Engine) -> Vec<Tool> {
    match engine {
        Engine::Chromium => vec![chromium(), chromedriver()],
        Engine::Firefox => vec![firefox(), geckodriver()],
        Engine::WebKit => vec![webkit_driver(), xvfb()],
    }
}

pub(super) fn rustfmt() -> Tool {
    Tool {
        name: "rustfmt",
        programs: &["rustfmt"],
        variable: None,
        version: None,
        tells: Tells::Version,
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
        tells: Tells::Version,
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
        tells: Tells::Version,
        source: Source::Cargo { locked: true },
        by_hand: "cargo install trunk --locked --version 0.21.14",
    }
}

/// Joins a program for browsers to JavaScript; of the very version that the program was built with, or it refuses it.
pub fn wasm_bindgen(places: &Places) -> Result<Tool> {
    Ok(Tool {
        name: "wasm-bindgen-cli",
        programs: &["wasm-bindgen"],
        variable: None,
        version: Some(version::of_wasm_bindgen(places)?),
        // The versions that its author used are no longer all to be had.
        tells: Tells::Version,
        source: Source::Cargo { locked: false },
        by_hand: "cargo install wasm-bindgen-cli --version (that of wasm-bindgen in Cargo.lock)",
    })
}

/// Makes a program for browsers smaller or faster than the compiler leaves it.
pub fn wasm_opt() -> Tool {
    Tool {
        name: "wasm-opt",
        programs: &["wasm-opt"],
        variable: None,
        version: None,
        tells: Tells::Version,
        source: Source::Debian("binaryen"),
        by_hand: "install binaryen from your system's packages",
    }
}

/// Runs the tools of others that say whether our exports are well formed. What they need is put into an environment of
/// their own.
pub fn python() -> Tool {
    Tool {
        name: "python",
        programs: &["python3"],
        variable: Some("PYTHON"),
        version: None,
        tells: Tells::Version,
        source: Source::Debian("python3-venv"),
        by_hand: "install Python 3.11 or newer with its module venv, and name it in PYTHON if it is not on the search path",
    }
}

/// Fetches the engines that our search is compared with. No build and no test needs it.
pub fn npm() -> Tool {
    Tool {
        name: "npm",
        programs: &["npm"],
        variable: None,
        version: None,
        tells: Tells::Version,
        source: Source::Debian("npm"),
        by_hand: "install Node.js with npm",
    }
}

/// The browser that most readers have.
pub fn chromium() -> Tool {
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
        tells: Tells::Version,
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
        tells: Tells::Version,
        source: Source::Debian("chromium-driver"),
        by_hand: "install the chromedriver of your Chromium's version, and name it in CHROMEDRIVER if it is not on the search path",
    }
}

pub(super) fn firefox() -> Tool {
    Tool {
        name: "firefox",
        programs: &["firefox-esr", "firefox"],
        variable: Some("FIREFOX"),
        version: None,
        tells: Tells::Version,
        source: Source::Debian("firefox-esr"),
        by_hand: "install Firefox, and name it in FIREFOX if it is not on the search path",
    }
}

pub(super) fn geckodriver() -> Tool {
    Tool {
        name: "geckodriver",
        programs: &["geckodriver"],
        variable: Some("GECKODRIVER"),
        version: Some(GECKODRIVER.to_owned()),
        tells: Tells::Version,
        // Debian has none.
        source: Source::Cargo { locked: true },
        by_hand: "cargo install geckodriver --locked --version 0.37.1",
    }
}

/// WebKit as GTK has it. The driver knows where the browser is that it starts: it comes with the same library.
pub(super) fn webkit_driver() -> Tool {
    Tool {
        name: "webkit-driver",
        programs: &["WebKitWebDriver"],
        variable: Some("WEBKITDRIVER"),
        version: None,
        tells: Tells::Nothing,
        source: Source::Debian("webkit2gtk-driver"),
        by_hand: "install WebKitGTK with its WebKitWebDriver, and name that in WEBKITDRIVER if it is not on the search path",
    }
}

/// A display that nobody sees: WebKitGTK draws on none without.
pub(super) fn xvfb() -> Tool {
    Tool {
        name: "xvfb",
        programs: &["Xvfb"],
        variable: Some("XVFB"),
        version: None,
        tells: Tells::Nothing,
        source: Source::Debian("xvfb"),
        by_hand: "install Xvfb, and name it in XVFB if it is not on the search path",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_is_told_to_install_is_the_version_that_is_looked_for() {
        for tool in [trunk(), geckodriver()] {
            let version = tool.version.unwrap();
            let told = tool.by_hand.ends_with(&format!("--version {version}"));
            assert!(told, "{}: {}", tool.name, tool.by_hand);
        }
    }
}
