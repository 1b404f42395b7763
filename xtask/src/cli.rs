//! What may be asked on the command line, and what each command says of itself.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use guidance::feedback::SendTo;
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::engine::Engine;
use crate::fuzz::Fuzzed;
use crate::pictures::Pictures;
use crate::site::words::Words;

mod help;

/// A command with its options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Show a text and end.
    Help(&'static str),
    /// Build, serve, watch.
    Serve {
        port: u16,
        open: bool,
        offline: bool,
        base: String,
        send_to: Option<String>,
    },
    /// Build.
    Build {
        offline: bool,
        base: String,
        send_to: Option<String>,
        site: Option<String>,
        compressed: bool,
        words: Words,
        out: Option<PathBuf>,
    },
    /// The table of tools.
    Doctor { offline: bool },
    /// Every check.
    Test {
        filter: Option<String>,
        engine: Option<Engine>,
        offline: bool,
    },
    /// Whether two builds give the same bytes.
    Again { offline: bool },
    /// The rules of the code.
    Tidy,
    /// The bytes of the site.
    Size {
        json: bool,
        update: bool,
        offline: bool,
    },
    /// Pictures of the site.
    Pictures {
        which: Pictures,
        out: Option<PathBuf>,
        offline: bool,
    },
    /// The table of the text.
    Content { json: bool },
    /// The next edition of the wording.
    Edition,
    /// The content as files for other tools.
    Export { dir: PathBuf },
    /// Whether other tools take those files.
    Validate { offline: bool },
    /// What queries find.
    Search { queries: PathBuf, results: PathBuf },
    /// The indexed text of principles.
    Sections { file: PathBuf },
    /// How fast the search is, beside others.
    BenchSearch {
        queries: Option<PathBuf>,
        offline: bool,
    },
    /// How fast saved work is in a browser.
    BenchAssess { offline: bool },
    /// The search, the import of saved work, or the opening of links, against what nobody thinks of.
    Fuzz {
        what: Fuzzed,
        seconds: u64,
        seed: Option<u64>,
    },
    /// Called by Trunk.
    Hook(Hook),
}

impl Command {
    /// Whether it computes for so long, or times something, that xtask is optimised for it first.
    pub fn computes(&self) -> bool {
        matches!(
            self,
            Command::Search { .. } | Command::BenchSearch { .. } | Command::Fuzz { .. }
        )
    }
}

/// What Trunk calls xtask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hook {
    /// Before the build.
    Styles,
    /// After it.
    Prerender,
}

/// The commands that may be given another guidance than the checkout's own.
const OF_CONTENT: [&str; 8] = [
    "serve", "build", "content", "edition", "export", "validate", "search", "sections",
];

/// Reads the command line, without the name of the program: the command, and the folder of the guidance if one is named.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<(Command, Option<PathBuf>)> {
    let help = |text| Ok((Command::Help(text), None));
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return help(help::GENERAL),
        Some(Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let mut given = Given::read(&mut parser)?;
    let text = match command.as_str() {
        "help" => help::GENERAL,
        "serve" => help::SERVE,
        "build" => help::BUILD,
        "doctor" => help::DOCTOR,
        "test" => help::TEST,
        "again" => help::AGAIN,
        "tidy" => help::TIDY,
        "pictures" => help::PICTURES,
        "size" => help::SIZE,
        "content" => help::CONTENT,
        "edition" => help::EDITION,
        "export" => help::EXPORT,
        "validate" => help::VALIDATE,
        "search" => help::SEARCH,
        "sections" => help::SECTIONS,
        "bench" => help::BENCH,
        "fuzz" => help::FUZZ,
        "hook" => help::HOOK,
        other => bail!("unknown command {other}\n\n{}", help::GENERAL),
    };
    if given.help || command == "help" {
        return help(text);
    }
    let content = given.content.take();
    if content.is_some() && !OF_CONTENT.contains(&command.as_str()) {
        return Err(anyhow!("{command} does not take --content").context(text));
    }
    let command = given.command(&command);
    let command = command.map_err(|error| error.context(text))?;
    Ok((command, content))
}

