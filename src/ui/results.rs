//! What was found, as markup. No component: the finder makes it anew with every key.
//!
//! Results are a list of links with headings, not options of a combobox: screen readers then say where a reader is, and let
//! them jump from heading to heading, and every link can be opened in another tab.

use guidance::address::{Anchor, Page};
use guidance::search::lines::Line;
use guidance::search::snippet::{Snippet, snippet};
use guidance::search::{Field, Found, FoundPage, Index};
use guidance::wish::Wish;

use crate::words::{GUIDANCE, GUIDANCE_LANG, finder as words, glossary};

/// All that the markup needs.
pub struct Results<'a> {
    /// The index that was asked.
    pub index: &'a Index,
    /// What it found.
    pub found: &'a Found,
    /// What was asked.
    pub wish: &'a Wish,
    /// The lines of a page by its name, once they are there.
    pub lines: &'a dyn Fn(&str) -> Option<&'a [Line]>,
    /// Stands before every address.
    pub base: &'a str,
    /// How many pages are shown.
    pub pages: usize,
    /// How many places of a page are shown.
    pub places: usize,
    /// Which pages may be shown at all.
    pub allows: &'a dyn Fn(Page) -> bool,
}

/// The name of the file that has the glossary's lines.
pub const GLOSSARY: &str = "glossary";

/// The name of the file that has every action.
pub const ACTIONS: &str = "actions";

/// The attribute that marks words of the guidance among words of the interface, where these are in another language.
#[must_use]
pub fn quoted() -> String {
    if GUIDANCE.is_some() {
        [" lang=", GUIDANCE_LANG].concat()
    } else {
        String::new()
    }
}

/// Text as markup.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(char),
        }
    }
    escaped
}

impl<'a> Results<'a> {
    /// The principles that were found and may be shown.
    pub fn principles(&self) -> impl Iterator<Item = &FoundPage> {
        let pages = self.found.pages.iter();
        pages.filter(|found| matches!(found.page, Page::Principle(_)) && (self.allows)(found.page))
    }

    /// The names of the files whose lines are needed to show it.
    #[must_use]
    pub fn needs(&self) -> Vec<String> {
        let mut needs: Vec<String> = self
            .principles()
            .take(self.pages)
            .map(|found| found.page.name())
            .collect();
        if !self.found.terms.is_empty() {
            needs.push(GLOSSARY.to_owned());
        }
        needs
    }

    /// What is said of how it was found, then terms, principles and other pages.
    #[must_use]
    pub fn markup(&self) -> String {
        if self.found.pages.is_empty() && self.found.terms.is_empty() {
            return self.nothing();
        }
        let rows: String = self
            .principles()
            .take(self.pages)
            .map(|found| self.row(found))
            .collect();
        let hidden = self
            .found
            .pages
            .iter()
            .filter(|found| matches!(found.page, Page::Principle(_)))
            .count()
            - self.principles().count();
        let left_out = if hidden > 0 {
            message(&words::left_out(hidden))
        } else {
            String::new()
        };
        let terms = self.terms();
        let list = if rows.is_empty() {
            rows
        } else if terms.is_empty() {
            format!("<ol>{rows}</ol>")
        } else {
            format!("<h3>{}</h3><ol>{rows}</ol>", words::principles())
        };
        let heading = format!("<h2 class=vh>{}</h2>", words::results());
        [heading, self.how(), terms, list, left_out, self.elsewhere()].concat()
    }

    fn link(&self, page: Page, place: &str) -> String {
        let hash = if place.is_empty() { "" } else { "#" };
        // With all that was chosen, for the way back.
        let query = self.wish.format();
        escape(&[self.base, &page.file(), "?", &query, hash, place].concat())
    }

    fn nothing(&self) -> String {
        let glossary = [self.base, &Page::Glossary.file()].concat();
        let said = message(&words::nothing(&escape(&self.wish.query)));
        let help = words::nothing_help();
        let literal = if self.wish.literal {
            self.not_literal()
        } else {
            String::new()
        };
        format!(
            "{said}<p>{help} <a href=\"{glossary}\">{}</a></p>{literal}",
            glossary::title()
        )
    }

    /// What words were taken for, with the way back to the words themselves.
    fn how(&self) -> String {
        if self.wish.literal {
            return message(words::is_literal()) + &self.not_literal();
        }
        let mut said = String::new();
        if !self.found.corrected.is_empty() {
            let typed: Vec<&str> = self.wish.query.split_whitespace().collect();
            let words: Vec<String> = typed.iter().map(|word| self.meant(word)).collect();
            said += &message(&words::corrected(&words.join(" ")));
        }
        if !self.found.otherwise.is_empty() {
            let words: Vec<String> = self
                .found
                .otherwise
                .iter()
                .map(|words| format!("“{}”", escape(words)))
                .collect();
            said += &message(&words::otherwise(&words.join(", ")));
        }
        if !said.is_empty() {
            let wish = Wish {
                literal: true,
                ..self.wish.clone()
            };
            said += &self.other(&wish, &words::literal(&self.wish.query));
        }
        said
    }

