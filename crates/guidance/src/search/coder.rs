//! Numbers in as few bits as what came before lets one expect, a symbol at a time: range coding by asymmetric numeral systems,
//! with models that learn as they go.
//!
//! Reading and writing are one description: code that goes through [`Coder`] writes what it is given or, reading, gets
//! what was written, so the two cannot disagree. A symbol takes a look at a table, a multiplication and now and then two bytes:
//! a coder of single bits packs as well and takes four times as long.

/// Chances add up to two to this.
const BITS: u32 = 12;
const ALL: u32 = 1 << BITS;

/// So many pieces are the first step of the search for a symbol, each of two to this.
const PIECES: usize = 32;
const PIECE: u32 = BITS - PIECES.ilog2();

/// Below this the state takes in two more bytes.
const LOW: u32 = 1 << 16;

/// Most symbols of a model.
pub(super) const MOST: usize = 64;

/// Writes what it is given and gives it back, or reads, whatever it is given.
pub(super) trait Coder {
    /// What is to be written; when reading nothing, and without work.
    fn given<T: Default>(&self, value: impl FnOnce() -> T) -> T;

    /// A symbol by what is known of its kind.
    fn code(&mut self, model: &mut Model, symbol: u32) -> u32;

    /// A number below two to the `count`, of which nothing is known.
    fn bits(&mut self, count: u32, value: u32) -> u32;
}

/// What is known of symbols of one kind: how often each has been there.
#[derive(Clone)]
pub(super) struct Model {
    size: u32,
    symbols: [Symbol; MOST],
    /// The first symbol of each piece.
    pieces: [u8; PIECES],
    /// What all symbols of the last shares counted.
    all: u32,
    /// After so many symbols chances are made anew; of them still to come.
    wait: u32,
    left: u32,
}

#[derive(Clone, Copy)]
struct Symbol {
    count: u16,
    /// Where its share ends; the next one's begins there. Beyond the last symbol it is all.
    end: u16,
}

impl Model {
    /// What a symbol counts that was there, beside the one that each has from the start.
    const STEP: u16 = 16;

    /// What was longer ago counts less once they count so much together.
    const FULL: u32 = 1 << 15;

    /// Chances are made anew after so many symbols at the latest.
    const LATEST: u32 = 128;

    pub(super) fn new(size: usize) -> Self {
        let size = size.clamp(1, MOST) as u32;
        let mut model = Self {
            size,
            symbols: [Symbol {
                count: 1,
                end: ALL as u16,
            }; MOST],
            pieces: [0; PIECES],
            all: size,
            wait: 0,
            left: 1,
        };
        model.share();
        model
    }

    /// Gives each symbol its share.
    #[inline(never)]
    fn share(&mut self) {
        let all = self.all + u32::from(Self::STEP) * self.wait;
        let scale = ((ALL - self.size) << 16) / all;
        let is_full = all > Self::FULL;
        let (mut at, mut before, mut after, mut piece) = (0, 0, 0, 0);
        // This is where most of the time would go that reading takes: a loop over a range is a call for each number of it where
        // the program is made to be small.
        while at < self.size {
            let symbol = &mut self.symbols[at as usize & (MOST - 1)];
            before += u32::from(symbol.count);
            if is_full {
                symbol.count = symbol.count / 2 + 1;
                after += u32::from(symbol.count);
            }
            let end = at + 1 + ((before * scale) >> 16);
            symbol.end = end as u16;
            while piece << PIECE < end {
                self.pieces[piece as usize & (PIECES - 1)] = at as u8;
                piece += 1;
            }
            at += 1;
        }
        self.all = if is_full { after } else { all };
        // What rounding has left is the last one's.
        self.symbols[(self.size as usize - 1) & (MOST - 1)].end = ALL as u16;
        while (piece as usize) < PIECES {
            self.pieces[piece as usize] = self.size as u8 - 1;
            piece += 1;
        }
        self.wait = (self.wait * 3).clamp(1, Self::LATEST);
        self.left = self.wait;
    }

    /// Where the share of a symbol begins, and how large it is.
    #[inline(always)]
    fn share_of(&self, at: usize) -> (u32, u32) {
        // Before the first stands the last of the array, which ends with all: that is 0 here.
        let start = u32::from(self.symbols[at.wrapping_sub(1) & (MOST - 1)].end) & (ALL - 1);
        (start, u32::from(self.symbols[at & (MOST - 1)].end) - start)
    }

    #[inline(always)]
    fn learn(&mut self, symbol: usize) {
        self.symbols[symbol & (MOST - 1)].count += Self::STEP;
        self.left -= 1;
        if self.left == 0 {
            self.share();
        }
    }
}

/// Collects what is written; the bytes are made from the end.
#[derive(Default)]
pub(super) struct Writer {
    /// The share of each symbol: where it begins, and how large it is.
    shares: Vec<(u32, u32)>,
}

