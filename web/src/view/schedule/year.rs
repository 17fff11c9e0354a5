//! The year ahead: a map of days, 53 weeks from left to right, that the arrow keys walk through; and the same by months
//! as a table.

use rotation_core::{schedule::RotationRules, time::Timestamp};
use yew::prelude::*;

use super::on;
use crate::{
    model::{
        self,
        schedule::{Ahead, DAYS, Event, Form, Month},
    },
    present::{
        schedule::{count_of_days, day_told, months},
        time,
    },
};

const PITCH: usize = 17;
const LEFT: usize = 34;
const TOP: usize = 20;

pub(super) fn year(
    form: &Form,
    rules: &RotationRules,
    base: Timestamp,
    now: Timestamp,
    emit: &Callback<model::Event>,
) -> Html {
    let ahead = Ahead::of(rules, base, now);
    let about = count_of_days(&ahead.windows);
    let today = usize::try_from(now.day().days_since(ahead.first)).unwrap_or(0);
    let day = form.day.unwrap_or(today);
    let told = day_told(ahead.day(day), ahead.on(day));
    let gap = !ahead.gap.is_empty();
    html! {
        <section class="card year" aria-label="The year ahead">
            <header>
                <h2>{ "The year ahead" }</h2>
                <span class="small faint" data-testid="schedule-year-about">{ about.clone() }</span>
                <div class="key push">
                    <span><i data-k="on"></i>{ "window" }</span>
                    if gap {
                        <span><i data-k="gap"></i>
                            { if ahead.gaps > 1 { format!("longest gap, first of {}", ahead.gaps) } else { "longest gap".into() } }
                        </span>
                    }
                    <span><i data-k="today"></i>{ "today" }</span>
                </div>
            </header>
            <div class="scroll">{ map(day, &ahead, today, told.clone(), emit) }</div>
            <p class="told small" data-testid="schedule-day">{ told }<span class="faint">{ " Arrow keys walk through the map." }</span></p>
            { table(&ahead.months(now)) }
        </section>
    }
}

fn map(day: usize, ahead: &Ahead, today: usize, told: String, emit: &Callback<model::Event>) -> Html {
    let (width, height) = (LEFT + 53 * PITCH, TOP + 7 * PITCH);
    let cell = |(place, count): (usize, &u8)| {
        let class = match (count, ahead.gap.contains(&place)) {
            (0, true) => "gap",
            (0, false) => "off",
            (1, _) => "on",
            _ => "on many",
        };
        html! {
            <rect {class} x={(x(place)).to_string()} y={y(place).to_string()} width="13" height="13" rx="2" onclick={on(emit, Event::Day(place))} />
        }
    };
    let ring = |class, place| {
        html! {
            <rect {class} x={(x(place) - 1).to_string()} y={(y(place) - 1).to_string()} width="15" height="15" rx="3" />
        }
    };
    html! {
        <svg class="drawing map" viewBox={format!("0 0 {width} {height}")} role="slider" tabindex="0" aria-label="Day of the year ahead"
            aria-valuemin="0" aria-valuemax={(DAYS - 1).to_string()} aria-valuenow={day.to_string()} aria-valuetext={told}
            data-testid="schedule-year" onkeydown={keys(day, emit)}>
            { for months(ahead.first).into_iter().map(|(week, words)| html! {
                <text x={(LEFT + week * PITCH).to_string()} y="11" class="t-strong">{ words }</text>
            }) }
            { for [(0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")].map(|(row, words)| html! {
                <text x="0" y={(TOP + row * PITCH + 11).to_string()} class="t-quiet">{ words }</text>
            }) }
            { for ahead.counts.iter().enumerate().map(cell) }
            { ring("today", today) }
            { ring("picked", day) }
        </svg>
    }
}

/// A day is a row, a week a column.
fn keys(day: usize, emit: &Callback<model::Event>) -> Callback<KeyboardEvent> {
    let emit = emit.clone();
    Callback::from(move |key: KeyboardEvent| {
        let to = match key.key().as_str() {
            "ArrowUp" => day.checked_sub(1),
            "ArrowDown" => Some(day + 1),
            "ArrowLeft" => day.checked_sub(7),
            "ArrowRight" => Some(day + 7),
            "Home" => Some(0),
            "End" => Some(DAYS - 1),
            _ => return,
        };
        key.prevent_default();
        if let Some(to) = to.filter(|to| *to < DAYS) {
            emit.emit(model::Event::Schedule(Event::Day(to)));
        }
    })
}

fn table(months: &[Month]) -> Html {
    let row = |name: &'static str, cell: fn(&Month) -> String| {
        html! {
            <tr><th scope="row">{ name }</th>{ for months.iter().map(|month| html! { <td class="num">{ cell(month) }</td> }) }</tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label="The year as a table">
            <table class="table twin" data-testid="schedule-months">
                <thead><tr>
                    <th scope="col">{ "By month" }</th>
                    { for months.iter().enumerate().map(|(place, month)| {
                        // The first and the last may be the same month of two years.
                        let year = place == 0 || month.first.civil().1 == 1 || place == 12;
                        let words = time::month(month.first);
                        html! { <th class="num" scope="col">{ if year { format!("{words} {}", month.first.civil().0) } else { words.to_owned() } }</th> }
                    }) }
                </tr></thead>
                <tbody>
                    { row("Windows", |month| month.windows.to_string()) }
                    { row("Hours open", |month| format!("{} h", month.hours)) }
                    { row("Longest gap after", |month| month.gap.map_or_else(|| "\u{2013}".into(), |gap| time::length(gap.as_millis()))) }
                </tbody>
            </table>
        </div>
    }
}

fn x(place: usize) -> usize {
    LEFT + place / 7 * PITCH
}

fn y(place: usize) -> usize {
    TOP + place % 7 * PITCH
}