    /// A typed word as it was taken, a corrected one in bold.
    fn meant(&self, typed: &str) -> String {
        let own = guidance::search::analyse::all(typed);
        let meant = self
            .found
            .corrected
            .iter()
            .find(|(word, _)| own.first() == Some(word));
        match meant {
            Some((_, meant)) => format!("<b>{}</b>", escape(meant)),
            None => escape(typed),
        }
    }

    fn not_literal(&self) -> String {
        let wish = Wish {
            literal: false,
            ..self.wish.clone()
        };
        self.other(&wish, words::not_literal())
    }

    fn other(&self, wish: &Wish, label: &str) -> String {
        let href = [self.base, &Page::Search.file(), "?", &wish.format()].concat();
        format!("<p><a href=\"{}\">{}</a></p>", escape(&href), escape(label))
    }

    fn terms(&self) -> String {
        let Some(lines) = (self.lines)(GLOSSARY).filter(|_| !self.found.terms.is_empty()) else {
            return String::new();
        };
        let headings: Vec<&Line> = lines
            .iter()
            .filter(|line| line.field == Field::Heading)
            .collect();
        let rows: String = self
            .found
            .terms
            .iter()
            .filter_map(|term| headings.get(usize::from(*term)))
            .map(|term| {
                let meaning = lines
                    .iter()
                    .find(|line| line.place == term.place && line.field == Field::Body);
                let href = self.link(Page::Glossary, &term.place);
                let meaning = meaning.map_or(String::new(), |line| escape(&line.words));
                format!(
                    "<li><a href=\"{href}\"{}><b>{}</b>{meaning}</a></li>",
                    quoted(),
                    escape(&term.words)
                )
            })
            .collect();
        if rows.is_empty() {
            return rows;
        }
        format!("<h3>{}</h3><ul>{rows}</ul>", words::terms())
    }

    fn row(&self, found: &FoundPage) -> String {
        let Page::Principle(no) = found.page else {
            return String::new();
        };
        let title = escape(self.index.title(found.page));
        let href = self.link(found.page, "");
        let places: String = match (self.lines)(&found.page.name()) {
            None => String::new(),
            Some(lines) => self.places(found, lines),
        };
        format!(
            "<li data-s={}><h3><a class=title href=\"{href}\"{}><b>{no}</b> {title}</a></h3><ul>{places}</ul></li>",
            no.part(),
            quoted()
        )
    }

