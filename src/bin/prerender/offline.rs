//! What makes of pages an app that works without a network: the worker that keeps them, and what a browser shows of it once it
//! is installed. And what hosts and search engines may be told, where they can be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use guidance::corpus::Corpus;
use sha2::{Digest, Sha256};
use waymark::words::{LANG, NAME, offline as words};

use super::{escape, hash, plain};

/// The worker. Its name never changes: browsers ask for it again by that.
pub(super) const WORKER: &str = "worker.js";

/// What the manifest names, with what it is. Pictures are fetched by browsers that show them before installing, and by nobody else.
const PICTURES: [(&str, &[u8]); 5] = [
    (
        "icon-192.png",
        include_bytes!("../../../style/app/icon-192.png"),
    ),
    (
        "icon-512.png",
        include_bytes!("../../../style/app/icon-512.png"),
    ),
    (
        "icon-maskable.png",
        include_bytes!("../../../style/app/icon-maskable.png"),
    ),
    (
        "picture-wide.png",
        include_bytes!("../../../docs/home-light.png"),
    ),
    (
        "picture-narrow.png",
        include_bytes!("../../../docs/principle-phone.png"),
    ),
];

/// Digits of a file's digest in the worker's list: enough that no two editions of a file are taken for each other.
const DIGITS: usize = 16;

/// The script that has the worker started, with what it says.
pub(super) fn script(corpus: &Corpus) -> String {
    let said = [
        ("SAYNEW", words::new().to_owned()),
        ("SAYWHY", words::why().to_owned()),
        ("SAYTAKE", words::take().to_owned()),
        ("SAYREADY", words::ready(&corpus.edition)),
        ("SAYNOT", words::not().to_owned()),
    ];
    let mut script = plain(include_str!("../../offline.js"));
    for (place, text) in said {
        script = script.replace(place, &quoted(&text));
    }
    script
}

/// A text for between single quotes in a script.
pub(super) fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\'', "\\'")
}

/// Writes the manifest and its pictures.
pub(super) fn app(corpus: &Corpus, out: &Path) -> Result<()> {
    // The screenshots are of the site whose keys have no name beside Waymark's: another has none.
    let has_screenshots = corpus.words.keys.is_none();
    let is_screenshot = |name: &str| name.starts_with("picture-");
    for (name, bytes) in PICTURES {
        if is_screenshot(name) && !has_screenshots {
            continue;
        }
        fs::write(out.join(name), bytes).with_context(|| format!("cannot write {name}"))?;
    }
    let picture = |name: &str, more: String| -> Result<String> {
        let bytes = PICTURES.iter().find(|(one, _)| *one == name);
        let (width, height) = bytes
            .and_then(|(_, bytes)| size(bytes))
            .with_context(|| format!("{name} is no PNG"))?;
        Ok(format!(
            "    {{ \"src\": \"{name}\", \"type\": \"image/png\", \"sizes\": \"{width}x{height}\"{more} }}"
        ))
    };
    let icons = [
        picture("icon-192.png", String::new())?,
        picture("icon-512.png", String::new())?,
        picture(
            "icon-maskable.png",
            ", \"purpose\": \"maskable\"".to_owned(),
        )?,
    ];
    let shown = |form: &str, label: &str| {
        format!(", \"form_factor\": \"{form}\", \"label\": {}", json(label))
    };
    let mut pictures = vec![
        picture("picture-wide.png", shown("wide", words::picture_wide()))?,
        picture(
            "picture-narrow.png",
            shown("narrow", words::picture_narrow()),
        )?,
    ];
    if !has_screenshots {
        pictures.clear();
    }
    // The colours are those of style/tokens/colour.css in light, in which most systems show an app's frame.
    let manifest = format!(
        "{{\n  \"name\": {},\n  \"short_name\": {},\n  \"description\": {},\n  \"lang\": \"{LANG}\",\n  \"start_url\": \"index.html\",\n  \
         \"scope\": \"./\",\n  \"display\": \"minimal-ui\",\n  \"background_color\": \"#f4f5ef\",\n  \"theme_color\": \"#f4f5ef\",\n  \
         \"icons\": [\n{}\n  ],\n  \"screenshots\": [\n{}\n  ]\n}}\n",
        json(&words::app(
            &corpus.words.name,
            &corpus.document.publisher_short
        )),
        json(NAME),
        json(words::app_is()),
        icons.join(",\n"),
        pictures.join(",\n"),
    );
    fs::write(out.join("manifest.webmanifest"), manifest).context("cannot write the manifest")
}

