//! The drawing, in painting order: windows, folds, axis, lanes and ribbons, marks, steps, playhead.

use yew::prelude::*;

use super::bands;
use crate::{
    model::{self, State, lab::Event},
    present::{
        lab::secret_name,
        time,
        timeline::{AXIS, Axis, Drawing, Mark, MarkKind, StepBox, StepState, Text, WindowBand},
    },
};

pub(super) fn drawing(state: &State, drawn: Drawing, emit: &Callback<model::Event>) -> Html {
    let name = state.lab.shown().map(|arn| secret_name(arn).to_owned()).unwrap_or_default();
    let label = format!("Timeline of the secret {name}. The table of events below tells the same story.");
    let (bottom, ph) = (drawn.bottom, drawn.playhead_x);
    let now = time::clock_tenth(state.lab.lab.now());
    let flag = ph.max(37);
    html! {
        <svg class="drawing timeline" width={drawn.width.to_string()} height={drawn.height.to_string()} role="group" aria-label={label}>
            <defs>
                <clipPath id="t-past"><rect x="0" y="0" width={ph.to_string()} height={drawn.height.to_string()} /></clipPath>
                <clipPath id="t-ahead"><rect x={ph.to_string()} y="0" width="20000" height={drawn.height.to_string()} /></clipPath>
            </defs>
            { for drawn.windows.iter().map(|band| window(band, bottom)) }
            <path class="rule" d={format!("M0 {}.5H20000M0 {bottom}.5H20000", drawn.rows.rule)} />
            { axis(&drawn.axis, bottom) }
            { bands::bands(state, &drawn, emit) }
            { for drawn.marks.iter().map(|m| mark(m, &drawn, emit)) }
            { for drawn.steps.iter().map(|s| step(s, drawn.rows.function, emit)) }
            { for drawn.run_notes.iter().map(|note| html! { <g class={note.ahead.then_some("ahead")}>{ text(note, "t-quiet") }</g> }) }
            { for drawn.windows.iter().map(flag_of) }
            { bed(&drawn) }
            <g class="ph">
                <path d={format!("M{ph} 18V{}", bottom + 18)} />
                <rect x={(flag - 36).to_string()} y="2" width="72" height="17" rx="3" />
                <path class="nib" d={format!("M{} 19h8l-4 4z", ph - 4)} />
                <text x={flag.to_string()} y="14" text-anchor="middle">{ now }</text>
            </g>
            { super::slider(state, &drawn, emit) }
        </svg>
    }
}

fn text(text: &Text, class: &'static str) -> Html {
    html! { <text x={text.x.to_string()} y={text.y.to_string()} {class}>{ text.words.clone() }</text> }
}

fn window(band: &WindowBand, bottom: i32) -> Html {
    let WindowBand { x0, x1, .. } = band;
    html! {
        <g data-testid={format!("window-{}", band.id)}>
            <rect class="window" x={x0.to_string()} y={AXIS.to_string()} width={(x1 - x0).to_string()} height={(bottom - AXIS).to_string()} />
            <path class="window-edge" d={format!("M{x0} {AXIS}V{bottom}M{x1} {AXIS}V{bottom}")} />
            <path class="window-cap" d={format!("M{x0} {0}H{x1}", AXIS + 1)} />
            if let Some(hours) = &band.hours {
                <text x={(x0 + 6).to_string()} y="69" class="t-strong">{ "Rotation window" }</text>
                <text x={(x0 + 6).to_string()} y="81" class="t-quiet">{ hours.clone() }</text>
            }
        </g>
    }
}

/// The flag stands on the last second of the window.
fn flag_of(band: &WindowBand) -> Html {
    let Some(words) = &band.flag else { return html! {} };
    let x = band.x1;
    let ghost = band.ahead.then_some("ghost");
    let name = if band.ahead { "on success" } else { "NextRotationDate" };
    html! {
        <g data-testid={if band.ahead { "next-rotation-ahead" } else { "next-rotation" }}>
            <path class={classes!("flag-pole", ghost)} d={format!("M{x} {AXIS}V84")} />
            <path class={classes!("flag", ghost)} d={format!("M{x} 58h-11l3 4.5-3 4.5h11z")} />
            if !words.is_empty() {
                <text x={(x - 16).to_string()} y="68" text-anchor="end" class={if band.ahead { "t-quiet" } else { "t-strong" }}>{ name }</text>
                <text x={(x - 16).to_string()} y="80" text-anchor="end" class="t-quiet">{ words.clone() }</text>
            } else {
                <title>{ name }</title>
            }
        </g>
    }
}

