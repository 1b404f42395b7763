//! Our own JSON: the whole guidance, the crosswalk, the glossary, and the list of all files. Each says what it is (`format`),
//! which form it has (`version`), and has its notice; `schema.json` describes the four.

use guidance::corpus::Corpus;
use guidance::crosswalk::Framework;
use guidance::glossary;
use serde::Serialize;

use crate::notice::Notice;
use crate::{ExportError, File, Holds, VERSION};

/// What the JSON files look like, as a JSON Schema.
pub const SCHEMA: &str = include_str!("../schema/data-1.json");

/// What every file of ours begins with.
#[derive(Serialize)]
struct Document<'a, T> {
    format: &'static str,
    version: u32,
    schema: &'static str,
    about: Notice<'a>,
    #[serde(flatten)]
    content: T,
}

/// A file of ours, by its format.
fn document<T: Serialize>(
    name: &str,
    holds: Holds,
    about: Notice<'_>,
    format: &'static str,
    content: T,
) -> Result<File, ExportError> {
    let document = Document {
        format,
        version: VERSION,
        schema: "schema.json",
        about,
        content,
    };
    file(name, holds, &document)
}

/// A value as a file, indented, so that two editions can be compared line by line.
pub(crate) fn file(name: &str, holds: Holds, value: &impl Serialize) -> Result<File, ExportError> {
    match serde_json::to_string_pretty(value) {
        Ok(text) => Ok(File::new(name, holds, text + "\n")),
        Err(why) => Err(ExportError::Json {
            path: name.to_owned(),
            why,
        }),
    }
}

/// The whole guidance.
pub(crate) fn guidance(corpus: &Corpus) -> Result<File, ExportError> {
    #[derive(Serialize)]
    struct Content<'a> {
        guidance: &'a Corpus,
    }
    let content = Content { guidance: corpus };
    let about = Notice::proposing(corpus);
    document(
        "guidance.json",
        Holds::Guidance,
        about,
        "waymark-guidance",
        content,
    )
}

/// Every link to another framework, with the frameworks' entries.
pub(crate) fn crosswalk(corpus: &Corpus) -> Result<File, ExportError> {
    #[derive(Serialize)]
    struct Content<'a> {
        frameworks: &'a [Framework],
    }
    let content = Content {
        frameworks: &corpus.frameworks,
    };
    let about = Notice::proposing(corpus);
    document(
        "crosswalk.json",
        Holds::Crosswalk,
        about,
        "waymark-crosswalk",
        content,
    )
}

/// Every term.
pub(crate) fn glossary(corpus: &Corpus) -> Result<File, ExportError> {
    #[derive(Serialize)]
    struct Content<'a> {
        terms: &'a [glossary::Entry],
    }
    let content = Content {
        terms: &corpus.glossary,
    };
    let about = Notice::of(corpus);
    document(
        "glossary.json",
        Holds::Glossary,
        about,
        "waymark-glossary",
        content,
    )
}

/// The schema, as it stands in this repository.
pub(crate) fn schema() -> File {
    File::new("schema.json", Holds::Schema, SCHEMA.to_owned())
}

/// The list of all files, itself left out: it cannot know its own size.
pub(crate) fn index(corpus: &Corpus, files: &[File]) -> Result<File, ExportError> {
    #[derive(Serialize)]
    struct Content<'a> {
        files: Vec<Listed<'a>>,
    }
    #[derive(Serialize)]
    struct Listed<'a> {
        path: &'a str,
        media_type: &'a str,
        bytes: usize,
    }
    let files = files.iter().map(|file| Listed {
        path: &file.path,
        media_type: file.media_type(),
        bytes: file.text.len(),
    });
    let content = Content {
        files: files.collect(),
    };
    let about = Notice::of(corpus);
    document("index.json", Holds::Index, about, "waymark-data", content)
}
