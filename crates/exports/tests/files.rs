//! What every file has to be, on the real guidance.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use exports::{File, Holds};
use guidance::corpus::Corpus;
use serde_json::Value;

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    content_compiler::compile_dir(&content).unwrap()
});

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| exports::all(&CORPUS).unwrap());

/// A document of another shape.
fn other() -> Corpus {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../documents/guidelines-2023");
    content_compiler::compile_dir(&content).unwrap()
}

fn file(holds: Holds) -> &'static File {
    FILES.iter().find(|file| file.holds == holds).unwrap()
}

fn json(file: &File) -> Value {
    serde_json::from_str(&file.text).unwrap()
}

fn oscal() -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(|file| file.path.contains("/oscal/"))
}

/// Every value under a key, at any depth.
fn every<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                if name == key {
                    found.push(value);
                }
                every(value, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| every(item, key, found)),
        _ => {}
    }
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    every(value, key, &mut found);
    let texts = found.into_iter().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let again = content_compiler::compile_dir(&content).unwrap();
    assert_eq!(exports::all(&again).unwrap(), *FILES);
}

/// A document of another shape: four parts, no version before it, none of the frameworks of CISO Assistant.
#[test]
fn another_document_gives_sound_files_under_its_own_ids() {
    let other = other();
    let files = exports::all(&other).unwrap();
    let schema = files.iter().find(|file| file.holds == Holds::Schema);
    let schema = jsonschema::draft202012::new(&json(schema.unwrap())).unwrap();
    let outline = other.words.outline.as_deref().unwrap();
    for file in &files {
        assert!(
            !file.text.contains(CORPUS.document.id.as_str()),
            "{}",
            file.path
        );
        assert_ne!(file.holds, Holds::LibraryMappings);
        match file.holds {
            Holds::Guidance | Holds::Crosswalk | Holds::Glossary | Holds::Index => {
                let value = json(file);
                let faults: Vec<String> = schema
                    .iter_errors(&value)
                    .map(|fault| fault.to_string())
                    .collect();
                assert!(faults.is_empty(), "{}: {}", file.path, faults.join("\n"));
                assert!(file.text.contains(outline), "{}: an outline", file.path);
            }
            _ => {}
        }
    }
}

#[test]
fn addresses_are_plain_and_there_once() {
    let mut seen = BTreeSet::new();
    for file in FILES.iter() {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-.".contains(c);
        assert!(file.path.chars().all(plain), "{}", file.path);
        assert!(seen.insert(&file.path), "{} is there twice", file.path);
        let at_the_top = file.holds == Holds::Llms;
        assert_eq!(
            file.path.starts_with("data/v1/"),
            !at_the_top,
            "{}",
            file.path
        );
    }
    let of_a_framework = 2 * CORPUS.frameworks.len();
    assert_eq!(FILES.len(), 12 + of_a_framework);
}

#[test]
fn every_file_says_whose_it_is_and_of_which_edition() {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let document = &CORPUS.document;
    for file in FILES.iter() {
        let text = flat(&file.text);
        // The schema describes a form: no edition of the content is in it.
        if file.holds == Holds::Schema {
            assert!(text.contains(&document.licence), "{}", file.path);
            continue;
        }
        assert!(text.contains(&CORPUS.edition), "{}: the edition", file.path);
        assert!(
            text.contains(&document.licence),
            "{}: the licence",
            file.path
        );
        // An outline has not a word of the document's.
        if !matches!(file.holds, Holds::Outline(_)) {
            assert!(text.contains(&document.credit), "{}: the credit", file.path);
        }
        let links = matches!(
            file.holds,
            Holds::Guidance
                | Holds::Crosswalk
                | Holds::CrosswalkTable
                | Holds::Mapping(_)
                | Holds::LibraryMappings
                | Holds::Plain
                | Holds::Llms
        );
        let said = text.contains("endorsed by nobody");
        assert!(said || !links, "{}: that links are proposed", file.path);
    }
}

