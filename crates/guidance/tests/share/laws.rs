//! What holds of every fragment. `cargo xtask fuzz link` holds the same.

use guidance::assess::System;
use guidance::progress::Stamp;
use guidance::share::{LONGEST, Shared, With};

/// The law that a fragment breaks, if any: it is read or refused, and one that is read is the only way to write what it says.
pub fn broken(fragment: &str) -> Option<String> {
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
        writer: "copy".to_owned(),
        at: 1_795_000_000_000,
    };
    shared.system(&stamp)
}
