//! Which way leads to a compiler for wasm. A pure function over facts, so that every machine can be
//! tried on this one.

use super::{TARGET, debian};

/// What bears on the choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The `rustc` on the search path has the standard library for wasm.
    pub has_std: bool,
    /// What rustup may do.
    pub rustup: Rustup,
    /// What Debian's packages may do.
    pub debian: Debian,
    /// The private standard library is in the cache, for Debian's present compiler.
    pub sysroot_ready: bool,
    /// Nothing may use the network.
    pub offline: bool,
}

/// rustup on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rustup {
    /// There is none.
    Absent,
    /// It is there, and `RUSTUP_AUTO_INSTALL=0` says that it may fetch nothing.
    Forbidden,
    /// It is there and may add a target.
    Allowed,
}

/// Debian's compiler on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debian {
    /// No apt, or an apt that does not know the packages.
    Unknown,
    /// All of its packages are installed.
    Installed,
    /// They can be installed: we are root, or sudo asks for no password.
    CanInstall,
    /// They could be installed, but by somebody else.
    NeedsRights,
}

/// The way to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Use the cargo that is there.
    Plain,
    /// `rustup target add`.
    AddTarget,
    /// Debian's packages, and a private standard library.
    Debian {
        /// Install the packages first.
        install: bool,
        /// Build the standard library: it is not in the cache.
        build_std: bool,
    },
    /// None of them; a person has to act.
    Stuck(Why),
}

/// Why no way is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The packages would do, but only root may install them.
    NeedsRights,
    /// Something would have to be fetched.
    Offline,
    /// rustup is told to fetch nothing, and there is no other source.
    RustupForbidden,
    /// Neither rustup nor Debian's packages.
    NothingKnown,
}

/// The first way that is open, in the order of how little each changes on the machine.
pub fn choose(facts: &Facts) -> Way {
    if facts.has_std {
        return Way::Plain;
    }
    if facts.rustup == Rustup::Allowed && !facts.offline {
        return Way::AddTarget;
    }
    let build_std = !facts.sysroot_ready;
    match facts.debian {
        // Building the standard library needs no network: Debian ships its sources with all that they use.
        Debian::Installed => Way::Debian {
            install: false,
            build_std,
        },
        Debian::CanInstall if !facts.offline => Way::Debian {
            install: true,
            build_std,
        },
        Debian::NeedsRights if !facts.offline => Way::Stuck(Why::NeedsRights),
        _ if facts.offline => Way::Stuck(Why::Offline),
        _ if facts.rustup == Rustup::Forbidden => Way::Stuck(Why::RustupForbidden),
        _ => Way::Stuck(Why::NothingKnown),
    }
}

