//! The guidance as a catalog.

use guidance::corpus::{Action, Block, BlockKind, Corpus, Principle, Prose, Reference};

use super::model::{
    BackMatter, Catalog, CatalogFile, Control, Group, Link, Part, Prop, Resource, Rlink,
};
use super::{NAMESPACE, control, metadata, prose};
use crate::ids::Ids;
use crate::notice::Notice;
use crate::{ExportError, File, Holds, json};

/// The name of the file, which mappings refer to.
pub(super) const NAME: &str = "catalog.json";

/// The catalog.
pub(crate) fn catalog(corpus: &Corpus) -> Result<File, ExportError> {
    let notice = Notice::of(corpus);
    let ids = Ids::of(corpus);
    let resources = corpus.references.iter();
    let file = CatalogFile {
        catalog: Catalog {
            uuid: ids.file("catalog"),
            metadata: metadata(corpus, &notice, notice.title()),
            groups: corpus
                .parts
                .iter()
                .map(|part| {
                    let id = format!("{}-part-{}", corpus.document.id, part.number);
                    Group {
                        class: "part",
                        title: part.title.clone(),
                        props: vec![
                            Prop::oscal("label", &part.number.to_string()),
                            Prop::ours("page", &part.page.to_string()),
                            Prop::ours("stage", part.stage.id()),
                        ],
                        links: references(&ids, &part.references),
                        parts: texts(&id, "overview", &part.body),
                        controls: part
                            .principles
                            .iter()
                            .map(|principle| principle_control(corpus, &ids, principle))
                            .collect(),
                        id,
                    }
                })
                .collect(),
            controls: Vec::new(),
            back_matter: Some(BackMatter {
                resources: resources.map(|own| resource(&ids, own)).collect(),
            }),
        },
    };
    json::file(&format!("oscal/{NAME}"), Holds::Catalog, &file)
}

fn principle_control(corpus: &Corpus, ids: &Ids<'_>, principle: &Principle) -> Control {
    let id = control(corpus, principle.no);
    let sort = format!(
        "{}-{:02}-{:02}",
        corpus.document.id,
        principle.no.part(),
        principle.no.place()
    );
    let mut parts = vec![Part {
        id: format!("{id}_ovw"),
        name: "overview",
        prose: Some(prose(&principle.summary)),
        ..Part::default()
    }];
    parts.push(statement(corpus, &id, principle));
    parts.extend(texts(&id, "guidance", &principle.why));
    Control {
        class: "principle",
        title: principle.title.clone(),
        props: vec![
            Prop::oscal("label", &principle.no.to_string()),
            Prop::oscal("sort-id", &sort),
            Prop::ours("page", &principle.page.to_string()),
        ],
        links: references(ids, &principle.references),
        parts,
        id,
    }
}

/// Goals, and measures with their actions; an action that serves goals alone stands beside the measures.
fn statement(corpus: &Corpus, id: &str, principle: &Principle) -> Part {
    let goals = principle.goals.iter().map(|goal| Part {
        id: format!("{id}_g{}", goal.number),
        name: "item",
        class: Some("goal"),
        props: vec![
            Prop::oscal("label", &format!("{} g{}", principle.no, goal.number)),
            Prop::ours("page", &goal.page.to_string()),
        ],
        prose: Some(prose(&goal.text)),
        ..Part::default()
    });
    let shown_with = |measure: Option<u8>| {
        let own = principle.actions.iter();
        let own = own.filter(move |action| action.measures.first().copied() == measure);
        own.map(|action| action_part(corpus, id, principle, action))
    };
    let measures = principle.measures.iter().map(|measure| {
        let own = format!("{id}_m{}", measure.number);
        let mut parts = texts(&own, "guidance", &measure.body);
        parts.extend(shown_with(Some(measure.number)));
        Part {
            name: "item",
            class: Some("measure"),
            title: Some(measure.title.clone()),
            props: vec![
                Prop::oscal("label", &format!("{} m{}", principle.no, measure.number)),
                Prop::ours("page", &measure.page.to_string()),
            ],
            prose: Some(prose(&measure.title)),
            parts,
            id: own,
            ..Part::default()
        }
    });
    Part {
        id: format!("{id}_smt"),
        name: "statement",
        prose: Some(prose(&principle.title)),
        parts: goals.chain(measures).chain(shown_with(None)).collect(),
        ..Part::default()
    }
}

fn action_part(corpus: &Corpus, control: &str, principle: &Principle, action: &Action) -> Part {
    let id = format!("{}-{}", corpus.document.id, action.no);
    let serves = |name: &'static str, letter: char, numbers: &[u8]| {
        let values = numbers
            .iter()
            .map(|number| format!("{control}_{letter}{number}"));
        values
            .map(|value| Prop::ours(name, &value))
            .collect::<Vec<_>>()
    };
    let each = |name: &'static str, values: &[String]| {
        values
            .iter()
            .map(|value| Prop::ours(name, value))
            .collect::<Vec<_>>()
    };
    let stages: Vec<String> = action.stages.iter().map(ToString::to_string).collect();
    let mut props = vec![
        Prop::oscal("label", &action.no.to_string()),
        Prop::ours("slug", action.slug.as_str()),
        Prop::ours("effort", &action.effort),
    ];
    props.extend(serves("serves-goal", 'g', &action.goals));
    props.extend(serves("serves-measure", 'm', &action.measures));
    props.extend(each("stage", &stages));
    props.extend(each("role", &action.roles));
    props.extend(each("threat", &action.threats));
    props.extend(each("topic", &action.topics));
    props.extend(each("applies-when", &action.applies));
    debug_assert_eq!(action.no.principle(), principle.no);
    Part {
        name: "item",
        class: Some("action"),
        props,
        prose: Some(prose(&action.text)),
        parts: vec![Part {
            id: format!("{id}_ev"),
            name: "evidence",
            ns: Some(NAMESPACE),
            prose: Some(prose(&action.evidence)),
            ..Part::default()
        }],
        id,
        ..Part::default()
    }
}

/// Blocks as parts, each with what it is; ours are marked as ours.
fn texts(id: &str, name: &'static str, text: &Prose) -> Vec<Part> {
    let part = |(at, block): (usize, &Block)| Part {
        id: format!("{id}_{}{}", short(name), at + 1),
        name,
        class: Some(class(block.kind)),
        props: if block.kind.is_ours() {
            vec![Prop::ours("whose", "Waymark")]
        } else {
            Vec::new()
        },
        prose: Some(prose(&block.text)),
        ..Part::default()
    };
    text.0.iter().enumerate().map(part).collect()
}

fn short(name: &str) -> &str {
    if name == "overview" { "ovw" } else { "gdn" }
}

fn class(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Restated => "restated",
        BlockKind::WithLlms => "with-llms",
        BlockKind::Pitfall => "pitfall",
        BlockKind::Note => "note",
        BlockKind::Heading => "heading",
    }
}

fn references(ids: &Ids<'_>, cited: &[String]) -> Vec<Link> {
    let links = cited.iter().map(|id| {
        let resource = format!("#{}", ids.thing(&format!("reference:{id}")));
        Link::new(&resource, "reference")
    });
    links.collect()
}

fn resource(ids: &Ids<'_>, reference: &Reference) -> Resource {
    let addresses = std::iter::once(&reference.url).chain(&reference.now);
    Resource {
        uuid: ids.thing(&format!("reference:{}", reference.id)),
        title: reference.label.clone(),
        props: vec![
            Prop::oscal("label", &reference.id),
            Prop::ours("kind", &reference.kind),
        ],
        rlinks: addresses.map(|href| Rlink { href: href.clone() }).collect(),
    }
}
