//! What is special about a reader's browser.

use crate::browser::Colours;
use crate::engine::Capability;

/// A reader's browser, before it is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub(crate) width: u32,
    pub(crate) scripts: bool,
    pub(crate) storage: bool,
    pub(crate) wasm: bool,
    pub(crate) host: bool,
    pub(crate) single: bool,
    pub(crate) keeps: bool,
    pub(crate) colours: Colours,
    pub(crate) needs: Vec<Capability>,
}

impl Setup {
    /// A browser as it comes, on a desk.
    #[must_use]
    pub fn usual() -> Self {
        Self {
            width: 1280,
            scripts: true,
            storage: true,
            wasm: true,
            host: true,
            single: false,
            keeps: false,
            colours: Colours::Light,
            needs: Vec::new(),
        }
    }

    /// A window of another width, in pixels.
    #[must_use]
    pub fn width(self, width: u32) -> Self {
        Self { width, ..self }
    }

    /// The reader has pages shown in these colours.
    #[must_use]
    pub fn colours(self, colours: Colours) -> Self {
        Self { colours, ..self }
    }

    /// The journey needs something that not every engine can do: in those that can't, it is not run, and the
    /// run says so.
    #[must_use]
    pub fn needs(mut self, capability: Capability) -> Self {
        self.needs.push(capability);
        self
    }

    /// The reader has switched JavaScript off in the browser's settings.
    #[must_use]
    pub fn without_javascript(self) -> Self {
        Self {
            scripts: false,
            ..self
        }
    }

    /// The reader lets no site store anything, so that `localStorage` throws.
    #[must_use]
    pub fn with_storage_blocked(self) -> Self {
        Self {
            storage: false,
            ..self
        }
    }

    /// A locked-down browser: without just-in-time compilation there is no WebAssembly.
    #[must_use]
    pub fn with_wasm_off(self) -> Self {
        Self {
            wasm: false,
            ..self
        }
    }

    /// The pages are opened from a folder, as on a shared drive: there is no host, and browsers start no
    /// modules.
    #[must_use]
    pub fn from_a_folder(self) -> Self {
        Self {
            host: false,
            ..self
        }
    }

    /// The site is the one file that holds all of it, opened from a folder. Pages are named as on a host.
    #[must_use]
    pub fn in_one_file(self) -> Self {
        Self {
            host: false,
            single: true,
            ..self
        }
    }

    /// Pages may have the whole site kept on the device, to be read without a network. Nothing is added to them then, since what
    /// is kept has to be as it was made: where it is a script that hears the console, nobody does.
    #[must_use]
    pub fn kept(self) -> Self {
        Self {
            keeps: true,
            ..self
        }
    }

    /// How a page shows that it is ready in such a browser: the value of `data-app` on its root.
    pub(crate) fn ready(&self) -> Option<&'static str> {
        match self {
            Self { scripts: false, .. } => None,
            Self { wasm: false, .. } => Some("failed"),
            Self {
                host: false,
                single: false,
                ..
            } => Some("failed"),
            _ => Some("alive"),
        }
    }

    /// Whether the browser runs the program of a page.
    pub(crate) fn runs_programs(&self) -> bool {
        self.scripts && self.wasm && (self.host || self.single)
    }
}
