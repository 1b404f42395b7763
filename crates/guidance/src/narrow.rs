//! Narrowing by several facets at once, with counts: how many items have a value, given what is chosen in other facets.
//!
//! Options are numbered; what an item has, and what is chosen, is a set of them. Within a facet any chosen value will do, and
//! every facet with a choice must be met.

/// A set of options: bit `n` is option `n`.
pub type Set = u128;

/// As many options as a set can hold.
pub const MOST: usize = 128;

/// The options there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// For each facet its options.
    facets: Vec<Set>,
}

impl Options {
    /// Options by their facets: for each option the number of its facet. Options beyond [`MOST`] are left out.
    #[must_use]
    pub fn new(facet_of: &[usize]) -> Self {
        let mut facets = Vec::new();
        for (option, facet) in facet_of.iter().take(MOST).enumerate() {
            if facets.len() <= *facet {
                facets.resize(*facet + 1, 0);
            }
            facets[*facet] |= 1 << option;
        }
        Self { facets }
    }

    /// Whether an item is among the chosen.
    #[must_use]
    pub fn passes(&self, chosen: Set, item: Set) -> bool {
        self.facets
            .iter()
            .all(|facet| chosen & facet == 0 || chosen & facet & item != 0)
    }

    /// For an option how many items would be left if it were the only one chosen of its facet and all else stayed.
    #[must_use]
    pub fn count(&self, chosen: Set, option: usize, items: &[Set]) -> usize {
        let own: Set = 1 << option.min(MOST - 1);
        let facet = self
            .facets
            .iter()
            .find(|facet| **facet & own != 0)
            .copied()
            .unwrap_or(own);
        let wished = chosen & !facet | own;
        items
            .iter()
            .filter(|item| self.passes(wished, **item))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn of_one_facet_any_will_do_and_of_several_each_must() {
        let options = Options::new(&[0, 0, 1, 1]);
        for (chosen, item, passes) in [
            (0b0000, 0b0000, true),
            (0b0001, 0b0001, true),
            (0b0001, 0b0010, false),
            (0b0011, 0b0010, true),
            (0b0101, 0b0001, false),
            (0b0101, 0b0101, true),
            (0b1101, 0b1001, true),
        ] {
            assert_eq!(options.passes(chosen, item), passes, "{chosen:b} {item:b}");
        }
    }

    proptest! {
        /// The oracle takes the sets apart.
        #[test]
        fn counts_are_what_choosing_would_leave(
            facet_of in proptest::collection::vec(0usize..5, 1..12),
            chosen in any::<u128>(),
            items in proptest::collection::vec(any::<u128>(), 0..20),
        ) {
            let all = (1u128 << facet_of.len()) - 1;
            let chosen = chosen & all;
            let options = Options::new(&facet_of);
            for option in 0..facet_of.len() {
                let wished: Vec<usize> = (0..facet_of.len())
                    .filter(|other| *other == option || (chosen >> other & 1 == 1 && facet_of[*other] != facet_of[option]))
                    .collect();
                let expected = items.iter().filter(|item| {
                    (0..5).all(|facet| {
                        let mut own = wished.iter().filter(|option| facet_of[**option] == facet).peekable();
                        own.peek().is_none() || own.any(|option| **item >> option & 1 == 1)
                    })
                });
                prop_assert_eq!(options.count(chosen, option, &items), expected.count());
            }
        }
    }
}
