//! The life cycle as the section that a walking guide prints: the ground is as high as a principle has
//! actions, and every dot is one action.

use std::fmt::Write as _;

use guidance::corpus::{Corpus, Part, Principle};
use guidance::lifecycle::Stage;
use leptos::prelude::*;

use super::Site;
use super::parts::inside;
use crate::island::Island;
use crate::ui::components::dots::STEP;

/// Height of the ground line and of the figure, in pixels.
const GROUND: usize = 158;
const HEIGHT: usize = 182;

/// Where a principle stands within its stage's fifth of the width, from 0 to 1.
fn across(part: &Part, at: usize) -> f32 {
    (at as f32 + 1.0) / (part.principles.len() as f32 + 1.0)
}

/// How high the ground is over a principle, in pixels.
fn height(principle: &Principle) -> usize {
    principle.actions.len() * STEP + 14
}

/// A smooth ridge over a stage, in a box 1000 wide: up from the ground, over every principle, and down.
fn ridge(part: &Part) -> String {
    let mut path = format!("M0 {GROUND}");
    let mut last = (0.0_f32, GROUND as f32);
    let tops = part.principles.iter().enumerate().map(|(at, principle)| {
        (
            across(part, at) * 1000.0,
            (GROUND - height(principle)) as f32,
        )
    });
    for (x, y) in tops.chain([(1000.0, GROUND as f32)]) {
        let half = (x - last.0) / 2.0;
        let _ = write!(
            path,
            "C{:.0} {:.0} {:.0} {y:.0} {x:.0} {y:.0}",
            last.0 + half,
            last.1,
            x - half
        );
        last = (x, y);
    }
    path
}

/// The figure. Its numbers stand in words in the lists below it, so it is hidden from assistive technology.
pub(super) fn section(site: &Site<'_>) -> impl IntoView + use<> {
    let hills = site
        .corpus
        .parts
        .iter()
        .map(|part| hill(site, part))
        .collect_view();
    let ends = site
        .corpus
        .parts
        .iter()
        .map(|part| waypoint(site.corpus, part))
        .collect_view();
    view! {
        <svg class="section" height=HEIGHT aria-hidden="true" focusable="false">
            {hills}
            <g class="section__base">
                <line class="section__ground" x1="0" x2="100%" y1=GROUND y2=GROUND />
                {ends}
            </g>
        </svg>
    }
}

fn start(corpus: &Corpus, part: &Part) -> f32 {
    100.0 * (part.number as f32 - 1.0) / corpus.parts.len() as f32
}

fn hill(site: &Site<'_>, part: &Part) -> impl IntoView + use<> {
    let width = 100.0 / site.corpus.parts.len() as f32;
    let left = start(site.corpus, part);
    let dots = part
        .principles
        .iter()
        .enumerate()
        .map(|(at, principle)| {
            let island = Island::Dots(principle.no);
            // The row of dots is turned to stand on the ground.
            view! {
                <svg x=format!("{:.2}%", left + width * across(part, at)) y=GROUND - 4 overflow="visible">
                    <g data-island=island.to_string() transform="rotate(-90) translate(0 -5.5)">
                        {inside(site, island)}
                    </g>
                </svg>
            }
        })
        .collect_view();
    view! {
        <g data-s=part.stage.number()>
            <svg
                x=format!("{left}%")
                width=format!("{width}%")
                height=HEIGHT
                viewBox=format!("0 0 1000 {HEIGHT}")
                preserveAspectRatio="none"
            >
                <path class="section__hill" d=ridge(part) />
            </svg>
            {dots}
        </g>
    }
}

/// The outline of a stage's mark, 20 pixels wide: as `--shape` draws it in `style/tokens/colour.css`.
fn shape(stage: Stage) -> String {
    // Of each corner, clockwise from the upper left, whether it is round.
    let round = match stage {
        Stage::Design => [true; 4],
        Stage::Development => [false; 4],
        Stage::Deployment => [true, true, false, false],
        Stage::Operation => [true, false, true, false],
        Stage::EndOfLife => [false, false, true, true],
    };
    let [a, b, c, d] = round.map(|round| if round { 10 } else { 2 });
    let arc = |r: i32, x: i32, y: i32| format!("a{r} {r} 0 0 1 {x} {y}");
    [
        format!("M{} -10h{}", 1 + a, 20 - a - b),
        arc(b, b, b) + &format!("v{}", 20 - b - c),
        arc(c, -c, c) + &format!("h{}", c + d - 20),
        arc(d, -d, -d) + &format!("v{}", d + a - 20),
        arc(a, a, -a) + "z",
    ]
    .concat()
}

fn waypoint(corpus: &Corpus, part: &Part) -> impl IntoView + use<> {
    view! {
        <svg x=format!("{}%", start(corpus, part)) y=GROUND overflow="visible" data-s=part.stage.number()>
            <path class="section__point" d=shape(part.stage) />
            <text class="section__no" x="11" y="4.5">{part.number}</text>
        </svg>
    }
}
