//! The least of an input that still fails, so that a reader sees at what.

/// Takes away ever smaller pieces of an input for as long as what is left fails.
pub fn shrink(input: Vec<u8>, mut fails: impl FnMut(&[u8]) -> bool) -> Vec<u8> {
    let mut least = input;
    let mut size = least.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < least.len() {
            let end = (at + size).min(least.len());
            let without = [&least[..at], &least[end..]].concat();
            if fails(&without) {
                least = without;
            } else {
                at = end;
            }
        }
        size /= 2;
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_fails_and_nothing_of_it_can_go() {
        let has = |bytes: &[u8], wanted: &[u8]| wanted.iter().all(|byte| bytes.contains(byte));
        for (input, wanted) in [
            ("abcdefghij", "c"),
            ("abcdefghij", "aj"),
            ("abc", ""),
            ("", ""),
        ] {
            let least = shrink(input.into(), |bytes| has(bytes, wanted.as_bytes()));
            assert_eq!(least, wanted.as_bytes(), "{input}");
        }
        assert_eq!(shrink(b"abc".to_vec(), |_| false), b"abc");
    }
}
