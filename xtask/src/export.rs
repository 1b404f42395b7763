//! The content as files for other tools, without a browser; and whether those tools take them.

use std::path::Path;

use anyhow::{Context, Result, bail};
use exports::File;

mod samples;

use crate::host::Host;
use crate::places::Places;
use crate::site::folder;
use crate::tools::environment;
use crate::{content, table};

/// Writes every file below a folder and prints what each weighs.
pub fn run(places: &Places, dir: &Path) -> Result<()> {
    let files = write(places, dir)?;
    let bytes = |number: usize| format!("{number:>9}");
    let mut rows: Vec<Vec<String>> = files
        .iter()
        .map(|file| vec![file.path.clone(), bytes(file.text.len())])
        .collect();
    let all = files.iter().map(|file| file.text.len()).sum();
    rows.push(vec![format!("{} files", files.len()), bytes(all)]);
    print!("{}", table::render(&["file", "    bytes"], &rows));
    println!("\nin {}", dir.display());
    Ok(())
}

/// Writes every file below a folder; what else is there stays.
fn write(places: &Places, dir: &Path) -> Result<Vec<File>> {
    let files = exports::all(&content::compile(places)?)?;
    for file in &files {
        let path = dir.join(&file.path);
        let above = path.parent().unwrap_or(dir);
        std::fs::create_dir_all(above)
            .with_context(|| format!("{} cannot be made", above.display()))?;
        std::fs::write(&path, &file.text)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(files)
}

/// Asks the tools of others whether they take what is written, and refuse what is broken.
pub fn validate(host: &Host, places: &Places, offline: bool) -> Result<()> {
    let python = environment::ensure(host, places, offline)?;
    let name = if places.is_own_content() {
        "exports"
    } else {
        "exports-other"
    };
    let dir = places.site().join(name);
    // A file that is no longer written must not be asked about.
    folder::remove(&dir)?;
    let files = write(places, &dir)?;
    println!("{} files in {}", files.len(), dir.display());
    for (name, text) in samples::assessments(&content::compile(places)?)? {
        let dir = dir.join("samples");
        std::fs::create_dir_all(&dir)
            .and_then(|()| std::fs::write(dir.join(name), text))
            .with_context(|| format!("{} cannot be written", dir.display()))?;
    }
    let status = host
        .command(python)
        // Alone with its environment: no module of the user's, none of the current folder.
        .arg("-I")
        .arg(
            places
                .root
                .join("xtask")
                .join("validators")
                .join("validate.py"),
        )
        .arg(&dir)
        .status()
        .context("Python cannot be started")?;
    if !status.success() {
        bail!("the lines above name the faults ({status})");
    }
    Ok(())
}
