//! Every page comes to life without a word in the console; [`run`] looks at that after each journey.

use std::panic::catch_unwind;

use e2e::{Engine, Setup};

use super::run;

/// Every page, at a width of the window.
fn check(width: u32) {
    run(Setup::usual().width(width), async |browser| {
        let mut faults = Vec::new();
        for page in browser.host().pages()? {
            browser.open(&page).await?;
            let script = "
                const { scrollWidth, clientWidth } = document.documentElement;
                const asked = performance.getEntriesByType('resource').map(({ name }) => name);
                return [scrollWidth - clientWidth, asked]";
            let (beyond, asked): (i64, Vec<String>) = browser.evaluate(script).await?;
            if beyond > 0 {
                faults.push(format!("{page}: {beyond} pixels stand out to the right"));
            }
            for url in asked
                .iter()
                .filter(|url| browser.host().page_of(url).is_none())
            {
                faults.push(format!("{page} asks for {url}, which is not of this site"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

/// When the browser painted the text, and when it asked for the program and its glue, in milliseconds.
const PAINTED_AND_ASKED: &str = "
    const painted = performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime);
    const asked = performance.getEntriesByType('resource').filter(({ name }) => /\\/waymark-[^/]*\\.(js|wasm)$/.test(name));
    return [painted, asked.map(({ startTime }) => startTime)]";

#[test]
fn the_text_is_painted_before_the_program_is_asked_for() {
    run(Setup::usual(), async |browser| {
        browser.open("2.1.html").await?;
        let (painted, asked): (Vec<f64>, Vec<f64>) = browser.evaluate(PAINTED_AND_ASKED).await?;
        assert_eq!((painted.len(), asked.len()), (1, 2));
        for asked in asked {
            assert!(
                asked >= painted[0],
                "asked for at {asked} ms, painted at {} ms",
                painted[0]
            );
        }
        Ok(())
    });
}

#[test]
fn every_page_comes_alive_on_a_phone_without_a_message_and_without_scrolling_sideways() {
    check(360);
}

#[test]
fn every_page_comes_alive_on_a_desk_without_a_message_and_without_scrolling_sideways() {
    check(1280);
}

#[test]
fn a_journey_that_leaves_a_message_in_the_console_fails() {
    // The last two are what browsers say of a picture from elsewhere and of a script in the page itself: the policy forbids them.
    let script = match crate::ENGINE {
        Engine::Chromium | Engine::WebKit => "TrustedScript",
        Engine::Firefox => "require-trusted-types-for",
    };
    let messages = [
        "greeted", "warned", "erred", "thrown", "rejected", "img-src", script,
    ];
    let failure = catch_unwind(|| {
        run(Setup::usual(), async |browser| {
            browser.open("about.html").await?;
            browser.harm().await
        });
    });
    let failure = failure.expect_err("nothing else watches the console");
    let report = failure.downcast_ref::<String>().expect("a report");
    for message in messages {
        assert!(report.contains(message), "{message} is not in: {report}");
    }
}
