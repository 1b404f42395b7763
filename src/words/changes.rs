//! What changed in this version.

messages! { changes:
    /// The title, and a heading on the first page.
    title(year: &str) => "What changed in {year}";
    /// Names the table for those who don't see it.
    versions => "The two versions";
    /// A column.
    earlier => "Earlier";
    /// A column.
    now => "This version";
    /// A row.
    row_title => "Title";
    /// A row.
    row_published => "Published";
    /// Where the changes are named.
    named(publisher: &str)[announcement] => "The {publisher} named the changes in its {announcement}. Where this version deals with each of them is our reading.";
    /// The link in it.
    announcement(version: &str) => "announcement of version {version}";
    /// A heading.
    gap => "What is not said here";
}
