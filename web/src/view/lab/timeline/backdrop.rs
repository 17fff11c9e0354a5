//! What lies behind the lanes: windows with their flag, and the axis.

use yew::prelude::*;

use super::at;
use crate::present::{
    plural,
    timeline::{AXIS, Axis, Text, WindowBand},
};

pub(super) fn text(text: &Text, class: &'static str) -> Html {
    html! { <text x={text.x.to_string()} y={text.y.to_string()} {class}>{ text.words.clone() }</text> }
}

pub(super) fn window(band: &WindowBand, bottom: i32) -> Html {
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
            if band.count > 1 { { super::told(plural(band.count, "rotation window")) } }
        </g>
    }
}

/// The flag stands on the last second of the window.
pub(super) fn flag_of(band: &WindowBand) -> Html {
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

pub(super) fn axis(axis: &Axis, bottom: i32, far: i32) -> Html {
    // One path for all: there may be many.
    let folds = |path: &dyn Fn(i32) -> String| axis.folds.iter().map(|fold| path(fold.x)).collect::<String>();
    html! {
        <>
            <path class="axis-line" d={format!("M0 {AXIS}H{far}")} />
            <path class="fold-edge" d={folds(&|x| format!("M{}.5 58V{bottom}M{}.5 58V{bottom}", x - 2, x + 1))} />
            <path class="fold-gap" d={folds(&|x| format!("M{} {}h12v9h-12z", x - 6, AXIS - 5))} />
            <path class="fold-mark" d={folds(&|x| format!("M{} {AXIS}q3 -7 6 0t6 0", x - 6))} />
            <>{ for axis.folds.iter().filter_map(|fold| Some((fold.x, fold.length.clone()?))).map(|(x, length)| html! {
                <text x={x.to_string()} y="14" text-anchor="middle" class="t-fold">{ length }</text>
            }) }</>
            <>{ for axis.days.iter().map(|day| text(day, "t-strong")) }</>
            <>{ for axis.ticks.iter().map(|tick| {
                let (minor, top) = if tick.local.is_some() { (None, 6) } else { (Some("minor"), 4) };
                html! {
                    <g transform={at(tick.x, 0)}>
                        <path class={classes!("tick", minor)} d={format!("M0 {}V{AXIS}", AXIS - top)} />
                        <text y="31" class={classes!("t-tick", minor)}>{ tick.utc.clone() }</text>
                        if let Some(local) = &tick.local { <text y="44" class="t-local">{ local.clone() }</text> }
                    </g>
                }
            }) }</>
        </>
    }
}
