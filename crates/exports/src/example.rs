//! How files are used, in commands and programs: the same in every language, in lines that are short enough for a phone.
//!
//! `$SITE` is the address of the site. What an example asks for is in this very corpus, whichever document it is of.

use std::borrow::Cow;

use guidance::corpus::Corpus;
use guidance::crosswalk::Strength;

use crate::Holds;

/// How a file is used; nothing where that is a matter of clicks, or where the corpus has nothing to show it with.
#[must_use]
pub fn of(corpus: &Corpus, holds: Holds) -> Option<Cow<'static, str>> {
    if holds == Holds::Crosswalk {
        return crosswalk(corpus).map(Cow::Owned);
    }
    fixed(holds).map(Cow::Borrowed)
}

/// The strong links to the first framework that has one.
fn crosswalk(corpus: &Corpus) -> Option<String> {
    let mut frameworks = corpus.frameworks.iter();
    let framework = frameworks.find(|framework| {
        let mut links = framework.links.iter();
        links.any(|link| link.strength == Strength::Strong)
    })?;
    Some(format!(
        r#"curl -s "$SITE/data/v1/crosswalk.json" |
  jq '.frameworks[]
    | select(.id == "{}")
    | .links[]
    | select(.strength == "strong")'"#,
        framework.id
    ))
}

/// Those that are the same for every document.
fn fixed(holds: Holds) -> Option<&'static str> {
    Some(match holds {
        Holds::Guidance => {
            r#"curl -O "$SITE/data/v1/guidance.json"
jq -r '.guidance.parts[].principles[]
  | .actions[] | [.no, .text] | @tsv' \
  guidance.json"#
        }
        Holds::Glossary => {
            r#"curl -s "$SITE/data/v1/glossary.json" |
  jq -r '.terms[]
    | .term + ": " + .definition'"#
        }
        Holds::Schema => {
            r"pip install check-jsonschema
check-jsonschema \
  --schemafile schema.json guidance.json"
        }
        Holds::Index => {
            r#"curl -s "$SITE/data/v1/index.json" |
  jq -r '.files[].path' |
  while read -r path; do
    curl -s --create-dirs \
      -o "$path" "$SITE/$path"
  done"#
        }
        Holds::Checklist => {
            r#"import csv
with open("checklist.csv", newline="",
          encoding="utf-8-sig") as file:
    for row in csv.DictReader(file):
        if "Developer" in row["roles"]:
            print(row["id"], row["action"])"#
        }
        Holds::CrosswalkTable => {
            r#"import pandas
links = pandas.read_csv("crosswalk.csv")
print(links.groupby(
    ["framework", "strength"]).size())"#
        }
        Holds::Catalog => {
            "pip install compliance-trestle
trestle init
trestle import -f catalog.json -o waymark"
        }
        Holds::Plain => r#"curl -s "$SITE/data/v1/guidance.txt" | less"#,
        Holds::Llms => r#"curl "$SITE/llms.txt""#,
        Holds::Crosswalk
        | Holds::Outline(_)
        | Holds::Mapping(_)
        | Holds::Library
        | Holds::LibraryMappings => return None,
    })
}
