//! Lists one after another in one piece of memory: thousands of short ones are made in no time.

/// Lists one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists<T> {
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            all: Vec::new(),
        }
    }
}

impl<T: Copy> Lists<T> {
    /// Adds a list.
    pub fn push(&mut self, list: &[T]) {
        self.all.extend_from_slice(list);
        self.end();
    }

    /// A list by its place; empty where there is none.
    #[must_use]
    pub fn get(&self, at: usize) -> &[T] {
        match self.starts.get(at..) {
            Some([start, end, ..]) => self.all.get(*start as usize..*end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// How many lists there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every list.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// Adds to the list that is not ended yet.
    pub(super) fn add(&mut self, item: T) {
        self.all.push(item);
    }

    /// What the list has that is not ended yet.
    pub(super) fn open(&self) -> &[T] {
        let start = self.starts.last().map_or(0, |start| *start as usize);
        self.all.get(start..).unwrap_or(&[])
    }

    /// Ends the list.
    pub(super) fn end(&mut self) {
        self.starts.push(self.all.len() as u32);
    }

    /// Begins the next list as the last one begins. Gives the letter with which that goes on, if there is one.
    pub(super) fn begin_as_last(&mut self, shared: usize) -> Option<T> {
        let last = self.len().checked_sub(1)?;
        let start = *self.starts.get(last)? as usize;
        let end = (start + shared).min(self.all.len());
        let next = self.all.get(end).copied();
        self.all.extend_from_within(start..end);
        next
    }

    /// Everything in all lists.
    pub(super) fn all_mut(&mut self) -> &mut [T] {
        &mut self.all
    }

    /// Where a list begins and ends.
    pub(super) fn bounds(&self, at: usize) -> std::ops::Range<usize> {
        match self.starts.get(at..) {
            Some([start, end, ..]) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }
}

impl<T: Copy, L: AsRef<[T]>> FromIterator<L> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut all = Self::default();
        for list in lists {
            all.push(list.as_ref());
        }
        all
    }
}

impl Lists<u32> {
    /// For each number the places where it stands, in order.
    pub(super) fn places_of(numbers: &[u32], count: usize) -> Self {
        let mut starts = vec![0u32; count + 2];
        for number in numbers {
            // Two further, since each moves to the next while the places are filled in.
            starts[*number as usize + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut all = vec![0u32; numbers.len()];
        for (at, number) in (0u32..).zip(numbers) {
            let next = &mut starts[*number as usize + 1];
            all[*next as usize] = at;
            *next += 1;
        }
        starts.pop();
        Self { starts, all }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_numbers_are_in_order() {
        let places = Lists::places_of(&[2, 0, 2, 4, 0], 5);
        let all: Vec<&[u32]> = places.iter().collect();
        assert_eq!(all, [&[1, 4][..], &[], &[0, 2], &[], &[3]]);
        assert_eq!(Lists::places_of(&[], 0).len(), 0);
    }

    #[test]
    fn a_list_begins_as_the_last_one() {
        let mut words: Lists<u8> = Lists::default();
        assert_eq!(words.begin_as_last(3), None);
        words.push(b"train");
        assert_eq!(words.begin_as_last(2), Some(b'a'));
        words.add(b'y');
        assert_eq!(words.open(), b"try");
        words.end();
        assert_eq!(words.get(1), b"try");
        assert_eq!(words.get(2), b"");
    }
}
