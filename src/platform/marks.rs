//! Marking words in the text of a page.

use std::ops::Range;

use super::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// Puts marks around parts of the texts below an element; `hits` names them, in bytes of a text and in order. What lies in an
/// element that `skip` finds is left alone: islands belong to the program that brought them to life. Gives the number of marks.
pub fn mark(root: &str, skip: &str, mut hits: impl FnMut(&str) -> Vec<Range<usize>>) -> usize {
    let Ok(Some(root)) = document().query_selector(root) else {
        return 0;
    };
    let mut texts = Vec::new();
    collect(&root, skip, &mut texts);
    let mut count = 0;
    for node in texts {
        let text = node.text_content().unwrap_or_default();
        let hits = hits(&text);
        if hits.is_empty() {
            continue;
        }
        let mut last = 0;
        let Some(parent) = node.parent_node() else {
            continue;
        };
        let put = |piece: &Node| {
            let _ = parent.insert_before(piece, Some(&node));
        };
        let plain = |words: &str| {
            if !words.is_empty() {
                put(&document().create_text_node(words));
            }
        };
        for hit in hits {
            plain(text.get(last..hit.start).unwrap_or_default());
            if let Ok(mark) = document().create_element("mark") {
                mark.set_text_content(text.get(hit.clone()));
                put(&mark);
                count += 1;
            }
            last = hit.end;
        }
        plain(text.get(last..).unwrap_or_default());
        let _ = parent.remove_child(&node);
    }
    count
}

/// Takes all marks away.
pub fn unmark() {
    let Ok(marks) = document().query_selector_all("mark") else {
        return;
    };
    for at in 0..marks.length() {
        let Some(mark) = marks
            .get(at)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let text = document().create_text_node(&mark.text_content().unwrap_or_default());
        if let Some(parent) = mark.parent_node() {
            let _ = parent.replace_child(&text, &mark);
            parent.normalize();
        }
    }
}

fn collect(element: &Element, skip: &str, texts: &mut Vec<Node>) {
    if element.matches(skip).unwrap_or(true) {
        return;
    }
    let nodes = element.child_nodes();
    for at in 0..nodes.length() {
        let Some(node) = nodes.get(at) else { continue };
        if node.node_type() == Node::TEXT_NODE {
            texts.push(node);
        } else if let Some(element) = node.dyn_ref::<Element>() {
            collect(element, skip, texts);
        }
    }
}
