//! The little of the guidance that a page needs in the browser: which actions there are.
//!
//! The words stand in the page already, so the program carries none of them: an edition of the content
//! changes pages, never the program. Every page holds its outline as a line of words in a script element
//! that the browser does not run; it is well under 1 KiB. The number after the edition is that of the wording. A second line
//! names what is restated, for citations:
//!
//! ```text
//! ncsc-ml 5f0c… 2 1.1:1-3 1.2:2,1,3-5
//! NCSC, Machine learning principles, version 2.0
//! ```

use thiserror::Error;

use crate::corpus::Corpus;
use crate::id::{ActionId, ActionNo, PrincipleNo, Slug};

/// The actions of one document, by principle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The document.
    pub document: Slug,
    /// The edition of the content; see [`Corpus::edition`].
    pub edition: String,
    /// The edition of the wording, under which an answer on this page is given; see [`Corpus::wording`].
    pub wording: u32,
    /// Principles in order, each with the serials of its actions in the order of the page.
    pub principles: Vec<(PrincipleNo, Vec<u8>)>,
    /// What is restated, as a citation names it.
    pub source: String,
}

/// A text that is not an outline.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("expected the outline that this release writes")]
pub struct OutlineError;

impl Outline {
    /// The outline of a corpus, with the words by which a citation names its source.
    #[must_use]
    pub fn of(corpus: &Corpus, source: String) -> Self {
        let serials = |actions: &[crate::corpus::Action]| {
            actions.iter().map(|action| action.no.serial()).collect()
        };
        Self {
            document: corpus.document.id.clone(),
            edition: corpus.edition.clone(),
            wording: corpus.wording,
            source,
            principles: corpus
                .principles()
                .map(|principle| (principle.no, serials(&principle.actions)))
                .collect(),
        }
    }

    /// Reads what [`Outline::to_text`] wrote.
    ///
    /// # Errors
    /// When the text is not an outline.
    pub fn from_text(text: &str) -> Result<Self, OutlineError> {
        Self::from_words(text).ok_or(OutlineError)
    }

    fn from_words(text: &str) -> Option<Self> {
        let (line, source) = text.split_once('\n')?;
        let mut words = line.split(' ');
        let document = words.next()?.parse().ok()?;
        let edition = words
            .next()
            .filter(|edition| !edition.is_empty())?
            .to_owned();
        let wording = words.next()?.parse().ok().filter(|number| *number > 0)?;
        let mut principles = Vec::new();
        for word in words {
            let (no, serials) = word.split_once(':')?;
            let no = no.parse().ok()?;
            let mut known = Vec::new();
            for run in serials.split(',').filter(|run| !run.is_empty()) {
                let (first, last) = run.split_once('-').unwrap_or((run, run));
                let (first, last) = (first.parse().ok()?, last.parse().ok()?);
                for serial in first..=last {
                    known.push(ActionNo::new(no, serial)?.serial());
                }
            }
            principles.push((no, known));
        }
        Some(Self {
            document,
            edition,
            wording,
            principles,
            source: source.to_owned(),
        })
    }

    /// Two lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{} {} {}", self.document, self.edition, self.wording);
        for (no, serials) in &self.principles {
            let is_next = |a: &u8, b: &u8| a.checked_add(1) == Some(*b);
            let runs: Vec<String> = serials
                .chunk_by(is_next)
                .map(|run| match run {
                    [first, .., last] => format!("{first}-{last}"),
                    _ => run.iter().map(u8::to_string).collect(),
                })
                .collect();
            text.push_str(&format!(" {no}:{}", runs.join(",")));
        }
        text.push('\n');
        text.push_str(&self.source);
        text
    }

    /// The full id of an action.
    #[must_use]
    pub fn id(&self, no: ActionNo) -> ActionId {
        ActionId {
            document: self.document.clone(),
            no,
        }
    }

    /// The actions within a scope, in order.
    pub fn actions(&self, scope: Scope) -> impl Iterator<Item = ActionNo> + '_ {
        self.principles
            .iter()
            .filter(move |(principle, _)| scope.covers(*principle))
            .flat_map(|(principle, serials)| {
                serials
                    .iter()
                    .filter_map(|serial| ActionNo::new(*principle, *serial))
            })
    }
}

/// What a count is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All principles.
    Everything,
    /// The principles of one part.
    Part(u8),
    /// One principle.
    Principle(PrincipleNo),
}

impl Scope {
    /// Whether the principle lies within.
    #[must_use]
    pub fn covers(self, principle: PrincipleNo) -> bool {
        match self {
            Self::Everything => true,
            Self::Part(part) => principle.part() == part,
            Self::Principle(one) => principle == one,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Outline {
        Outline {
            document: "ncsc-ml".parse().unwrap(),
            edition: "e1".to_owned(),
            wording: 2,
            principles: vec![
                ("1.1".parse().unwrap(), vec![1, 2]),
                ("2.1".parse().unwrap(), vec![3, 1]),
                ("2.2".parse().unwrap(), vec![]),
            ],
            source: "A publisher, a title".to_owned(),
        }
    }

    #[test]
    fn an_outline_is_read_as_it_was_written() {
        let text = sample().to_text();
        assert_eq!(
            text,
            "ncsc-ml e1 2 1.1:1-2 2.1:3,1 2.2:\nA publisher, a title"
        );
        assert_eq!(Outline::from_text(&text), Ok(sample()));
        for other in [
            "",
            "a e",
            "ncsc-ml\n",
            "ncsc-ml \n",
            "X e\n",
            "a e\n",
            "a e 0\n",
            "a e 1.1:1\n",
            "a e 1 1\n",
            "a e 1 1.1\n",
            "a e 1 1.1:0\n",
            "a e 1 1.1:x\n",
            "a e 1 1.1:1-\n",
            "a e 1 1.1:0-2\n",
            "a e 1 1.1:98-200\n",
            "a e 1  \n",
        ] {
            assert_eq!(Outline::from_text(other), Err(OutlineError), "{other:?}");
        }
    }

    #[test]
    fn a_scope_counts_its_own_actions_in_the_order_of_the_page() {
        let count = |scope| {
            sample()
                .actions(scope)
                .map(|no| no.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            count(Scope::Everything),
            ["1.1-01", "1.1-02", "2.1-03", "2.1-01"]
        );
        assert_eq!(count(Scope::Part(2)), ["2.1-03", "2.1-01"]);
        assert_eq!(
            count(Scope::Principle("1.1".parse().unwrap())),
            ["1.1-01", "1.1-02"]
        );
    }
}
