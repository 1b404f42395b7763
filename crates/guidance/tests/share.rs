//! Systems in links.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "share/laws.rs"]
mod laws;

use std::collections::BTreeMap;
use std::path::Path;

use guidance::assess::Profile;
use guidance::id::{ActionNo, PrincipleNo};
use guidance::progress::Status;
use guidance::share::{LONGEST, ShareError, Shared, Shown, With};
use proptest::prelude::*;

fn profile() -> impl Strategy<Value = Profile> {
    let words =
        prop::sample::subsequence(vec!["edge=no", "personal-data=yes", "uses-llm=yes"], 0..=3);
    words.prop_map(|words| Profile::from_text(&words.join(" ")))
}

fn no() -> impl Strategy<Value = ActionNo> {
    (1u8..=99, 1u8..=99, 1u8..=99).prop_filter_map("an id", |(part, place, serial)| {
        ActionNo::new(PrincipleNo::new(part, place)?, serial)
    })
}

fn shown(wording: u32) -> impl Strategy<Value = Shown> {
    let text =
        prop_oneof![4 => Just(String::new()), 1 => ".{0,20}", 1 => Just("a\nb\\n".to_owned())];
    let status = prop::sample::select(Status::ALL.to_vec());
    let edition = prop_oneof![3 => Just(wording), 1 => 0u32..5, 1 => any::<u32>()];
    (status, edition, prop::array::uniform5(text)).prop_map(move |(status, edition, texts)| {
        let edition = if status == Status::NotStarted {
            wording
        } else {
            edition
        };
        Shown {
            status,
            edition,
            texts,
        }
    })
}

fn shared() -> impl Strategy<Value = Shared> {
    (any::<u32>(), ".{0,30}", profile()).prop_flat_map(|(wording, name, profile)| {
        let answers = prop::collection::btree_map(no(), shown(wording), 0..30);
        answers.prop_map(move |mut answers| {
            answers.retain(|_, shown| shown.says_something());
            Shared {
                document: "ncsc-ml".parse().unwrap(),
                wording,
                name: name.clone(),
                profile: profile.clone(),
                answers,
            }
        })
    })
}

