//! What became of an answer's question: the wordings that an action has had, edition by edition.
//!
//! An answer is given to a sentence, under the edition of the wording that the page then had ([`Outline::wording`]). A newer
//! edition carries it over: silently where the action says what it said, to be looked at again where it was reworded, and
//! kept with its last words where the action was retired. The program holds no content, so what it needs for this comes as
//! a text, which holds only what differs between editions: a line with the number of the newest one, then lines of
//! `ID TAB EDITION TAB SENTENCE TAB EVIDENCE TAB CONDITIONS` for every wording of an action that was ever reworded or retired,
//! `ID TAB EDITION` for one that only came later, and `ID TAB - TAB REASON TAB SUCCESSOR` for one that was retired:
//!
//! ```text
//! 3
//! 1.1-02⇥1⇥Keep a list.⇥The list⇥
//! 1.1-02⇥3⇥Keep a register.⇥The register⇥uses-llm edge
//! 1.1-04⇥2
//! 2.1-01⇥1⇥Ask around.⇥Notes⇥
//! 2.1-01⇥-⇥1.1-02 asks for more⇥1.1-02
//! ```

use std::collections::BTreeMap;

use serde::Serialize;
use thiserror::Error;

use crate::corpus::Corpus;
use crate::id::{ActionId, ActionNo, Name};
use crate::outline::{Outline, Scope};

/// What an action says, as far as it makes the sense: its hash covers the same.
///
/// Invariant: sentence and evidence have words, and white space in them is single blanks; so two wordings are equal
/// when their hashes are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wording {
    text: String,
    evidence: String,
    applies: Vec<Name>,
}

impl Wording {
    /// A wording; `None` where the sentence or the evidence has no words.
    #[must_use]
    pub fn new(text: &str, evidence: &str, applies: Vec<Name>) -> Option<Self> {
        Some(Self {
            text: words(text)?,
            evidence: words(evidence)?,
            applies,
        })
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The artefact that would show it.
    #[must_use]
    pub fn evidence(&self) -> &str {
        &self.evidence
    }

    /// Conditions of which one must hold, as ids; empty means always. One that went since has no label any more.
    #[must_use]
    pub fn applies(&self) -> &[Name] {
        &self.applies
    }
}

/// A wording, with the edition that brought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worded {
    /// The edition from which on it holds, from 1.
    pub edition: u32,
    /// What is said.
    pub wording: Wording,
}

/// Why an action is no longer asked for, and what took its place.
///
/// Invariant: the reason has words, and white space in it is single blanks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Retirement {
    why: String,
    instead: Option<ActionNo>,
}

impl Retirement {
    /// A retirement; `None` where the reason has no words.
    #[must_use]
    pub fn new(why: &str, instead: Option<ActionNo>) -> Option<Self> {
        Some(Self {
            why: words(why)?,
            instead,
        })
    }

    /// The reason.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }

    /// The action to look at instead, which is not retired itself.
    #[must_use]
    pub fn instead(&self) -> Option<ActionNo> {
        self.instead
    }
}

/// Words with single blanks between them.
fn words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whatever differs between the editions of the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editions {
    newest: u32,
    /// Actions that are not as they were in the first edition, or not in it.
    /// By number, each once.
    actions: Vec<(ActionNo, History)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct History {
    /// The edition that it came in.
    since: u32,
    /// Each wording from there on, neighbours different; empty where there is only one and it is in use.
    wordings: Vec<Worded>,
    retired: Option<Retirement>,
}

/// How an answer is carried over into the newest edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried<'a> {
    /// The action says what it said.
    Unchanged,
    /// It says something else, and somebody has to say whether the answer still holds.
    Reworded {
        /// What it said when it was answered.
        then: &'a Wording,
        /// What it says now.
        now: &'a Wording,
    },
    /// It is no longer asked for; the answer is kept.
    Retired {
        /// The reason.
        why: &'a str,
        /// The action to look at instead.
        instead: Option<ActionNo>,
        /// What it said at last.
        last: &'a Wording,
    },
    /// This release knows nothing of it: it is of a newer one, or of another document.
    Unknown,
}

/// A text that does not say what differs between editions.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("expected the editions that this release writes")]
pub struct EditionsError;

