//! The whole site as one file, to be carried to where there is no network: `waymark.html`, with its digest beside it.
//!
//! Everything that the site has lies in it packed: a list of names and sizes, a zero, and the files one after the other. What
//! is there twice is written once ([`fold`]), since pages repeat each other further back than gzip looks; then gzip, then Base64.
//! `src/single.js` unpacks it. Programs lie in it whole, and their glue as functions in the file's one script, which its
//! policy names by its digest: so nothing in the file can load or run anything else.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use flate2::{Compression, GzBuilder};
use guidance::address::Page;
use guidance::corpus::Corpus;
use sha2::{Digest, Sha256};
use waymark::ui::pages::{self, Choices, Rendered};
use waymark::words::{LANG, NAME, offline as words};

use super::{escape, plain};

/// The file's name.
pub(super) const FILE: &str = "waymark.html";

/// What lies in the output folder of the programs and styles, by the names that the one file has for them.
pub(super) struct Parts {
    /// Name here, name there.
    pub(super) files: Vec<(String, String)>,
    /// The same of glue, which goes into the script.
    pub(super) glues: Vec<(String, String)>,
    /// The script that starts a page, with the names that the one file has.
    pub(super) boot: String,
    /// The line of script that comes before all else.
    pub(super) first: String,
}

/// Writes the file and its digest; gives the digest, 64 hexadecimal digits.
pub(super) fn write(
    corpus: &Corpus,
    out: &Path,
    parts: &Parts,
    choices: &Choices,
) -> Result<String> {
    let choices = Choices {
        base: String::new(),
        ..choices.clone()
    };
    let mut files = Vec::new();
    for page in pages::all(corpus) {
        let rendered = pages::render(corpus, page, &choices)
            .with_context(|| format!("the content has no {}", page.file()))?;
        files.push((page.file(), text_of(&rendered).into_bytes()));
    }
    for (name, there) in &parts.files {
        let bytes = fs::read(out.join(there)).with_context(|| format!("cannot read {there}"))?;
        files.push((name.clone(), bytes));
    }
    let pack = BASE64_STANDARD.encode(gzip(&fold(&joined(&files)))?);
    let mut glues = String::new();
    for (name, there) in &parts.glues {
        let text =
            fs::read_to_string(out.join(there)).with_context(|| format!("cannot read {there}"))?;
        let function = function_of(&text).with_context(|| there.clone())?;
        glues += &format!("'{name}': {function},\n");
    }
    let script = plain(include_str!("../../single.js"))
        .replace("SAYBROKEN", &super::offline::quoted(words::broken()))
        .replace("GLUES", &glues)
        .replace("BOOT", &parts.boot);
    if script.contains("</script") || script.contains("<!--") {
        bail!("the script of the one file would end early");
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' 'wasm-unsafe-eval'; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default waymark",
        source(&parts.first),
        source(&script)
    );
    let home =
        pages::render(corpus, Page::Home, &choices).context("the content has no first page")?;
    let icon = BASE64_STANDARD.encode(include_bytes!("../../../style/icon.svg"));
    let html = format!(
        "<!doctype html>\n<html lang=\"{LANG}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"description\" content=\"{}\">\n<title>{}</title>\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <script>{}</script>\n</head>\n<body>\n<main>\n<h1>{NAME}</h1>\n<p id=\"opening\">{}</p>\n<noscript><p>{}</p></noscript>\n</main>\n\
         <script type=\"text/plain\" id=\"pack\">{pack}</script>\n<script>{script}</script>\n</body>\n</html>\n",
        escape(&home.description),
        escape(&home.title),
        parts.first,
        escape(words::opening()),
        escape(words::needs_scripts()),
    );
    let digest: String = Sha256::digest(html.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    fs::write(out.join(FILE), html).with_context(|| format!("cannot write {FILE}"))?;
    let beside = format!("{FILE}.sha256");
    fs::write(out.join(&beside), format!("{digest}  {FILE}\n"))
        .with_context(|| format!("cannot write {beside}"))?;
    Ok(digest)
}

/// A page as the file has it: its title and its style sheet, a line each, and what is in its body.
fn text_of(page: &Rendered) -> String {
    format!(
        "{}\n{}\n{}",
        page.title.replace('\n', " "),
        page.styles,
        page.body
    )
}

/// What a policy calls a script by.
fn source(script: &str) -> String {
    format!(
        "sha256-{}",
        BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()))
    )
}

