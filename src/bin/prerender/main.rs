//! Renders every page to a static HTML file.
//!
//! `prerender --shell FILE --content DIR --out DIR [--base PATH] [--send-to ADDRESS] [--site ADDRESS] [--licences FILE --texts FILE]`
//!
//! The shell is `index.html` as Trunk has finished it: with the style sheets' final names in its head, of which each page
//! keeps its own. The programs and their glue are found in the output folder by their names, and a small script that starts them
//! is written beside them: in a page stands one line of script only, the shell's. Beside them go the content as files for other tools, the
//! files that the finder reads, the one that says what became of the wording since an answer was given, the one file that holds the
//! whole site (`single`), and what keeps the site on a device (`offline`).

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use guidance::address::Page;
use guidance::corpus::Corpus;
use guidance::editions::Editions;
use guidance::feedback::SendTo;
use guidance::search::{self, Weights, lines, section};
use waymark::ui::pages::{self, Choices, Package, Rendered};
use waymark::ui::results::{self, escape};
use waymark::words::{GUIDANCE_LANG, LANG};

mod offline;
mod single;

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
    /// The full address that the site will stand at, where it is known; ends with `/`.
    site: Option<String>,
    /// What the programs are made of, and the texts of the licences; see the page about the site.
    licences: Option<PathBuf>,
    texts: Option<PathBuf>,
}

fn options() -> Result<Options> {
    let mut options = Options {
        shell: PathBuf::new(),
        content: PathBuf::new(),
        out: PathBuf::new(),
        choices: Choices {
            base: "/".to_owned(),
            send_to: None,
            single: None,
            made_of: Vec::new(),
            licences: None,
        },
        site: None,
        licences: None,
        texts: None,
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
            "--site" => options.site = Some(value),
            "--licences" => options.licences = Some(value.into()),
            "--texts" => options.texts = Some(value.into()),
            _ => bail!(
                "unknown option {name}: expected --shell, --content, --out, --base, --send-to, --site, --licences or --texts"
            ),
        }
    }
    if let Some(site) = &options.site {
        let is_whole = site.starts_with("https://") || site.starts_with("http://");
        if !is_whole || !site.ends_with('/') {
            bail!("--site: expected a full address that ends with /, found {site:?}");
        }
    }
    let base = &options.choices.base;
    if !base.starts_with('/') || !base.ends_with('/') {
        bail!("--base: expected a path that starts and ends with /, found {base:?}");
    }
    if let Some(list) = &options.licences {
        let text =
            fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))?;
        options.choices.made_of = made_of(&text)?;
    }
    Ok(options)
}

/// The lines of the list: name, version and licence of each package.
fn made_of(text: &str) -> Result<Vec<Package>> {
    text.lines()
        .map(|line| {
            let mut words = line.splitn(3, ' ').map(str::to_owned);
            match (words.next(), words.next(), words.next()) {
                (Some(name), Some(version), Some(licence)) => Ok(Package {
                    name,
                    version,
                    licence,
                }),
                _ => bail!("--licences: expected NAME VERSION LICENCE, found {line:?}"),
            }
        })
        .collect()
}

