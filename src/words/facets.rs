//! The pages of roles, threats, topics and stages.

messages! { facets:
    /// Over the title, and over the other values: of stages.
    stage => "Actions by stage";
    /// Of roles.
    role => "Actions by role";
    /// Of threats.
    threat => "Actions by threat";
    /// Of topics.
    topic => "Actions by topic";
    /// The title in the browser's bar.
    page_title(facet: &str, value: &str) => "{facet}: {value}";
    /// For those who only see a link to it: what the value means, and how many actions.
    description(means: &str, count: &str) => "{means} {count}.";
    /// The same where the value says what it means.
    description_short(count: &str) => "{count}.";
    /// How many actions of how many principles have the value.
    count(actions: &str, principles: &str) => "{actions} in {principles}";
    /// The same, with what to do.
    choose(count: &str) => "{count}. Choose one to see what would show it and to tick it off.";
    /// Below an action: how much work it is, and when it applies.
    facts[effort, applies] => "{effort} · {applies}";
}
