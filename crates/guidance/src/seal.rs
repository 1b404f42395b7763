//! A link or a file that is encrypted with a passphrase: its form, and its limits. The encrypting is the browser's own
//! (WebCrypto), and so is the chance that goes into it: this module knows neither.
//!
//! What is written is an envelope of bytes as letters ([`crate::share::letters`]):
//!
//! ```text
//! version       1     1: PBKDF2-HMAC-SHA-256, then AES-256-GCM with a tag of 16 bytes
//! kind          1     108 "l" a link, 102 "f" a file
//! iterations    4     of PBKDF2, the highest byte first
//! salt         16     of PBKDF2, drawn anew for each envelope
//! IV           12     of AES-GCM, drawn anew for each envelope
//! encrypted           what [`Shared::to_bytes`] or [`transfer::write`] gave, then the tag
//! check         4     FNV-1a, 32 bits, of all before it
//! ```
//!
//! The key is PBKDF2 of the passphrase as UTF-8 in Unicode's form NFC. The first 34 bytes, the *head*, are additional data of
//! AES-GCM: whoever changes a parameter, or passes a link off as a file, is found out as whoever changes the rest is.
//!
//! A link is `e=` and the envelope. A file is JSON: `{"format": "waymark-sealed", "version": 1, "sealed": "…"}`. Rules:
//! - There is one way to write an envelope: a text that would be written otherwise is none.
//! - An envelope that was cut is told by its check, before anybody is asked for a passphrase. The check is of what everybody sees,
//!   so it says nothing of the rest, and whoever wants to deceive can make it right: only the tag is proof.
//! - A foreign envelope may not ask for more work than [`MOST_ITERATIONS`], nor for less than this release ever asked for.
//! - Every version ends with the check, so one of a newer release is told from a damaged one.
//!
//! [`Shared::to_bytes`]: crate::share::Shared::to_bytes
//! [`transfer::write`]: crate::transfer::write()

use thiserror::Error;

use crate::address::SEALED_STATE;
use crate::share::{self, check, letters};
use crate::transfer::{self, Json, json_text, parse_json};

/// The version that this release writes, and the newest that it reads.
pub const VERSION: u8 = 1;

/// What the first key of a file says.
pub const FORMAT: &str = "waymark-sealed";

/// How often PBKDF2 goes round, as of OWASP's advice for HMAC-SHA-256; also the fewest that are read.
pub const ITERATIONS: u32 = 600_000;

/// The most that are read: a few seconds on a slow phone. Whoever makes a link must not be able to keep the browsers of others busy.
pub const MOST_ITERATIONS: u32 = 4_000_000;

/// How many letters a passphrase has at least: whoever has a link or a file can try as many as a machine can, for ever.
pub const SHORTEST: usize = 12;

/// How many bytes of chance an envelope needs: its salt and its IV.
pub const CHANCE: usize = SALT + IV;

const SALT: usize = 16;
const IV: usize = 12;
const TAG: usize = 16;
const CHECK: usize = 4;
const HEAD: usize = 6 + CHANCE;

/// How large a file may be, in bytes: the largest of saved work as letters, with room for what is around them.
pub const LARGEST: usize = (HEAD + transfer::LARGEST + TAG + CHECK).div_ceil(3) * 4 + 1024;

/// What an envelope holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A system in a link.
    Link,
    /// A file of saved work.
    File,
}

impl Kind {
    fn byte(self) -> u8 {
        match self {
            Self::Link => b'l',
            Self::File => b'f',
        }
    }
}

/// Why an envelope is not read. Whether the passphrase is right is seen by decrypting only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SealError {
    /// It was cut or changed on its way, or something else made it.
    #[error("expected a whole envelope, found one that was cut or changed")]
    Damaged,
    /// A newer release made it.
    #[error("made by a newer release (version {found}, this one knows {VERSION})")]
    Newer {
        /// The version it has.
        found: u64,
    },
    /// It asks for more work than any that is made, or for less.
    #[error("expected {ITERATIONS} to {MOST_ITERATIONS} iterations, found {found}")]
    Iterations {
        /// How many it asks for.
        found: u32,
    },
    /// It is longer than any that is made.
    #[error("expected at most {most} letters, found {found}")]
    TooLong {
        /// How many it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },
}

/// Whether a passphrase is long enough for something new.
#[must_use]
pub fn is_enough(passphrase: &str) -> bool {
    passphrase.chars().count() >= SHORTEST
}

/// What everybody may see of an envelope, and nobody may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head([u8; HEAD]);

impl Head {
    /// Of a new envelope; `chance` is drawn for it alone.
    #[must_use]
    pub fn new(kind: Kind, chance: [u8; CHANCE]) -> Self {
        let mut head = [0; HEAD];
        let parts = [VERSION, kind.byte()]
            .into_iter()
            .chain(ITERATIONS.to_be_bytes())
            .chain(chance);
        for (place, byte) in head.iter_mut().zip(parts) {
            *place = byte;
        }
        Self(head)
    }

