//! When inside the window: the hour, drawn evenly, and the minute, with early minutes likelier.

use rotation_core::{
    assumption::MOMENT_IN_WINDOW,
    schedule::{RotationRules, minute_shares},
};
use yew::prelude::*;

use super::draws;
use crate::{
    model::schedule::{Ask, Draws},
    present::schedule::{Bar, bars, first_quarter, percent},
    view::kit,
};

/// The drawing: 60 minutes of 7 units beside an axis of 36; 24 hours of 17.5 above them.
const LEFT: u32 = 36;
const WIDTH: u32 = 476;
const MINUTE: u32 = 7;
const FLOOR: u32 = 188;
const HEIGHT: u32 = 96;
const HOUR_FLOOR: u32 = 44;

/// `bar`: what stands under the drawing.
pub(super) fn chart(rules: &RotationRules, draws: &Draws, bar: Html) -> Html {
    let drawn = draws.of(rules);
    let hours = u32::from(Ask::hours(rules).get());
    // Where windows open at several hours of a day, the first stands for all.
    let opens = rules.describe().and_then(|description| description.opens.first()).map_or(0, u32::from);
    let shares = minute_shares();
    let quarter = percent(first_quarter(&shares));
    let each = percent(1_000_000 / hours.max(1));
    let minutes = bars(&shares.map(|share| share.0), LEFT, MINUTE, FLOOR, HEIGHT);
    let highest = shares.first().map_or(0, |share| share.0);
    let name = format!(
        "Each of the {hours} hours has {each}. In its hour, minute 0 has {}, minute 59 has {}; the first quarter has {quarter}.",
        percent(highest),
        percent(shares.last().map_or(0, |share| share.0)),
    );
    html! {
        <section class="card inside" aria-label="When inside the window">
            <header>
                <h2>{ "When inside the window" }</h2>
                <span class="push">{ kit::evidence_tag(MOMENT_IN_WINDOW.evidence) }</span>
            </header>
            <svg class="drawing prob" viewBox={format!("0 0 {WIDTH} 212")} role="img" aria-label={name.clone()} data-testid="schedule-chart">
                <rect class="quarter" x={LEFT.to_string()} y={(FLOOR - HEIGHT).to_string()} width={(15 * MINUTE).to_string()} height={HEIGHT.to_string()} />
                { hours_row(opens, (opens + hours).min(24)) }
                { for grid(highest) }
                <path class="bars strong" d={path(minutes.get(..15).unwrap_or_default(), MINUTE - 1)} />
                <path class="bars" d={path(minutes.get(15..).unwrap_or_default(), MINUTE - 1)} />
                { for [0, 15, 30, 45, 60].map(|minute| tick(LEFT + minute * MINUTE, FLOOR, &format!(":{minute:02}"))) }
                <text x={(LEFT + 15 * MINUTE + 8).to_string()} y={(FLOOR - HEIGHT + 12).to_string()} class="t-strong">
                    { format!("{quarter} in the first quarter of the hour") }
                </text>
                { for drawn.map(|drawn| draws::dots(drawn, highest, (LEFT, MINUTE, FLOOR, HEIGHT))) }
            </svg>
            { bar }
            <p class="note">{ format!("The hour: {hours} equally likely, {each} each. ") }{ MOMENT_IN_WINDOW.text }</p>
        </section>
    }
}

/// The 24 hours of the UTC day; those of the window are filled.
fn hours_row(opens: u32, closes: u32) -> Html {
    let step = 60 * MINUTE / 24;
    let cells = |hours: std::ops::Range<u32>| {
        hours
            .map(|hour| Bar { x: LEFT + hour * step + hour / 2, y: HOUR_FLOOR - 24, height: 24 })
            .collect::<Vec<_>>()
    };
    html! {
        <>
            <text x="0" y="36" class="t-quiet">{ "hour" }</text>
            <path class="bars off" d={path(&[cells(0..opens), cells(closes..24)].concat(), step - 1)} />
            <path class="bars strong" d={path(&cells(opens..closes), step - 1)} />
            { for [0, 6, 12, 18, 24].map(|hour| tick(LEFT + hour * step + hour / 2, HOUR_FLOOR, &format!("{hour:02}:00"))) }
            <text x="0" y={(FLOOR - HEIGHT - 10).to_string()} class="t-quiet">{ "minute" }</text>
        </>
    }
}

/// Lines at whole per cents.
fn grid(highest: u32) -> impl Iterator<Item = Html> {
    let steps = (0..=highest / 40_000).map(|n| n * 40_000);
    steps.map(move |share| {
        let y = FLOOR - share * HEIGHT / highest.max(1);
        html! {
            <>
                <path class="rule" d={format!("M{LEFT} {y}.5H{}", LEFT + 60 * MINUTE)} />
                <text x={(LEFT - 6).to_string()} y={(y + 4).to_string()} text-anchor="end" class="t-quiet">{ format!("{}%", share / 10_000) }</text>
            </>
        }
    })
}

fn tick(x: u32, floor: u32, words: &str) -> Html {
    html! {
        <>
            <path class="tick" d={format!("M{x}.5 {floor}v4")} />
            <text x={x.to_string()} y={(floor + 16).to_string()} text-anchor="middle">{ words.to_owned() }</text>
        </>
    }
}

fn path(bars: &[Bar], width: u32) -> String {
    bars.iter().map(|Bar { x, y, height }| format!("M{x} {y}h{width}v{height}h-{width}z")).collect()
}
