//! Assessments as markup. No component: their program makes it in the browser, of what is saved there.
//!
//! - [`catalog`]: what of the guidance the program needs;
//! - `files`: what files bring, and why one is not read;
//! - [`report`]: one system to print;
//! - [`shared`]: what is in a link;
//! - [`table`]: all systems side by side;
//! - [`sheet`]: one system, with every action.
//!
//! What a control does stands in `data-do`, what it sets in `data-field`, for which action in `data-no`.

pub mod catalog;
pub mod files;
pub mod report;
pub mod shared;
pub mod sheet;
pub mod table;

use guidance::assess::System;

use super::results::escape;
use crate::words::desk as words;

/// What a system is called.
#[must_use]
pub fn name(system: &System) -> &str {
    match system.name() {
        "" => words::unnamed(),
        name => name,
    }
}

/// A button that does something.
#[must_use]
pub fn button(act: &str, of: &str, label: &str) -> String {
    [
        "<button type=button class=act data-do=",
        act,
        " data-of=\"",
        &escape(of),
        "\">",
        &escape(label),
        "</button>",
    ]
    .concat()
}

/// A button whose label needs the words after it only where nothing around it is seen.
fn button_of(act: &str, of: &str, label: &str, rest: &str) -> String {
    [
        "<button type=button class=act data-do=",
        act,
        " data-of=\"",
        &escape(of),
        "\">",
        &escape(label),
        "<span class=vh>",
        &escape(rest),
        "</span></button>",
    ]
    .concat()
}

/// The choice of what files and reports leave out.
#[must_use]
pub fn leave() -> String {
    [
        "<fieldset class=desk__leave><legend>",
        words::leave(),
        "</legend><label><input type=checkbox id=leave-texts autocomplete=off>",
        words::leave_texts(),
        "</label><label><input type=checkbox id=leave-names autocomplete=off>",
        words::leave_names(),
        "</label></fieldset>",
    ]
    .concat()
}
