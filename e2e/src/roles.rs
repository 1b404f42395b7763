//! Roles and names as every driver tells them, of one element at a time. Chromium's own tools tell them of a whole
//! page at once; see `tree`.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::ask::{Ask, ask};
use crate::tree::{Handle, Node, squeeze};

/// By what a driver's client knows that a value is an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Elements that may have this role; whether one has is up to the browser.
fn candidates(role: &str) -> Result<&'static str> {
    Ok(match role {
        "link" => "a[href], [role=link]",
        "button" => "button, [role=button]",
        "checkbox" => "input[type=checkbox], [role=checkbox]",
        "radio" => "input[type=radio], [role=radio]",
        "combobox" => "select, [role=combobox]",
        "dialog" => "dialog, [role=dialog]",
        "searchbox" => "input[type=search]",
        "textbox" => "textarea, input:not([type]), input[type=text], [role=textbox]",
        "heading" => "h1, h2, h3, h4, h5, h6, [role=heading]",
        "group" => "fieldset, details, [role=group]",
        "region" => "section, [role=region]",
        _ => bail!("nobody has yet said which elements may be a {role}"),
    })
}

/// Everything that the focus can be on.
const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, [tabindex]";

/// What the page itself says of an element.
#[derive(Deserialize)]
struct Known {
    element: Value,
    /// The element with all that is in it; `None` where its name comes from elsewhere.
    markup: Option<String>,
    focusable: bool,
    disabled: bool,
    level: Option<u64>,
    expanded: Option<bool>,
    pressed: Option<bool>,
}

/// What is hidden from assistive technology is left out.
const READ: &str = "
    const told = (element, name) => {
        const value = element.getAttribute(name);
        return value === null ? null : value === 'true';
    };
    const expanded = (element) => {
        const popover = element.popoverTargetElement;
        return popover ? popover.matches(':popover-open') : told(element, 'aria-expanded');
    };
    const level = (element) => +(element.getAttribute('aria-level') ?? /^H([1-6])$/.exec(element.tagName)?.[1] ?? 0);
    return [...document.querySelectorAll(arguments[0])]
        .filter((element) => element.checkVisibility({ visibilityProperty: true })
            && !element.closest('[aria-hidden=true], [inert]'))
        .map((element) => ({
            element,
            markup: element.labels?.length || element.hasAttribute('aria-labelledby') ? null : element.outerHTML,
            focusable: !element.matches(':disabled') && (element.tabIndex >= 0 || element.hasAttribute('tabindex')),
            disabled: element.matches(':disabled, [aria-disabled=true]'),
            level: level(element) || null,
            expanded: expanded(element),
            pressed: told(element, 'aria-pressed'),
        }))";

/// What the browser has told of elements that look the same: a site's pages have much in common, and each question
/// takes a millisecond or two.
#[derive(Default)]
pub(crate) struct Told(HashMap<String, (String, String)>);

/// Everything in this role, in order.
pub(crate) async fn nodes_in(session: &WebDriver, role: &str) -> Result<Vec<Node>> {
    let mut nodes = read(session, candidates(role)?, &mut Told::default()).await?;
    nodes.retain(|node| node.role == role);
    Ok(nodes)
}

/// Everything that the focus can be on, in order. What was told once of an element's markup is not asked again.
pub(crate) async fn focusable(session: &WebDriver, told: &mut Told) -> Result<Vec<Node>> {
    read(session, FOCUSABLE, told).await
}

async fn read(session: &WebDriver, selector: &str, told: &mut Told) -> Result<Vec<Node>> {
    let known = session.execute(READ, vec![selector.into()]).await?;
    let known: Vec<Known> = known.convert()?;
    let mut nodes = Vec::new();
    for one in known {
        let before = one.markup.as_ref().and_then(|markup| told.0.get(markup));
        let (role, name) = match before {
            Some(before) => before.clone(),
            None => ask_for(session, &one.element).await?,
        };
        if let Some(markup) = one.markup {
            told.0.insert(markup, (role.clone(), name.clone()));
        }
        nodes.push(Node {
            role,
            name,
            focusable: one.focusable,
            disabled: one.disabled,
            level: one.level,
            expanded: one.expanded,
            pressed: one.pressed,
            element: Handle::Driver(one.element),
        });
    }
    Ok(nodes)
}

/// The role and the name of an element.
async fn ask_for(session: &WebDriver, element: &Value) -> Result<(String, String)> {
    let id = element[ELEMENT].as_str().context("no element")?;
    let told = async |what: &str| {
        let answer = ask(session, Ask::get(format!("/element/{id}/computed{what}"))).await?;
        anyhow::Ok(squeeze(answer.as_str().unwrap_or_default()))
    };
    Ok((told("role").await?, told("label").await?))
}
