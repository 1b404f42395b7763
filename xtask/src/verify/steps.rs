//! The steps of a verification, in order.

use std::process::Command;
use std::sync::RwLock;

use anyhow::{Context, Result, bail};

use super::{again, report};
use crate::engine::Engine;
use crate::host::Host;
use crate::places::Places;
use crate::site::build::{self, Options};
use crate::site::words::Words;
use crate::step::seconds;
use crate::tools::needed;
use crate::tools::tool::Tool;
use crate::{export, packages, size, tidy, toolchain};

/// What a step works with.
pub(super) struct Run<'a> {
    pub(super) host: &'a Host,
    pub(super) places: &'a Places,
    pub(super) filter: Option<&'a str>,
    pub(super) engine: Option<Engine>,
    pub(super) offline: bool,
}

impl Run<'_> {
    /// Whether journeys run in this engine.
    pub(super) fn wants(&self, engine: Engine) -> bool {
        self.engine.is_none_or(|wanted| wanted == engine)
    }

    fn engines(&self) -> impl Iterator<Item = Engine> {
        Engine::ALL.into_iter().filter(|engine| self.wants(*engine))
    }
}

/// One check.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) run: fn(&Run<'_>) -> Result<()>,
    /// What to do when it fails.
    pub(super) advice: &'static str,
    /// The engine that it is about, if it is about one.
    pub(super) engine: Option<Engine>,
    /// Whether it is left out where only some tests are asked for: it takes long and has none with a name.
    pub(super) whole: bool,
}

