//! What of a text is shown, and what of that is marked.

use std::ops::Range;

use super::analyse;
use super::index::Index;

/// Letters of a snippet, about.
const LENGTH: usize = 170;

/// Where words of these groups stand in a text, in bytes.
#[must_use]
pub fn hits(index: &Index, groups: &[u32], text: &str) -> Vec<(Range<usize>, u32)> {
    let mut hits = Vec::new();
    analyse::words(text, |at, word| {
        let group = index.group(word);
        if let Some(group) = group.filter(|group| groups.contains(group)) {
            hits.push((at, group));
        }
    });
    hits
}

/// A piece of a text with the parts of it that are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The piece, with an ellipsis where the text goes on.
    pub text: String,
    /// What is marked, in bytes of the piece, in order.
    pub marks: Vec<Range<usize>>,
    /// How many different words of the query it has.
    pub different: usize,
}

/// The piece of a text that has most of the words that were looked for.
#[must_use]
pub fn snippet(index: &Index, groups: &[u32], text: &str) -> Snippet {
    let hits = hits(index, groups, text);
    let different = |hits: &[(Range<usize>, u32)]| {
        let mut seen: Vec<u32> = Vec::new();
        for (_, group) in hits {
            if !seen.contains(group) {
                seen.push(*group);
            }
        }
        seen.len()
    };
    // The run of hits within the length that has most of them.
    let mut best = 0..0;
    let mut most = 0;
    for (start, (first, _)) in hits.iter().enumerate() {
        let within = hits[start..]
            .iter()
            .take_while(|(at, _)| at.end <= first.start + LENGTH * 3 / 4);
        let run = start..start + within.count();
        let count = different(&hits[run.clone()]);
        if count > most {
            (best, most) = (run, count);
        }
    }
    let first = hits.get(best.start).map_or(0, |(at, _)| at.start);
    let start = if text.len() <= LENGTH {
        0
    } else {
        word_before(text, first.saturating_sub(LENGTH / 4))
    };
    let end = if text.len() - start <= LENGTH {
        text.len()
    } else {
        match word_before(text, start + LENGTH) {
            end if end > start => end,
            // No space for so long: an address, or a language that has none.
            _ => (start + LENGTH..=text.len())
                .find(|end| text.is_char_boundary(*end))
                .unwrap_or(text.len()),
        }
    };
    let lead = if start > 0 { "… " } else { "" };
    let tail = if end < text.len() { " …" } else { "" };
    let piece = text.get(start..end).unwrap_or_default().trim_end();
    let marks = hits
        .iter()
        .filter(|(at, _)| at.start >= start && at.end <= start + piece.len())
        .map(|(at, _)| at.start - start + lead.len()..at.end - start + lead.len())
        .collect();
    Snippet {
        text: [lead, piece, tail].concat(),
        marks,
        different: different(&hits),
    }
}

/// The start of the word at or before a byte, or of the text.
fn word_before(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    bytes[..at]
        .iter()
        .rposition(|byte| *byte == b' ')
        .map_or(0, |space| space + 1)
}