#[test]
fn the_schema_takes_our_files_and_refuses_broken_ones() {
    let schema = jsonschema::draft202012::new(&json(file(Holds::Schema))).unwrap();
    for holds in [
        Holds::Guidance,
        Holds::Crosswalk,
        Holds::Glossary,
        Holds::Index,
    ] {
        let file = file(holds);
        let faults: Vec<String> = schema
            .iter_errors(&json(file))
            .map(|fault| format!("{} at {}", fault, fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{}: {}", file.path, faults.join("\n"));
    }
    let refuses = |holds: Holds, at: &str, to: Option<Value>| {
        let mut value = json(file(holds));
        let (above, name) = at.rsplit_once('/').unwrap();
        let above = value.pointer_mut(above).unwrap();
        match (above, to) {
            (Value::Object(map), Some(to)) => drop(map.insert(name.to_owned(), to)),
            (Value::Object(map), None) => drop(map.remove(name).unwrap()),
            (Value::Array(items), Some(to)) => items[name.parse::<usize>().unwrap()] = to,
            _ => panic!("{at}"),
        }
        assert!(!schema.is_valid(&value), "{holds:?} with another {at}");
    };
    let text = |text: &str| Some(Value::from(text));
    for (at, to) in [
        ("/format", text("waymark")),
        ("/version", Some(Value::from(2))),
        ("/about/credit", None),
        ("/about/proposed", None),
        ("/guidance/extra", text("x")),
        ("/guidance/parts/0/stage", text("planning")),
        ("/guidance/parts/0/principles/0/no", text("1")),
        ("/guidance/parts/0/principles/0/actions/0/no", text("1.1-1")),
        ("/guidance/parts/0/principles/0/actions/0/evidence", None),
        ("/guidance/references/0/url", text("javascript:alert(1)")),
    ] {
        refuses(Holds::Guidance, at, to);
    }
    for (at, to) in [
        ("/about/proposed", None),
        ("/frameworks/0/links/0/strength", text("perfect")),
        ("/frameworks/0/links/0/relation", None),
        ("/frameworks/0/links/0/principle", text("one")),
        ("/frameworks/0/entries/0/withdrawn", text("no")),
        ("/frameworks", Some(Value::Array(Vec::new()))),
    ] {
        refuses(Holds::Crosswalk, at, to);
    }
    for (at, to) in [
        ("/about/edition", text("today")),
        ("/terms/0/definition", None),
        ("/terms/0/id", text("a b")),
        ("/terms/0/occurs/0", text("somewhere")),
        ("/terms/0/see", text("poisoning")),
        ("/guidance", text("x")),
    ] {
        refuses(Holds::Glossary, at, to);
    }
    for (at, to) in [
        ("/files/0/path", text("../x.json")),
        ("/files/0/path", text("/etc/x.json")),
        ("/files/0/bytes", Some(Value::from(0))),
        ("/files/0/media_type", text("text/html")),
        ("/files", None),
    ] {
        refuses(Holds::Index, at, to);
    }
}

/// The rows of a table as another reader has them.
fn rows(holds: Holds) -> Vec<BTreeMap<String, String>> {
    let text = file(holds).text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn tables_have_a_row_for_each_action_and_each_link() {
    let checklist = rows(Holds::Checklist);
    let actions: Vec<_> = CORPUS.principles().flat_map(|own| &own.actions).collect();
    assert_eq!(checklist.len(), actions.len());
    for (row, action) in checklist.iter().zip(actions) {
        assert_eq!(row["id"], action.no.to_string());
        assert_eq!(row["action"], action.text);
        assert_eq!(row["shown_by"], action.evidence);
        assert!(!row["effort"].is_empty() && !row["stages"].is_empty());
    }
    let links: usize = CORPUS.frameworks.iter().map(|own| own.links.len()).sum();
    let crosswalk = rows(Holds::CrosswalkTable);
    assert_eq!(crosswalk.len(), links);
    for row in &crosswalk {
        assert!(!row["entry_title"].is_empty(), "{row:?}");
        let cites = row["relation"] == "cites";
        assert_eq!(
            row["standing"] == "the source links to it",
            cites,
            "{row:?}"
        );
    }
}

#[test]
fn no_cell_is_a_formula_whatever_an_action_says() {
    let mut corpus = CORPUS.clone();
    let hostile = [
        "=cmd|'/C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "＝1",
        "a\",=1\r\n=2",
    ];
    for part in &mut corpus.parts {
        for principle in &mut part.principles {
            principle.title = "=1+1".to_owned();
            for (at, action) in principle.actions.iter_mut().enumerate() {
                action.text = hostile[at % hostile.len()].to_owned();
                action.evidence = hostile[(at + 1) % hostile.len()].to_owned();
            }
        }
    }
    for framework in &mut corpus.frameworks {
        for link in &mut framework.links {
            link.why = "=HYPERLINK(\"https://example.org\")".to_owned();
        }
    }
    for file in [
        exports::table::checklist(&corpus),
        exports::table::crosswalk(&corpus),
    ] {
        let text = file.text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let first = cell.trim_start_matches(' ').chars().next();
                let starts = first.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c));
                assert!(!starts, "{}: {cell:?}", file.path);
            }
        }
    }
}