    /// All of it: the additional data. Its last 12 bytes are the IV, the 16 before them the salt.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// How often PBKDF2 goes round.
    #[must_use]
    pub fn iterations(&self) -> u32 {
        let [_, _, a, b, c, d, ..] = self.0;
        u32::from_be_bytes([a, b, c, d])
    }

    /// The first bytes of an envelope of a kind, if these can be its head.
    fn read(kind: Kind, bytes: &[u8]) -> Result<Self, SealError> {
        let head = Self(bytes.try_into().map_err(|_| SealError::Damaged)?);
        if head.0[1] != kind.byte() {
            return Err(SealError::Damaged);
        }
        match head.iterations() {
            ITERATIONS..=MOST_ITERATIONS => Ok(head),
            found => Err(SealError::Iterations { found }),
        }
    }
}

/// An envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// What was authenticated with the rest.
    pub head: Head,
    /// What was encrypted, with its tag: never shorter than that.
    pub body: Vec<u8>,
}

impl Sealed {
    /// The fragment of a link, without its `#`.
    ///
    /// # Errors
    /// When it would be longer than a link may be ([`share::LONGEST`]).
    pub fn to_fragment(&self) -> Result<String, SealError> {
        let fragment = [SEALED_STATE, &self.letters()].concat();
        not_longer(&fragment, share::LONGEST)?;
        Ok(fragment)
    }

    /// Reads a fragment, without its `#`; `None` where it is another.
    ///
    /// # Errors
    /// When it is not as it was made, or asks for what none does that is made.
    pub fn from_fragment(fragment: &str) -> Option<Result<Self, SealError>> {
        let text = fragment.strip_prefix(SEALED_STATE)?;
        Some(not_longer(fragment, share::LONGEST).and_then(|()| Self::read(Kind::Link, text)))
    }

    /// A file.
    #[must_use]
    pub fn to_file(&self) -> String {
        let version = VERSION.to_string();
        [
            "{\n  \"format\": ",
            &json_text(FORMAT),
            ",\n  \"version\": ",
            &version,
            ",\n  \"sealed\": ",
            &json_text(&self.letters()),
            "\n}\n",
        ]
        .concat()
    }

    /// Reads a file; `None` where it is another, whose faults are for others to tell ([`transfer::read()`]).
    ///
    /// # Errors
    /// As [`Sealed::from_fragment`].
    pub fn from_file(bytes: &[u8]) -> Option<Result<Self, SealError>> {
        let text = str::from_utf8(bytes).ok()?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // Work that is not encrypted says something else within its first line or two, and need not be read twice.
        let start = bytes.get(..START).unwrap_or(bytes);
        let mut starts = start.windows(FORMAT.len());
        if !starts.any(|window| window == FORMAT.as_bytes()) {
            return None;
        }
        let Json::Object(keys) = parse_json(text).ok()? else {
            return None;
        };
        let mut keys = keys.into_iter();
        let (Some((format, Json::Text(named))), version, sealed, more) =
            (keys.next(), keys.next(), keys.next(), keys.next())
        else {
            return None;
        };
        if format != "format" || named != FORMAT {
            return None;
        }
        Some(match (version, sealed) {
            (Some((version, Json::Whole(found))), _)
                if version == "version" && found > u64::from(VERSION) =>
            {
                Err(SealError::Newer { found })
            }
            (Some((version, Json::Whole(1))), Some((sealed, Json::Text(letters))))
                if version == "version" && sealed == "sealed" && more.is_none() =>
            {
                not_longer(&letters, LARGEST).and_then(|()| Self::read(Kind::File, &letters))
            }
            _ => Err(SealError::Damaged),
        })
    }

    fn letters(&self) -> String {
        let mut bytes = [self.head.bytes(), &self.body].concat();
        let check = check(&bytes);
        bytes.extend(check);
        letters::write(&bytes)
    }

    fn read(kind: Kind, text: &str) -> Result<Self, SealError> {
        let bytes = letters::read(text).ok_or(SealError::Damaged)?;
        let end = bytes.len().checked_sub(CHECK).ok_or(SealError::Damaged)?;
        let (envelope, sum) = bytes.split_at(end);
        if check(envelope) != sum {
            return Err(SealError::Damaged);
        }
        match envelope.first() {
            Some(&VERSION) => {}
            Some(&found) if found > VERSION => {
                return Err(SealError::Newer {
                    found: found.into(),
                });
            }
            _ => return Err(SealError::Damaged),
        }
        let (head, body) = envelope.split_at_checked(HEAD).ok_or(SealError::Damaged)?;
        if body.len() < TAG {
            return Err(SealError::Damaged);
        }
        Ok(Self {
            head: Head::read(kind, head)?,
            body: body.to_vec(),
        })
    }
}

/// Within so many bytes a file says what it is.
const START: usize = 200;

fn not_longer(text: &str, most: usize) -> Result<(), SealError> {
    let found = text.len();
    if found > most {
        return Err(SealError::TooLong { found, most });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
