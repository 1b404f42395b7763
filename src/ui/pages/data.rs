//! Files for other tools: what each holds, how it is used, and a link to it. The files are made by `exports` and written by the
//! prerenderer, under the very addresses that stand here.

use exports::{FOLDER, File, Holds, ciso, example};
use guidance::address::Page;
use guidance::id::Name;
use leptos::prelude::*;

use super::parts::helpful;
use super::phrases::{joined, quoted};
use super::{Content, Site};
use crate::words::{GUIDANCE, data as words, pieces};

/// What the examples call the address of the site.
const SITE: &str = "$SITE";

pub(super) fn page(site: &Site<'_>) -> Option<Content> {
    let files = exports::all(site.corpus).ok()?;
    let document = &site.corpus.document;
    let one = |holds: Holds, what: AnyView| -> Option<AnyView> {
        let file = files.iter().find(|file| file.holds == holds)?;
        Some(described(site, file, what))
    };
    let said = |text: &'static str| text.into_any();
    let licence = view! {
        <a href=document.licence_url.clone() rel="license noopener noreferrer" lang=GUIDANCE>{document.licence.clone()}</a>
    };
    let edition = view! { <code>{site.corpus.edition.clone()}</code> };
    let frameworks = ciso::targets::TARGETS
        .iter()
        .filter_map(|target| target.of(&site.corpus.frameworks))
        .map(|framework| quoted(framework.short.clone()));
    let frameworks = joined(frameworks.collect(), pieces::list_comma());
    let mappings = site
        .corpus
        .frameworks
        .iter()
        .filter_map(|framework| of_framework(site, &files, framework.id, &framework.short))
        .collect_view();
    let main = view! {
        <article class="text">
            <h1>{words::title()}</h1>
            <p class="lead">{words::lead()}</p>
            <p>{words::terms(licence)}</p>
            <p>{words::proposed(&document.publisher_short)}</p>
            <p>{words::stable(view! { <code>{FOLDER}"/"</code> })}</p>
            {(!has_files(site)).then(|| view! { <p>{words::elsewhere(view! { <code>{FOLDER}"/"</code> })}</p> })}
            <p>{words::examples(edition, view! { <code>{SITE}</code> })}</p>
            <h2>{words::json()}</h2>
            <p>{words::json_lead()}</p>
            {one(Holds::Guidance, said(words::guidance()))}
            {one(Holds::Crosswalk, said(words::crosswalk()))}
            {one(Holds::Glossary, said(words::glossary()))}
            {one(Holds::Schema, said(words::schema()))}
            {one(Holds::Index, said(words::index()))}
            <h2>{words::tables()}</h2>
            <p>{words::tables_lead()}</p>
            {one(Holds::Checklist, said(words::checklist()))}
            {one(Holds::CrosswalkTable, said(words::crosswalk_table()))}
            <h2>{words::oscal()}</h2>
            <p>{words::oscal_lead()}</p>
            {one(Holds::Catalog, said(words::catalog()))}
            <section class="file">
                <h3>{words::mappings()}</h3>
                <p>{words::mappings_lead()}</p>
                <ul class="sources">{mappings}</ul>
            </section>
            <h2>{words::ciso()}</h2>
            <p>{words::ciso_lead()}</p>
            {one(Holds::Library, view! { {words::library()}" "{words::library_use()} }.into_any())}
            {one(
                Holds::LibraryMappings,
                view! { {words::library_mappings(frameworks)}" "{words::library_mappings_use()} }.into_any(),
            )}
            <h2>{words::text()}</h2>
            {one(Holds::Plain, said(words::plain()))}
            {one(Holds::Llms, said(words::llms()))}
            {helpful(site)}
        </article>
    };
    Some((
        words::title().to_owned(),
        words::description(files.len()),
        main.into_any(),
    ))
}

/// A file: its name as the link to it, its size, what it holds, and an example.
fn described(site: &Site<'_>, file: &File, what: AnyView) -> AnyView {
    let example = example::of(site.corpus, file.holds);
    let example = example.map(|example| view! { <pre><code>{example.into_owned()}</code></pre> });
    view! {
        <section class="file">
            <h3>{link(site, file)}" "<small>{size(file)}</small></h3>
            <p>{what}</p>
            {example}
        </section>
    }
    .into_any()
}

/// The two files of a framework.
fn of_framework(site: &Site<'_>, files: &[File], id: Name, short: &str) -> Option<AnyView> {
    let of = |holds: Holds| {
        let file = files.iter().find(|file| file.holds == holds)?;
        Some(link(site, file))
    };
    let page = site.link(Page::Framework(id));
    let framework = view! { <a href=page lang=GUIDANCE>{short.to_owned()}</a> };
    let (mapping, outline) = (of(Holds::Mapping(id))?, of(Holds::Outline(id))?);
    Some(view! { <li>{words::mapping_of(framework, mapping, outline)}</li> }.into_any())
}

/// Whether the files lie beside the page: they do on a host, and are not in the one file.
fn has_files(site: &Site<'_>) -> bool {
    site.single.is_some()
}

/// A link to a file; only its name where there is none to link to.
fn link(site: &Site<'_>, file: &File) -> AnyView {
    let name = view! { <code>{file.name().to_owned()}</code> };
    if !has_files(site) {
        return name.into_any();
    }
    let address = site.base.clone() + &file.path;
    view! { <a href=address download="">{name}</a> }.into_any()
}

/// Rounded up, so that nothing weighs nothing.
fn size(file: &File) -> String {
    let kilobytes = file.text.len().div_ceil(1000);
    if kilobytes < 1000 {
        return words::kilobytes(kilobytes);
    }
    let tenths = kilobytes.div_ceil(100);
    words::megabytes(&format!("{}.{}", tenths / 10, tenths % 10))
}
