//! The id by which a goal, a measure or an action is cited. The sentence around it is the interface's.

use crate::address::{Anchor, Page, View};
use crate::id::ActionNo;
use crate::outline::Outline;

/// The id of the place that a view shows, with its document: `ncsc-ml:2.1-03` for an action, `ncsc-ml:2.1/g1` for a goal,
/// `ncsc-ml:2.1/m2` for a measure. `None` where the view shows no such place.
#[must_use]
pub fn id(outline: &Outline, view: View) -> Option<String> {
    let Page::Principle(principle) = view.page else {
        return None;
    };
    let document = &outline.document;
    Some(match view.at? {
        Anchor::Action(serial) => outline.id(ActionNo::new(principle, serial)?).to_string(),
        anchor @ (Anchor::Goal(_) | Anchor::Measure(_)) => {
            format!("{document}:{principle}/{}", anchor.name())
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Form;

    fn outline() -> Outline {
        Outline::from_text("ncsc-ml e1 1 2.1:1-3\nNCSC, Machine learning principles, version 2.0")
            .unwrap()
    }

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let view = View::parse(address, Form::Documents).unwrap().view;
        assert_eq!(id(&outline(), view).as_deref(), expected, "{address}");
    }

    #[test]
    fn goals_measures_and_actions_have_ids_and_nothing_else_has() {
        check("2.1.html#a03", Some("ncsc-ml:2.1-03"));
        check("2.1.html#g1", Some("ncsc-ml:2.1/g1"));
        check("2.1.html#m2", Some("ncsc-ml:2.1/m2"));
        check("2.1.html#a00", None);
        check("2.1.html#why", None);
        check("2.1.html", None);
        check("references.html#ref-01", None);
        check("glossary.html#t-gan", None);
    }
}
