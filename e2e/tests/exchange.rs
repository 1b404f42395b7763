//! Saved work out and in: what a file brings is looked at, chosen, taken in and taken back; what is refused changes nothing; and what
//! the reader leaves out of a file is not in it.

use anyhow::Result;
use e2e::{Browser, Capability, Setup};

use super::assess::{KEPT, SYSTEMS, chosen, fill, more};
use super::{run, scenes};

/// Catches what the page would hand to the browser as files.
pub(super) async fn catch(browser: &Browser) -> Result<()> {
    let script = "
        window.caught = [];
        URL.createObjectURL = (blob) => { caught.push({ blob }); return 'blob:caught' };
        HTMLAnchorElement.prototype.click = function () { caught.at(-1).name = this.download }";
    let _: Option<bool> = browser.evaluate(script).await?;
    Ok(())
}

/// The last file: its name, and what is in it.
pub(super) async fn caught(browser: &Browser) -> Result<String> {
    let script = "const { name, blob } = caught.at(-1); return blob.text().then((text) => name + '\\n' + text)";
    browser.evaluate(script).await
}

async fn act(browser: &Browser, script: &str) -> Result<()> {
    let _: Option<bool> = browser.evaluate(script).await?;
    Ok(())
}

#[test]
fn a_file_is_looked_at_taken_in_and_taken_back_in_one_step() {
    run(Setup::usual(), async |browser| {
        browser.open(SYSTEMS).await?;
        act(browser, &scenes::give(&scenes::file())).await?;
        browser.see("What the file brings").await?;
        let focused = "return document.activeElement.textContent";
        assert_eq!(
            browser.evaluate::<String>(focused).await?,
            "What the file brings"
        );
        browser
            .see("One of its actions is not known to this release")
            .await?;
        browser.click("button", "Import what is chosen").await?;
        browser.see("2 systems were imported").await?;
        browser.find("link", "Voice assistant").await?;
        browser.click("button", "Undo").await?;
        browser.find("button", "Restore Voice assistant").await?;
        browser.find("button", "Restore Chat helper").await?;
        browser.click("button", "Redo").await?;
        browser.find("link", "Voice assistant").await?;
        browser.see("Last saved").await?;
        browser.reload().await?;
        browser.find("link", "Voice assistant").await?;
        // A second time there is nothing new in it.
        act(browser, &scenes::give(&scenes::file())).await?;
        browser.see("All of it is here already").await?;
        browser.click("button", "Leave it").await?;
        browser.see_no("What the file brings").await
    });
}

#[test]
fn values_that_differ_are_chosen_one_by_one() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(SYSTEMS).await?;
        act(browser, &scenes::keep()).await?;
        browser.open("system.html?id=fraud").await?;
        for no in ["2.1-01", "2.1-02"] {
            more(browser, no).await?;
        }
        let note =
            |no: &str| format!("document.querySelector('[data-field=note][data-no=\"{no}\"]')");
        for no in ["2.1-01", "2.1-02"] {
            let field = note(no);
            act(
                browser,
                &format!("{field}.value = 'mine'; {field}.dispatchEvent(new Event('change', {{ bubbles: true }}))"),
            )
            .await?;
        }
        browser.see("Last saved").await?;

        browser.open(SYSTEMS).await?;
        catch(browser).await?;
        act(browser, &scenes::give(&scenes::file_of_kin())).await?;
        browser.see("2 values differ").await?;
        let choose = "
            document.querySelector('.incoming details').open = true;
            const choose = (list, value) => {
                list.value = value;
                list.dispatchEvent(new Event('change', { bubbles: true }));
            };
            const [one, two] = document.querySelectorAll('.incoming details select');
            choose(one, 'theirs');
            choose(two, 'mine');
            return [one, two].map((list) => list.ariaLabel)";
        let names: Vec<String> = browser.evaluate(choose).await?;
        assert_eq!(
            names,
            ["Which value of 2.1-01 Note", "Which value of 2.1-02 Note"]
        );
        browser.click("button", "Import what is chosen").await?;
        browser.see("One system was imported").await?;
        // What was here is in a file, whole.
        let backup = caught(browser).await?;
        assert!(
            backup.contains("\"mine\"") && !backup.contains("theirs"),
            "{backup}"
        );

        browser.open("system.html?id=fraud").await?;
        for (no, expected) in [
            ("2.1-01", "theirs, one"),
            ("2.1-02", "mine"),
            ("2.1-04", "only theirs"),
        ] {
            more(browser, no).await?;
            let found: String = browser
                .evaluate(&format!("return {}.value", note(no)))
                .await?;
            assert_eq!(found, expected, "{no}");
        }
        Ok(())
    });
}

