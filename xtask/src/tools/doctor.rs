//! The table of what is there, what is missing, and how each would be got.

use anyhow::{Result, bail};

use super::needed;
use super::tool::{Tool, Way};
use super::version;
use crate::engine::Engine;
use crate::host::Host;
use crate::places::Places;
use crate::table;
use crate::toolchain::choice::{self, Way as CompilerWay};
use crate::toolchain::{TARGET, debian, facts, sysroot};

/// One line of the table.
struct Row {
    name: String,
    state: State,
    detail: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Found,
    CanBeGot,
    Missing,
}

/// Prints the table; fails if something is missing that cannot be got.
pub fn run(host: &Host, places: &Places, offline: bool) -> Result<()> {
    let mut rows = vec![cargo(host), compiler(host, places, offline)];
    let mut tools = needed::for_building(places)?;
    tools.extend(needed::for_checking());
    tools.extend(Engine::ALL.into_iter().flat_map(needed::for_engine));
    rows.extend(tools.iter().map(|tool| row(tool, host, places, offline)));

    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.name.clone(),
                row.state.word().to_owned(),
                row.detail.clone(),
            ]
        })
        .collect();
    print!(
        "{}",
        table::render(&["tool", "state", "where, or how it is got"], &lines)
    );
    println!("\ncache  {}", places.cache.display());

    let missing: Vec<&str> = rows
        .iter()
        .filter(|row| row.state == State::Missing)
        .map(|row| row.name.as_str())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "missing, and not to be got from here: {}",
        missing.join(", ")
    )
}

fn cargo(host: &Host) -> Row {
    let found = host.which("cargo").and_then(|path| {
        let text = host.output(&path, &["--version"])?;
        Some(format!("{} ({})", path.display(), version::in_text(&text)?))
    });
    match found {
        Some(detail) => Row {
            name: "cargo".to_owned(),
            state: State::Found,
            detail,
        },
        None => Row {
            name: "cargo".to_owned(),
            state: State::Missing,
            detail: "install Rust".to_owned(),
        },
    }
}

fn compiler(host: &Host, places: &Places, offline: bool) -> Row {
    let facts = facts::gather(host, places, offline);
    let (state, detail) = match choice::choose(&facts) {
        CompilerWay::Plain => (State::Found, "the rustc on the search path".to_owned()),
        CompilerWay::AddTarget => (State::CanBeGot, format!("rustup target add {TARGET}")),
        CompilerWay::Debian {
            install: false,
            build_std: false,
        } => {
            let dir = sysroot::folder(host, places).unwrap_or_default();
            (
                State::Found,
                format!("{} with {}", host.system("rustc").display(), dir.display()),
            )
        }
        CompilerWay::Debian { install: false, .. } => (
            State::CanBeGot,
            format!(
                "{} with a standard library built into the cache",
                host.system("rustc").display()
            ),
        ),
        CompilerWay::Debian { install: true, .. } => (
            State::CanBeGot,
            format!(
                "Debian's packages {}, and a standard library built into the cache",
                debian::COMPILER.join(" ")
            ),
        ),
        CompilerWay::Stuck(why) => (State::Missing, why.message().replace('\n', " ")),
    };
    Row {
        name: TARGET.to_owned(),
        state,
        detail,
    }
}

fn row(tool: &Tool, host: &Host, places: &Places, offline: bool) -> Row {
    let name = tool.wanted();
    if let Some(found) = tool.find(host, places) {
        let detail = format!("{} ({})", found.path.display(), found.version);
        return Row {
            name,
            state: State::Found,
            detail,
        };
    }
    let way = tool.way(host);
    let can = !offline
        && match way {
            Way::Cargo { .. } | Way::Rustup(_) => true,
            Way::Debian(_) => debian::rights(host).is_some(),
            Way::ByHand => false,
        };
    if can {
        Row {
            name,
            state: State::CanBeGot,
            detail: way.describe(),
        }
    } else {
        Row {
            name,
            state: State::Missing,
            detail: tool.by_hand.to_owned(),
        }
    }
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Found => "found",
            State::CanBeGot => "can be got",
            State::Missing => "MISSING",
        }
    }
}
