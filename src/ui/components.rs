//! One component a file: values in, callbacks out.

pub mod count;
pub mod dots;
pub mod notice;
pub mod stage_filter;
pub mod stop;
pub mod tick;

use std::sync::Arc;

/// A text that changes with what it is made of.
pub type Text = Arc<dyn Fn() -> String + Send + Sync>;

/// Something that holds or does not.
pub type Truth = Arc<dyn Fn() -> bool + Send + Sync>;
