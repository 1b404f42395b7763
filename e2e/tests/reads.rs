//! Reading, with JavaScript switched off: every word, on pages that say what they are and whose links lead
//! somewhere.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use e2e::{Browser, Engine, Setup};
use guidance::corpus::{Action, Place, Prose, Reference, Term};
use guidance::crosswalk::{Framework, Relation};
use guidance::facet::Facet;
use serde::Deserialize;

use super::{corpus, run};

/// A browser with JavaScript switched off.
fn plain() -> Setup {
    Setup::usual().without_javascript()
}

/// Letters and digits in lower case, and nothing else: styles change the case, what stands between words,
/// and whether anything does.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn prose(prose: &Prose) -> Vec<String> {
    prose.0.iter().map(|block| block.text.clone()).collect()
}

fn labels(ids: &[String]) -> Vec<String> {
    let references = ids.iter().filter_map(|id| corpus().reference(id));
    references
        .map(|reference| reference.label.clone())
        .collect()
}

fn cited_in_introduction(reference: &&Reference) -> bool {
    reference
        .cited
        .iter()
        .any(|citation| citation.at == Place::Introduction)
}

/// What each page must say, by its file.
fn expected() -> BTreeMap<String, Vec<String>> {
    let corpus = corpus();
    let mut pages = BTreeMap::new();

    let mut home = vec![corpus.document.credit.clone()];
    home.extend(
        corpus
            .changes
            .iter()
            .flat_map(|changes| &changes.themes)
            .flat_map(|change| [change.title.clone(), change.text.clone()]),
    );
    for facet in Facet::ALL {
        let terms = facet.terms(&corpus.vocabulary);
        home.extend(terms.iter().map(|term| term.label.clone()));
        if facet != Facet::Stage {
            home.extend(terms.iter().map(|term| term.means.clone()));
        }
        pages.extend(terms.iter().map(|term| of_facet(facet, term)));
    }
    home.extend(
        corpus
            .principles()
            .map(|principle| format!("{} {}", principle.no, principle.title)),
    );

    let introduction = &corpus.introduction;
    let mut text = vec![introduction.title.clone(), introduction.summary.clone()];
    text.extend(prose(&introduction.body));
    let cited = corpus.references.iter().filter(cited_in_introduction);
    text.extend(cited.map(|reference| reference.label.clone()));
    pages.insert("introduction.html".to_owned(), text);

    for part in &corpus.parts {
        home.push(part.title.clone());
        let mut text = vec![part.title.clone(), part.summary.clone()];
        text.extend(prose(&part.body));
        text.extend(
            part.principles
                .iter()
                .flat_map(|p| [p.title.clone(), p.summary.clone()]),
        );
        text.extend(labels(&part.references));
        pages.insert(format!("part-{}.html", part.number), text);
    }
    pages.insert("index.html".to_owned(), home);

    for principle in corpus.principles() {
        let mut text = vec![principle.title.clone(), principle.summary.clone()];
        text.extend(principle.goals.iter().map(|goal| goal.text.clone()));
        text.extend(prose(&principle.why));
        for measure in &principle.measures {
            text.push(measure.title.clone());
            text.extend(prose(&measure.body));
        }
        for action in &principle.actions {
            text.extend([
                action.no.to_string(),
                action.text.clone(),
                action.evidence.clone(),
                effort(action),
            ]);
            text.extend(applies(action));
        }
        text.extend(labels(&principle.references));
        pages.insert(format!("{}.html", principle.no), text);
    }

    pages.extend(corpus.frameworks.iter().map(of_framework));
    let frameworks = corpus.frameworks.iter();
    pages.insert(
        "crosswalk.html".to_owned(),
        frameworks
            .flat_map(|framework| {
                [&framework.title, &framework.about, &framework.short].map(Clone::clone)
            })
            .collect(),
    );
    let terms = corpus.glossary.iter();
    let glossary: Vec<String> = terms
        .flat_map(|entry| [entry.term.clone(), entry.definition.clone()])
        .collect();
    pages.insert("glossary.html".to_owned(), glossary.clone());
    let changes = corpus.changes.as_ref().expect("a version before this one");
    let mut text = vec![
        changes.summary.clone(),
        changes.gap.clone(),
        changes.earlier_title.clone(),
    ];
    for change in &changes.themes {
        text.extend([change.title.clone(), change.text.clone()]);
        text.extend(change.seen.iter().map(|seen| seen.how.clone()));
    }
    pages.insert("changes.html".to_owned(), text);

    let references = corpus
        .references
        .iter()
        .map(|reference| reference.label.clone());
    // All of it once more, to print.
    let guidance = pages.iter().filter(|(page, _)| {
        let is_principle = page.starts_with(|c: char| c.is_ascii_digit()) && *page != "404.html";
        is_principle || page.starts_with("part-") || *page == "introduction.html"
    });
    // What the introduction's own line says is said there in other words.
    let whole = guidance.flat_map(|(_, texts)| texts.clone());
    let whole = whole.filter(|text| *text != introduction.summary);
    let whole = whole.chain(glossary).chain(references.clone()).collect();
    pages.insert("whole.html".to_owned(), whole);
    pages.insert("references.html".to_owned(), references.collect());
    let document = &corpus.document;
    let about = [
        &document.publisher,
        &document.title,
        &document.credit,
        &document.licence,
    ];
    pages.insert("about.html".to_owned(), about.map(Clone::clone).into());
    pages.insert(
        "accessibility.html".to_owned(),
        vec![
            "How it was tested".to_owned(),
            "guidance@example.org".to_owned(),
        ],
    );
    pages.insert(
        "data.html".to_owned(),
        vec![
            "The guidance as data".to_owned(),
            "guidance.json".to_owned(),
            corpus.edition.clone(),
        ],
    );
    pages.insert(
        "settings.html".to_owned(),
        vec!["Keyboard shortcuts".to_owned()],
    );
    // Without a program they say so.
    for page in ["systems.html", "system.html", "report.html", "shared.html"] {
        let off = "searching, filtering, ticking, systems and reports are off";
        pages.insert(page.to_owned(), vec![off.to_owned()]);
    }
    // Without a program it leads to the pages that narrow by one value.
    let values = Facet::ALL
        .iter()
        .flat_map(|facet| facet.terms(&corpus.vocabulary));
    let values = values.map(|term| term.label.clone()).collect();
    pages.insert("search.html".to_owned(), values);
    pages.insert(
        "404.html".to_owned(),
        vec!["This page does not exist".to_owned()],
    );
    pages
}

