//! A program for browsers and its glue, the script that wasm-bindgen makes to start it, without what only people read.
//!
//! The two know each other by names like `__wbg_activeElement_6c30fe7fda33ef51`, which stand in both and hardly compress: they
//! were 7 KiB of two programs. So these names become short ones, in both at once, and with them the names of the glue's own
//! functions; comments and indentation go. What the glue offers to other scripts keeps its names.
//!
//! Knows nothing of the site, and of the glue only how wasm-bindgen writes it: whatever is not so is a [`Fault`].

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs, unreachable_pub)]

mod module;
mod script;

/// A program as it goes to browsers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The script that starts it.
    pub glue: String,
    /// The program itself.
    pub wasm: Vec<u8>,
}

/// Why a program could not be shortened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The program is not as expected.
    #[error("the program: expected {0}, found something else or its end")]
    Module(&'static str),
    /// A name of the program does not stand in the glue as often as it should.
    #[error("the glue: expected {name} {expected}, found it {found} times")]
    Name {
        /// The name.
        name: String,
        /// Where it was looked for.
        expected: &'static str,
        /// How often it was there.
        found: usize,
    },
    /// A text of the glue spans lines, so that its indentation is part of it.
    #[error("the glue: expected texts of one line, found one that spans lines")]
    Text,
}

/// Shortens a program and its glue.
///
/// # Errors
/// When the two are not as wasm-bindgen makes them, or do not fit together.
pub fn shorten(glue: &str, wasm: &[u8]) -> Result<Program, Fault> {
    let glue = script::plain(glue)?;
    let named = module::Names::read(wasm)?;
    let (glue, used) = script::rename(&glue, &named)?;
    Ok(Program {
        glue,
        wasm: module::rename(wasm, &used)?,
    })
}

/// The short name of the nth of some names: a, b, … z, aa, ab …
fn short(mut nth: usize) -> String {
    let mut name = Vec::new();
    loop {
        let letter = u8::try_from(nth % 26).unwrap_or_default();
        name.insert(0, b'a' + letter);
        match nth / 26 {
            0 => break,
            rest => nth = rest - 1,
        }
    }
    String::from_utf8_lossy(&name).into_owned()
}

#[cfg(test)]
mod tests;
