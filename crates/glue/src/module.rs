//! The program: what it imports and what it offers, read and written by name. All else stays as it is.

use std::collections::BTreeSet;

use crate::{Fault, short};

/// What stands in a program by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// Of what all imports come from.
    pub(crate) from: String,
    /// Of imported functions, in their order.
    pub(crate) imports: Vec<String>,
    /// Of what is offered, in its order.
    pub(crate) exports: Vec<String>,
}

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// A module's first eight bytes: its mark and its version.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";
const FUNCTION: u8 = 0;

/// What imports come from, shortened.
pub(crate) const FROM: &str = "_";

impl Names {
    pub(crate) fn read(wasm: &[u8]) -> Result<Names, Fault> {
        let mut names = Names::default();
        for (kind, body) in sections(wasm)? {
            let mut body = Reader(body);
            match kind {
                IMPORTS => {
                    for _ in 0..body.number()? {
                        let from = body.name()?;
                        if !names.from.is_empty() && names.from != from {
                            return Err(Fault::Module("imports from one script"));
                        }
                        names.from = from;
                        names.imports.push(body.name()?);
                        body.function()?;
                    }
                }
                EXPORTS => {
                    for _ in 0..body.number()? {
                        names.exports.push(body.name()?);
                        body.export()?;
                    }
                }
                _ => {}
            }
        }
        Ok(names)
    }
}

/// The program with short names. Of what it offers only what is used stays: nobody can ask for the rest.
pub(crate) fn rename(wasm: &[u8], used: &BTreeSet<String>) -> Result<Vec<u8>, Fault> {
    let mut renamed = HEAD.to_vec();
    for (kind, body) in sections(wasm)? {
        let mut reader = Reader(body);
        let mut body = body.to_vec();
        match kind {
            IMPORTS => {
                body.clear();
                let count = reader.number()?;
                put_number(&mut body, count);
                for nth in 0..count {
                    reader.name()?;
                    reader.name()?;
                    put_name(&mut body, FROM);
                    put_name(&mut body, &short(nth));
                    body.extend(reader.function()?);
                }
            }
            EXPORTS => {
                body.clear();
                put_number(&mut body, used.len());
                for nth in 0..reader.number()? {
                    let name = reader.name()?;
                    let what = reader.export()?;
                    if used.contains(&name) {
                        put_name(&mut body, &short(nth));
                        body.extend(what);
                    }
                }
            }
            _ => {}
        }
        renamed.push(kind);
        put_number(&mut renamed, body.len());
        renamed.extend(body);
    }
    Ok(renamed)
}

fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>, Fault> {
    let rest = wasm.strip_prefix(HEAD);
    let mut rest = Reader(rest.ok_or(Fault::Module("the mark of a program"))?);
    let mut sections = Vec::new();
    while !rest.0.is_empty() {
        let kind = rest.byte()?;
        let length = rest.number()?;
        sections.push((kind, rest.take(length)?));
    }
    Ok(sections)
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Fault> {
        let split = self.0.split_at_checked(length);
        let (taken, rest) = split.ok_or(Fault::Module("as many bytes as it says"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        Ok(self.take(1)?.first().copied().unwrap_or_default())
    }

    /// A number in as many bytes as it needs, seven bits in each, the lowest first.
    fn number(&mut self) -> Result<usize, Fault> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        Err(Fault::Module("a number of 32 bits"))
    }

    fn name(&mut self) -> Result<String, Fault> {
        let length = self.number()?;
        let name = String::from_utf8(self.take(length)?.to_vec());
        name.map_err(|_| Fault::Module("a name"))
    }

    /// What an import is: a function of some type.
    fn function(&mut self) -> Result<&'a [u8], Fault> {
        let before = self.0;
        if self.byte()? != FUNCTION {
            return Err(Fault::Module("imports of functions alone"));
        }
        self.number()?;
        Ok(&before[..before.len() - self.0.len()])
    }

    /// What is offered: of which kind, and the how manieth of its kind.
    fn export(&mut self) -> Result<&'a [u8], Fault> {
        let before = self.0;
        self.byte()?;
        self.number()?;
        Ok(&before[..before.len() - self.0.len()])
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        bytes.push(128 | u8::try_from(number & 127).unwrap_or_default());
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

fn put_name(bytes: &mut Vec<u8>, name: &str) {
    put_number(bytes, name.len());
    bytes.extend(name.as_bytes());
}
