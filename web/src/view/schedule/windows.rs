//! The next windows as a list, in UTC and in a time zone.

use rotation_core::{fact, schedule::RotationRules, time::Timestamp};
use rotation_lab::forecast;
use yew::prelude::*;

use crate::{
    model::{
        self, State, Zone,
        schedule::{COUNTS, Event},
    },
    present::{schedule, time},
    view::kit,
};

/// `asked`: from when they are counted, and in which zone they are told.
pub(super) fn windows(
    state: &State,
    rules: &RotationRules,
    base: Timestamp,
    now: Timestamp,
    asked: Html,
    emit: &Callback<model::Event>,
) -> Html {
    let form = &state.schedule;
    let counts = COUNTS.map(|n| {
        let event = model::Event::Schedule(Event::Count(n));
        (n.to_string().into(), n == form.count, format!("schedule-count-{n}").into(), event)
    });
    let zone = form.zone.as_ref().and_then(Option::as_ref).unwrap_or(&state.zone);
    let listed = forecast::windows(rules, base, now, form.count);
    let before = std::iter::once(now).chain(listed.iter().map(|one| one.window.start));
    let rows = listed.iter().zip(before).enumerate();
    html! {
        <section class="card next" aria-label="Next windows">
            <header>
                <h2>{ "Next windows" }</h2>
                <span class="small faint">{ format!("from {}, {} UTC", time::day_month_year(now.day()), time::hour_minute(now)) }</span>
                <span class="push">{ kit::segment("How many", counts, emit) }</span>
            </header>
            { asked }
            <div class="scroll" tabindex="0" role="region" aria-label="Next windows, table">
                <table class="table">
                    <thead><tr>
                        <th class="num">{ "#" }</th><th>{ "Date, UTC" }</th><th>{ "Window, UTC" }</th>
                        <th data-testid="schedule-zone-name">{ zone.name.clone() }</th>
                        <th>{ "NextRotationDate" }</th><th class="num">{ "Gap" }</th>
                    </tr></thead>
                    <tbody>{ for rows.map(|(n, (one, before))| row(n + 1, *one, before, zone)) }</tbody>
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

/// From when, and in which zone.
pub(super) fn asked(state: &State, emit: &Callback<model::Event>) -> Html {
    let form = &state.schedule;
    let from = kit::Field {
        id: "schedule-from",
        label: "Last rotation, UTC".into(),
        hint: None,
        error: form.base().is_none().then_some("A moment in UTC, such as 2026-11-24T10:15:00Z.".into()),
    };
    let zone = kit::Field {
        id: "schedule-zone",
        label: "Time zone".into(),
        hint: None,
        error: (form.zone == Some(None)).then_some("This browser knows no such zone.".into()),
    };
    let input = |of: &kit::Field, value: &str, empty: String, edit: fn(String) -> Event| {
        let typed = emit.reform(move |event: InputEvent| model::Event::Schedule(edit(kit::typed(&event))));
        let id = of.id;
        let control = html! {
            <input {id} class="input" type="text" value={value.to_owned()} placeholder={empty} data-testid={id} spellcheck="false"
                autocomplete="off" aria-invalid={of.error.is_some().then_some("true")} aria-describedby={format!("{id}-help")}
                list={(id == "schedule-zone").then_some("zones")} oninput={typed} />
        };
        kit::field(of, control)
    };
    html! {
        <div class="since">
            { input(&from, &form.from, format!("now, {}", form.now()), Event::From) }
            { input(&zone, &form.zone_name, format!("yours: {}", time::zone(&state.zone, form.now())), Event::Zone) }
            <datalist id="zones">{ for ZONES.map(|zone| html! { <option value={zone} /> }) }</datalist>
        </div>
    }
}

/// A few to pick from; any other may be typed.
const ZONES: [&str; 14] = [
    "UTC",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
];

fn row(number: usize, one: forecast::Ahead, before: Timestamp, zone: &Zone) -> Html {
    let window = one.window;
    let day = window.start.day();
    let gap = time::length(one.gap.as_millis());
    let changed = schedule::clocks_changed(zone, before, window);
    html! {
        <tr key={number} data-testid={format!("schedule-window-{number}")}>
            <td class="num faint">{ number }</td>
            <td class="strong">{ time::day_year(day) }</td>
            <td>{ schedule::window_utc(window) }</td>
            <td class="quiet">
                { schedule::window_local(window, zone) }
                { changed.map(|words| html! { <span class="dst">{ words }</span> }) }
            </td>
            <td class="mono">{ window.next_rotation_date().to_string() }</td>
            <td class="num quiet">{ if number == 1 { format!("in {gap}") } else { gap } }</td>
        </tr>
    }
}
