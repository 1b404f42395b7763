//! Saved work to look at, and what brings pages of systems into states that readers bring them into.

use std::collections::BTreeMap;
use std::rc::Rc;

use guidance::assess::{Book, Change, Field, Item, Store, Which};
use guidance::id::Slug;
use guidance::progress::memory::Memory;
use guidance::share::{Shared, With};
use guidance::transfer::{About, Redact, write};

/// What a team may have written: a system, an item, a field and its value.
const WORK: [(&str, &str, Field, &str); 30] = [
    ("fraud", "system", Field::Created, "1795000000000"),
    ("fraud", "system", Field::Name, "Fraud model"),
    (
        "fraud",
        "system",
        Field::Description,
        "Scores card payments.\nIn use since March.",
    ),
    (
        "fraud",
        "system",
        Field::Profile,
        "edge=no personal-data=yes uses-llm=no",
    ),
    ("fraud", "ncsc-ml:1.1-01", Field::Status, "done"),
    (
        "fraud",
        "ncsc-ml:1.1-01",
        Field::Evidence,
        "https://example.org/wiki/training\nSlides of 3 March; mailto:ada@example.org",
    ),
    ("fraud", "ncsc-ml:1.1-01", Field::Owner, "Ada"),
    ("fraud", "ncsc-ml:1.1-01", Field::Review, "2027-03-01"),
    ("fraud", "ncsc-ml:1.1-02", Field::Status, "in-progress"),
    (
        "fraud",
        "ncsc-ml:1.1-02",
        Field::Note,
        "Waits for the new starters in May.\n<b>Not bold.</b> javascript:alert(1)",
    ),
    ("fraud", "ncsc-ml:1.1-03", Field::Status, "not-applicable"),
    (
        "fraud",
        "ncsc-ml:1.1-03",
        Field::Reason,
        "Bought as a service: the supplier does it",
    ),
    ("fraud", "ncsc-ml:2.1-01", Field::Status, "done"),
    ("fraud", "ncsc-ml:2.1-01", Field::Note, "Asked the vendor"),
    ("fraud", "ncsc-ml:2.1-02", Field::Status, "done"),
    ("fraud", "ncsc-ml:2.1-03", Field::Status, "in-progress"),
    ("fraud", "ncsc-ml:2.1-03", Field::Review, "2020-01-31"),
    ("fraud", "ncsc-ml:5.2-01", Field::Status, "done"),
    ("chat", "system", Field::Created, "1795100000000"),
    (
        "chat",
        "system",
        Field::Name,
        "Chat helper for customers of the northern branches",
    ),
    ("chat", "ncsc-ml:1.1-01", Field::Status, "done"),
    ("chat", "ncsc-ml:3.1-01", Field::Status, "in-progress"),
    ("chat", "ncsc-ml:3.1-02", Field::Status, "done"),
    ("old", "system", Field::Created, "1795200000000"),
    ("old", "system", Field::Name, "Triage of scans"),
    ("old", "system", Field::Standing, "archived"),
    ("gone", "system", Field::Created, "1795300000000"),
    ("gone", "system", Field::Name, "A trial"),
    ("gone", "system", Field::Standing, "deleted"),
    ("gone", "ncsc-ml:1.1-01", Field::Status, "done"),
];

fn change((system, item, field, value): &(&str, &str, Field, &str)) -> Change {
    Change {
        system: system.parse().expect("an id of a system"),
        item: item.parse().unwrap_or(Item::System),
        field: *field,
        value: (*value).to_owned(),
        edition: None,
    }
}

/// All of it in a storage, under edition 1.
fn work() -> (Rc<Memory>, Book) {
    let storage = Rc::<Memory>::default();
    let (mut store, mut book, _) =
        Store::open(Rc::clone(&storage), Which::All, "scenes".to_owned());
    let _ = store.set(
        &mut book,
        WORK.iter().map(change),
        1_795_000_000_000,
        1,
        false,
    );
    (storage, book)
}

/// The fraud model in a link: the fragment of its address.
pub(crate) fn fragment(with: With) -> String {
    let (_, book) = work();
    let document: Slug = "ncsc-ml".parse().expect("an id of a document");
    let id = "fraud".parse().expect("an id of a system");
    let system = book.system(&id).expect("the fraud model");
    let shared = Shared::of(system, &document, 1, with);
    shared.to_fragment().expect("a short link")
}

