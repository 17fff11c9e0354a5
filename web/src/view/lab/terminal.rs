//! The fold with the terminal. Closed it is only its heading: what is inside is in the second download.

use yew::prelude::*;

use crate::{
    model::{self, State, terminal::Event},
    view,
};

pub(super) fn terminal(state: &State, emit: &Callback<model::Event>) -> Html {
    let open = state.terminal.open;
    let onclick = emit.reform(|click: MouseEvent| {
        // Whether it is open is the model's to say.
        click.prevent_default();
        model::Event::Terminal(Event::Toggle)
    });
    html! {
        <section aria-label="Terminal">
            <details class="fold" {open} data-testid="terminal-fold">
                <summary {onclick} data-testid="terminal-open">
                    <h2 class="lead">{ "Terminal" }</h2>
                    <span class="small faint">{ "aws secretsmanager, against this lab" }</span>
                </summary>
                if open { { view::terminal::terminal(state, emit) } }
            </details>
        </section>
    }
}
