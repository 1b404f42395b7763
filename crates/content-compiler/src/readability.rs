//! How hard a text is to read: the length of its sentences, and the Flesch-Kincaid grade.
//!
//! The grade is 0.39 × words per sentence + 11.8 × syllables per word − 15.59, about the years of schooling that a
//! reader needs. Syllables are counted by rule (runs of vowels, a silent last e left out), as every tool that has
//! no dictionary does: within a few in a hundred over a page, so a grade is good to about half a year.

/// The measures of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readability {
    /// Words in the sentence of middling length.
    pub median_sentence: usize,
    /// Words in the longest sentence.
    pub longest_sentence: usize,
    /// The Flesch-Kincaid grade.
    pub grade: f64,
}

/// Measures some texts taken together: each is whole sentences, or a line that counts as one. `None` where there
/// are no words.
#[must_use]
pub fn measure<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Readability> {
    let mut lengths = Vec::new();
    let mut syllables = 0;
    for sentence in texts.into_iter().flat_map(sentences) {
        lengths.push(sentence.len());
        syllables += sentence.into_iter().map(count_syllables).sum::<usize>();
    }
    lengths.sort_unstable();
    let words: usize = lengths.iter().sum();
    let ratio = |a: usize, b: usize| a as f64 / b as f64;
    Some(Readability {
        median_sentence: *lengths.get(lengths.len() / 2)?,
        longest_sentence: *lengths.last()?,
        grade: 0.39 * ratio(words, lengths.len()) + 11.8 * ratio(syllables, words) - 15.59,
    })
}

/// A text's sentences, each as its words. A sentence ends at a full stop, a mark or a colon before white space,
/// and at the end of a line.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut sentence = Vec::new();
        for word in line.split_whitespace() {
            if word.contains(char::is_alphanumeric) {
                sentence.push(word);
            }
            if word.ends_with(['.', '!', '?', ':']) {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentences.push(sentence);
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn count_syllables(word: &str) -> usize {
    let letters: String = word
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut runs = 0;
    let mut in_run = false;
    for c in letters.chars() {
        runs += usize::from(is_vowel(c) && !in_run);
        in_run = is_vowel(c);
    }
    let silent = letters.ends_with('e') && !letters.ends_with("le") && !letters.ends_with("ee");
    (runs - usize::from(silent && runs > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_runs_of_vowels_without_a_silent_end() {
        for (word, syllables) in [
            ("model", 2),
            ("make", 1),
            ("table", 2),
            ("the", 1),
            ("agree", 2),
            ("poisoning.", 3),
            ("“data”", 2),
            ("2.1", 1),
            ("GDPR", 1),
        ] {
            assert_eq!(count_syllables(word), syllables, "{word}");
        }
    }

    #[test]
    fn sentences_end_at_stops_and_lines() {
        let lengths: Vec<usize> =
            sentences("One two. Three: four\nfive – six!\n\nv2.0 e.g.x seven")
                .iter()
                .map(Vec::len)
                .collect();
        assert_eq!(lengths, [2, 1, 1, 2, 3]);
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        let found = measure(["The cat sat on the mat.", "It ran."]).unwrap();
        // 8 words, 2 sentences, 8 syllables.
        assert!((found.grade - (0.39 * 4.0 + 11.8 - 15.59)).abs() < 1e-9);
        assert_eq!((found.median_sentence, found.longest_sentence), (6, 6));
        assert_eq!(measure(["", "…"]), None);
    }
}
