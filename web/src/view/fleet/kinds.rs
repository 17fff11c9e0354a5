//! The kinds of made-up secrets: their share, their schedule, their window.

use yew::prelude::*;

use super::{on, typed};
use crate::{
    model::{
        self,
        fleet::{Event, Field, Form, Row},
    },
    view::kit::{self, Button, Icon},
};

pub(super) fn kinds(form: &Form, emit: &Callback<model::Event>) -> Html {
    let shares = form.shares();
    let more = Button {
        words: "Another kind".into(),
        icon: Some(Icon::Plus),
        small: true,
        testid: "fleet-add".into(),
        ..Button::default()
    };
    html! {
        <fieldset class="kinds">
            <legend class="small">{ "Kinds" }</legend>
            <div class="row names small faint" aria-hidden="true"><span>{ "%" }</span><span>{ "Schedule" }</span><span>{ "Duration" }</span></div>
            { for form.rows.iter().enumerate().map(|(place, row)| kind(form, place, row, emit)) }
            <div class="row sum small">
                <b data-state={(shares != 100).then_some("fail")} data-testid="fleet-shares">{ format!("{shares}%") }</b>
                <span class="push">{ kit::button(more, on(emit, Event::AddRow)) }</span>
            </div>
        </fieldset>
    }
}

fn kind(form: &Form, place: usize, row: &Row, emit: &Callback<model::Event>) -> Html {
    let input = |field, name: &str, value: &str, testid: &str| {
        let wrong = form.error(field);
        html! {
            <input class="input" type="text" value={value.to_owned()} data-mono="true" aria-label={format!("{name}, kind {}", place + 1)}
                aria-invalid={wrong.is_some().then_some("true")} title={wrong} data-testid={format!("fleet-{testid}-{place}")}
                spellcheck="false" autocomplete="off" oninput={typed(emit, field)} />
        }
    };
    let less = Button {
        words: format!("Remove kind {}", place + 1).into(),
        icon: Some(Icon::Minus),
        kind: Some("bare"),
        small: true,
        square: true,
        testid: format!("fleet-drop-{place}").into(),
        ..Button::default()
    };
    html! {
        <div class="row" key={place}>
            { input(Field::Percent(place), "Share in %", &row.percent, "percent") }
            { input(Field::Schedule(place), "Days or expression", &row.ask.text, "schedule") }
            { input(Field::Duration(place), "Duration", &row.ask.duration, "duration") }
            { kit::button(less, on(emit, Event::DropRow(place))) }
        </div>
    }
}
