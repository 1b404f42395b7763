//! What a reader has settled, and how it is kept.
//!
//! - [`record`]: an action's status with who set it, when, and in which order: the unit that is saved.
//! - [`key_value`]: what is asked of a storage: get, set, remove, keys.
//! - [`store`]: opening what was saved, in one of four ways, and saving a change without losing another's.
//!
//! A record has a key of its own, so two tabs that settle different actions never overwrite each other,
//! and one damaged value never costs more than itself.

pub mod key_value;
pub mod record;
pub mod store;

pub use key_value::{KeyValue, StorageError};
pub use record::{Record, Stamp, Status, SystemId, Version};
pub use store::{Opened, Progress, Store, Trouble};