impl Editions {
    /// What differs between the editions of a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        Self::new(corpus.wording, &corpus.wordings, &corpus.retired)
    }

    fn new(
        newest: u32,
        wordings: &BTreeMap<ActionNo, Vec<Worded>>,
        retired: &BTreeMap<ActionNo, Retirement>,
    ) -> Self {
        let history = |(no, wordings): (&ActionNo, &Vec<Worded>)| {
            let since = wordings.first()?.edition;
            let retired = retired.get(no).cloned();
            let is_told = retired.is_some() || wordings.len() > 1;
            let history = History {
                since,
                wordings: if is_told {
                    wordings.clone()
                } else {
                    Vec::new()
                },
                retired,
            };
            (is_told || since > 1).then_some((*no, history))
        };
        Self {
            newest,
            actions: wordings.iter().filter_map(history).collect(),
        }
    }

    /// The number of the newest edition.
    #[must_use]
    pub fn newest(&self) -> u32 {
        self.newest
    }

    /// How an answer that was given under an edition is carried over; 0 where an answer does not say, since those are older than
    /// the count: they were given to the first words that the action had. Which actions there are now says the outline of the
    /// page, since the actions that never changed do not stand here.
    #[must_use]
    pub fn carry(&self, outline: &Outline, given_under: u32, id: &ActionId) -> Carried<'_> {
        let is_asked = || {
            let scope = Scope::Principle(id.no.principle());
            outline.actions(scope).any(|no| no == id.no)
        };
        if id.document != outline.document || given_under > self.newest {
            return Carried::Unknown;
        }
        let found = self.actions.binary_search_by_key(&id.no, |(no, _)| *no);
        let found = found.ok().and_then(|at| self.actions.get(at));
        let Some((_, history)) = found else {
            return if is_asked() {
                Carried::Unchanged
            } else {
                Carried::Unknown
            };
        };
        let given_under = match given_under {
            0 => history.since,
            said if said < history.since => return Carried::Unknown,
            said => said,
        };
        let last = history.wordings.last().map(|worded| &worded.wording);
        if let Some(retired) = &history.retired {
            return last.map_or(Carried::Unknown, |last| Carried::Retired {
                why: &retired.why,
                instead: retired.instead,
                last,
            });
        }
        if !is_asked() {
            return Carried::Unknown;
        }
        let mut until = history.wordings.iter().rev();
        let then = until.find(|worded| worded.edition <= given_under);
        match (then, last) {
            (Some(then), Some(now)) if then.wording != *now => Carried::Reworded {
                then: &then.wording,
                now,
            },
            _ => Carried::Unchanged,
        }
    }

    /// Reads what [`Editions::to_text`] wrote.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn from_text(text: &str) -> Result<Self, EditionsError> {
        // Order, numbers and blanks have one form each, and this holds all of them at once.
        Self::from_lines(text)
            .filter(|editions| editions.to_text() == text)
            .ok_or(EditionsError)
    }

    fn from_lines(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let newest = lines.next()?.parse().ok()?;
        let edition = |text: &str, after: u32| {
            let number = text.parse().ok()?;
            (after < number && number <= newest).then_some(number)
        };
        let mut actions: Vec<(ActionNo, History)> = Vec::new();
        for line in lines {
            let parts: Vec<&str> = line.split('\t').collect();
            let (no, parts) = parts.split_first()?;
            let no = no.parse().ok()?;
            // The lines of an action stand together, and actions in their order.
            let before = actions.last_mut();
            if before.as_ref().is_some_and(|(last, _)| *last > no) {
                return None;
            }
            let before = before.filter(|(last, _)| *last == no);
            match (before, parts) {
                (None, [since]) => {
                    let history = History {
                        since: edition(since, 1)?,
                        wordings: Vec::new(),
                        retired: None,
                    };
                    actions.push((no, history));
                }
                (Some((_, history)), ["-", why, instead]) => {
                    if history.wordings.is_empty() || history.retired.is_some() {
                        return None;
                    }
                    let instead = match *instead {
                        "" => None,
                        no => Some(no.parse().ok()?),
                    };
                    history.retired = Some(Retirement::new(why, instead)?);
                }
                (before, [number, text, evidence, applies]) => {
                    let applies = applies.split(' ').filter(|name| !name.is_empty());
                    let applies: Result<_, _> = applies.map(str::parse).collect();
                    let wording = Wording::new(text, evidence, applies.ok()?)?;
                    if let Some((_, history)) = before {
                        let last = history.wordings.last()?;
                        if history.retired.is_some() || last.wording == wording {
                            return None;
                        }
                        let edition = edition(number, last.edition)?;
                        history.wordings.push(Worded { edition, wording });
                    } else {
                        let edition = edition(number, 0)?;
                        let history = History {
                            since: edition,
                            wordings: vec![Worded { edition, wording }],
                            retired: None,
                        };
                        actions.push((no, history));
                    }
                }
                _ => return None,
            }
        }
        // A single wording is told of what was retired only.
        let is_told = |history: &History| history.wordings.len() != 1 || history.retired.is_some();
        (newest > 0 && actions.iter().all(|(_, history)| is_told(history)))
            .then_some(Self { newest, actions })
    }

    /// Lines; one where there is one edition.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines = vec![self.newest.to_string()];
        for (no, history) in &self.actions {
            if history.wordings.is_empty() {
                lines.push(format!("{no}\t{}", history.since));
            }
            for Worded { edition, wording } in &history.wordings {
                let applies: Vec<&str> = wording.applies.iter().map(Name::as_str).collect();
                lines.push(format!(
                    "{no}\t{edition}\t{}\t{}\t{}",
                    wording.text,
                    wording.evidence,
                    applies.join(" ")
                ));
            }
            if let Some(retired) = &history.retired {
                let instead = retired.instead.map(|no| no.to_string());
                lines.push(format!(
                    "{no}\t-\t{}\t{}",
                    retired.why,
                    instead.unwrap_or_default()
                ));
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn no(text: &str) -> ActionNo {
        text.parse().unwrap()
    }

    fn wording(text: &str) -> Wording {
        let applies = ["uses-llm", "edge"].map(|name| name.parse().unwrap());
        let kept = text.len() % 3;
        Wording::new(text, "A\trecord\n", applies[..kept.min(2)].to_vec()).unwrap()
    }

    fn outline(principles: &[(&str, &[u8])]) -> Outline {
        Outline {
            document: "ncsc-ml".parse().unwrap(),
            edition: "e1".to_owned(),
            wording: 5,
            principles: principles
                .iter()
                .map(|(no, serials)| (no.parse().unwrap(), serials.to_vec()))
                .collect(),
            source: String::new(),
        }
    }

    fn id(text: &str) -> ActionId {
        format!("ncsc-ml:{text}").parse().unwrap()
    }

    /// Editions of one action that was worded so, from the edition named on.
    fn editions(worded: &[(u32, &str)], retired: Option<Retirement>) -> Editions {
        let list = worded.iter().map(|(edition, text)| Worded {
            edition: *edition,
            wording: wording(text),
        });
        let wordings = BTreeMap::from([(no("1.1-01"), list.collect())]);
        let retired = retired.map(|retired| (no("1.1-01"), retired));
        Editions::new(5, &wordings, &retired.into_iter().collect())
    }

    /// How answers are carried over that were given under editions 0 to 6.
    fn carried(editions: &Editions) -> Vec<String> {
        let outline = outline(&[("1.1", &[1])]);
        let one = |given| match editions.carry(&outline, given, &id("1.1-01")) {
            Carried::Unchanged => "=".to_owned(),
            Carried::Unknown => "?".to_owned(),
            Carried::Reworded { then, now } => format!("{} > {}", then.text(), now.text()),
            Carried::Retired { why, instead, last } => {
                let instead = instead.map_or(String::new(), |no| no.to_string());
                format!("{} - {why} {instead}", last.text())
            }
        };
        (0..=6).map(one).collect()
    }

    #[test]
    fn an_answer_is_judged_by_the_wording_it_was_given_to() {
        let went = Retirement::new("It  went", Some(no("1.1-02"))).unwrap();
        let gone = "b - It went 1.1-02";
        for (worded, retired, expected) in [
            (&[(1, "a")][..], None, ["=", "=", "=", "=", "=", "=", "?"]),
            (
                &[(1, "a"), (3, "b")],
                None,
                ["a > b", "a > b", "a > b", "=", "=", "=", "?"],
            ),
            (
                &[(1, "a"), (3, "b"), (5, "c")],
                None,
                ["a > c", "a > c", "a > c", "b > c", "b > c", "=", "?"],
            ),
            // Back to what it was: who answered that has answered this.
            (
                &[(1, "a"), (3, "b"), (4, "a")],
                None,
                ["=", "=", "=", "b > a", "=", "=", "?"],
            ),
            // Nobody can have answered it before it was there.
            (&[(3, "a")], None, ["=", "?", "?", "=", "=", "=", "?"]),
            (
                &[(2, "a"), (4, "b")],
                None,
                ["a > b", "?", "a > b", "a > b", "=", "=", "?"],
            ),
            (
                &[(2, "a"), (3, "b")],
                Some(went),
                [gone, "?", gone, gone, gone, gone, "?"],
            ),
        ] {
            let editions = editions(worded, retired);
            assert_eq!(carried(&editions), expected, "{worded:?}");
            let read = Editions::from_text(&editions.to_text()).unwrap();
            assert_eq!(carried(&read), expected, "read: {worded:?}");
        }
    }

    #[test]
    fn what_is_not_of_this_site_is_unknown() {
        let outline = outline(&[("1.1", &[1, 2])]);
        let editions = editions(&[(1, "a"), (3, "b")], None);
        assert_eq!(
            editions.carry(&outline, 2, &id("1.1-02")),
            Carried::Unchanged
        );
        for other in ["ncsc-ml:1.1-03", "ncsc-ml:2.1-01", "another:1.1-01"] {
            let other = other.parse().unwrap();
            assert_eq!(editions.carry(&outline, 2, &other), Carried::Unknown);
        }
    }

    #[test]
    fn a_single_edition_is_its_number() {
        let text = editions(&[(1, "a")], None).to_text();
        assert_eq!(text, "5\n");
        assert_eq!(Editions::from_text("1\n").unwrap().newest(), 1);
    }

    const SAMPLE: &str = "3\n\
        1.1-02\t1\tKeep a list.\tThe list\t\n\
        1.1-02\t3\tKeep a register.\tThe register\tuses-llm edge\n\
        1.1-04\t2\n\
        2.1-01\t1\tAsk around.\tNotes\t\n\
        2.1-01\t-\t1.1-02 asks for more\t1.1-02\n";

    #[test]
    fn editions_are_read_as_they_were_written_and_nothing_else_is() {
        let editions = Editions::from_text(SAMPLE).unwrap();
        assert_eq!(editions.to_text(), SAMPLE);
        let outline = outline(&[("1.1", &[2, 4])]);
        let Carried::Reworded { now, .. } = editions.carry(&outline, 1, &id("1.1-02")) else {
            panic!("{editions:?}");
        };
        assert_eq!(
            (now.text(), now.evidence(), now.applies().len()),
            ("Keep a register.", "The register", 2)
        );
        for (from, to) in [
            // The head.
            ("3\n", ""),
            ("3\n", "0\n"),
            ("3\n", "03\n"),
            ("3\n", "+3\n"),
            ("3\n", "3 \n"),
            ("3\n", "3\n\n"),
            // Editions: out of order, beyond the newest, none.
            ("3\n", "2\n"),
            ("1.1-02\t3", "1.1-02\t1"),
            ("1.1-02\t3", "1.1-02\t4"),
            ("1.1-02\t1", "1.1-02\t0"),
            ("1.1-04\t2", "1.1-04\t1"),
            ("1.1-04\t2", "1.1-04\t4"),
            ("1.1-04\t2", "1.1-04\tx"),
            ("1.1-04\t2", "1.1-04"),
            // Ids: no id, out of order, twice.
            ("1.1-04\t2", "1.1-4\t2"),
            ("1.1-04\t2", "1.1-01\t2"),
            ("1.1-04\t2", "1.1-02\t2"),
            ("1.1-04\t2", "1.1-04\t2\n1.1-04\t2"),
            ("1.1-04\t2", "1.1-04\t2\n1.1-04\t3\tA\tB\t"),
            // Wordings: the same again, without words, with blanks, one alone.
            (
                "Keep a register.\tThe register\tuses-llm edge",
                "Keep a list.\tThe list\t",
            ),
            ("Keep a list.", ""),
            ("The list", ""),
            ("Keep a list.", "Keep  a list."),
            ("The list\t", "The list\tUses"),
            ("uses-llm edge", "uses-llm  edge"),
            ("uses-llm edge", "uses-llm edge\t"),
            (
                "1.1-02\t3\tKeep a register.\tThe register\tuses-llm edge\n",
                "",
            ),
            // Retirements: of nothing, twice, without a reason, followed by words.
            ("2.1-01\t-", "2.1-02\t-"),
            ("1.1-04\t2", "1.1-04\t2\n1.1-04\t-\tIt went\t"),
            (
                "asks for more\t1.1-02",
                "asks for more\t1.1-02\n2.1-01\t-\tIt went\t",
            ),
            (
                "asks for more\t1.1-02",
                "asks for more\t1.1-02\n2.1-01\t2\tA\tB\t",
            ),
            ("1.1-02 asks for more", ""),
            ("more\t1.1-02", "more\tx"),
            ("more\t1.1-02", "more"),
            ("2.1-01\t-\t1.1-02 asks for more\t1.1-02\n", ""),
            ("more\t1.1-02\n", "more\t1.1-02"),
            ("more\t1.1-02\n", "more\t1.1-02\r\n"),
        ] {
            let text = SAMPLE.replacen(from, to, 1);
            assert_ne!(text, SAMPLE, "{from:?}");
            assert_eq!(
                Editions::from_text(&text),
                Err(EditionsError),
                "{from:?} > {to:?}"
            );
        }
    }

    /// For three actions, what each says in each of five editions: one of three sentences, or nothing yet.
    fn manifests() -> impl Strategy<Value = Vec<(usize, Vec<u8>, bool)>> {
        let action = (0..5_usize, prop::collection::vec(0..3_u8, 5), any::<bool>());
        prop::collection::vec(action, 3)
    }

    fn of_manifests(manifests: &[(usize, Vec<u8>, bool)]) -> Editions {
        let mut wordings = BTreeMap::new();
        let mut retired = BTreeMap::new();
        for (serial, (starts, says, is_retired)) in (1..).zip(manifests) {
            let no = ActionNo::new("1.1".parse().unwrap(), serial).unwrap();
            let mut own: Vec<Worded> = Vec::new();
            for (edition, says) in (1..).zip(says).skip(*starts) {
                let wording = wording(&"word ".repeat(usize::from(*says) + 1));
                if own.last().is_none_or(|last| last.wording != wording) {
                    own.push(Worded { edition, wording });
                }
            }
            wordings.insert(no, own);
            if *is_retired {
                retired.insert(no, Retirement::new("It went", None).unwrap());
            }
        }
        Editions::new(5, &wordings, &retired)
    }

    proptest! {
        #[test]
        fn an_answer_is_carried_over_as_a_look_at_both_editions_says(manifests in manifests()) {
            let editions = of_manifests(&manifests);
            let asked = (1..).zip(&manifests).filter(|(_, (_, _, is_retired))| !is_retired);
            let asked: Vec<u8> = asked.map(|(serial, _)| serial).collect();
            let outline = outline(&[("1.1", &asked)]);
            for (serial, (starts, says, is_retired)) in (1..).zip(&manifests) {
                for given in 1..=5 {
                    let at = usize::try_from(given).unwrap() - 1;
                    let found = editions.carry(&outline, given, &id(&format!("1.1-{serial:02}")));
                    if at < *starts {
                        prop_assert_eq!(found, Carried::Unknown);
                    } else if *is_retired {
                        let is_last = matches!(found, Carried::Retired { last, .. }
                            if last.text().split(' ').count() == usize::from(says[4]) + 1);
                        prop_assert!(is_last, "{:?}", found);
                    } else {
                        let is_same = found == Carried::Unchanged;
                        prop_assert_eq!(is_same, says[at] == says[4], "{:?}", found);
                    }
                }
            }
        }

        #[test]
        fn writing_and_reading_changes_nothing(manifests in manifests()) {
            let editions = of_manifests(&manifests);
            prop_assert_eq!(Editions::from_text(&editions.to_text()), Ok(editions));
        }

        #[test]
        fn a_text_with_damage_is_editions_of_the_same_text_or_none(at in 0..SAMPLE.len(), with in "[\t\n 0-9a-]{0,2}") {
            let text = format!("{}{with}{}", &SAMPLE[..at], &SAMPLE[at + 1..]);
            if let Ok(editions) = Editions::from_text(&text) {
                prop_assert_eq!(editions.to_text(), text);
            }
        }
    }
}
