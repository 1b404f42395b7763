//! The accessibility tree: the page as assistive technology gets it.

use serde_json::Value;

/// Something in the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is: `link`, `checkbox`, `heading` …
    pub role: String,
    /// What it is called; white space is one space.
    pub name: String,
    /// Whether the focus can be on it.
    pub focusable: bool,
    /// Whether it can't be used.
    pub disabled: bool,
    /// The level of a heading.
    pub level: Option<u64>,
    /// The browser's number of the element.
    pub(crate) element: i64,
    /// Where its parents stand in the list, the nearest first.
    pub(crate) parents: Vec<usize>,
}

/// All of a page that is not hidden, in its order.
pub(crate) fn read(tree: &Value) -> Vec<Node> {
    let none = Vec::new();
    let raw = tree["nodes"].as_array().unwrap_or(&none);
    let by_id = |id: &Value| raw.iter().position(|node| node["nodeId"] == *id);
    let mut nodes = Vec::new();
    if !raw.is_empty() {
        walk(raw, &by_id, 0, &[], &mut nodes);
    }
    nodes
}

fn walk(
    raw: &[Value],
    by_id: &impl Fn(&Value) -> Option<usize>,
    at: usize,
    parents: &[usize],
    nodes: &mut Vec<Node>,
) {
    let Some(node) = raw.get(at) else { return };
    let mut own = parents.to_vec();
    // What is ignored may still hold what is not.
    if node["ignored"] != true {
        own.insert(0, nodes.len());
        nodes.push(one(node, parents));
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(at) = by_id(child) {
            walk(raw, by_id, at, &own, nodes);
        }
    }
}

fn one(node: &Value, parents: &[usize]) -> Node {
    let property = |name: &str| {
        let properties = node["properties"].as_array();
        let found = properties.and_then(|all| all.iter().find(|one| one["name"] == name));
        found.map(|one| one["value"]["value"].clone())
    };
    let text = |value: &Value| value["value"].as_str().map(squeeze).unwrap_or_default();
    Node {
        role: text(&node["role"]),
        name: text(&node["name"]),
        focusable: property("focusable") == Some(Value::Bool(true)),
        disabled: property("disabled") == Some(Value::Bool(true)),
        level: property("level").and_then(|level| level.as_u64()),
        element: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
        parents: parents.to_vec(),
    }
}

/// One space for every run of white space, none at the ends.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_ignored_is_left_out_but_not_what_it_holds() {
        let tree = json!({ "nodes": [
            { "nodeId": "1", "role": { "value": "RootWebArea" }, "childIds": ["2"] },
            { "nodeId": "2", "ignored": true, "role": { "value": "none" }, "childIds": ["3", "9"] },
            { "nodeId": "3", "role": { "value": "heading" }, "name": { "value": " a \n b" },
              "properties": [{ "name": "level", "value": { "value": 2 } }], "backendDOMNodeId": 7 },
        ] });
        let nodes = read(&tree);
        assert_eq!(nodes.len(), 2);
        assert_eq!(nodes[1].name, "a b");
        assert_eq!(nodes[1].level, Some(2));
        assert_eq!((nodes[1].element, nodes[1].parents.as_slice()), (7, &[0][..]));
    }
}
