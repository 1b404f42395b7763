//! What is typed, and how it is mangled. The same seed gives the same inputs on every machine.

use super::laws::hostile;

/// Where an input comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What somebody may type, mangled.
    Query,
    /// Words of the guidance and of its names, in any order.
    Words,
    /// What nobody types in earnest, as it is, mangled or joined.
    Hostile,
    /// Letters of every plane.
    Letters,
    /// A piece of the guidance, mangled: it is looked for, and a snippet is made of it.
    Text,
    /// The query of an address, mangled.
    Address,
    /// The real index, damaged.
    Index,
}

impl Kind {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Query,
        Self::Words,
        Self::Hostile,
        Self::Letters,
        Self::Text,
        Self::Address,
        Self::Index,
    ];

    /// What it is called in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Query => "queries",
            Self::Words => "words",
            Self::Hostile => "hostile",
            Self::Letters => "letters",
            Self::Text => "texts",
            Self::Address => "addresses",
            Self::Index => "damaged indexes",
        }
    }
}

/// Something to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where it comes from.
    pub kind: Kind,
    /// All of it; text, but for an index.
    pub bytes: Vec<u8>,
}

/// So many letters are enough of a made-up text.
const LONGEST: usize = 10_000;

/// What an input is made of, and by which chance.
pub struct Inputs {
    numbers: Numbers,
    queries: Vec<String>,
    words: Vec<String>,
    texts: Vec<String>,
    hostile: Vec<String>,
    index: Vec<u8>,
}

impl Inputs {
    /// Inputs from queries, words, texts, and an index.
    pub fn new(
        seed: u64,
        queries: Vec<String>,
        words: Vec<String>,
        texts: Vec<String>,
        index: Vec<u8>,
    ) -> Self {
        Self {
            numbers: Numbers(seed),
            queries,
            words,
            texts,
            hostile: hostile::texts().into_iter().map(|(_, text)| text).collect(),
            index,
        }
    }

    /// Another one.
    pub fn next(&mut self) -> Input {
        let kind = match self.numbers.below(100) {
            0..35 => Kind::Query,
            35..55 => Kind::Words,
            55..60 => Kind::Hostile,
            60..72 => Kind::Letters,
            72..82 => Kind::Text,
            82..92 => Kind::Address,
            _ => Kind::Index,
        };
        let bytes = match kind {
            Kind::Query => self.query().into_bytes(),
            Kind::Words => self.some_words().into_bytes(),
            Kind::Hostile => self.some_hostile().into_bytes(),
            Kind::Letters => self.letters().into_bytes(),
            Kind::Text => self.text().into_bytes(),
            Kind::Address => self.address().into_bytes(),
            Kind::Index => self.damaged(),
        };
        Input { kind, bytes }
    }

    fn query(&mut self) -> String {
        let mut query = self.numbers.pick(&self.queries).clone();
        if self.numbers.below(4) == 0 {
            query = [&query, " ", self.numbers.pick(&self.queries)].concat();
        }
        self.mangled(&query)
    }

    fn some_words(&mut self) -> String {
        let count = self.numbers.few(40);
        let mut text = String::new();
        for _ in 0..count {
            let word = self.numbers.pick(&self.words);
            // Whole, or as far as it has been typed.
            let letters = word.chars().count();
            let end = if self.numbers.below(3) == 0 {
                self.numbers.below(letters + 1)
            } else {
                letters
            };
            text.extend(word.chars().take(end));
            let between = self.numbers.pick(&[" ", " ", " ", "-", "", ", "]);
            text.push_str(between);
        }
        if self.numbers.below(2) == 0 {
            text
        } else {
            self.mangled(&text)
        }
    }

    fn some_hostile(&mut self) -> String {
        let text = self.numbers.pick(&self.hostile).clone();
        match self.numbers.below(3) {
            0 => text,
            1 => self.mangled(&text),
            _ => {
                let query = self.numbers.pick(&self.queries);
                [&text, query.as_str(), self.numbers.pick(&self.hostile)].concat()
            }
        }
    }

    fn letters(&mut self) -> String {
        let count = self.numbers.few(LONGEST);
        (0..count).map(|_| self.letter()).collect()
    }

    fn text(&mut self) -> String {
        let text = self.numbers.pick(&self.texts).clone();
        self.mangled(&text)
    }

    fn address(&mut self) -> String {
        let mut address = String::new();
        for _ in 0..self.numbers.few(8) {
            let key = self.numbers.pick(&[
                "q",
                "q",
                "stage",
                "role",
                "threat",
                "topic",
                "applies",
                "framework",
                "status",
                "show",
                "as",
                "x",
            ]);
            let value = match self.numbers.below(3) {
                0 => self.numbers.pick(&[
                    "design",
                    "developer",
                    "principles",
                    "typed",
                    "done",
                    "-",
                    "a--b",
                    "%",
                    "%4",
                    "+",
                ]),
                1 => self.numbers.pick(&self.queries).as_str(),
                _ => self.numbers.pick(&self.words).as_str(),
            };
            let value = guidance::wish::encode(value);
            address = [&address, *key, "=", &value, "&"].concat();
        }
        self.mangled(&address)
    }