fn effort(action: &Action) -> String {
    let mut efforts = corpus().vocabulary.efforts.iter();
    let effort = efforts.find(|effort| effort.id.as_str() == action.effort);
    format!("{} effort", effort.expect("an effort").label)
}

/// When the action applies, if not always.
fn applies(action: &Action) -> Option<String> {
    let conditions = corpus().vocabulary.applies.iter();
    let conditions = conditions.filter(|one| action.applies.iter().any(|id| id == one.id.as_str()));
    let labels: Vec<&str> = conditions.map(|one| one.label.as_str()).collect();
    (!labels.is_empty()).then(|| format!("Applies when the system {}", labels.join(", or ")))
}

/// The actions that have a value of a facet.
fn of_facet(facet: Facet, term: &Term) -> (String, Vec<String>) {
    let actions = corpus()
        .principles()
        .flat_map(|principle| &principle.actions)
        .filter(|action| facet.covers(&corpus().vocabulary, term, action));
    let texts: Vec<String> = actions
        .flat_map(|action| {
            [action.no.to_string(), action.text.clone(), effort(action)]
                .into_iter()
                .chain(applies(action))
        })
        .chain([term.label.clone()])
        .collect();
    assert!(texts.len() > 1, "{}: no action", term.id);
    (format!("{}-{}.html", facet.id(), term.id), texts)
}

/// All entries of a framework, whatever maps to them and whatever doesn't.
fn of_framework(framework: &Framework) -> (String, Vec<String>) {
    let entries = framework.entries.iter().filter(|entry| !entry.withdrawn);
    let entries = entries.map(|entry| format!("{} {}", entry.id, entry.title));
    let proposed = framework.links.iter();
    let proposed = proposed.filter(|link| link.relation != Relation::Cites);
    let texts = entries
        .chain(proposed.map(|link| link.why.clone()))
        .chain(framework.none.iter().map(|none| none.why.clone()))
        .chain([
            framework.title.clone(),
            framework.sure.clone(),
            "Proposed by Waymark, endorsed by nobody".to_owned(),
        ]);
    (format!("framework-{}.html", framework.id), texts.collect())
}

#[test]
fn every_page_says_every_word_of_its_content() {
    let corpus = corpus();
    let count = |of: fn(&guidance::corpus::Principle) -> usize| -> usize {
        corpus.principles().map(of).sum()
    };
    assert_eq!(count(|principle| principle.goals.len()), 55);
    assert_eq!(count(|principle| principle.measures.len()), 40);
    assert!(count(|principle| principle.actions.len()) >= 80);
    assert_eq!(corpus.references.len(), 88);

    run(plain(), async |browser| {
        let expected = expected();
        let pages: Vec<&String> = expected.keys().collect();
        assert_eq!(browser.host().pages()?.iter().collect::<Vec<_>>(), pages);
        let mut missing = Vec::new();
        for (page, texts) in &expected {
            browser.open(page).await?;
            let shown = letters(&browser.text().await?);
            let unseen = texts.iter().filter(|text| !shown.contains(&letters(text)));
            missing.extend(unseen.map(|text| format!("{page}: {text}")));
        }
        assert!(
            missing.is_empty(),
            "not on the page:\n{}",
            missing.join("\n")
        );
        Ok(())
    });
}

#[test]
fn every_source_is_a_link_to_where_the_document_points() {
    run(plain(), async |browser| {
        browser.open("references.html").await?;
        let hrefs = "return [...document.links].map((link) => link.getAttribute('href'))";
        let hrefs: BTreeSet<String> = browser.evaluate(hrefs).await?;
        for reference in &corpus().references {
            assert!(
                hrefs.contains(&reference.url),
                "{}: {}",
                reference.id,
                reference.url
            );
        }
        Ok(())
    });
}

