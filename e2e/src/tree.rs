//! The accessibility tree: the page as assistive technology gets it.

use serde_json::Value;

/// Something in the tree that is not hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Whether what it opens is open; `None` where it opens nothing.
    pub expanded: Option<bool>,
    /// Whether it is a button that is pressed in; `None` where it is not one that can be.
    pub pressed: Option<bool>,
    /// The browser's number of the element.
    pub(crate) element: i64,
}

/// The nodes of an answer of the browser's, without what it hides from assistive technology.
pub(crate) fn read(answer: &Value) -> Vec<Node> {
    let nodes = answer["nodes"].as_array().into_iter().flatten();
    nodes
        .filter(|node| node["ignored"] != true)
        .map(one)
        .collect()
}

fn one(node: &Value) -> Node {
    let property = |name: &str| {
        let mut properties = node["properties"].as_array().into_iter().flatten();
        properties
            .find(|property| property["name"] == name)
            .map(|property| &property["value"]["value"])
    };
    let text = |value: &Value| value["value"].as_str().map(squeeze).unwrap_or_default();
    let is = |name: &str| property(name).and_then(Value::as_bool) == Some(true);
    Node {
        role: text(&node["role"]),
        name: text(&node["name"]),
        focusable: is("focusable"),
        disabled: is("disabled"),
        level: property("level").and_then(Value::as_u64),
        expanded: property("expanded").and_then(Value::as_bool),
        // A button may also be "mixed", so it is told in words.
        pressed: property("pressed")
            .and_then(Value::as_str)
            .and_then(|pressed| pressed.parse().ok()),
        element: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
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
    fn what_is_ignored_is_left_out() {
        let answer = json!({ "nodes": [
            { "ignored": true, "role": { "value": "none" } },
            { "role": { "value": "heading" }, "name": { "value": " a \n b" },
              "properties": [{ "name": "level", "value": { "value": 2 } }, { "name": "expanded", "value": { "value": false } },
                { "name": "pressed", "value": { "value": "true" } }], "backendDOMNodeId": 7 },
        ] });
        let heading = Node {
            role: "heading".to_owned(),
            name: "a b".to_owned(),
            focusable: false,
            disabled: false,
            level: Some(2),
            expanded: Some(false),
            pressed: Some(true),
            element: 7,
        };
        assert_eq!(read(&answer), [heading]);
    }
}
