//! The steps of a verification, in order.

use std::process::Command;
use std::sync::RwLock;

use anyhow::{Context, Result, bail};

use crate::host::Host;
use crate::places::Places;
use crate::site::build::{self, Options};
use crate::step::seconds;
use crate::tools::needed;
use crate::tools::tool::Tool;
use crate::{size, tidy, toolchain};

/// What a step works with.
pub(super) struct Run<'a> {
    pub(super) host: &'a Host,
    pub(super) places: &'a Places,
    pub(super) filter: Option<&'a str>,
    pub(super) offline: bool,
}

/// One check.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) run: fn(&Run<'_>) -> Result<()>,
    /// What to do when it fails.
    pub(super) advice: &'static str,
}

/// All of them.
pub(super) const STEPS: [Step; 12] = [
    Step {
        name: "tools for checking",
        run: get_checkers,
        advice: "`cargo xtask doctor` shows what is missing",
    },
    Step {
        name: "format",
        run: format,
        advice: "run `cargo fmt --all`",
    },
    Step {
        name: "lints: all crates but the app",
        run: lint_crates,
        advice: "mend what clippy names",
    },
    Step {
        name: "lints: the app, prerendered",
        run: lint_app,
        advice: "mend what clippy names",
    },
    Step {
        name: "tidy",
        run: |run| tidy::run(run.host, run.places),
        advice: "mend what it names",
    },
    Step {
        name: "tests: all crates but the app",
        run: test_crates,
        advice: "mend what failed; run one with `cargo test NAME`",
    },
    Step {
        name: "tests: the app, prerendered",
        run: test_app,
        advice: "mend what failed",
    },
    Step {
        name: "tools and compiler for wasm",
        run: get_tools,
        advice: "`cargo xtask doctor` shows what is missing",
    },
    Step {
        name: "check: the app in the browser",
        run: check_wasm,
        advice: "mend what the compiler names",
    },
    Step {
        name: "the site",
        run: site,
        advice: "mend what it names",
    },
    Step {
        name: "size budget",
        run: weigh,
        advice: "`cargo xtask size` shows the figures",
    },
    Step {
        name: "tests: in a browser",
        run: test_browser,
        advice: "mend what failed; `cargo xtask serve` shows the same site",
    },
];

/// Runs a command whose output is the reader's to see.
fn see(command: &mut Command) -> Result<()> {
    let program = command.get_program().display().to_string();
    let status = command
        .status()
        .with_context(|| format!("{program} cannot be started"))?;
    if status.success() {
        return Ok(());
    }
    bail!("the output above names the fault ({status})")
}

fn cargo(run: &Run<'_>, arguments: &[&str]) -> Command {
    let mut command = run.host.cargo();
    command.current_dir(&run.places.root).args(arguments);
    command
}

fn format(run: &Run<'_>) -> Result<()> {
    see(&mut cargo(run, &["fmt", "--all", "--check"]))
}

// The app is linted and tested apart: together with the rest, cargo would build it with no feature at all.
const CRATES: [&str; 3] = ["--workspace", "--exclude", "waymark"];
const APP: [&str; 5] = [
    "--package",
    "waymark",
    "--no-default-features",
    "--features",
    "ssr",
];
const STRICT: [&str; 3] = ["--", "-D", "warnings"];

fn lint_crates(run: &Run<'_>) -> Result<()> {
    let mut command = cargo(
        run,
        &["clippy", "--all-targets", "--features", "xtask/weigh"],
    );
    see(command.args(CRATES).args(STRICT))
}

fn lint_app(run: &Run<'_>) -> Result<()> {
    let mut command = cargo(run, &["clippy", "--all-targets"]);
    see(command.args(APP).args(STRICT))
}

fn test_crates(run: &Run<'_>) -> Result<()> {
    // The browser tests have a step of their own: they need a site.
    let mut command = cargo(run, &["test", "--exclude", "e2e"]);
    see(command.args(CRATES).args(run.filter))
}

fn test_app(run: &Run<'_>) -> Result<()> {
    let mut command = cargo(run, &["test"]);
    see(command.args(APP).args(run.filter))
}

fn get_checkers(run: &Run<'_>) -> Result<()> {
    get(run, needed::for_checking())
}

fn get_tools(run: &Run<'_>) -> Result<()> {
    toolchain::ensure(run.host, run.places, run.offline)?;
    let mut tools = needed::for_building(run.places)?;
    tools.extend(needed::for_testing());
    get(run, tools)
}

fn get(run: &Run<'_>, tools: Vec<Tool>) -> Result<()> {
    for tool in tools {
        let found = tool.ensure(run.host, run.places, run.offline)?;
        println!(
            "{}: {} ({})",
            tool.name,
            found.path.display(),
            found.version
        );
    }
    Ok(())
}

/// The compiler for wasm may come without clippy, so the compiler's own warnings are what is asked for.
fn check_wasm(run: &Run<'_>) -> Result<()> {
    let compiler = toolchain::ensure(run.host, run.places, run.offline)?;
    let mut command = compiler.cargo(run.host, run.places);
    command
        .current_dir(&run.places.root)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Dwarnings",
        )
        .args([
            "check",
            "--target",
            toolchain::TARGET,
            "--package",
            "waymark",
            "--lib",
            "--bin",
            "waymark",
        ])
        .args(["--no-default-features", "--features", "hydrate"]);
    see(&mut command)
}

fn site(run: &Run<'_>) -> Result<()> {
    let built = build::build(run.host, run.places, &options(run), &RwLock::new(()))?;
    println!(
        "dist/: ready in {} ({})",
        seconds(built.elapsed),
        build::describe(built.plan)
    );
    Ok(())
}

fn weigh(run: &Run<'_>) -> Result<()> {
    size::run(run.host, run.places, run.offline, false, false)
}

/// The browsers see the site as a host under a path of its own would serve it: at a root, a link that forgets
/// where the site stands works by luck.
fn test_browser(run: &Run<'_>) -> Result<()> {
    let below = Options {
        base: "/some/where/".to_owned(),
        send_to: Some("mailto:guidance@example.org".to_owned()),
        out: run.places.site().join("below"),
        ..options(run)
    };
    build::build(run.host, run.places, &below, &RwLock::new(()))?;
    let mut command = cargo(run, &["test", "--package", "e2e"]);
    command.args(run.filter).env("WAYMARK_DIST", &below.out);
    for tool in needed::for_testing() {
        let found = tool.ensure(run.host, run.places, run.offline)?;
        if let Some(variable) = tool.variable {
            command.env(variable, found.path);
        }
    }
    see(&mut command)
}

fn options(run: &Run<'_>) -> Options {
    Options {
        base: "/".to_owned(),
        send_to: None,
        offline: run.offline,
        out: run.places.dist(),
    }
}
