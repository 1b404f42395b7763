use std::cell::{Cell, RefCell};
use std::rc::Rc;

use proptest::prelude::*;

use super::*;

/// A local storage that can be broken: blocked, full, or losing what it was given.
#[derive(Clone, Default)]
struct Memory {
    values: Rc<RefCell<BTreeMap<String, String>>>,
    blocked: Rc<Cell<bool>>,
    full: Rc<Cell<bool>>,
    forgetful: Rc<Cell<bool>>,
    writes: Rc<Cell<usize>>,
}

impl Memory {
    fn with(values: &[(&str, &str)]) -> Self {
        let memory = Self::default();
        for (key, value) in values {
            memory.put(key, value);
        }
        memory
    }

    fn put(&self, key: &str, value: &str) {
        self.values
            .borrow_mut()
            .insert(key.to_owned(), value.to_owned());
    }

    fn at(&self, key: &str) -> Option<String> {
        self.values.borrow().get(key).cloned()
    }

    fn all(&self) -> BTreeMap<String, String> {
        self.values.borrow().clone()
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if self.blocked.get() {
            return Err(StorageError::Blocked);
        }
        Ok(self.at(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.writes.set(self.writes.get() + 1);
        if self.blocked.get() {
            return Err(StorageError::Blocked);
        }
        if self.full.get() {
            return Err(StorageError::Refused {
                reason: "quota".to_owned(),
            });
        }
        if !self.forgetful.get() {
            self.put(key, value);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.blocked.get() {
            return Err(StorageError::Blocked);
        }
        self.writes.set(self.writes.get() + 1);
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        if self.blocked.get() {
            return Err(StorageError::Blocked);
        }
        Ok(self.values.borrow().keys().cloned().collect())
    }
}

const KEY: &str = "waymark/record/first/ncsc-ml:2.1-03";

fn system() -> SystemId {
    SystemId::FIRST.parse().unwrap()
}

fn action(text: &str) -> ActionId {
    format!("ncsc-ml:{text}").parse().unwrap()
}

fn stamp(writer: &str) -> Stamp {
    Stamp {
        writer: writer.to_owned(),
        at: 1,
    }
}

/// Settles an action and says whether that was saved.
fn settle(
    store: &Store<Memory>,
    progress: &mut Progress,
    action: ActionId,
    status: Status,
    stamp: Stamp,
) -> Result<(), Trouble> {
    Store::settle(store, progress, action.clone(), status, stamp);
    {
        let waiting = progress
            .unsaved()
            .iter()
            .find(|(waiting, _)| *waiting == action);
        waiting.map_or(Ok(()), |(_, why)| Err(why.clone()))
    }
}

fn open(memory: &Memory) -> (Store<Memory>, Progress, Opened) {
    Store::open(memory.clone(), system())
}

#[test]
fn what_was_settled_is_there_when_it_is_opened_again() {
    let memory = Memory::default();
    let (store, mut progress, opened) = open(&memory);
    assert_eq!(opened, Opened::Ready);
    settle(
        &store,
        &mut progress,
        action("2.1-03"),
        Status::Done,
        stamp("a"),
    )
    .unwrap();
    settle(
        &store,
        &mut progress,
        action("2.1-04"),
        Status::InProgress,
        stamp("a"),
    )
    .unwrap();

    let (_, again, opened) = open(&memory);
    assert_eq!(opened, Opened::Ready);
    assert_eq!(again, progress);
    assert_eq!(again.status(&action("2.1-03")), Status::Done);
    let count = again.count(["2.1-03", "2.1-04", "2.1-05"].map(action).into_iter());
    assert_eq!(
        count,
        Count {
            settled: 1,
            total: 3
        }
    );
}

#[test]
fn unreadable_progress_is_set_aside_before_anything_is_written() {
    let memory = Memory::with(&[(KEY, "\u{1}damaged"), ("other-program", "theirs")]);
    let (store, mut progress, opened) = open(&memory);
    let place = format!("waymark/aside/1/{KEY}");
    let aside = vec![SetAside {
        key: place.clone(),
        text: "\u{1}damaged".to_owned(),
    }];
    assert_eq!(
        opened,
        Opened::Recovered {
            aside: aside.clone()
        }
    );
    assert_eq!(memory.at(&place).as_deref(), Some("\u{1}damaged"));
    assert_eq!(memory.at(KEY), None);
    assert_eq!(memory.at("other-program").as_deref(), Some("theirs"));

    settle(
        &store,
        &mut progress,
        action("2.1-03"),
        Status::Done,
        stamp("a"),
    )
    .unwrap();
    let (store, again, opened) = open(&memory);
    assert_eq!(again.status(&action("2.1-03")), Status::Done);
    assert_eq!(
        opened,
        Opened::Recovered {
            aside: aside.clone()
        },
        "said until the reader discards it"
    );
    store.discard(&aside).unwrap();
    assert_eq!(open(&memory).2, Opened::Ready);
}

#[test]
fn a_second_damaged_value_does_not_displace_the_first() {
    let memory = Memory::with(&[(KEY, "one")]);
    open(&memory);
    memory.put(KEY, "two");
    let (_, _, opened) = open(&memory);
    let Opened::Recovered { aside } = opened else {
        panic!("{opened:?}")
    };
    assert_eq!(
        aside.iter().map(|a| a.text.as_str()).collect::<Vec<_>>(),
        ["one", "two"]
    );
}

#[test]
fn a_value_damaged_while_the_page_is_open_is_set_aside_too() {
    let memory = Memory::default();
    let (store, mut progress, _) = open(&memory);
    memory.put(KEY, "damaged");
    settle(
        &store,
        &mut progress,
        action("2.1-03"),
        Status::Done,
        stamp("a"),
    )
    .unwrap();
    assert_eq!(
        memory.at(&format!("waymark/aside/1/{KEY}")).as_deref(),
        Some("damaged")
    );
}

#[test]
fn when_nothing_can_be_set_aside_nothing_is_written() {
    for broken in [
        |m: &Memory| m.full.set(true),
        |m: &Memory| m.forgetful.set(true),
    ] {
        let memory = Memory::with(&[(KEY, "damaged")]);
        broken(&memory);
        let before = memory.all();
        let (store, mut progress, opened) = open(&memory);
        assert!(
            matches!(
                opened,
                Opened::ReadOnly {
                    why: Trouble::CannotSetAside(_)
                }
            ),
            "{opened:?}"
        );
        let writes = memory.writes.get();
        settle(
            &store,
            &mut progress,
            action("2.1-03"),
            Status::Done,
            stamp("a"),
        )
        .unwrap();
        assert_eq!(memory.writes.get(), writes);
        assert_eq!(memory.all(), before);
    }
}

#[test]
fn what_a_newer_release_wrote_is_left_alone() {
    let newer = "99 something else";
    let memory = Memory::with(&[
        (KEY, newer),
        ("waymark/record/first/ncsc-ml:1.1-01", "damaged"),
    ]);
    let before = memory.all();
    let (store, mut progress, opened) = open(&memory);
    assert_eq!(
        opened,
        Opened::ReadOnly {
            why: Trouble::Newer
        }
    );
    settle(
        &store,
        &mut progress,
        action("2.1-04"),
        Status::Done,
        stamp("a"),
    )
    .unwrap();
    assert_eq!(memory.all(), before);

    let memory = Memory::default();
    let (store, mut progress, _) = open(&memory);
    memory.put(KEY, newer);
    let saved = settle(
        &store,
        &mut progress,
        action("2.1-03"),
        Status::Done,
        stamp("a"),
    );
    assert_eq!(saved, Err(Trouble::Newer), "a newer release in another tab");
    assert_eq!(memory.at(KEY).as_deref(), Some(newer));
}

#[test]
fn blocked_storage_is_said_and_changes_live_as_long_as_the_page() {
    let memory = Memory::default();
    memory.blocked.set(true);
    let (store, mut progress, opened) = open(&memory);
    assert_eq!(
        opened,
        Opened::Unkept {
            why: StorageError::Blocked
        }
    );
    settle(
        &store,
        &mut progress,
        action("2.1-03"),
        Status::Done,
        stamp("a"),
    )
    .unwrap();
    assert_eq!(progress.status(&action("2.1-03")), Status::Done);
}

#[test]
fn a_change_that_could_not_be_saved_is_shown_and_said() {
    let memory = Memory::default();
    let (store, mut progress, _) = open(&memory);
    memory.full.set(true);
    let saved = settle(
        &store,
        &mut progress,
        action("2.1-03"),
        Status::Done,
        stamp("a"),
    );
    assert!(matches!(
        saved,
        Err(Trouble::Storage(StorageError::Refused { .. }))
    ));
    assert_eq!(progress.status(&action("2.1-03")), Status::Done);
    memory.full.set(false);
    memory.forgetful.set(true);
    let saved = settle(
        &store,
        &mut progress,
        action("2.1-04"),
        Status::Done,
        stamp("a"),
    );
    assert_eq!(saved, Err(Trouble::NotKept));
}

#[test]
fn changes_that_were_not_saved_are_tried_again_with_the_next_that_is() {
    let memory = Memory::default();
    let (store, mut progress, _) = open(&memory);
    memory.full.set(true);
    for text in ["2.1-01", "2.1-02", "2.1-03"] {
        settle(
            &store,
            &mut progress,
            action(text),
            Status::Done,
            stamp("a"),
        )
        .unwrap_err();
    }
    assert_eq!(progress.unsaved().len(), 3);
    memory.full.set(false);
    settle(
        &store,
        &mut progress,
        action("2.1-02"),
        Status::NotStarted,
        stamp("a"),
    )
    .unwrap();
    assert_eq!(progress.unsaved().len(), 0);
    let (_, again, _) = open(&memory);
    let settled = ["2.1-01", "2.1-02", "2.1-03"].map(|text| again.status(&action(text)));
    assert_eq!(settled, [Status::Done, Status::NotStarted, Status::Done]);
}

#[test]
fn a_change_that_waited_gives_way_to_a_later_one_of_another_tab() {
    let memory = Memory::default();
    let (one, mut left, _) = open(&memory);
    let (two, mut right, _) = open(&memory);
    memory.full.set(true);
    settle(&one, &mut left, action("1.1-01"), Status::Done, stamp("a")).unwrap_err();
    memory.full.set(false);
    settle(&two, &mut right, action("1.1-01"), Status::Done, stamp("b")).unwrap();
    settle(
        &two,
        &mut right,
        action("1.1-01"),
        Status::NotApplicable,
        stamp("b"),
    )
    .unwrap();
    settle(&one, &mut left, action("1.1-02"), Status::Done, stamp("a")).unwrap();
    assert_eq!(left.status(&action("1.1-01")), Status::NotApplicable);
    assert_eq!(
        open(&memory).1.status(&action("1.1-01")),
        Status::NotApplicable
    );
}

#[test]
fn the_later_of_two_tabs_wins_and_neither_touches_the_others_actions() {
    let memory = Memory::default();
    let (one, mut left, _) = open(&memory);
    let (two, mut right, _) = open(&memory);
    settle(&one, &mut left, action("1.1-01"), Status::Done, stamp("a")).unwrap();
    settle(&two, &mut right, action("1.1-02"), Status::Done, stamp("b")).unwrap();
    settle(&one, &mut left, action("2.1-03"), Status::Done, stamp("z")).unwrap();
    settle(
        &two,
        &mut right,
        action("2.1-03"),
        Status::NotStarted,
        stamp("b"),
    )
    .unwrap();
    let (_, merged, _) = open(&memory);
    assert_eq!(merged.status(&action("1.1-01")), Status::Done);
    assert_eq!(merged.status(&action("1.1-02")), Status::Done);
    assert_eq!(merged.status(&action("2.1-03")), Status::NotStarted);
}

#[derive(Debug, Clone)]
enum Step {
    Settle {
        tab: usize,
        serial: u8,
        status: Status,
    },
    Damage {
        serial: u8,
        text: String,
    },
    Fill(bool),
    Reload {
        tab: usize,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let status = prop_oneof![
        Just(Status::NotStarted),
        Just(Status::InProgress),
        Just(Status::Done),
        Just(Status::NotApplicable)
    ];
    let step = prop_oneof![
        6 => (0usize..2, 1u8..5, status)
            .prop_map(|(tab, serial, status)| Step::Settle { tab, serial, status }),
        1 => (1u8..5, "[a-z{}]{0,6}").prop_map(|(serial, text)| Step::Damage { serial, text }),
        1 => any::<bool>().prop_map(Step::Fill),
        2 => (0usize..2).prop_map(|tab| Step::Reload { tab }),
    ];
    proptest::collection::vec(step, 0..40)
}

proptest! {
    /// Against a plain map of what was acknowledged last: nothing acknowledged is lost unless the value
    /// itself was damaged, and every damaged text is still somewhere.
    #[test]
    fn nothing_acknowledged_is_lost_and_nothing_unreadable_is_overwritten(steps in steps()) {
        let memory = Memory::default();
        let mut tabs = [open(&memory), open(&memory)];
        let mut acknowledged: BTreeMap<ActionId, Status> = BTreeMap::new();
        let mut damaged: Vec<String> = Vec::new();
        for step in steps {
            match step {
                Step::Settle { tab, serial, status } => {
                    let id = action(&format!("1.1-{serial:02}"));
                    let writer = if tab == 0 { "a" } else { "b" };
                    let (store, progress, opened) = &mut tabs[tab];
                    let waiting: Vec<ActionId> = progress.unsaved.iter().map(|(id, _)| id.clone()).collect();
                    let saved = settle(store, progress, id.clone(), status, stamp(writer));
                    prop_assert_eq!(progress.status(&id), status);
                    let writable = matches!(opened, Opened::Ready | Opened::Recovered { .. });
                    if saved.is_ok() && writable {
                        acknowledged.insert(id, status);
                    }
                    // What waited and waits no more was saved with it, or gave way to a later change.
                    for id in waiting {
                        if !progress.unsaved.iter().any(|(waiting, _)| *waiting == id) {
                            acknowledged.insert(id.clone(), progress.status(&id));
                        }
                    }
                }
                Step::Damage { serial, text } => {
                    let id = action(&format!("1.1-{serial:02}"));
                    let key = Record::key(&system(), &id);
                    // Damage upon damage that could not be set aside in between is not the program's loss.
                    if let Some(before) = memory.at(&key)
                        && let Some(place) = damaged.iter().position(|text| *text == before)
                    {
                        damaged.swap_remove(place);
                    }
                    memory.put(&key, &text);
                    acknowledged.remove(&id);
                    damaged.push(text);
                    tabs[0] = open(&memory);
                    tabs[1] = open(&memory);
                }
                Step::Fill(full) => memory.full.set(full),
                Step::Reload { tab } => tabs[tab] = open(&memory),
            }
        }
        let everything = memory.all();
        for text in damaged {
            prop_assert!(everything.values().any(|value| *value == text), "lost {text:?}");
        }
        memory.full.set(false);
        let (_, progress, _) = open(&memory);
        for (id, status) in acknowledged {
            prop_assert_eq!(progress.status(&id), status);
        }
    }
}
