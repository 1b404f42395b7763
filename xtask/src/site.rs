//! The finished site: building it, in whole or only what has changed.
//!
//! - `inputs`: the files that it is made from, and whether they have changed;
//! - `stamp`: what the last build was made from, and what has to be done again;
//! - `build`: doing it;
//! - `licences`: what its programs are made of;
//! - `pages`: writing the pages over Trunk's output, also as Trunk's hook;
//! - `words`: what language the interface speaks;
//! - `folder`: copying, hashing and replacing whole folders.

pub mod build;
pub mod folder;
pub mod inputs;
pub mod licences;
pub mod pages;
pub mod stamp;
pub mod words;
