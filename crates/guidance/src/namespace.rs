//! Under which keys a site keeps what readers settle. Sites of several documents may stand on one host, which has one storage: each
//! but the first then has a name of its own in its keys, and sees nobody else's.
//!
//! The core asks for `waymark/entry/…` whatever the site; what is kept is `waymark-NAME/entry/…`. How readers want pages to be is
//! theirs and not a document's, so it is the same for all.

use crate::settings::{SHORTCUTS, THEME};

/// What every key begins with.
pub const ALL: &str = "waymark/";

/// The key under which a value is kept by a site of this name, if it has one.
#[must_use]
pub fn kept_as(name: Option<&str>, key: &str) -> String {
    match (name, key.strip_prefix(ALL)) {
        (Some(name), Some(rest)) if key != THEME && key != SHORTCUTS => {
            ["waymark-", name, "/", rest].concat()
        }
        _ => key.to_owned(),
    }
}

/// The key by which a site of this name asks for what is kept so; `None` for what is another's.
#[must_use]
pub fn asked_as(name: Option<&str>, kept: String) -> Option<String> {
    let Some(name) = name else {
        return Some(kept);
    };
    if kept == THEME || kept == SHORTCUTS {
        return Some(kept);
    }
    let rest = kept.strip_prefix("waymark-")?.strip_prefix(name)?;
    Some([ALL, rest.strip_prefix('/')?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_without_a_name_has_keys_as_they_are() {
        for key in ["waymark/entry/first/a/1", "waymark/recent", "other"] {
            assert_eq!(kept_as(None, key), key);
            assert_eq!(asked_as(None, key.to_owned()).as_deref(), Some(key));
        }
    }

    #[test]
    fn sites_of_two_names_and_of_none_see_nothing_of_each_other() {
        let key = "waymark/entry/first/a/1";
        let names = [None, Some("one"), Some("one-more")];
        for name in names {
            let kept = kept_as(name, key);
            assert_eq!(asked_as(name, kept.clone()).as_deref(), Some(key));
            for other in names.into_iter().filter(|other| *other != name) {
                let seen = asked_as(other, kept.clone());
                // Without a name every key is seen, and those of others begin with another word.
                assert!(seen.is_none_or(|seen| !seen.starts_with(ALL)), "{kept}");
            }
        }
        assert_eq!(kept_as(Some("one"), key), "waymark-one/entry/first/a/1");
    }

    #[test]
    fn how_pages_look_is_the_same_everywhere() {
        for key in [THEME, SHORTCUTS] {
            assert_eq!(kept_as(Some("one"), key), key);
            assert_eq!(asked_as(Some("one"), key.to_owned()).as_deref(), Some(key));
        }
    }
}
