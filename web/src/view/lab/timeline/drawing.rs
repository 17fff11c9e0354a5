//! The drawing, in painting order: windows, folds, axis, lanes and ribbons, marks, steps, playhead.

use yew::prelude::*;

use super::{
    backdrop::{axis, flag_of, text, window},
    bands,
    marks::{mark, step},
};
use crate::{
    model::{self, State},
    present::{
        lab::secret_name,
        time,
        timeline::{Drawing, FAR, MarkKind},
    },
};

pub(super) fn drawing(state: &State, drawn: Drawing, emit: &Callback<model::Event>) -> Html {
    let name = state.lab.shown().map(|arn| secret_name(arn).to_owned()).unwrap_or_default();
    let label = format!("Timeline of the secret {name}. The table of events below tells the same story.");
    let (bottom, ph) = (drawn.bottom, drawn.playhead_x);
    let far = drawn.bands.far().max(drawn.width.saturating_add(FAR));
    let now = time::clock_tenth(state.lab.lab.now());
    let flag = ph.max(37);
    html! {
        <svg class="drawing timeline" width={drawn.width.to_string()} height={drawn.height.to_string()} role="group" aria-label={label}>
            <defs>
                <clipPath id="t-past"><rect x="0" y="0" width={ph.to_string()} height={drawn.height.to_string()} /></clipPath>
                <clipPath id="t-ahead"><rect x={ph.to_string()} y="0" width={(far - ph).max(0).to_string()} height={drawn.height.to_string()} /></clipPath>
            </defs>
            <>{ for drawn.windows.iter().map(|band| window(band, bottom)) }</>
            <path class="rule" d={format!("M0 {}.5H{far}M0 {}.5H{far}M0 {bottom}.5H{far}", drawn.rows.rule, drawn.rows.end)} />
            { axis(&drawn.axis, bottom, far) }
            { bands::bands(state, &drawn, emit) }
            <>{ for drawn.marks.iter().enumerate().map(|(n, m)| mark(state, m, n == 0, &drawn, emit)) }</>
            <>{ for drawn.steps.iter().map(|s| step(state, s, drawn.rows.function, emit)) }</>
            <>{ for drawn.run_notes.iter().map(|note| html! { <g class={note.ahead.then_some("ahead")}>{ text(note, "t-quiet") }</g> }) }</>
            <>{ for drawn.windows.iter().map(flag_of) }</>
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

/// The slider's own track.
fn bed(drawn: &Drawing) -> Html {
    let (y, ph) = (drawn.bottom + 18, drawn.playhead_x);
    let failures = drawn.marks.iter().filter(|mark| mark.kind == MarkKind::Failure);
    html! {
        <>
            <path class="scrub-bed" d={format!("M2 {y}H{}", drawn.width)} />
            <path class="scrub-done" d={format!("M2 {y}H{ph}")} />
            <path class="scrub-tick" d={strokes(drawn.stops.iter().filter(|x| **x <= ph), y - 8, 4)} />
            <path class="scrub-tick ahead" d={strokes(drawn.stops.iter().filter(|x| **x > ph), y - 8, 4)} />
            <path class="scrub-fail" d={strokes(failures.map(|mark| &mark.x), y - 10, 7)} />
        </>
    }
}

/// Short strokes down, as one path: there may be hundreds.
fn strokes<'a>(places: impl Iterator<Item = &'a i32>, top: i32, length: i32) -> String {
    places.map(|x| format!("M{x} {top}v{length}")).collect()
}