/// All of them.
pub(super) const STEPS: [Step; 17] = [
    Step {
        name: "tools for checking",
        run: get_checkers,
        advice: "`cargo xtask doctor` shows what is missing",
        engine: None,
        whole: false,
    },
    Step {
        name: "format",
        run: format,
        advice: "run `cargo fmt --all`",
        engine: None,
        whole: false,
    },
    Step {
        name: "lints: all crates but the app",
        run: lint_crates,
        advice: "mend what clippy names",
        engine: None,
        whole: false,
    },
    Step {
        name: "lints: the app, prerendered",
        run: lint_app,
        advice: "mend what clippy names",
        engine: None,
        whole: false,
    },
    Step {
        name: "tidy",
        run: |run| tidy::run(run.host, run.places),
        advice: "mend what it names",
        engine: None,
        whole: false,
    },
    Step {
        name: "packages: licences, bans, sources",
        run: |run| packages::run(run.host, run.places),
        advice: "deny.toml says what is allowed, and why",
        engine: None,
        whole: true,
    },
    Step {
        name: "tests: all crates but the app",
        run: test_crates,
        advice: "mend what failed; run one with `cargo test NAME`",
        engine: None,
        whole: false,
    },
    Step {
        name: "validators",
        run: validate,
        advice: "mend crates/exports; xtask/validators/validate.py says what is asked",
        engine: None,
        whole: true,
    },
    Step {
        name: "tests: the app, prerendered",
        run: test_app,
        advice: "mend what failed",
        engine: None,
        whole: false,
    },
    Step {
        name: "tools and compiler for wasm",
        run: get_tools,
        advice: "`cargo xtask doctor` shows what is missing",
        engine: None,
        whole: false,
    },
    Step {
        name: "check: the app in the browser",
        run: check_wasm,
        advice: "mend what the compiler names",
        engine: None,
        whole: false,
    },
    Step {
        name: "the site",
        run: site,
        advice: "mend what it names",
        engine: None,
        whole: false,
    },
    Step {
        name: "size budget",
        run: weigh,
        advice: "`cargo xtask size` shows the figures",
        engine: None,
        whole: false,
    },
    Step {
        name: "two builds, byte for byte",
        run: |run| again::run(run.host, run.places, run.offline),
        advice: "compare the two folders that it names; what differs was made of a clock, a path or an order by chance",
        engine: None,
        whole: true,
    },
    Step {
        name: "journeys: in Chromium",
        run: |run| journeys(run, Engine::Chromium),
        advice: "mend what failed; `cargo xtask test NAME --engine chromium` runs it alone, `cargo xtask serve` shows the same site",
        engine: Some(Engine::Chromium),
        whole: false,
    },
    Step {
        name: "journeys: in Firefox",
        run: |run| journeys(run, Engine::Firefox),
        advice: "mend what failed; `cargo xtask test NAME --engine firefox` runs it alone, `cargo xtask serve` shows the same site",
        engine: Some(Engine::Firefox),
        whole: false,
    },
    Step {
        name: "journeys: in WebKit",
        run: |run| journeys(run, Engine::WebKit),
        advice: "mend what failed; `cargo xtask test NAME --engine webkit` runs it alone, `cargo xtask serve` shows the same site",
        engine: Some(Engine::WebKit),
        whole: false,
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

/// The files of both documents.
fn validate(run: &Run<'_>) -> Result<()> {
    export::validate(run.host, run.places, run.offline)?;
    export::validate(run.host, &second(run)?, run.offline)
}

/// The second document, by its path from the top of the checkout.
const SECOND: &str = "documents/guidelines-2023";

/// The same folders with that one for the guidance.
fn second(run: &Run<'_>) -> Result<Places> {
    let places = run.places.clone();
    places.with_content(&run.places.root.join(SECOND))
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
    tools.extend(run.engines().flat_map(needed::for_engine));
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
    for (bin, features) in [
        ("waymark", "hydrate"),
        ("finder", "find"),
        ("desk", "desk"),
        ("xlsx", "xlsx"),
    ] {
        let mut command = compiler.cargo(run.host, run.places);
        command
            .current_dir(&run.places.root)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                "-Dwarnings",
            )
            .args(["check", "--target", toolchain::TARGET])
            .args(["--package", "waymark", "--lib", "--bin", bin])
            .args(["--no-default-features", "--features", features]);
        see(&mut command)?;
    }
    Ok(())
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
fn journeys(run: &Run<'_>, engine: Engine) -> Result<()> {
    let below = Options {
        base: "/some/where/".to_owned(),
        send_to: Some("mailto:guidance@example.org".to_owned()),
        out: run.places.site().join("below"),
        ..options(run)
    };
    build::build(run.host, run.places, &below, &RwLock::new(()))?;
    // The same in other words, beside it on the same host.
    let pseudo = Options {
        base: "/pseudo/".to_owned(),
        words: Words::Pseudo,
        out: run.places.site().join("pseudo"),
        ..below.clone()
    };
    build::build(run.host, run.places, &pseudo, &RwLock::new(()))?;
    // Another document beside them: the same programs, so only its pages are written.
    let beside = Options {
        base: "/second/".to_owned(),
        out: run.places.site().join("second"),
        ..below.clone()
    };
    build::build(run.host, &second(run)?, &beside, &RwLock::new(()))?;
    let mut command = cargo(run, &["test", "--package", "e2e", "--test", engine.id()]);
    // The harness has tests of its own, which need no browser: once is enough.
    if run.engines().next() == Some(engine) {
        command.arg("--lib");
    }
    command.args(run.filter);
    command.env("WAYMARK_DIST", &below.out);
    command.env("WAYMARK_PSEUDO", &pseudo.out);
    command.env("WAYMARK_SECOND", &beside.out);
    command.env("WAYMARK_JOURNEYS", report::file(run.places));
    for tool in needed::for_engine(engine) {
        let found = tool.ensure(run.host, run.places, run.offline)?;
        if let Some(variable) = tool.variable {
            command.env(variable, found.path);
        }
    }
    see(&mut command)
}

pub(super) fn options(run: &Run<'_>) -> Options {
    Options {
        base: "/".to_owned(),
        send_to: None,
        site: None,
        offline: run.offline,
        words: Words::English,
        out: run.places.dist(),
    }
}
