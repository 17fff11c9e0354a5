//! The service's marks and the function's steps.

use yew::prelude::*;

use super::{super::near, told};
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
        MarkKind::Call => html! { <circle class="dot" cx={x.to_string()} cy={y.to_string()} r="3.2" /> },
        MarkKind::Event => {
            html! { <path class="svc-dot" d={format!("M{x} {}l4.5 4.5-4.5 4.5-4.5-4.5z", y - 4)} /> }
        }
        MarkKind::Fault => {
            html! { <rect class="dot" x={(x - 3).to_string()} y={(y - 3).to_string()} width="6" height="6" /> }
        }
        MarkKind::Failure => html! {
            <>
                <circle cx={x.to_string()} cy={y.to_string()} r="6.5" />
                <path d={format!("M{} {}l5 5m0 -5l-5 5", x - 2, y - 2)} />
            </>
        },
    };
    let line = if failed {
        Some(("fail-line", drawn.bottom))
    } else {
        let lane = drawn.lanes.iter().find(|lane| mark.begins && lane.born_x == x);
        lane.map(|lane| ("moment", lane.y))
    };
    let class = classes!("mark", mark.ahead.then_some("ahead"), failed.then_some("failure"));
    html! {
        <g key={mark.beat} {class} role="button" tabindex={stop.then_some("0")} aria-label={mark.label.clone()} data-beat={mark.beat.to_string()} data-near={near(state, mark.beat)} data-testid={if failed { "failure".to_owned() } else { format!("mark-{}", mark.beat) }}
            onclick={super::super::on(emit, Event::Select(Some(mark.beat)))}>
            if let Some((class, to)) = line { <path {class} d={format!("M{x} {}V{to}", y + 8)} /> }
            { shape }
            if let Some(name) = &mark.name {
                <text x={(x + 9).to_string()} y={(y + 4).to_string()} class={if failed { "t-fail-strong" } else { "t-strong" }}>{ name.clone() }</text>
                { for mark.lines.iter().zip(0..).map(|(line, n)| html! {
                    <text x={(x + 9).to_string()} y={(y + 17 + 12 * n).to_string()} class={if failed { "t-fail" } else { "t-quiet" }}>{ line.clone() }</text>
                }) }
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
        <g key={step.beat} class="step" role="button" data-state={stands} data-beat={step.beat.to_string()} data-near={near(state, step.beat)} data-testid={format!("step-{}", step.name)}
            onclick={super::super::on(emit, Event::Select(Some(step.beat)))}>
            <rect x={format!("{}.5", step.x)} y={format!("{top}.5")} width={step.width.to_string()} height="21" />
            if step.named {
                <text x={(step.x + 6).to_string()} y={(top + 15).to_string()}>{ step.name }</text>
            }
            if step.count > 1 { { told(format!("{}: {stands}", plural(step.count, "step"))) } } else { <title>{ format!("{}: {stands}", step.name) }</title> }
        </g>
    }
}
