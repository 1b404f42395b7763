//! Renders every page to a static HTML file.
//!
//! `prerender --shell FILE --content DIR --out DIR [--base PATH] [--send-to ADDRESS]`
//!
//! The shell is `index.html` as Trunk has finished it: with the style sheets' final names in its head, of which each page
//! keeps its own. The program and its glue are found in the output folder by their names, and a small script that starts them
//! is written beside them, so that no page holds a script of its own.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use guidance::feedback::SendTo;
use waymark::ui::pages::{self, Choices, Rendered};

fn main() -> ExitCode {
    match run() {
        Ok(pages) => {
            println!("{pages} pages rendered");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

struct Options {
    shell: PathBuf,
    content: PathBuf,
    out: PathBuf,
    choices: Choices,
}

fn options() -> Result<Options> {
    let mut options = Options {
        shell: PathBuf::new(),
        content: PathBuf::new(),
        out: PathBuf::new(),
        choices: Choices {
            base: "/".to_owned(),
            send_to: None,
        },
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments
            .next()
            .with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--shell" => options.shell = value.into(),
            "--content" => options.content = value.into(),
            "--out" => options.out = value.into(),
            "--base" => options.choices.base = value,
            "--send-to" => options.choices.send_to = Some(SendTo::parse(&value)?),
            _ => bail!(
                "unknown option {name}: expected --shell, --content, --out, --base or --send-to"
            ),
        }
    }
    let base = &options.choices.base;
    if !base.starts_with('/') || !base.ends_with('/') {
        bail!("--base: expected a path that starts and ends with /, found {base:?}");
    }
    Ok(options)
}

fn run() -> Result<usize> {
    let options = options()?;
    let corpus = content_compiler::compile_dir(&options.content)?;
    let shell = fs::read_to_string(&options.shell)
        .with_context(|| format!("cannot read the shell {}", options.shell.display()))?;
    let shell = Shell::new(&shell, &options.out)?;
    let pages = pages::all(&corpus);
    for page in &pages {
        let rendered = pages::render(&corpus, *page, &options.choices)
            .with_context(|| format!("the content has no {}", page.file()))?;
        let prefix = if *page == guidance::address::Page::NotFound {
            options.choices.base.as_str()
        } else {
            ""
        };
        let file = options.out.join(page.file());
        fs::write(&file, shell.page(&rendered, prefix)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(pages.len())
}

const HEAD: &str = "<!-- waymark:head -->";
const BODY: &str = "<!-- waymark:body -->";

/// The shell, cut where a page's own head and body go.
struct Shell {
    before_head: String,
    after_head: String,
    after_body: String,
    /// What starts the program, for the head.
    program: String,
}

impl Shell {
    fn new(text: &str, out: &Path) -> Result<Self> {
        let (before_head, rest) = text
            .split_once(HEAD)
            .with_context(|| format!("the shell has no {HEAD}"))?;
        let (after_head, after_body) = rest
            .split_once(BODY)
            .with_context(|| format!("the shell has no {BODY}"))?;
        Ok(Self {
            before_head: before_head.to_owned(),
            after_head: after_head.to_owned(),
            after_body: after_body.to_owned(),
            program: program(out)?,
        })
    }

    fn page(&self, page: &Rendered, prefix: &str) -> Result<String> {
        let Rendered {
            title,
            description,
            body,
            styles,
        } = page;
        let (title, description) = (escape(title), escape(description));
        let own = format!(
            "<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n"
        );
        let head = format!(
            "{}{own}{}{}",
            self.before_head, self.program, self.after_head
        );
        let head = only(&head, styles)?;
        // Trunk writes addresses as `./name`; all pages lie in one folder.
        let head = head.replace("=\"./", "=\"");
        let head = if prefix.is_empty() {
            head
        } else {
            absolute(&head, prefix)
        };
        Ok(format!("{head}{body}{}", self.after_body))
    }
}

/// A head with the page's own style sheet and the late one, which no page waits for: a browser that shows a page on a
/// screen fetches a sheet for print at leisure. The shell names one sheet for each kind of page, a line each.
fn only(head: &str, styles: &str) -> Result<String> {
    let is_for = |line: &str, sheet: &str| line.contains(&format!("/{sheet}-"));
    let (mut own, mut late) = (0, 0);
    let mut kept = String::new();
    for line in head.lines().filter(|line| !line.trim().is_empty()) {
        if !line.contains("rel=\"stylesheet\"") {
            kept += line;
        } else if is_for(line, styles) {
            own += 1;
            kept += line;
        } else if is_for(line, LATE) {
            late += 1;
            kept += &line.replace("<link ", "<link id=\"late\" media=\"print\" ");
        } else {
            continue;
        }
        kept.push('\n');
    }
    if (own, late) != (1, 1) {
        bail!(
            "expected the shell to name style/{styles}.css and style/{LATE}.css once each, a line each, found {own} and {late}: \
             index.html lists the style sheets"
        );
    }
    Ok(kept)
}

/// The sheet that no page waits for.
const LATE: &str = "late";

/// Puts a path before every relative address of a head.
fn absolute(head: &str, prefix: &str) -> String {
    let mut text = String::new();
    let mut rest = head;
    while let Some(at) = ["href=\"", "src=\""]
        .iter()
        .filter_map(|a| Some(rest.find(a)? + a.len()))
        .min()
    {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let elsewhere = ["/", "#", "data:", "http:", "https:"];
        if !elsewhere.iter().any(|start| rest.starts_with(start)) {
            text.push_str(prefix);
        }
    }
    text + rest
}

/// The tags that start the program, and the script file that they name.
fn program(out: &Path) -> Result<String> {
    let mut names: Vec<String> = fs::read_dir(out)
        .with_context(|| format!("cannot read {}", out.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let find = |end: &str| {
        names
            .iter()
            .find(|name| name.starts_with("waymark") && name.ends_with(end))
    };
    let (Some(glue), Some(wasm)) = (find(".js"), find("_bg.wasm")) else {
        bail!(
            "expected waymark*.js and waymark*_bg.wasm in {}, found {names:?}",
            out.display()
        );
    };
    let script = include_str!("../boot.js")
        .replace("GLUE", glue)
        .replace("WASM", wasm);
    // Named by what is in it, so that a host may let browsers keep it for ever.
    let mut hasher = DefaultHasher::new();
    script.hash(&mut hasher);
    let name = format!("boot-{:016x}.js", hasher.finish());
    fs::write(out.join(&name), script).with_context(|| format!("cannot write {name}"))?;
    Ok(format!(
        "<link rel=\"modulepreload\" href=\"{glue}\">\n\
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <script defer src=\"{name}\"></script>\n"
    ))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_page_names_its_own_sheet_and_the_late_one_for_print() {
        let sheet = |name: &str| format!("<link rel=\"stylesheet\" href=\"./{name}-0f.css\"/>\n");
        let shell: String = ["home", "text", "late"].map(sheet).concat();
        let head = only(&format!("<title>t</title>\n\n{shell}"), "text").unwrap();
        let late = sheet("late").replace("<link ", "<link id=\"late\" media=\"print\" ");
        assert_eq!(head, format!("<title>t</title>\n{}{late}", sheet("text")));
        for (shell, styles) in [
            (shell.as_str(), "list"),
            (&sheet("text"), "text"),
            ("", "text"),
        ] {
            let error = only(shell, styles).unwrap_err().to_string();
            assert!(
                error.contains(styles) && error.contains("index.html"),
                "{error}"
            );
        }
    }
}
