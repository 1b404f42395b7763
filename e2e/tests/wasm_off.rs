//! A browser that has WebAssembly switched off, as locked-down ones have.

use e2e::{Setup, run};

use crate::principle;

#[test]
fn where_webassembly_is_off_every_word_is_there_and_the_page_says_why_ticking_is_not() {
    run(Setup::usual().with_wasm_off(), async |browser| {
        browser.expect_in_console("Waymark: the program did not start, so ticking is off.");
        browser.open("2.1.html").await?;
        let kind: String = browser.evaluate("return typeof WebAssembly").await?;
        assert_eq!(kind, "undefined", "the browser has no WebAssembly");
        browser.see("Ticking is off.").await?;
        let boxes = browser.nodes_in("checkbox").await?;
        assert_eq!(boxes.len(), principle("2.1").actions.len());
        for one in boxes {
            assert!(one.disabled, "{:?} can be ticked, to no effect", one.name);
        }
        for action in &principle("2.1").actions {
            browser.see(&action.text).await?;
            browser.see(&action.evidence).await?;
        }
        Ok(())
    });
}

#[test]
fn where_webassembly_is_on_nothing_is_said_of_it() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        browser.see_no("Ticking is off.").await
    });
}
