//! What stands around the secret: the two permissions that a rotation takes, each a switch, and the world.

use rotation_lab::Permission;
use yew::prelude::*;

use crate::{
    model::{self, State, lab::Event},
    present::lab::world as words,
    view::kit,
};

pub(super) fn permissions(state: &State, emit: &Callback<model::Event>) -> Html {
    html! {
        <section class="permissions" aria-label="Permissions and world">
            <span class="small faint">{ "The caller has" }</span>
            { for Permission::ALL.into_iter().map(|permission| switch(state, permission, emit)) }
            { world(state, emit) }
        </section>
    }
}

/// How passwords are changed here, as a button that changes it.
fn world(state: &State, emit: &Callback<model::Event>) -> Html {
    let strategy = words::short(state.lab.lab.world().strategy);
    let change = kit::Button {
        words: format!("World: {strategy}\u{2026}").into(),
        small: true,
        testid: "world-open".into(),
        ..kit::Button::default()
    };
    kit::button(change, super::on(emit, Event::World))
}

fn switch(state: &State, permission: Permission, emit: &Callback<model::Event>) -> Html {
    let allowed = state.lab.permits(permission);
    let action = permission.action();
    html! {
        <button key={action} class="switch" type="button" role="switch" aria-checked={allowed.to_string()}
            data-testid={format!("permission-{action}")} onclick={super::on(emit, Event::Permit(permission, !allowed))}>
            <i></i><code>{ action }</code>
        </button>
    }
}
