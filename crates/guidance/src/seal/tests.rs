use proptest::prelude::*;

use super::*;

fn sealed(kind: Kind, body: Vec<u8>) -> Sealed {
    let mut chance = [0; CHANCE];
    for (byte, number) in chance.iter_mut().zip(1..) {
        *byte = number;
    }
    Sealed {
        head: Head::new(kind, chance),
        body,
    }
}

/// An envelope whose bytes were changed, with a check that is right for them.
fn changed(kind: Kind, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let one = sealed(kind, vec![7; 40]);
    let mut bytes = [one.head.bytes(), &one.body].concat();
    change(&mut bytes);
    let check = check(&bytes);
    bytes.extend(check);
    letters::write(&bytes)
}

#[test]
fn a_head_says_what_the_form_says() {
    let head = sealed(Kind::File, Vec::new()).head;
    let bytes = head.bytes();
    assert_eq!(bytes.len(), 34);
    assert_eq!(&bytes[..6], [1, b'f', 0x00, 0x09, 0x27, 0xc0]);
    assert_eq!(bytes[6..22], (1..=16).collect::<Vec<u8>>());
    assert_eq!(bytes[22..], (17..=28).collect::<Vec<u8>>());
    assert_eq!(head.iterations(), 600_000);
    assert_eq!(
        sealed(Kind::File, vec![0; 16]).to_file(),
        format!(
            "{{\n  \"format\": \"waymark-sealed\",\n  \"version\": 1,\n  \"sealed\": \"{}\"\n}}\n",
            "AWYACSfAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHAAAAAAAAAAAAAAAAAAAAACpJw3K"
        )
    );
}

#[track_caller]
fn refused(text: &str, why: SealError) {
    let fragment = [SEALED_STATE, text].concat();
    assert_eq!(Sealed::from_fragment(&fragment), Some(Err(why)), "{text}");
}

#[test]
fn what_is_no_envelope_is_refused() {
    let whole = changed(Kind::Link, |_| {});
    assert!(Sealed::from_fragment(&[SEALED_STATE, &whole].concat()).is_some_and(|one| one.is_ok()));
    // Cut anywhere, or lengthened: also before its check.
    for end in 0..whole.len() {
        refused(&whole[..end], SealError::Damaged);
    }
    for end in 0..HEAD + TAG {
        refused(
            &changed(Kind::Link, |bytes| bytes.truncate(end)),
            SealError::Damaged,
        );
    }
    for text in ["=", "A A", "é", "AAAA", "<script>", "AQ==", "%41"] {
        refused(text, SealError::Damaged);
        refused(&[&whole, text].concat(), SealError::Damaged);
    }
    // Another kind, another version.
    refused(&changed(Kind::File, |_| {}), SealError::Damaged);
    refused(
        &changed(Kind::Link, |bytes| bytes[1] = 0),
        SealError::Damaged,
    );
    refused(
        &changed(Kind::Link, |bytes| bytes[0] = 0),
        SealError::Damaged,
    );
    let newer = SealError::Newer { found: 2 };
    refused(&changed(Kind::Link, |bytes| bytes[0] = 2), newer);
    refused(&changed(Kind::Link, |bytes| *bytes = vec![2]), newer);
    let found = 16_000;
    let most = share::LONGEST;
    let long = "A".repeat(found - SEALED_STATE.len());
    refused(&long, SealError::TooLong { found, most });
    for fragment in ["", "s=AQ", "e", "E=AQ", "a03"] {
        assert_eq!(Sealed::from_fragment(fragment), None, "{fragment}");
    }
}

#[test]
fn nobody_can_ask_for_more_work_than_a_few_seconds_nor_for_too_little() {
    for (found, is_read) in [
        (0, false),
        (1, false),
        (ITERATIONS - 1, false),
        (ITERATIONS, true),
        (MOST_ITERATIONS, true),
        (MOST_ITERATIONS + 1, false),
        (u32::MAX, false),
    ] {
        let text = changed(Kind::Link, |bytes| {
            bytes[2..6].copy_from_slice(&found.to_be_bytes());
        });
        let read = Sealed::from_fragment(&[SEALED_STATE, &text].concat()).unwrap();
        if is_read {
            assert_eq!(read.unwrap().head.iterations(), found);
        } else {
            assert_eq!(read, Err(SealError::Iterations { found }));
        }
    }
}

