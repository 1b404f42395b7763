//! What pages say, where more than words decides it.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;

fn body(page: Page) -> String {
    body_where(page, None)
}

/// The body on a host, with the digest of the one file; without one, in that file.
fn body_where(page: Page, single: Option<&str>) -> String {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let corpus = content_compiler::compile_dir(&content).unwrap();
    let choices = Choices {
        base: String::new(),
        send_to: None,
        single: single.map(str::to_owned),
        made_of: vec![Package {
            name: "a-package".to_owned(),
            version: "1.0.0".to_owned(),
            licence: String::new(),
        }],
        licences: None,
    };
    render(&corpus, page, &choices).unwrap().body
}

/// Whether texts stand in a page, one behind the other.
#[track_caller]
fn check(page: Page, texts: &[&str]) {
    let body = body(page);
    let mut rest = body.as_str();
    for text in texts {
        let Some((_, behind)) = rest.split_once(text) else {
            panic!("{text:?}: {rest}");
        };
        rest = behind;
    }
}

#[test]
fn files_are_linked_where_they_lie_and_told_of_where_they_do_not() {
    let link = "href=data/v1/";
    let told = crate::words::data::elsewhere("").to_html();
    let told = told.split('<').next().unwrap().trim();
    assert!(!told.is_empty());
    let (hosted, carried) = (body_where(Page::Data, Some("a digest")), body(Page::Data));
    assert!(hosted.contains(link) && !hosted.contains(told), "{hosted}");
    assert!(
        !carried.contains(link) && carried.contains(told),
        "{carried}"
    );
}

#[test]
fn links_are_counted_and_the_notice_stands_over_those_that_are_proposed() {
    use crate::words::frameworks as words;
    let atlas = Page::Framework("atlas".parse().unwrap());
    let (cited, count) = (words::cited(), words::cited_count(13, 10));
    check(atlas, &[cited, &count, words::mapped(), words::proposed()]);
    let lead = words::lead(15, 11, 415, 405, 10);
    check(Page::Crosswalk, &[&lead, words::proposed()]);
}

#[test]
fn a_filter_says_what_it_leaves_and_a_page_without_its_program_what_is_off() {
    use crate::words::{frame, search as words};
    let (always, note) = (words::applies_always(), words::applies_note());
    check(
        Page::Search,
        &[
            frame::off_title(),
            frame::off(),
            words::applies(),
            always,
            note,
        ],
    );
    // Once where it is said instead of the banner, and twice where a page tells of it beside the banner.
    for (page, times) in [
        (Page::Home, 1),
        (Page::Search, 1),
        (Page::Systems, 1),
        (Page::System, 1),
        (Page::Report, 1),
        (Page::About, 2),
        (Page::Accessibility, 2),
    ] {
        assert_eq!(body(page).matches(frame::off()).count(), times, "{page:?}");
    }
}

#[test]
fn no_browser_turns_a_date_of_the_source_around() {
    for page in [Page::About, Page::Settings, Page::Whole, Page::Crosswalk] {
        assert!(!body(page).contains("<time"), "{page:?}");
    }
    check(Page::Settings, &[&super::parts::date("2024-05-22")]);
}

#[test]
fn all_packages_are_named_in_a_list_that_is_folded() {
    check(
        Page::About,
        &["<details>", "<summary>", "a-package 1.0.0", "</details>"],
    );
}
