use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

fn entry(field: Field, value: &str, writer: &str, sequence: u64) -> Entry {
    let item = if field.is_of_actions() {
        Item::Action("ncsc-ml:2.1-03".parse().unwrap())
    } else {
        Item::System
    };
    Entry {
        item,
        field,
        value: value.to_owned(),
        edition: 1,
        stamp: Stamp {
            writer: writer.into(),
            at: 1_795_000_000_000 + sequence,
        },
        sequence,
    }
}

fn system(entries: &[Entry]) -> System {
    let mut system = System::default();
    for entry in entries {
        system.merge(entry.clone());
    }
    system
}

fn both(one: &System, other: &System) -> System {
    let mut both = one.clone();
    for entry in other.entries() {
        both.merge(entry.clone());
    }
    both
}

/// Few writers, sequences and values, so that they meet; more than are kept, and now and then the end of a system.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (0usize..4, 0usize..12, 0usize..3, 1u64..40).prop_map(
        |(field, value, writer, sequence)| {
            let field = [Field::Status, Field::Note, Field::Name, Field::Standing][field];
            let value = match (field, value) {
                (Field::Standing, 0) => "gone",
                (Field::Standing, _) => "archived",
                (_, value) => ["", "a", "b"][value % 3],
            };
            entry(field, value, ["a", "b", "c"][writer], sequence)
        },
    );
    prop_oneof![
        3 => vec(entry.clone().prop_filter("gone", |one| one.value != "gone"), 0..90),
        1 => vec(entry, 0..90),
    ]
}

proptest! {
    #[test]
    fn merging_is_commutative(a in entries(), b in entries()) {
        let (a, b) = (system(&a), system(&b));
        prop_assert_eq!(both(&a, &b), both(&b, &a));
    }

    #[test]
    fn merging_is_associative(a in entries(), b in entries(), c in entries()) {
        let (a, b, c) = (system(&a), system(&b), system(&c));
        prop_assert_eq!(both(&both(&a, &b), &c), both(&a, &both(&b, &c)));
    }

    #[test]
    fn merging_is_idempotent(a in entries(), b in entries()) {
        let (a, b) = (system(&a), system(&b));
        let once = both(&a, &b);
        prop_assert_eq!(both(&once, &b), once.clone());
        prop_assert_eq!(both(&a, &a), a);
    }

    #[test]
    fn the_order_of_entries_makes_no_difference(
        (there, shuffled) in entries().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(system(&there), system(&shuffled));
        prop_assert_eq!(System::from_entries(shuffled), system(&there));
    }

    // More than are taken in one by one.
    #[test]
    fn many_at_once_are_taken_in_as_each_would_be(a in entries(), b in vec(entries(), 1..4)) {
        let (mut at_once, mut by_one) = (system(&a), system(&a));
        let b = b.concat();
        for entry in b.clone() {
            by_one.merge(entry);
        }
        at_once.merge_all(b);
        prop_assert_eq!(at_once, by_one);
    }

    // In any order, and in that of a system: what is put into an empty one may be taken as it is.
    #[test]
    fn all_at_once_is_a_system_as_one_by_one(all in entries(), more in 0usize..70) {
        let more = (1..).map(|sequence| entry(Field::Note, "a", "a", sequence)).take(more);
        let as_written: Vec<Entry> = all.iter().cloned().chain(more).collect();
        let mut sorted = as_written.clone();
        sorted.sort_by(|a, b| place(a).cmp(&place(b)).then(b.order().cmp(&a.order())));
        for entries in [as_written, sorted, system(&all).entries] {
            let mut at_once = System::default();
            at_once.merge_all(entries.clone());
            prop_assert_eq!(at_once, system(&entries));
        }
    }

    #[test]
    fn a_system_has_what_would_change_nothing(a in entries(), b in entries()) {
        let there = system(&a);
        for entry in b {
            let mut after = there.clone();
            let changed = after.merge(entry.clone());
            prop_assert_eq!(changed, after != there);
            prop_assert_eq!(changed, !there.has(&entry));
        }
    }
}

#[test]
fn the_highest_sequence_is_the_value_and_the_rest_is_history() {
    let system = system(&[
        entry(Field::Note, "second", "a", 2),
        entry(Field::Note, "third", "a", 3),
        entry(Field::Note, "first", "b", 1),
    ]);
    let item = entry(Field::Note, "", "a", 1).item;
    assert_eq!(system.value(&item, Field::Note), "third");
    let history = system.history(&item, Field::Note).iter();
    let values: Vec<&str> = history.map(|one| one.value.as_str()).collect();
    assert_eq!(values, ["third", "second", "first"]);
}

#[test]
fn of_two_writers_with_equal_sequence_the_one_that_sorts_last_wins_and_both_are_kept() {
    let one = entry(Field::Note, "z", "a", 7);
    let two = entry(Field::Note, "a", "b", 7);
    for entries in [[one.clone(), two.clone()], [two.clone(), one.clone()]] {
        let system = system(&entries);
        assert_eq!(
            system.history(&one.item, Field::Note),
            [two.clone(), one.clone()]
        );
    }
}

