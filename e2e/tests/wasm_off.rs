//! Where the program can't start: a browser that has WebAssembly switched off, as locked-down ones have, and a
//! folder of pages without a host.

use e2e::{Engine, Setup};

use super::{principle, run};

/// What a page says then.
const OFF: &str = "This browser did not start the program. Without it you can read everything; searching, filtering, ticking, \
                   systems and reports are off.";

#[test]
fn where_webassembly_is_off_every_word_is_there_and_the_page_says_why_ticking_is_not() {
    run(Setup::usual().with_wasm_off(), async |browser| {
        browser.expect_in_console("Waymark: the program did not start, so ticking is off.");
        browser.open("2.1.html").await?;
        let kind: String = browser.evaluate("return typeof WebAssembly").await?;
        assert_eq!(kind, "undefined", "the browser has no WebAssembly");
        browser.see(OFF).await?;
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
        browser.see_no(OFF).await
    });
}

#[test]
fn pages_opened_from_a_folder_read_and_say_why_ticking_is_off() {
    run(Setup::usual().from_a_folder(), async |browser| {
        browser.expect_in_console_of(Engine::Chromium, "blocked by CORS policy");
        browser.expect_in_console_of(Engine::Chromium, "net::ERR_FAILED");
        browser.expect_in_console("Waymark: the program did not start, so ticking is off.");
        browser.open("2.1.html").await?;
        browser.see(OFF).await?;
        for action in &principle("2.1").actions {
            browser.see(&action.text).await?;
        }
        browser.open("part-2.html").await?;
        browser.see(OFF).await
    });
}