#[test]
fn every_page_has_a_title_and_a_description_of_its_own_and_one_first_heading() {
    run(plain(), async |browser| {
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        let mut faults = Vec::new();
        for page in browser.host().pages()? {
            browser.open(&page).await?;
            let script = "
                const description = document.querySelector('meta[name=description]')?.content;
                return [document.title, description ?? '', document.documentElement.lang]";
            let (title, description, language): (String, String, String) =
                browser.evaluate(script).await?;
            if language != "en-GB" {
                faults.push(format!("{page}: the language is {language:?}"));
            }
            for (what, text) in [("title", title), ("description", description)] {
                if text.trim().is_empty() {
                    faults.push(format!("{page}: no {what}"));
                }
                if let Some(other) = titles.insert(format!("{what}: {text}"), page.clone()) {
                    faults.push(format!("{page} and {other} have the same {what}: {text}"));
                }
            }
            let levels: Vec<u64> = browser
                .nodes_in("heading")
                .await?
                .iter()
                .filter_map(|node| node.level)
                .collect();
            if levels.iter().filter(|level| **level == 1).count() != 1 {
                faults.push(format!(
                    "{page}: headings of level 1 are not one: {levels:?}"
                ));
            }
            if levels.first() != Some(&1) || levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
                faults.push(format!(
                    "{page}: a level of headings is left out: {levels:?}"
                ));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

/// What a page points at, and what in it can be pointed at.
#[derive(Deserialize)]
struct Page {
    /// Full addresses, as the browser understands them where the page stands.
    links: Vec<String>,
    /// Style sheets, scripts and whatever else it is made with.
    parts: Vec<String>,
    ids: Vec<String>,
}

async fn read(browser: &Browser, page: &str) -> Result<Page> {
    browser.open(page).await?;
    let script = "
        const all = (query, of) => [...document.querySelectorAll(query)].map(of);
        return {
            links: all('a[href]', (link) => link.href),
            parts: [...all('link[href]', (link) => link.href), ...all('[src]', (element) => element.src)],
            ids: all('[id]', (element) => element.id),
        }";
    browser.evaluate(script).await
}

#[test]
fn every_link_and_every_fragment_of_every_page_leads_to_something() {
    run(plain(), async |browser| {
        browser.expect_in_console_of(
            Engine::Chromium,
            "the server responded with a status of 404",
        );
        let host = browser.host();
        let files = host.pages()?;
        let mut pages = BTreeMap::new();
        for file in &files {
            pages.insert(file.clone(), read(browser, file).await?);
        }
        // What a host shows at any address has to work at any depth.
        for lost in ["no/such/page", "no/such/folder/"] {
            pages.insert(lost.to_owned(), read(browser, lost).await?);
        }
        let mut faults = BTreeSet::new();
        for (file, page) in &pages {
            let ids: BTreeSet<&String> = page.ids.iter().collect();
            if ids.len() != page.ids.len() {
                faults.insert(format!("{file}: an id is given twice"));
            }
            for url in page.links.iter().chain(&page.parts) {
                let (url, fragment) = url.split_once('#').unwrap_or((url, ""));
                let Some(target) = host.page_of(url) else {
                    let is_ours = url.starts_with(&host.url("/"));
                    if is_ours
                        || page
                            .parts
                            .iter()
                            .any(|part| part == url && !part.starts_with("data:"))
                    {
                        faults.insert(format!("{file}: {url} is outside the site"));
                    }
                    continue;
                };
                if target != file && host.get(url)?.status != 200 {
                    faults.insert(format!("{file}: nothing is at {url}"));
                }
                let there = pages.get(target).map(|page| &page.ids);
                if !fragment.is_empty()
                    && !there.is_some_and(|ids| ids.iter().any(|id| id == fragment))
                {
                    faults.insert(format!("{file}: {target} has no #{fragment}"));
                }
            }
        }
        // Whoever starts at home comes to every page.
        let mut reached = BTreeSet::from(["index.html"]);
        let mut next = vec!["index.html"];
        while let Some(page) = next.pop() {
            for link in &pages[page].links {
                let target = link.split('#').next().and_then(|url| host.page_of(url));
                if let Some(target) = target.filter(|target| pages.contains_key(*target))
                    && reached.insert(target)
                {
                    next.push(target);
                }
            }
        }
        // A report is of a system of the reader's, so the program makes the link to it; a journey of `report.rs` follows it.
        let apart = ["404.html", "report.html"];
        for file in files
            .iter()
            .filter(|file| !apart.contains(&file.as_str()) && !reached.contains(file.as_str()))
        {
            faults.insert(format!("no link leads from home to {file}"));
        }
        assert!(
            faults.is_empty(),
            "{}",
            faults.into_iter().collect::<Vec<_>>().join("\n")
        );
        Ok(())
    });
}
