//! The tiles. A blocked one stays focusable and gives the service's own sentence as the reason.

use yew::prelude::*;

use crate::{
    model::{self, State, lab},
    present::lab as words,
    view::kit::{self, Icon},
};

pub(super) fn actions(state: &State, emit: &Callback<model::Event>) -> Html {
    html! {
        <section class="actions" aria-label="Actions possible now">
            { for lab::possible(&state.lab).into_iter().map(|possible| tile(state, possible, emit)) }
        </section>
    }
}

fn tile(state: &State, possible: lab::Possible, emit: &Callback<model::Event>) -> Html {
    let lab::Possible { action, refusal } = possible;
    let (verb, icon) = words::verb(action);
    let off = refusal.is_some();
    let says = refusal.map_or_else(|| words::does(action, &state.lab), |error| error.message().to_owned());
    html! {
        <button key={words::action_id(action)} type="button" class="action" data-testid={words::action_id(action)}
            aria-disabled={off.then_some("true")} onclick={super::on(emit, lab::Event::Act(action))}>
            { kit::icon(if off { Icon::Lock } else { icon }) }<b>{ verb }</b><span>{ says }</span>
        </button>
    }
}
