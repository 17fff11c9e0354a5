//! Lanes, ribbons and programs, drawn twice: once as they are, up to the playhead, and once as not yet, right of it.

use yew::prelude::*;

use crate::{
    model::{self, State, lab::Event},
    present::{
        plural,
        timeline::{Drawing, FAR, Lane, Segment, Tab},
    },
    view::kit::label_kind,
};

pub(super) fn bands(state: &State, drawn: &Drawing, emit: &Callback<model::Event>) -> Html {
    let ph = drawn.playhead_x;
    let pass = |ahead: bool| {
        let seen = move |x0: i32, x1: i32| if ahead { x1 > ph } else { x0 < ph };
        html! {
            <>
                { for drawn.lanes.iter().filter(|lane| seen(lane.born_x, lane.until_x.unwrap_or(i32::MAX))).map(|lane| track(lane, drawn, ahead)) }
                { for drawn.segments.iter().filter(|s| seen(s.x0, s.x1) && state.lab.selected == Some(s.beat)).map(ring) }
                { for drawn.segments.iter().filter(|s| seen(s.x0, s.x1)).map(|s| ribbon(state, s, ahead, emit)) }
                { for drawn.segments.iter().filter(|s| seen(s.x0, s.x1)).map(|s| html! { <>{ for s.tabs.iter().map(|t| tab(s, t)) }</> }) }
                { super::clients::lines(drawn, ahead) }
            </>
        }
    };
    html! {
        <>
            <g clip-path="url(#t-past)">{ pass(false) }</g>
            <g class="ahead" clip-path="url(#t-ahead)">{ pass(true) }</g>
        </>
    }
}

fn track(lane: &Lane, drawn: &Drawing, ahead: bool) -> Html {
    // What lies left of what is drawn begins there.
    let (from, far) = (drawn.drawn.0 - 20, drawn.drawn.1.saturating_add(FAR));
    let (x, y, h) = (lane.born_x.max(from), lane.y, lane.height);
    let (bottom, end) = (y + h, lane.until_x.unwrap_or(far).min(far));
    let begin = |to: i32| format!("M{to} {y}.5H{}q-5 0 -5 5V{}.5q0 5 5 5H{to}", x + 5, bottom - 5);
    let written = lane.written_x.map(|w| w.max(x));
    let testid = (!ahead).then(|| format!("lane-v{}", lane.number));
    html! {
        <g data-testid={testid}>
            { match written {
                Some(w) if w <= x + 10 => html! {
                    <><path class="track" d={begin(end)} /><path class="track-edge" d={begin(end)} /></>
                },
                Some(w) => html! {
                    <>
                        <path class="track" d={format!("M{w} {y}H{end}V{bottom}H{w}z")} />
                        <path class="track-edge" d={format!("M{end} {y}.5H{w}M{end} {bottom}.5H{w}")} />
                        <path class="valueless" d={begin(w)} />
                    </>
                },
                None => html! { <path class="valueless" d={begin(end)} /> },
            } }
            if let Some(w) = written.filter(|w| *w > x && lane.count == 1) {
                <g class="value">
                    <path class="value-line" d={format!("M{w} {y}V{bottom}")} />
                    <rect x={(w - 4).to_string()} y={(y + 11).to_string()} width="8" height="8" rx="1.5" />
                </g>
            }
            if lane.until_x.is_some() { { lane_name(lane, x, bottom) } }
        </g>
    }
}

/// Where rows are shared the name beside the row is not enough.
#[inline(never)]
fn lane_name(lane: &Lane, x: i32, bottom: i32) -> Html {
    let several = (lane.count > 1).then(|| plural(lane.count, "version"));
    let name = if lane.count > 1 { format!("\u{d7}{}", lane.count) } else { format!("v{}", lane.number) };
    html! {
        <>
            <text class="t-quiet" x={(x + 6).to_string()} y={(bottom - 4).to_string()}>{ name }</text>
            { several.map(super::told) }
        </>
    }
}

fn ring(segment: &Segment) -> Html {
    let d = &segment.path;
    html! { <><path class="ring" d={d.clone()} /><path class="ring-gap" d={d.clone()} /></> }
}

fn ribbon(state: &State, segment: &Segment, ahead: bool, emit: &Callback<model::Event>) -> Html {
    let kind = label_kind(segment.label.as_str());
    let stroke = match (kind, ahead) {
        ("pending", false) => Some("url(#p-pending)"),
        ("custom", false) => Some("url(#p-custom)"),
        ("pending", true) => Some("url(#p-pending-ahead)"),
        ("custom", true) => Some("url(#p-custom-ahead)"),
        _ => None,
    };
    let d = segment.path.clone();
    // A label's own name says which it is; how often it moved does not matter to a test.
    let testid = (!ahead).then(|| format!("label-{}", segment.label));
    html! {
        <g key={segment.beat} role="button" class={classes!("ribbon", segment.round.then_some("round"))} data-label={kind} data-testid={testid}
            data-beat={segment.beat.to_string()} data-near={super::super::near(state, segment.beat)}
            onclick={super::super::on(emit, Event::Select(Some(segment.beat)))}>
            if let Some(curve) = &segment.curve { <path class="casing" d={curve.clone()} /> }
            <path class="edge" d={d.clone()} />
            <path class="body" {d} {stroke} />
            if segment.count > 1 { { super::told(moves(segment)) } } else { <title>{ segment.label.to_string() }</title> }
        </g>
    }
}

#[inline(never)]
fn moves(segment: &Segment) -> String {
    format!("{}, moved {} times", segment.label, segment.count)
}

fn tab(segment: &Segment, tab: &Tab) -> Html {
    let kind = label_kind(segment.label.as_str());
    let (x, y, width) = (tab.x, tab.y, tab.width);
    let right = x + width;
    let shape = if tab.round {
        format!("M{x} {}H{right}V{}H{x}A7.5 7.5 0 0 1 {x} {}z", y - 7, y + 8, y - 7)
    } else {
        format!("M{x} {}H{right}V{}H{x}z", y - 7, y + 8)
    };
    let glyph = if tab.round { x + 1 } else { x + 5 };
    html! {
        <g class="tab" data-label={kind}>
            <path d={shape} />
            <use href={format!("#g-{kind}")} x={glyph.to_string()} y={(y - 4).to_string()} width="8" height="8" />
            if tab.named {
                <text x={(glyph + 12).to_string()} y={(y + 3).to_string()}>{ segment.label.to_string() }</text>
            }
        </g>
    }
}
