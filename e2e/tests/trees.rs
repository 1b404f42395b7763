//! The main pages as assistive technology gets them, to be looked over by a person whenever they change: role, name and state
//! of everything but running text, nested. `UPDATE_EXPECT=1` writes what is found into `trees/`.

use std::path::Path;

use e2e::{Capability, Setup};

use super::run;

#[test]
fn main_pages_are_read_out_as_was_looked_over() {
    run(Setup::usual().needs(Capability::Outline), async |browser| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees");
        for page in [
            "index",
            "part-2",
            "2.1",
            "role-communications",
            "crosswalk",
            "settings",
            "404",
        ] {
            browser.open(&format!("{page}.html")).await?;
            let found = browser.outline().await?;
            expect_test::expect_file![folder.join(format!("{page}.txt"))].assert_eq(&found);
        }
        browser.open("2.1.html").await?;
        browser.press_text("?").await?;
        browser.find("dialog", "Keyboard shortcuts").await?;
        let found = browser.outline().await?;
        expect_test::expect_file![folder.join("shortcuts.txt")].assert_eq(&found);
        Ok(())
    });
}
