//! A second schedule beside the first: its own box and errors, both in figures, and what changing over does.

use rotation_core::{
    schedule::{Change, RotationRules},
    time::Timestamp,
};
use rotation_lab::forecast::{self, Gaps};
use yew::prelude::*;

use super::{boxes, on};
use crate::{
    model::{
        self,
        schedule::{Ask, Event, Form, Side},
    },
    present::{
        schedule::{sentence, window_utc},
        time,
    },
    view::kit::{self, Icon, Tone},
};

pub(super) fn compare(
    form: &Form,
    one: Option<&RotationRules>,
    base: Timestamp,
    now: Timestamp,
    emit: &Callback<model::Event>,
) -> Html {
    let rules = form.two.rules();
    let wrong = rules.as_ref().err();
    let two = rules.as_ref().ok().filter(|rules| rules.schedule().is_some());
    let shown = boxes::Box { side: Side::Two, ask: &form.two, wrong, lit: None };
    html! {
        <section class="two" aria-label="Compare with">
            <div class="head">
                <h2 class="lead">{ "Compare with" }</h2>
                if wrong.is_some() {
                    <span class="push">{ kit::badge(Tone::Fail, Some(Icon::Cross), "not a schedule yet", "schedule-two-state") }</span>
                }
            </div>
            { boxes::boxes(&shown, emit) }
            if let (Some(one), Some(two)) = (one, two) {
                <p class="said">{ sentence(two) }</p>
                { figures(one, two, base, now) }
                { change(form, one, two, base, now, emit) }
            } else if form.two.text.trim().is_empty() {
                <p class="quiet small">
                    { "A second schedule shows what changing to it would do. A crontab line will do: what cannot be said here is mended. Try " }
                    <button type="button" class="link" data-testid="schedule-two-try" onclick={on(emit, Event::Preset(Side::Two, Ask::new("30 2 * * 1", "")))}>
                        <code>{ "30 2 * * 1" }</code>
                    </button>
                </p>
            }
        </section>
    }
}

/// Both in figures.
fn figures(one: &RotationRules, two: &RotationRules, base: Timestamp, now: Timestamp) -> Html {
    let next = |rules: &RotationRules| {
        let window = forecast::windows(rules, base, now, 1).pop().map(|ahead| ahead.window);
        window.map_or_else(String::new, |window| {
            format!("{}, {}", time::day_month_year(window.start.day()), window_utc(window))
        })
    };
    let gaps = [one, two].map(|rules| forecast::gaps(rules, base, now));
    let of = |say: fn(&Gaps) -> String| gaps.map(|gaps| gaps.as_ref().map_or_else(String::new, say));
    let row = |name: &'static str, [one, two]: [String; 2]| {
        html! {
            <tr><th scope="row">{ name }</th><td>{ one }</td><td>{ two }</td></tr>
        }
    };
    html! {
        <table class="table both" data-testid="schedule-figures">
            <thead><tr><td></td><th scope="col">{ "Schedule" }</th><th scope="col">{ "Compared" }</th></tr></thead>
            <tbody>
                { row("Next window", [next(one), next(two)]) }
                { row("Windows in four years", of(|gaps| gaps.count.to_string())) }
                { row("Shortest gap", of(|gaps| time::length(gaps.shortest.between_starts().as_millis()))) }
                { row("Longest gap", of(|gaps| time::length(gaps.longest.between_starts().as_millis()))) }
            </tbody>
        </table>
    }
}

/// What RotateSecret with the second schedule does to a secret that has the first.
fn change(
    form: &Form,
    one: &RotationRules,
    two: &RotationRules,
    base: Timestamp,
    now: Timestamp,
    emit: &Callback<model::Event>,
) -> Html {
    let change = Change::between(one, two, base, now, form.at_once);
    let choices = [true, false].map(|at_once| {
        let event = model::Event::Schedule(Event::AtOnce(at_once));
        (
            at_once.to_string().into(),
            at_once == form.at_once,
            format!("schedule-at-once-{at_once}").into(),
            event,
        )
    });
    html! {
        <div class="change">
            <h3>{ "Changing to it" }</h3>
            <div class="label-row"><span class="small quiet">{ "RotateImmediately" }</span>{ kit::segment("RotateImmediately", choices, emit) }</div>
            <p data-testid="schedule-change" role="status">{ change.to_string() }</p>
        </div>
    }
}
