//! The engines that every journey runs in, and what one or the other can't do.

use std::fmt;

pub(crate) mod chromium;
pub(crate) mod firefox;
pub(crate) mod webkit;

/// An engine of browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and others; here Chromium itself.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine; here as GTK has it, in its own small browser.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// What a journey may need beyond what every engine can do. A journey that needs nothing runs in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability {
    /// What a site has stored outlives the browser, which can be ended and started again.
    Restart,
    /// Every page and state is looked at by axe-core, in all colours and sizes.
    FullAudit,
    /// The console can be read on pages that no host serves.
    ConsoleOfAFolder,
    /// The whole accessibility tree is told at once, as it is nested.
    Outline,
    /// Every page is looked at in other words.
    OtherWords,
    /// The browser can be told how much room a site has.
    LittleRoom,
    /// A script of the driver's does what one of the page's own does: it catches what would be saved as a file, and starts a program anew.
    OwnScripts,
}

/// Something that an engine can't do, or is not made to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsupported {
    /// The engine.
    pub engine: Engine,
    /// What it can't do.
    pub capability: Capability,
    /// Why not.
    pub reason: &'static str,
}

/// All of it. A journey that needs one of these is not run in that engine, and the run says so.
pub const UNSUPPORTED: [Unsupported; 13] = [
    Unsupported {
        engine: Engine::Firefox,
        capability: Capability::FullAudit,
        reason: SIX_PAGES,
    },
    Unsupported {
        engine: Engine::WebKit,
        capability: Capability::FullAudit,
        reason: SIX_PAGES,
    },
    Unsupported {
        engine: Engine::WebKit,
        capability: Capability::Restart,
        reason: "while a driver has hold of it, WebKitGTK's browser keeps nothing beyond its end",
    },
    Unsupported {
        engine: Engine::Firefox,
        capability: Capability::ConsoleOfAFolder,
        reason: IN_A_FOLDER,
    },
    Unsupported {
        engine: Engine::WebKit,
        capability: Capability::ConsoleOfAFolder,
        reason: IN_A_FOLDER,
    },
    Unsupported {
        engine: Engine::Firefox,
        capability: Capability::Outline,
        reason: ONE_BY_ONE,
    },
    Unsupported {
        engine: Engine::WebKit,
        capability: Capability::Outline,
        reason: ONE_BY_ONE,
    },
    Unsupported {
        engine: Engine::Firefox,
        capability: Capability::OtherWords,
        reason: SAME_WORDS,
    },
    Unsupported {
        engine: Engine::WebKit,
        capability: Capability::OtherWords,
        reason: SAME_WORDS,
    },
    Unsupported {
        engine: Engine::Firefox,
        capability: Capability::LittleRoom,
        reason: AS_IT_COMES,
    },
    Unsupported {
        engine: Engine::WebKit,
        capability: Capability::LittleRoom,
        reason: AS_IT_COMES,
    },
    Unsupported {
        engine: Engine::Firefox,
        capability: Capability::OwnScripts,
        reason: APART,
    },
    Unsupported {
        engine: Engine::WebKit,
        capability: Capability::OwnScripts,
        reason: APART,
    },
];

const AS_IT_COMES: &str = "its driver can't tell it how much room a site has";

const APART: &str = "its driver's scripts run apart from the page's, and it would save files where it likes; what is in them is \
    tested natively";

const ONE_BY_ONE: &str =
    "its driver tells role and name of one element at a time, and not how they are nested";

const SAME_WORDS: &str =
    "the words are the same in every engine, and it is looked for those that no table has";

const IN_A_FOLDER: &str =
    "its console is read by a script that the host adds to each page, and a folder has no host";

const SIX_PAGES: &str = "the rules look at markup and at styles, of which engines show little of their own; \
    here axe-core looks at six pages";

impl Engine {
    /// Why a journey that needs all this is not run; `None` if it is.
    pub(crate) fn refuses(self, needs: &[Capability]) -> Option<&'static str> {
        let mut lacks = UNSUPPORTED.iter().filter(|lack| lack.engine == self);
        lacks
            .find(|lack| needs.contains(&lack.capability))
            .map(|lack| lack.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journey_that_needs_nothing_special_runs_in_every_engine() {
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
            assert_eq!(engine.refuses(&[]), None);
        }
    }

    #[test]
    fn what_an_engine_cannot_do_is_refused_with_the_reason() {
        let needs = [Capability::Restart];
        assert_eq!(Engine::Firefox.refuses(&needs), None);
        let reason = Engine::WebKit.refuses(&needs).unwrap();
        assert!(reason.contains("keeps nothing"), "{reason}");
    }

    #[test]
    fn the_documents_say_what_is_not_run() {
        let documents = include_str!("../../docs/engines.md");
        for lack in UNSUPPORTED {
            let mut rows = documents.lines().filter(|line| line.starts_with('|'));
            let is_said =
                rows.any(|row| row.contains(lack.reason) && row.contains(&lack.engine.to_string()));
            assert!(is_said, "{lack:?} has no row in docs/engines.md");
        }
    }

    #[test]
    fn chromium_can_do_everything() {
        let lacks = UNSUPPORTED.iter().map(|lack| lack.engine);
        assert!(!lacks.into_iter().any(|engine| engine == Engine::Chromium));
    }
}
