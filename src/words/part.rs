//! A part's page.

messages! { part:
    /// The title in the browser's bar.
    page_title(number: u8, title: &str) => "Part {number}: {title}";
    /// Over the title.
    place(number: u8, parts: usize, page: u16) => " Part {number} of {parts}, source page {page}";
    /// A heading.
    principles => "Principles";
    /// Below it: how much of it is settled.
    count[count] => "{count} in this part";
    /// A heading.
    sources => "Sources cited in this introduction";
}
