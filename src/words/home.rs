//! The first page.

messages! { home:
    /// The title in the browser's bar.
    page_title(publisher: &str, name: &str) => "Waymark: the {publisher}’s {name} as a working tool";
    /// For those who only see a link to it.
    description(publisher: &str, title: &str, version: &str) => "The {publisher}’s {title} (version {version}) restated in plain words, with actions to tick off. Your work stays on your device.";
    /// The same where the document is only outlined.
    description_outlined(publisher: &str, title: &str) => "The {publisher}’s {title} outlined in plain words, with actions to tick off. Your work stays on your device.";
    /// Below it.
    lead(publisher: &str, principles: usize)[document] => "An unofficial guide to the {publisher}’s {principles} {document}, in plain words and in the order in which your system meets them. Read what each asks, tick off what you have done, keep the work on your own device.";
    /// Names the list of principles for those who don't see it.
    map => "The principles by life-cycle stage";
    /// What a full dot means.
    key_full => "one action, settled";
    /// What a ring means.
    key_open => "one action, still open";
    /// Below the figure.
    key_loop(principle: &str) => "Lessons from {principle} go back to the start.";
    /// The second half of the page.
    ways => "Other ways in";
    /// A link below that.
    changes_more(earlier: &str) => "More on what changed, for those who knew the text of {earlier}";
    /// A column.
    topics => "Start from a topic";
    /// A column.
    roles => "Start from your role";
    /// A column.
    stages => "Start from a stage of your project";
    /// Below that.
    stages_note => "A stage is when the work is done. Counts differ from those of the parts above, because an action may be done at more than one stage.";
    /// A link below the last column.
    narrow => "All actions, narrowed by several of these at once";
    /// A column.
    threats => "Start from a threat";
}
