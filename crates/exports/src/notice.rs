//! Whose words a file holds, under which licence, of which edition, and what in it is only proposed.
//!
//! A file is passed on without the site around it, so each says this itself. The sentences are part of the files' form, like
//! the guidance English whatever the interface speaks.

use guidance::corpus::Corpus;
use serde::Serialize;

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice<'a> {
    /// The title of what is restated.
    pub document: &'a str,
    /// Its publisher.
    pub publisher: &'a str,
    /// Its version.
    pub version: &'a str,
    /// When it was published.
    pub published: &'a str,
    /// Where it stands.
    pub url: &'a str,
    /// The credit that its licence asks for.
    pub credit: &'a str,
    /// The licence, of the document and of this file.
    pub licence: &'a str,
    /// The licence's text.
    pub licence_url: &'a str,
    /// The edition of all content: two files with the same are of the same content.
    pub edition: &'a str,
    /// The edition of the wording of actions, a number that goes up.
    pub wording: u32,
    /// The day of that edition of the wording.
    pub worded: &'a str,
    /// Whose this file is, and whose it is not.
    pub standing: String,
    /// What Waymark has done with the document: restated or outlined it.
    #[serde(skip)]
    pub made: &'static str,
    /// Of links to other frameworks: that they are proposals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposed: Option<&'static str>,
}

/// What is said of links to other frameworks.
pub const PROPOSED: &str = "Links to other frameworks are proposed by Waymark and endorsed by nobody: neither by the publisher of \
     the source nor by the publisher of the framework. Only a link whose relation is \"cites\" is the source's own.";

/// The same of one link.
pub const PROPOSED_ONE: &str = "proposed by Waymark, endorsed by nobody";

/// Of a link that the source itself has.
pub const CITED: &str = "the source links to it";

impl<'a> Notice<'a> {
    /// The notice of a file without links to other frameworks.
    #[must_use]
    pub fn of(corpus: &'a Corpus) -> Self {
        let document = &corpus.document;
        let (publisher, title) = (&document.publisher_short, &document.title);
        let verdict = if corpus.words.disclaims {
            "The source calls itself neither an assurance framework nor a checklist: nothing here is a verdict."
        } else {
            "Nothing here is a verdict."
        };
        let outline = corpus.words.outline.as_deref();
        let (made, is) = if outline.is_some() {
            ("outlined", "outline")
        } else {
            ("restated", "restatement")
        };
        let outline = outline.map_or_else(String::new, |outline| format!(" {outline}"));
        Self {
            document: title,
            publisher: &document.publisher,
            version: &document.version,
            published: &document.published,
            url: &document.url,
            credit: &document.credit,
            licence: &document.licence,
            licence_url: &document.licence_url,
            edition: &corpus.edition,
            wording: corpus.wording,
            worded: &corpus.worded,
            standing: format!(
                "Waymark's {is} of the {publisher}'s {title} in other words, under the same licence. It is unofficial and \
                 not endorsed by the {publisher}. Parts and principles have their official titles; the actions, and what would \
                 show them, are Waymark's, drawn from the goals and measures that they name. {verdict}{outline}"
            ),
            made,
            proposed: None,
        }
    }

    /// The notice of a file with such links.
    #[must_use]
    pub fn proposing(corpus: &'a Corpus) -> Self {
        Self {
            proposed: Some(PROPOSED),
            ..Self::of(corpus)
        }
    }

    /// The title of a file: what is restated, and by whom.
    #[must_use]
    pub fn title(&self) -> String {
        format!(
            "{}, version {}, {} by Waymark",
            self.document, self.version, self.made
        )
    }

    /// The edition in a few words, for a cell or a line.
    #[must_use]
    pub fn edition_line(&self) -> String {
        format!("{} (wording {})", self.edition, self.wording)
    }

    /// Credit, licence and standing, as one text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!(
            "{} {}: {}. {}",
            self.credit, self.licence, self.licence_url, self.standing
        );
        if let Some(proposed) = self.proposed {
            text.push(' ');
            text.push_str(proposed);
        }
        text
    }
}
