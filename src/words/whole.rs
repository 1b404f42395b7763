//! The page that holds the whole guidance.

messages! { whole:
    /// The title in the browser's bar.
    page_title => "The whole guidance";
    /// For those who only see a link to it.
    description(principles: usize) => "All {principles} principles with goals, measures and actions on one page, ready to print.";
    /// The heading.
    title[document] => "{document}: the whole guidance";
    /// Below it.
    lead(version: &str)[publisher, published] => "The {publisher}’s principles, version {version} ({published}), in Waymark’s words, on one page to print.";
    /// Below that.
    unofficial(publisher: &str)[edition, credit] => "Unofficial, and not endorsed by the {publisher}. The actions, what would show them, warnings and notes are Waymark’s own. Page numbers are those on which each thing begins in the source. Edition {edition}. {credit}";
    /// The same where the document is only outlined: goals and measures begin nowhere in it.
    outlined(publisher: &str)[edition, credit] => "Unofficial, and not endorsed by the {publisher}. The goals, the measures, the actions, what would show them, warnings and notes are Waymark’s own. Page numbers are those of the part of the source that each outlines. Edition {edition}. {credit}";
    /// Names the contents.
    contents => "Contents";
    /// A heading.
    glossary => "Glossary";
    /// A heading.
    sources => "Sources";
    /// Below it.
    sources_lead[page] => "What the source links to; where each is cited is {page}.";
    /// The link in it.
    sources_page => "told on a page of its own";
    /// A measure's title with its number.
    measure(number: u8)[title] => "Measure {number}: {title}";
    /// A heading.
    goals => "Goals";
    /// A heading.
    why => "Why it matters";
    /// Below an action.
    facts(pages: &str)[evidence, roles, effort] => "Shown by {evidence}. {roles}, {effort}, from {pages}.";
    /// Behind that: when it applies.
    facts_applies[applies] => " {applies}.";
}
