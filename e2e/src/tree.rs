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
    /// How the browser knows the element.
    pub(crate) element: Handle,
}

/// How a browser knows an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Handle {
    /// By the number that Chromium's own tools give it.
    Devtools(i64),
    /// As any driver names it.
    Driver(Value),
}

/// The nodes of an answer of Chromium's tools, without what it hides from assistive technology.
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
        element: Handle::Devtools(node["backendDOMNodeId"].as_i64().unwrap_or_default()),
    }
}

/// The tree of an answer of the browser's as text, a line for each thing that is read out apart from running text: role, name
/// and state, indented as it is nested.
pub(crate) fn outline(answer: &Value) -> String {
    let nodes: Vec<&Value> = answer["nodes"].as_array().into_iter().flatten().collect();
    let mut text = String::new();
    if let Some(root) = nodes.first() {
        write(root, &nodes, 0, &mut text);
    }
    text
}

/// Roles without a meaning of their own, and running text.
const UNSAID: [&str; 10] = [
    "none",
    "generic",
    "paragraph",
    "StaticText",
    "InlineTextBox",
    "ListMarker",
    "LineBreak",
    "LabelText",
    "Legend",
    "time",
];

fn write(node: &Value, all: &[&Value], depth: usize, text: &mut String) {
    let said = |value: &Value| value["value"].as_str().map(squeeze).unwrap_or_default();
    let role = said(&node["role"]);
    let silent = node["ignored"] == true || UNSAID.contains(&role.as_str());
    if !silent {
        let name = said(&node["name"]);
        *text += &"  ".repeat(depth);
        *text += &role;
        if !name.is_empty() {
            *text += &format!(" {name:?}");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let value = &property["value"]["value"];
            let name = property["name"].as_str().unwrap_or_default();
            match name {
                "level" | "checked" | "expanded" | "pressed" => {
                    *text += &format!(" {name}={value}")
                }
                "disabled" if *value == true => *text += " disabled",
                _ => {}
            }
        }
        text.push('\n');
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = all.iter().find(|child| child["nodeId"] == *id) {
            write(child, all, depth + usize::from(!silent), text);
        }
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
    fn an_outline_is_nested_without_what_is_not_said() {
        let answer = json!({ "nodes": [
            { "nodeId": "1", "role": { "value": "RootWebArea" }, "name": { "value": "A" }, "childIds": ["2"] },
            { "nodeId": "2", "ignored": true, "role": { "value": "none" }, "childIds": ["3"] },
            { "nodeId": "3", "role": { "value": "heading" }, "name": { "value": "B" }, "childIds": ["4"],
              "properties": [{ "name": "level", "value": { "value": 1 } }] },
            { "nodeId": "4", "role": { "value": "StaticText" }, "name": { "value": "B" } },
        ] });
        assert_eq!(
            outline(&answer),
            "RootWebArea \"A\"\n  heading \"B\" level=1\n"
        );
    }

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
            element: Handle::Devtools(7),
        };
        assert_eq!(read(&answer), [heading]);
    }
}
