//! What the principles meet in a framework, as a mapping collection.

use guidance::corpus::Corpus;
use guidance::crosswalk::{Framework, Link};

use super::model::{
    Gap, Map, Mapped, MappedResource, Mapping, MappingCollection, MappingFile, Prop, Provenance,
    Unmapped,
};
use super::{catalog, control, metadata, outline, prose, token};
use crate::ids::Ids;
use crate::notice::{Notice, PROPOSED};
use crate::table::{standing, strength};
use crate::{ExportError, File, Holds, json};

/// The collection: one mapping, from our catalog to the outline of the framework.
pub(crate) fn mapping(corpus: &Corpus, framework: &Framework) -> Result<File, ExportError> {
    let ids = Ids::of(corpus);
    let notice = Notice::proposing(corpus);
    let title = format!("{} to {}", corpus.document.title, framework.title);
    let unmapped: Vec<String> = framework
        .none
        .iter()
        .map(|none| control(corpus, none.principle))
        .collect();
    let mapped = |href: String| MappedResource {
        kind: "catalog",
        href,
    };
    let mapping = Mapping {
        uuid: ids.thing(&format!("mapping:{}", framework.id)),
        source_resource: mapped(catalog::NAME.to_owned()),
        target_resource: mapped(outline::name(framework)),
        maps: framework
            .links
            .iter()
            .map(|link| map(corpus, &ids, framework, link))
            .collect(),
        source_gap_summary: (!unmapped.is_empty()).then(|| Gap {
            uuid: ids.thing(&format!("gap:{}", framework.id)),
            unmapped_controls: vec![Unmapped { with_ids: unmapped }],
        }),
    };
    let file = MappingFile {
        mapping_collection: MappingCollection {
            uuid: ids.file(&format!("mapping-collection:{}", framework.id)),
            metadata: metadata(corpus, &notice, title),
            provenance: Provenance {
                // Written one by one, and held against the lists of ids by the compiler.
                method: "hybrid",
                matching_rationale: "semantic",
                // Nobody but us has looked at it.
                status: "draft",
                mapping_description: prose(&format!("{PROPOSED} {}", framework.sure)),
            },
            mappings: vec![mapping],
        },
    };
    let path = format!("oscal/mapping-{}.json", framework.id);
    json::file(&path, Holds::Mapping(framework.id), &file)
}

fn map(corpus: &Corpus, ids: &Ids<'_>, framework: &Framework, link: &Link) -> Map {
    let mapped = |id_ref: String| Mapped {
        kind: "control",
        id_ref,
    };
    Map {
        uuid: ids.thing(&format!(
            "map:{}:{}:{}",
            link.principle, framework.id, link.entry
        )),
        relationship: "intersects-with",
        sources: vec![mapped(control(corpus, link.principle))],
        targets: vec![mapped(token(framework.id.as_str(), &link.entry))],
        props: vec![
            Prop::ours("strength", strength(link.strength)),
            Prop::ours("relation", link.relation.id()),
            Prop::ours("standing", standing(link.relation)),
        ],
        remarks: prose(&link.why),
    }
}