    /// The best text of each of the page's best sections. One without any word that was looked for is shown only where no
    /// section has any: a page may be found because it is the home of what was named.
    fn places(&self, found: &FoundPage, lines: &[Line]) -> String {
        let mut rows: Vec<(bool, String)> = Vec::new();
        for place in found.places.iter().take(self.places) {
            let name = place.map_or(String::new(), Anchor::name);
            let own = lines.iter().filter(|line| line.section == name);
            let mut best: Option<(Snippet, &Line)> = None;
            for line in own.filter(|line| line.field != Field::Title) {
                let snippet = snippet(self.index, &self.found.groups, &line.words);
                let is_better = best
                    .as_ref()
                    .is_none_or(|(best, _)| snippet.different > best.different);
                if is_better {
                    best = Some((snippet, line));
                }
            }
            if let Some((snippet, line)) = best {
                let href = self.link(found.page, &line.place);
                let row = format!(
                    "<li><a href=\"{href}\"{}>{}</a></li>",
                    quoted(),
                    marked(&snippet)
                );
                rows.push((snippet.different > 0, row));
            }
        }
        let any = rows.iter().any(|(has_words, _)| *has_words);
        rows.retain(|(has_words, _)| *has_words || !any);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn elsewhere(&self) -> String {
        let others = self
            .found
            .pages
            .iter()
            .filter(|found| !matches!(found.page, Page::Principle(_)));
        let rows: String = others
            .take(self.pages)
            .map(|found| {
                let href = self.link(found.page, "");
                format!(
                    "<li><a href=\"{href}\"{}>{}</a></li>",
                    quoted(),
                    escape(self.index.title(found.page))
                )
            })
            .collect();
        if rows.is_empty() {
            return rows;
        }
        format!("<h3>{}</h3><ul>{rows}</ul>", words::elsewhere())
    }
}

fn message(words: &str) -> String {
    format!("<p class=message>{words}</p>")
}

fn marked(snippet: &Snippet) -> String {
    let mut markup = String::new();
    let mut last = 0;
    for mark in &snippet.marks {
        let text = |range| escape(snippet.text.get(range).unwrap_or_default());
        markup += &text(last..mark.start);
        markup += "<mark>";
        markup += &text(mark.clone());
        markup += "</mark>";
        last = mark.end;
    }
    markup + &escape(snippet.text.get(last..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use guidance::address::Anchor;
    use guidance::search::{Concept, Raw, Searcher, Section, Text, Weights, build, lines};

    use super::*;

    fn sections() -> Vec<Section> {
        let page = |no: &str| Page::Principle(no.parse().unwrap());
        let text = |at, field, words: &str| Text {
            at,
            field,
            words: words.to_owned(),
        };
        vec![
            Section {
                page: page("1.1"),
                at: None,
                texts: vec![
                    text(None, Field::Title, "Watch <over> it"),
                    text(
                        Some(Anchor::Goal(1)),
                        Field::Body,
                        "You watch every query & log it.",
                    ),
                ],
            },
            Section {
                page: page("2.1"),
                at: Some(Anchor::Measure(1)),
                texts: vec![text(None, Field::Body, "Vet the suppliers of queries.")],
            },
        ]
    }

    /// The markup of what a query finds.
    fn markup(query: &str, literal: bool, with_lines: bool, allowed: &str) -> String {
        let sections = sections();
        let concepts = [Concept {
            names: vec!["surveillance".to_owned()],
            text: vec!["watch".to_owned()],
            home: vec![sections[0].page],
            term: None,
        }];
        let raw = build(&sections, &concepts, &Weights::CHOSEN);
        let raw = Raw::from_bytes(&raw.to_bytes()).unwrap();
        let mut searcher = Searcher::new(Index::new(raw, &Weights::CHOSEN));
        let found = if literal {
            searcher.search_literally(query)
        } else {
            searcher.search(query)
        };
        let files: Vec<(String, Vec<Line>)> = sections
            .iter()
            .map(|section| {
                let file = lines::write([section]);
                (section.page.name(), lines::read(&file).collect())
            })
            .collect();
        let wish = Wish {
            query: query.to_owned(),
            literal,
            ..Wish::default()
        };
        let of = |name: &str| {
            let found = files.iter().find(|(own, _)| with_lines && own == name);
            found.map(|(_, lines)| lines.as_slice())
        };
        let results = Results {
            index: searcher.index(),
            found: &found,
            wish: &wish,
            lines: &of,
            base: "/x/",
            pages: 5,
            places: 1,
            allows: &|page| page.name().starts_with(allowed),
        };
        results.markup()
    }

    #[test]
    fn a_hit_is_a_link_to_its_place_with_its_words_marked_and_all_text_escaped() {
        let found = markup("queries", false, true, "");
        assert!(
            found.contains(
                "<a class=title href=\"/x/1.1.html?q=queries\"><b>1.1</b> Watch &lt;over&gt; it</a>"
            ),
            "{found}"
        );
        assert!(found.contains("<a href=\"/x/1.1.html?q=queries#g1\">You watch every <mark>query</mark> &amp; log it.</a>"), "{found}");
        assert!(found.contains("<a href=\"/x/2.1.html?q=queries#m1\">Vet the suppliers of <mark>queries</mark>.</a>"), "{found}");
    }

    #[test]
    fn titles_stand_there_before_the_lines_have_come() {
        let found = markup("queries", false, false, "");
        assert!(
            found.contains("Watch &lt;over&gt; it</a></h3><ul></ul>"),
            "{found}"
        );
    }

    #[test]
    fn what_a_filter_leaves_out_is_said() {
        let found = markup("queries", false, true, "2");
        assert!(!found.contains("<b>1.1</b>"), "{found}");
        assert!(found.contains(&words::left_out(1)), "{found}");
    }

    #[test]
    fn what_words_were_taken_for_is_said_with_the_way_back() {
        let found = markup("supliers", false, true, "");
        assert!(
            found.contains(&words::corrected("<b>suppliers</b>")),
            "{found}"
        );
        assert!(
            found.contains("href=\"/x/search.html?q=supliers&amp;as=typed\""),
            "{found}"
        );
        let found = markup("surveillance", false, true, "");
        assert!(
            found.contains(&words::otherwise("“surveillance”")),
            "{found}"
        );
        assert!(found.contains("<mark>watch</mark>"), "{found}");
        let found = markup("queries", true, true, "");
        assert!(
            found.contains(words::is_literal())
                && found.contains("href=\"/x/search.html?q=queries\""),
            "{found}"
        );
    }

    #[test]
    fn nothing_is_said_with_what_was_typed_escaped() {
        let found = markup("<b>zebra</b>", false, true, "");
        assert!(
            found.contains("Nothing found for “&lt;b&gt;zebra&lt;/b&gt;”"),
            "{found}"
        );
        assert!(!found.contains("<ol>"), "{found}");
    }
}
