//! The fields of the request.

use yew::prelude::*;

use super::input::{Input, around, control, input};
use crate::{
    model::{
        self,
        request::{Event, Field, Form},
    },
    view::kit::{self, Button, Icon},
};

pub(super) fn form(form: &Form, emit: &Callback<model::Event>) -> Html {
    let fields = &form.fields;
    let plain = |field, id, label, hint: &str, mono, value: &str| {
        input(Input { field, id, label, hint: hint.to_owned(), mono }, value, form, emit)
    };
    html! {
        <section class="form" aria-label="Form">
            { plain(Field::SecretId, "request-secret-id", "Secret", "Its name, its ARN, or the ARN without the last seven characters.", false, &fields.secret_id) }
            { plain(Field::Region, "request-region", "Region", &region_hint(form), false, &fields.region) }
            <div class="wide">{ function(form, emit) }</div>
            { plain(Field::Days, "request-days", "Schedule, days", "Rotates this many days after the last rotation, 1 to 1000; empty keeps what is stored.", false, &fields.days) }
            { plain(Field::Duration, "request-duration", "Duration", "How long the window is open: 1h to 24h; empty is to the end of the UTC day, or one hour of a schedule in hours.", true, &fields.duration) }
            <div class="wide">
                { plain(Field::Expression, "request-expression", "Schedule, expression", "rate(…) or cron(…) instead of days; the Schedule page explains it.", true, &fields.expression) }
            </div>
            <div class="wide">{ immediate(form, emit) }</div>
            <div class="wide">{ token(form, emit) }</div>
        </section>
    }
}

fn region_hint(form: &Form) -> String {
    let Ok(region) = form.fields.region() else {
        return "Where the secret lives; the signature names it.".into();
    };
    let partition = region.partition().id();
    match region.description() {
        Some(name) => format!("{name}, partition {partition}."),
        None => format!("Not a region known here; partition {partition}."),
    }
}

fn function(form: &Form, emit: &Callback<model::Event>) -> Html {
    let of = Input {
        field: Field::Function,
        id: "request-function",
        label: "Rotation function",
        hint: "The Lambda function that does the four steps; empty keeps the one that is stored.".into(),
        mono: true,
    };
    let repair = form.repair().map(|mended| {
        let elsewhere = (mended.region != form.fields.region).then(|| format!(", region {}", mended.region));
        let repair = Button {
            words: "Repair".into(),
            icon: Some(Icon::Wand),
            kind: Some("primary"),
            small: true,
            testid: "function-repair".into(),
            ..Button::default()
        };
        html! {
            <div class="repair">
                { kit::button(repair, kit::on(emit, model::Event::Request(Event::Repair))) }
                <span class="small quiet">{ "to" }</span><code>{ mended.function }</code>
                <span class="small quiet">{ elsewhere }</span>
            </div>
        }
    });
    // Always there: a sibling that comes and goes would have the field made anew, and its focus lost.
    html! { <>{ input(of, &form.fields.function, form, emit) }<div>{ repair }</div></> }
}

fn immediate(form: &Form, emit: &Callback<model::Event>) -> Html {
    let on = form.fields.at_once();
    html! {
        <div class="field">
            <span class="label-row" id="request-immediate-label">{ "Rotate immediately" }</span>
            <button class="switch" type="button" role="switch" aria-checked={on.to_string()} data-testid="request-immediate"
                aria-labelledby="request-immediate-label" aria-describedby="request-immediate-help"
                onclick={kit::on(emit, model::Event::Request(Event::Immediate(!on)))}>
                <i></i>{ if on { "yes, the default" } else { "no" } }
            </button>
            <p class="hint" id="request-immediate-help">
                { "Off: the configuration is stored and only testSecret runs, to see that the function works." }
            </p>
        </div>
    }
}

fn token(form: &Form, emit: &Callback<model::Event>) -> Html {
    let of = Input {
        field: Field::Token,
        id: "request-token",
        label: "Client request token",
        hint: "Becomes the VersionId of the new version; the same token again is the same request.".into(),
        mono: true,
    };
    let again = Button {
        words: "New token".into(),
        icon: Some(Icon::Rotate),
        square: true,
        title: Some("New token".into()),
        testid: "new-token".into(),
        ..Button::default()
    };
    let control = control(&of, &form.fields.token, form, emit);
    kit::field(
        &around(&of, form),
        html! {
            <div class="join">
                { control }
                { kit::button(again, kit::on(emit, model::Event::Request(Event::NewToken))) }
            </div>
        },
    )
}