/// Changes what the file of kin brings, in another tab, which is then before the reader.
pub(super) async fn note_in_another_tab(browser: &Browser) -> Result<()> {
    browser.new_tab().await?;
    browser.open("system.html?id=fraud").await?;
    more(browser, "2.1-04").await?;
    fill(browser, "Note", "set in another tab").await?;
    browser.see("Last saved").await
}

#[test]
fn what_is_not_as_it_was_shown_is_shown_again() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(SYSTEMS).await?;
        act(browser, &scenes::keep()).await?;
        browser.open(SYSTEMS).await?;
        let list = browser.tab().await?;
        catch(browser).await?;
        act(browser, &scenes::give(&scenes::file_of_kin())).await?;
        browser.see("It brings 3 new entries").await?;
        note_in_another_tab(browser).await?;
        browser.switch_to(&list).await?;
        browser.click("button", "Import what is chosen").await?;
        browser
            .see("What is here has changed in the meantime")
            .await?;
        browser.see("One value differs").await?;
        browser.click("button", "Import what is chosen").await?;
        browser.see("One system was imported").await
    });
}

#[test]
fn a_file_that_is_refused_changes_nothing_and_says_why() {
    run(Setup::usual(), async |browser| {
        browser.open(SYSTEMS).await?;
        act(browser, &scenes::keep()).await?;
        browser.open(SYSTEMS).await?;
        browser.see("Fraud model").await?;
        let before: String = browser.evaluate(KEPT).await?;
        let whole = scenes::file();
        for (text, why) in [
            (String::new(), "The file is empty"),
            ("{}".to_owned(), "This is no file of saved work"),
            (
                "<!doctype html>".to_owned(),
                "The file is damaged or was cut off",
            ),
            (
                whole[..whole.len() / 2].to_owned(),
                "The file is damaged or was cut off",
            ),
            (
                whole.replace("\"version\": 1", "\"version\": 2"),
                "A newer release wrote the file",
            ),
            (
                whole.replacen("Voice assistant", "Voice", 1),
                "a value is not what it has to be",
            ),
        ] {
            // Chosen a second time, a field that has a file already says nothing.
            browser.open(SYSTEMS).await?;
            browser.see("Fraud model").await?;
            act(browser, &scenes::give(&text)).await?;
            browser.see(why).await?;
            browser.see("Nothing was changed").await?;
        }
        assert_eq!(browser.evaluate::<String>(KEPT).await?, before);
        Ok(())
    });
}

#[test]
fn what_the_reader_leaves_out_is_in_no_file() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(SYSTEMS).await?;
        act(browser, &scenes::keep()).await?;
        browser.open("system.html?id=fraud").await?;
        catch(browser).await?;
        let buttons = [
            "Save this system as a file",
            "Report as text (Markdown)",
            "Table (CSV)",
            "Assessment results (OSCAL)",
        ];
        for (less, secrets) in [
            ("", vec![]),
            ("names of owners", vec!["Ada\"", "Owner: Ada"]),
            (
                "notes, evidence and the description",
                vec![
                    "Asked the vendor",
                    "wiki/training",
                    "card payments",
                    "Ada\"",
                ],
            ),
        ] {
            if !less.is_empty() {
                browser.click("checkbox", less).await?;
            }
            for button in buttons {
                browser.click("button", button).await?;
                let file = caught(browser).await?;
                assert_eq!(file.contains("-redacted."), !less.is_empty(), "{file}");
                for secret in &secrets {
                    assert!(!file.contains(secret), "{secret} in {file}");
                }
                assert!(
                    !secrets.is_empty() || file.contains("Asked the vendor"),
                    "{file}"
                );
            }
        }
        browser
            .click("button", "Save this system as a file")
            .await?;
        browser.see("it is no backup").await?;
        // The one with all in it was one, and no other since.
        browser.see("Last backup").await?;
        chosen(browser, "Status of 2.1-01", "done").await
    });
}