/// Every option there is; each command takes out its own, and what is left over is a mistake.
#[derive(Default)]
struct Given {
    help: bool,
    port: Option<u16>,
    base: Option<String>,
    send_to: Option<String>,
    site: Option<String>,
    out: Option<PathBuf>,
    content: Option<PathBuf>,
    engine: Option<Engine>,
    flags: Vec<String>,
    words_of_site: Option<Words>,
    queries: Option<PathBuf>,
    results: Option<PathBuf>,
    seconds: Option<u64>,
    seed: Option<u64>,
    words: Vec<String>,
}

impl Given {
    fn read(parser: &mut lexopt::Parser) -> Result<Given> {
        let mut given = Given::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Short('h') | Long("help") => given.help = true,
                Long("port") => given.port = Some(parser.value()?.parse()?),
                Long("base") => given.base = Some(parse_base(&parser.value()?.string()?)?),
                Long("send-to") => given.send_to = Some(parse_send_to(&parser.value()?.string()?)?),
                Long("site") => given.site = Some(parse_site(&parser.value()?.string()?)?),
                Long("words") => {
                    given.words_of_site = Some(Words::parse(&parser.value()?.string()?)?)
                }
                Long("engine") => {
                    given.engine = Some(Engine::parse(&parser.value()?.string()?)?);
                }
                Long("content") => given.content = Some(parser.value()?.into()),
                Long("out") => given.out = Some(parser.value()?.into()),
                Long("queries") => given.queries = Some(parser.value()?.into()),
                Long("results") => given.results = Some(parser.value()?.into()),
                Long("seconds") => given.seconds = Some(parser.value()?.parse()?),
                Long("seed") => given.seed = Some(parser.value()?.parse()?),
                Long(flag @ ("open" | "offline" | "json" | "update" | "compressed")) => {
                    given.flags.push(flag.to_owned())
                }
                Value(word) => given.words.push(word.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(given)
    }

    fn command(mut self, command: &str) -> Result<Command> {
        let parsed = match command {
            "serve" => Command::Serve {
                port: self.port.take().unwrap_or(8080),
                open: self.flag("open"),
                offline: self.flag("offline"),
                base: self.base.take().unwrap_or_else(|| "/".to_owned()),
                send_to: self.send_to.take(),
            },
            "build" => Command::Build {
                offline: self.flag("offline"),
                base: self.base.take().unwrap_or_else(|| "/".to_owned()),
                send_to: self.send_to.take(),
                site: self.site.take(),
                compressed: self.flag("compressed"),
                words: self.words_of_site.take().unwrap_or_default(),
                out: self.out.take(),
            },
            "doctor" => Command::Doctor {
                offline: self.flag("offline"),
            },
            "test" => Command::Test {
                filter: self.words.pop(),
                engine: self.engine.take(),
                offline: self.flag("offline"),
            },
            "again" => Command::Again {
                offline: self.flag("offline"),
            },
            "tidy" => Command::Tidy,
            "pictures" => Command::Pictures {
                which: Pictures::parse(self.words.pop().as_deref())?,
                out: self.out.take(),
                offline: self.flag("offline"),
            },
            "size" => Command::Size {
                json: self.flag("json"),
                update: self.flag("update"),
                offline: self.flag("offline"),
            },
            "content" => Command::Content {
                json: self.flag("json"),
            },
            "edition" => Command::Edition,
            "export" => Command::Export {
                dir: file("the folder to write", self.words.pop().map(PathBuf::from))?,
            },
            "validate" => Command::Validate {
                offline: self.flag("offline"),
            },
            "search" => Command::Search {
                queries: file("--queries", self.queries.take())?,
                results: file("--results", self.results.take())?,
            },
            "sections" => Command::Sections {
                file: file("the file to write", self.words.pop().map(PathBuf::from))?,
            },
            "bench" => match self.words.pop().as_deref() {
                Some("search") => Command::BenchSearch {
                    queries: self.queries.take(),
                    offline: self.flag("offline"),
                },
                Some("assess") => Command::BenchAssess {
                    offline: self.flag("offline"),
                },
                other => bail!(
                    "expected search or assess, found {}",
                    other.unwrap_or("nothing")
                ),
            },
            "fuzz" => Command::Fuzz {
                what: match self.words.pop().as_deref() {
                    None => Fuzzed::Search,
                    Some("import") => Fuzzed::Import,
                    Some("link") => Fuzzed::Link,
                    Some(other) => bail!("expected import, link or nothing, found {other}"),
                },
                seconds: self.seconds.take().unwrap_or(600),
                seed: self.seed.take(),
            },
            _ => Command::Hook(match self.words.pop().as_deref() {
                Some("styles") => Hook::Styles,
                Some("prerender") => Hook::Prerender,
                other => bail!(
                    "expected styles or prerender, found {}",
                    other.unwrap_or("nothing")
                ),
            }),
        };
        self.nothing_left(command)?;
        Ok(parsed)
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.flags.len();
        self.flags.retain(|flag| flag != name);
        self.flags.len() != before
    }

    fn nothing_left(&self, command: &str) -> Result<()> {
        let left = self
            .flags
            .first()
            .map(|flag| format!("--{flag}"))
            .or_else(|| self.words.first().cloned())
            .or_else(|| self.port.map(|_| "--port".to_owned()))
            .or_else(|| self.base.as_ref().map(|_| "--base".to_owned()))
            .or_else(|| self.send_to.as_ref().map(|_| "--send-to".to_owned()))
            .or_else(|| self.site.as_ref().map(|_| "--site".to_owned()))
            .or_else(|| self.words_of_site.map(|_| "--words".to_owned()))
            .or_else(|| self.engine.map(|_| "--engine".to_owned()))
            .or_else(|| self.out.as_ref().map(|_| "--out".to_owned()))
            .or_else(|| self.queries.as_ref().map(|_| "--queries".to_owned()))
            .or_else(|| self.results.as_ref().map(|_| "--results".to_owned()))
            .or_else(|| self.seconds.map(|_| "--seconds".to_owned()))
            .or_else(|| self.seed.map(|_| "--seed".to_owned()));
        match left {
            Some(left) => bail!("{command} does not take {left}"),
            None => Ok(()),
        }
    }
}

/// A file without which nothing can be done.
fn file(what: &str, given: Option<PathBuf>) -> Result<PathBuf> {
    given.with_context(|| format!("expected {what}, found nothing"))
}

/// A base begins and ends with a slash and names one path and nothing else.
fn parse_base(text: &str) -> Result<String> {
    let good = text.starts_with('/')
        && !text.contains("//")
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/-_.~".contains(c))
        && text.split('/').all(|part| part != "." && part != "..");
    if !good {
        bail!("--base: expected a path such as /waymark/, found {text}");
    }
    Ok(if text.ends_with('/') {
        text.to_owned()
    } else {
        format!("{text}/")
    })
}

/// The full address of a site.
fn parse_site(text: &str) -> Result<String> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~:[]".contains(c);
    if !host.is_some_and(|host| !host.is_empty() && host.chars().all(is_plain)) {
        bail!("--site: expected an address such as https://example.org/waymark/, found {text}");
    }
    Ok(if text.ends_with('/') {
        text.to_owned()
    } else {
        format!("{text}/")
    })
}

