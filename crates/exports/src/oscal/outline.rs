//! The entries of another framework as a catalog: its ids and titles and nothing else, so that mappings lead somewhere.
//!
//! It stands in for no framework. None of those mapped has an OSCAL catalog of its publisher's; when one has, a mapping can lead there.

use guidance::corpus::Corpus;
use guidance::crosswalk::{Entry, Framework};

use super::model::{BackMatter, Catalog, CatalogFile, Control, Group, Link, Prop, Resource, Rlink};
use super::{metadata, token};
use crate::ids::Ids;
use crate::notice::Notice;
use crate::{ExportError, File, Holds, json};

/// The name of the file of a framework.
pub(super) fn name(framework: &Framework) -> String {
    format!("outline-{}.json", framework.id)
}

/// The catalog.
pub(crate) fn outline(corpus: &Corpus, framework: &Framework) -> Result<File, ExportError> {
    let ids = Ids::of(corpus);
    let source = ids.thing(&format!("framework:{}", framework.id));
    let notice = Notice::of(corpus);
    let title = format!("{}, {}: ids and titles", framework.title, framework.edition);
    let mut metadata = metadata(corpus, &notice, title);
    let licence = framework.licence.as_ref();
    let licence = licence.map_or(String::new(), |licence| format!(" Its licence: {licence}."));
    metadata.remarks = super::prose(&format!(
        "An outline by Waymark, unofficial, so that mappings have something to lead to. The framework is {}'s, and stands at {}.{licence} {} \
         Waymark's words in it: {}, {}.",
        framework.publisher, framework.url, framework.sure, notice.licence, notice.licence_url,
    ));
    metadata.links = vec![Link::new(&framework.url, "source")];
    let control = |entry: &Entry| control(framework, entry);
    let grouped = |id: &str| {
        let own = framework.entries.iter();
        own.filter(|entry| entry.group.as_deref() == Some(id))
            .map(control)
            .collect::<Vec<_>>()
    };
    let groups = framework.groups.iter().map(|group| Group {
        id: token(framework.id.as_str(), &format!("group-{}", group.id)),
        class: "group",
        title: group.title.clone(),
        props: vec![Prop::oscal("label", &group.id)],
        links: Vec::new(),
        parts: Vec::new(),
        controls: grouped(&group.id),
    });
    let without = framework
        .entries
        .iter()
        .filter(|entry| entry.group.is_none());
    let file = CatalogFile {
        catalog: Catalog {
            uuid: ids.file(&format!("outline:{}", framework.id)),
            metadata,
            groups: groups.filter(|group| !group.controls.is_empty()).collect(),
            controls: without.map(control).collect(),
            back_matter: Some(BackMatter {
                resources: vec![Resource {
                    uuid: source,
                    title: framework.title.clone(),
                    props: Vec::new(),
                    rlinks: vec![Rlink {
                        href: framework.url.clone(),
                    }],
                }],
            }),
        },
    };
    let path = format!("oscal/{}", name(framework));
    json::file(&path, Holds::Outline(framework.id), &file)
}

fn control(framework: &Framework, entry: &Entry) -> Control {
    let mut props = vec![Prop::oscal("label", &entry.id)];
    if entry.withdrawn {
        props.push(Prop::oscal("status", "withdrawn"));
    }
    let under = entry.under.as_ref().map(|under| {
        let token = token(framework.id.as_str(), under);
        Link::new(&format!("#{token}"), "related")
    });
    let stands = entry.url.as_ref().map(|url| Link::new(url, "source"));
    Control {
        id: token(framework.id.as_str(), &entry.id),
        class: "entry",
        title: entry.title.clone(),
        props,
        links: under.into_iter().chain(stands).collect(),
        parts: Vec::new(),
    }
}
