//! One component a file: values in, callbacks out.

pub mod count;
pub mod dots;
pub mod notice;
pub mod stage_filter;
pub mod stop;
pub mod tick;
