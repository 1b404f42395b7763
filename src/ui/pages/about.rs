//! What this site is and is not; sources, licence, privacy.

use guidance::address::Page;
use guidance::id::Slug;
use guidance::namespace;
use leptos::prelude::*;

use super::parts::{date, month};
use super::phrases::quoted;
use super::{Content, Site};
use crate::words::{GUIDANCE, about as words};

/// The file that holds the whole site, and how to check it by its SHA-256.
fn single(digest: String) -> impl IntoView {
    let file = view! { <a href=words::FILE download=words::FILE><code>{words::FILE}</code></a> };
    let [linux, mac, windows] = words::CHECKS.map(|command| view! { <code>{command}</code> });
    view! {
        <h2 id="one-file">{words::single()}</h2>
        <p>{words::single_is(file)}</p>
        <p>
            {words::single_check(
                view! { <code class="digest">{digest}</code> },
                linux,
                mac,
                windows,
            )}
        </p>
    }
}

/// Other people's packages in the programs, with their licences.
fn made_of(site: &Site<'_>) -> impl IntoView + use<> {
    let packages = site.made_of.iter().map(|package| {
        let name = [&*package.name, " ", &package.version].concat();
        view! { <li><b>{name}</b>" "{package.licence.clone()}</li> }
    });
    // Their names are English, whatever the interface speaks.
    let packages = packages.collect_view();
    let texts = match site.licences {
        Some(_) => view! { <a href="#licences">{words::made_of_texts()}</a> },
        None => view! { <a href="licences.txt">{words::made_of_texts()}</a> },
    };
    let within = site.licences.map(|texts| {
        view! { <pre id="licences" class="licences" lang=GUIDANCE translate="no" tabindex="0">{texts.to_owned()}</pre> }
    });
    view! {
        <h2 id="made-of">{words::made_of()}</h2>
        <p>{words::made_of_is(site.made_of.len(), texts)}</p>
        <details>
            <summary>{words::made_of_list(site.made_of.len())}</summary>
            <ul class="packages" lang=GUIDANCE translate="no">{packages}</ul>
        </details>
        {within}
    }
}

pub(super) fn page(site: &Site<'_>) -> Content {
    let document = &site.corpus.document;
    let efforts: String = site
        .corpus
        .vocabulary
        .efforts
        .iter()
        .map(|effort| format!("{}: {}. ", effort.label, effort.means.to_lowercase()))
        .collect();
    let title = document.title.clone();
    let cited = view! { <cite lang=GUIDANCE>{title.clone()}</cite> };
    let glossary = view! { <a href=site.link(Page::Glossary)>{words::ours_glossary()}</a> };
    let frameworks = view! { <a href=site.link(Page::Crosswalk)>{words::ours_frameworks()}</a> };
    let source = words::source_is(
        &document.version,
        view! { <a href=document.url.clone() rel="noopener noreferrer" lang=GUIDANCE>{title}</a> },
        date(&document.published),
        quoted(document.credit.clone()),
        view! {
            <a href=document.licence_url.clone() rel="license noopener noreferrer" lang=GUIDANCE>
                {document.licence.clone()}
            </a>
        },
        view! { <a href=site.link(Page::References)>{words::source_cites()}</a> },
    );
    let own = &site.corpus.words;
    let (named, published) = (
        quoted(document.publisher.clone()),
        date(month(&document.published)),
    );
    let restates = match &own.outline {
        None => words::restates(&document.version, named, published).into_any(),
        Some(outline) => {
            words::outlines(&document.version, named, published, quoted(outline.clone())).into_any()
        }
    };
    let verdict = if own.disclaims {
        words::not_assurance()
    } else {
        words::no_score()
    };
    let keys = namespace::kept_as(own.keys.as_ref().map(Slug::as_str), namespace::ALL);
    let together = own.keys.is_some().then(|| {
        let settings = namespace::ALL.to_owned() + "setting/";
        view! { <p>{words::kept_together(view! { <code>{settings}</code> })}</p> }
    });
    let serves = if own.outline.is_none() {
        words::serves_means()
    } else {
        words::serves_means_outlined()
    };
    let data = view! { <a href=site.link(Page::Data)>{words::elsewhere_data()}</a> };
    let digest = site.corpus.edition.get(..8);
    let digest = digest.unwrap_or(&site.corpus.edition).to_owned();
    let edition = view! { <code>{digest}</code> };
    let release = env!("CARGO_PKG_VERSION");
    let publisher = &document.publisher_short;
    let main = view! {
        <article class="text">
            <h1>{words::title()}</h1>
            <p class="lead">{words::lead(publisher, cited)}</p>
            <h2>{words::is()}</h2>
            <p>{restates}</p>
            <p>{words::ours(glossary, frameworks)}</p>
            <h2 id="actions">{words::action()}</h2>
            <dl class="facts-list">
                <div><dt>{words::the_box()}</dt><dd>{words::the_box_means()}</dd></div>
                <div><dt>{words::the_number()}</dt><dd>{words::the_number_means()}</dd></div>
                <div><dt>{words::shown_by()}</dt><dd>{words::shown_by_means()}</dd></div>
                <div><dt>{words::effort()}</dt><dd>{words::effort_means(quoted(efforts))}</dd></div>
                <div><dt>{words::serves()}</dt><dd>{serves}</dd></div>
                <div><dt>{words::applies()}</dt><dd>{words::applies_means()}</dd></div>
            </dl>
            <h2>{words::is_not()}</h2>
            <ul>
                <li>{words::not_theirs(publisher)}</li>
                <li>{verdict}</li>
                <li>{words::not_the_source()}</li>
            </ul>
            <h2>{words::privacy()}</h2>
            <p>{words::kept(view! { <code>{keys}</code> })}</p>
            {together}
            <p>{words::shared()}</p>
            <p>{words::scripts()}" "{crate::words::frame::off()}</p>
            <p>{words::offline()}</p>
            <h2>{words::check()}</h2>
            <p>{words::check_how(view! { <code>{words::POLICY}</code> })}</p>
            <p>{words::check_https()}</p>
            {site.single.clone().map(single)}
            <h2>{words::source()}</h2>
            <p>{source}</p>
            <p>{words::licence()}</p>
            <p>{words::elsewhere(data)}</p>
            {(!site.made_of.is_empty()).then(|| made_of(site))}
            <p class="soft small">{words::edition(release, date(&site.corpus.worded), edition)}</p>
        </article>
    };
    (
        words::title().to_owned(),
        words::description(publisher),
        main.into_any(),
    )
}
