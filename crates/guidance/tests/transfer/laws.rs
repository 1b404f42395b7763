//! What holds of every file, whatever is in it: held by the tests for what they think of, and by `cargo xtask fuzz import` (which
//! includes this file) for what nobody does.

use guidance::assess::{Book, Change, Field, Item, Store, Which};
use guidance::progress::SystemId;
use guidance::progress::memory::Memory;
use guidance::transfer::{
    About, Choices, File, Merged, Redact, Whose, merge, preview, read, write,
};

/// How much a storage holds, in letters.
fn chars(storage: &Memory) -> usize {
    let length = |text: &String| text.encode_utf16().count();
    let kept = storage.0.borrow();
    kept.iter()
        .map(|(key, text)| length(key) + length(text))
        .sum()
}

/// A device with some work on it: what a file may meet.
pub fn device(storage: &Memory) -> Result<(Store<Memory>, Book), String> {
    let (mut store, mut book, opened) = Store::open(storage.clone(), Which::All, "own".to_owned());
    if !matches!(opened, guidance::assess::Opened::Ready) {
        return Err(format!("a device opens: {opened:?}"));
    }
    let first: SystemId = SystemId::FIRST.parse().map_err(|_| "an id".to_owned())?;
    let set = |no: &str, field, value: &str| Change {
        system: first.clone(),
        item: no.parse().unwrap_or(Item::System),
        field,
        value: value.to_owned(),
        edition: None,
    };
    let changes = [
        set("system", Field::Created, "1794000000000"),
        set("system", Field::Name, "Ours"),
        set("ncsc-ml:1.1-01", Field::Status, "done"),
        set("ncsc-ml:2.1-03", Field::Note, "ours"),
    ];
    let _ = store.set(&mut book, changes, 1_795_000_000_000, 1, false);
    Ok((store, book))
}

/// The first law that a file breaks; what stands before the colon is the law. Panics where the import does.
pub fn broken(bytes: &[u8]) -> Option<String> {
    hold(bytes).err()
}

fn hold(bytes: &[u8]) -> Result<(), String> {
    let law = |holds: bool, law: &str| holds.then_some(()).ok_or_else(|| format!("{law}: "));
    let first = read(bytes);
    law(first == read(bytes), "the same file is read the same")?;
    let Ok(file) = first else { return Ok(()) };

    let about = About {
        document: &file.document,
        edition: &file.edition,
        written: file.written,
    };
    let rewritten = write(&file.book, &Which::All, about, Redact::default());
    if let Ok(text) = rewritten {
        let again =
            read(text.as_bytes()).map_err(|why| format!("what is written is read: {why}"))?;
        let is_there = |file: &File| -> Vec<SystemId> {
            let systems = file.book.systems();
            systems.map(|(id, _)| id.clone()).collect()
        };
        for id in is_there(&again) {
            let same = again.book.system(&id) == file.book.system(&id);
            law(same, "what is written is read as it was")?;
        }
        let text_again = write(&again.book, &Which::All, about, Redact::default());
        law(text_again == Ok(text), "the same book is the same file")?;
    }
    for rest in [Whose::Newest, Whose::Theirs, Whose::Mine] {
        taken_in(&file, rest)?;
    }
    Ok(())
}

/// Takes a file into a device as a reader would, and then once more.
fn taken_in(file: &File, rest: Whose) -> Result<(), String> {
    let law = |holds: bool, law: &str| {
        holds
            .then_some(())
            .ok_or_else(|| format!("{law}: {rest:?}"))
    };
    let (mut store, mut book) = device(&Memory::default())?;
    let before = book.clone();
    let choices = Choices {
        rest,
        ..Choices::default()
    };
    let looked = preview(file, &book, |_| true);
    law(
        looked.systems.len() == file.book.systems().count(),
        "every system is shown",
    )?;
    let merged = merge(file, &book, &choices);
    law(book == before, "looking at a file changes nothing")?;
    let needed = merged.needed_chars();
    put(&mut store, &mut book, merged.clone())?;
    let again = merge(file, &book, &choices);
    law(again.is_empty(), "importing twice is importing once")?;
    law(again.left == merged.left, "what may not be merged stays so")?;

    // Whatever came in, the next word is the reader's.
    let systems: Vec<SystemId> = book.systems().map(|(id, _)| id.clone()).collect();
    for id in &systems {
        let change = Change {
            system: id.clone(),
            item: Item::System,
            field: Field::Name,
            value: "the next word".to_owned(),
            edition: None,
        };
        let _ = store.set(&mut book, [change], 1_796_000_000_000, 1, false);
        let name = book.system(id).map(guidance::assess::System::name);
        law(name == Some("the next word"), "what is set later stands")?;
    }
    law(store.unsaved().is_empty(), "all of it is saved")?;

    // No file spoils the ones that are written after it.
    let about = About {
        document: &file.document,
        edition: "e1",
        written: 0,
    };
    if let Ok(text) = write(&book, &Which::All, about, Redact::default()) {
        let read = read(text.as_bytes()).map(|file| file.book);
        law(read.as_ref() == Ok(&book), "what is written later is read")?;
    }

    let storage = store.into_storage();
    let own = 300 * (systems.len() + 8);
    law(
        chars(&storage) <= needed + own,
        "the room that is needed is known",
    )?;
    let (_, reopened, _) = Store::open(storage, Which::All, "later".to_owned());
    law(reopened == book, "what was taken in is there the next time")
}

/// Puts what a file brings into book and storage.
pub fn put(store: &mut Store<Memory>, book: &mut Book, merged: Merged) -> Result<(), String> {
    store
        .take_in(book, merged.entries, 1_795_500_000_000)
        .map_err(|why| format!("it is saved: {why}"))?;
    let _ = store.set(book, merged.changes, 1_795_500_000_000, 1, false);
    Ok(())
}