/// The page that shows it, with all that was written.
pub(crate) fn shared_page() -> String {
    let all = With {
        name: true,
        texts: true,
        owners: true,
    };
    format!("shared.html#{}", fragment(all))
}

/// What opens `sealed/link.txt`, which is [`shared_page`] encrypted, and `sealed/file.json`, which is [`file`].
pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

/// A file that is encrypted.
pub(crate) const SEALED_FILE: &str = include_str!("sealed/file.json");

/// The page of a link that is encrypted.
pub(crate) fn sealed_page() -> String {
    format!("shared.html#{}", include_str!("sealed/link.txt").trim())
}

/// What a browser keeps of it, as a script that puts it there.
pub(crate) fn keep() -> String {
    let (storage, _) = work();
    let mut kept: BTreeMap<String, String> = storage.0.borrow().clone();
    kept.insert("waymark/setting/system".to_owned(), "fraud".to_owned());
    let kept = serde_json::to_string(&kept).expect("texts can be written");
    format!("for (const [key, value] of Object.entries({kept})) localStorage.setItem(key, value)")
}

/// A file of a colleague's: one system that is new, and one of the same id as one that is here, in which two values differ.
pub(crate) fn file() -> String {
    let (mut store, mut book, _) =
        Store::open(Memory::default(), Which::All, "colleague".to_owned());
    let brings = [
        ("voice", "system", Field::Name, "Voice assistant"),
        ("voice", "ncsc-ml:1.1-01", Field::Status, "done"),
        ("voice", "ncsc-ml:9.9-01", Field::Note, "of another release"),
        ("chat", "system", Field::Name, "Chat helper"),
        ("chat", "ncsc-ml:1.1-01", Field::Status, "in-progress"),
        ("chat", "ncsc-ml:1.1-02", Field::Note, "from the file"),
    ];
    let _ = store.set(
        &mut book,
        brings.iter().map(change),
        1_795_400_000_000,
        1,
        false,
    );
    written(&book)
}

fn written(book: &Book) -> String {
    let document: Slug = "ncsc-ml".parse().expect("an id of a document");
    let about = About {
        document: &document,
        edition: "e1",
        written: 1_795_500_000_000,
    };
    write(book, &Which::All, about, Redact::default()).expect("a small file")
}

/// A file of a colleague's who had the same work and went on with it elsewhere.
pub(crate) fn file_of_kin() -> String {
    let (storage, _) = work();
    let (mut store, mut book, _) = Store::open(storage, Which::All, "colleague".to_owned());
    let brings = [
        ("fraud", "ncsc-ml:2.1-01", Field::Note, "theirs, one"),
        ("fraud", "ncsc-ml:2.1-02", Field::Note, "theirs, two"),
        ("fraud", "ncsc-ml:2.1-04", Field::Note, "only theirs"),
    ];
    let _ = store.set(
        &mut book,
        brings.iter().map(change),
        1_795_400_000_000,
        1,
        false,
    );
    written(&book)
}

/// Hands a text to the page of all systems as a file that was chosen.
pub(crate) fn give(text: &str) -> String {
    let text = serde_json::to_string(text).expect("a text can be written");
    format!(
        "const field = document.querySelector('#file');
        const list = new DataTransfer();
        list.items.add(new File([{text}], 'work.json', {{ type: 'application/json' }}));
        field.files = list.files;
        field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    )
}

/// Opens the rest of an action and the reason that it asks for, and asks for one where there is none yet.
pub(crate) const NO_REASON: &str = "
    const list = document.querySelector('[data-field=status][data-no=\"2.2-01\"]');
    list.value = 'not-applicable';
    list.dispatchEvent(new Event('change', { bubbles: true }))";

/// Opens all of an action: what was written, links, history.
pub(crate) const OPEN_ACTION: &str = "
    const row = document.querySelector('.does__one[data-no=\"1.1-01\"]');
    row.querySelector('summary').click();
    row.querySelector('.does__past details').open = true;
    row.scrollIntoView({ behavior: 'instant' })";

/// The reader has answered the questions on what the system is like, and what that rules out is proposed.
pub(crate) const PROPOSALS: &str = "
    document.querySelector('.sheet__profile').open = true;
    for (const choice of document.querySelectorAll('[data-condition][value=no]')) choice.click()";

