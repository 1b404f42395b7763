//! The programs that a build or a test needs besides a compiler.
//!
//! - `needed`: which they are, at which versions;
//! - `tool`: finding one, and getting it where it is missing;
//! - `install`: building one with cargo into the cache;
//! - `environment`: programs in Python, in an environment of their own;
//! - `version`: what a program or Cargo.lock says its version is;
//! - `lock`: one installation at a time;
//! - `doctor`: the table of what is there.

pub mod doctor;
pub mod environment;
pub mod install;
pub mod lock;
pub mod needed;
pub mod tool;
pub mod version;