fn axis(axis: &Axis, bottom: i32) -> Html {
    html! {
        <>
            <path class="axis-line" d={format!("M0 {AXIS}H20000")} />
            { for axis.folds.iter().map(|fold| {
                let x = fold.x;
                html! {
                    <>
                        <path class="fold-edge" d={format!("M{}.5 58V{bottom}M{}.5 58V{bottom}", x - 2, x + 1)} />
                        <rect class="fold-gap" x={(x - 6).to_string()} y={(AXIS - 5).to_string()} width="12" height="9" />
                        <path class="fold-mark" d={format!("M{} {AXIS}q3 -7 6 0t6 0", x - 6)} />
                        if let Some(length) = &fold.length { <text x={x.to_string()} y="14" text-anchor="middle" class="t-fold">{ length.clone() }</text> }
                    </>
                }
            }) }
            { for axis.days.iter().map(|day| text(day, "t-strong")) }
            { for axis.ticks.iter().map(|tick| {
                let (x, whole) = (tick.x, tick.local.is_some());
                html! {
                    <>
                        <path class={classes!("tick", (!whole).then_some("minor"))} d={format!("M{x} {}V{AXIS}", if whole { AXIS - 6 } else { AXIS - 4 })} />
                        <text x={x.to_string()} y="31" class={classes!("t-tick", (!whole).then_some("minor"))}>{ tick.utc.clone() }</text>
                        if let Some(local) = &tick.local { <text x={x.to_string()} y="44" class="t-local">{ local.clone() }</text> }
                    </>
                }
            }) }
        </>
    }
}

fn mark(mark: &Mark, drawn: &Drawing, emit: &Callback<model::Event>) -> Html {
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
        <g {class} data-testid={if failed { "failure".to_owned() } else { format!("mark-{}", mark.beat) }}
            onclick={super::super::on(emit, Event::Select(Some(mark.beat)))}>
            if let Some((class, to)) = line { <path {class} d={format!("M{x} {}V{to}", y + 8)} /> }
            { shape }
            if let Some(name) = &mark.name {
                <text x={(x + 9).to_string()} y={(y + 4).to_string()} class={if failed { "t-fail-strong" } else { "t-strong" }}>{ name.clone() }</text>
                { for mark.lines.iter().zip(0..).map(|(line, n)| html! {
                    <text x={(x + 9).to_string()} y={(y + 17 + 12 * n).to_string()} class={if failed { "t-fail" } else { "t-quiet" }}>{ line.clone() }</text>
                }) }
            }
        </g>
    }
}

fn step(step: &StepBox, top: i32, emit: &Callback<model::Event>) -> Html {
    let state = match step.state {
        StepState::Done => "done",
        StepState::Failed => "failed",
        StepState::Running => "running",
        StepState::Ahead => "ahead",
    };
    html! {
        <g key={step.beat} class="step" data-state={state} data-testid={format!("step-{}", step.name)}
            onclick={super::super::on(emit, Event::Select(Some(step.beat)))}>
            <rect x={format!("{}.5", step.x)} y={format!("{top}.5")} width={step.width.to_string()} height="21" />
            if step.named {
                <text x={(step.x + 6).to_string()} y={(top + 15).to_string()}>{ step.name }</text>
            }
            <title>{ format!("{}: {state}", step.name) }</title>
        </g>
    }
}

/// The slider's own track.
fn bed(drawn: &Drawing) -> Html {
    let (y, ph) = (drawn.bottom + 18, drawn.playhead_x);
    html! {
        <>
            <path class="scrub-bed" d={format!("M2 {y}H{}", drawn.width)} />
            <path class="scrub-done" d={format!("M2 {y}H{ph}")} />
            { for drawn.stops.iter().skip(1).map(|(x, _)| html! {
                <path class={classes!("scrub-tick", (*x > ph).then_some("ahead"))} d={format!("M{x} {}v4", y - 8)} />
            }) }
            { for drawn.marks.iter().filter(|mark| mark.kind == MarkKind::Failure).map(|mark| html! {
                <path class="scrub-fail" d={format!("M{} {}v7", mark.x, y - 10)} />
            }) }
        </>
    }
}
