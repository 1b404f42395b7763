//! Text to words, the same for what is indexed and for what is typed.
//!
//! A *word* is a run of letters and digits, in lower case, without accents, in British spelling. A *stem* is what the
//! forms of a word have in common, by the Snowball stemmer for English.

use std::cmp::Ordering;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

/// A word longer than this is cut: nobody means it, and it may not cost time.
pub const LONGEST: usize = 40;

/// Calls back with every word of a text: its bytes in the text, and the word.
pub fn words(text: &str, mut found: impl FnMut(Range<usize>, &str)) {
    let mut word = String::new();
    let mut at = 0..0;
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let end = start + letter.len_utf8();
        if is_letter(letter) {
            if word.is_empty() {
                at.start = start;
            }
            at.end = end;
            if word.len() < LONGEST {
                fold(letter, &mut word);
            }
            continue;
        }
        let next = letters.peek().map(|(_, next)| *next);
        let joins = !word.is_empty()
            && match letter {
                // "model's" is model; "don't" is dont.
                '\'' | '’' => {
                    let mut rest = text.get(end..).unwrap_or_default().chars();
                    let is_owner = matches!(rest.next(), Some('s' | 'S'))
                        && !rest.next().is_some_and(is_letter);
                    if is_owner {
                        letters.next();
                    }
                    !is_owner && next.is_some_and(is_letter)
                }
                // Numbers of principles and versions.
                '.' => {
                    let is_number = word.as_bytes().last().is_some_and(u8::is_ascii_digit)
                        && next.is_some_and(|next| next.is_ascii_digit());
                    if is_number {
                        word.push('.');
                    }
                    is_number
                }
                // A combining accent on the letter before it, and a soft hyphen.
                '\u{300}'..='\u{36f}' | '\u{ad}' => true,
                _ => false,
            };
        if !joins && !word.is_empty() {
            british(&mut word);
            found(at.clone(), &word);
            word.clear();
        }
    }
    if !word.is_empty() {
        british(&mut word);
        found(at, &word);
    }
}

/// Whether it belongs to a word. Beyond ASCII all does that is no sign, space or control in the blocks that hold these: the
/// tables that know better would take more bytes than search has, for letters that the guidance doesn't use.
#[must_use]
pub fn is_letter(char: char) -> bool {
    match char {
        '\0'..='\x7f' => char.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(char, 'ª' | 'µ' | 'º'),
        '×' | '÷' => false,
        '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' => false,
        '\u{fff0}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}' => false,
        _ => true,
    }
}

/// The words alone.
#[must_use]
pub fn all(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    words(text, |_, word| all.push(word.to_owned()));
    all
}

/// A letter in lower case and without its accent, as far as the alphabets of Europe have such.
fn fold(char: char, word: &mut String) {
    let plain = match char {
        '\0'..='\x7f' => {
            word.push(char.to_ascii_lowercase());
            return;
        }
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' | 'ẞ' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        'Þ' | 'þ' => "th",
        // Greek and Cyrillic capitals stand before their small letters.
        'Α'..='Ω' | 'А'..='Я' => {
            word.extend(char::from_u32(char as u32 + 32));
            return;
        }
        _ => {
            word.push(char);
            return;
        }
    };
    word.push_str(plain);
}

/// In pairs: American beginnings of words of which the British spelling differs by more than a rule; those that nobody has use for in this
/// subject ("vapor") are left out.
const BEGINNINGS: List = List(
    "analog analogu artifact artefact behavior behaviour catalog catalogu center centre color colour defense defence dialog \
     dialogu enrollment enrolment favor favour flavor flavour fulfill fulfil harbor harbour honor honour judgment judgement \
     labor labour license licence neighbor neighbour offense offence practise practice rigor rigour",
);

/// Words whose last `l` British spelling doubles before an ending.
const DOUBLED: List = List(
    "cancel channel counsel dial fuel initial label level model signal total travel tunnel unravel",
);

/// Where `-ize` is the root and not an ending.
const NO_ENDING: List = List("size sizing prize seize seizing capsize");

