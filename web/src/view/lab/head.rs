//! The secret in view: name, how its rotation stands, dates; and the story.

use rotation_lab::scenario::SCENARIOS;
use yew::prelude::*;

use crate::{
    model::{self, State, lab::Event},
    present::lab as words,
    view::kit,
};

pub(super) fn head(state: &State, emit: &Callback<model::Event>) -> Html {
    let head = words::head(&state.lab);
    let (tone, icon, status) = head.status.clone();
    let facts = [
        ("Strategy", head.strategy, true, "strategy"),
        ("Schedule", head.schedule, true, "schedule"),
        ("LastRotatedDate", head.last_rotated, false, "last-rotated"),
        ("NextRotationDate", head.next_rotation, false, "next-rotation-date"),
    ];
    html! {
        <section class="head" aria-label="Secret">
            <div class="id">
                <h1 data-testid="secret-name">{ secret(state, head.name, emit) }</h1>
                { kit::badge(tone, Some(icon), status, "status") }
            </div>
            <dl class="facts">
                { for facts.into_iter().map(|(name, value, wide, id)| html! {
                    <div class={wide.then_some("only-wide")}><dt>{ name }</dt><dd data-testid={id}>{ value }</dd></div>
                }) }
            </dl>
            { story(state, emit) }
        </section>
    }
}

/// The name; a picker where there are several secrets.
pub(super) fn secret(state: &State, name: String, emit: &Callback<model::Event>) -> Html {
    if state.lab.outline.secrets.len() < 2 {
        return html! { { name } };
    }
    let arns = state.lab.outline.secrets.clone();
    let shown = state.lab.shown().cloned();
    let options: Vec<Html> = arns
        .iter()
        .map(|arn| {
            let name = words::secret_name(arn).to_owned();
            html! { <option value={arn.as_str().to_owned()} selected={Some(arn) == shown.as_ref()}>{ name }</option> }
        })
        .collect();
    let onchange = emit.reform(move |event: web_sys::Event| {
        let text = kit::typed(&event);
        let arn = arns.iter().find(|arn| arn.as_str() == text).or(shown.as_ref());
        match arn {
            Some(arn) => model::Event::Lab(Event::Secret(arn.clone())),
            None => model::Event::CloseNotice,
        }
    });
    html! { <select class="picker" aria-label="Secret" data-testid="secret-picker" {onchange}>{ for options }</select> }
}

fn story(state: &State, emit: &Callback<model::Event>) -> Html {
    let onchange = emit.reform(|event: web_sys::Event| {
        model::Event::Lab(Event::Story(kit::typed(&event).parse().unwrap_or(usize::MAX)))
    });
    let summary = SCENARIOS.get(state.lab.story).map(|story| story.summary());
    html! {
        <label class="story">
            <span class="small faint">{ "Story" }</span>
            <select class="input" data-testid="story" title={summary} {onchange}>
                if summary.is_none() { <option selected=true>{ "From a link" }</option> }
                { for SCENARIOS.iter().enumerate().map(|(n, story)| html! {
                    <option key={story.id} value={n.to_string()} selected={n == state.lab.story}>{ story.title }</option>
                }) }
            </select>
        </label>
    }
}
