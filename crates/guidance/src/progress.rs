//! Where an action stands, and what is asked of a storage.
//!
//! - [`record`]: the words that are saved for it, and the first format that it was saved in.
//! - [`key_value`]: what is asked of a storage: get, set, remove, keys.
//! - [`memory`]: one that never fails, for tests and for what is timed.
//!
//! How it is kept is in [`crate::assess`].

pub mod key_value;
pub mod memory;
pub mod record;

pub use key_value::{KeyValue, StorageError};
pub use record::{Record, Stamp, Status, SystemId, Version};
