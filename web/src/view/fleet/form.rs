//! What is asked: which secrets, for how long, and what the function is like.

use yew::prelude::*;

use super::{kinds, on, typed};
use crate::{
    model::{
        self,
        fleet::{Event, Field, Form, Run},
    },
    view::kit::{self, Button, Icon},
};

pub(super) fn form(form: &Form, emit: &Callback<model::Event>) -> Html {
    let number = |field, id, label: &'static str, hint: &'static str, value: &str| {
        let around = kit::Field {
            id,
            label: label.into(),
            hint: Some(hint.into()),
            error: form.error(field).map(Into::into),
        };
        let control = html! {
            <input {id} class="input" type="text" inputmode="decimal" value={value.to_owned()} data-testid={id} autocomplete="off"
                aria-invalid={around.error.is_some().then_some("true")} aria-describedby={format!("{id}-help")} oninput={typed(emit, field)} />
        };
        kit::field(&around, control)
    };
    let sources = [("Made up", false, "fleet-made"), ("Pasted", true, "fleet-pasted")].map(
        |(words, pasted, testid)| {
            (words.into(), pasted == form.pasted, testid.into(), model::Event::Fleet(Event::Pasted(pasted)))
        },
    );
    let job = form.job();
    let run = Button {
        words: "Run".into(),
        icon: Some(Icon::Play),
        kind: Some("primary"),
        blocked: job.as_ref().err().map(|why| AttrValue::from(*why)),
        testid: "fleet-run".into(),
        ..Button::default()
    };
    let at_work = matches!(form.run, Run::AtWork { .. });
    html! {
        <>
            <div class="head"><h1 class="lead">{ "Fleet" }</h1><span class="push">{ kit::segment("Secrets", sources, emit) }</span></div>
            if form.pasted {
                { listing(form, emit) }
            } else {
                <div class="pair">
                    { number(Field::Count, "fleet-count", "Secrets", "As many as there are in one account and region.", &form.count) }
                    { number(Field::Age, "fleet-age", "Last rotations over, days", "0: one deployment set all of them up.", &form.age) }
                </div>
                { kinds::kinds(form, emit) }
            }
            <div class="pair">
                { number(Field::Days, "fleet-days", "Look ahead, days", "365 is a year.", &form.days) }
                { number(Field::Seconds, "fleet-seconds", "One rotation, seconds", "The function's four steps.", &form.seconds) }
                { number(Field::Failing, "fleet-failing", "Tries that fail, %", "Each is tried again inside its window.", &form.failing) }
                { number(Field::Concurrency, "fleet-concurrency", "Lambda concurrency", "The account's limit.", &form.concurrency) }
            </div>
            <label class="check">
                <input type="checkbox" checked={form.spread} data-testid="fleet-spread"
                    onchange={emit.reform(|event: yew::Event| model::Event::Fleet(Event::Spread(kit::checked(&event))))} />
                { "Also with windows spread by a rule" }
            </label>
            <div class="go">
                if at_work {
                    <button type="button" class="button" data-testid="fleet-cancel" onclick={on(emit, Event::Cancel)}>{ kit::icon(Icon::Stop) }{ "Cancel" }</button>
                } else {
                    { kit::button(run, on(emit, Event::Run)) }
                }
                if let Err(why) = job { <span class="small error-text" role="alert" data-testid="fleet-wrong">{ why }</span> }
            </div>
        </>
    }
}

fn listing(form: &Form, emit: &Callback<model::Event>) -> Html {
    let around = kit::Field {
        id: "fleet-listing",
        label: "Output of aws secretsmanager list-secrets".into(),
        hint: Some("JSON, pages one after the other if there are several. It stays on this page.".into()),
        error: None,
    };
    kit::field(
        &around,
        html! {
            <textarea id="fleet-listing" class="input listing" rows="10" value={form.listing.clone()} data-testid="fleet-listing"
                data-mono="true" aria-describedby="fleet-listing-help" spellcheck="false" oninput={typed(emit, Field::Listing)} />
        },
    )
}