/// Where answers to "was this page helpful?" go.
fn parse_send_to(text: &str) -> Result<String> {
    let send_to = SendTo::parse(text).context("--send-to")?;
    Ok(send_to.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(OsString::from)).map(|(command, _)| command)
    }

    #[test]
    fn each_command_takes_its_own_options() {
        let serve = |port, open, offline, base: &str| Command::Serve {
            port,
            open,
            offline,
            base: base.to_owned(),
            send_to: None,
        };
        for (line, expected) in [
            ("serve", serve(8080, false, false, "/")),
            (
                "serve --port 9000 --open --offline --base /waymark",
                serve(9000, true, true, "/waymark/"),
            ),
            (
                "build --out site --send-to mailto:a@example.org --words pseudo --site https://example.org/waymark --compressed",
                Command::Build {
                    offline: false,
                    base: "/".to_owned(),
                    send_to: Some("mailto:a@example.org".to_owned()),
                    site: Some("https://example.org/waymark/".to_owned()),
                    compressed: true,
                    words: Words::Pseudo,
                    out: Some("site".into()),
                },
            ),
            (
                "test search",
                Command::Test {
                    filter: Some("search".to_owned()),
                    engine: None,
                    offline: false,
                },
            ),
            (
                "test --engine webkit",
                Command::Test {
                    filter: None,
                    engine: Some(Engine::WebKit),
                    offline: false,
                },
            ),
            (
                "size --json",
                Command::Size {
                    json: true,
                    update: false,
                    offline: false,
                },
            ),
            (
                "search --queries q.jsonl --results r.jsonl",
                Command::Search {
                    queries: "q.jsonl".into(),
                    results: "r.jsonl".into(),
                },
            ),
            (
                "sections s.json",
                Command::Sections {
                    file: "s.json".into(),
                },
            ),
            (
                "bench search --offline",
                Command::BenchSearch {
                    queries: None,
                    offline: true,
                },
            ),
            (
                "bench assess --offline",
                Command::BenchAssess { offline: true },
            ),
            (
                "fuzz",
                Command::Fuzz {
                    what: Fuzzed::Search,
                    seconds: 600,
                    seed: None,
                },
            ),
            (
                "fuzz import --seconds 20 --seed 7",
                Command::Fuzz {
                    what: Fuzzed::Import,
                    seconds: 20,
                    seed: Some(7),
                },
            ),
            ("edition", Command::Edition),
            ("export out", Command::Export { dir: "out".into() }),
            ("hook styles", Command::Hook(Hook::Styles)),
        ] {
            assert_eq!(parsed(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn guidance_may_lie_in_another_folder() {
        let content = |line: &str| {
            let (_, content) = parse(line.split_whitespace().map(OsString::from)).unwrap();
            content
        };
        assert_eq!(content("build"), None);
        for command in OF_CONTENT {
            let more = match command {
                "export" | "sections" => "file",
                "search" => "--queries q --results r",
                _ => "",
            };
            let line = format!("{command} --content documents/another {more}");
            assert_eq!(content(&line), Some("documents/another".into()), "{line}");
        }
    }

    #[test]
    fn a_mistake_is_named() {
        for (line, said) in [
            ("sevre", "unknown command sevre"),
            ("tidy --json", "tidy does not take --json"),
            ("tidy --content a", "tidy does not take --content"),
            (
                "tidy --send-to mailto:a@example.org",
                "tidy does not take --send-to",
            ),
            (
                "build --send-to example.org",
                "--send-to: expected an address",
            ),
            ("build --words french", "expected english or pseudo"),
            ("build --site example.org", "--site: expected an address"),
            (
                "serve --site https://example.org/",
                "serve does not take --site",
            ),
            ("size --compressed", "size does not take --compressed"),
            ("serve --words pseudo", "serve does not take --words"),
            ("build --engine firefox", "build does not take --engine"),
            (
                "test --engine trident",
                "expected one of chromium, firefox, webkit; found trident",
            ),
            ("build extra", "build does not take extra"),
            ("serve --port many", "many"),
            (
                "serve --base waymark",
                "expected a path such as /waymark/, found waymark",
            ),
            ("serve --base /a/../b", "expected a path"),
            (
                "search --queries q.jsonl",
                "expected --results, found nothing",
            ),
            ("build --queries q.jsonl", "build does not take --queries"),
            ("sections", "expected the file to write, found nothing"),
            ("bench", "expected search or assess, found nothing"),
            ("bench size", "expected search or assess, found size"),
            ("bench search --seed 7", "bench does not take --seed"),
            ("search --seconds 7", "expected --queries, found nothing"),
            ("tidy --seconds 7", "tidy does not take --seconds"),
            ("fuzz --seconds long", "long"),
            ("edition --json", "edition does not take --json"),
            (
                "fuzz export",
                "expected import, link or nothing, found export",
            ),
            ("hook", "expected styles or prerender"),
            ("--wrong", "--wrong"),
        ] {
            let error = format!("{:#}", parsed(line).unwrap_err());
            assert!(error.contains(said), "{line}: {error}");
        }
    }

    #[test]
    fn every_command_says_what_it_does() {
        for command in [
            "serve", "build", "doctor", "test", "tidy", "size", "content", "edition", "search",
            "sections", "bench", "fuzz", "hook",
        ] {
            let Command::Help(text) = parsed(&format!("{command} --help")).unwrap() else {
                panic!("{command}");
            };
            assert!(
                text.starts_with(&format!("cargo xtask {command}")),
                "{command}"
            );
        }
        assert_eq!(parsed("").unwrap(), Command::Help(help::GENERAL));
    }
}
