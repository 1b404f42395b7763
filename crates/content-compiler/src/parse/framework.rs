//! `frameworks/ID.toml`: the entries of a framework, as facts; `crosswalk/ID.toml`: what maps to them.

use guidance::crosswalk::{
    Entry, Framework, Group, Link, Newer, NewerEntry, NoCounterpart, Relation, Strength,
};
use guidance::id::{Name, PrincipleNo};

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::{Fields, parse};
use crate::parse::{check_date, check_url, toml};
use crate::source::Source;

/// A framework without links, and where each entry stands.
pub(crate) struct Facts {
    pub(crate) at: At,
    pub(crate) framework: Framework,
}

/// The links of a framework, each with its place.
pub(crate) struct Links {
    pub(crate) framework: Placed<String>,
    pub(crate) links: Vec<Placed<Link>>,
    pub(crate) none: Vec<Placed<NoCounterpart>>,
}

pub(crate) fn read(source: &Source, faults: &mut Faults) -> Option<Facts> {
    let mut fields = toml(source, faults);
    let at = fields.at();
    let id = fields.parsed::<Name>("id", faults);
    if let Some(id) = &id {
        named(source, "frameworks", id.value.as_str(), &id.at, faults);
    }
    let mut text = |key: &str, faults: &mut Faults| fields.text(key, faults).value;
    let title = text("title", faults);
    let short = text("short", faults);
    let publisher = text("publisher", faults);
    let edition = text("edition", faults);
    let about = text("about", faults);
    let sure = text("sure", faults);
    let published = fields.text("published", faults);
    check_date(&published, faults);
    let url = address("url", &mut fields, faults);
    let licence = fields
        .optional_text("licence", faults)
        .map(|text| text.value);
    let strongest = match fields.optional_text("strongest", faults) {
        Some(text) => strength(&text, faults),
        None => Strength::Strong,
    };
    let groups = groups(&mut fields, faults);
    let newer = newer(&mut fields, faults);
    let entries = entries(&mut fields, &groups, newer.as_ref(), faults);
    fields.finish(
        "id, title, short, publisher, edition, published, url, licence, about, sure, strongest, newer, newer_url, \
         group, entry, newer_entry",
        faults,
    );
    Some(Facts {
        at,
        framework: Framework {
            id: id?.value,
            title,
            short,
            publisher,
            edition,
            published: published.value,
            url,
            licence,
            about,
            sure,
            strongest,
            groups: groups.into_iter().map(|(group, _)| group).collect(),
            entries,
            newer,
            links: Vec::new(),
            none: Vec::new(),
        },
    })
}

/// Both files of a framework are named by its id.
fn named(source: &Source, folder: &str, id: &str, at: &At, faults: &mut Faults) {
    if source.path != format!("{folder}/{id}.toml") {
        faults.expected(
            at,
            format_args!("the name of the file ({})", source.path),
            format_args!("\"{id}\""),
        );
    }
}

fn address(key: &str, fields: &mut Fields<'_>, faults: &mut Faults) -> String {
    let url = fields.text(key, faults);
    if !url.value.is_empty() {
        check_url(&url, faults);
    }
    url.value
}

