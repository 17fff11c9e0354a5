//! The Fleet page: what secrets there are on the left; their load hour by hour, the worst hour by the second, and which
//! secrets to move on the right.

mod charts;
mod form;
mod kinds;
mod result;
mod tables;

use yew::prelude::*;

use crate::model::{self, Event, State, fleet};

/// The page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    let form = &state.fleet;
    html! {
        <div class="fleet" data-testid="fleet-page">
            <section class="left" aria-label="Secrets">{ form::form(form, emit) }</section>
            <main class="right" id="main">{ result::result(form, emit) }</main>
        </div>
    }
}

fn on<E: 'static>(emit: &Callback<Event>, event: fleet::Event) -> Callback<E> {
    crate::view::kit::on(emit, model::Event::Fleet(event))
}

/// What was typed, as an event of a field.
fn typed(emit: &Callback<Event>, field: fleet::Field) -> Callback<InputEvent> {
    emit.reform(move |event: InputEvent| {
        model::Event::Fleet(fleet::Event::Edit(field, crate::view::kit::typed(&event)))
    })
}
