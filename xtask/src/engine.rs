//! The engines that the journeys run in.

use anyhow::{Result, bail};

/// An engine of browsers. The harness of the journeys, `e2e`, has the same three; it is no library of ours, and
/// we would not wait for its build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and others.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and every browser on an iPhone; here as GTK has it.
    WebKit,
}

impl Engine {
    /// All of them, in the order of how many readers use them.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The engine of this name.
    pub fn parse(name: &str) -> Result<Engine> {
        match Engine::ALL.into_iter().find(|engine| engine.id() == name) {
            Some(engine) => Ok(engine),
            None => {
                let names = Engine::ALL.map(Engine::id).join(", ");
                bail!("--engine: expected one of {names}; found {name}")
            }
        }
    }

    /// Its name in commands, and that of the program that runs the journeys in it.
    pub fn id(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }
}
