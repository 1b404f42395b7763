//! What a link holds, to be read: what has become of its answers stands over it, the words that have changed at each action.

use guidance::editions::Carried;
use guidance::id::ActionId;
use guidance::progress::Status;
use guidance::share::Shared;

use super::sheet::both;
use crate::ui::results::{escape, quoted};
use crate::words::desk as words;

/// What became of the words that an answer was given to.
pub type Carry<'a> = &'a dyn Fn(u32, &ActionId) -> Carried<'a>;

/// Over the actions: how many are settled, what has changed since the link was made, and the way to keep a copy. `wording` is the edition
/// that the site has.
#[must_use]
pub fn head(
    shared: &Shared,
    count: &str,
    wording: u32,
    fragment: &str,
    carry: Carry<'_>,
) -> String {
    let (mut reworded, mut gone) = (0, 0);
    let then = shared.wording;
    for no in shared.answers.keys() {
        let id = ActionId {
            document: shared.document.clone(),
            no: *no,
        };
        match carried(shared, &id, carry) {
            Carried::Reworded { .. } => reworded += 1,
            Carried::Retired { .. } => gone += 1,
            Carried::Unknown | Carried::Unchanged => {}
        }
    }
    let mut said: Vec<String> = Vec::new();
    if then > wording {
        said.push(words::shared_later(then, wording));
    } else if then < wording {
        said.push(words::shared_older(then, wording));
    }
    if reworded > 0 {
        said.push(words::shared_reworded(reworded));
    }
    if gone > 0 {
        said.push(words::shared_gone(gone));
    }
    if then < wording && reworded + gone == 0 {
        said.push(words::shared_unchanged().to_owned());
    }
    let said = match said.join(" ") {
        said if said.is_empty() => said,
        said => ["<p class=notice>", &said].concat(),
    };
    [
        "<p>",
        words::shared_first(),
        "<p><strong>",
        count,
        "</strong>",
        &said,
        "<p class=shared__keep><a class=act href=\"systems.html#",
        &escape(fragment),
        "\">",
        words::shared_keep(),
        "</a> ",
        words::shared_keep_about(),
    ]
    .concat()
}

fn carried<'a>(shared: &Shared, id: &ActionId, carry: Carry<'a>) -> Carried<'a> {
    match shared.answers.get(&id.no) {
        Some(shown) => match carry(shown.edition, id) {
            // Of texts without a status nobody asks under which words they were written.
            Carried::Reworded { .. } if shown.status == Status::NotStarted => Carried::Unchanged,
            carried => carried,
        },
        None => Carried::Unchanged,
    }
}

/// At an action: both wordings where it was answered under another, and the last one with the reason where it is gone.
#[must_use]
pub fn more(shared: &Shared, id: &ActionId, carry: Carry<'_>) -> String {
    let changed = match carried(shared, id, carry) {
        Carried::Reworded { then, now } => [
            words::reworded(),
            &both(then.text(), then.evidence(), now.text(), now.evidence()),
        ]
        .concat(),
        Carried::Retired { why, last, .. } => [
            "<span",
            &quoted(),
            ">",
            &escape(last.text()),
            "</span> ",
            &escape(&words::retired_why(why)),
        ]
        .concat(),
        Carried::Unknown => words::shared_unknown().to_owned(),
        Carried::Unchanged => return String::new(),
    };
    ["<div class=does__proposal><p>", &changed, "</div>"].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use guidance::editions::Wording;
    use guidance::progress::Stamp;
    use guidance::share::Shown;

    use super::*;

    /// A link of edition `wording` in which three actions are done, and one has a note.
    fn link(wording: u32) -> Shared {
        let shown = |status, note: &str| Shown {
            status,
            edition: wording,
            texts: ["", note, "", "", ""].map(str::to_owned),
        };
        let answers = [
            ("1.1-01", shown(Status::Done, "<b>")),
            ("1.1-02", shown(Status::Done, "")),
            ("1.1-03", shown(Status::Done, "")),
            ("1.1-04", shown(Status::NotStarted, "a note")),
        ];
        Shared {
            document: "ncsc-ml".parse().unwrap(),
            wording,
            name: String::new(),
            profile: Default::default(),
            answers: answers
                .map(|(no, shown)| (no.parse().unwrap(), shown))
                .into(),
        }
    }

    #[track_caller]
    fn check(wording: u32, carry: Carry<'_>, said: &[&str], at: &str, words_at: &[&str]) {
        let shared = link(wording);
        let head = head(&shared, "3 of 132", 2, "s=\"<a", carry);
        assert_eq!(head.contains("class=notice"), !said.is_empty(), "{head}");
        let more = more(&shared, &["ncsc-ml:", at].concat().parse().unwrap(), carry);
        for (text, expected) in said
            .iter()
            .map(|one| (&head, one))
            .chain(words_at.iter().map(|one| (&more, one)))
        {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert_eq!(more.is_empty(), words_at.is_empty(), "{more}");
        assert!(head.contains("systems.html#s=&quot;&lt;a\""), "{head}");
    }

    #[test]
    fn what_has_changed_since_a_link_was_made_is_said() {
        let then = Wording::new("Ask <around>.", "Notes", Vec::new()).unwrap();
        let now = Wording::new("Keep a register.", "The register", Vec::new()).unwrap();
        let unchanged: Carry<'_> = &|_, _| Carried::Unchanged;
        check(2, unchanged, &[], "1.1-01", &[]);
        check(
            1,
            unchanged,
            &["edition 2", "still says the same"],
            "1.1-01",
            &[],
        );
        check(3, unchanged, &["edition 2, which is older"], "1.1-01", &[]);
        let reworded: Carry<'_> = &|_, id| match id.no.serial() {
            1 | 4 => Carried::Reworded {
                then: &then,
                now: &now,
            },
            2 => Carried::Retired {
                why: "It <went>",
                instead: None,
                last: &then,
            },
            _ => Carried::Unchanged,
        };
        let said = [
            "edition 2",
            "One answer was given",
            "One answer is to an action",
        ];
        check(
            1,
            reworded,
            &said,
            "1.1-01",
            &["Ask &lt;around&gt;.", "Keep a register."],
        );
        check(
            1,
            reworded,
            &said,
            "1.1-02",
            &["It &lt;went&gt;", "Ask &lt;around&gt;."],
        );
        check(1, reworded, &said, "1.1-03", &[]);
        // What has no status was given to no words.
        check(1, reworded, &said, "1.1-04", &[]);
        let unknown: Carry<'_> = &|_, _| Carried::Unknown;
        check(2, unknown, &[], "1.1-01", &["does not know the action"]);
    }

    #[test]
    fn the_system_of_a_link_has_what_it_says() {
        let system = link(1).system(&Stamp {
            writer: "".into(),
            at: 0,
        });
        let ids: [ActionId; 2] = ["ncsc-ml:1.1-01", "ncsc-ml:1.1-04"].map(|id| id.parse().unwrap());
        let done = system.count(ids);
        assert_eq!((done.settled, done.total), (1, 2));
    }
}