#[test]
fn a_workbook_is_written_by_a_program_that_is_fetched_for_it() {
    let setup = Setup::usual().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open(SYSTEMS).await?;
        act(browser, &scenes::keep()).await?;
        browser.open("system.html?id=fraud").await?;
        browser.find("heading", "Fraud model").await?;
        catch(browser).await?;
        let fetched = "return performance.getEntriesByType('resource').filter(({ name }) => /\\/xlsx-/.test(name)).length";
        assert_eq!(browser.evaluate::<usize>(fetched).await?, 0);
        browser.click("button", "Workbook (XLSX)").await?;
        browser.see(".xlsx was handed to your browser").await?;
        assert_eq!(browser.evaluate::<usize>(fetched).await?, 2);
        let file = caught(browser).await?;
        let (name, text) = file.split_once('\n').unwrap_or_default();
        assert!(
            name.starts_with("waymark-") && name.ends_with(".xlsx"),
            "{name}"
        );
        assert!(text.starts_with("PK"), "{name}");
        for said in [
            "Asked the vendor",
            "Fraud model: actions",
            "statement of compliance",
            ">Ada<",
        ] {
            assert!(text.contains(said), "{said}");
        }
        // A day, as spreadsheets count them: 1 March 2027.
        assert!(text.contains("<v>46447</v>"), "{name}");
        assert!(!text.contains("<f>"), "{name}");
        let kind = "return caught.at(-1).blob.type";
        let kind: String = browser.evaluate(kind).await?;
        assert!(kind.ends_with("spreadsheetml.sheet"), "{kind}");

        for (less, secrets) in [
            ("names of owners", vec![">Ada<"]),
            (
                "notes, evidence and the description",
                vec![
                    "Asked the vendor",
                    "wiki/training",
                    "card payments",
                    ">Ada<",
                ],
            ),
        ] {
            browser.click("checkbox", less).await?;
            browser.click("button", "Workbook (XLSX)").await?;
            browser.see("-redacted.xlsx was handed").await?;
            browser
                .until("a workbook with less in it", async || {
                    let file = caught(browser).await?;
                    let told = secrets.iter().find(|secret| file.contains(**secret));
                    Ok(match told {
                        Some(told) => Err(format!("{told} is in it")),
                        None => Ok(()),
                    })
                })
                .await?;
        }
        // The same work gives the same bytes.
        let bytes = "return caught.at(-1).blob.text()";
        let first: String = browser.evaluate(bytes).await?;
        browser.click("button", "Workbook (XLSX)").await?;
        browser
            .until("another file", async || {
                let count: usize = browser.evaluate("return caught.length").await?;
                Ok(if count == 4 {
                    Ok(())
                } else {
                    Err(count.to_string())
                })
            })
            .await?;
        assert_eq!(browser.evaluate::<String>(bytes).await?, first);
        Ok(())
    });
}

#[test]
fn the_one_file_writes_workbooks_too() {
    let setup = Setup::usual().in_one_file().needs(Capability::OwnScripts);
    run(setup, async |browser| {
        browser.open("system.html").await?;
        browser.find("heading", "A link to this system").await?;
        catch(browser).await?;
        browser.click("button", "Workbook (XLSX)").await?;
        browser.see(".xlsx was handed to your browser").await?;
        let file = caught(browser).await?;
        assert!(file.contains("\nPK"), "{file}");
        Ok(())
    });
}