#[test]
fn ids_in_oscal_are_made_from_names_and_there_once() {
    for file in oscal() {
        let value = json(file);
        let ids = texts(&value, "uuid");
        let once: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{}", file.path);
        for id in &ids {
            assert_eq!(id.as_bytes()[14], b'5', "{}: {id}", file.path);
        }
        let ids = texts(&value, "id");
        let once: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{}", file.path);
    }
}

#[test]
fn ids_of_files_change_with_the_edition_and_those_of_things_do_not() {
    let mut next = CORPUS.clone();
    next.edition = "0123456789abcdef".to_owned();
    let next = exports::all(&next).unwrap();
    for (old, new) in FILES.iter().zip(&next) {
        let top = |file: &File| {
            let value = json(file);
            let (_, top) = value.as_object().unwrap().iter().next().unwrap();
            let own = top["uuid"].as_str().unwrap().to_owned();
            let mut others = texts(&value, "uuid");
            others.retain(|id| *id != own);
            (own, others)
        };
        if old.path.contains("/oscal/") {
            let ((old_own, old_others), (own, others)) = (top(old), top(new));
            assert_ne!(old_own, own, "{}", old.path);
            assert_eq!(old_others, others, "{}", old.path);
        }
    }
}

#[test]
fn everything_that_oscal_refers_to_is_there() {
    let ids_of = |name: &str| -> BTreeSet<String> {
        let file = oscal().find(|file| file.name() == name).unwrap();
        texts(&json(file), "id").into_iter().collect()
    };
    let mut links = 0;
    for file in oscal() {
        let value = json(file);
        let here: BTreeSet<String> = texts(&value, "uuid")
            .into_iter()
            .chain(texts(&value, "id"))
            .collect();
        for href in texts(&value, "href") {
            match href.strip_prefix('#') {
                Some(id) => assert!(here.contains(id), "{}: {href}", file.path),
                None => assert!(
                    href.starts_with("https://")
                        || href.starts_with("http://")
                        || href.ends_with(".json"),
                    "{}: {href}",
                    file.path
                ),
            }
        }
        let Some(mapping) = value.pointer("/mapping-collection/mappings/0") else {
            continue;
        };
        let href = |end: &str| mapping[end]["href"].as_str().unwrap().to_owned();
        let sources = ids_of(&href("source-resource"));
        let targets = ids_of(&href("target-resource"));
        for map in mapping["maps"].as_array().unwrap() {
            links += 1;
            let id = |end: &str| map[end][0]["id-ref"].as_str().unwrap().to_owned();
            assert!(sources.contains(&id("sources")), "{}: {map}", file.path);
            assert!(targets.contains(&id("targets")), "{}: {map}", file.path);
        }
        for id in mapping["source-gap-summary"]["unmapped-controls"][0]["with-ids"]
            .as_array()
            .into_iter()
            .flatten()
        {
            assert!(
                sources.contains(id.as_str().unwrap()),
                "{}: {id}",
                file.path
            );
        }
    }
    let all: usize = CORPUS.frameworks.iter().map(|own| own.links.len()).sum();
    assert_eq!(links, all);
}

#[test]
fn the_catalog_has_everything_once() {
    let value = json(file(Holds::Catalog));
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    for class in texts(&value, "class") {
        *classes.entry(class).or_default() += 1;
    }
    let goals: usize = CORPUS.principles().map(|own| own.goals.len()).sum();
    let measures: usize = CORPUS.principles().map(|own| own.measures.len()).sum();
    let actions: usize = CORPUS.principles().map(|own| own.actions.len()).sum();
    for (class, count) in [
        ("part", CORPUS.parts.len()),
        ("principle", CORPUS.principles().count()),
        ("goal", goals),
        ("measure", measures),
        ("action", actions),
    ] {
        assert_eq!(classes[class], count, "{class}");
    }
}

