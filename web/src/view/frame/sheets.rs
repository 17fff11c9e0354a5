//! The frame's own dialogs: the keys, and what is assumed.

use rotation_core::{assumption::ASSUMPTIONS, fact::Evidence};
use yew::prelude::*;

use crate::{
    model::{Event, State},
    present,
    view::kit::{self, Button, Dialog},
};

const KEYS: [(&str, &str); 13] = [
    ("←  →", "On the timeline: one moment back, one forward"),
    ("Home  End", "On the timeline: to the start, to the end"),
    ("Space", "On the timeline: play, pause"),
    ("+  -  0  F", "On the timeline: closer, away, natural size, all of it"),
    ("G", "On the timeline: go to an instant that is typed"),
    (
        "←  →  ↑  ↓",
        "On a mark of the timeline: to the next in time, to what is drawn above and below; Enter shows why",
    ),
    ("Ctrl+wheel", "Over the timeline: closer and away; two fingers do the same, and dragging moves it"),
    ("Ctrl+Z  Ctrl+Shift+Z", "On the Lab: undo, redo"),
    ("←  →  ↑  ↓", "On the year of a schedule: from day to day, from week to week"),
    ("Tab", "To the next control; in the terminal it completes the command, unless Esc came before it"),
    ("Enter", "On an event: show why it happened"),
    ("Esc", "Close a dialog; in the timeline, close the explanation"),
    ("?", "This list"),
];

#[inline(never)]
pub(super) fn keys(emit: &Callback<Event>) -> Html {
    let rows =
        KEYS.into_iter().map(|(key, words)| html! { <><dt><kbd>{ key }</kbd></dt><dd>{ words }</dd></> });
    let body = html! { <dl class="keys">{ for rows }</dl> };
    told("Keys", "dialog-keys", false, body, emit)
}

#[inline(never)]
pub(super) fn assumptions(emit: &Callback<Event>) -> Html {
    let rows = ASSUMPTIONS.iter().map(|row| {
        html! {
            <li key={row.fact.id} data-testid={format!("assumption-{}", row.fact.id)}>
                <p>{ kit::evidence_tag(Evidence::Assumption) }<b>{ row.default }</b></p>
                <p>{ row.fact.text }</p>
                <p class="small faint">{ row.evidence }</p>
            </li>
        }
    });
    let body = html! {
        <>
            <p class="quiet">{ "AWS has not been seen to do these, one way or the other. This is what the lab takes to be true, and why." }</p>
            <ol class="assumed">{ for rows }</ol>
        </>
    };
    told("What is assumed", "dialog-assumptions", true, body, emit)
}

/// What was said in passing, the latest first.
#[inline(never)]
pub(super) fn said(state: &State, emit: &Callback<Event>) -> Html {
    let rows = state.said.iter().rev().map(|notice| html! { <li>{ present::notice(notice).1 }</li> });
    let back = Button { words: "Back to your lab".into(), testid: "take-back".into(), ..Button::default() };
    let body = html! {
        <>
            <ol class="said">{ for rows }</ol>
            if state.aside.is_some() {
                <p class="quiet">{ "The lab that stood here before is kept until the page is closed. " }</p>
                { kit::button(back, kit::on(emit, Event::TakeBack)) }
            }
        </>
    };
    told("Messages", "dialog-said", false, body, emit)
}

fn told(title: &'static str, testid: &'static str, wide: bool, body: Html, emit: &Callback<Event>) -> Html {
    let close = Event::CloseSheet;
    kit::dialog(Dialog { title: title.into(), testid, wide, body, submit: None, close, emit })
}