impl Why {
    /// What was looked for, and what to do.
    pub fn message(self) -> String {
        let apt = format!(
            "apt-get install --no-install-recommends {}",
            debian::COMPILER.join(" ")
        );
        match self {
            Why::NeedsRights => format!(
                "no compiler for {TARGET}, and installing Debian's needs root (sudo without a password was refused).\n\
                 What to do: run this, then the same command again:\n\n    sudo {apt}"
            ),
            Why::Offline => format!(
                "no compiler for {TARGET} is here, and --offline forbids fetching one.\n\
                 What to do: run the same command once without --offline, or `rustup target add {TARGET}`."
            ),
            Why::RustupForbidden => format!(
                "no compiler for {TARGET}: rustup is here, but RUSTUP_AUTO_INSTALL=0 says that it may fetch nothing, and this system's packages offer no other.\n\
                 What to do: run `rustup target add {TARGET}` yourself, or on Debian: {apt}"
            ),
            Why::NothingKnown => format!(
                "no compiler for {TARGET}: the rustc here has no standard library for it, there is no rustup, and no Debian package was found.\n\
                 What to do: install Rust with rustup and run `rustup target add {TARGET}`, or install your system's package of the Rust standard library for {TARGET}."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSTUPS: [Rustup; 3] = [Rustup::Absent, Rustup::Forbidden, Rustup::Allowed];
    const DEBIANS: [Debian; 4] = [
        Debian::Unknown,
        Debian::Installed,
        Debian::CanInstall,
        Debian::NeedsRights,
    ];

    fn every_machine() -> Vec<Facts> {
        let mut all = Vec::new();
        for has_std in [true, false] {
            for rustup in RUSTUPS {
                for debian in DEBIANS {
                    for sysroot_ready in [true, false] {
                        for offline in [true, false] {
                            all.push(Facts {
                                has_std,
                                rustup,
                                debian,
                                sysroot_ready,
                                offline,
                            });
                        }
                    }
                }
            }
        }
        all
    }

    #[test]
    fn a_compiler_that_is_there_is_used_and_nothing_is_changed() {
        for facts in every_machine().into_iter().filter(|facts| facts.has_std) {
            assert_eq!(choose(&facts), Way::Plain, "{facts:?}");
        }
    }

    #[test]
    fn every_machine_without_one_takes_the_first_open_way() {
        use Debian::{CanInstall, Installed, NeedsRights, Unknown};
        use Rustup::{Absent, Allowed, Forbidden};
        let debian = |install| Way::Debian {
            install,
            build_std: true,
        };
        let stuck = Way::Stuck;
        // rustup, Debian, online, offline
        let rows = [
            (Allowed, Unknown, Way::AddTarget, stuck(Why::Offline)),
            (Allowed, Installed, Way::AddTarget, debian(false)),
            (Allowed, CanInstall, Way::AddTarget, stuck(Why::Offline)),
            (Allowed, NeedsRights, Way::AddTarget, stuck(Why::Offline)),
            (
                Forbidden,
                Unknown,
                stuck(Why::RustupForbidden),
                stuck(Why::Offline),
            ),
            (Forbidden, Installed, debian(false), debian(false)),
            (Forbidden, CanInstall, debian(true), stuck(Why::Offline)),
            (
                Forbidden,
                NeedsRights,
                stuck(Why::NeedsRights),
                stuck(Why::Offline),
            ),
            (
                Absent,
                Unknown,
                stuck(Why::NothingKnown),
                stuck(Why::Offline),
            ),
            (Absent, Installed, debian(false), debian(false)),
            (Absent, CanInstall, debian(true), stuck(Why::Offline)),
            (
                Absent,
                NeedsRights,
                stuck(Why::NeedsRights),
                stuck(Why::Offline),
            ),
        ];
        for (rustup, debian, online, offline) in rows {
            for (is_offline, expected) in [(false, online), (true, offline)] {
                for sysroot_ready in [false, true] {
                    let facts = Facts {
                        has_std: false,
                        rustup,
                        debian,
                        sysroot_ready,
                        offline: is_offline,
                    };
                    let expected = match expected.clone() {
                        Way::Debian { install, .. } => Way::Debian {
                            install,
                            build_std: !sysroot_ready,
                        },
                        other => other,
                    };
                    assert_eq!(choose(&facts), expected, "{facts:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_fetched_where_it_is_forbidden() {
        for facts in every_machine() {
            let way = choose(&facts);
            let fetches = matches!(way, Way::AddTarget | Way::Debian { install: true, .. });
            assert!(!(facts.offline && fetches), "{facts:?}");
            assert!(
                !(facts.rustup != Rustup::Allowed && way == Way::AddTarget),
                "{facts:?}"
            );
        }
    }

    #[test]
    fn every_dead_end_says_what_to_do() {
        for why in [
            Why::NeedsRights,
            Why::Offline,
            Why::RustupForbidden,
            Why::NothingKnown,
        ] {
            assert!(why.message().contains("What to do: "), "{why:?}");
        }
        assert!(Why::NeedsRights.message().contains("sudo apt-get install"));
    }
}
