//! The guidance as a framework.

use guidance::corpus::{Action, Corpus, Principle, Prose};

use super::{copyright, head, node, ref_id, urn};
use crate::notice::Notice;
use crate::yaml::Yaml;
use crate::{File, Holds};

/// The group of actions that apply to every system.
const ALWAYS: &str = "always";

/// The library.
#[must_use]
pub fn library(corpus: &Corpus) -> File {
    let notice = Notice::of(corpus);
    let name = format!("{} {}", corpus.document.title, corpus.document.version);
    let mut nodes = Vec::new();
    for part in &corpus.parts {
        let own = node(corpus, part.number);
        nodes.push(Node {
            urn: own.clone(),
            parent: None,
            depth: 1,
            ref_id: part.number.to_string(),
            name: Some(part.title.clone()),
            description: Some(part.summary.clone()),
            ..Node::default()
        });
        for principle in &part.principles {
            principle_nodes(corpus, principle, &own, &mut nodes);
        }
    }
    let framework = Yaml::Map(vec![
        ("urn", Yaml::text(urn("framework", &ref_id(corpus)))),
        ("ref_id", Yaml::text(ref_id(corpus))),
        ("name", Yaml::text(name.clone())),
        ("description", Yaml::text(notice.standing.clone())),
        ("implementation_groups_definition", groups(corpus)),
        (
            "requirement_nodes",
            Yaml::List(nodes.into_iter().map(Node::into_yaml).collect()),
        ),
    ]);
    let mut library = head(&notice, ref_id(corpus), name);
    library.push(("objects", Yaml::Map(vec![("framework", framework)])));
    let text = Yaml::Map(library).to_file(&copyright(&notice));
    File::new("ciso-assistant/library.yaml", Holds::Library, text)
}

/// The conditions under which actions apply, to narrow an assessment by: an action is in the group of each of its own.
fn groups(corpus: &Corpus) -> Yaml {
    let group = |id: &str, name: &str, means: &str| {
        Yaml::Map(vec![
            ("ref_id", Yaml::text(id)),
            ("name", Yaml::text(name)),
            ("description", Yaml::text(means)),
        ])
    };
    let always = group(ALWAYS, "Every system", "Actions without a condition");
    let conditions = corpus
        .vocabulary
        .applies
        .iter()
        .map(|term| group(term.id.as_str(), &term.label, &term.means));
    Yaml::List(std::iter::once(always).chain(conditions).collect())
}

fn principle_nodes(corpus: &Corpus, principle: &Principle, part: &str, nodes: &mut Vec<Node>) {
    let own = node(corpus, principle.no);
    let goals = principle
        .goals
        .iter()
        .map(|goal| format!("\n{}. {}", goal.number, goal.text));
    nodes.push(Node {
        urn: own.clone(),
        parent: Some(part.to_owned()),
        depth: 2,
        ref_id: principle.no.to_string(),
        name: Some(principle.title.clone()),
        description: Some(principle.summary.clone() + "\n\nGoals:" + &goals.collect::<String>()),
        annotation: Some(format!("Page {} of the source.", principle.page)),
        ..Node::default()
    });
    // What serves a goal and no measure stands under the principle itself, before its measures.
    let without = principle
        .actions
        .iter()
        .filter(|action| action.measures.is_empty());
    nodes.extend(without.map(|action| action_node(corpus, principle, action, &own, 3)));
    for measure in &principle.measures {
        let id = format!("{}:m{}", principle.no, measure.number);
        let heading = node(corpus, id);
        nodes.push(Node {
            urn: heading.clone(),
            parent: Some(own.clone()),
            depth: 3,
            ref_id: format!("{} m{}", principle.no, measure.number),
            name: Some(measure.title.clone()),
            description: Some(paragraphs(&measure.body)),
            annotation: Some(format!("Page {} of the source.", measure.page)),
            ..Node::default()
        });
        let shown = principle
            .actions
            .iter()
            .filter(|action| action.measures.first() == Some(&measure.number));
        nodes.extend(shown.map(|action| action_node(corpus, principle, action, &heading, 4)));
    }
}

fn action_node(
    corpus: &Corpus,
    principle: &Principle,
    action: &Action,
    parent: &str,
    depth: u32,
) -> Node {
    let mut groups = action.applies.clone();
    if groups.is_empty() {
        groups.push(ALWAYS.to_owned());
    }
    Node {
        urn: node(corpus, action.no),
        parent: Some(parent.to_owned()),
        depth,
        ref_id: action.no.to_string(),
        name: None,
        description: Some(action.text.clone()),
        annotation: Some(serves(principle, action)),
        evidence: Some(action.evidence.clone()),
        groups,
        assessable: true,
    }
}

/// What an action is drawn from.
fn serves(principle: &Principle, action: &Action) -> String {
    let list = |what: &str, numbers: &[u8]| {
        let numbers: Vec<String> = numbers.iter().map(u8::to_string).collect();
        (!numbers.is_empty()).then(|| format!("{what} {}", numbers.join(", ")))
    };
    let parts = [
        list("goal", &action.goals),
        list("measure", &action.measures),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!(
        "Waymark's action; serves {} of {}.",
        parts.join(" and "),
        principle.no
    )
}

/// Blocks as paragraphs, ours marked as ours.
fn paragraphs(prose: &Prose) -> String {
    let blocks = prose.0.iter().map(|block| {
        let ours = if block.kind.is_ours() {
            "(Waymark's note) "
        } else {
            ""
        };
        format!("{ours}{}", block.text)
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// A line of the framework.
#[derive(Default)]
struct Node {
    urn: String,
    parent: Option<String>,
    depth: u32,
    ref_id: String,
    name: Option<String>,
    description: Option<String>,
    annotation: Option<String>,
    evidence: Option<String>,
    groups: Vec<String>,
    assessable: bool,
}

impl Node {
    fn into_yaml(self) -> Yaml {
        let mut pairs = vec![
            ("urn", Yaml::Text(self.urn)),
            ("assessable", Yaml::Truth(self.assessable)),
            ("depth", Yaml::Number(self.depth)),
        ];
        let texts = [
            ("parent_urn", self.parent),
            ("ref_id", Some(self.ref_id)),
            ("name", self.name),
            ("description", self.description),
            ("annotation", self.annotation),
            ("typical_evidence", self.evidence),
        ];
        for (key, text) in texts {
            pairs.extend(text.map(|text| (key, Yaml::Text(text))));
        }
        if !self.groups.is_empty() {
            let groups = self.groups.into_iter().map(Yaml::Text);
            pairs.push(("implementation_groups", Yaml::List(groups.collect())));
        }
        Yaml::Map(pairs)
    }
}
