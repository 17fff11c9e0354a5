//! The fold below the events: a program that uses the secret, and when it could not log in under either strategy.

use rotation_core::time::Span;
use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{Clients, Event, Habit},
    },
    present::lab::clients::{self as words, Strip},
    view::kit,
};

pub(super) fn clients(state: &State, emit: &Callback<model::Event>) -> Html {
    let clients = state.lab.clients.as_ref();
    let toggled = clients.is_none().then(Habit::default);
    html! {
        <section class="fold" aria-label="Who could not log in">
            <h2 class="lead">
                <button type="button" aria-expanded={clients.is_some().to_string()} data-testid="clients-open"
                    onclick={super::on(emit, Event::Clients(toggled))}>{ "Who could not log in?" }</button>
            </h2>
            { clients.map(|clients| open(clients, emit)) }
        </section>
    }
}

/// Apart from `clients`, which every drawing of the page runs: the first visit does not download this.
#[inline(never)]
fn open(clients: &Clients, emit: &Callback<model::Event>) -> Html {
    let habit = clients.habit;
    let choice = |id,
                  label: &'static str,
                  choices: &'static [(Span, &'static str)],
                  value: Span,
                  change: fn(Habit, Span) -> Habit| {
        let around = kit::Field { id, label: label.into(), hint: None, error: None };
        let of = |(_, words): &(Span, &'static str)| (AttrValue::from(*words), AttrValue::from(*words));
        let chosen = choices.iter().find(|(span, _)| *span == value).map_or("", |(_, words)| words);
        let edit = emit.reform(move |text: String| {
            let span = choices.iter().find(|(_, words)| *words == text).map_or(value, |(span, _)| *span);
            model::Event::Lab(Event::Clients(Some(change(habit, span))))
        });
        kit::select_field(&around, chosen, choices.iter().map(of).collect::<Vec<_>>(), edit)
    };
    let again = Habit { reads_when_refused: !habit.reads_when_refused, ..habit };
    html! {
        <div class="clients" data-testid="clients">
            <p class="quiet">{ "A program that uses this secret, under one user and under two in turn." }</p>
            <div class="pair">
                { choice("client-every", "Logs in", &words::EVERY, habit.every, |habit, every| Habit { every, ..habit }) }
                { choice("client-ttl", "Keeps the secret for", &words::KEEPS, habit.ttl, |habit, ttl| Habit { ttl, ..habit }) }
            </div>
            <button class="switch" type="button" role="switch" aria-checked={habit.reads_when_refused.to_string()}
                data-testid="client-reads" onclick={super::on(emit, Event::Clients(Some(again)))}>
                <i></i>{ "Reads anew when it is refused" }
            </button>
            { for words::strips(clients).iter().map(strip) }
        </div>
    }
}

fn strip(strip: &Strip) -> Html {
    html! {
        <div key={strip.id} data-testid={format!("clients-{}", strip.id)}>
            <p><b>{ strip.name }</b>{ format!(": {}", strip.words) }</p>
            <svg class="outages" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
                { for strip.bars.iter().map(|(x, width)| html! {
                    <rect x={x.to_string()} y="0" width={width.to_string()} height="12" />
                }) }
            </svg>
            <ul class="small quiet">{ for strip.lines.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul>
        </div>
    }
}