#[test]
fn a_file_is_told_from_others_and_from_damaged_ones() {
    let whole = sealed(Kind::File, vec![7; 40]);
    let file = whole.to_file();
    let read = |text: &str| Sealed::from_file(text.as_bytes());
    assert_eq!(read(&file), Some(Ok(whole.clone())));
    // As an editor may leave it.
    let other = ["\u{feff}", &file.replace(['\n', ' '], "\t"), "\n\n"].concat();
    assert_eq!(read(&other), Some(Ok(whole)));
    for (text, expected) in [
        ("", None),
        ("{", None),
        ("[]", None),
        (&file[..file.len() - 3], None),
        ("{\"format\": \"waymark-assessments\"}", None),
        ("{\"note\": \"waymark-sealed\"}", None),
        ("{\"format\": \"waymark-sealed\"}", Some(SealError::Damaged)),
        (&file.replace(": 1", ": 0"), Some(SealError::Damaged)),
        (&file.replace(": 1", ": \"1\""), Some(SealError::Damaged)),
        (
            &file.replace(": 1", ": 2"),
            Some(SealError::Newer { found: 2 }),
        ),
        (
            "{\"format\": \"waymark-sealed\", \"version\": 3, \"more\": {}}",
            Some(SealError::Newer { found: 3 }),
        ),
        (
            "{\"format\": \"waymark-sealed\", \"version\": 4, \"a\": 1, \"b\": 2}",
            Some(SealError::Newer { found: 4 }),
        ),
        (
            &file.replace("sealed\": \"", "sealed\": \"AA"),
            Some(SealError::Damaged),
        ),
        (
            &file.replace("\"sealed\":", "\"other\":"),
            Some(SealError::Damaged),
        ),
        (
            &file.replace("\"sealed\": \"", "\"sealed\": 7, \"x\": \""),
            Some(SealError::Damaged),
        ),
    ] {
        assert_eq!(read(text), expected.map(Err), "{text}");
    }
    let foreign = sealed(Kind::Link, vec![7; 40]).to_file();
    assert_eq!(read(&foreign), Some(Err(SealError::Damaged)));
    assert_eq!(Sealed::from_file(b"\xff waymark-sealed"), None);
    assert!(file.len() < LARGEST);
}

#[test]
fn a_passphrase_has_twelve_letters_of_any_language() {
    for (passphrase, enough) in [
        ("", false),
        ("eleven char", false),
        ("twelve chars", true),
        ("дванадцять !", true),
        ("ééééééé", false),
    ] {
        assert_eq!(is_enough(passphrase), enough, "{passphrase}");
    }
}

#[test]
fn the_largest_work_has_room_in_a_file() {
    let whole = sealed(Kind::File, vec![0; transfer::LARGEST + TAG]);
    assert!(whole.to_file().len() <= LARGEST);
}

proptest! {
    #[test]
    fn what_is_written_is_read(chance: [u8; CHANCE], body in prop::collection::vec(any::<u8>(), TAG..300)) {
        for kind in [Kind::Link, Kind::File] {
            let one = Sealed { head: Head::new(kind, chance), body: body.clone() };
            let fragment = one.to_fragment().unwrap();
            prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=-_".contains(&byte)));
            let expected = Ok(one.clone());
            let damaged = Err(SealError::Damaged);
            let (link, file) = if kind == Kind::Link { (&expected, &damaged) } else { (&damaged, &expected) };
            prop_assert_eq!(&Sealed::from_fragment(&fragment).unwrap(), link);
            prop_assert_eq!(&Sealed::from_file(one.to_file().as_bytes()).unwrap(), file);
        }
    }

    #[test]
    fn nothing_that_comes_stops_the_reader(text in "(e=)?([A-Za-z0-9_-]{0,90}|\\PC{0,20})", bytes: Vec<u8>) {
        if let Some(Ok(one)) = Sealed::from_fragment(&text) {
            prop_assert_eq!(one.to_fragment().unwrap(), text.clone());
        }
        let _ = Sealed::from_file(&bytes);
        let file = format!("{{\"format\":\"waymark-sealed\",\"version\":1,\"sealed\":\"{text}\"}}");
        let _ = Sealed::from_file(file.as_bytes());
    }

    #[test]
    fn one_changed_letter_is_noticed(at in 0usize..100, letter in "[A-Za-z0-9_-]") {
        let fragment = sealed(Kind::Link, vec![7; 40]).to_fragment().unwrap();
        let at = 2 + at % (fragment.len() - 2);
        let mut other = fragment.clone();
        other.replace_range(at..=at, &letter);
        if other != fragment {
            prop_assert!(Sealed::from_fragment(&other).unwrap().is_err());
        }
    }
}
