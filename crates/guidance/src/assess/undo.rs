//! Steps back and forward over what this page has set.
//!
//! A step is undone by setting what was there before, so other pages see it like any change. Where another page has set
//! something else meanwhile, that stays: taking one's own change back must not take back another's.

use super::book::{Book, Standing, System};
use super::entry::{Field, Item};
use super::store::{Change, cut};
use crate::progress::SystemId;

/// How many steps are kept; the oldest goes first.
pub const STEPS: usize = 200;

/// One value that a step has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Turn {
    system: SystemId,
    item: Item,
    field: Field,
    before: Value,
    after: Value,
}

/// What stood there, and to which edition of the wording it was given; `None` for the one before the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Value {
    text: String,
    edition: Option<u32>,
}

/// What can be undone, and redone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undo {
    done: Vec<Vec<Turn>>,
    undone: Vec<Vec<Turn>>,
}

impl Undo {
    /// Notes a step before it is done: what the changes make of the book as it is. Where `goes_on`, and the last step was
    /// to the same one field, both are one step.
    pub fn note(&mut self, book: &Book, changes: &[Change], goes_on: bool) {
        let turns: Vec<Turn> = changes
            .iter()
            .map(|change| Turn {
                system: change.system.clone(),
                item: change.item.clone(),
                field: change.field,
                before: value(book.system(&change.system), &change.item, change.field),
                after: Value {
                    text: cut(change.value.clone()),
                    edition: change.edition,
                },
            })
            .filter(|turn| turn.before.text != turn.after.text)
            .collect();
        let [turn, rest @ ..] = turns.as_slice() else {
            return;
        };
        if let Some([last]) = self.done.last_mut().map(Vec::as_mut_slice)
            && goes_on
            && rest.is_empty()
            && (&last.system, &last.item, last.field) == (&turn.system, &turn.item, turn.field)
            && last.after.text == turn.before.text
        {
            last.after.clone_from(&turn.after);
            self.undone.clear();
            return;
        }
        self.push(turns);
    }

    /// Notes what taking in a file has made of a book, as one step. Taking it back gives values that were there before their place again;
    /// a system that was not there is deleted, as the reader deletes one, so it can be restored.
    pub fn note_taken(&mut self, before: &Book, after: &Book) {
        let mut turns = Vec::new();
        for (id, system) in after.systems() {
            let turn = |item: &Item, field, before: Value| Turn {
                system: id.clone(),
                item: item.clone(),
                field,
                before,
                after: value(Some(system), item, field),
            };
            let Some(old) = before.system(id).filter(|one| !one.is_empty()) else {
                let deleted = Value {
                    text: Standing::Deleted.to_string(),
                    edition: None,
                };
                turns.push(turn(&Item::System, Field::Standing, deleted));
                continue;
            };
            let mut last = None;
            for entry in system.entries() {
                let place = Some((&entry.item, entry.field));
                // The newest of each field comes first, and when a backup was made is no one's to take back.
                if place != last && entry.field != Field::Backup {
                    let before = value(Some(old), &entry.item, entry.field);
                    turns.push(turn(&entry.item, entry.field, before));
                }
                last = place;
            }
        }
        turns.retain(|turn| turn.before.text != turn.after.text);
        if !turns.is_empty() {
            self.push(turns);
        }
    }

