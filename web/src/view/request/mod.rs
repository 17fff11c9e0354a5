//! The Request page: command and form on the left; what would happen, how it is signed and the same request elsewhere
//! and a terminal on the right; where to send it below.

mod answer;
mod checks;
mod command;
mod confirm;
mod credentials;
mod doctor;
mod forecast;
mod form;
mod input;
mod scene;
mod sendbar;
mod snippets;
mod stages;

use yew::prelude::*;

pub(super) use scene::scene;

use crate::{
    model::{Event, State},
    present,
    view::terminal,
};

/// The page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    let request = &state.request;
    let told = present::request::forecast(request, &state.lab.lab);
    html! {
        <div class="request" data-testid="request-page">
            <div class="desk">
                <section class="left" aria-label="Request">
                    { command::command(state, command::run(request, emit), emit) }
                    { form::form(request, emit) }
                    { credentials::credentials(request, emit) }
                    { checks::checks(&told.checks) }
                </section>
                <main class="right" id="main">
                    { answer::answer(request, answer::to_lab(request, emit)) }
                    { forecast::forecast(told, state, emit) }
                    { stages::stages(request) }
                    { doctor::doctor(request, emit) }
                    { snippets::snippets(state, emit) }
                    { terminal::card(state, emit) }
                </main>
            </div>
            { sendbar::sendbar(state, emit) }
            { confirm::confirm(request, emit) }
        </div>
    }
}
