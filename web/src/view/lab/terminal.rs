//! The fold with the terminal. Closed it is only its heading: what is inside is in the second download.

use yew::prelude::*;

use crate::{
    model::{self, State, terminal::Event},
    view::{kit, terminal},
};

pub(super) fn fold(state: &State, emit: &Callback<model::Event>) -> Html {
    let open = state.terminal.open;
    let toggle = model::Event::Terminal(Event::Toggle);
    html! {
        <section class="fold" aria-label="Terminal">
            <h2 class="lead">
                <button type="button" aria-expanded={open.to_string()} data-testid="terminal-open" onclick={kit::on(emit, toggle)}>
                    { "Terminal" }
                </button>
            </h2>
            if open { { terminal::terminal(state, emit) } }
        </section>
    }
}
