//! Leaves out of a page what no browser needs: the renderer's markers outside of islands, quotes around attributes that
//! need none, ends of list items that the next one ends.
//!
//! A page is read within one round trip or it isn't (ARCHITECTURE.md, "Bytes"), and these are 3 in 100 of it. Inside an
//! island nothing is touched: the program finds its places there by those markers.

/// Elements that have no end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements whose end may be left out before another of them and before the end of what holds them.
const OPTIONAL: [&str; 3] = ["li", "dt", "dd"];

/// The same page, shorter. It takes HTML as the renderer writes it: well formed, attributes in double quotes.
pub(super) fn shrink(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    // How many elements are open inside an island, itself included.
    let mut depth = 0usize;
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let end = start + tag_length(&rest[start..]);
        let tag = &rest[start..end];
        rest = &rest[end..];
        let name = tag.trim_start_matches(['<', '/']);
        let name = name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        if depth > 0 {
            out.push_str(tag);
            if tag.starts_with("</") {
                depth -= 1;
            } else if tag != "<!>" && !tag.ends_with("/>") && !VOID.contains(&name) {
                depth += 1;
            }
        } else if tag == "<!>" || (tag.starts_with("</") && is_optional(name, rest)) {
        } else if tag.contains(" data-island=") {
            depth = 1;
            out.push_str(tag);
        } else {
            unquote(tag, &mut out);
        }
    }
    out + rest
}

/// The length of the tag that a text starts with; a `>` within quotes doesn't end it.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether an end may be left out, by what follows it.
fn is_optional(name: &str, rest: &str) -> bool {
    if !OPTIONAL.contains(&name) {
        return false;
    }
    let rest = rest.trim_start_matches("<!>");
    let next = |tag: &str| {
        rest.strip_prefix(tag)
            .is_some_and(|rest| rest.starts_with([' ', '>']))
    };
    match name {
        "li" => next("<li") || next("</ul") || next("</ol"),
        "dd" => next("<dt") || next("<dd") || next("</dl") || next("</div"),
        _ => next("<dt") || next("<dd"),
    }
}

/// A tag with no more quotes than its values need.
fn unquote(tag: &str, out: &mut String) {
    let mut rest = tag;
    while let Some((before, value)) = rest.split_once("=\"") {
        let Some((value, after)) = value.split_once('"') else {
            break;
        };
        let needs = |c: char| c.is_whitespace() || matches!(c, '\'' | '=' | '<' | '>' | '`');
        // Before the slash of `<path/>` a value has to end by itself.
        let quote = if value.is_empty() || value.contains(needs) || after.starts_with('/') {
            "\""
        } else {
            ""
        };
        out.extend([before, "=", quote, value, quote]);
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, short: &str) {
        assert_eq!(shrink(html), short);
    }

    #[test]
    fn attributes_keep_the_quotes_that_they_need() {
        check(
            r#"<a href="2.1.html#a03" title="a > b" alt="">x</a>"#,
            r#"<a href=2.1.html#a03 title="a > b" alt="">x</a>"#,
        );
        check(
            r#"<path d="M1"/><use href="a"/>"#,
            r#"<path d="M1"/><use href="a"/>"#,
        );
        check(
            "<button popovertarget=t-gan>“=\"”</button>",
            "<button popovertarget=t-gan>“=\"”</button>",
        );
    }

    #[test]
    fn ends_that_the_next_item_or_the_end_of_the_list_makes_plain_go() {
        check(
            "<ul><li>a</li><li>b</li><!></ul><dl><div><dt>c</dt><dd>d</dd></div></dl>",
            "<ul><li>a<li>b</ul><dl><div><dt>c<dd>d</div></dl>",
        );
        check(
            "<ul><li>a</li> <li>b</li></ul>",
            "<ul><li>a</li> <li>b</ul>",
        );
        check("<p>a</p><link>", "<p>a</p><link>");
    }

    #[test]
    fn an_island_is_left_as_it_is() {
        let island = r#"<span data-island="count 2.1"><!>3<!><input type="checkbox"><svg><path d="M1"></path><use href="a"/></svg><b class="x">4</b><!></span>"#;
        check(
            &format!(r#"<p class="y"><!>{island}<!><i class="z">5</i></p>"#),
            &format!("<p class=y>{island}<i class=z>5</i></p>"),
        );
    }
}
