//! The words of a page's sections as a text file, for snippets: a line for each text, `SECTION TAB PLACE TAB FIELD TAB WORDS`.
//! A place is named as in addresses; the start of a page is empty.

use std::fmt::Write as _;

use super::section::{Field, Section};

/// A text of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The name of the section's place.
    pub section: String,
    /// The name of the text's own place.
    pub place: String,
    /// What it is.
    pub field: Field,
    /// Its words.
    pub words: String,
}

fn letter(field: Field) -> char {
    match field {
        Field::Title => 't',
        Field::Heading => 'h',
        Field::Body => 'b',
        Field::Aside => 'a',
    }
}

/// The file of some sections of one page.
#[must_use]
pub fn write<'a>(sections: impl IntoIterator<Item = &'a Section>) -> String {
    let mut file = String::new();
    for section in sections {
        let own = section.at.map_or(String::new(), |at| at.name());
        for text in &section.texts {
            let place = text.at.or(section.at).map_or(String::new(), |at| at.name());
            let words: Vec<&str> = text.words.split_whitespace().collect();
            // Writing to a string does not fail.
            let _ = writeln!(
                file,
                "{own}\t{place}\t{}\t{}",
                letter(text.field),
                words.join(" ")
            );
        }
    }
    file
}

/// The lines of a file; what is none is left out.
pub fn read(file: &str) -> impl Iterator<Item = Line> + '_ {
    file.lines().filter_map(|line| {
        let mut parts = line.splitn(4, '\t');
        let (section, place) = (parts.next()?, parts.next()?);
        let field = match parts.next()? {
            "t" => Field::Title,
            "h" => Field::Heading,
            "b" => Field::Body,
            "a" => Field::Aside,
            _ => return None,
        };
        Some(Line {
            section: section.to_owned(),
            place: place.to_owned(),
            field,
            words: parts.next()?.to_owned(),
        })
    })
}
