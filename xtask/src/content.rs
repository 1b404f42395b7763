//! The text: what the compiler of `content/`, or of another such folder, makes of it.

use anyhow::{Context, Result, anyhow};
use content_compiler::report::{self, Report};
use content_compiler::{CompileError, Corpus, Diagnostic};

use crate::places::Places;
use crate::table::counted;

/// Fails with every fault of the text.
pub fn check(places: &Places) -> Result<()> {
    compile(places).map(drop)
}

/// Prints what is there: a table, or one line of JSON.
pub fn report(places: &Places, json: bool) -> Result<()> {
    let corpus = compile(places)?;
    if json {
        println!(
            "{}",
            serde_json::to_string(&Report::of(&corpus)).context("the report cannot be written")?
        );
    } else {
        print!("{}", report::table(&corpus));
    }
    Ok(())
}

/// A fault is named from the top of the checkout, where editors and people look for it.
pub fn compile(places: &Places) -> Result<Corpus> {
    content_compiler::compile_dir(&places.content).map_err(|error| match error {
        CompileError::Faults(faults) => faulty(&places.content_name(), &faults),
        other => other.into(),
    })
}

/// The error that faults in the text are.
pub fn faulty(folder: &str, faults: &[Diagnostic]) -> anyhow::Error {
    let list: Vec<String> = faults
        .iter()
        .map(|fault| format!("{folder}/{fault}"))
        .collect();
    anyhow!(
        "{}\n\n{} in {folder}/",
        list.join("\n"),
        counted(faults.len(), "fault")
    )
}
