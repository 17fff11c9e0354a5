//! The reader's own rotation function: its text, the button that takes it into use, and how it stands. It is there in a
//! lab whose strategy it is.

use rotation_lab::world::Strategy;
use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{EDITOR, Event, OwnEvent},
    },
    present::lab::own as words,
    view::kit::{self, Button, Icon, field},
};

pub(super) fn fold(state: &State, emit: &Callback<model::Event>) -> Html {
    if state.lab.lab.world().strategy == Strategy::Own { open(state, emit) } else { Html::default() }
}

/// Apart from `fold`, which every drawing of the page runs: the first visit does not download this.
#[inline(never)]
fn open(state: &State, emit: &Callback<model::Event>) -> Html {
    let own = &state.lab.own;
    let (tone, status) = words::status(&state.lab);
    let active = own.in_use || own.running.is_some();
    let on = |event: OwnEvent| super::on(emit, Event::Own(event));
    let start = Button {
        words: "Use this function".into(),
        icon: Some(Icon::Play),
        kind: Some("primary"),
        blocked: active.then_some("It is in use.".into()),
        testid: "own-use".into(),
        ..Button::default()
    };
    let stop = Button {
        words: "Stop".into(),
        icon: Some(Icon::Stop),
        blocked: (!active).then_some("It is not in use.".into()),
        testid: "own-stop".into(),
        ..Button::default()
    };
    html! {
        <section class="fold own" aria-labelledby="own-title" data-testid="own">
            <h2 class="lead" id="own-title">{ "Your own function" }</h2>
            { editor(state, emit) }
            <div class="own-bar">
                { kit::button(start, on(OwnEvent::Use)) }
                { kit::button(stop, on(OwnEvent::Stop)) }
            </div>
            <p class="own-status" role="status" data-tone={tone.name()} data-testid="own-status">{ status }</p>
        </section>
    }
}

fn editor(state: &State, emit: &Callback<model::Event>) -> Html {
    let around = kit::Field {
        id: EDITOR,
        label: "JavaScript".into(),
        hint: Some(
            "It runs in a sandbox without a network, and is in no link, export or storage. Its calls and its answer are \
             events of this lab. Tab leaves the field."
                .into(),
        ),
        error: None,
    };
    let oninput = emit
        .reform(|event: InputEvent| model::Event::Lab(Event::Own(OwnEvent::Edit(kit::typed(&event).into()))));
    field(
        &around,
        html! {
            <textarea id={EDITOR} class="input" data-mono="true" rows="16" data-testid="field-own-function" wrap="off"
                value={state.lab.own.text().to_owned()} aria-describedby={format!("{EDITOR}-help")}
                spellcheck="false" autocomplete="off" autocapitalize="off" {oninput} />
        },
    )
}