// A case that fails is seen and written down as a test: no file of cases is kept beside.
proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_link_says_what_it_was_made_of(shared in shared()) {
        match shared.to_fragment() {
            Ok(fragment) => {
                prop_assert_eq!(laws::broken(&fragment), None);
                prop_assert_eq!(Shared::from_fragment(&fragment), Ok(shared));
            }
            Err(ShareError::TooLong { found }) => prop_assert!(found > LONGEST),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn a_copy_says_what_the_link_says(shared in shared()) {
        prop_assert_eq!(laws::kept(&shared), None);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(s=)?[A-Za-z0-9_-]{0,200}|.{0,50}") {
        prop_assert_eq!(laws::broken(&text), None);
    }

    #[test]
    fn a_link_that_was_cut_or_mistyped_is_refused(shared in shared(), at: prop::sample::Index, letter in "[A-Za-z0-9_-]") {
        let Ok(fragment) = shared.to_fragment() else { return Ok(()) };
        let at = 2 + at.index(fragment.len() - 2);
        prop_assert_eq!(Shared::from_fragment(&fragment[..at]).ok(), None);
        let mut changed = fragment.clone();
        changed.replace_range(at..=at, &letter);
        if changed != fragment {
            prop_assert_eq!(Shared::from_fragment(&changed).ok(), None);
        }
    }
}

/// Every action of the real guidance, each with a status.
fn all_answered(texts: impl Fn(ActionNo) -> [String; 5]) -> Shared {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let corpus = content_compiler::compile_dir(&content).unwrap();
    let actions = corpus.principles().flat_map(|own| &own.actions);
    let answers = actions.zip(0..).map(|(action, at): (_, usize)| {
        let shown = Shown {
            status: Status::ALL[1 + at % 3],
            edition: corpus.wording,
            texts: texts(action.no),
        };
        (action.no, shown)
    });
    Shared {
        answers: answers.collect::<BTreeMap<_, _>>(),
        document: corpus.document.id.clone(),
        wording: corpus.wording,
        name: "Fraud detection for card payments".to_owned(),
        profile: Profile::from_text(
            "edge=no learns-in-operation=yes personal-data=yes uses-llm=yes",
        ),
    }
}

#[test]
fn a_system_with_every_action_answered_fits_into_2_000_letters() {
    let mut shared = all_answered(|_| Default::default());
    let length = shared.to_fragment().unwrap().len();
    println!("{} actions: {length} letters", shared.answers.len());
    assert!(length <= 400, "{length}");
    // Each answered under another edition than the newest, which is as bad as it gets.
    shared.wording = 300;
    let length = shared.to_fragment().unwrap().len();
    println!("of other editions: {length} letters");
    assert!(length <= 2_000, "{length}");
}

#[test]
fn notes_fit_up_to_a_limit_and_beyond_it_the_length_is_said() {
    let note = |length: usize| {
        all_answered(|_| {
            let mut texts: [String; 5] = Default::default();
            texts[1] = "n".repeat(length);
            texts
        })
    };
    assert!(note(30).to_fragment().unwrap().len() <= LONGEST);
    let error = note(300).to_fragment().unwrap_err();
    assert!(
        matches!(error, ShareError::TooLong { found } if found > LONGEST),
        "{error}"
    );
}

/// Links that were made before. They are read for ever: a line is added for each version and none is changed.
#[test]
fn links_of_every_version_are_read() {
    let version_1 = "s=AQduY3NjLW1sAwtDaGF0IGhlbHBlcgx1c2VzLWxsbT15ZXMCAQECCQIBAzABAgEDAgICAQMADG5vIHN1cHBsaWVycwIBAwEJdHdvCmxpbmVzXUoeLQ";
    let made = {
        let no = |text: &str| text.parse::<ActionNo>().unwrap();
        let shown = |status, edition| Shown {
            status,
            edition,
            ..Shown::default()
        };
        let mut answers = BTreeMap::from([
            (no("1.1-01"), shown(Status::InProgress, 3)),
            (no("1.1-02"), shown(Status::Done, 3)),
            (no("2.1-03"), shown(Status::NotApplicable, 2)),
        ]);
        let texts = &mut answers.get_mut(&no("2.1-03")).unwrap().texts;
        texts[0] = "no suppliers".to_owned();
        texts[1] = "two\nlines".to_owned();
        Shared {
            document: "ncsc-ml".parse().unwrap(),
            wording: 3,
            name: "Chat helper".to_owned(),
            profile: Profile::from_text("uses-llm=yes"),
            answers,
        }
    };
    assert_eq!(made.to_fragment().unwrap(), version_1);
    assert_eq!(Shared::from_fragment(version_1), Ok(made));
}

#[test]
fn what_is_no_link_and_what_is_of_a_newer_release_are_told_apart() {
    assert_eq!(Shared::from_fragment("a03"), Err(ShareError::NotALink));
    assert_eq!(Shared::from_fragment("s="), Err(ShareError::Damaged));
    assert_eq!(Shared::from_fragment("s=a b"), Err(ShareError::Damaged));
    let long = format!("s={}", "A".repeat(LONGEST));
    assert_eq!(
        Shared::from_fragment(&long),
        Err(ShareError::TooLong { found: LONGEST + 2 })
    );
    // Version 2, whatever it will say, and the check that all versions end with.
    assert_eq!(
        Shared::from_fragment("s=AgBde4yf"),
        Err(ShareError::Newer { found: 2 })
    );
}

#[test]
fn only_what_was_chosen_is_in_a_link() {
    let whole =
        all_answered(|_| ["reason", "note", "evidence", "owner", "2027-01-01"].map(str::to_owned));
    let system = laws::system(&whole);
    let of = |with| Shared::of(&system, &whole.document, whole.wording, with);
    let plain = of(With::default());
    assert_eq!(plain.name, "");
    assert!(
        plain
            .answers
            .values()
            .all(|own| own.texts.iter().all(String::is_empty))
    );
    assert_eq!(plain.answers.len(), whole.answers.len());
    let texts = of(With {
        texts: true,
        ..With::default()
    });
    assert!(
        texts
            .answers
            .values()
            .all(|own| own.texts[1] == "note" && own.texts[3].is_empty())
    );
}

#[test]
fn a_reason_that_was_left_out_is_said_to_be_and_no_other_is_touched() {
    let mut shared = all_answered(|no| {
        let mut texts: [String; 5] = Default::default();
        if no.serial() == 1 {
            texts[0] = "own".to_owned();
        }
        texts
    });
    shared.withhold("left out");
    for (no, shown) in &shared.answers {
        let expected = match (no.serial(), shown.status) {
            (1, _) => "own",
            (_, Status::NotApplicable) => "left out",
            _ => "",
        };
        assert_eq!(shown.texts[0], expected, "{no}");
    }
}

#[test]
fn fragments_that_once_failed_are_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-link");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        assert_eq!(laws::broken(&text), None, "{}", path.display());
    }
}