/// Brings American spelling to British.
fn british(word: &mut String) {
    if word.len() < 5 || !word.is_ascii() {
        return;
    }
    let mut beginnings = BEGINNINGS.words();
    while let (Some(american), Some(british)) = (beginnings.next(), beginnings.next()) {
        if let Some(rest) = word.as_bytes().strip_prefix(american) {
            // "laboratory", "analogue", "catalogue", "coloration" and "honorary" are the same in both.
            let is_silent = british.ends_with(b"gu");
            let is_same = matches!(rest, [b'a', b't' | b'r', ..])
                || is_silent && matches!(rest, [b'u' | b'o' | b'i', ..]);
            if !is_same {
                let mut changed = british.to_vec();
                // A bare "catalog" is "catalogue"; "cataloged" is "catalogued".
                if is_silent && !matches!(rest, [b'e' | b'i', ..]) {
                    changed.push(b'e');
                }
                changed.extend_from_slice(rest);
                *word = String::from_utf8(changed).unwrap_or_default();
            }
            return;
        }
    }
    // Prefixes such as "mis-" and "re-" come before.
    let bytes = word.as_bytes();
    let ends = |bytes: &[u8], list: List| {
        let ending = list.find(|ending| bytes.ends_with(ending));
        ending.map(|ending| bytes.len() - ending.len())
    };
    if let Some(end) = ends(bytes, LIKE_ED)
        && ends(&bytes[..end], DOUBLED).is_some()
    {
        word.insert(end, 'l');
        return;
    }
    if !bytes.contains(&b'z') {
        return;
    }
    if let Some(start) = ends(bytes, ENDINGS) {
        let mut bare = bytes;
        while let [rest @ .., b'd' | b's'] = bare {
            bare = rest;
        }
        if ends(bare, NO_ENDING).is_none() {
            let mut bytes = std::mem::take(word).into_bytes();
            bytes[start + 1] = b's';
            *word = String::from_utf8(bytes).unwrap_or_default();
        }
    }
}

/// Before these the last letter of a word may be doubled.
const LIKE_ED: List = List("ed ing er ers");

/// American endings, the longest first, with their `z` in the second place.
const ENDINGS: List = List(
    "izational izations ization izable izing izers izer ized izes ize yzing yzers yzer yzed yzes yze",
);

/// What the forms of a word have in common; used where an index is made.
#[must_use]
pub fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// Beginnings that leave a relative of a word.
pub const PREFIXES: List = List("un mis re pre non de anti in im multi over self dis");

/// Endings of the forms of a word, behind what they share.
pub const FORMS: List = List("s es e ed d ing ings y ies ied er ers");

/// Endings of words of a family, behind what they share.
pub const FAMILY: List = List(
    "able ability al ally ance ances ant ate ation ations ative ator ators ence ent ial ible ibility ic ical \
     ification ified ifies ify ifying ion ions isation isations ise ised ises ising ity ive ly ment ments ness or",
);

/// Whether a word says nothing of what is looked for, unless there are no others.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.has_in_order(word.as_bytes())
}

/// Words with spaces between: an array of texts takes eight bytes more for each.
#[derive(Debug, Clone, Copy)]
pub struct List(&'static str);

impl List {
    /// The first word for which something is so.
    fn find(self, is_it: impl Fn(&[u8]) -> bool) -> Option<&'static [u8]> {
        self.words().find(|word| is_it(word))
    }

    /// Every word.
    pub fn words(self) -> impl Iterator<Item = &'static [u8]> {
        self.0.as_bytes().split(|letter| *letter == b' ')
    }

    /// Whether a word is one of them.
    #[must_use]
    pub fn has(self, word: &[u8]) -> bool {
        self.words().any(|own| own == word)
    }

    /// The same where they are in order, without a look at each.
    fn has_in_order(self, word: &[u8]) -> bool {
        let mut rest = self.0.as_bytes();
        loop {
            let middle = rest.len() / 2;
            let is_space = |letter: &u8| *letter == b' ';
            let start = rest[..middle]
                .iter()
                .rposition(is_space)
                .map_or(0, |space| space + 1);
            let end = rest[middle..]
                .iter()
                .position(is_space)
                .map_or(rest.len(), |space| middle + space);
            match word.cmp(&rest[start..end]) {
                Ordering::Equal => return !word.is_empty(),
                Ordering::Less if start > 0 => rest = &rest[..start - 1],
                Ordering::Greater if end < rest.len() => rest = &rest[end + 1..],
                _ => return false,
            }
        }
    }
}