#[test]
fn nothing_of_ours_is_called_a_finding() {
    for file in oscal() {
        for word in ["\"findings\"", "\"satisfied\"", "compliant"] {
            assert!(!file.text.contains(word), "{}: {word}", file.path);
        }
    }
}

#[test]
fn what_ciso_assistant_asks_about_is_every_action_and_nothing_else() {
    let text = &file(Holds::Library).text;
    let assessed = text.matches("\n    assessable: true\n").count()
        + text.matches("\n      assessable: true\n").count();
    let actions: usize = CORPUS.principles().map(|own| own.actions.len()).sum();
    assert_eq!(assessed, actions);
    for action in CORPUS.principles().flat_map(|own| &own.actions) {
        let urn = format!(
            "urn: \"urn:waymark:risk:req_node:ncsc-ml-2.0:{}\"",
            action.no
        );
        assert_eq!(text.matches(&urn).count(), 1, "{urn}");
    }
}

#[test]
fn every_link_to_a_framework_of_ciso_assistants_is_mapped() {
    let text = &file(Holds::LibraryMappings).text;
    let mut links = 0;
    for target in exports::ciso::targets::TARGETS {
        let framework = target.of(&CORPUS.frameworks).expect(target.framework);
        links += framework.links.len();
        for entry in &framework.entries {
            assert!(
                target.entry(&entry.id).is_some(),
                "{} {}",
                target.framework,
                entry.id
            );
        }
    }
    assert_eq!(text.matches("source_requirement_urn").count(), links);
}

#[test]
fn the_plain_edition_fits_any_screen_and_says_all() {
    let text = &file(Holds::Plain).text;
    for line in text.lines().filter(|line| line.chars().count() > 78) {
        assert_eq!(line.split_whitespace().count(), 1, "{line}");
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for principle in CORPUS.principles() {
        for goal in &principle.goals {
            assert!(flat.contains(&goal.text), "{}", goal.text);
        }
        for action in &principle.actions {
            assert!(
                flat.contains(&format!("{} {}", action.no, action.text)),
                "{}",
                action.no
            );
        }
    }
    for entry in &CORPUS.glossary {
        assert!(flat.contains(&entry.definition), "{}", entry.term);
    }
}

#[test]
fn examples_name_files_that_are_there() {
    let mut named = 0;
    for file in FILES.iter() {
        let example = exports::example::of(&CORPUS, file.holds).unwrap_or_default();
        for (at, start) in example.match_indices("$SITE/") {
            let rest = &example[at + start.len()..];
            let path = rest.split('"').next().unwrap();
            // The one that fetches all of them has a variable there.
            if path != "$path" {
                named += 1;
                assert_eq!(path, file.path);
            }
        }
    }
    assert!(named >= 5, "{named}");
}

/// What stands after some words of an example, to the next quotation mark.
fn asked<'a>(example: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = example.split_once(before)?;
    rest.split_once(after).map(|(asked, _)| asked)
}

#[test]
fn what_examples_ask_for_is_in_the_very_document() {
    for corpus in [&*CORPUS, &other()] {
        let example = exports::example::of(corpus, Holds::Crosswalk).unwrap();
        let id = asked(&example, "select(.id == \"", "\")").unwrap();
        let mut frameworks = corpus.frameworks.iter();
        let framework = frameworks.find(|own| own.id.as_str() == id);
        let strength = asked(&example, "select(.strength == \"", "\")").unwrap();
        let links = framework.expect(id).links.iter();
        let strengths = links.map(|link| serde_json::to_value(link.strength).unwrap());
        assert!(strengths.into_iter().any(|own| own == strength), "{id}");
        let example = exports::example::of(corpus, Holds::Checklist).unwrap();
        let role = asked(&example, "if \"", "\" in row[\"roles\"]").unwrap();
        let mut roles = corpus.vocabulary.roles.iter();
        assert!(roles.any(|own| own.label == role), "{role}");
    }
    // Nothing is asked for where there is nothing.
    let mut alone = other();
    alone.frameworks.clear();
    assert_eq!(exports::example::of(&alone, Holds::Crosswalk), None);
}
