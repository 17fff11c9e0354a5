//! The request that rotates a secret, as a scene: it goes to the lab of the scene and nowhere else, and it is signed with
//! the example keys that AWS publishes.

use yew::prelude::*;

use super::{answer, checks, command, forecast, form, sendbar, snippets, stages};
use crate::{
    model::{Drawn, Event, scene::Scene},
    present,
};

pub(in crate::view) fn scene(scene: &Scene, emit: &Callback<Event>) -> Html {
    let (state, acts) = (&scene.state, !scene.readonly());
    let request = &state.request;
    let told = present::request::forecast(request, &state.lab.lab);
    html! {
        <div class="request" data-testid="request-scene" aria-busy={(!scene.drawn(Drawn::Whole)).then_some("true")}>
            <div class="desk" data-only={(!acts).then_some("right")}>
                if acts {
                    <section class="left" aria-label="Request">
                        { command::command(state, Html::default(), emit) }
                        { form::form(request, emit) }
                        <div class="to-lab">{ sendbar::to_lab(state, emit) }</div>
                        { checks::checks(&told.checks) }
                    </section>
                }
                <div class="right">
                    if !acts { <pre class="code" tabindex="0" role="region" aria-label="Command" data-testid="request-said">{ request.command.clone() }</pre> }
                    { answer::answer(request, Html::default()) }
                    if scene.drawn(Drawn::Timeline) { { forecast::forecast(told, state, emit) } { stages::stages(request) } }
                    if scene.drawn(Drawn::Whole) { { snippets::snippets(state, emit) } }
                </div>
            </div>
        </div>
    }
}
