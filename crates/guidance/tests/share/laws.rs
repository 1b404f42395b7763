//! What holds of every fragment. `cargo xtask fuzz link` holds the same.

use guidance::assess::System;
use guidance::progress::Stamp;
use guidance::seal::{ITERATIONS, MOST_ITERATIONS, SealError, Sealed};
use guidance::share::{LONGEST, Shared, With};

/// The law that a fragment breaks, if any: it is read or refused, and one that is read is the only way to write what it says.
pub fn broken(fragment: &str) -> Option<String> {
    if let Some(read) = Sealed::from_fragment(fragment) {
        return broken_seal(fragment, read);
    }
    let shared = match Shared::from_fragment(fragment) {
        Ok(shared) => shared,
        // Reading again gives the same answer: nothing was changed by it.
        Err(error) => {
            return (Shared::from_fragment(fragment) != Err(error))
                .then(|| "again: refused otherwise the second time".to_owned());
        }
    };
    if fragment.len() > LONGEST {
        return Some("length: longer than any that is made".to_owned());
    }
    if shared.to_fragment().as_deref() != Ok(fragment) {
        return Some("one form: written otherwise than it was read".to_owned());
    }
    if shared.answers.values().any(|shown| !shown.says_something()) {
        return Some("nothing: an answer that says nothing".to_owned());
    }
    kept(&shared)
}

/// The same of one that is encrypted, before anybody is asked for a passphrase.
fn broken_seal(fragment: &str, read: Result<Sealed, SealError>) -> Option<String> {
    let sealed = match read {
        Ok(sealed) => sealed,
        Err(error) => {
            return (Sealed::from_fragment(fragment) != Some(Err(error)))
                .then(|| "again: an envelope is refused otherwise the second time".to_owned());
        }
    };
    if !(ITERATIONS..=MOST_ITERATIONS).contains(&sealed.head.iterations()) {
        return Some("work: an envelope asks for more or less than any that is made".to_owned());
    }
    // Which also holds its length to that of a link.
    (sealed.to_fragment().as_deref() != Ok(fragment))
        .then(|| "one form: an envelope is written otherwise than it was read".to_owned())
}

/// A copy that is kept says what the link says.
pub fn kept(shared: &Shared) -> Option<String> {
    let system = system(shared);
    let all = With {
        name: true,
        texts: true,
        owners: true,
    };
    let again = Shared::of(&system, &shared.document, shared.wording, all);
    (again != *shared).then(|| "copy: what is kept is not what was shown".to_owned())
}

/// The system that a copy is.
pub fn system(shared: &Shared) -> System {
    let stamp = Stamp {
        writer: "copy".into(),
        at: 1_795_000_000_000,
    };
    shared.system(&stamp)
}
