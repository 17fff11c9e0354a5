//! What is asked, in a sentence, in its box and field by field; what to do with it; and schedules to start from.

use rotation_core::schedule::RotationRules;
use yew::prelude::*;

use super::{boxes, fields, on};
use crate::{
    model::{
        self,
        schedule::{Ask, Event, Form, Side, Wrong},
    },
    present::schedule::sentence,
    view::kit::{self, Button, Icon},
};

/// The kinds, each with an example, and how it is told that the box holds one.
const KINDS: [(&str, &str, &str, &str); 3] = [
    ("Days", "30", "", "days"),
    ("rate()", "rate(10 days)", "3h", "rate"),
    ("cron()", "cron(0 16 1,15 * ? *)", "2h", "cron"),
];

/// What people ask for most.
const PRESETS: [(&str, &str, &str); 8] = [
    ("Every 30 days", "30", ""),
    ("Every 90 days, at night", "90", "4h"),
    ("Every 4 hours", "rate(4 hours)", ""),
    ("Every Monday at 02:00", "cron(0 2 ? * MON *)", "2h"),
    ("Weekdays at 03:00", "cron(0 3 ? * MON-FRI *)", "1h"),
    ("First of the month", "cron(0 8 1 * ? *)", "2h"),
    ("Last Sunday of the month", "cron(0 0 ? * SUNL *)", "6h"),
    ("Every three months", "cron(0 0 1 1/3 ? *)", "24h"),
];

/// `acts`: what can be done with it.
pub(super) fn ask(
    form: &Form,
    rules: &Result<RotationRules, Wrong>,
    acts: Html,
    emit: &Callback<model::Event>,
) -> Html {
    let wrong = rules.as_ref().err();
    let text = form.one.text.trim();
    let kinds = KINDS.map(|(words, example, duration, kind)| {
        let pressed = if kind == "days" { form.one.is_days() } else { text.starts_with(kind) };
        let event = Event::Preset(Side::One, Ask::new(example, duration));
        (words.into(), pressed, format!("schedule-kind-{kind}").into(), model::Event::Schedule(event))
    });
    let parts = form.one.parts();
    let lit = form.lit(&parts);
    let shown = boxes::Box {
        side: Side::One,
        ask: &form.one,
        wrong,
        lit: lit.and_then(|lit| parts.get(lit)).map(|part| part.span.clone()),
    };
    html! {
        <section class="one" aria-label="Schedule">
            <div class="head">
                <h1 class="lead">{ "Schedule" }</h1>
                { kit::segment("Kind", kinds, emit) }
                { presets(form, emit) }
                { acts }
            </div>
            { words(rules) }
            { boxes::boxes(&shown, emit) }
            { fields::fields(form, &parts, lit, wrong) }
        </section>
    }
}

/// On to the other pages.
pub(super) fn acts(rules: &Result<RotationRules, Wrong>, emit: &Callback<model::Event>) -> Html {
    let blocked = rules.is_err().then(|| AttrValue::from("The service would refuse this schedule."));
    let action = |words: &'static str, icon, testid: &'static str| Button {
        words: words.into(),
        icon: Some(icon),
        small: true,
        blocked: blocked.clone(),
        testid: testid.into(),
        ..Button::default()
    };
    html! {
        <span class="push acts">
            { kit::button(action("Use in a request", Icon::Send, "schedule-use"), on(emit, Event::UseInRequest)) }
            { kit::button(action("Run in the lab", Icon::Play, "schedule-run"), on(emit, Event::RunInLab)) }
        </span>
    }
}

/// What it says, in a sentence.
pub(super) fn words(rules: &Result<RotationRules, Wrong>) -> Html {
    let words = rules.as_ref().map_or_else(|_| "This is not a schedule yet.".to_owned(), sentence);
    html! { <p class="words" role="status" data-testid="schedule-words">{ words }</p> }
}

/// A list to choose from; it says so again as soon as the box says something else.
fn presets(form: &Form, emit: &Callback<model::Event>) -> Html {
    let chosen = PRESETS.iter().position(|(_, text, duration)| form.one == Ask::new(text, duration));
    let choose = emit.reform(|event: yew::Event| {
        let place = kit::typed(&event).parse().unwrap_or(usize::MAX);
        let (_, text, duration) = PRESETS.get(place).copied().unwrap_or_default();
        model::Event::Schedule(Event::Preset(Side::One, Ask::new(text, duration)))
    });
    html! {
        <select class="input presets" aria-label="Presets" data-testid="schedule-preset" onchange={choose}>
            <option value="" disabled={true} selected={chosen.is_none()}>{ "Presets" }</option>
            { for PRESETS.iter().enumerate().map(|(place, (words, ..))| html! {
                <option value={place.to_string()} selected={chosen == Some(place)}>{ *words }</option>
            }) }
        </select>
    }
}
