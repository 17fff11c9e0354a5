//! What the caller may do: the two permissions that a rotation takes, each a switch.

use rotation_lab::Permission;
use yew::prelude::*;

use crate::model::{self, State, lab::Event};

pub(super) fn permissions(state: &State, emit: &Callback<model::Event>) -> Html {
    html! {
        <section class="permissions" aria-label="Permissions of the caller">
            <span class="small faint">{ "The caller has" }</span>
            { for Permission::ALL.into_iter().map(|permission| switch(state, permission, emit)) }
        </section>
    }
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