    fn push(&mut self, turns: Vec<Turn>) {
        self.undone.clear();
        self.done.push(turns);
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// The changes that take the last step back; `None` where there is none. Steps of which nothing is left to take back
    /// are passed over.
    pub fn undo(&mut self, book: &Book) -> Option<Vec<Change>> {
        loop {
            let turns = self.done.pop()?;
            let changes = changes(book, &turns, |turn| (&turn.after, &turn.before));
            self.undone.push(turns);
            if !changes.is_empty() {
                return Some(changes);
            }
        }
    }

    /// The changes that do the last undone step again; `None` where there is none.
    pub fn redo(&mut self, book: &Book) -> Option<Vec<Change>> {
        loop {
            let turns = self.undone.pop()?;
            let changes = changes(book, &turns, |turn| (&turn.before, &turn.after));
            self.done.push(turns);
            if !changes.is_empty() {
                return Some(changes);
            }
        }
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

fn changes(
    book: &Book,
    turns: &[Turn],
    from_to: impl Fn(&Turn) -> (&Value, &Value),
) -> Vec<Change> {
    let changed = turns.iter().filter(|turn| {
        let (from, _) = from_to(turn);
        value(book.system(&turn.system), &turn.item, turn.field).text == from.text
    });
    changed
        .map(|turn| {
            let to = from_to(turn).1;
            Change {
                system: turn.system.clone(),
                item: turn.item.clone(),
                field: turn.field,
                value: to.text.clone(),
                edition: to.edition,
            }
        })
        .collect()
}

fn value(system: Option<&System>, item: &Item, field: Field) -> Value {
    let last = system.and_then(|system| system.history(item, field).first());
    Value {
        text: last.map_or(String::new(), |last| last.value.clone()),
        edition: last.map(|last| last.edition),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::assess::{Store, Which};
    use crate::progress::memory::Memory;

    struct Page {
        book: Book,
        store: Store<Memory>,
        undo: Undo,
    }

    impl Page {
        fn new() -> Self {
            let (store, book, _) = Store::open(Memory::default(), Which::All, "a".to_owned());
            Self {
                book,
                store,
                undo: Undo::default(),
            }
        }

        fn set(&mut self, changes: &[Change]) {
            self.undo.note(&self.book, changes, false);
            let _ = self
                .store
                .set(&mut self.book, changes.to_vec(), 0, 1, false);
        }

        fn step(&mut self, changes: Option<Vec<Change>>) -> bool {
            let did = changes.is_some();
            let changes = changes.unwrap_or_default();
            let _ = self.store.set(&mut self.book, changes, 0, 1, false);
            did
        }

        fn undo(&mut self) -> bool {
            let changes = self.undo.undo(&self.book);
            self.step(changes)
        }

        fn redo(&mut self) -> bool {
            let changes = self.undo.redo(&self.book);
            self.step(changes)
        }

        fn note(&self, serial: u8) -> String {
            let Change {
                system,
                item,
                field,
                ..
            } = note(serial, "");
            value(self.book.system(&system), &item, field).text
        }
    }

    fn note(serial: u8, text: &str) -> Change {
        Change {
            system: "first".parse().unwrap(),
            item: format!("ncsc-ml:2.1-{serial:02}").parse().unwrap(),
            field: Field::Note,
            value: text.to_owned(),
            edition: None,
        }
    }

    #[test]
    fn a_hundred_steps_are_taken_back_and_done_again() {
        let mut page = Page::new();
        for step in 1..=100 {
            page.set(&[note(1, &step.to_string())]);
        }
        for step in (0..100).rev() {
            assert!(page.undo());
            let expected = if step == 0 {
                String::new()
            } else {
                step.to_string()
            };
            assert_eq!(page.note(1), expected);
        }
        assert!(!page.undo());
        for step in 1..=100 {
            assert!(page.redo());
            assert_eq!(page.note(1), step.to_string());
        }
        assert!(!page.redo());
    }

    #[test]
    fn many_changes_at_once_are_one_step() {
        let mut page = Page::new();
        page.set(&[note(1, "a"), note(2, "b")]);
        assert!(page.undo());
        assert_eq!((page.note(1), page.note(2)), Default::default());
    }

    #[test]
    fn an_answer_that_is_put_back_is_given_to_the_words_that_it_was_given_to() {
        let mut page = Page::new();
        let status = |value: &str| Change {
            field: Field::Status,
            ..note(1, value)
        };
        let _ = page
            .store
            .set(&mut page.book, [status("done")], 0, 1, false);
        let change = [status("in-progress")];
        page.undo.note(&page.book, &change, false);
        let _ = page.store.set(&mut page.book, change, 0, 2, false);
        let changes = page.undo.undo(&page.book).unwrap();
        let _ = page.store.set(&mut page.book, changes, 0, 2, false);
        let system = page.book.system(&"first".parse().unwrap()).unwrap();
        let last = system.history(&note(1, "").item, Field::Status).first();
        assert_eq!(
            last.map(|last| (last.value.as_str(), last.edition)),
            Some(("done", 1))
        );
    }

    #[test]
    fn what_another_page_has_set_meanwhile_stays() {
        let mut page = Page::new();
        page.set(&[note(1, "mine"), note(2, "mine")]);
        let _ = page
            .store
            .set(&mut page.book, [note(1, "theirs")], 0, 1, false);
        assert!(page.undo());
        assert_eq!(
            (page.note(1).as_str(), page.note(2).as_str()),
            ("theirs", "")
        );
        assert!(page.redo());
        assert_eq!(
            (page.note(1).as_str(), page.note(2).as_str()),
            ("theirs", "mine")
        );
    }

    #[test]
    fn a_new_change_ends_what_could_be_done_again() {
        let mut page = Page::new();
        page.set(&[note(1, "a")]);
        page.undo();
        page.set(&[note(2, "b")]);
        assert!(!page.redo());
        assert!(!page.undo.can_redo());
    }

    #[test]
    fn what_came_in_a_file_is_one_step_and_a_new_system_is_deleted_by_taking_it_back() {
        let mut page = Page::new();
        page.set(&[note(1, "mine"), note(2, "mine")]);
        let before = page.book.clone();
        let mut file = Store::open(Memory::default(), Which::All, "f".to_owned());
        let (store, book, _) = &mut file;
        let elsewhere = |serial, text| Change {
            system: "other".parse().unwrap(),
            ..note(serial, text)
        };
        let changes = [
            note(1, "x"),
            note(1, "theirs"),
            note(3, "theirs"),
            elsewhere(1, "new"),
        ];
        let _ = store.set(book, changes, 0, 1, false);
        let entries = book.systems().map(|(id, system)| {
            let all = system.entries().cloned();
            (id.clone(), all.collect())
        });
        page.store
            .take_in(&mut page.book, entries.collect(), 0)
            .unwrap();
        page.undo.note_taken(&before, &page.book);
        assert_eq!(
            (page.note(1), page.note(3)),
            ("theirs".to_owned(), "theirs".to_owned())
        );
        let standing = |page: &Page| {
            page.book
                .system(&"other".parse().unwrap())
                .unwrap()
                .standing()
        };
        assert!(page.undo());
        assert_eq!(
            (page.note(1), page.note(3)),
            ("mine".to_owned(), String::new())
        );
        assert_eq!(page.note(2), "mine");
        assert_eq!(standing(&page), Standing::Deleted);
        assert!(page.redo());
        assert_eq!(
            (page.note(1), page.note(3)),
            ("theirs".to_owned(), "theirs".to_owned())
        );
        assert_eq!(standing(&page), Standing::InUse);
        // Taking the same in again is no step.
        let now = page.book.clone();
        let steps = page.undo.clone();
        page.undo.note_taken(&now, &page.book);
        assert_eq!(page.undo, steps);
    }

    #[test]
    fn letters_of_one_text_are_one_step() {
        let mut page = Page::new();
        for text in ["a", "ab", "abc"] {
            page.undo.note(&page.book, &[note(1, text)], true);
            let _ = page.store.set(&mut page.book, [note(1, text)], 0, 1, true);
        }
        assert!(page.undo());
        assert_eq!(page.note(1), "");
    }
}
