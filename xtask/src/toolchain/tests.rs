//! The ways that change something, tried with programs that only write down what they are asked, or do a
//! little of what the real ones would.

use std::path::Path;

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
        Places::new(self.dir.path().to_owned(), self.dir.path().join("cache"))
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

/// A Debian that has no compiler yet: apt-get "installs" one, whose cargo "builds" a standard library.
fn debian(machine: &Machine, id: &str, sudo: &str) -> Host {
    let dir = machine.dir.path().display();
    let script = |name: &str, body: &str| {
        machine.dir.script(&format!("bin/{name}"), body);
    };
    std::fs::remove_file(machine.dir.path().join("bin/rustup")).unwrap();
    script("id", &format!("echo {id}"));
    script("sudo", sudo);
    script(
        "dpkg-query",
        &format!("[ -e '{dir}/installed' ] && echo 'ii '"),
    );
    script("apt-cache", "echo Package: \"$3\"");
    script(
        "apt-get",
        &format!(
            "echo \"apt-get $@\" >> '{dir}/calls'\n\
             case \"$*\" in *update*) mkdir -p '{dir}/bin/lists/partial'; : > '{dir}/bin/lists/x_Packages';; \
             *install*) : > '{dir}/installed';; esac"
        ),
    );
    script(
        "rustc",
        &format!(
            "case \"$*\" in -vV) echo release: 1.96.0;; '--print sysroot') echo '{dir}/usr';; *) echo '{dir}/lib';; esac"
        ),
    );
    machine
        .dir
        .write("usr/lib/rustlib/host-triple/lib/libstd-9.rlib", "");
    script(
        "cargo",
        &format!(
            "echo \"cargo $@ $RUSTC_BOOTSTRAP\" >> '{dir}/calls'\n\
             deps=$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/deps; mkdir -p \"$deps\"\n\
             : > \"$deps/libstd-1.rlib\"; : > \"$deps/libcore-1.rlib\"; : > \"$deps/libstd_only-1.rlib\""
        ),
    );
    let bin = machine.dir.path().join("bin");
    Host::made_up(&[], &[&bin, Path::new("/usr/bin"), Path::new("/bin")])
}

#[test]
fn debians_compiler_is_installed_and_gets_a_standard_library_once() {
    let machine = Machine::new();
    let host = debian(&machine, "0", "exit 1");
    let Compiler::Private { bin, .. } = ensure(&host, &machine.places(), false).unwrap() else {
        panic!("expected Debian's compiler");
    };
    let calls = machine.calls();
    let calls: Vec<&str> = calls.lines().collect();
    assert_eq!(calls.len(), 3, "{calls:?}");
    assert!(calls[0].ends_with("update"), "{calls:?}");
    assert!(calls[1].ends_with("--no-install-recommends rustc-web cargo-web rust-web-src lld"));
    assert!(calls[2].contains("-Zbuild-std=std,panic_abort,test") && calls[2].ends_with(" 1"));

    let sysroot = machine.places().cache.join("sysroot-1.96.0");
    assert_eq!(bin, sysroot.join("bin"));
    let libs = sysroot.join("lib/rustlib");
    assert!(
        libs.join("wasm32-unknown-unknown/lib/libstd-1.rlib")
            .exists()
    );
    assert!(
        !libs
            .join("wasm32-unknown-unknown/lib/libstd_only-1.rlib")
            .exists()
    );
    assert!(
        libs.join("host-triple/lib/libstd-9.rlib").exists(),
        "for macros and build scripts"
    );

    // The next time, and offline, everything is there.
    ensure(&host, &machine.places(), true).unwrap();
    assert_eq!(machine.calls().lines().count(), 3);
}

#[test]
fn without_roots_rights_the_command_to_run_is_named() {
    let machine = Machine::new();
    let host = debian(&machine, "1000", "exit 1");
    let error = ensure(&host, &machine.places(), false)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains(
            "sudo apt-get install --no-install-recommends rustc-web cargo-web rust-web-src lld"
        ),
        "{error}"
    );
    assert_eq!(machine.calls(), "");
}

#[test]
fn sudo_is_used_where_it_asks_for_no_password() {
    let machine = Machine::new();
    let host = debian(
        &machine,
        "1000",
        "shift; [ \"$1\" = true ] || { shift; exec \"$@\"; }",
    );
    ensure(&host, &machine.places(), false).unwrap();
    assert!(
        machine
            .calls()
            .contains("apt-get -o DPkg::Lock::Timeout=300 install"),
        "{}",
        machine.calls()
    );
}

#[test]
fn what_trunk_asks_of_cargo_for_a_hook_goes_to_xtask_itself() {
    let machine = Machine::new();
    let host = debian(&machine, "0", "exit 1");
    let Compiler::Private { bin, .. } = ensure(&host, &machine.places(), false).unwrap() else {
        panic!("expected Debian's compiler");
    };
    let xtask = machine.dir.script("xtask", "echo xtask \"$@\"");
    let output = host
        .command(bin.join("cargo"))
        .args(["xtask", "hook", "styles"])
        .env("WAYMARK_XTASK", xtask)
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "xtask hook styles\n"
    );
}