impl Writer {
    pub(super) fn finish(self) -> Vec<u8> {
        let mut state = LOW;
        let mut pairs: Vec<u16> = Vec::new();
        for (start, size) in self.shares.into_iter().rev() {
            if u64::from(state) >= u64::from(size) << (32 - BITS) {
                pairs.push(state as u16);
                state >>= 16;
            }
            state = ((state / size) << BITS) + state % size + start;
        }
        let mut bytes = state.to_le_bytes().to_vec();
        bytes.extend(pairs.into_iter().rev().flat_map(u16::to_le_bytes));
        bytes
    }
}

impl Coder for Writer {
    fn given<T: Default>(&self, value: impl FnOnce() -> T) -> T {
        value()
    }

    fn code(&mut self, model: &mut Model, symbol: u32) -> u32 {
        let at = symbol.min(model.size - 1) as usize;
        self.shares.push(model.share_of(at));
        model.learn(at);
        at as u32
    }

    fn bits(&mut self, count: u32, value: u32) -> u32 {
        let value = value & ((1 << count) - 1);
        let size = BITS - count;
        self.shares.push((value << size, 1 << size));
        value
    }
}

/// Reads bytes. Beyond their end it goes on with zeros; whoever cares checks a digest first.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    state: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self { bytes, state: 0 };
        reader.state = reader.pair();
        reader.state |= reader.pair() << 16;
        reader
    }

    #[inline(always)]
    fn pair(&mut self) -> u32 {
        match self.bytes {
            [low, high, rest @ ..] => {
                self.bytes = rest;
                u32::from(*low) | u32::from(*high) << 8
            }
            _ => 0,
        }
    }

    #[inline(always)]
    fn take(&mut self, start: u32, size: u32) {
        let within = self.state & (ALL - 1);
        self.state = size * (self.state >> BITS) + within - start;
        if self.state < LOW {
            self.state = self.state << 16 | self.pair();
        }
    }
}

impl Coder for Reader<'_> {
    fn given<T: Default>(&self, _: impl FnOnce() -> T) -> T {
        T::default()
    }

    // Called from many places, and the program is to be small.
    #[inline(never)]
    fn code(&mut self, model: &mut Model, _: u32) -> u32 {
        let within = self.state & (ALL - 1);
        let mut at = usize::from(model.pieces[(within >> PIECE) as usize & (PIECES - 1)]);
        while u32::from(model.symbols[at & (MOST - 1)].end) <= within {
            at += 1;
        }
        let (start, size) = model.share_of(at);
        self.take(start, size);
        model.learn(at);
        at as u32
    }

    #[inline(never)]
    fn bits(&mut self, count: u32, _: u32) -> u32 {
        let size = BITS - count;
        let value = (self.state & (ALL - 1)) >> size;
        self.take(value << size, 1 << size);
        value
    }
}

/// What is known of numbers of one kind: small ones are short.
#[derive(Clone)]
pub(super) struct Numbers(Model);

impl Numbers {
    /// Numbers below this are symbols by themselves; of others the symbol tells how long they are, and the bit below the first.
    const SMALL: u32 = 8;

    /// Numbers up to one: the smaller that is, the less there is to keep.
    pub(super) fn up_to(most: u32) -> Self {
        Self(Model::new(Self::symbol(most) as usize + 1))
    }

    fn symbol(value: u32) -> u32 {
        match value.checked_ilog2() {
            Some(length @ 3..) => 2 * length + (value >> (length - 1) & 1) + 2,
            _ => value,
        }
    }

    /// A number of no more than that.
    #[inline(never)]
    pub(super) fn code(&mut self, coder: &mut impl Coder, value: u32) -> u32 {
        let symbol = coder.given(|| Self::symbol(value));
        let symbol = coder.code(&mut self.0, symbol);
        if symbol < Self::SMALL {
            return symbol;
        }
        let mut rest = symbol / 2 - 2;
        let mut number = 2 | symbol & 1;
        while rest > 0 {
            let some = rest.min(BITS);
            rest -= some;
            number = number << some | coder.bits(some, value >> rest);
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_written(numbers in proptest::collection::vec(0u32..1 << 30, 0..200), small in proptest::collection::vec(0u32..40, 0..9000)) {
            let all: Vec<u32> = small.iter().chain(&numbers).copied().collect();
            let mut writer = Writer::default();
            let mut known = Numbers::up_to(1 << 30);
            for number in &all {
                known.code(&mut writer, *number);
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            let mut known = Numbers::up_to(1 << 30);
            for number in all {
                prop_assert_eq!(known.code(&mut reader, 0), number);
            }
        }

        #[test]
        fn symbols_are_read_as_they_were_written(size in 1usize..=MOST, symbols in proptest::collection::vec(0u32..64, 0..600)) {
            let symbols: Vec<u32> = symbols.iter().map(|symbol| symbol % size as u32).collect();
            let mut writer = Writer::default();
            let mut known = Model::new(size);
            for symbol in &symbols {
                writer.code(&mut known, *symbol);
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            let mut known = Model::new(size);
            for symbol in symbols {
                prop_assert_eq!(reader.code(&mut known, 0), symbol);
            }
        }
    }

    #[test]
    fn what_is_to_be_expected_takes_little() {
        let mut writer = Writer::default();
        let mut model = Model::new(2);
        for _ in 0..8000 {
            writer.code(&mut model, 0);
        }
        assert!(writer.finish().len() < 60);
    }
}
