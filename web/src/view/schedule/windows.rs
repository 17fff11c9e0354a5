//! The next windows as a table.

use rotation_core::{fact, schedule::RotationRules, time::Timestamp};
use yew::prelude::*;

use crate::{
    model::{
        self, State,
        schedule::{COUNTS, Coming, Event, coming},
    },
    present::{schedule, time},
    view::kit,
};

pub(super) fn windows(
    state: &State,
    rules: &RotationRules,
    base: Timestamp,
    emit: &Callback<model::Event>,
) -> Html {
    let now = state.lab.lab.now();
    let count = state.schedule.count;
    let counts = COUNTS.map(|n| {
        let event = model::Event::Schedule(Event::Count(n));
        (n.to_string().into(), n == count, format!("schedule-count-{n}").into(), event)
    });
    let local = !state.zone.is_utc();
    html! {
        <section class="card next" aria-label="Next windows">
            <header>
                <h2>{ "Next windows" }</h2>
                <span class="small faint">{ format!("after a rotation on {}, {} UTC", time::day_month_year(base.day()), time::hour_minute(base)) }</span>
                <span class="push">{ kit::segment("How many", counts, emit) }</span>
            </header>
            <div class="scroll" tabindex="0" role="region" aria-label="Next windows, table">
                <table class="table">
                    <thead><tr>
                        <th class="num">{ "#" }</th><th>{ "Date, UTC" }</th><th>{ "Window, UTC" }</th>
                        if local { <th>{ state.zone.name.clone() }</th> }
                        <th>{ "NextRotationDate" }</th><th class="num">{ "Gap" }</th>
                    </tr></thead>
                    <tbody>
                        { for coming(rules, base, now, count).into_iter().enumerate().map(|(n, one)| row(n + 1, one, state, local)) }
                    </tbody>
                </table>
            </div>
            <p class="note">
                { "NextRotationDate is the last second of the window: the rotation comes on or before it. " }
                { kit::evidence_tag(fact::NEXT_AT_ACCEPTANCE.evidence) }
                { " Later rows hold if each rotation succeeds in its window." }
            </p>
        </section>
    }
}

fn row(number: usize, coming: Coming, state: &State, local: bool) -> Html {
    let window = coming.window;
    let day = window.start.day();
    let gap = time::length(coming.gap.as_millis());
    html! {
        <tr key={number} data-testid={format!("schedule-window-{number}")}>
            <td class="num faint">{ number }</td>
            <td class="strong">{ format!("{} {}", time::weekday_short(day), time::day_month_year(day)) }</td>
            <td>{ schedule::window_utc(window) }</td>
            if local { <td class="quiet">{ schedule::window_local(window, &state.zone) }</td> }
            <td class="mono">{ window.next_rotation_date().to_string() }</td>
            <td class="num quiet">{ if number == 1 { format!("in {gap}") } else { gap } }</td>
        </tr>
    }
}
