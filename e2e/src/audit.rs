//! What axe-core finds on a page as it stands: every rule it has, those switched off by default included (AAA and
//! experimental ones), and none left out.

use std::fmt;

use serde::Deserialize;

/// axe-core 4.14.1, as its maker publishes it; see its folder for the licence.
pub(crate) const AXE: &str = include_str!("../vendor/axe-core/axe.min.js");

/// Runs it. Each finding is a rule, why, and the element, of which its start is told: a selector costs much, and nobody reads it.
pub(crate) const RUN: &str = "
    const rules = axe.getRules().map(({ ruleId }) => ruleId);
    const enabled = Object.fromEntries(rules.map((rule) => [rule, { enabled: true }]));
    return axe.run({ rules: enabled, resultTypes: ['violations', 'incomplete'], selectors: false }).then((result) => {
        const findings = (list) => list.flatMap(({ id, nodes }) => nodes.map((node) => {
            const checks = [...node.any, ...node.all, ...node.none];
            const reason = checks.map(({ data, message }) => data?.messageKey ?? message).join(' ');
            return { rule: id, reason, element: node.html.slice(0, 160) };
        }));
        return { rules: rules.length, violations: findings(result.violations), undecided: findings(result.incomplete) };
    })";

/// What it found on a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Audit {
    /// How many rules were applied.
    pub rules: usize,
    /// What breaks a rule.
    pub violations: Vec<Finding>,
    /// What a program can't decide: a person has to.
    pub undecided: Vec<Finding>,
}

/// A rule and an element that breaks it, or may.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// What is wrong, or why it can't be decided.
    pub reason: String,
    /// The start of the element.
    pub element: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule,
            reason,
            element,
        } = self;
        write!(f, "{rule}: {reason}: {element}")
    }
}
