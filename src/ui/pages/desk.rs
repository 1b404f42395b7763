//! The pages of systems. They are frames: what is saved on the reader's device their program puts into them.

use exports::notice::Notice;
use guidance::address::Page;
use guidance::corpus::Corpus;
use guidance::seal::SHORTEST;
use leptos::prelude::*;

use super::{Content, Site};
use crate::ui::desk::catalog::{Action, Catalog, Principle};
use crate::words::{desk as words, frame};

pub(super) fn systems(site: &Site<'_>) -> Content {
    let about = if site.corpus.words.disclaims {
        words::systems_about()
    } else {
        words::systems_about_ours()
    };
    let main = view! {
        <article class="desk" data-desk="systems">
            <h1>{words::systems()}</h1>
            <p class="lead">{about}</p>
            <p><a href=site.link(Page::System)>{words::open_current()}</a></p>
            {bar(site, Some(("#files", words::files())))}
            {everything(site)}
        </article>
    };
    let (title, description) = (
        words::systems(),
        words::systems_description(&site.corpus.words.field),
    );
    (title.to_owned(), description, main.into_any())
}

pub(super) fn system(site: &Site<'_>) -> Content {
    let notice = Notice::of(site.corpus);
    let main = view! {
        <article
            class="desk"
            data-desk="system"
            data-edition=notice.edition_line()
            data-notice=notice.text()
            data-licence=notice.licence_url
            data-catalog=notice.title()
        >
            <p><a href=site.link(Page::Systems)>{words::all_systems()}</a></p>
            <h1>{words::system()}</h1>
            {bar(site, None)}
            <div class="desk__body"><p>{words::loading()}</p></div>
            {link()}
            {pass("pass-file", words::pass_file(), words::pass_show_file())}
        </article>
    };
    let (title, description) = (
        words::system(),
        words::system_description(&site.corpus.words.field),
    );
    (title.to_owned(), description, main.into_any())
}

pub(super) fn report(site: &Site<'_>) -> Content {
    let main = view! {
        <article class="desk report" data-desk="report">
            <p class="report__back"><a href=site.link(Page::System)>{words::report_back()}</a></p>
            <h1>{words::report()}</h1>
            {off(site)}
            <p class="notice desk__notice" role="alert" hidden></p>
            <div class="desk__bar report__how">
                <p>{words::report_how()}</p>
                {leave()}
                <button type="button" class="act" data-do="print">{words::print()}</button>
            </div>
            <div class="desk__body"><p>{words::loading()}</p></div>
        </article>
    };
    let (title, description) = (
        words::report(),
        words::report_description(&site.corpus.words.field),
    );
    (title.to_owned(), description, main.into_any())
}

pub(super) fn shared(site: &Site<'_>) -> Content {
    let main = view! {
        <article class="desk report" data-desk="shared">
            <p class="report__back"><a href=site.link(Page::Systems)>{words::all_systems()}</a></p>
            <h1>{words::shared()}</h1>
            {off(site)}
            <div class="desk__body"><p>{words::loading()}</p></div>
            {ask(words::pass_ask_link())}
            <section class="desk__link">
                <h2>{words::shared_open()}</h2>
                <p>{words::shared_open_about()}</p>
                <form class="desk__add desk__paste">
                    <label for="link">{words::link_field()}</label>
                    <input id="link" autocomplete="off" />
                    <button class="act">{words::shared_open_button()}</button>
                </form>
            </section>
        </article>
    };
    let (title, description) = (
        words::shared(),
        words::shared_description(&site.corpus.words.field),
    );
    (title.to_owned(), description, main.into_any())
}

/// What makes a link to a system. It stands in the page, since it is the same whatever is saved: the program has no byte of it.
fn link() -> impl IntoView {
    let choice = |id: &'static str, label: &'static str| view! { <label><input type="checkbox" id=id autocomplete="off" />{label}</label> };
    view! {
        <section class="desk__link">
            <h2 id="share">{words::link()}</h2>
            <p>{words::link_about()}</p>
            <fieldset class="desk__leave">
                <legend>{words::link_with()}</legend>
                {choice("link-name", words::link_name())}
                {choice("link-texts", words::link_texts())}
                {choice("link-owners", words::link_owners())}
            </fieldset>
            {pass("pass-link", words::pass_link(), words::pass_show_link())}
            <p><button type="button" class="act" data-do="link">{words::link_make()}</button></p>
            <p class="desk__made" hidden>
                <label for="link">{words::link_field()}</label>
                <input id="link" readonly autocomplete="off" />
                <button type="button" class="act" data-do="copy">{words::link_copy()}</button>
            </p>
            <p role="status" class="desk__length"></p>
            <p hidden><button type="button" class="act" data-do="backup" data-of>{words::backup_one()}</button></p>
        </section>
    }
}