fn joined(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let list: Vec<String> = files
        .iter()
        .map(|(name, bytes)| format!("{name} {}", bytes.len()))
        .collect();
    let mut all = list.join("\n").into_bytes();
    all.push(0);
    for (_, bytes) in files {
        all.extend_from_slice(bytes);
    }
    all
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // Without a time or a name, so that two builds give the same.
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// What is worth writing as "the same as further back".
const SHORTEST: usize = 40;

/// Nearer than this gzip finds it itself, and better.
const NEAR: usize = 24 * 1024;

/// Bytes with what was there before left out: how many there are in all, and then, until that many are told: how many of its own
/// follow, those, how many come again, and from how far back. Numbers have seven bits a byte, the lowest first.
fn fold(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    number(&mut out, bytes.len());
    let mut seen: HashMap<&[u8], usize> = HashMap::new();
    let (mut told, mut at, mut entered) = (0, 0, 0);
    while let Some(window) = bytes.get(at..at + SHORTEST) {
        // Everything that lies far enough back.
        while entered + NEAR <= at {
            if let Some(window) = bytes.get(entered..entered + SHORTEST) {
                seen.insert(window, entered);
            }
            entered += 1;
        }
        let Some(&from) = seen.get(window) else {
            at += 1;
            continue;
        };
        let same = |ahead: usize| bytes.get(from + ahead) == bytes.get(at + ahead);
        let most = (at - from).min(bytes.len() - at);
        let length = (SHORTEST..most).find(|ahead| !same(*ahead)).unwrap_or(most);
        let before = (0..at - told)
            .take_while(|back| *back < from && bytes[at - 1 - back] == bytes[from - 1 - back])
            .count();
        let before = before.min(at - from - length);
        let start = at - before;
        tell(&mut out, &bytes[told..start], length + before, at - from);
        at += length;
        told = at;
    }
    tell(&mut out, &bytes[told..], 0, 0);
    out
}

fn tell(out: &mut Vec<u8>, own: &[u8], again: usize, back: usize) {
    number(out, own.len());
    out.extend_from_slice(own);
    number(out, again);
    number(out, back);
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    while value > 127 {
        out.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Glue as a function that gives what the module would have offered: a script in a page can't be imported.
fn function_of(glue: &str) -> Result<String> {
    let mut offered = Vec::new();
    let mut body = String::new();
    for line in glue.lines() {
        if let Some(names) = line.strip_prefix("export {") {
            let names = names.trim_end_matches([' ', ';', '}']);
            for name in names
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
            {
                let (own, other) = name.split_once(" as ").unwrap_or((name, name));
                offered.push(format!("{other}: {own}"));
            }
            continue;
        }
        let line = match line.strip_prefix("export ") {
            Some(rest) => {
                let name = rest
                    .trim_start_matches("async ")
                    .strip_prefix("function ")
                    .and_then(|rest| rest.split('(').next())
                    .with_context(|| {
                        format!("expected a function that is offered, found {line:?}")
                    })?;
                offered.push(format!("{name}: {name}"));
                rest
            }
            None => line,
        };
        if line.starts_with("import ") {
            bail!("expected glue that needs nothing else, found {line:?}");
        }
        body += line;
        body.push('\n');
    }
    // Where the glue would fetch its program from; it is handed the program.
    let body = body.replace("import.meta.url", "location.href");
    if offered.is_empty() {
        bail!("expected glue that offers something");
    }
    Ok(format!(
        "() => {{\n{body}return {{ {} }};\n}}",
        offered.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// What `src/single.js` does.
    fn unfold(from: &[u8]) -> Vec<u8> {
        let mut read = from.iter().copied();
        let number = |read: &mut dyn Iterator<Item = u8>| {
            let (mut sum, mut shift) = (0, 0);
            loop {
                let byte = read.next().unwrap();
                sum |= usize::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 {
                    return sum;
                }
            }
        };
        let size = number(&mut read);
        let mut all = Vec::new();
        while all.len() < size {
            let own = number(&mut read);
            all.extend(read.by_ref().take(own));
            let (again, back) = (number(&mut read), number(&mut read));
            assert!(again <= back, "{again} from {back} back would overlap");
            let start = all.len() - back;
            all.extend_from_within(start..start + again);
        }
        all
    }

    /// Bytes that repeat nothing.
    fn noise(seed: u32, length: usize) -> Vec<u8> {
        let mut state = seed;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn what_is_folded_unfolds_to_the_same() {
        let (far, passage) = (noise(1, 2 * NEAR), noise(2, 5000));
        let again = [&passage, &far[..], &passage, b"end".as_slice()].concat();
        for (bytes, at_most) in [
            (Vec::new(), 10),
            (b"a".to_vec(), 10),
            (vec![7; 100_000], 100_000),
            (again, 2 * NEAR + 5100),
        ] {
            let folded = fold(&bytes);
            assert!(
                folded.len() <= at_most,
                "{} of {}",
                folded.len(),
                bytes.len()
            );
            assert!(unfold(&folded) == bytes, "{} bytes", bytes.len());
        }
    }

    #[test]
    fn glue_becomes_a_function() {
        let glue = "export function start(a) {\nb(a);\n}\nconst url = import.meta.url;\nexport { initSync, init as default };\n";
        assert_eq!(
            function_of(glue).unwrap(),
            "() => {\nfunction start(a) {\nb(a);\n}\nconst url = location.href;\nreturn { start: start, initSync: initSync, default: init };\n}"
        );
        for (glue, said) in [
            (
                "import { a } from './a.js';\nexport { a };",
                "needs nothing else",
            ),
            ("export class A {}", "a function that is offered"),
            ("const a = 1;", "offers something"),
        ] {
            let error = format!("{:#}", function_of(glue).unwrap_err());
            assert!(error.contains(said), "{error}");
        }
    }
}
