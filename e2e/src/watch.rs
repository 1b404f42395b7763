//! What a host adds to the site for browsers whose console can't be read from outside: a script, before all others
//! of a page, that reports what the page says in the console, and what goes wrong. The report is made while the
//! page waits, so that none is lost when the reader goes on.

use anyhow::{Context, Result};

/// Where the script is, below the site's path.
pub(crate) const SCRIPT: &str = "e2e-watch.js";

/// Where it reports to.
pub(crate) const REPORT: &str = "e2e-said";

/// A page to paste into, for browsers that let no script read the clipboard.
pub(crate) const PASTE: &str = "e2e-paste";

/// That page.
pub(crate) const PASTE_PAGE: &str =
    "<!doctype html><meta charset=utf-8><title>Paste</title><textarea autofocus></textarea>";

/// What says and does whatever must not happen, to try whether it is noticed.
pub(crate) const HARM_CODE: &str = "
    console.log('greeted'); console.warn('warned'); console.error('erred');
    Promise.reject(new Error('rejected'));
    new Image().src = 'https://example.org/forbidden.png';
    setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { textContent: 'forbidden' })));
    throw new Error('thrown')";

/// The script, with what is harmful ready to be called.
pub(crate) fn code() -> String {
    format!("{CODE}; window.e2eHarm = () => setTimeout(() => {{ {HARM_CODE} }})")
}

const CODE: &str = "(() => {
    const report = new URL('e2e-said', document.currentScript.src);
    const tell = (kind, ...words) => {
        const request = new XMLHttpRequest();
        request.open('POST', report, false);
        request.send([kind, ...words].map(String).join(' '));
    };
    for (const kind of ['log', 'info', 'warn', 'error', 'debug']) {
        const own = console[kind];
        console[kind] = (...words) => { tell(kind, ...words); own.apply(console, words) };
    }
    // What is still being loaded when the reader goes on is given up, and WebKit calls that an error.
    let going = false;
    addEventListener('beforeunload', () => { going = true });
    addEventListener('pageshow', () => { going = false });
    addEventListener('error', ({ message, filename, target }) => {
        if (message !== undefined) tell('error', message, filename);
        else if (!going) tell('error', 'not loaded:', target.src ?? target.href);
    }, true);
    addEventListener('unhandledrejection', ({ reason }) => tell('rejection', reason));
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        tell('policy', violatedDirective, blockedURI));
})()";

/// The page with the script in it. The script stands before the page's policy, which allows it all the same.
pub(crate) fn add_to(page: &str, base: &str) -> Result<String> {
    let (before, after) = page
        .split_once("<head>")
        .context("a page without a head has no place for a script")?;
    Ok(format!(
        "{before}<head><script src={base}{SCRIPT}></script>{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_before_all_others() {
        let page = "<!doctype html><html><head>\n<script defer src=boot.js></script></head></html>";
        let watched = add_to(page, "/some/where/").unwrap();
        let at = |part: &str| watched.find(part).unwrap();
        assert!(
            at("src=/some/where/e2e-watch.js") < at("boot.js"),
            "{watched}"
        );
        assert!(add_to("no page", "/").is_err());
    }

    #[test]
    fn it_reports_to_where_the_host_listens() {
        assert!(CODE.contains(&format!("'{REPORT}'")));
    }
}
