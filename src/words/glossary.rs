//! The glossary.

messages! { glossary:
    /// The title.
    title => "Glossary";
    /// Below it.
    lead(terms: usize)[field] => "{terms} terms of {field} and security in one sentence each, with the pages here that use them. The sentences are Waymark’s own.";
    /// For those who only see a link to it.
    description(terms: usize, field: &str) => "{terms} terms of {field} security in one plain sentence each, and where the principles use them.";
    /// Names the links to letters.
    letters => "By letter";
    /// Below a term: related ones, as links.
    see[terms] => "See {terms}. ";
    /// Below a term: the pages that use it, as links.
    occurs[places] => "In {places}";
}
