//! The service's marks and the function's steps.

use yew::prelude::*;

use super::{super::near, at, told};
use crate::{
    model::{self, State, lab::Event},
    present::{
        plural,
        timeline::{Drawing, Mark, MarkKind, StepBox, StepState},
    },
};

/// `stop`: Tab comes to it, and to the others the arrows.
pub(super) fn mark(
    state: &State,
    mark: &Mark,
    stop: bool,
    drawn: &Drawing,
    emit: &Callback<model::Event>,
) -> Html {
    let (x, y) = (mark.x, drawn.rows.service);
    let failed = mark.kind == MarkKind::Failure;
    let shape = match mark.kind {
        MarkKind::Call => html! { <circle class="dot" r="3.2" /> },
        MarkKind::Event => html! { <path class="svc-dot" d="M0 -4l4.5 4.5-4.5 4.5-4.5-4.5z" /> },
        MarkKind::Fault => html! { <rect class="dot" x="-3" y="-3" width="6" height="6" /> },
        MarkKind::Failure => html! { <><circle r="6.5" /><path d="M-2 -2l5 5m0 -5l-5 5" /></> },
    };
    let line = if failed {
        Some(("fail-line", drawn.bottom))
    } else {
        let lane = drawn.bands.lanes.iter().find(|lane| mark.begins && lane.born_x == x);
        lane.map(|lane| ("moment", lane.y))
    };
    // What is read is its name for everybody.
    let unread = (!mark.named).then(|| mark.told().unwrap_or_else(|| mark.name.clone()));
    let class = classes!("mark", mark.ahead.then_some("ahead"), failed.then_some("failure"));
    html! {
        <g {class} role="button" tabindex={stop.then_some("0")} aria-label={unread} transform={at(x, y)} data-beat={mark.beat.to_string()} data-near={near(state.lab.near.as_ref(), mark.beat)} data-testid={if failed { "failure" } else { "mark" }}
            onclick={super::super::on(emit, Event::Select(Some(mark.beat)))}>
            if let Some((class, to)) = line { <path {class} d={format!("M0 8V{}", to - y)} /> }
            { shape }
            if mark.named {
                <text x="9" y="4" class={if failed { "t-fail-strong" } else { "t-strong" }}>{ mark.name.clone() }</text>
                <>{ for mark.lines.iter().zip(0..).map(|(line, n)| html! {
                    <text x="9" y={(17 + 12 * n).to_string()} class={if failed { "t-fail" } else { "t-quiet" }}>{ line.clone() }</text>
                }) }</>
            }
            if mark.count > 1 { { told(mark.told().unwrap_or_default()) } }
        </g>
    }
}

pub(super) fn step(state: &State, step: &StepBox, top: i32, emit: &Callback<model::Event>) -> Html {
    let stands = match step.state {
        StepState::Done => "done",
        StepState::Failed => "failed",
        StepState::Running => "running",
        StepState::Ahead => "ahead",
    };
    html! {
        <g class="step" role="button" transform={at(step.x, top)} data-state={stands} data-beat={step.beat.to_string()} data-near={near(state.lab.near.as_ref(), step.beat)} data-testid={format!("step-{}", step.name)}
            onclick={super::super::on(emit, Event::Select(Some(step.beat)))}>
            <rect x=".5" y=".5" width={step.width.to_string()} height="21" />
            if step.named {
                <text x="6" y="15">{ step.name }</text>
            }
            if step.count > 1 { { told(format!("{}: {stands}", plural(step.count, "step"))) } } else { <title>{ format!("{}: {stands}", step.name) }</title> }
        </g>
    }
}