/// The program starts anew on the page, with a newer edition in which 1.1-01 and 2.1-01 say something else than they did.
pub(crate) const REWORDED: &str = "
    const loaded = (end) => performance.getEntriesByType('resource').map(({ name }) => name).find((name) => end.test(name));
    return Promise.all([import(loaded(/desk-[^/]*\\.js$/)), fetch(loaded(/catalog-[^/]*\\.txt$/)).then((answer) => answer.text())])
        .then(([program, text]) => {
            const outline = document.querySelector('#outline');
            outline.firstChild.data = outline.textContent.replace(/^(\\s*\\S+ \\S+) \\S+/, '$1 2');
            // What has listened so far goes with the old elements.
            const desk = document.querySelector('.desk');
            desk.removeAttribute('data-is');
            desk.replaceWith(desk.cloneNode(true));
            const catalog = text.split('\\n\\n')[0];
            const editions = ['2', ...['1.1-01', '2.1-01'].flatMap((no) =>
                [`${no}\\t1\\tAsk around, and note it.\\tNotes\\t`, `${no}\\t2\\tKeep a register.\\tThe register\\t`])];
            program.start(catalog + '\\n\\n' + editions.join('\\n') + '\\n');
            // The page of a link has no choice of what is shown.
            const show = document.querySelector('#show');
            if (show) show.value = 'reworded';
            show?.dispatchEvent(new Event('change', { bubbles: true }));
            return true;
        })";

/// The program starts anew on the page, in a browser that offers no encryption to it.
pub(crate) fn without_encryption() -> String {
    let off = "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined, configurable: true });";
    let again = "
    const loaded = (end) => performance.getEntriesByType('resource').map(({ name }) => name).find((name) => end.test(name));
    return Promise.all([import(loaded(/desk-[^/]*\\.js$/)), fetch(loaded(/catalog-[^/]*\\.txt$/)).then((answer) => answer.text())])
        .then(([program, text]) => {
            const desk = document.querySelector('.desk');
            desk.removeAttribute('data-is');
            // The browser would find two of what was moved.
            if (desk.dataset.desk === 'system') desk.append(document.querySelector('#pass-file').form);
            desk.replaceWith(desk.cloneNode(true));
            program.start(text);
            document.querySelector('.desk__link, .ask').scrollIntoView({ behavior: 'instant' });
            return true;
        })";
    [off, again].concat()
}

/// Asks for a link with a passphrase that is too short.
pub(crate) const SHORT_PASSPHRASE: &str = "
    document.querySelector('#pass-link').value = 'too short';
    document.querySelector('[data-do=link]').click();
    document.querySelector('.desk__link').scrollIntoView({ behavior: 'instant' })";

/// Tries a passphrase that is not the one.
pub(crate) const WRONG_PASSPHRASE: &str = "
    document.querySelector('#ask').value = 'another passphrase';
    document.querySelector('.ask button').click()";

/// Makes a link with all that was written.
pub(crate) const MAKE_LINK: &str = "
    for (const choice of document.querySelectorAll('.desk__link [type=checkbox]')) choice.click();
    document.querySelector('[data-do=link]').click();
    document.querySelector('.desk__link').scrollIntoView({ behavior: 'instant' })";

/// Asks for a link with a note in it that is too long for any. The note is kept, and comes back from the journal: on a system of its own, or
/// other scenes have it, too.
pub(crate) const TOO_LONG: &str = "
    const row = document.querySelector('.does__one[data-no=\"1.1-01\"]');
    row.querySelector('summary').click();
    const note = row.querySelector('[data-field=note]');
    note.value = 'long '.repeat(1500);
    note.dispatchEvent(new Event('change', { bubbles: true }));
    document.querySelector('#link-texts').click();
    document.querySelector('[data-do=link]').click();
    document.querySelector('.desk__link').scrollIntoView({ behavior: 'instant' })";

/// After a file was given: shows each value that differs.
pub(crate) const OPEN_CONFLICTS: &str = ";
    return new Promise((done) => setTimeout(() => {
        const [list] = document.querySelectorAll('.incoming p > select');
        list.value = 'newest';
        list.dispatchEvent(new Event('change', { bubbles: true }));
        for (const more of document.querySelectorAll('.incoming details')) more.open = true;
        done(true);
    }, 500))";

/// A newer release has written something; it is found when a page is opened.
pub(crate) const NEWER: &str =
    "localStorage.setItem('waymark/entry/fraud/new/99', '3 {\"more\":1}')";
