//! What was done: undo and redo, the branches that were left, how fast it is played, and the link to it.

use rotation_lab::{Branch, Tip};
use yew::prelude::*;

use crate::{
    model::{
        self, Sheet, State,
        lab::{Event, LINK, SPEEDS, Speed},
    },
    present::lab::branch,
    view::kit::{self, Button, Icon},
};

pub(super) fn travel(state: &State, emit: &Callback<model::Event>) -> Html {
    let lab = &state.lab.lab;
    let nothing = |possible: bool, why: &'static str| (!possible).then(|| why.into());
    let copied = state.copied == Some(LINK);
    let buttons = [
        (
            "Undo".into(),
            None,
            "Ctrl+Z",
            nothing(lab.can_undo(), "There is nothing to undo"),
            "undo",
            Event::Undo,
        ),
        (
            "Redo".into(),
            None,
            "Ctrl+Shift+Z",
            nothing(lab.can_redo(), "There is nothing to redo"),
            "redo",
            Event::Redo,
        ),
        (
            if copied { "Link copied" } else { "Share" }.into(),
            Some(if copied { Icon::Check } else { Icon::Link }),
            "Copy a link to the lab as it stands. Secret values are not in it.",
            None,
            "share",
            Event::Share,
        ),
    ];
    let export = Button {
        words: "Export".into(),
        icon: Some(Icon::Out),
        title: Some("SVG, PNG, JSON and more; open a file".into()),
        small: true,
        testid: "export".into(),
        ..Button::default()
    };
    let left = lab.has_left().then(|| branches(lab.branches(), emit));
    html! {
        <section class="travel" aria-label="History">
            { for buttons.into_iter().map(|(words, icon, title, blocked, testid, event)| kit::button(Button {
                words,
                icon,
                title: Some(title.into()),
                blocked,
                small: true,
                testid: testid.into(),
                ..Button::default()
            }, super::on(emit, event))) }
            { kit::button(export, kit::on(emit, model::Event::Open(Sheet::Export))) }
            { left }
            { speed(state, emit) }
        </section>
    }
}

fn speed(state: &State, emit: &Callback<model::Event>) -> Html {
    let choices = SPEEDS.map(|speed| {
        let (words, id) = match speed {
            Speed::Events => ("Event by event".to_owned(), "speed-events".to_owned()),
            Speed::Times(times) => (format!("{times}\u{d7}"), format!("speed-{times}")),
        };
        (words.into(), state.lab.speed == speed, id.into(), model::Event::Lab(Event::Speed(speed)))
    });
    html! { <div class="looks push"><span class="small quiet">{ "Speed" }</span>{ kit::segment("Speed", choices, emit) }</div> }
}

/// Kept apart: most pages are left before there is a branch.
#[inline(never)]
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
