//! The text: what the compiler of `content/` makes of it.

use anyhow::{Context, Result};
use content_compiler::report::{self, Report};

use crate::places::Places;

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

fn compile(places: &Places) -> Result<content_compiler::Corpus> {
    content_compiler::compile_dir(&places.root.join("content"))
        .context("the text in content/ has faults")
}
