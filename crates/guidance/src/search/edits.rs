//! How far two words are apart.

/// Edits that lead from a word to another: insertions, deletions, replacements, and swaps of neighbours, each letter being
/// touched by one of them at most. `None` beyond `most`.
///
/// Words of more than 40 bytes are cut, which [`super::analyse::LONGEST`] has done before.
pub(super) fn between(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let all = rows(a, b, most)?;
    let found = all[b.len().min(WIDTH - 1)] as usize;
    (found <= most).then_some(found)
}

/// The same from a word to the best beginning of another.
pub(super) fn to_beginning(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let all = rows(a, b, most)?;
    let found = all[..=b.len().min(WIDTH - 1)]
        .iter()
        .min()
        .copied()
        .unwrap_or(u8::MAX) as usize;
    (found <= most).then_some(found)
}

const WIDTH: usize = 48;

/// The last row of the table of distances between beginnings.
fn rows(a: &[u8], b: &[u8], most: usize) -> Option<[u8; WIDTH]> {
    let b = &b[..b.len().min(WIDTH - 1)];
    let mut before_last = [0u8; WIDTH];
    let mut last: [u8; WIDTH] = std::array::from_fn(|at| at as u8);
    for (i, letter) in a.iter().enumerate() {
        let mut row = [0u8; WIDTH];
        row[0] = i as u8 + 1;
        let mut least = row[0];
        for (j, other) in b.iter().enumerate() {
            let mut best = (last[j] + u8::from(letter != other))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                best = best.min(before_last[j - 1] + 1);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        if usize::from(least) > most {
            return None;
        }
        before_last = last;
        last = row;
    }
    Some(last)
}