/// A text as JSON has it; the words of the interface hold no control characters.
fn json(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Width and height of a PNG, in pixels: they stand at a fixed place.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    png.starts_with(b"\x89PNG").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// Writes the worker with the list of all files that it keeps. Last of all, once every one of them is there.
pub(super) fn worker(out: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(out).with_context(|| format!("cannot read {}", out.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().context("a file's name is no text")?;
        if entry.file_type()?.is_file() && is_kept(name) {
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {name}"))?;
            files.insert(name.to_owned(), digest(&bytes));
        }
    }
    let list: Vec<String> = files
        .iter()
        .map(|(name, digest)| format!("{name} {digest}"))
        .collect();
    let list = list.join(",");
    let script = plain(include_str!("../../worker.js"))
        .replace("LIST", &list)
        .replace("BUILD", &hash(&list));
    fs::write(out.join(WORKER), script).with_context(|| format!("cannot write {WORKER}"))
}

/// Whether a copy that works without a network needs a file: not the worker itself, which browsers keep, nor what only
/// hosts read, nor pictures of what one is looking at.
fn is_kept(name: &str) -> bool {
    let is_named = |end: &str| name.ends_with(end);
    !(name == WORKER
        || name.starts_with('_')
        || name.starts_with("picture-")
        || name.starts_with(super::single::FILE)
        || ["robots.txt", "sitemap.xml"].contains(&name)
        || [".br", ".gz"].into_iter().any(is_named))
}

fn digest(bytes: &[u8]) -> String {
    let all: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    all.chars().take(DIGITS).collect()
}

/// Writes what Netlify, Cloudflare and others read from `_headers`: the pages' policy with what no page can say for itself, and
/// which files never change.
pub(super) fn headers(shell: &str, out: &Path) -> Result<()> {
    let policy = shell
        .split("http-equiv=\"Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .context("the shell has no policy")?;
    let mut text = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  Referrer-Policy: no-referrer\n  \
         X-Content-Type-Options: nosniff\n  Cross-Origin-Opener-Policy: same-origin\n  Cross-Origin-Resource-Policy: same-origin\n  \
         Permissions-Policy: {}\n/{WORKER}\n  Cache-Control: no-cache\n",
        REFUSED.map(|name| format!("{name}=()")).join(", ")
    );
    let mut names: Vec<String> = fs::read_dir(out)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_hashed(name))
        .collect();
    names.sort();
    if names.is_empty() {
        bail!("no file is named by what is in it, though programs and styles should be");
    }
    for name in names {
        text += &format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    fs::write(out.join("_headers"), text).context("cannot write _headers")
}

/// What no page of this site ever asks a device for.
const REFUSED: [&str; 9] = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "microphone",
    "payment",
    "publickey-credentials-get",
    "usb",
];

/// Whether a name has sixteen hexadecimal digits after a hyphen.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|piece| {
        let digits = piece.get(..16).unwrap_or_default();
        digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Writes the list of pages for search engines, which have to be told the full address.
pub(super) fn sitemap(site: &str, pages: &[String], out: &Path) -> Result<()> {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages {
        text += &format!("<url><loc>{}</loc></url>\n", escape(&canonical(site, page)));
    }
    text += "</urlset>\n";
    fs::write(out.join("sitemap.xml"), text).context("cannot write sitemap.xml")?;
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n");
    fs::write(out.join("robots.txt"), robots).context("cannot write robots.txt")
}

/// The one address of a page.
pub(super) fn canonical(site: &str, page: &str) -> String {
    let page = if page == "index.html" { "" } else { page };
    format!("{site}{page}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_worker_lists_what_a_reader_without_a_network_needs() {
        for (name, expected) in [
            ("index.html", true),
            ("waymark-0123456789abcdef_bg.wasm", true),
            ("catalog-0123456789abcdef.txt", true),
            ("icon-512.png", true),
            ("manifest.webmanifest", true),
            ("worker.js", false),
            ("_headers", false),
            ("picture-wide.png", false),
            ("waymark.html", false),
            ("waymark.html.sha256", false),
            ("2.1.html.br", false),
            ("sitemap.xml", false),
        ] {
            assert_eq!(is_kept(name), expected, "{name}");
        }
    }

    #[test]
    fn the_list_changes_with_any_file() {
        let out = std::env::temp_dir().join(format!("waymark-worker-{}", std::process::id()));
        fs::create_dir_all(&out).unwrap();
        let mut made = Vec::new();
        for text in ["one", "another", "one"] {
            fs::write(out.join("2.1.html"), text).unwrap();
            worker(&out).unwrap();
            made.push(fs::read_to_string(out.join(WORKER)).unwrap());
        }
        fs::remove_dir_all(&out).unwrap();
        assert!(made[0].contains("2.1.html 7692c3ad3540bb80"), "{}", made[0]);
        assert_ne!(made[0], made[1]);
        assert_eq!(made[0], made[2]);
    }

    #[test]
    fn only_names_with_a_digest_never_change() {
        for (name, expected) in [
            ("waymark-0123456789abcdef.js", true),
            ("find-0123456789abcdef-2.1.txt", true),
            ("framework-eu-ai-act.html", false),
            ("worker.js", false),
            ("a-0123456789abcdeg.css", false),
        ] {
            assert_eq!(is_hashed(name), expected, "{name}");
        }
    }

    #[test]
    fn what_a_script_says_may_hold_quotes() {
        assert_eq!(quoted(r"it's \o/"), r"it\'s \\o/");
        assert_eq!(json(r#"a "b" \"#), r#""a \"b\" \\""#);
    }

    #[test]
    fn a_page_has_one_address() {
        let site = "https://example.org/waymark/";
        assert_eq!(canonical(site, "index.html"), site);
        assert_eq!(canonical(site, "2.1.html"), format!("{site}2.1.html"));
    }
}