fn run() -> Result<usize> {
    let options = options()?;
    let corpus = content_compiler::compile_dir(&options.content)?;
    let text = fs::read_to_string(&options.shell)
        .with_context(|| format!("cannot read the shell {}", options.shell.display()))?;
    let out = &options.out;
    let find = find(&corpus, out)?;
    let names = Names::of_site(out, find, catalog(&corpus, out)?)?;
    let carried = names.of_single(out, Names::boot, first_script(&text)?)?;
    // The page that says how to check the one file is in it as well, and can't say its own digest.
    let read = |file: &PathBuf| {
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    };
    let licences = options.texts.as_ref().map(read).transpose()?;
    let within = Choices {
        licences,
        ..options.choices.clone()
    };
    let digest = single::write(&corpus, out, &carried, &within)?;
    let choices = Choices {
        single: Some(digest),
        ..options.choices.clone()
    };
    let shell = Shell::new(&text, program(out, &names, &offline::script(&corpus))?)?;
    data(&corpus, out)?;
    offline::app(&corpus, out)?;
    if let Some(texts) = &options.texts {
        fs::copy(texts, out.join("licences.txt"))
            .with_context(|| format!("cannot copy {}", texts.display()))?;
    }
    let pages = pages::all(&corpus);
    for page in &pages {
        let rendered = pages::render(&corpus, *page, &choices)
            .with_context(|| format!("the content has no {}", page.file()))?;
        let prefix = if *page == Page::NotFound {
            options.choices.base.as_str()
        } else {
            ""
        };
        let canonical = options
            .site
            .as_ref()
            .filter(|_| *page != Page::NotFound)
            .map(|site| offline::canonical(site, &page.file()));
        let file = options.out.join(page.file());
        fs::write(&file, shell.page(&rendered, prefix, canonical.as_deref())?)
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    if let Some(site) = &options.site {
        let listed = pages.iter().filter(|page| **page != Page::NotFound);
        let listed: Vec<String> = listed.map(|page| page.file()).collect();
        offline::sitemap(site, &listed, &options.out)?;
    }
    offline::headers(&text, &options.out)?;
    offline::worker(&options.out)?;
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
    fn new(text: &str, program: String) -> Result<Self> {
        let (before_head, rest) = text
            .split_once(HEAD)
            .with_context(|| format!("the shell has no {HEAD}"))?;
        let (after_head, after_body) = rest
            .split_once(BODY)
            .with_context(|| format!("the shell has no {BODY}"))?;
        let english = format!("<html lang=\"{GUIDANCE_LANG}\">");
        if !before_head.contains(&english) {
            bail!("the shell has no {english}");
        }
        Ok(Self {
            before_head: before_head.replace(&english, &format!("<html lang=\"{LANG}\">")),
            after_head: after_head.to_owned(),
            after_body: after_body.to_owned(),
            program,
        })
    }

    fn page(&self, page: &Rendered, prefix: &str, canonical: Option<&str>) -> Result<String> {
        let Rendered {
            title,
            description,
            body,
            styles,
        } = page;
        let (title, description) = (escape(title), escape(description));
        let canonical = canonical
            .map(|address| format!("<link rel=\"canonical\" href=\"{}\">\n", escape(address)));
        let own = format!(
            "<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n{}",
            canonical.unwrap_or_default()
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
/// screen fetches a sheet for other media at leisure, until the script says otherwise; and where there are no scripts, it is
/// for the screen at once. The shell names one sheet for each kind of page, a line each.
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
            kept += &line.replace(
                "<link ",
                &format!("<link id=\"late\" media=\"{LATE_FOR}\" "),
            );
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

/// What it is for until the script starts.
const LATE_FOR: &str = "print,(scripting:none)";

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

/// Writes what the finder reads: `NAME.bin`, its index; `NAME-PAGE.txt`, the lines of a page; and the list of actions. Gives the
/// name, which is another whenever anything in them is.
fn find(corpus: &Corpus, out: &Path) -> Result<String> {
    let sections = search::sections(corpus);
    let index = search::build(&sections, &search::concepts(corpus), &Weights::CHOSEN).to_bytes();
    let mut files = vec![(".bin".to_owned(), index)];
    let mut add = |name: &str, text: String| {
        files.push((format!("-{name}.txt"), text.into_bytes()));
    };
    for principle in corpus.principles() {
        let page = Page::Principle(principle.no);
        let own = sections.iter().filter(|section| section.page == page);
        add(&page.name(), lines::write(own));
    }
    add(results::GLOSSARY, lines::write(&section::glossary(corpus)));
    add(results::ACTIONS, pages::search::actions(corpus));
    let name = format!("find-{}", hash(&files));
    for (end, bytes) in files {
        let file = format!("{name}{end}");
        fs::write(out.join(&file), bytes).with_context(|| format!("cannot write {file}"))?;
    }
    Ok(name)
}

/// Writes what the program of assessments needs of the guidance: its actions, an empty line, and what differs between the
/// editions of the wording ([`Editions`] as text). Gives the file's name.
fn catalog(corpus: &Corpus, out: &Path) -> Result<String> {
    let text = pages::desk::catalog(corpus) + "\n" + &Editions::of(corpus).to_text();
    let name = format!("catalog-{}.txt", hash(&text));
    fs::write(out.join(&name), text).with_context(|| format!("cannot write {name}"))?;
    Ok(name)
}

/// Writes the content as files for other tools, at addresses that stay.
fn data(corpus: &Corpus, out: &Path) -> Result<()> {
    for file in exports::all(corpus)? {
        let path = out.join(&file.path);
        let above = path.parent().unwrap_or(out);
        fs::create_dir_all(above).with_context(|| format!("cannot make {}", above.display()))?;
        fs::write(&path, &file.text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A file is named by what is in it, so that a host may let browsers keep it for ever.
fn hash(what: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The names of what the script that starts a page asks for.
struct Names {
    /// Of each program, its glue and itself: what every page has, search, assessments, workbooks.
    programs: [(String, String); 4],
    /// The styles of search.
    styles: String,
    /// What the finder reads; see [`find`].
    find: String,
    /// What the program of assessments reads; see [`catalog`].
    catalog: String,
}

/// The programs, by the names that Trunk gave them.
const PROGRAMS: [&str; 4] = ["waymark", "finder", "desk", "xlsx"];

impl Names {
    /// The names in the output folder, where programs and their glue are shortened on the way.
    fn of_site(out: &Path, find: String, catalog: String) -> Result<Self> {
        let names = listed(out)?;
        let program = |name: &str| shortened(out, name, |start, end| file(&names, start, end));
        let [waymark, finder, desk, xlsx] = PROGRAMS.map(program);
        Ok(Self {
            programs: [waymark?, finder?, desk?, xlsx?],
            styles: file(&names, "find-", ".css")?.clone(),
            find,
            catalog,
        })
    }

    /// The names in the one file, and what they are called in the output folder.
    fn of_single(
        &self,
        out: &Path,
        boot: impl Fn(&Self) -> String,
        first: &str,
    ) -> Result<single::Parts> {
        let own = Self {
            programs: PROGRAMS.map(|name| (format!("{name}.js"), format!("{name}_bg.wasm"))),
            styles: "find.css".to_owned(),
            find: "find".to_owned(),
            catalog: "catalog.txt".to_owned(),
        };
        let (mut files, mut glues) = (Vec::new(), Vec::new());
        for ((glue, wasm), (there_glue, there_wasm)) in own.programs.iter().zip(&self.programs) {
            glues.push((glue.clone(), there_glue.clone()));
            files.push((wasm.clone(), there_wasm.clone()));
        }
        for name in listed(out)? {
            if let Some(end) = name.strip_prefix(&self.find) {
                files.push((own.find.clone() + end, name));
            } else if name == self.catalog {
                files.push((own.catalog.clone(), name));
            } else if let Some((sheet, _)) = name
                .strip_suffix(".css")
                .and_then(|name| name.split_once('-'))
            {
                files.push((format!("{sheet}.css"), name));
            }
        }
        Ok(single::Parts {
            files,
            glues,
            boot: boot(&own),
            first: first.to_owned(),
        })
    }

    /// The script that starts a page.
    fn boot(&self) -> String {
        let [waymark, finder, desk, xlsx] = &self.programs;
        plain(include_str!("../../boot.js"))
            .replace("GLUE", &waymark.0)
            .replace("XLSXWASM", &xlsx.1)
            .replace("XLSX", &xlsx.0)
            .replace("DESKWASM", &desk.1)
            .replace("DESKTEXT", &self.catalog)
            .replace("DESK", &desk.0)
            .replace("FINDWASM", &finder.1)
            .replace("FINDER", &finder.0)
            .replace("FIND", &self.find)
            .replace("STYLES", &self.styles)
            .replace("WASM", &waymark.1)
    }
}

/// The files of a folder by name, in order.
fn listed(dir: &Path) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .with_context(|| format!("cannot read {}", dir.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// The one whose name starts and ends so.
fn file<'a>(names: &'a [String], start: &str, end: &str) -> Result<&'a String> {
    let found = names
        .iter()
        .find(|name| name.starts_with(start) && name.ends_with(end));
    found.with_context(|| format!("expected {start}*{end} in the output folder, found {names:?}"))
}

/// The tag that starts the program, and the script file that it names.
fn program(out: &Path, names: &Names, offline: &str) -> Result<String> {
    let script = names.boot() + "\n" + offline;
    let name = format!("boot-{}.js", hash(&script));
    fs::write(out.join(&name), script).with_context(|| format!("cannot write {name}"))?;
    Ok(format!("<script defer src=\"{name}\"></script>\n"))
}

/// The line of script in the shell's head.
fn first_script(shell: &str) -> Result<&str> {
    let script = shell
        .split_once("<script>")
        .and_then(|(_, rest)| rest.split_once("</script>"));
    Ok(script.context("the shell has no line of script")?.0)
}

/// Puts a program and its glue in place of Trunk's, without what only people read; gives the names of the glue and of the program.
fn shortened<'a>(
    out: &Path,
    program: &str,
    file: impl Fn(&str, &str) -> Result<&'a String>,
) -> Result<(String, String)> {
    let (glue, wasm) = (
        out.join(file(program, ".js")?),
        out.join(file(program, "_bg.wasm")?),
    );
    let unread = |file: &Path| format!("cannot read {}", file.display());
    let text = fs::read_to_string(&glue).with_context(|| unread(&glue))?;
    let bytes = fs::read(&wasm).with_context(|| unread(&wasm))?;
    let short =
        glue::shorten(&text, &bytes).with_context(|| format!("cannot shorten {program}"))?;
    for file in [&glue, &wasm] {
        fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    // Trunk names files by what was in them before. The two are of one piece, so they share a name.
    let name = format!("{program}-{}", hash(&(&short.glue, &short.wasm)));
    let names = (format!("{name}.js"), format!("{name}_bg.wasm"));
    for (name, bytes) in [(&names.0, short.glue.as_bytes()), (&names.1, &short.wasm)] {
        fs::write(out.join(name), bytes).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(names)
}

/// The script without the lines that only people read, and without indentation: a statement ends where it says so, and no text
/// of the script spans lines.
fn plain(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use waymark::ui::desk::catalog::Catalog;

    #[test]
    fn what_only_people_read_is_left_out_of_the_script() {
        assert_eq!(
            plain("// Why.\n(() => {\n\n  // How.\n  go();\n})();\n"),
            "(() => {\ngo();\n})();"
        );
        assert!(
            !include_str!("../../boot.js").contains('`'),
            "a text may span lines"
        );
    }

    #[test]
    fn what_assessments_need_lies_beside_the_pages_named_by_what_is_in_it() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let corpus = content_compiler::compile_dir(&content).unwrap();
        let out = std::env::temp_dir().join(format!("waymark-editions-{}", std::process::id()));
        fs::create_dir_all(&out).unwrap();
        let name = catalog(&corpus, &out);
        let read = name.and_then(|name| Ok((fs::read_to_string(out.join(&name))?, name)));
        fs::remove_dir_all(&out).unwrap();
        let (text, name) = read.unwrap();
        assert_eq!(name, format!("catalog-{}.txt", hash(&text)));
        let (actions, editions) = text.split_once("\n\n").unwrap();
        let actions = Catalog::from_text(actions).unwrap();
        assert_eq!(actions.actions().count(), 132);
        assert_eq!(
            Editions::from_text(editions).unwrap().newest(),
            corpus.wording
        );
    }

    #[test]
    fn a_page_names_its_own_sheet_and_the_late_one_for_print() {
        let sheet = |name: &str| format!("<link rel=\"stylesheet\" href=\"./{name}-0f.css\"/>\n");
        let shell: String = ["principle", "text", "late"].map(sheet).concat();
        let head = only(&format!("<title>t</title>\n\n{shell}"), "text").unwrap();
        let late = sheet("late").replace(
            "<link ",
            "<link id=\"late\" media=\"print,(scripting:none)\" ",
        );
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
