//! Markdown to blocks of HTML and plain text.
//!
//! A content file is front matter in TOML between lines of `+++`, then Markdown. Allowed in it: headings of
//! the second level, paragraphs, lists, emphasis, links to principles by number, and three kinds of aside
//! (`> [!WARNING]`, `> [!IMPORTANT]`, `> [!NOTE]`). All else is a fault, HTML first of all.

use std::ops::Range;

use guidance::address::{Page, View};
use guidance::corpus::{Block, BlockKind, Prose};
use guidance::id::PrincipleNo;
use pulldown_cmark::{
    BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

use crate::diagnostic::{At, Faults, Placed};
use crate::fields::{Origin, typographic};
use crate::source::Source;

const FENCE: &str = "+++";

/// A file's front matter and Markdown, each with the lines before it.
pub(crate) fn split<'a>(source: &'a Source, faults: &mut Faults) -> (Origin<'a>, Origin<'a>) {
    let origin = |text, lines_before| Origin::new(&source.path, text, lines_before);
    let text = source.text.as_str();
    let opened = text
        .strip_prefix(FENCE)
        .and_then(|rest| rest.strip_prefix('\n'));
    let closed = opened.and_then(|rest| {
        let end = rest
            .find("\n+++\n")
            .map(|at| at + 1)
            .or_else(|| rest.starts_with("+++\n").then_some(0))?;
        Some((&rest[..end], &rest[end + FENCE.len() + 1..]))
    });
    match closed {
        Some((front, body)) => (
            origin(front, 1),
            origin(body, 2 + front.matches('\n').count()),
        ),
        None => {
            let at = At {
                path: source.path.clone(),
                line: 1,
            };
            faults.expected(&at, "front matter between two lines of `+++`", "none");
            (origin("", 0), origin("", 0))
        }
    }
}

/// What stands under a heading of the second level; the first has none.
pub(crate) struct Under {
    pub(crate) heading: Option<Placed<String>>,
    pub(crate) at: At,
    pub(crate) prose: Prose,
    /// Principles that it links to.
    pub(crate) links: Vec<Placed<PrincipleNo>>,
}

/// Markdown as sections. With `keep_headings` there is one section, and headings are blocks in it.
pub(crate) fn sections(origin: Origin<'_>, keep_headings: bool, faults: &mut Faults) -> Vec<Under> {
    let text = origin.text;
    let start = origin.at(0);
    let mut reader = Reader {
        origin,
        faults,
        sections: vec![Under {
            heading: None,
            at: start,
            prose: Prose::default(),
            links: Vec::new(),
        }],
        keep_headings,
        kind: BlockKind::Restated,
        pending: Vec::new(),
        heading: None,
    };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_GFM).into_offset_iter() {
        reader.take(event, range);
    }
    reader.flush();
    reader.sections
}

struct Reader<'a, 'f> {
    origin: Origin<'a>,
    faults: &'f mut Faults,
    sections: Vec<Under>,
    keep_headings: bool,
    kind: BlockKind,
    pending: Vec<Event<'a>>,
    heading: Option<usize>,
}

impl<'a> Reader<'a, '_> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        let at = self.origin.at(range.start);
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            }) => {
                self.flush();
                self.heading = Some(range.start);
            }
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => self.end_heading(&at),
            Event::Start(Tag::BlockQuote(kind)) => {
                self.flush();
                self.kind = match kind {
                    Some(BlockQuoteKind::Warning) => BlockKind::Pitfall,
                    Some(BlockQuoteKind::Important) => BlockKind::WithLlms,
                    Some(BlockQuoteKind::Note) => BlockKind::Note,
                    _ => {
                        let form = "an aside of the kind [!WARNING], [!IMPORTANT] or [!NOTE]";
                        self.faults.expected(&at, form, "another block quote");
                        BlockKind::Note
                    }
                };
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                self.flush();
                self.kind = BlockKind::Restated;
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let dest_url = self.link(link_type, &dest_url, &at);
                self.pending.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }));
            }
            Event::Start(
                Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Emphasis | Tag::Strong,
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::List(false)
                | TagEnd::Item
                | TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Link,
            )
            | Event::SoftBreak => self.pending.push(event),
            Event::Text(text) => self.pending.push(Event::Text(typographic(&text).into())),
            Event::End(_) => {}
            other => {
                let form = "paragraphs, lists, emphasis, links, asides and headings of the second level only";
                self.faults.expected(&at, form, name(&other));
            }
        }
    }

    /// A link leads to a principle by its number; addresses are made here and nowhere else.
    fn link(&mut self, link_type: LinkType, target: &str, at: &At) -> CowStr<'a> {
        match target.parse::<PrincipleNo>() {
            Ok(value) if link_type == LinkType::Inline => {
                if let Some(section) = self.sections.last_mut() {
                    section.links.push(Placed {
                        value,
                        at: at.clone(),
                    });
                }
                View::of(Page::Principle(value))
                    .format(guidance::address::Form::Documents)
                    .into()
            }
            _ => {
                self.faults.expected(
                    at,
                    "a link to a principle, as in [label](2.1)",
                    format_args!("\"{target}\""),
                );
                CowStr::Borrowed("")
            }
        }
    }

    fn end_heading(&mut self, at: &At) {
        let line = self
            .heading
            .take()
            .map_or_else(|| at.clone(), |start| self.origin.at(start));
        let text = plain(&self.pending);
        if text.is_empty() {
            self.faults.expected(&line, "words in the heading", "none");
        }
        if self.keep_headings {
            self.kind = BlockKind::Heading;
            self.flush();
            self.kind = BlockKind::Restated;
            return;
        }
        self.pending.clear();
        self.sections.push(Under {
            heading: Some(Placed {
                value: text,
                at: line.clone(),
            }),
            at: line,
            prose: Prose::default(),
            links: Vec::new(),
        });
    }

    /// Ends a block.
    fn flush(&mut self) {
        let events = std::mem::take(&mut self.pending);
        if events.is_empty() {
            return;
        }
        let text = plain(&events);
        let mut markup = String::new();
        html::push_html(&mut markup, events.into_iter());
        let block = Block {
            kind: self.kind,
            html: markup.trim_end().to_owned(),
            text,
        };
        if let Some(section) = self.sections.last_mut() {
            section.prose.0.push(block);
        }
    }
}

/// The words of some events.
fn plain(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(words) => text.push_str(words),
            Event::SoftBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn name(event: &Event<'_>) -> &'static str {
    match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => "HTML",
        Event::Start(Tag::Heading { .. }) => "a heading of another level",
        Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => "code",
        Event::Start(Tag::List(Some(_))) => "a numbered list",
        Event::Start(Tag::Image { .. }) => "an image",
        Event::Rule => "a rule",
        Event::HardBreak => "a hard line break",
        _ => "another construct",
    }
}