    /// Never the index itself.
    fn damaged(&mut self) -> Vec<u8> {
        let mut bytes = self.index.clone();
        let length = bytes.len().max(1);
        for _ in 0..self.numbers.few(6) {
            let at = self.numbers.below(length).min(bytes.len());
            let end = (at + self.numbers.few(400)).min(bytes.len());
            match self.numbers.below(6) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..end)),
                2 => bytes.insert(at, self.numbers.next() as u8),
                3 => bytes[at..end].fill(0),
                4 => bytes[at..end]
                    .iter_mut()
                    .for_each(|byte| *byte = self.numbers.next() as u8),
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << self.numbers.below(8);
                    }
                }
            }
        }
        if bytes == self.index {
            bytes.push(0);
        }
        bytes
    }

    /// A text with a few things done to it, as by a hurried hand or by a bad program.
    fn mangled(&mut self, text: &str) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        for _ in 0..self.numbers.below(7) {
            let at = self.numbers.below(letters.len() + 1);
            let end = (at + self.numbers.few(8)).min(letters.len());
            match self.numbers.below(12) {
                0 => letters.truncate(at),
                1 => drop(letters.drain(at..end)),
                2 => letters.insert(at, self.letter()),
                3 if at + 1 < letters.len() => letters.swap(at, at + 1),
                4 if at < letters.len() => letters[at] = self.letter(),
                5 => {
                    let piece = letters[at..end].repeat(self.numbers.few(20));
                    letters.splice(at..at, piece);
                }
                6 => letters.retain(|letter| *letter != ' '),
                7 => letters.insert(at, ' '),
                8 => letters[at..end]
                    .iter_mut()
                    .for_each(|letter| letter.make_ascii_uppercase()),
                9 => letters.push(' '),
                10 => {
                    let word = self.numbers.pick(&self.words);
                    letters.splice(at..at, word.chars());
                }
                _ => letters.insert(at, char::from(b'a' + self.numbers.below(26) as u8)),
            }
            letters.truncate(LONGEST);
        }
        letters.into_iter().collect()
    }

    /// A letter: of any plane, of few, or of those that are harder than others.
    fn letter(&mut self) -> char {
        const HARD: [char; 24] = [
            '\0',
            ' ',
            '\'',
            '’',
            '.',
            '%',
            '&',
            '=',
            '+',
            '\t',
            '\n',
            '\u{ad}',
            '\u{300}',
            '\u{36f}',
            '\u{200b}',
            '\u{200d}',
            '\u{202e}',
            '\u{d7ff}',
            '\u{e000}',
            '\u{ffff}',
            '\u{10ffff}',
            'ß',
            'İ',
            '1',
        ];
        let any = |number: usize| char::from_u32(number as u32).unwrap_or('\u{fffd}');
        match self.numbers.below(5) {
            0 => any(self.numbers.below(0x11_0000)),
            1 => any(self.numbers.below(0x3000)),
            2 => *self.numbers.pick(&HARD),
            _ => any(97 + self.numbers.below(26)),
        }
    }
}

/// The generator known as splitmix64: small, and good enough to reach every corner.
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From 0 to below a limit; 0 where there is none.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// From 1 to a limit, small numbers as often as large ones.
    pub(super) fn few(&mut self, limit: usize) -> usize {
        let bits = usize::BITS - limit.leading_zeros();
        let most = 1usize << self.below(bits as usize + 1);
        1 + self.below(most.min(limit))
    }

    pub(super) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(seed: u64) -> Inputs {
        let texts = |text: &str| text.split('|').map(str::to_owned).collect();
        Inputs::new(
            seed,
            texts("model cards|who made this"),
            texts("model|supply|naïve"),
            texts("A text of the guidance."),
            (0..=255).collect(),
        )
    }

    #[test]
    fn a_seed_gives_the_same_inputs_again() {
        let some = |seed| {
            let mut inputs = inputs(seed);
            Vec::from_iter((0..200).map(|_| inputs.next()))
        };
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
    }

    #[test]
    fn every_kind_comes_and_none_is_longer_than_it_may_be() {
        let mut inputs = inputs(7);
        let mut seen = Vec::new();
        for _ in 0..2_000 {
            let input = inputs.next();
            let text = String::from_utf8_lossy(&input.bytes);
            assert!(text.chars().count() <= 4 * LONGEST, "{:?}", input.kind);
            assert!(input.kind != Kind::Index || input.bytes != inputs.index);
            if !seen.contains(&input.kind) {
                seen.push(input.kind);
            }
        }
        assert_eq!(seen.len(), Kind::ALL.len());
    }

    #[test]
    fn kinds_stand_in_their_order() {
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at, "{}", kind.name());
        }
    }
}
