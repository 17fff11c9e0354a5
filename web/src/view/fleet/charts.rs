//! Drawings of load: hour by hour over all the days, and the worst hour second by second with its limits.

use rotation_lab::fleet::ROTATE_SECRET_PER_SECOND;
use yew::prelude::*;

use crate::{
    model::fleet_job::{Load, Worst},
    present::{
        fleet::{HEIGHT, WIDTH, height, hour, hour_at, most, outline, scale},
        schedule::thousands,
        time,
    },
};

/// Hour by hour.
pub(super) fn hours(as_is: &Load, spread: Option<&Load>) -> Html {
    let highest = most(&as_is.hours).max(spread.map_or(0, |load| most(&load.hours)));
    let limit = ROTATE_SECRET_PER_SECOND * 3600;
    let name = format!(
        "Load per hour: at most {} starts, in the hour of {}; the RotateSecret quota is {} an hour.",
        thousands(most(&as_is.hours)),
        as_is.worst.as_ref().map_or_else(|| "none".into(), |worst| hour(worst.hour)),
        thousands(limit)
    );
    let words = format!("RotateSecret quota, 50 a second: {} an hour", thousands(limit));
    let days = as_is.hours.len() / 24;
    let ticks: Vec<(u32, String)> = (0..=4_u32)
        .map(|part| {
            let day = hour_at(as_is, as_is.hours.len() * part as usize / 4).day();
            (part * WIDTH / 4, if days > 300 { time::day_month_year(day) } else { time::day_month(day) })
        })
        .collect();
    html! {
        <section class="card" aria-label="Load per hour">
            <header><h2>{ "Load per hour" }</h2><span class="small faint">{ "rotations that start, UTC" }</span>{ key(spread.is_some()) }</header>
            { chart(&name, "fleet-hours", &as_is.hours, spread.map(|load| load.hours.as_slice()), scale(highest, limit), (limit, words), &ticks) }
        </section>
    }
}

/// The worst hour.
pub(super) fn worst(as_is: &Load, spread: Option<&Load>, concurrency: u32) -> Html {
    let Some(worst) = &as_is.worst else { return html! {} };
    let other = spread.and_then(|load| load.worst.as_ref());
    let minutes = [0, 15, 30, 45, 60].map(|minute| (minute * WIDTH / 60, format!(":{minute:02}")));
    let draw = |title: &'static str, testid, of: fn(&Worst) -> &Vec<u32>, limit: u32, limited: &str| {
        let highest = most(of(worst)).max(other.map_or(0, |other| most(of(other))));
        let name = format!(
            "{title} in the worst hour: at most {}; {limited} is {}.",
            thousands(most(of(worst))),
            thousands(limit)
        );
        let words = format!("{limited}: {}", thousands(limit));
        html! {
            <>
                <h3 class="small">{ title }</h3>
                { chart(&name, testid, of(worst), other.map(|other| of(other).as_slice()), scale(highest, limit), (limit, words), &minutes) }
            </>
        }
    };
    html! {
        <section class="card" aria-label="The worst hour">
            <header><h2>{ "The worst hour" }</h2><span class="small faint">{ hour(worst.hour) }</span>{ key(spread.is_some()) }</header>
            { draw("Starts per second", "fleet-starts", |worst| &worst.per_second, ROTATE_SECRET_PER_SECOND, "RotateSecret quota") }
            { draw("Functions at work", "fleet-at-work", |worst| &worst.at_work, concurrency, "Lambda limit") }
            <p class="note">
                { "The quota of RotateSecret, 50 a second, is for calls: rotations by schedule are not known to count against it. It is a yardstick for starting as many by hand. " }
                { if other.is_some() { "Each picture shows its own worst hour." } else { "" } }
            </p>
        </section>
    }
}

fn key(spread: bool) -> Html {
    html! {
        <div class="key push">
            <span><i data-k="as-is"></i>{ "as they are" }</span>
            if spread { <span><i data-k="spread"></i>{ "spread" }</span> }
        </div>
    }
}

fn chart(
    name: &str,
    testid: &'static str,
    as_is: &[u32],
    spread: Option<&[u32]>,
    top: u32,
    (limit, words): (u32, String),
    ticks: &[(u32, String)],
) -> Html {
    let line = HEIGHT - height(limit, top);
    html! {
        <div class="scroll">
            <svg class="drawing load" viewBox={format!("-48 -16 {} {}", WIDTH + 96, HEIGHT + 38)} role="img" aria-label={name.to_owned()} data-testid={testid}>
                { for [0, top / 2, top].map(|count| {
                    let y = HEIGHT - if count == 0 { 0 } else { height(count, top) };
                    html! { <><path class="rule" d={format!("M0 {y}.5H{WIDTH}")} /><text x="-6" y={(y + 4).to_string()} text-anchor="end" class="t-quiet">{ thousands(count) }</text></> }
                }) }
                <path class="as-is" d={outline(as_is, top)} />
                { spread.map(|spread| html! { <path class="spread" d={outline(spread, top)} /> }) }
                if limit <= top {
                    <path class="limit" d={format!("M0 {line}H{WIDTH}")} />
                    <text x="6" y={beside(line).to_string()} class="t-limit">{ words }</text>
                } else {
                    <path class="limit" d="M6 -7h40" />
                    <text x="52" y="-3" class="t-limit">{ format!("{words}, far above") }</text>
                }
                { for ticks.iter().map(|(x, words)| html! {
                    <><path class="tick" d={format!("M{x}.5 {HEIGHT}v4")} /><text x={x.to_string()} y={(HEIGHT + 17).to_string()} text-anchor="middle">{ words.clone() }</text></>
                }) }
            </svg>
        </div>
    }
}

/// Where words stand that name a line: above it, or under it where the drawing ends.
fn beside(line: u32) -> u32 {
    if line < 12 { line + 13 } else { line - 4 }
}
