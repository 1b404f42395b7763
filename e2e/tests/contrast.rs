//! What axe-core doesn't reckon: the contrast of controls and marks with what is around them (WCAG 2.2, 1.4.11), and the
//! size of what is pressed (2.5.8) by the page's own measures.

use anyhow::Result;
use e2e::{Browser, Colours, Setup};

use super::run;

/// Colours of edges that tell what can be used or what it says, against the nearest background behind them.
const EDGES: &str = "
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgb = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const behind = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const colour = rgb(getComputedStyle(one).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return rgb('Canvas');
    };
    const light = (colour) => colour.slice(0, 3).map((part) => part / 255)
        .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
    const ratio = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + .05) / (dark + .05);
    };
    const low = [];
    const look = (element, what, colour) => {
        const found = ratio(rgb(colour), behind(element.parentElement));
        looked += 1;
        if (found < 3) low.push(`${what} ${found.toFixed(2)}: ${element.outerHTML.slice(0, 90)}`);
    };
    let looked = 0;
    const shown = (query) => [...document.querySelectorAll(query)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
    for (const one of shown('.choice, button:not([popovertarget], .link), textarea, kbd, .mark, .stop, .dot, [popover]:popover-open, dialog')) {
        const style = getComputedStyle(one);
        if (parseFloat(style.borderTopWidth) > 0) look(one, 'edge', style.borderTopColor);
    }
    for (const one of shown('.dots__rim, .section__hill, .section__point')) look(one.closest('svg'), 'line', getComputedStyle(one).stroke);
    for (const one of shown('.route__stage')) look(one, 'line', getComputedStyle(one, '::before').borderTopColor);
    for (const one of shown('a[href], button, input, textarea, summary')) {
        one.focus();
        const style = getComputedStyle(one);
        if (document.activeElement === one && style.outlineStyle !== 'none') look(one, 'focus', style.outlineColor);
        if (document.activeElement === one && style.outlineStyle === 'none') low.push(`no focus: ${one.outerHTML.slice(0, 90)}`);
    }
    return [looked, low]";

/// Controls smaller than 24 by 24 pixels that are not within a line of text, and not far enough from the next one either.
const SMALL: &str = "
    const boxes = [...document.querySelectorAll('a[href], button, input, textarea, summary')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip'))
        .map((one) => {
            // What a label names is pressed by the label too.
            const label = one.closest('label');
            return [one, (label ?? one).getBoundingClientRect()];
        });
    // A term and its full stop stand in a wrapping of their own within the sentence.
    const inText = (one) => (getComputedStyle(one).display === 'inline' || one.matches('[popovertarget]'))
        && [...(one.closest('.w') ?? one).parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim().length > 1
            || node.nodeType === 1 && node !== one && node.textContent.trim());
    const small = boxes.filter(([one, box]) => (box.width < 24 || box.height < 24) && !inText(one));
    const near = small.filter(([one, box]) => boxes.some(([other, room]) => {
        if (other === one) return false;
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        const dx = Math.max(room.left - x, 0, x - room.right);
        const dy = Math.max(room.top - y, 0, y - room.bottom);
        return Math.hypot(dx, dy) < 12;
    }));
    return [boxes.length, near.map(([one, box]) => `${box.width.toFixed(1)} x ${box.height.toFixed(1)}: ${one.outerHTML.slice(0, 90)}`)]";

/// One page of each kind.
const PAGES: [&str; 13] = [
    "index.html",
    "part-2.html",
    "2.1.html",
    "crosswalk.html",
    "framework-owasp-llm.html",
    "glossary.html",
    "role-security.html",
    "references.html",
    "changes.html",
    "settings.html",
    "search.html",
    "search.html?q=prompt+injection&role=security",
    "404.html",
];

async fn check(
    browser: &Browser,
    script: &str,
    how: &str,
    faults: &mut Vec<String>,
) -> Result<usize> {
    let mut all = 0;
    for page in PAGES {
        browser.open(page).await?;
        let (looked, found): (usize, Vec<String>) = browser.evaluate(script).await?;
        assert!(looked > 10, "{page}: {looked}");
        all += looked;
        faults.extend(found.iter().map(|fault| format!("{page}, {how}: {fault}")));
    }
    Ok(all)
}

#[test]
fn controls_marks_and_the_focus_stand_out_three_to_one() {
    for colours in [Colours::Light, Colours::Dark] {
        run(Setup::usual().colours(colours), async |browser| {
            let mut faults = Vec::new();
            let all = check(browser, EDGES, &format!("{colours:?}"), &mut faults).await?;
            println!("{all} edges in {colours:?}: {} faults", faults.len());
            assert!(faults.is_empty(), "{}", faults.join("\n"));
            Ok(())
        });
    }
}

#[test]
fn what_is_pressed_is_24_pixels_large_or_stands_apart() {
    run(Setup::usual(), async |browser| {
        let (mut faults, mut all) = (Vec::new(), 0);
        for width in [360, 1280] {
            browser.resize(width).await?;
            all += check(browser, SMALL, &format!("{width} px"), &mut faults).await?;
        }
        println!("{all} targets: {} faults", faults.len());
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    });
}

#[test]
fn faint_edges_and_small_targets_are_found() {
    run(Setup::usual(), async |browser| {
        browser.open("settings.html").await?;
        let harm = "
            document.querySelector('.choice').style.borderColor = '#e0e0e0';
            document.querySelector('.settings').insertAdjacentHTML('beforeend', '<div><button>a</button><button>b</button></div>');
            for (const one of document.querySelectorAll('.settings div button')) one.style.cssText = 'width: 12px; height: 12px; padding: 0';";
        let _: Option<bool> = browser.evaluate(harm).await?;
        let (_, faint): (usize, Vec<String>) = browser.evaluate(EDGES).await?;
        assert!(
            faint.iter().any(|fault| fault.starts_with("edge")),
            "{faint:?}"
        );
        let (_, small): (usize, Vec<String>) = browser.evaluate(SMALL).await?;
        assert_eq!(small.len(), 2, "{small:?}");
        Ok(())
    });
}
