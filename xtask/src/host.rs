//! What this machine offers: its environment variables and the programs on its search path. All
//! that xtask knows of the machine comes through here, so that a test can make one up.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Names the search path as it was before xtask put a wasm compiler in front of it. Set for Trunk,
/// read by the hooks that Trunk runs.
pub const NATIVE_PATH: &str = "WAYMARK_NATIVE_PATH";

/// The variables and the search path that programs are run with.
#[derive(Clone, Debug)]
pub struct Host {
    vars: BTreeMap<OsString, OsString>,
    manifest_dir: Option<PathBuf>,
    /// Where the operating system's own programs live, and what apt knows of packages. Only a test has
    /// them elsewhere.
    system: PathBuf,
    package_lists: PathBuf,
}

impl Host {
    /// The machine as the caller of xtask has it.
    pub fn current() -> Host {
        let mut vars: BTreeMap<OsString, OsString> = std::env::vars_os().collect();
        let manifest_dir = vars
            .get(OsStr::new("CARGO_MANIFEST_DIR"))
            .map(PathBuf::from);
        if let Some(path) = vars.remove(OsStr::new(NATIVE_PATH)) {
            vars.insert("PATH".into(), path);
        }
        // `cargo run` describes xtask in these. Left in place, they would describe xtask to every
        // build script that is run from here, which rebuilds some crates for nothing.
        vars.retain(|name, _| !is_about_xtask(&name.to_string_lossy()));
        Host {
            vars,
            manifest_dir,
            system: PathBuf::from("/usr/bin"),
            package_lists: PathBuf::from("/var/lib/apt/lists"),
        }
    }

    /// The value of a variable, if it is set and is text.
    pub fn var(&self, name: &str) -> Option<String> {
        self.vars
            .get(OsStr::new(name))
            .and_then(|value| value.to_str())
            .map(str::to_owned)
    }

    /// Sets a variable for every program run from here on.
    pub fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.vars.insert(name.into(), value.into());
    }

    /// The folder of xtask's manifest, as `cargo run` gives it.
    pub fn manifest_dir(&self) -> Option<PathBuf> {
        self.manifest_dir.clone()
    }

    /// The folder of the operating system's own programs.
    pub fn system(&self, program: &str) -> PathBuf {
        self.system.join(program)
    }

    /// The folder of apt's lists.
    pub fn package_lists(&self) -> &Path {
        &self.package_lists
    }

    /// The folders that programs are looked for in, in order.
    pub fn path(&self) -> Vec<PathBuf> {
        match self.vars.get(OsStr::new("PATH")) {
            Some(path) => std::env::split_paths(path).collect(),
            None => Vec::new(),
        }
    }

    /// The first program of that name on the search path.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        self.path()
            .into_iter()
            .map(|dir| dir.join(&name))
            .find(|file| is_executable(file))
    }

    /// A command that sees this machine's variables and no others.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(&self.vars);
        command
    }

    /// The native cargo: the one on the search path.
    pub fn cargo(&self) -> Command {
        self.command(
            self.which("cargo")
                .unwrap_or_else(|| PathBuf::from("cargo")),
        )
    }

    /// What a program prints on standard output, or nothing where it fails or is absent.
    pub fn output(&self, program: &Path, args: &[&str]) -> Option<String> {
        let output = self
            .command(program)
            .args(args)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The search path with these folders in front.
    pub fn path_with(&self, front: &[PathBuf]) -> OsString {
        let dirs = front.iter().cloned().chain(self.path());
        // A folder whose name holds the separator cannot be on a search path at all.
        std::env::join_paths(dirs).unwrap_or_default()
    }
}

fn is_about_xtask(name: &str) -> bool {
    const EXACT: [&str; 6] = [
        "CARGO",
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_PATH",
        "CARGO_PRIMARY_PACKAGE",
        "CARGO_CRATE_NAME",
        "CARGO_BIN_NAME",
    ];
    EXACT.contains(&name) || name.starts_with("CARGO_PKG_")
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file)
        .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

#[cfg(test)]
impl Host {
    /// A machine with these variables, and these folders as its search path and as its system.
    pub fn made_up(vars: &[(&str, &str)], path: &[&Path]) -> Host {
        let system = path
            .first()
            .map_or_else(|| PathBuf::from("/nowhere"), |dir| dir.to_path_buf());
        let mut host = Host {
            vars: vars
                .iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
            manifest_dir: None,
            package_lists: system.join("lists"),
            system,
        };
        host.set("PATH", std::env::join_paths(path).unwrap());
        host
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_says_of_xtask_is_not_passed_on() {
        for (name, about_xtask) in [
            ("CARGO", true),
            ("CARGO_PKG_VERSION_MAJOR", true),
            ("CARGO_MANIFEST_DIR", true),
            ("CARGO_HOME", false),
            ("CARGO_NET_OFFLINE", false),
            ("RUSTUP_AUTO_INSTALL", false),
        ] {
            assert_eq!(is_about_xtask(name), about_xtask, "{name}");
        }
    }
}
