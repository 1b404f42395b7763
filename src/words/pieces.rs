//! Words of pieces that several pages are made of.

messages! { pieces:
    /// The title in the browser's bar, of all pages but the first.
    page_title(title: &str) => "{title} – Waymark";
    /// What a citation names as its source.
    source(publisher: &str, title: &str, version: &str) => "{publisher}, {title}, version {version}";
    /// Over a warning of ours within the guidance.
    aside_pitfall => "Our warning";
    /// Over what the source says of large language models.
    aside_llms => "Large language models";
    /// Over a note of ours.
    aside_note => "Our note";
    /// Between members of a list.
    list_comma => ", ";
    /// Pages of the source.
    pages(numbers: &str, count: usize) by count => { one: "page {numbers}", other: "pages {numbers}" };
    /// One page of the source.
    page(number: u16) => "page {number}";
    /// Part of the document, as a link in a list of places.
    place_part(number: u8) => "part {number}";
    /// The introduction, as a link in a list of places.
    place_introduction => "introduction";
    /// A place and the page of the source.
    place_on_page(page: u16)[place] => "{place} (page {page})";
    /// A part's title with its number.
    part(number: u8)[title] => "Part {number}: {title}";
    /// A source that has moved.
    or_now[source, now] => "{source} or {now}";
    /// The link in it.
    now => "the address in the document’s reading list";
    /// Behind a source: other places cite it too.
    also_cited => "also cited elsewhere";
    /// When an action applies.
    applies[conditions] => "Applies when the system {conditions}";
    /// How much work an action is.
    effort[effort] => "{effort} effort";
    /// A year and a month.
    month(month: &str, year: &str) => "{month} {year}";
    /// A day.
    day(day: &str, month: &str, year: &str) => "{day} {month} {year}";
    /// The first month.
    january => "January";
    /// The second.
    february => "February";
    /// The third.
    march => "March";
    /// The fourth.
    april => "April";
    /// The fifth.
    may => "May";
    /// The sixth.
    june => "June";
    /// The seventh.
    july => "July";
    /// The eighth.
    august => "August";
    /// The ninth.
    september => "September";
    /// The tenth.
    october => "October";
    /// The eleventh.
    november => "November";
    /// The twelfth.
    december => "December";
}
