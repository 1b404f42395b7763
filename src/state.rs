//! What a page knows while it is open: signals around the core's values. Holds no rule of its own; what
//! may change and how is the core's business.
//!
//! Memos go out, one verb for each intent comes in. Storage, clock and history are handed in by whoever
//! starts the page, so the same state renders a page ahead of time, where there is none of them.

mod filter;
mod progress;

pub use filter::FilterState;
pub use progress::{Device, Opening, ProgressState, Saved, Unsaved};

/// All of it. Copied freely: it is a handful of handles.
#[derive(Clone, Copy)]
pub struct PageState {
    /// What is settled, and how it is kept.
    pub progress: ProgressState,
    /// The life-cycle filter.
    pub filter: FilterState,
}
