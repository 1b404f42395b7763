//! What of the guidance the program of assessments needs, as lines: what it is to make secure, conditions, principles, and actions with the evidence that
//! they ask for. The prerenderer writes it to a file, so an edition of the content never changes the program.
//!
//! ```text
//! =machine learning
//! ?uses-llm⇥Uses a large language model
//! @2.1⇥Secure your supply chain
//! 2.1-01⇥uses-llm,edge⇥What to do⇥What would show it
//! ```

use guidance::assess::Profile;
use guidance::id::{ActionNo, PrincipleNo};

/// An action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its number.
    pub no: ActionNo,
    /// Ids of conditions of which one must hold; empty means always.
    pub applies: Vec<String>,
    /// What to do.
    pub text: String,
    /// What would show it.
    pub evidence: String,
}

/// A principle with its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principle {
    /// Its number.
    pub no: PrincipleNo,
    /// Its title.
    pub title: String,
    /// In the order of its page.
    pub actions: Vec<Action>,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalog {
    /// What the guidance is to make secure, for the midst of a sentence.
    pub field: String,
    /// Conditions, by id, with what readers call them.
    pub conditions: Vec<(String, String)>,
    /// Principles, in order.
    pub principles: Vec<Principle>,
}

impl Catalog {
    /// Reads what [`Catalog::to_text`] wrote; `None` where the text is no such thing.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut catalog = Self::default();
        for line in text.lines() {
            if let Some(field) = line.strip_prefix('=') {
                catalog.field = field.to_owned();
            } else if let Some(line) = line.strip_prefix('?') {
                let (id, label) = line.split_once('\t')?;
                catalog.conditions.push((id.to_owned(), label.to_owned()));
            } else if let Some(line) = line.strip_prefix('@') {
                let (no, title) = line.split_once('\t')?;
                catalog.principles.push(Principle {
                    no: no.parse().ok()?,
                    title: title.to_owned(),
                    actions: Vec::new(),
                });
            } else {
                let mut cells = line.split('\t');
                let no = cells.next()?.parse().ok()?;
                let applies = cells.next()?.split(',').filter(|id| !id.is_empty());
                catalog.principles.last_mut()?.actions.push(Action {
                    no,
                    applies: applies.map(str::to_owned).collect(),
                    text: cells.next()?.to_owned(),
                    evidence: cells.next()?.to_owned(),
                });
            }
        }
        (!catalog.principles.is_empty()).then_some(catalog)
    }

    /// The lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = ["=", &self.field, "\n"].concat();
        for (id, label) in &self.conditions {
            text += &["?", id, "\t", label, "\n"].concat();
        }
        for principle in &self.principles {
            text += &["@", &principle.no.to_string(), "\t", &principle.title, "\n"].concat();
            for action in &principle.actions {
                let cells = [
                    &action.no.to_string(),
                    &action.applies.join(","),
                    &action.text,
                    &action.evidence,
                ];
                text += &cells.map(String::as_str).join("\t");
                text.push('\n');
            }
        }
        text
    }

    /// All actions, in order.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.principles.iter().flat_map(|one| &one.actions)
    }

    /// An action by its number.
    #[must_use]
    pub fn action(&self, no: ActionNo) -> Option<&Action> {
        self.actions().find(|action| action.no == no)
    }

    /// The words of the conditions that rule an action out in a system of this profile; empty where none do.
    #[must_use]
    pub fn ruled_out(&self, action: &Action, profile: &Profile) -> String {
        let applies: Vec<&str> = action.applies.iter().map(String::as_str).collect();
        let out = profile.rules_out(&applies);
        let label = |id: &str| {
            let found = self.conditions.iter().find(|(own, _)| own == id);
            found.map_or_else(|| id.to_owned(), |(_, label)| label.clone())
        };
        let labels: Vec<String> = out.into_iter().map(label).collect();
        labels.join("; ")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const TEXT: &str = "=things\n?edge\tRuns on devices outside your control\n@2.1\tSecure your supply chain\n\
        2.1-01\tedge,uses-llm\tDo this.\tA record\n2.1-02\t\tDo that.\tA log\n";

    #[test]
    fn a_catalog_is_read_as_it_was_written() {
        let catalog = Catalog::from_text(TEXT).unwrap();
        assert_eq!(catalog.to_text(), TEXT);
        assert_eq!(catalog.actions().count(), 2);
    }

    #[test]
    fn what_is_no_catalog_is_none() {
        for text in [
            "",
            "x",
            "<!doctype html>",
            "2.1-01\t\ta\tb",
            "@9\tx",
            "@2.1\tx\n2.1-01\tx",
        ] {
            assert_eq!(Catalog::from_text(text), None, "{text:?}");
        }
    }

    #[test]
    fn conditions_that_rule_out_are_said_in_words() {
        let catalog = Catalog::from_text(TEXT).unwrap();
        let [first, second] = catalog.principles[0].actions.as_slice() else {
            panic!("two actions");
        };
        let profile = Profile::from_text("edge=no uses-llm=no");
        let words = "Runs on devices outside your control; uses-llm";
        assert_eq!(catalog.ruled_out(first, &profile), words);
        assert_eq!(catalog.ruled_out(second, &profile), "");
    }
}
