//! The search page, without what the finder says on it.

messages! { search:
    /// The heading, and the title in the browser's bar.
    title => "Search and filter";
    /// For those who only see a link to it.
    description => "Find anything in the principles, or narrow all actions by stage, role, threat, topic, framework and status.";
    /// Names the field, here and at the top of every page.
    field => "Search";
    /// The button beside it.
    button => "Search";
    /// Where the finder does not run: what to do instead, before links.
    off[whole] => "Each stage, role, threat and topic has a page of its own, below, and {whole} can be searched with the browser’s own search.";
    /// The link in it.
    off_whole => "everything on one page";
    /// What opens the filters, where there is little room.
    filters => "Filters";
    /// Over the list of all actions.
    actions => "Actions";
    /// Names the choice of what is listed.
    show => "List";
    /// One of two.
    show_actions => "Actions";
    /// The other.
    show_principles => "Principles only";
    /// Over the stages.
    stage => "Stage";
    /// Over the roles.
    role => "Role";
    /// Over the threats.
    threat => "Threat";
    /// Over the topics.
    topic => "Topic";
    /// Over the conditions under which actions apply; they go on with it.
    applies => "Only for a system that";
    /// Below them.
    applies_note => "Actions with no condition apply to your system too.";
    /// The last of them: there is no condition.
    applies_always => "Every system (no condition)";
    /// Over the frameworks.
    framework => "Mapped to (proposed)";
    /// Over where actions stand.
    status => "Status";
    /// One of them.
    status_open => "Not started";
    /// One of them.
    status_begun => "In progress";
    /// One of them.
    status_done => "Done";
    /// One of them.
    status_out => "Not applicable";
}
