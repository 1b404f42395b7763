//! Browsers between two journeys. Firefox takes longer to start than most journeys take, so one that is as it came is
//! used again. The next journey has a host at another port, and to a browser that is another site: it has nothing
//! stored, nothing cached and nothing allowed there.

use std::sync::{Mutex, PoisonError};

use crate::engine::Engine;
use crate::run::Running;
use crate::setup::Setup;

static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// Whether a browser of such a setup can be used again: it was started like any other, and nothing was settled in its
/// profile.
pub(crate) fn suits(engine: Engine, setup: &Setup) -> bool {
    engine == Engine::Firefox
        && setup.runs_programs()
        && setup.storage
        && !setup.keeps
        && setup.host
        && setup.needs.is_empty()
}

/// A browser that is ready for the next journey. Those that are left when the program ends, end with it: their
/// drivers see to that.
pub(crate) fn take(engine: Engine, setup: &Setup) -> Option<Running> {
    if !suits(engine, setup) {
        return None;
    }
    let mut running = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
    let renewed = running.browser.renew(setup.clone());
    // One that can't be made ready is dropped, and another started.
    running.runtime.block_on(renewed).ok()?;
    Some(running)
}

/// Keeps a browser for the next journey.
pub(crate) fn keep(running: Running) {
    IDLE.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(running);
}