#[test]
fn of_two_values_that_someone_has_given_one_place_both_are_kept_and_all_find_the_same() {
    let one = entry(Field::Note, "a", "a", 7);
    let mut two = entry(Field::Note, "b", "a", 7);
    two.stamp.at = one.stamp.at + 1;
    let there = system(&[one.clone(), two.clone()]);
    assert_eq!(there, system(&[two.clone(), one.clone()]));
    assert_eq!(there.value(&one.item, Field::Note), "b");
    // The time is that of the value.
    assert_eq!(there.changed(), Some(&two.stamp));
    let (_, answer) = there.actions().next().unwrap();
    assert_eq!(answer.changed(), Some(&two.stamp));
}

#[test]
fn as_many_values_are_kept_as_is_said_and_the_oldest_goes_first() {
    let count = KEPT as u64 + 5;
    let all: Vec<Entry> = (1..=count)
        .map(|at| entry(Field::Note, &at.to_string(), "a", at))
        .collect();
    for all in [all.clone(), all.into_iter().rev().collect()] {
        let system = system(&all);
        let history = system.history(&all[0].item, Field::Note);
        assert_eq!(history.len(), KEPT);
        assert_eq!(history[0].sequence, count);
        assert_eq!(history[KEPT - 1].sequence, 6);
        assert!(system.has(&entry(Field::Note, "old", "z", 5)));
        assert!(!system.has(&entry(Field::Note, "new", "z", 6)));
    }
}

#[test]
fn of_a_system_that_is_gone_nothing_is_left_whatever_comes_before_or_after() {
    let gone = entry(Field::Standing, "gone", "a", 5);
    let others = [
        entry(Field::Note, "before", "a", 4),
        entry(Field::Note, "after", "b", 9),
        entry(Field::Standing, "archived", "b", 9),
        entry(Field::Standing, "gone", "b", 2),
    ];
    for at in 0..=others.len() {
        let mut all = others.to_vec();
        all.insert(at, gone.clone());
        let system = system(&all);
        assert_eq!(system.standing(), Standing::Gone);
        assert_eq!(system.gone(), Some(&gone));
        assert_eq!(system.entries().count(), 1);
    }
}

#[test]
fn a_system_is_gone_however_many_newer_words_there_are_about_where_it_stands() {
    let newer = (2..=KEPT as u64 + 9).map(|at| entry(Field::Standing, "archived", "b", at));
    let mut system = system(&newer.collect::<Vec<_>>());
    assert!(system.merge(entry(Field::Standing, "gone", "a", 1)));
    assert_eq!(system.standing(), Standing::Gone);
}

#[test]
fn what_a_page_has_replaced_is_forgotten_and_nothing_else() {
    let (one, two) = (
        entry(Field::Note, "a", "a", 1),
        entry(Field::Note, "b", "a", 2),
    );
    let mut both = system(&[one.clone(), two.clone()]);
    both.forget(&one);
    assert_eq!(both, system(std::slice::from_ref(&two)));
    both.forget(&two);
    assert!(both.is_empty());
}

#[test]
fn what_was_set_since_a_backup_is_counted() {
    let mut system = system(&[
        entry(Field::Note, "a", "a", 1),
        entry(Field::Status, "done", "a", 2),
    ]);
    assert_eq!(system.changes_since_backup(), 2);
    system.merge(entry(Field::Backup, "1795000000000", "a", 3));
    assert_eq!(system.changes_since_backup(), 0);
    assert_eq!(system.backup(), Some(1_795_000_000_000));
    system.merge(entry(Field::Note, "b", "a", 4));
    assert_eq!(system.changes_since_backup(), 1);
    assert_eq!(
        system.changed().map(|stamp| stamp.at),
        Some(1_795_000_000_004)
    );
}

#[test]
fn an_action_says_something_while_one_of_its_fields_does() {
    let mut there = system(&[entry(Field::Note, "a", "a", 1)]);
    let action: ActionId = "ncsc-ml:2.1-03".parse().unwrap();
    assert!(there.answer(&action).says_something());
    there.merge(entry(Field::Note, "", "a", 2));
    assert!(!there.answer(&action).says_something());
    there.merge(entry(Field::Status, "done", "a", 3));
    assert!(there.answer(&action).says_something());
    there.merge(entry(Field::Status, "a word of a later release", "a", 4));
    assert_eq!(there.status(&action), Status::NotStarted);
    let actions: Vec<&ActionId> = there.actions().map(|(id, _)| id).collect();
    assert_eq!(actions, [&action]);
}

proptest! {
    /// Both ways to an action, which look for it each in its own way, and those around it.
    #[test]
    fn where_an_action_stands_is_what_is_said_of_it(set in vec((0u8..5, 0usize..3, any::<bool>()), 0..30)) {
        let action = |serial: u8| -> ActionId { format!("ncsc-ml:2.1-0{}", serial + 1).parse().unwrap() };
        let mut system = system(&[entry(Field::Name, "a", "a", 1)]);
        for (sequence, (serial, value, is_status)) in (2..).zip(set) {
            let field = if is_status { Field::Status } else { Field::Note };
            let value = ["done", "in-progress", "x"][value];
            let item = Item::Action(action(serial));
            system.merge(Entry { item, ..entry(field, value, "a", sequence) });
        }
        let mut settled = 0;
        for serial in 0..6 {
            let said = system.answer(&action(serial));
            prop_assert_eq!(system.status(&action(serial)), said.status());
            let own = system.actions().find(|(id, _)| **id == action(serial));
            prop_assert_eq!(own.map(|(_, answer)| answer.status()).unwrap_or_default(), said.status());
            settled += usize::from(said.status().is_settled());
        }
        prop_assert_eq!(system.count((0..6).map(action)), Count { settled, total: 6 });
    }
}
