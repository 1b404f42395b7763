//! What a build was made from, and what a change since then calls for.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};

use super::inputs::Inputs;

/// Written after a build, read before the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The options that change the bytes of the site.
    pub options: String,
    /// What it was made from.
    pub inputs: Inputs,
    /// Trunk's output before the pages were written into it.
    pub kept: u64,
    /// The site itself, so that one that was changed or lost since is seen to be.
    pub site: u64,
}

/// What has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// The site is up to date.
    Nothing,
    /// Only the pages: what Trunk made is still right.
    Pages,
    /// Trunk, which finds the program unchanged, and then the pages.
    Bundle,
    /// Trunk, and then the pages.
    All,
}

/// Compares the last build with what is there now. `kept` and `site` are the hashes of the folders as
/// they are, if they are there.
pub fn plan(
    old: Option<&Stamp>,
    options: &str,
    inputs: &Inputs,
    kept: Option<u64>,
    site: Option<u64>,
) -> Plan {
    let Some(old) = old else {
        return Plan::All;
    };
    if old.inputs == *inputs && old.options == options && site == Some(old.site) {
        return Plan::Nothing;
    }
    if old.has_bundled(inputs, kept) {
        Plan::Pages
    } else if old.inputs.code == inputs.code {
        Plan::Bundle
    } else {
        Plan::All
    }
}

/// What is left of a plan beside the builds into other places, whose stamps a folder holds. What Trunk made has nothing of the
/// guidance, nor of where it goes: any build's of these very sources is as good.
pub fn with_others(plan: Plan, stamps: &Path, inputs: &Inputs, kept: Option<u64>) -> Plan {
    let all = std::fs::read_dir(stamps).into_iter().flatten();
    let bundled = || {
        all.filter_map(|entry| Stamp::read(&entry.ok()?.path()))
            .any(|stamp| stamp.has_bundled(inputs, kept))
    };
    if matches!(plan, Plan::Bundle | Plan::All) && bundled() {
        Plan::Pages
    } else {
        plan
    }
}

impl Stamp {
    /// Whether what is kept is what Trunk makes of these sources, as this build left it.
    fn has_bundled(&self, inputs: &Inputs, kept: Option<u64>) -> bool {
        let same = self.inputs.code == inputs.code && self.inputs.look == inputs.look;
        same && kept == Some(self.kept)
    }

    /// Reads one; anything but a whole one is none.
    pub fn read(file: &Path) -> Option<Stamp> {
        Stamp::parse(&std::fs::read_to_string(file).ok()?)
    }

    /// Writes it.
    pub fn write(&self, file: &Path) -> Result<()> {
        if let Some(dir) = file.parent() {
            std::fs::create_dir_all(dir)
                .with_context(|| format!("{} cannot be made", dir.display()))?;
        }
        std::fs::write(file, self.text())
            .with_context(|| format!("{} cannot be written", file.display()))
    }

