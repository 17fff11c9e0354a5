//! The Lab as a scene: the secret, the timeline, what the story says, the transport; behind a fold the events and why
//! they happened. Where it may be changed, the actions and their dialogs too.

use yew::prelude::*;

use super::{actions, caption, dialogs, events, head, on, timeline, transport, why};
use crate::{
    model::{Drawn, Event, State, lab, scene::Scene},
    present::lab as words,
    view::kit::{self, Button},
};

pub(in crate::view) fn scene(scene: &Scene, emit: &Callback<Event>) -> Html {
    let (state, acts) = (&scene.state, !scene.readonly());
    html! {
        <div class="lab" data-testid="lab-scene" aria-busy={(!scene.drawn(Drawn::Whole)).then_some("true")}>
            { secret(scene, emit) }
            if acts { { actions::actions(state, emit) } }
            if scene.drawn(Drawn::Timeline) {
                { timeline::section(state, emit) }
                { caption::caption(state) }
                { transport::transport(state, emit) }
            }
            if scene.drawn(Drawn::Whole) {
                if acts { { history(state, emit) } }
                <details class="more" data-testid="scene-more">
                    <summary>{ "Events, and why they happened" }</summary>
                    { events::events(state, emit) }
                    { why::why(state, emit) }
                </details>
            }
            { dialogs::dialog(state, emit) }
        </div>
    }
}

/// Its name, how its rotation stands, and what the story is called.
fn secret(scene: &Scene, emit: &Callback<Event>) -> Html {
    let head = words::head(&scene.state.lab);
    let (tone, icon, status) = head.status.clone();
    html! {
        <div class="scene-head">
            <p class="lead" data-testid="secret-name">{ head::secret(&scene.state, head.name, emit) }</p>
            { kit::badge(tone, Some(icon), status, "status") }
            <p class="push small quiet" data-testid="scene-title">{ scene.title() }</p>
        </div>
    }
}

fn history(state: &State, emit: &Callback<Event>) -> Html {
    let lab = &state.lab.lab;
    let button =
        |words: &'static str, key: &'static str, possible: bool, why: &'static str, testid: &'static str| {
            Button {
                words: words.into(),
                title: Some(key.into()),
                blocked: (!possible).then(|| why.into()),
                small: true,
                testid: testid.into(),
                ..Button::default()
            }
        };
    html! {
        <div class="travel">
            { kit::button(button("Undo", "Ctrl+Z", lab.can_undo(), "There is nothing to undo", "undo"), on(emit, lab::Event::Undo)) }
            { kit::button(button("Redo", "Ctrl+Shift+Z", lab.can_redo(), "There is nothing to redo", "redo"), on(emit, lab::Event::Redo)) }
        </div>
    }
}
