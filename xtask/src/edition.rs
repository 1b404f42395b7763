//! The editions of the wording: `content/editions/`, which says what every action said in each of them.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use content_compiler::{next_edition, read_dir};

use crate::content;
use crate::places::Places;
use crate::table::counted;

/// Writes the next edition, if there is anything in it, and says what.
pub fn run(places: &Places) -> Result<()> {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .context("the clock of this machine stands before 1970")?;
    println!(
        "{}",
        write(
            &places.content,
            &places.content_name(),
            &date(since.as_secs() / 86_400)
        )?
    );
    Ok(())
}

/// The same for a content folder and a day; gives what is to be said.
fn write(content: &Path, name: &str, date: &str) -> Result<String> {
    let next =
        next_edition(&read_dir(content)?, date).map_err(|faults| content::faulty(name, &faults))?;
    let Some(next) = next else {
        return Ok(format!(
            "nothing to do: the newest edition has the wording of {name}/"
        ));
    };
    let file = content.join(&next.source.path);
    let written = || format!("cannot write {}", file.display());
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(written)?;
    }
    std::fs::write(&file, &next.source.text).with_context(written)?;
    let mut said = format!("{name}/{}: edition {}", next.source.path, next.number);
    for (what, actions) in [
        ("reworded", next.reworded),
        ("added", next.added),
        ("retired", next.retired),
    ] {
        if !actions.is_empty() {
            let ids: Vec<String> = actions.iter().map(ToString::to_string).collect();
            let count = counted(ids.len(), "action");
            said.push_str(&format!("\n{count} {what}: {}", ids.join(", ")));
        }
    }
    Ok(said)
}

/// A day as it is written, by its number from 1 January 1970: years are counted from March, so that a leap day is the last.
fn date(day: u64) -> String {
    let day = day + 719_468;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + next)
}

#[cfg(test)]
mod tests {
    use content_compiler::compile_dir;
    use guidance::editions::Editions;

    use super::*;
    use crate::scratch::Scratch;

    /// The content of the compiler's own tests, with its two editions.
    fn content() -> Scratch {
        let base = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../crates/content-compiler/tests/golden/base/input");
        let scratch = Scratch::new();
        for source in read_dir(&base).unwrap() {
            scratch.write(&source.path, &source.text);
        }
        scratch
    }

    fn replace(content: &Scratch, file: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(content.path().join(file)).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        content.write(file, &text.replacen(from, to, 1));
    }

    fn editions(content: &Scratch) -> String {
        let corpus = compile_dir(content.path()).unwrap();
        Editions::of(&corpus).to_text()
    }

    #[test]
    fn nothing_is_written_where_no_wording_has_changed() {
        let content = content();
        // White space, links and all that is no part of the sense.
        let principle = "principles/1.1.md";
        replace(&content, principle, "effort = \"S\"", "effort = \"M\"");
        replace(&content, "vocabulary.toml", "\"S\"", "\"M\"");
        replace(&content, principle, "Do the first", "Do  the first");
        replace(&content, principle, "see [itself](1.1)", "see itself");
        replace(&content, principle, "effort = \"S\"", "effort = \"M\"");
        let said = write(content.path(), "content", "2026-01-03").unwrap();
        assert!(said.starts_with("nothing to do"), "{said}");
        assert!(!content.path().join("editions/3.toml").exists());
        compile_dir(content.path()).unwrap();
    }

    #[test]
    fn the_next_edition_has_what_was_reworded_added_and_retired() {
        let content = content();
        let before = editions(&content);
        let principle = "principles/1.1.md";
        replace(
            &content,
            principle,
            "Do the first",
            "Say \\\"so\\\", and do the first",
        );
        replace(&content, principle, "second-action", "third-action");
        replace(&content, principle, "Do the second", "Do the third");
        replace(
            &content,
            "ids.toml",
            "[retired]",
            "\"1.1-04\" = \"third-action\"\n\n[retired]\n\"1.1-03\" = { why = \"The third asks for more\", instead = \"1.1-04\" }",
        );
        let error = compile_dir(content.path()).unwrap_err().to_string();
        assert!(error.contains("`cargo xtask edition`"), "{error}");
        assert_eq!(
            write(content.path(), "content", "2026-01-03").unwrap(),
            "content/editions/3.toml: edition 3\n1 action reworded: 1.1-01\n1 action added: 1.1-04\n1 action retired: 1.1-03"
        );
        let after = editions(&content);
        for line in [
            "1.1-01\t3\tSay \"so\", and do the first thing.\tA record of it\tedge",
            "1.1-03\t-\tThe third asks for more\t1.1-04",
            "1.1-04\t3",
        ] {
            assert!(after.lines().any(|found| found == line), "{after}");
        }
        // Every wording that was there before is there still.
        for line in before.lines().filter(|line| line.matches('\t').count() > 1) {
            assert!(after.lines().any(|found| found == line), "{line}: {after}");
        }
        let again = write(content.path(), "content", "2026-01-03").unwrap();
        assert!(again.starts_with("nothing to do"), "{again}");
    }

    #[test]
    fn the_first_edition_has_everything() {
        let content = content();
        std::fs::remove_dir_all(content.path().join("editions")).unwrap();
        let said = write(content.path(), "content", "2026-01-03").unwrap();
        assert_eq!(
            said,
            "content/editions/1.toml: edition 1\n2 actions added: 1.1-01, 1.1-03"
        );
        assert_eq!(editions(&content), "1\n");
    }

    #[test]
    fn an_edition_of_faulty_content_is_not_made() {
        let content = content();
        replace(
            &content,
            "principles/1.1.md",
            "Do the first",
            "Begin the first",
        );
        replace(&content, "ids.toml", "\"1.1-02\" = \"old-action\"\n", "");
        let error = write(content.path(), "content", "2026-01-03")
            .unwrap_err()
            .to_string();
        assert!(error.contains("content/ids.toml:"), "{error}");
        assert!(!error.contains("cargo xtask edition"), "{error}");
        assert!(!content.path().join("editions/3.toml").exists());
    }

    #[test]
    fn days_are_written_as_dates() {
        for (day, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (19_782, "2024-02-29"),
            (20_453, "2025-12-31"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(day), expected);
        }
    }
}
