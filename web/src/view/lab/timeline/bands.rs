//! Lanes, ribbons and programs, drawn twice: once as they are, up to the playhead, and once as not yet, right of it.

use std::{ops::Range, rc::Rc};

use yew::prelude::*;

use super::at;
use crate::{
    model::{self, State, lab::Event},
    present::{
        plural,
        timeline::{Bands, Drawing, Lane, Segment, Tab},
    },
    view::kit::label_kind,
};

pub(super) fn bands(state: &State, drawn: &Drawing, emit: &Callback<model::Event>) -> Html {
    let pass = |ahead: bool| {
        // Of a long log either side has its own; a log that is drawn whole has the same on both, for good.
        let seen = (!drawn.bands.whole).then_some(drawn.playhead_x);
        let layer = |ribbons: bool| {
            let (bands, near, emit) = (Rc::clone(&drawn.bands), state.lab.near.clone(), emit.clone());
            html! { <Layer {bands} {ribbons} {ahead} {seen} {near} {emit} /> }
        };
        let chosen = drawn.bands.segments.iter().filter(|s| state.lab.selected == Some(s.beat));
        html! {
            <>
                { layer(false) }
                <>{ for chosen.map(ring) }</>
                { layer(true) }
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

/// What lies under the ring around what is chosen, or over it, on one side of the playhead. A component, unlike all
/// else that is drawn: the framework passes over one whose properties are the same, and they are more than half of the
/// page's elements.
struct Layer;

#[derive(Properties, PartialEq)]
struct Of {
    bands: Rc<Bands>,
    /// The ribbons and what is over them, or else the lanes.
    ribbons: bool,
    /// Right of the playhead.
    ahead: bool,
    /// Where the playhead is, if only what is on this side of it is wanted.
    seen: Option<i32>,
    near: Option<Range<usize>>,
    emit: Callback<model::Event>,
}

impl Component for Layer {
    type Message = ();
    type Properties = Of;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let of = ctx.props();
        let (bands, ahead) = (&*of.bands, of.ahead);
        let seen = |x0: i32, x1: i32| of.seen.is_none_or(|ph| if ahead { x1 > ph } else { x0 < ph });
        if !of.ribbons {
            let lanes = bands.lanes.iter().filter(|lane| seen(lane.born_x, lane.until_x.unwrap_or(i32::MAX)));
            return html! { <>{ for lanes.map(|lane| track(lane, bands, ahead)) }</> };
        }
        let segments = bands.segments.iter().filter(|segment| seen(segment.x0, segment.x1));
        let tabs = segments.clone().flat_map(|segment| segment.tabs.iter().map(move |one| tab(segment, one)));
        html! {
            <>
                <>{ for segments.map(|segment| ribbon(of, segment)) }</>
                <>{ for tabs }</>
                { super::clients::lines(bands, ahead) }
            </>
        }
    }
}

fn track(lane: &Lane, bands: &Bands, ahead: bool) -> Html {
    // What lies left of what is drawn begins there.
    let (from, far) = (bands.from - 20, bands.far());
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
                <g class="value" transform={at(w, y)}>
                    <path class="value-line" d={format!("M0 0V{h}")} />
                    <rect x="-4" y="11" width="8" height="8" rx="1.5" />
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

fn ribbon(of: &Of, segment: &Segment) -> Html {
    let ahead = of.ahead;
    let near = super::super::near(of.near.as_ref(), segment.beat);
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
        <g role="button" class={classes!("ribbon", segment.round.then_some("round"))} data-label={kind} data-testid={testid}
            data-beat={segment.beat.to_string()} data-near={near}
            onclick={super::super::on(&of.emit, Event::Select(Some(segment.beat)))}>
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
    let width = tab.width;
    let shape = if tab.round {
        format!("M0 -7H{width}V8H0A7.5 7.5 0 0 1 0 -7z")
    } else {
        format!("M0 -7H{width}V8H0z")
    };
    let glyph = if tab.round { 1 } else { 5 };
    html! {
        <g class="tab" transform={at(tab.x, tab.y)} data-label={kind}>
            <path d={shape} />
            <use href={format!("#g-{kind}")} x={glyph.to_string()} y="-4" width="8" height="8" />
            if tab.named {
                <text x={(glyph + 12).to_string()} y="3">{ segment.label.to_string() }</text>
            }
        </g>
    }
}
