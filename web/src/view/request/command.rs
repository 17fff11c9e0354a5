//! The command box, and whether it says the same as the form.

use rotation_protocol::cli;
use yew::prelude::*;

use crate::{
    model::{
        self, State, Typed,
        request::{Apart, Event, Form},
        terminal,
    },
    view::kit::{self, Button, Icon},
};

/// `run`: where it can be run.
pub(super) fn command(state: &State, run: Html, emit: &Callback<model::Event>) -> Html {
    let form = &state.request;
    let text = form.command.clone();
    let reset = Button {
        words: "Reset".into(),
        kind: Some("bare"),
        small: true,
        title: Some("Fill the form with the lab's secret as it stands".into()),
        testid: "request-reset".into(),
        ..Button::default()
    };
    let error = match &form.apart {
        Some(Apart::Command(why, at)) => Some(said(why, *at, &form.command)),
        _ => None,
    };
    let around = kit::Field {
        id: "request-command",
        label: "Command, typed or pasted".into(),
        hint: Some("An aws or curl command, a whole HTTP request, or the JSON of its body.".into()),
        error: error.map(AttrValue::from),
    };
    html! {
        <>
            <section>
                <header>
                    <h1 class="lead">{ "RotateSecret" }</h1>
                    <span class="push">{ kit::button(reset, kit::on(emit, model::Event::Request(Event::Reset))) }</span>
                    { kit::copy_button(emit, "command", state.copied, move || text.clone()) }
                </header>
                { kit::field(&around, area(form, emit)) }
                { run }
            </section>
            { in_step(form, emit) }
        </>
    }
}

/// In the terminal of the page.
pub(super) fn run(form: &Form, emit: &Callback<model::Event>) -> Html {
    let run = Button {
        words: "Run in the terminal".into(),
        small: true,
        title: Some("Runs this command against the lab, in the terminal of this page".into()),
        blocked: (form.apart == Some(Apart::Form)).then(|| "Without a region there is no command.".into()),
        testid: "run-in-terminal".into(),
        ..Button::default()
    };
    let typed = Typed(form.command.clone().into());
    html! { <p class="run">{ kit::button(run, kit::on(emit, model::Event::Terminal(terminal::Event::Run(typed)))) }</p> }
}

fn area(form: &Form, emit: &Callback<model::Event>) -> Html {
    let wrong = matches!(form.apart, Some(Apart::Command(..)));
    let oninput =
        emit.reform(|event: InputEvent| model::Event::Request(Event::Command(kit::typed(&event).into())));
    html! {
        <textarea id="request-command" class="input command" data-mono="true" rows="9" data-testid="request-command"
            value={form.command.clone()} aria-invalid={wrong.then_some("true")} aria-describedby="request-command-help"
            spellcheck="false" autocomplete="off" autocapitalize="off" {oninput} />
    }
}

fn in_step(form: &Form, emit: &Callback<model::Event>) -> Html {
    let rewrite = Button {
        words: "Write it from the form".into(),
        small: true,
        testid: "command-rewrite".into(),
        ..Button::default()
    };
    match form.apart {
        None => html! {
            <p class="insync" data-testid="in-step">{ kit::icon(Icon::Link) }{ "Form and command say the same; edit either." }</p>
        },
        Some(Apart::Form) => html! {
            <p class="insync" data-state="apart" data-testid="in-step">
                { kit::icon(Icon::Warn) }{ "The command follows once the form has a region." }
            </p>
        },
        Some(Apart::Command(..)) => html! {
            <div class="insync" data-state="apart" data-testid="in-step">
                { kit::icon(Icon::Warn) }<span>{ "The form does not follow this command." }</span>
                { kit::button(rewrite, kit::on(emit, model::Event::Request(Event::Rewrite))) }
            </div>
        },
    }
}

/// A shell's error names its place: line and column of the box.
fn said(why: &str, at: Option<usize>, command: &str) -> String {
    let Some((line, column)) = at.and_then(|at| cli::place(command, at)) else { return why.to_owned() };
    format!("Line {line}, column {column}: {why}")
}
