//! The browser, one file for each thing it is asked for. Nothing else in the program names it.

pub mod cite;
pub mod clipboard;
pub mod clock;
pub mod history;
pub mod local_storage;
pub mod page;
pub mod plain;
