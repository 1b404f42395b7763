//! Waymark in real browsers of three engines, as its readers use it. This crate is the harness; the journeys stand in
//! `tests/`, one file each.
//!
//! ```no_run
//! e2e::run(e2e::Engine::Firefox, e2e::Setup::usual(), async |browser| {
//!     browser.open("2.1.html").await?;
//!     browser.find("link", "Skip to content").await?;
//!     Ok(())
//! });
//! ```
//!
//! - [`run`]: a journey from start to end. It cannot end well while the browser's console holds anything.
//! - [`Setup`]: what is special about a reader's browser: narrow, without scripts, without storage …
//! - [`Browser`]: what a reader does and sees. Things are found by role and name, as assistive technology
//!   finds them, never by class or place in the markup.
//! - [`Host`]: a plain static host that serves the built site under a path.
//! - [`Engine`]: Chromium, Firefox or WebKit. Every journey runs in each; [`UNSUPPORTED`] names what does not, and why.
//!   Chromium is asked by its own tools, the others as any driver is (`roles`); how each is started is in `engine`.
//!
//! The journeys need the built site, the browsers and their drivers, and say so when one is missing:
//! `cargo xtask test` provides all of them.
//!
//! # Why thirtyfour
//!
//! `thirtyfour` 0.38.1 and `fantoccini` 0.22.1 were both tried on a page of one check box, without TLS, with
//! Debian's Chromium 156 and its driver (November 2026, two cores shared with another build):
//!
//! | | thirtyfour (`cdp`, `reqwest`) | fantoccini (no features) |
//! |---|---|---|
//! | crates in the tree, build dependencies included | 103 | 100 |
//! | cold debug build: seconds, of which CPU | 57, 62 | 75, 58 |
//! | target folder | 443 MB | 423 MB |
//! | twice in the tree | `syn` | `http`, `cookie`, ICU (1.5 and 2), `thiserror` 1, `syn`, `synstructure` |
//! | first page of a fresh browser | 0.66 s | 0.54 s |
//! | console | `browser_log()` | a command written by hand for `se/log` |
//! | accessibility tree and other DevTools calls | `cdp().send_raw()` | a command written by hand |
//! | scripts, keys, restart on the same profile | yes | yes |
//! | process id of the browser (to kill it) | `capabilities()` | `capabilities()` |
//! | releases | 0.37.5 in August 2026, 0.38.1 since | 0.22.1, date not found; rests on `webdriver` 0.53 |
//!
//! Both do all of it; they cost the same. thirtyfour has the console and the DevTools calls, on which every
//! journey here rests, as its own, and does not bring libraries of two generations. BiDi would report the
//! console as events, but in either crate's neighbourhood it brings WebSockets and rustls: the log of Chromium's driver
//! gives the same entries, for the others a script reports (`watch`), and each journey ends with reading that.

#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod ask;
mod audit;
mod browser;
mod console;
mod driver;
mod engine;
mod folder;
mod host;
mod idle;
mod needs;
mod report;
mod roles;
mod run;
mod setup;
mod tree;
mod watch;

pub use audit::{Audit, Finding};
pub use browser::{Browser, Colours, Key, Tab};
pub use engine::{Capability, Engine, UNSUPPORTED, Unsupported};
pub use host::{Answer, Host, PSEUDO, SECOND};
pub use run::run;
pub use setup::Setup;
pub use tree::Node;
