//! What a page asks its host for, read from its tags; what its script starts is added in `report`. Only files of the
//! site count; that no page asks anybody else is the security policy's business.

use std::collections::BTreeSet;

/// What one page loads, by the names of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// Style sheets: nothing is painted before they are there.
    pub blocking: BTreeSet<String>,
    /// Everything else.
    pub later: BTreeSet<String>,
}

/// The relations of a link that make a browser fetch it.
const FETCHED: [&str; 5] = [
    "modulepreload",
    "preload",
    "icon",
    "manifest",
    "apple-touch-icon",
];

/// Reads a page.
pub fn asks(html: &str) -> Asks {
    let mut asks = Asks::default();
    for tag in tags(html) {
        let name = tag
            .split(|c: char| c.is_whitespace() || c == '/')
            .next()
            .unwrap_or_default();
        let attribute = |wanted: &str| attribute(tag, wanted);
        match name {
            "link" => {
                let (Some(rel), Some(file)) = (attribute("rel"), attribute("href").and_then(local))
                else {
                    continue;
                };
                let mut relations = rel.split_whitespace();
                let is_styles = rel.split_whitespace().any(|rel| rel == "stylesheet");
                // What is for print no screen waits for, until there are no scripts.
                let is_late =
                    matches!(attribute("media"), Some("print" | "print,(scripting:none)"));
                if is_styles && !is_late {
                    asks.blocking.insert(file);
                } else if is_styles || relations.any(|rel| FETCHED.contains(&rel)) {
                    asks.later.insert(file);
                }
            }
            "script" | "img" | "source" | "iframe" => {
                asks.later.extend(attribute("src").and_then(local));
            }
            _ => {}
        }
    }
    asks
}

/// The insides of all tags that open.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter_map(|piece| piece.split('>').next())
        .filter(|tag| !tag.starts_with(['/', '!']))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.match_indices(name).find_map(|(at, _)| {
        let before = tag[..at].ends_with(char::is_whitespace);
        let rest = tag[at + name.len()..].strip_prefix('=')?;
        before.then_some(rest)
    })?;
    match start.chars().next() {
        Some(quote @ ('"' | '\'')) => start[1..].split(quote).next(),
        _ => start.split_whitespace().next(),
    }
}

/// The file of the site that an address names; nothing where it is somebody else's or none.
fn local(address: &str) -> Option<String> {
    if address.contains(':') || address.starts_with("//") {
        return None;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_start_matches("./").trim_start_matches('/');
    (!path.is_empty()).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_asks_for_what_its_tags_name_and_for_each_file_once() {
        let html = r#"<!doctype html><head>
            <link rel="icon" href="data:image/svg+xml,x"><link rel="next" href="2.2.html">
            <link rel="stylesheet" href="./waymark-1.css"/>
            <link id="late" media="print,(scripting:none)" rel="stylesheet" href="./late-1.css">
            <link media="print" rel="stylesheet" href="./print-1.css"><link media="screen" rel="stylesheet" href="./screen-1.css">
            <link rel="modulepreload" href="waymark-1.js"><script type=module src=boot.js></script>
            <link rel=preload href='/waymark-1_bg.wasm' as=fetch><script src="waymark-1.js"></script></head>
            <a href="https://example.org/x.js">x</a><img data-src="no.png" alt=""><p>1 < 2</p>"#;
        let asks = asks(html);
        assert_eq!(
            Vec::from_iter(asks.blocking),
            ["screen-1.css", "waymark-1.css"]
        );
        assert_eq!(
            Vec::from_iter(asks.later),
            [
                "boot.js",
                "late-1.css",
                "print-1.css",
                "waymark-1.js",
                "waymark-1_bg.wasm"
            ]
        );
    }
}
