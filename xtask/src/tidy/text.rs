//! What must not stand in any text file: a path of somebody's machine, or a note of unfinished work.

use std::path::Path;

use super::Fault;

/// A file that may hold one of them.
struct Exception {
    file: &'static str,
    reason: &'static str,
}

const EXCEPTIONS: [Exception; 1] = [Exception {
    file: "xtask/src/tidy/text.rs",
    reason: "names what it looks for",
}];

const MACHINE: [&str; 4] = ["/root/", "/home/", "/tmp/", "/Users/"];

const UNFINISHED: [&str; 3] = ["TODO", "FIXME", "todo!"];

/// Checks one file.
pub(super) fn check(file: &Path, text: &str) -> Vec<Fault> {
    // Made by cargo, and long.
    if file.ends_with("Cargo.lock") || is_exception(file) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if let Some(found) = MACHINE.iter().find(|path| starts_a_path(line, path)) {
            faults.push(Fault::new(
                file,
                number + 1,
                format!("a path of one machine: {found}"),
            ));
        }
        if let Some(found) = UNFINISHED.iter().find(|word| line.contains(*word)) {
            faults.push(Fault::new(file, number + 1, format!("unfinished: {found}")));
        }
    }
    faults
}

fn is_exception(file: &Path) -> bool {
    EXCEPTIONS
        .iter()
        .any(|exception| !exception.reason.is_empty() && file == Path::new(exception.file))
}

/// Whether an absolute path starts here; in the middle of a longer one (an address on the web) it is
/// no path of a machine.
fn starts_a_path(line: &str, path: &str) -> bool {
    line.match_indices(path)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-~}/".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_line(file: &str, line: &str, faults: usize) {
        assert_eq!(check(Path::new(file), line).len(), faults, "{line}");
    }

    #[test]
    fn a_path_of_one_machine_is_caught_and_an_address_is_not() {
        check_line("README.md", "see /home/ada/notes", 1);
        check_line("src/lib.rs", "include!(\"/root/x\")", 1);
        check_line("x.toml", "path=/tmp/x", 1);
        check_line("x.sh", "cd /root/site", 1);
        check_line(
            "x.md",
            "https://example.org/home/page and content/root/x and ~/tmp/x",
            0,
        );
        check_line("x.md", "root/ and /usr/bin/env", 0);
        check_line("Cargo.lock", "/home/ada", 0);
    }

    #[test]
    fn unfinished_work_is_caught() {
        check_line("src/lib.rs", "// TODO: more", 1);
        check_line("content/2.1.md", "FIXME", 1);
        check_line("src/lib.rs", "todo!()", 1);
        check_line("Cargo.toml", "todo = \"deny\"", 0);
    }
}
