//! What a system is like: which of the conditions hold under which actions apply.

/// Whether a condition holds of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
}

impl Holds {
    /// The word that is saved. Part of the format: never changed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// The conditions that were answered, each with whether it holds. One that was not answered may hold.
///
/// Saved as words with a space between them: `uses-llm=yes edge=no`. A word that this release does not know is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile(Vec<(String, String)>);

impl Profile {
    /// Reads what [`Profile::to_text`] wrote. Of anything else, what can be read.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let words = text
            .split_whitespace()
            .filter_map(|word| word.split_once('='));
        let mut profile = Self::default();
        for (condition, holds) in words {
            profile.put(condition, holds);
        }
        profile
    }

    /// The words that are saved, by condition.
    #[must_use]
    pub fn to_text(&self) -> String {
        let words = self
            .0
            .iter()
            .map(|(condition, holds)| [condition, "=", holds].concat());
        words.collect::<Vec<_>>().join(" ")
    }

    /// Whether a condition holds; `None` where that was not answered.
    #[must_use]
    pub fn holds(&self, condition: &str) -> Option<Holds> {
        let (_, holds) = self.0.iter().find(|(one, _)| one == condition)?;
        [Holds::Yes, Holds::No]
            .into_iter()
            .find(|one| one.id() == holds)
    }

    /// Answers a condition, or takes the answer back.
    pub fn set(&mut self, condition: &str, holds: Option<Holds>) {
        match holds {
            Some(holds) => self.put(condition, holds.id()),
            None => self.0.retain(|(one, _)| one != condition),
        }
    }

    fn put(&mut self, condition: &str, holds: &str) {
        match self
            .0
            .binary_search_by(|(one, _)| one.as_str().cmp(condition))
        {
            Ok(at) => {
                if let Some((_, there)) = self.0.get_mut(at) {
                    holds.clone_into(there);
                }
            }
            Err(at) => self.0.insert(at, (condition.to_owned(), holds.to_owned())),
        }
    }

    /// The conditions that rule an action out: where one of several must hold (none stated means always) and every one is
    /// said not to, all of them; otherwise none.
    #[must_use]
    pub fn rules_out<'a>(&self, applies: &[&'a str]) -> Vec<&'a str> {
        if applies.iter().all(|one| self.holds(one) == Some(Holds::No)) {
            applies.to_vec()
        } else {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_ruled_out_where_every_condition_is_said_not_to_hold() {
        let profile = Profile::from_text("edge=no uses-llm=no personal-data=yes");
        for (applies, expected) in [
            (&[] as &[&str], &[] as &[&str]),
            (&["edge"], &["edge"]),
            (&["edge", "uses-llm"], &["edge", "uses-llm"]),
            (&["edge", "personal-data"], &[]),
            (&["edge", "labels-data"], &[]),
            (&["labels-data"], &[]),
        ] {
            assert_eq!(profile.rules_out(applies), expected, "{applies:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_kept() {
        let mut profile = Profile::from_text("quantum=yes  edge=maybe junk uses-llm=no");
        assert_eq!(profile.holds("edge"), None);
        profile.set("uses-llm", Some(Holds::Yes));
        profile.set("labels-data", Some(Holds::No));
        profile.set("absent", None);
        assert_eq!(
            profile.to_text(),
            "edge=maybe labels-data=no quantum=yes uses-llm=yes"
        );
        profile.set("edge", None);
        assert_eq!(profile.to_text(), "labels-data=no quantum=yes uses-llm=yes");
    }

    proptest::proptest! {
        #[test]
        fn a_profile_is_read_as_it_was_written(text in "([a-c=]{1,4} ){0,6}") {
            let profile = Profile::from_text(&text);
            proptest::prop_assert_eq!(Profile::from_text(&profile.to_text()), profile);
        }
    }
}
