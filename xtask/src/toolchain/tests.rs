//! The second way, tried with a rustup and a rustc that only write down what they are asked.

use super::*;
use crate::scratch::Scratch;

/// A machine whose rustc has no library for wasm until rustup is asked for it.
struct Machine {
    dir: Scratch,
    _alone: std::sync::MutexGuard<'static, ()>,
}

impl Machine {
    fn new() -> Machine {
        let alone = crate::scratch::alone();
        let dir = Scratch::new();
        let lib = dir.path().join("lib");
        std::fs::create_dir_all(&lib).unwrap();
        dir.script(
            "bin/rustc",
            &format!(
                "case \"$1\" in --print) echo '{}';; *) exit 1;; esac",
                lib.display()
            ),
        );
        dir.script(
            "bin/rustup",
            &format!(
                "echo \"$@\" >> '{0}/calls'\n: > '{0}/lib/libstd-0123.rlib'",
                dir.path().display()
            ),
        );
        Machine { dir, _alone: alone }
    }

    fn host(&self, vars: &[(&str, &str)]) -> Host {
        Host::made_up(vars, &[&self.dir.path().join("bin")])
    }

    fn places(&self) -> Places {
        Places {
            root: self.dir.path().to_owned(),
            cache: self.dir.path().join("cache"),
        }
    }

    fn calls(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("calls")).unwrap_or_default()
    }
}

#[test]
fn rustup_is_asked_for_the_target_and_for_nothing_else() {
    let machine = Machine::new();
    let compiler = ensure(&machine.host(&[]), &machine.places(), false).unwrap();
    assert_eq!(compiler, Compiler::Plain);
    assert_eq!(machine.calls(), "target add wasm32-unknown-unknown\n");
    // Once it is there, nobody asks again.
    ensure(&machine.host(&[]), &machine.places(), false).unwrap();
    assert_eq!(machine.calls(), "target add wasm32-unknown-unknown\n");
}

#[test]
fn rustup_is_left_alone_where_it_may_fetch_nothing() {
    let machine = Machine::new();
    let host = machine.host(&[("RUSTUP_AUTO_INSTALL", "0")]);
    let error = ensure(&host, &machine.places(), false)
        .unwrap_err()
        .to_string();
    assert!(error.contains("RUSTUP_AUTO_INSTALL=0"), "{error}");
    assert!(error.contains("What to do"), "{error}");
    assert_eq!(machine.calls(), "");
}

#[test]
fn rustup_is_left_alone_offline() {
    let machine = Machine::new();
    let error = ensure(&machine.host(&[]), &machine.places(), true)
        .unwrap_err()
        .to_string();
    assert!(error.contains("--offline"), "{error}");
    assert_eq!(machine.calls(), "");
}
