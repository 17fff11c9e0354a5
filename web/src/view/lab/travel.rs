//! What was done: undo and redo, the branches that were left, how fast it is played, and the link to it.

use rotation_lab::{Branch, Tip};
use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{Event, LINK, SPEEDS},
    },
    present::lab::branch,
    view::kit::{self, Button, Icon},
};

pub(super) fn travel(state: &State, emit: &Callback<model::Event>) -> Html {
    let lab = &state.lab.lab;
    let step =
        |words: &'static str, key: &'static str, testid: &'static str, possible: bool, event: Event| {
            let button = Button {
                words: words.into(),
                small: true,
                title: Some(format!("{words} ({key})").into()),
                blocked: (!possible).then(|| format!("There is nothing to {}", words.to_lowercase()).into()),
                testid: testid.into(),
                ..Button::default()
            };
            kit::button(button, super::on(emit, event))
        };
    let copied = state.copied == Some(LINK);
    let share = Button {
        words: if copied { "Link copied" } else { "Share" }.into(),
        icon: Some(if copied { Icon::Check } else { Icon::Link }),
        small: true,
        title: Some("Copy a link to the lab as it stands. Secret values are not in it.".into()),
        testid: "share".into(),
        ..Button::default()
    };
    html! {
        <section class="travel" aria-label="History">
            { step("Undo", "Ctrl+Z", "undo", lab.can_undo(), Event::Undo) }
            { step("Redo", "Ctrl+Shift+Z", "redo", lab.can_redo(), Event::Redo) }
            { branches(lab.branches(), emit) }
            { speed(state.lab.speed, emit) }
            { kit::button(share, super::on(emit, Event::Share)) }
        </section>
    }
}

fn branches(branches: Vec<Branch>, emit: &Callback<model::Event>) -> Html {
    if branches.is_empty() {
        return html! {};
    }
    let tips: Vec<Tip> = branches.iter().map(|branch| branch.tip).collect();
    let onchange = emit.reform(move |event: web_sys::Event| {
        let place: Option<usize> = kit::typed(&event).parse().ok();
        match place.and_then(|place| tips.get(place)) {
            Some(tip) => model::Event::Lab(Event::Branch(*tip)),
            None => model::Event::CloseNotice,
        }
    });
    // Whoever chooses a branch leaves this list for another: the first line is selected again.
    let key = format!("{:?}", branches.first().map(|branch| branch.tip));
    html! {
        <select key={key} class="input" aria-label="Branches" data-testid="branches" {onchange}>
            <option value="" selected=true>{ "What you did before is kept" }</option>
            { for branches.iter().enumerate().map(|(place, left)| html! {
                <option value={place.to_string()}>{ branch(left) }</option>
            }) }
        </select>
    }
}

fn speed(chosen: u32, emit: &Callback<model::Event>) -> Html {
    let onchange = emit.reform(move |event: web_sys::Event| {
        model::Event::Lab(Event::Speed(kit::typed(&event).parse().unwrap_or(chosen)))
    });
    html! {
        <label class="small quiet push">
            { "Speed " }
            <select class="input" data-testid="speed" {onchange}>
                { for SPEEDS.into_iter().map(|speed| html! {
                    <option value={speed.to_string()} selected={speed == chosen}>{ format!("\u{d7}{speed}") }</option>
                }) }
            </select>
        </label>
    }
}
