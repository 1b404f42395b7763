//! What a link says as bytes; the module above has the form.

use std::collections::BTreeMap;

use super::{ShareError, Shared, Shown, VERSION};
use crate::assess::Profile;
use crate::id::{ActionNo, PrincipleNo};
use crate::progress::Status;

/// Length of the check.
const CHECK: usize = 4;

/// Writes what a link says.
pub(super) fn write(shared: &Shared) -> Vec<u8> {
    let mut out = vec![VERSION];
    text(shared.document.as_str(), &mut out);
    number(shared.wording, &mut out);
    text(&shared.name, &mut out);
    text(&shared.profile.to_text(), &mut out);
    let (mut principles, mut others, mut texts) = <(List, List, List)>::default();
    let mut row: Vec<u8> = Vec::new();
    let mut last = None;
    for (no, own) in &shared.answers {
        let bits = Status::ALL.iter().position(|one| *one == own.status);
        let bits = bits.and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
        if bits > 0 {
            if last != Some(no.principle()) {
                principles.statuses(last, &row);
                row.clear();
                last = Some(no.principle());
            }
            row.resize(usize::from(no.serial()), 0);
            if let Some(last) = row.last_mut() {
                *last = bits;
            }
        }
        if bits > 0 && own.edition != shared.wording {
            others.action(*no);
            number(own.edition, &mut others.bytes);
        }
        for (field, said) in (0u8..).zip(&own.texts) {
            if !said.is_empty() {
                texts.action(*no);
                texts.bytes.push(field);
                text(said, &mut texts.bytes);
            }
        }
    }
    principles.statuses(last, &row);
    for list in [principles, others, texts] {
        number(list.count, &mut out);
        out.extend(list.bytes);
    }
    let check = check(&out);
    out.extend(check);
    out
}

/// Things of one kind, and how many they are.
#[derive(Default)]
struct List {
    count: u32,
    bytes: Vec<u8>,
}

impl List {
    fn action(&mut self, no: ActionNo) {
        self.count += 1;
        let principle = no.principle();
        let numbers = [principle.part(), principle.place(), no.serial()];
        self.bytes.extend(numbers);
    }

    /// Of a principle the statuses up to the last that says something.
    fn statuses(&mut self, principle: Option<PrincipleNo>, row: &[u8]) {
        let Some(no) = principle else { return };
        self.count += 1;
        // At most 99, the highest serial there is.
        let length = u8::try_from(row.len()).unwrap_or(u8::MAX);
        self.bytes.extend([no.part(), no.place(), length]);
        for four in row.chunks(4) {
            let bits = four.iter().rev();
            self.bytes.push(bits.fold(0, |byte, bits| byte << 2 | bits));
        }
    }
}

fn text(text: &str, out: &mut Vec<u8>) {
    number(u32::try_from(text.len()).unwrap_or(u32::MAX), out);
    out.extend(text.as_bytes());
}

fn number(mut number: u32, out: &mut Vec<u8>) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// FNV-1a, 32 bits: it tells what was cut or mistyped, and no more is asked of it.
pub(crate) fn check(bytes: &[u8]) -> [u8; CHECK] {
    let sum = bytes.iter().fold(0x811c_9dc5u32, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    sum.to_be_bytes()
}

/// Reads what a link says.
pub(super) fn read(bytes: &[u8]) -> Result<Shared, ShareError> {
    let split = bytes.len().checked_sub(CHECK).ok_or(ShareError::Damaged)?;
    let (body, sum) = bytes.split_at(split);
    if check(body) != sum {
        return Err(ShareError::Damaged);
    }
    match body.first() {
        Some(&VERSION) => Bytes(body.get(1..).unwrap_or_default())
            .shared()
            .ok_or(ShareError::Damaged),
        Some(&found) if found > VERSION => Err(ShareError::Newer { found }),
        _ => Err(ShareError::Damaged),
    }
}

/// What is left to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn shared(mut self) -> Option<Shared> {
        let document = self.text()?.parse().ok()?;
        let wording = self.number()?;
        let name = self.text()?.to_owned();
        let profile = Profile::from_text(self.text()?);
        let mut answers: BTreeMap<ActionNo, Shown> = BTreeMap::new();
        for _ in 0..self.number()? {
            let principle = self.principle()?;
            let length = self.byte()?;
            let bytes = self.take(usize::from(length).div_ceil(4))?;
            for serial in 1..=length {
                let at = usize::from(serial - 1);
                let byte = bytes.get(at / 4).copied()?;
                let status = Status::ALL
                    .get(usize::from(byte >> (at % 4 * 2) & 3))
                    .copied()?;
                if status != Status::NotStarted {
                    let shown = Shown {
                        status,
                        edition: wording,
                        ..Shown::default()
                    };
                    answers.insert(ActionNo::new(principle, serial)?, shown);
                }
            }
        }
        for _ in 0..self.number()? {
            let no = self.action()?;
            let edition = self.number()?;
            answers.get_mut(&no)?.edition = edition;
        }
        for _ in 0..self.number()? {
            let no = self.action()?;
            let field = usize::from(self.byte()?);
            let said = self.text()?;
            let shown = answers.entry(no).or_insert_with(|| Shown {
                edition: wording,
                ..Shown::default()
            });
            said.clone_into(shown.texts.get_mut(field)?);
        }
        self.0.is_empty().then_some(Shared {
            document,
            wording,
            name,
            profile,
            answers,
        })
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            // The fifth byte has room for four bits only.
            if shift == 28 && bits > 0xf {
                return None;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        str::from_utf8(self.take(length)?).ok()
    }

    fn principle(&mut self) -> Option<PrincipleNo> {
        let (part, place) = (self.byte()?, self.byte()?);
        // As it is written: numbers have two digits at most.
        PrincipleNo::new(part, place).filter(|_| part < 100 && place < 100)
    }

    fn action(&mut self) -> Option<ActionNo> {
        let principle = self.principle()?;
        ActionNo::new(principle, self.byte()?)
    }
}
