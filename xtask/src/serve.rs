//! Serving the site while somebody works on it.
//!
//! - `request`: from the bytes of a request to a file of the site, or a refusal;
//! - `server`: connections;
//! - `watch`: which files have changed since last time.

use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::Result;

use crate::host::Host;
use crate::places::Places;
use crate::site::build::{self, Options};
use crate::step::seconds;

pub mod request;
pub mod server;
pub mod watch;

/// How often files are looked at. A person who saves a file does not notice a second.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServeOptions {
    /// The port to try first.
    pub port: u16,
    /// Open a browser.
    pub open: bool,
    /// How the site is built.
    pub build: Options,
}

/// Builds the site, serves it, and builds it again when something changes. Ends only with the process.
pub fn run(host: &Host, places: &Places, options: &ServeOptions) -> Result<()> {
    let swap = Arc::new(RwLock::new(()));
    let mut watched = watch::look(places);
    let built = build::build(host, places, &options.build, &swap)?;
    eprintln!(
        "Site ready in {} ({}).",
        seconds(built.elapsed),
        build::describe(built.plan)
    );

    let site = request::Site {
        root: options.build.out.clone(),
        base: options.build.base.clone(),
    };
    let (listener, port) = server::bind(options.port)?;
    if port != options.port {
        eprintln!("Port {} is busy: using {port}.", options.port);
    }
    let address = format!("http://localhost:{port}{}", options.build.base);
    server::start(listener, site, Arc::clone(&swap));
    println!("{address}");
    eprintln!(
        "Watching {}, style, src and crates. Ctrl-C ends.",
        places.content_name()
    );
    if options.open {
        open(host, &address);
    }

    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = watch::look(places);
        let changed = watch::changes(&watched, &now);
        if changed.is_empty() {
            continue;
        }
        watched = settle(places, now);
        eprintln!("\nChanged: {}", watch::say(&changed));
        match build::build(host, places, &options.build, &swap) {
            Ok(built) => {
                eprintln!(
                    "Built in {} ({}): {address}",
                    seconds(built.elapsed),
                    build::describe(built.plan)
                );
            }
            Err(error) => eprintln!("{error:#}\n\nThe site stays as it was: {address}"),
        }
    }
}

/// Waits until nothing changes any more: a checkout of another branch changes files for a while.
fn settle(places: &Places, mut now: watch::Seen) -> watch::Seen {
    loop {
        std::thread::sleep(Duration::from_millis(150));
        let next = watch::look(places);
        if watch::changes(&now, &next).is_empty() {
            return next;
        }
        now = next;
    }
}

fn open(host: &Host, address: &str) {
    let opener = ["xdg-open", "open", "explorer"]
        .iter()
        .find_map(|name| host.which(name));
    let started = opener.and_then(|program: PathBuf| {
        host.command(program)
            .arg(address)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .ok()
    });
    if started.is_none() {
        eprintln!("No browser could be opened from here: open the address yourself.");
    }
}
