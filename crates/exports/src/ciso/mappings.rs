//! What of the principles meets the frameworks that CISO Assistant brings.
//!
//! Our links are of principles, so a mapping leads from a principle's heading and never from an action: that would claim more than
//! was read. CISO Assistant carries results over between what is assessed on both sides; headings are not, so the sets show
//! the links and hand on no answer.

use guidance::corpus::Corpus;
use guidance::crosswalk::Framework;

use super::targets::{TARGETS, Target};
use super::{copyright, head, node, ref_id, urn};
use crate::notice::Notice;
use crate::table::standing;
use crate::yaml::Yaml;
use crate::{File, Holds};

/// The library; `None` where the guidance has links to none of those frameworks.
#[must_use]
pub fn mappings(corpus: &Corpus) -> Option<File> {
    let notice = Notice::proposing(corpus);
    let own = ref_id(corpus);
    let targets = TARGETS
        .iter()
        .filter_map(|target| Some((target, target.of(&corpus.frameworks)?)));
    let mut dependencies = vec![Yaml::Text(urn("library", &own))];
    let mut sets = Vec::new();
    for (target, framework) in targets {
        dependencies.push(Yaml::Text(target.library()));
        sets.push(set(corpus, &notice, target, framework));
    }
    if sets.is_empty() {
        return None;
    }
    let name = format!("{} to other frameworks", corpus.document.title);
    let mut library = head(&notice, format!("mapping-{own}"), name);
    library.push(("dependencies", Yaml::List(dependencies)));
    let sets = vec![("requirement_mapping_sets", Yaml::List(sets))];
    library.push(("objects", Yaml::Map(sets)));
    let text = Yaml::Map(library).to_file(&copyright(&notice));
    let path = "ciso-assistant/mappings.yaml";
    Some(File::new(path, Holds::LibraryMappings, text))
}

fn set(corpus: &Corpus, notice: &Notice<'_>, target: &Target, framework: &Framework) -> Yaml {
    let own = ref_id(corpus);
    let id = format!("mapping-{own}-and-{}", target.name);
    let mappings = framework.links.iter().filter_map(|link| {
        Some(Yaml::Map(vec![
            (
                "source_requirement_urn",
                Yaml::Text(node(corpus, link.principle)),
            ),
            (
                "target_requirement_urn",
                Yaml::Text(target.entry(&link.entry)?),
            ),
            // The least that can be claimed of two that meet.
            ("relationship", Yaml::text("intersect")),
            ("rationale", Yaml::text("semantic")),
            (
                "annotation",
                Yaml::Text(format!(
                    "{} ({}, {}; {})",
                    link.why,
                    crate::table::strength(link.strength),
                    link.relation.id(),
                    standing(link.relation)
                )),
            ),
        ]))
    });
    Yaml::Map(vec![
        ("urn", Yaml::Text(urn("req_mapping_set", &id))),
        ("ref_id", Yaml::text(id)),
        (
            "name",
            Yaml::Text(format!("{} <-> {}", corpus.document.title, framework.short)),
        ),
        (
            "description",
            Yaml::text(notice.proposed.unwrap_or_default()),
        ),
        ("source_framework_urn", Yaml::Text(urn("framework", &own))),
        ("target_framework_urn", Yaml::Text(target.urn())),
        ("requirement_mappings", Yaml::List(mappings.collect())),
    ])
}
