//! Small pages: the introduction's own words, and what a host shows for an address that leads nowhere.

messages! { single:
    /// Below the introduction: a heading.
    introduction_sources => "Sources cited in the introduction";
    /// The title in the browser's bar.
    lost_page_title => "Page not found";
    /// For those who only see a link to it.
    lost_description => "There is no page at this address.";
    /// The heading.
    lost => "This page does not exist";
    /// Below it.
    lost_lead => "The address may be mistyped, or the page may have been renamed. Nothing that you have ticked is affected.";
    /// Below that.
    lost_ways[search, principles, whole] => "Try {search}, or start from {principles} or from {whole}. The row of stages at the top leads to the parts.";
    /// The first link in it.
    lost_search => "search";
    /// The second.
    lost_principles => "all principles";
    /// The third.
    lost_whole => "everything on one page";
}
