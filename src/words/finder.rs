//! What the finder says: the program that is fetched when a reader searches first.

messages! { finder:
    /// Names the list of results below the field.
    results => "Search results";
    /// How many principles were found.
    found(count: usize) by count => { one: "{count} principle", other: "{count} principles" };
    /// Nothing was.
    nothing(query: &str) => "Nothing found for “{query}”.";
    /// What to do then.
    nothing_help => "Try fewer or other words, or the name of an attack, a tool or a standard. All terms stand in the glossary.";
    /// A misspelling was taken for something else.
    corrected(words: &str) => "Showing results for {words}.";
    /// Words were taken for what the guidance calls otherwise.
    otherwise(words: &str) => "The guidance has other words for {words}; these are the places that deal with it.";
    /// A link behind both: what was typed, and nothing else.
    literal(query: &str) => "Look for “{query}” as it was typed";
    /// Said after that link was followed.
    is_literal => "Only the words as they were typed.";
    /// The link back from there.
    not_literal => "Look for what was meant";
    /// Below the results under the field; a link.
    all => "All results and filters";
    /// Over what was looked for last.
    recent => "Searched last, on this device";
    /// A button below it.
    recent_clear => "Clear";
    /// Over principles that were found, where terms stand before them.
    principles => "Principles";
    /// Over terms that were found.
    terms => "Terms";
    /// Over pages that are no principles.
    elsewhere => "Elsewhere";
    /// Some principles are left out by the filter.
    left_out(count: usize) by count => {
        one: "{count} more principle is left out by the filter.",
        other: "{count} more principles are left out by the filter.",
    };
    /// How much of the list of actions is shown.
    shown(actions: &str, principles: &str) => "{actions} in {principles}";
    /// How many actions are.
    actions(count: usize, all: usize) by all => {
        one: "{count} of {all} action",
        other: "{count} of {all} actions",
    };
    /// How many actions of a principle are.
    own(count: usize) by count => { one: "{count} action", other: "{count} actions" };
    /// None has the words that were looked for, and no principle either.
    none_worded => "No action has these words.";
    /// None has them, and principles do.
    none_worded_above => "No action has these words. The principles above do.";
    /// None is what was chosen; buttons that take choices away follow.
    none => "No action meets all of this. Take a choice away, or start again:";
    /// The button that takes all choices away.
    clear => "Clear all filters";
    /// What opens the filters, while none is chosen.
    filters => "Filters";
    /// What opens them while some are: where there is little room they are out of sight.
    filters_chosen(count: usize) => "Filters: {count} chosen";
    /// A chosen value, as a button that takes it away.
    chip(facet: &str, value: &str) => "{facet}: {value}";
    /// What that button does, for those who don't see its cross.
    chip_remove => "Take away: ";
    /// What an address asks for that there is not.
    ignored(parts: &str) => "The address asks for something this page doesn’t know ({parts}), so that was left out.";
    /// On a page that was opened from the results.
    marked(query: &str) => "Marked: “{query}”";
    /// A link beside it.
    back => "Back to the results";
    /// A button beside it.
    unmark => "Remove marks";
    /// The index could not be read.
    damaged => "Search could not start: its index is damaged. Reload the page.";
}
