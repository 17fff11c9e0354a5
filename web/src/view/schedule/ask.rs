//! What is asked: days, Duration, the last rotation; and the answer in a sentence.

use rotation_core::time::Timestamp;
use yew::prelude::*;

use crate::{
    model::{
        self,
        schedule::{Event, Form},
    },
    present,
    view::kit::{self, Button, Icon},
};

pub(super) fn ask(form: &Form, now: Timestamp, emit: &Callback<model::Event>) -> Html {
    let errors = form.errors();
    let wrong = errors.days.is_some() || errors.duration.is_some();
    let words = form
        .rules()
        .map_or_else(|| "This is not a schedule yet.".to_owned(), |rules| present::schedule::words(&rules));
    let use_it = Button {
        words: "Use in a request".into(),
        icon: Some(Icon::Send),
        small: true,
        blocked: wrong.then_some("The service would refuse this schedule.".into()),
        testid: "schedule-use".into(),
        ..Button::default()
    };
    let days = Input {
        id: "schedule-days",
        label: "AutomaticallyAfterDays",
        hint: "1 to 1000 days after the last rotation.".into(),
        value: &form.days,
        error: errors.days,
        edit: Event::Days,
    };
    let duration = Input {
        id: "schedule-duration",
        label: "Duration",
        hint: "1h to 24h from 00:00 UTC; empty is the whole day.".into(),
        value: &form.duration,
        error: errors.duration,
        edit: Event::Duration,
    };
    let from = Input {
        id: "schedule-from",
        label: "Last rotation, UTC",
        hint: format!("Empty is the lab's present, {now}."),
        value: &form.from,
        error: errors.from.map(str::to_owned),
        edit: Event::From,
    };
    html! {
        <section class="ask" aria-label="Schedule">
            <div class="head">
                <h1 class="lead">{ "Schedule" }</h1>
                <span class="push">{ kit::button(use_it, kit::on(emit, model::Event::Schedule(Event::UseInRequest))) }</span>
            </div>
            <p class="words" role="status" data-testid="schedule-words">{ words }</p>
            <div class="box-row">
                <div class="big">{ input(days, emit) }</div>
                <div class="big">{ input(duration, emit) }</div>
                { input(from, emit) }
            </div>
        </section>
    }
}

struct Input<'a> {
    id: &'static str,
    label: &'static str,
    hint: String,
    value: &'a str,
    error: Option<String>,
    edit: fn(String) -> Event,
}

fn input(of: Input<'_>, emit: &Callback<model::Event>) -> Html {
    let Input { id, label, hint, value, error, edit } = of;
    let wrong = error.is_some().then_some("true");
    let around =
        kit::Field { id, label: label.into(), hint: Some(hint.into()), error: error.map(AttrValue::from) };
    let oninput = emit.reform(move |event: InputEvent| model::Event::Schedule(edit(kit::typed(&event))));
    kit::field(
        &around,
        html! {
            <input {id} class="input" type="text" value={value.to_owned()} data-mono="true" data-testid={id} aria-invalid={wrong}
                aria-describedby={format!("{id}-help")} spellcheck="false" autocomplete="off" {oninput} />
        },
    )
}