/// A field for a passphrase with which something new is encrypted. A form, so that browsers know what it is; nothing of it has a name, so
/// it could not get into an address even without the program.
fn pass(id: &'static str, label: &'static str, shown: &'static str) -> impl IntoView {
    let [about, off, wrong] = ["about", "off", "wrong"].map(|end| [id, end].join("-"));
    // Not what is said where it is off: a description counts what is hidden, and nobody can go to a field that is off.
    let described = [&*about, &wrong].join(" ");
    view! {
        <form class="desk__add pass">
            <label for=id>{label}</label>
            <input id=id type="password" autocomplete="new-password" spellcheck="false" aria-describedby=described />
            {show(shown)}
            <p id=about>{words::pass_about(SHORTEST)}</p>
            <p id=off class="pass__off" hidden>{words::pass_off()}</p>
            <p id=wrong class="wrong" role="status"></p>
        </form>
    }
}

/// Asks for the passphrase of what is encrypted; the program shows it where there is something.
fn ask(about: &'static str) -> impl IntoView {
    view! {
        <form class="desk__add ask" hidden>
            <p id="ask-about">{about}</p>
            <label for="ask">{words::pass()}</label>
            <input
                id="ask"
                type="password"
                autocomplete="off"
                spellcheck="false"
                required
                aria-describedby="ask-about ask-wrong"
            />
            <button class="act">{words::pass_open()}</button>
            {show(words::pass_show())}
            <p id="ask-wrong" class="wrong" role="status"></p>
        </form>
    }
}

fn show(label: &'static str) -> impl IntoView {
    view! { <label class="pass__show"><input type="checkbox" autocomplete="off" />{label}</label> }
}

/// What stands there where the program does not run.
fn off(site: &Site<'_>) -> impl IntoView + use<> {
    view! {
        <div class="desk__off">
            <p><strong>{frame::off_title()}</strong>{frame::off()}</p>
            <p>{words::off()}</p>
            <p><a href=site.link(Page::Home)>{frame::menu_principles()}</a></p>
        </div>
    }
}

/// Where the work is, steps back, and the way to what stands far below.
fn bar(site: &Site<'_>, below: Option<(&'static str, &'static str)>) -> impl IntoView + use<> {
    let below = below.map(|(to, said)| view! { <a href=to>{said}</a> });
    view! {
        {off(site)}
        <div class="desk__bar">
            <p class="desk__saved" role="status"></p>
            <p>{words::kept_here()}</p>
            <p class="desk__week">{words::week()}</p>
            <p class="notice desk__notice" role="alert" hidden></p>
            <p class="desk__steps">
                <button type="button" class="act" data-do="undo" aria-disabled="true">{words::undo()}</button>
                <button type="button" class="act" data-do="redo" aria-disabled="true">{words::redo()}</button>
                {below}
            </p>
        </div>
        <p class="desk__done" role="status"></p>
    }
}

/// What the page of all systems has whatever is saved: it stands in the page, and not in the program.
fn everything(site: &Site<'_>) -> impl IntoView + use<> {
    view! {
        <div class="desk__body">
            <p class="desk__wait">{words::loading()}</p>
            <form class="desk__add">
                <label for="new">{words::new_name()}</label>
                <input id="new" maxlength="200" autocomplete="off" aria-describedby="new-wrong" />
                <button class="act">{words::new_button()}</button>
                <p class="wrong" id="new-wrong" role="status"></p>
            </form>
            <div class="desk__list"></div>
            <section>
                <h2 id="files">{words::files()}</h2>
                <p>{words::files_about()}</p>
                {leave()}
                {pass("pass-file", words::pass_file(), words::pass_show_file())}
                <p><button type="button" class="act" data-do="backup">{words::backup()}</button></p>
                <p>
                    <label for="file">{words::file()}</label>
                    <br />
                    <input id="file" type="file" accept="application/json,.json" />
                </p>
                <p><a href=site.link(Page::Shared)>{words::shared_open()}</a></p>
                {ask(words::pass_ask())}
                <div class="desk__incoming"></div>
            </section>
            <section>
                <h2>{words::clear_heading()}</h2>
                <p>{words::clear_about()}</p>
                <button type="button" class="act" data-do="clear">{words::clear()}</button>
                <p role="status" class="desk__said"></p>
            </section>
        </div>
    }
}

/// The choice of what files and reports leave out.
fn leave() -> impl IntoView {
    view! {
        <fieldset class="desk__leave">
            <legend>{words::leave()}</legend>
            <label><input type="checkbox" id="leave-texts" autocomplete="off" />{words::leave_texts()}</label>
            <label><input type="checkbox" id="leave-names" autocomplete="off" />{words::leave_names()}</label>
        </fieldset>
    }
}

/// What their program needs of the guidance.
#[must_use]
pub fn catalog(corpus: &Corpus) -> String {
    let conditions = corpus.vocabulary.applies.iter();
    let principles = corpus.principles().map(|principle| Principle {
        no: principle.no,
        title: principle.title.clone(),
        actions: principle
            .actions
            .iter()
            .map(|action| Action {
                no: action.no,
                applies: action.applies.clone(),
                text: action.text.clone(),
                evidence: action.evidence.clone(),
            })
            .collect(),
    });
    let catalog = Catalog {
        field: corpus.words.field.clone(),
        conditions: conditions
            .map(|term| (term.id.to_string(), term.label.clone()))
            .collect(),
        principles: principles.collect(),
    };
    catalog.to_text()
}
