//! Sorting, made once for whatever is sorted. The standard library's is made anew for every type and every way to compare: the seven of
//! the program of assessments were 29 KiB of it, and nothing that is sorted there is so long that anybody would notice the difference.

use std::cmp::Ordering;

/// Sorts; what is equal stays in its order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| by_place(items, a, b, &compare));
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    let in_order = order.into_iter().filter_map(|at| taken.get_mut(at)?.take());
    items.extend(in_order);
}

/// The first place of something that is there before it.
#[must_use]
pub fn first_twice<T>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Option<usize> {
    let compare = |a, b| by_place(items, a, b, &compare);
    twice(items.len(), &compare)
}

fn by_place<T>(items: &[T], a: usize, b: usize, compare: &impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    }
}

fn twice(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Option<usize> {
    let order = order(length, compare);
    let pairs = order.iter().zip(order.iter().skip(1));
    pairs
        .filter(|(a, b)| compare(**a, **b) == Ordering::Equal)
        .map(|(_, second)| *second)
        .min()
}

/// The places in order: a merge of ever longer runs.
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut run = 1;
    while run < length {
        let mut merged = Vec::with_capacity(length);
        for two in order.chunks(run * 2) {
            let (mut left, mut right) = two.split_at(run.min(two.len()));
            while let ([a, later @ ..], [b, after @ ..]) = (left, right) {
                if compare(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    right = after;
                } else {
                    merged.push(*a);
                    left = later;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..20, any::<u8>()), 0..70)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = items;
            sort_by(&mut sorted, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(sorted, expected);
        }

        #[test]
        fn the_first_that_was_there_before_is_found(items in prop::collection::vec(0u8..60, 0..40)) {
            let mut seen = HashSet::new();
            let expected = items.iter().position(|item| !seen.insert(*item));
            prop_assert_eq!(first_twice(&items, Ord::cmp), expected);
        }
    }
}
