//! The frameworks that CISO Assistant brings and we map to, and what their entries are called there.
//!
//! Facts, read in its libraries as of 8 August 2026 (commit f990d7b1): `nist-ai-rmf-1.0.yaml` version 1, `iso42001-2023.yaml` version 1,
//! `ai-act.yaml` version 2. Its libraries of MITRE ATLAS and of OWASP's lists are none of frameworks, or of other lists than ours, so nothing
//! can be mapped to them.

use guidance::crosswalk::Framework;

/// A framework that CISO Assistant brings.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Our name of the framework.
    pub framework: &'static str,
    /// The last words of the URNs of its library and of its framework.
    pub name: &'static str,
    entry: Entry,
}

/// How the last words of an entry's URN come about.
#[derive(Debug, Clone, Copy)]
enum Entry {
    /// From its id: in lower case, with a hyphen for each blank.
    AsItIs,
    /// As listed: the articles of a regulation are numbered by lines there.
    Listed(&'static [(&'static str, &'static str)]),
}

/// All of them.
pub const TARGETS: [Target; 3] = [
    Target {
        framework: "nist-ai-rmf",
        name: "nist-ai-rmf-1.0",
        entry: Entry::AsItIs,
    },
    Target {
        framework: "iso-42001",
        name: "iso42001-2023",
        entry: Entry::AsItIs,
    },
    Target {
        framework: "eu-ai-act",
        name: "ai-act",
        entry: Entry::Listed(&[
            ("Art. 4", "node270"),
            ("Art. 9", "node324"),
            ("Art. 10", "node343"),
            ("Art. 11", "node364"),
            ("Art. 12", "node368"),
            ("Art. 13", "node379"),
            ("Art. 14", "node396"),
            ("Art. 15", "node410"),
            ("Art. 17", "node435"),
            ("Art. 18", "node453"),
            ("Art. 19", "node462"),
            ("Art. 20", "node465"),
            ("Art. 25", "node502"),
            ("Art. 26", "node514"),
            ("Art. 50", "node706"),
            ("Art. 53", "node731"),
            ("Art. 55", "node757"),
            ("Art. 72", "node918"),
            ("Art. 73", "node924"),
        ]),
    },
];

impl Target {
    /// The URN of its library.
    #[must_use]
    pub fn library(&self) -> String {
        format!("urn:intuitem:risk:library:{}", self.name)
    }

    /// The URN of its framework.
    #[must_use]
    pub fn urn(&self) -> String {
        format!("urn:intuitem:risk:framework:{}", self.name)
    }

    /// The URN of an entry; `None` where it has none there.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<String> {
        let last = match self.entry {
            Entry::AsItIs => id.to_lowercase().replace(' ', "-"),
            Entry::Listed(list) => {
                let (_, node) = list.iter().find(|(entry, _)| *entry == id)?;
                (*node).to_owned()
            }
        };
        Some(format!("urn:intuitem:risk:req_node:{}:{last}", self.name))
    }

    /// The framework of ours.
    #[must_use]
    pub fn of<'a>(&self, frameworks: &'a [Framework]) -> Option<&'a Framework> {
        frameworks
            .iter()
            .find(|framework| framework.id.as_str() == self.framework)
    }
}
