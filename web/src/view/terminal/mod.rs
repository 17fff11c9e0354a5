//! The terminal: what was run, and the line that is typed. The Request page shows it as a card, the Lab page in a fold.

mod line;
mod log;

use yew::prelude::*;

use crate::{
    model::{
        self, State,
        terminal::{Event, Terminal},
    },
    present::terminal as words,
    view::kit::{self, Button},
};

/// With a heading of its own.
pub fn card(state: &State, emit: &Callback<model::Event>) -> Html {
    html! {
        <section class="card" aria-label="Terminal">
            <header>
                <h2>{ "Terminal" }</h2>
                <span class="small faint">{ "aws secretsmanager, against the lab" }</span>
            </header>
            { terminal(state, emit) }
        </section>
    }
}

/// Without.
pub fn terminal(state: &State, emit: &Callback<model::Event>) -> Html {
    html! {
        <div class="terminal" data-testid="terminal">
            <div class="screen">
                { log::log(&state.terminal.scrollback) }
                { line::line(state, emit) }
            </div>
            <div class="under">
                <p id="terminal-hint" class="small faint">
                    <kbd>{ "Tab" }</kbd>{ " completes; " }<kbd>{ "Esc" }</kbd>{ " then " }<kbd>{ "Tab" }</kbd>{ " leaves. " }
                    <kbd>{ "↑" }</kbd>{ " " }<kbd>{ "↓" }</kbd>{ " earlier commands. Type " }<code>{ "help" }</code>{ " for more." }
                </p>
                { copies(state, emit) }
            </div>
        </div>
    }
}

fn copies(state: &State, emit: &Callback<model::Event>) -> Html {
    let Terminal { scrollback, .. } = &state.terminal;
    if scrollback.last().is_none() {
        return html! {};
    }
    let (last, all) = (words::last_output(scrollback), words::session(scrollback));
    let clear = Button {
        words: "Clear".into(),
        kind: Some("bare"),
        small: true,
        title: Some("Ctrl+L".into()),
        testid: "terminal-clear".into(),
        ..Button::default()
    };
    html! {
        <div class="tools">
            { kit::button(clear, on(emit, Event::Clear)) }
            { kit::copy_button(emit, "output", state.copied, move || last.clone()) }
            { kit::copy_button(emit, "everything", state.copied, move || all.clone()) }
        </div>
    }
}

/// An event of the terminal.
fn on<E: 'static>(emit: &Callback<model::Event>, event: Event) -> Callback<E> {
    kit::on(emit, model::Event::Terminal(event))
}
