//! A principle's page.

messages! { principle:
    /// Names the number of a goal, which is a link to it.
    goal_link(number: u8) => "Goal {number}";
    /// Names the actions beside the goals.
    goals_actions => "Actions for the goals";
    /// A heading.
    goals => "Goals";
    /// A heading.
    why => "Why it matters";
    /// A heading.
    measures => "Measures";
    /// A heading.
    frameworks => "Other frameworks";
    /// The same in the contents, where there is little room.
    frameworks_short => "Frameworks";
    /// A heading.
    sources => "Sources";
    /// Below it.
    sources_lead(page: u16) => "Links that the source gives for this principle, which begins on its page {page}. Labels are ours.";
    /// Names the contents.
    contents => "On this page";
    /// At a glance: how much is settled.
    progress => "Progress";
    /// At a glance: in which stages its actions are done.
    stages => "Stages";
    /// At a glance: the roles.
    roles => "Who acts";
    /// At a glance: the threats.
    threats => "Helps against";
    /// At a glance: the topics.
    topics => "Topics";
    /// Over a measure's title; a link to it.
    measure(number: u8) => "Measure {number}";
    /// Names the actions beside a measure.
    measure_actions(number: u8) => "Actions for measure {number}";
    /// Before a term of an action's sentence and what it means.
    term[term] => "What it means: {term}";
    /// What would show that an action is done; the first words are set in bold.
    evidence[shown_by, evidence] => "{shown_by} {evidence}.";
    /// The first words of it.
    shown_by => "Shown by";
    /// Names the number of an action, which is a link to it.
    action_link(no: &str) => "Action {no}";
    /// What an action is drawn from, and the pages of the source.
    serves(served: &str, pages: &str, publisher: &str) => "Serves {served} ({pages} of the {publisher} document)";
    /// Goals in it; what is last of several is joined by `and`.
    serves_goals(numbers: &str, count: usize) by count => { one: "goal {numbers}", other: "goals {numbers}" };
    /// Measures in it.
    serves_measures(numbers: &str, count: usize) by count => { one: "measure {numbers}", other: "measures {numbers}" };
    /// The end of a list of numbers.
    and(first: &str, last: &str) => "{first} and {last}";
    /// Names the links to the principles before and after.
    turn => "Previous and next principle";
    /// Over the title of the one before.
    back(no: &str) => "Back to {no}";
    /// Over the title of the one after.
    on(no: &str) => "On to {no}";
}
