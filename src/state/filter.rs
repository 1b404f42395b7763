//! The life-cycle filter. The address is its home: a change is written there, and what the address says
//! (at the start, and when the reader goes back) is shown.

use guidance::address::{Parsed, View};
use guidance::lifecycle::{Stage, StageSet};
use leptos::prelude::*;

/// Writes a view into the address as a new step of the history.
pub type Visit = Box<dyn Fn(View) + Send + Sync>;

/// The filter of the open page.
#[derive(Clone, Copy)]
pub struct FilterState {
    shown: RwSignal<Parsed>,
    visit: StoredValue<Option<Visit>>,
}

impl FilterState {
    /// The filter of a view. `visit` is there in the browser only.
    #[must_use]
    pub fn new(shown: Parsed, visit: Option<Visit>) -> Self {
        Self {
            shown: RwSignal::new(shown),
            visit: StoredValue::new(visit),
        }
    }

    /// The chosen stages.
    #[must_use]
    pub fn stages(self) -> StageSet {
        self.shown.with(|shown| shown.view.stages)
    }

    /// What of the filter in the address was not understood. What else an address may carry, such as the
    /// marks that mail programs add to links, is nobody's concern here.
    #[must_use]
    pub fn ignored(self) -> Vec<String> {
        let ours = |pair: &&String| pair.starts_with("stage");
        self.shown
            .with(|shown| shown.ignored.iter().filter(ours).cloned().collect())
    }

    /// Chooses a stage, or takes it out of the choice.
    pub fn choose(self, stage: Stage, chosen: bool) {
        self.go(self.stages().with(stage, chosen));
    }

    /// Shows all stages.
    pub fn clear(self) {
        self.go(StageSet::EMPTY);
    }

    fn go(self, stages: StageSet) {
        self.shown.update(|shown| {
            shown.view.stages = stages;
            shown.ignored.clear();
        });
        let view = self.shown.with_untracked(|shown| shown.view);
        self.visit.with_value(|visit| {
            if let Some(visit) = visit {
                visit(view);
            }
        });
    }

    /// Shows what the address says now, because the reader went back or forward.
    pub fn follow(self, shown: Parsed) {
        self.shown.set(shown);
    }
}
