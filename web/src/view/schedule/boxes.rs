//! The box of a schedule, its Duration beside it, and under both what is wrong. What is marked in the box is drawn
//! behind it, in the same letters.

use std::ops::Range;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::on;
use crate::{
    model::{
        self,
        schedule::{Ask, Event, Side, Wrong},
    },
    present::schedule::{marks, mistake},
    view::kit::{self, Button, Icon},
};

pub(super) struct Box<'a> {
    pub(super) side: Side,
    pub(super) ask: &'a Ask,
    pub(super) wrong: Option<&'a Wrong>,
    pub(super) lit: Option<Range<usize>>,
}

/// A text longer than this scrolls in its box, and what lies behind would not scroll with it.
const MARKED: usize = 40;

pub(super) fn boxes(of: &Box<'_>, emit: &Callback<model::Event>) -> Html {
    let Box { side, ask, wrong, lit } = of;
    let side = *side;
    let (id, hours, name) = match side {
        Side::One => ("schedule-text", "schedule-duration", "Schedule: days, rate(…) or cron(…)"),
        Side::Two => ("schedule-two", "schedule-two-duration", "Second schedule: days, rate(…) or cron(…)"),
    };
    let in_text = wrong.filter(|wrong| !wrong.in_duration);
    let typed =
        move |event: InputEvent| model::Event::Schedule(Event::Text(side, kit::typed(&event), caret(&event)));
    let moved = emit.reform(|caret: u32| model::Event::Schedule(Event::Caret(caret)));
    let moves = side == Side::One;
    let (on_key, on_click) = (moved.clone(), moved);
    let duration = move |event: InputEvent| model::Event::Schedule(Event::Duration(side, kit::typed(&event)));
    let short = ask.text.len() <= MARKED;
    html! {
        <div class="box-row">
            <div class="bigbox" data-state={in_text.is_some().then_some("fail")}>
                if short {
                    <div class="marks" aria-hidden="true">
                        { for marks(&ask.text, lit.as_ref(), in_text.map(|wrong| &wrong.span)).into_iter().map(|(text, mark)| html! {
                            <span data-mark={mark}>{ text }</span>
                        }) }
                    </div>
                }
                <input {id} type="text" value={ask.text.clone()} data-testid={id} aria-label={name} spellcheck="false" autocomplete="off"
                    autocapitalize="off" placeholder={(side == Side::Two).then_some("a second schedule")}
                    aria-invalid={in_text.is_some().then_some("true")} aria-describedby={format!("{id}-help")}
                    oninput={emit.reform(typed)}
                    onkeyup={moves.then(|| Callback::from(move |event: KeyboardEvent| on_key.emit(caret(&event))))}
                    onclick={moves.then(|| Callback::from(move |event: MouseEvent| on_click.emit(caret(&event))))} />
            </div>
            <div class="field hours">
                <label for={hours}>{ "Duration" }</label>
                <input id={hours} class="input" type="text" value={ask.duration.clone()} data-mono="true" data-testid={hours} placeholder="none"
                    aria-invalid={wrong.is_some_and(|wrong| wrong.in_duration).then_some("true")} aria-describedby={format!("{id}-help")}
                    spellcheck="false" autocomplete="off" oninput={emit.reform(duration)} />
            </div>
            <div id={format!("{id}-help")} class="help">{ wrong.map(|wrong| error(of, wrong, emit)) }</div>
        </div>
    }
}

/// Where the caret stands in the field an event came from.
fn caret(event: &impl AsRef<web_sys::Event>) -> u32 {
    let input = event.as_ref().target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.and_then(|input| input.selection_start().ok().flatten()).unwrap_or(0)
}

fn error(of: &Box<'_>, wrong: &Wrong, emit: &Callback<model::Event>) -> Html {
    let text = if wrong.in_duration { &of.ask.duration } else { &of.ask.text };
    let testid =
        |what: &str| format!("{}-{what}", if of.side == Side::One { "schedule" } else { "schedule-two" });
    let place = if wrong.in_duration { "Duration".to_owned() } else { mistake(text, wrong) };
    let repair = Button {
        words: "Repair".into(),
        icon: Some(Icon::Wand),
        kind: Some("primary"),
        testid: testid("repair").into(),
        ..Button::default()
    };
    html! {
        <div class="wrong" role="alert" data-testid={testid("error")}>
            <p class="place">{ kit::icon(Icon::Cross) }<span>{ place }</span></p>
            if !wrong.mistakes.is_empty() {
                <ol>{ for wrong.mistakes.iter().map(|reason| html! { <li>{ reason.words() }</li> }) }</ol>
            }
            if let Some(mended) = &wrong.repair {
                <p class="mend">
                    { kit::button(repair, on(emit, Event::Repair(of.side))) }
                    <span class="small quiet">{ "to" }</span><code data-testid={testid("mended")}>{ mended.clone() }</code>
                </p>
            }
            <p class="small quiet">{ "As it stands the service would say “" }{ wrong.refusal.clone() }{ "”" }</p>
        </div>
    }
}
