//! Saved work as a file, out and in.
//!
//! - [`write()`]: one system or all of them as JSON; with less in it, to be shown to others.
//! - [`read()`]: what such a file holds, or why it is none. Nothing is taken in by reading.
//! - [`preview()`]: what taking it in would do, system by system and field by field.
//! - [`merge()`]: the entries that are new here, and what the reader chose where both sides say something else.
//!
//! ```text
//! {
//!   "format": "waymark-assessments",
//!   "version": 1,
//!   "document": "ncsc-ml",            the document whose actions are answered
//!   "edition": "5f1d…",               of the content when the file was written
//!   "written": 1795000000000,         times are milliseconds since 1970
//!   "redacted": [],                   "texts", "names": what was left out
//!   "systems": [                      by id
//!     {
//!       "id": "first",
//!       "name": "Chat helper",        these five say what the entries say, for who reads the file
//!       "description": "",
//!       "profile": {"uses-llm": "yes"},
//!       "standing": "in-use",
//!       "created": 1795000000000,     or null
//!       "entries": [                  by item and field, the newest first: all that is kept
//!         {"item":"ncsc-ml:2.1-03","field":"status","value":"done","edition":1,"writer":"k3f9","sequence":7,"at":1795000000000}
//!       ]
//!     }
//!   ]
//! }
//! ```
//!
//! `schema/assessments-1.json` says the same to programs. Rules:
//! - The file has the entries themselves, so taking it in is what hearing another tab is: in any order, any number of times.
//! - The same book gives the same file, byte for byte.
//! - A key that a version does not have is refused, and so is one that is missing or there twice: passed over, it would be
//!   work that is lost without a word. Whatever adds a key raises the version.
//! - What the file says of a system beside its entries must be what they say: a change by hand would otherwise do nothing.
//! - A system that is gone is not written, and none becomes gone by a file.

mod json;
mod merge;
mod preview;
mod read;
mod write;

use crate::assess::Book;
use crate::id::Slug;

#[cfg(feature = "share")]
pub(crate) use json::{Json, parse as parse_json};
pub use merge::{Choices, Merged, NoRoom, Take, Whose, merge};
pub use preview::{Difference, Found, How, Incoming, Preview, preview};
pub use read::{Fault, Form, Kind, Refusal, read};
pub(crate) use write::text as json_text;
pub use write::{About, Redact, TooLarge, write};

/// What the first key says.
pub const FORMAT: &str = "waymark-assessments";

/// The version that this release writes, and the newest that it reads.
pub const VERSION: u64 = 1;

/// How large a file may be, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// How many systems a file may hold.
pub const MOST_SYSTEMS: usize = 1_000;

/// How many entries a file may hold, of all systems: more than the storage of a browser has room for.
pub const MOST_ENTRIES: usize = 100_000;

/// How many values of any kind a file may hold, keys not counted.
pub const MOST_VALUES: usize = 1_000_000;

/// How deep lists and objects may lie within each other. Five are needed.
pub const DEEPEST: usize = 16;

/// The highest sequence that is read: the highest whole number that every reader of JSON gets right.
///
/// It lies so far above [`FURTHEST`] that work which was pushed there can be written, saved and read for ever.
pub const HIGHEST: u64 = (1 << 53) - 1;

/// The highest sequence that is merged. Whoever writes next must have room above it, and no honest file comes near: at a
/// change a millisecond, after 140,000 years. A system beyond can be taken in as a new one, whose sequences are counted anew.
pub const FURTHEST: u64 = 1 << 52;

/// The latest time that is read, milliseconds since 1970: the last that browsers have a date for.
pub const LATEST: u64 = 8_640_000_000_000_000;

/// What was left out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Redacted {
    /// Notes, evidence and descriptions; of reasons, that there is one is still said.
    pub texts: bool,
    /// Owners.
    pub names: bool,
}

impl Redacted {
    const TEXTS: &'static str = "texts";
    const NAMES: &'static str = "names";

    /// Whether anything was.
    #[must_use]
    pub fn is_any(self) -> bool {
        self.texts || self.names
    }
}

/// The writers of a redacted file are `redacted-1`, `redacted-2`, …: no page ever has such a name, so no entry of such a
/// file can pass for one that was written.
const REDACTED_WRITER: &str = "redacted-";

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The document whose actions are answered.
    pub document: Slug,
    /// The edition of the content when it was written.
    pub edition: String,
    /// When it was written, milliseconds since 1970.
    pub written: u64,
    /// What was left out of it.
    pub redacted: Redacted,
    /// The systems with all their entries.
    pub book: Book,
}