/// The groups, each with the form of its entries' addresses.
fn groups(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<(Group, Option<String>)> {
    let mut groups = Vec::new();
    for mut table in fields.tables("group", 0, faults) {
        let id = table.text("id", faults).value;
        let title = table.text("title", faults).value;
        let form = table.optional_text("url", faults);
        if let Some(form) = &form {
            check_url(
                &Placed {
                    value: form.value.replace("{id}", "id"),
                    at: form.at.clone(),
                },
                faults,
            );
        }
        table.finish("id, title, url", faults);
        groups.push((Group { id, title }, form.map(|form| form.value)));
    }
    groups
}

fn newer(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Newer> {
    let edition = fields.optional_text("newer", faults);
    let mut entries = Vec::new();
    for mut table in fields.tables("newer_entry", usize::from(edition.is_some()), faults) {
        let id = table.text("id", faults).value;
        let title = table.text("title", faults).value;
        table.finish("id, title", faults);
        entries.push(NewerEntry { id, title });
    }
    edition.map(|edition| Newer {
        edition: edition.value,
        url: address("newer_url", fields, faults),
        entries,
    })
}

fn entries(
    fields: &mut Fields<'_>,
    groups: &[(Group, Option<String>)],
    newer: Option<&Newer>,
    faults: &mut Faults,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for mut table in fields.tables("entry", 1, faults) {
        let id = table.text("id", faults);
        let title = table.text("title", faults).value;
        let group = table.optional_text("group", faults);
        let under = table.optional_text("under", faults);
        let note = table.optional_text("note", faults).map(|note| note.value);
        let url = table.optional_text("url", faults);
        let successor = table.optional_text("successor", faults);
        let withdrawn = table.truth("withdrawn", faults);
        table.finish(
            "id, title, group, under, note, url, successor, withdrawn",
            faults,
        );
        // Two ids that make the same name would have one address.
        match Name::of_others(&id.value) {
            Ok(name)
                if entries
                    .iter()
                    .any(|other| Name::of_others(&other.id) == Ok(name)) =>
            {
                faults.expected(
                    &id.at,
                    "an id that no other entry has",
                    format_args!("\"{}\" again", id.value),
                );
            }
            Err(error) if !id.value.is_empty() => {
                faults.add(&id.at.path, id.at.line, error.to_string())
            }
            _ => {}
        }
        let own = group
            .as_ref()
            .and_then(|group| groups.iter().find(|(g, _)| g.id == group.value));
        if own.is_none() && (group.is_some() || !groups.is_empty()) {
            let found = group
                .as_ref()
                .map_or("none".to_owned(), |g| format!("\"{}\"", g.value));
            let at = group.as_ref().map_or(&id.at, |group| &group.at);
            faults.expected(at, "a group of this file", found);
        }
        if let Some(under) = &under
            && !entries.iter().any(|entry| entry.id == under.value)
        {
            faults.expected(
                &under.at,
                "an entry that stands above",
                format_args!("\"{}\"", under.value),
            );
        }
        if let Some(successor) = &successor
            && !newer.is_some_and(|newer| newer.entries.iter().any(|e| e.id == successor.value))
        {
            faults.expected(
                &successor.at,
                "an entry of the newer edition",
                format_args!("\"{}\"", successor.value),
            );
        }
        if let Some(url) = &url {
            check_url(url, faults);
        }
        let form = own.and_then(|(_, form)| form.as_deref());
        entries.push(Entry {
            url: url
                .map(|url| url.value)
                .or_else(|| Some(form?.replace("{id}", &id.value))),
            id: id.value,
            title,
            group: group.map(|group| group.value),
            under: under.map(|under| under.value),
            note,
            withdrawn,
            successor: successor.map(|successor| successor.value),
        });
    }
    entries
}

fn strength(text: &Placed<String>, faults: &mut Faults) -> Strength {
    match text.value.as_str() {
        "strong" => Strength::Strong,
        "related" => Strength::Related,
        other => {
            faults.expected(
                &text.at,
                "\"strong\" or \"related\"",
                format_args!("\"{other}\""),
            );
            Strength::Related
        }
    }
}

pub(crate) fn read_links(source: &Source, faults: &mut Faults) -> Links {
    let mut fields = toml(source, faults);
    let framework = fields.text("framework", faults);
    named(source, "crosswalk", &framework.value, &framework.at, faults);
    let mut links = Vec::new();
    for mut table in fields.tables("link", 0, faults) {
        let at = table.at();
        let principle = table.parsed::<PrincipleNo>("principle", faults);
        let entry = table.text("id", faults).value;
        let how_much = table.text("strength", faults);
        let strength = strength(&how_much, faults);
        let how = table.text("relation", faults);
        let relation = Relation::ALL
            .into_iter()
            .find(|relation| relation.id() == how.value);
        if relation.is_none() {
            let known: Vec<&str> = Relation::ALL.into_iter().map(Relation::id).collect();
            faults.expected(
                &how.at,
                format_args!("a relation ({})", known.join(", ")),
                format_args!("\"{}\"", how.value),
            );
        }
        let why = table.text("why", faults).value;
        table.finish("principle, id, strength, relation, why", faults);
        if let (Some(principle), Some(relation)) = (principle, relation) {
            links.push(Placed {
                value: Link {
                    principle: principle.value,
                    entry,
                    strength,
                    relation,
                    why,
                },
                at,
            });
        }
    }
    let mut none = Vec::new();
    for mut table in fields.tables("none", 0, faults) {
        let at = table.at();
        let principle = table.text("principle", faults);
        let why = table.text("why", faults).value;
        table.finish("principle, why", faults);
        if let Some(principle) = parse::<PrincipleNo>(&principle, faults) {
            none.push(Placed {
                value: NoCounterpart {
                    principle: principle.value,
                    why,
                },
                at,
            });
        }
    }
    fields.finish("framework, [[link]], [[none]]", faults);
    Links {
        framework,
        links,
        none,
    }
}
