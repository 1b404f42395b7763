//! The guidance as text: to be read anywhere, printed on anything, and handed to programs that read text.

use guidance::corpus::{Block, BlockKind, Corpus, Principle, Prose};

use crate::notice::Notice;
use crate::{FOLDER, File, Holds};

/// How many letters a line has at most: what terminals and printers have had since there were any.
const WIDTH: usize = 78;

/// All of it, from the introduction to the glossary.
#[must_use]
pub fn edition(corpus: &Corpus) -> File {
    let notice = Notice::proposing(corpus);
    let mut text = Text::default();
    text.heading(&notice.title(), '=');
    text.paragraph("", &notice.text());
    text.paragraph("", &format!("Edition {}.", notice.edition_line()));
    text.heading(&corpus.introduction.title, '-');
    text.prose(&corpus.introduction.body);
    for part in &corpus.parts {
        text.heading(&format!("Part {}: {}", part.number, part.title), '=');
        text.prose(&part.body);
        for principle in &part.principles {
            principle_text(&mut text, corpus, principle);
        }
    }
    text.heading("Sources", '=');
    for reference in &corpus.references {
        let line = format!("{}: {}, {}", reference.id, reference.label, reference.url);
        text.paragraph("  ", &line);
    }
    text.heading("Glossary", '=');
    for entry in &corpus.glossary {
        text.paragraph("  ", &format!("{}: {}", entry.term, entry.definition));
    }
    File::new("guidance.txt", Holds::Plain, text.0)
}

fn principle_text(text: &mut Text, corpus: &Corpus, principle: &Principle) {
    text.heading(&format!("{} {}", principle.no, principle.title), '-');
    text.paragraph("", &principle.summary);
    text.line("Goals");
    for goal in &principle.goals {
        text.paragraph("  ", &format!("{}. {}", goal.number, goal.text));
    }
    text.line("Why it matters");
    text.prose(&principle.why);
    for measure in &principle.measures {
        text.line(&format!("Measure {}: {}", measure.number, measure.title));
        text.prose(&measure.body);
    }
    text.line("Actions (Waymark's)");
    for action in &principle.actions {
        text.paragraph("  ", &format!("[ ] {} {}", action.no, action.text));
        text.paragraph("      ", &format!("Shown by: {}", action.evidence));
    }
    let labels: Vec<&str> = principle
        .references
        .iter()
        .filter_map(|id| Some(corpus.reference(id)?.label.as_str()))
        .collect();
    if !labels.is_empty() {
        text.paragraph("", &format!("Sources: {}.", labels.join("; ")));
    }
}

/// Where things stand, in the form of llmstxt.org. It lies at the top of the site, where programs look for it; its
/// addresses are relative to that.
#[must_use]
pub fn llms(corpus: &Corpus) -> File {
    let notice = Notice::proposing(corpus);
    let document = &corpus.document;
    let mut text = format!(
        "# Waymark: {}\n\n> {} principles of the {} ({}) for the security of systems with {} in them, along the \
         life cycle, {} with actions that a person can do and show. Version {}, {}.\n\n{}\n\nEdition {}.\n",
        document.title,
        corpus.principles().count(),
        document.publisher,
        document.publisher_short,
        corpus.words.field,
        notice.made,
        document.version,
        document.published,
        notice.text(),
        notice.edition_line(),
    );
    text.push_str("\n## All of it\n\n");
    for (name, what) in [
        ("guidance.txt", "the whole guidance as plain text"),
        (
            "guidance.json",
            "the same as JSON, with every facet and link",
        ),
        ("checklist.csv", "every action, as a table"),
        ("crosswalk.json", "links to other frameworks, proposed"),
        ("glossary.json", "every term, in one sentence each"),
        ("oscal/catalog.json", "the guidance as an OSCAL catalog"),
        ("index.json", "the list of all files"),
    ] {
        text.push_str(&format!("- [{name}]({FOLDER}/{name}): {what}\n"));
    }
    for part in &corpus.parts {
        text.push_str(&format!("\n## {}\n\n", part.title));
        for principle in &part.principles {
            text.push_str(&format!(
                "- [{} {}]({}.html): {}\n",
                principle.no, principle.title, principle.no, principle.summary
            ));
        }
    }
    text.push_str(
        "\n## Optional\n\n- [Sources](references.html): every source that the document links to\n\
         - [Other frameworks](crosswalk.html): what the principles meet in them\n\
         - [Glossary](glossary.html): every term, and where it stands\n",
    );
    File {
        path: "llms.txt".to_owned(),
        holds: Holds::Llms,
        text,
    }
}

/// A text that grows by paragraphs.
#[derive(Default)]
struct Text(String);

impl Text {
    /// A heading with a line under it.
    fn heading(&mut self, title: &str, under: char) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        let length = title.chars().count().min(WIDTH);
        self.wrapped("", title);
        self.0.extend(std::iter::repeat_n(under, length));
        self.0.push_str("\n\n");
    }

    /// A line of its own.
    fn line(&mut self, line: &str) {
        self.wrapped("", line);
        self.0.push('\n');
    }

    /// A paragraph and an empty line.
    fn paragraph(&mut self, indent: &str, text: &str) {
        self.wrapped(indent, text);
        self.0.push('\n');
    }

    /// Blocks, each said to be ours where it is.
    fn prose(&mut self, prose: &Prose) {
        for Block { kind, text, .. } in &prose.0 {
            let before = match kind {
                BlockKind::Restated | BlockKind::Heading => "",
                BlockKind::WithLlms => "With LLMs: ",
                BlockKind::Pitfall => "Our warning: ",
                BlockKind::Note => "Our note: ",
            };
            for (at, line) in text.lines().enumerate() {
                let before = if at == 0 { before } else { "" };
                self.paragraph("  ", &format!("{before}{line}"));
            }
        }
    }

    /// Words, as many on a line as fit; one that fits on none has a line of its own.
    fn wrapped(&mut self, indent: &str, text: &str) {
        let mut length = 0;
        for word in text.split_whitespace() {
            let letters = word.chars().count();
            if length > 0 && length + 1 + letters > WIDTH {
                self.0.push('\n');
                length = 0;
            }
            if length == 0 {
                self.0.push_str(indent);
                length = indent.len();
            } else {
                self.0.push(' ');
                length += 1;
            }
            self.0.push_str(word);
            length += letters;
        }
        self.0.push('\n');
    }
}