/// Every stop word, in order.
pub const STOP_WORDS: List = List(
    "a about above after again all already also always am an and another any anyone anything anyway are as ask at be \
     because been before being between both but by can cannot cant could did do does doing done dont down during each \
     either else ever every few find for from further get gets getting give go goes going gone got had happen \
     happened happening happens has have having he her here him his how i if im in into is it its just know let like \
     lots many may maybe me might more most much must my need no nor not now nowadays of off ok okay on once only or \
     other our out over please probably put quite really same shall she should so some someone something soon such \
     take tell than that the their them then there these they thing things this those to too under \
     until up upon us use very want was way we were what when where which while who whom whose why will with without \
     would yes yet you your",
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(all(text), expected, "{text}");
    }

    #[test]
    fn a_text_is_its_words() {
        check("", &[]);
        check(" – … ", &[]);
        check(
            "Model-based: the model's data",
            &["model", "based", "the", "model", "data"],
        );
        check("It’s what we don't", &["it", "what", "we", "dont"]);
        check("model’s…", &["model"]);
        check("users' 2.1-03, v1.2.", &["users", "2.1", "03", "v1.2"]);
        check("AML.T0051 LLM01:2025", &["aml", "t0051", "llm01", "2025"]);
        check(
            "naïve Gödel Łódź straße Ærø",
            &["naive", "godel", "lodz", "strasse", "aero"],
        );
        check("cafe\u{301} co\u{ad}operate", &["cafe", "cooperate"]);
        check(
            "机器学习 БЕЗОПАСНОСТЬ Ωmega",
            &["机器学习", "безопасность", "ωmega"],
        );
        check("a→b ½ 5×5 “q” 🙂x", &["a", "b", "5", "5", "q", "x"]);
    }

    #[test]
    fn american_spelling_is_british() {
        for (american, british) in [
            ("sanitize", "sanitise"),
            ("Anonymization", "anonymisation"),
            ("unauthorized", "unauthorised"),
            ("analyzing", "analysing"),
            ("behavioral", "behavioural"),
            ("mislabeled", "mislabelled"),
            ("modeling", "modelling"),
            ("labelers", "labellers"),
            ("artifacts", "artefacts"),
            ("defenses", "defences"),
            ("licensed", "licenced"),
            ("catalog", "catalogue"),
            ("cataloged", "catalogued"),
            ("center", "centre"),
        ] {
            check(american, &[british]);
            check(british, &[british]);
        }
    }

    #[test]
    fn what_only_looks_american_stays() {
        for word in [
            "size",
            "resized",
            "prize",
            "seized",
            "horizon",
            "laboratory",
            "analogous",
            "modelled",
            "level",
            "laborious",
            "catalogue",
            "maze",
            "citizen",
        ] {
            let own = if word == "laborious" {
                "labourious"
            } else {
                word
            };
            check(word, &[own]);
        }
    }

    #[test]
    fn forms_have_a_stem() {
        for (a, b) in [
            ("prune", "pruning"),
            ("decommissioning", "decommissioned"),
            ("vulnerabilities", "vulnerability"),
            ("hashed", "hashes"),
        ] {
            assert_eq!(stem(a), stem(b));
        }
    }

    #[test]
    fn stop_words_are_in_order() {
        assert!(STOP_WORDS.words().is_sorted());
        for word in STOP_WORDS.words() {
            let word = std::str::from_utf8(word).unwrap();
            assert!(is_stop_word(word), "{word}");
            assert!(!is_stop_word(&word[1..]) || STOP_WORDS.has(&word.as_bytes()[1..]));
        }
        assert!(!is_stop_word("model") && !is_stop_word("") && !is_stop_word("zoo"));
    }

    proptest! {
        #[test]
        fn words_lie_within_the_text_in_order_and_are_words_again(text in ".{0,60}") {
            let mut end = 0;
            words(&text, |at, word| {
                assert!(at.start >= end && at.end <= text.len() && at.start < at.end);
                assert!(text.get(at.clone()).is_some(), "between letters");
                assert!(!word.is_empty() || !text[at.clone()].is_ascii());
                end = at.end;
            });
        }
    }
}
