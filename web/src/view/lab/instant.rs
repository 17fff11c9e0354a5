//! The field in which an instant is typed, beside the playhead's time; closed it is a button.

use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{Event, Going, INSTANT, INSTANT_OPENER, InstantEvent},
    },
    present::lab::instant as words,
    view::kit,
};

pub(super) fn instant(state: &State, emit: &Callback<model::Event>) -> Html {
    match &state.lab.going {
        Some(going) => open(going, state, emit),
        None => html! {
            <button id={INSTANT_OPENER} class="link" type="button" title="Go to an instant (G, on the timeline)" data-testid="instant-open"
                onclick={super::on(emit, Event::Instant(InstantEvent::Open))}>{ "Go to\u{2026}" }</button>
        },
    }
}

#[inline(never)]
fn open(going: &Going, state: &State, emit: &Callback<model::Event>) -> Html {
    let around = kit::Field {
        id: INSTANT,
        label: "Go to".into(),
        hint: Some(words::hint(&state.zone).into()),
        error: going.wrong.map(|wrong| words::wrong(wrong).into()),
    };
    let event = |event| model::Event::Lab(Event::Instant(event));
    let edit = emit.reform(move |typed: InputEvent| event(InstantEvent::Edit(kit::typed(&typed))));
    let submit = emit.reform(move |submitted: SubmitEvent| {
        submitted.prevent_default();
        event(InstantEvent::Go)
    });
    let keys = {
        let emit = emit.clone();
        Callback::from(move |key: KeyboardEvent| {
            if key.key() == "Escape" {
                emit.emit(event(InstantEvent::Close));
            }
        })
    };
    let go = kit::Button {
        words: "Go".into(),
        small: true,
        testid: "instant-go".into(),
        ..kit::Button::default()
    };
    html! {
        <form class="instant" onsubmit={submit} onkeydown={keys} autocomplete="off">
            { kit::field(&around, html! {
                <input id={INSTANT} class="input" type="text" value={going.text.clone()} placeholder={state.lab.lab.now().to_string()}
                    data-mono="true" data-testid={INSTANT} aria-describedby={format!("{INSTANT}-help")}
                    aria-invalid={going.wrong.is_some().then_some("true")} spellcheck="false" oninput={edit} />
            }) }
            { kit::button(go, super::on(emit, Event::Instant(InstantEvent::Go))) }
        </form>
    }
}