    fn numbers(&self) -> [(&'static str, u64); 5] {
        [
            ("content", self.inputs.content),
            ("look", self.inputs.look),
            ("code", self.inputs.code),
            ("kept", self.kept),
            ("site", self.site),
        ]
    }

    fn text(&self) -> String {
        let mut text = format!("options {}\n", self.options);
        for (name, number) in self.numbers() {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{name} {number:016x}");
        }
        text
    }

    fn parse(text: &str) -> Option<Stamp> {
        let value = |name: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
        };
        let number = |name: &str| u64::from_str_radix(value(name)?, 16).ok();
        Some(Stamp {
            options: value("options")?.to_owned(),
            inputs: Inputs {
                content: number("content")?,
                look: number("look")?,
                code: number("code")?,
            },
            kept: number("kept")?,
            site: number("site")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn stamp() -> Stamp {
        Stamp {
            options: "base=/".to_owned(),
            inputs: Inputs {
                content: 1,
                look: 2,
                code: 3,
            },
            kept: 4,
            site: 5,
        }
    }

    #[test]
    fn a_stamp_is_read_as_it_was_written_and_half_of_one_is_none() {
        let text = stamp().text();
        assert_eq!(Stamp::parse(&text), Some(stamp()));
        assert_eq!(Stamp::parse(&text[..text.len() - 20]), None);
        assert_eq!(Stamp::parse(""), None);
    }

    #[track_caller]
    fn check(change: impl Fn(&mut Stamp), expected: Plan) {
        let mut now = stamp();
        change(&mut now);
        let found = plan(
            Some(&stamp()),
            &now.options,
            &now.inputs,
            Some(now.kept),
            Some(now.site),
        );
        assert_eq!(found, expected);
    }

    #[test]
    fn a_change_calls_for_the_least_that_sets_it_right() {
        check(|_| {}, Plan::Nothing);
        check(|now| now.inputs.content = 9, Plan::Pages);
        check(|now| now.options = "base=/waymark/".to_owned(), Plan::Pages);
        check(|now| now.inputs.look = 9, Plan::Bundle);
        check(|now| now.inputs.code = 9, Plan::All);
    }

    #[test]
    fn a_site_that_was_touched_or_lost_is_made_again() {
        check(|now| now.site = 9, Plan::Pages);
        // What Trunk left is of use only as it was.
        check(|now| (now.site, now.kept) = (9, 9), Plan::Bundle);
        check(|now| (now.inputs.content, now.kept) = (9, 9), Plan::Bundle);
        check(|now| now.kept = 9, Plan::Nothing);
        let inputs = stamp().inputs;
        assert_eq!(
            plan(Some(&stamp()), "base=/", &inputs, Some(4), None),
            Plan::Pages
        );
        assert_eq!(plan(None, "base=/", &inputs, Some(4), Some(5)), Plan::All);
    }

    /// A first build into a place, after one into another place that left these lines.
    #[track_caller]
    fn check_beside(lines: Option<&str>, kept: Option<u64>, will_do: bool) {
        let dir = Scratch::new();
        if let Some(lines) = lines {
            dir.write("stamps/other", lines);
        }
        let stamps = dir.path().join("stamps");
        let inputs = stamp().inputs;
        for plan in [Plan::Bundle, Plan::All] {
            let found = with_others(plan, &stamps, &inputs, kept);
            let expected = if will_do { Plan::Pages } else { plan };
            assert_eq!(found, expected, "{plan:?} {lines:?} {kept:?}");
        }
        // What asks for less is left alone.
        for plan in [Plan::Nothing, Plan::Pages] {
            assert_eq!(with_others(plan, &stamps, &inputs, kept), plan);
        }
    }

    #[test]
    fn what_another_build_left_will_do_if_it_is_of_the_same_sources() {
        let changed = |change: fn(&mut Stamp)| {
            let mut other = stamp();
            change(&mut other);
            other.text()
        };
        let text = stamp().text();
        check_beside(Some(&text), Some(4), true);
        // Where it went, and which guidance it showed, is none of Trunk's.
        let elsewhere = changed(|other| {
            (other.options, other.inputs.content, other.site) = ("base=/b/".to_owned(), 9, 9);
        });
        check_beside(Some(&elsewhere), Some(4), true);
        for (lines, kept) in [
            (Some(changed(|other| other.kept = 9)), Some(4)),
            (Some(changed(|other| other.inputs.look = 9)), Some(4)),
            (Some(changed(|other| other.inputs.code = 9)), Some(4)),
            (Some(text[..text.len() - 20].to_owned()), Some(4)),
            (Some(String::new()), Some(4)),
            (None, Some(4)),
            // Nothing is kept any more, or something else.
            (Some(text.clone()), None),
            (Some(text.clone()), Some(9)),
        ] {
            check_beside(lines.as_deref(), kept, false);
        }
    }
}
