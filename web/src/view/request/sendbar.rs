//! Where the request can be sent: to the lab, or to an endpoint that is typed in.

use yew::prelude::*;

use crate::{
    model::{
        self, State,
        request::{Event, Field, Form, Sending},
    },
    present::{self, time},
    view::kit::{self, Button, Icon},
};

pub(super) fn sendbar(state: &State, emit: &Callback<model::Event>) -> Html {
    let form = &state.request;
    html! {
        <section class="sendbar" aria-label="Send">
            { to_lab(state, emit) }
            <div class="endpoint push">
                if let Sending::UnderWay { origin, .. } = &form.sending {
                    { under_way(origin, emit) }
                } else {
                    { endpoint(form, emit) }
                }
            </div>
        </section>
    }
}

/// To the lab, and what it said.
pub(super) fn to_lab(state: &State, emit: &Callback<model::Event>) -> Html {
    let (form, now) = (&state.request, state.lab.lab.now());
    let to_lab = Button {
        words: "Send to the lab".into(),
        icon: Some(Icon::Send),
        kind: Some("primary"),
        testid: "send-lab".into(),
        ..Button::default()
    };
    let stands = format!("as it stands on {}, {} UTC", time::day_month_year(now.day()), time::clock(now));
    html! {
        <>
            { kit::button(to_lab, kit::on(emit, model::Event::Request(Event::SendToLab))) }
            { form.answer.as_ref().map_or_else(
                || html! { <span class="small quiet hidden-narrow">{ stands }</span> },
                |answer| {
                    let (tone, words) = present::request::answer(answer);
                    html! { <span class="small said" data-tone={tone.name()} data-testid="send-said">{ words }</span> }
                },
            ) }
        </>
    }
}

fn endpoint(form: &Form, emit: &Callback<model::Event>) -> Html {
    let send = Button {
        words: "Send".into(),
        icon: Some(Icon::Out),
        blocked: form.cannot_send().map(AttrValue::from),
        testid: "send-endpoint".into(),
        ..Button::default()
    };
    let error = form.errors.get(&Field::Endpoint);
    let edit = |event: InputEvent| model::Event::Request(Event::Edit(Field::Endpoint, kit::typed(&event)));
    html! {
        <>
            <label class="small quiet" for="send-endpoint-url">{ "or to an endpoint" }</label>
            <div class="where">
                <input id="send-endpoint-url" class="input" type="url" data-mono="true" data-testid="send-endpoint-url"
                    value={form.fields.endpoint.clone()} placeholder="http://127.0.0.1:5055" inputmode="url"
                    aria-invalid={error.is_some().then_some("true")} aria-describedby="send-endpoint-url-help"
                    spellcheck="false" autocomplete="off" autocapitalize="off" oninput={emit.reform(edit)} />
                <p id="send-endpoint-url-help" class="error" role="alert" data-testid="error-send-endpoint-url">
                    if let Some(error) = error { { error.clone() } }
                </p>
            </div>
            { kit::button(send, kit::on(emit, model::Event::Request(Event::Ask))) }
        </>
    }
}

fn under_way(origin: &str, emit: &Callback<model::Event>) -> Html {
    let stop = Button {
        words: "Cancel".into(),
        icon: Some(Icon::Stop),
        testid: "send-cancel".into(),
        ..Button::default()
    };
    html! {
        <>
            <span class="small" role="status" data-testid="send-progress">{ format!("Sending to {origin} …") }</span>
            <progress aria-label="Waiting for an answer"></progress>
            { kit::button(stop, kit::on(emit, model::Event::Request(Event::Abort))) }
        </>
    }
}
