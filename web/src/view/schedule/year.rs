//! The year ahead as a map of days: 53 weeks from left to right, Monday on top.

use rotation_core::{
    schedule::RotationRules,
    time::{Day, Timestamp},
};
use yew::prelude::*;

use crate::{
    model::schedule,
    present::{plural, schedule::months},
};

const PITCH: usize = 17;
const LEFT: usize = 34;
const TOP: usize = 20;

pub(super) fn year(rules: &RotationRules, base: Timestamp, now: Timestamp) -> Html {
    let days = schedule::year(rules, base, now);
    let open = days.iter().filter(|(_, open)| *open).count();
    let hours = rules.duration().map_or(24, |hours| usize::from(hours.get()));
    let about = format!("{}, {} open", plural(open, "window"), plural(open * hours, "hour"));
    let today = days.iter().position(|(day, _)| *day == now.day()).unwrap_or(0);
    let (width, height) = (LEFT + 53 * PITCH, TOP + 7 * PITCH);
    html! {
        <section class="card year" aria-label="The year ahead">
            <header>
                <h2>{ "The year ahead" }</h2>
                <span class="small faint">{ about.clone() }</span>
                <div class="key push">
                    <span><i data-k="on"></i>{ "window" }</span>
                    <span><i data-k="today"></i>{ "the lab's day" }</span>
                </div>
            </header>
            <div class="scroll" tabindex="0" role="region" aria-label="The year as a map">
                <svg class="drawing map" viewBox={format!("0 0 {width} {height}")} role="img" aria-label={about} data-testid="schedule-year">
                    { for months(&days).into_iter().map(|(week, words)| html! {
                        <text x={(LEFT + week * PITCH).to_string()} y="11" class="t-strong">{ words }</text>
                    }) }
                    { for [(0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")].map(|(row, words)| html! {
                        <text x="0" y={(TOP + row * PITCH + 11).to_string()} class="t-quiet">{ words }</text>
                    }) }
                    <path class="off" d={cells(&days, false)} />
                    <path class="on" d={cells(&days, true)} />
                    <rect class="today" x={(x(today) - 1).to_string()} y={(y(today) - 1).to_string()} width="15" height="15" rx="3" />
                </svg>
            </div>
        </section>
    }
}

fn cells(days: &[(Day, bool)], open: bool) -> String {
    let wanted = days.iter().enumerate().filter(|(_, (_, is_open))| *is_open == open);
    wanted
        .map(|(n, _)| format!("M{} {}h9q2 0 2 2v9q0 2 -2 2h-9q-2 0 -2 -2v-9q0 -2 2 -2z", x(n) + 2, y(n)))
        .collect()
}

fn x(n: usize) -> usize {
    LEFT + n / 7 * PITCH
}

fn y(n: usize) -> usize {
    TOP + n % 7 * PITCH
}
