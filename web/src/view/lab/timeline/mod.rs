//! The timeline: a toolbar with the legend, the drawing, and the slider that is the playhead.

mod backdrop;
mod bands;
mod clients;
mod controls;
mod drawing;
mod heads;
mod marks;

use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{Event, InstantEvent, Look, Looking, WIDEST_PICTURE},
    },
    present::timeline::{Drawing, Scene, layout},
    view::kit,
};

const LEGEND: [(&str, &str); 5] = [
    ("current", "AWSCURRENT"),
    ("pending", "AWSPENDING"),
    ("previous", "AWSPREVIOUS"),
    ("custom", "custom label"),
    ("none", "no value yet"),
];

pub(super) fn section(state: &State, emit: &Callback<model::Event>) -> Html {
    let drawn = drawn(state);
    html! {
        <section class="timeline-section" aria-label="Timeline">
            <div class="toolbar">
                <h2 class="lead">{ "Timeline" }</h2>
                <div class="legend" tabindex="0" role="group" aria-label="Legend">
                    { for LEGEND.map(|(kind, words)| html! { <span>{ swatch(kind) }{ words }</span> }) }
                </div>
                { drawn.as_ref().map(|drawn| controls::controls(state, drawn.zoom, emit)) }
            </div>
            { stage(state, drawn, emit) }
        </section>
    }
}

/// Nothing where there is no secret.
fn drawn(state: &State) -> Option<Drawing> {
    let page = &state.lab;
    let scene = |look| Scene {
        beats: page.lab.beats(),
        playhead: page.lab.playhead(),
        now: page.lab.now(),
        outline: &page.outline,
        zone: &state.zone,
        narrow: state.narrow,
        look,
    };
    (!page.outline.secrets.is_empty())
        .then(|| if page.exporting { picture(page.look, scene) } else { layout(&scene(page.look)) })
}

/// All of it, as it is looked at, or smaller where that is too wide for a picture.
#[inline(never)]
fn picture<'a>(look: Look, scene: impl Fn(Look) -> Scene<'a>) -> Drawing {
    let natural = layout(&scene(look.pictured()));
    if natural.width <= WIDEST_PICTURE { natural } else { layout(&scene(look.fitted())) }
}

fn stage(state: &State, drawn: Option<Drawing>, emit: &Callback<model::Event>) -> Html {
    let Some(drawn) = drawn else {
        return html! { <p class="empty">{ "No secret yet. Create one to begin." }</p> };
    };
    let page = &state.lab;
    html! {
        <div class="stage" data-testid="timeline">
            { heads::heads(state, &drawn) }
            <div class="scroller" data-keep-in-view={drawn.playhead_x.to_string()} data-zoom={drawn.zoom.to_string()}
                data-fit={page.look.zoom.is_none().then_some("true")} data-width={page.look.width.to_string()}
                data-left={page.look.left.map(|left| left.to_string())}
                data-from={drawn.bands.from.to_string()} data-to={drawn.bands.to.to_string()}>
                { drawing::drawing(state, drawn, emit) }
            </div>
        </div>
    }
}

/// The slider: a native range whose value is a place in the drawing. Arrows, Home, End and Space are the transport's.
fn slider(state: &State, drawn: &Drawing, emit: &Callback<model::Event>) -> Html {
    let (instants, width) = (drawn.instants.clone(), drawn.width);
    let oninput = emit.reform(move |event: InputEvent| {
        let at = instants.at(kit::typed(&event).parse().unwrap_or(0));
        model::Event::Lab(at.map_or(Event::Start, Event::SeekTime))
    });
    let words = format!(
        "{} UTC, {}",
        crate::present::time::clock_tenth(state.lab.lab.now()),
        super::transport::count(state)
    );
    html! {
        <foreignObject x="-7" y={(drawn.bottom + 6).to_string()} width={(width + 14).to_string()} height="24">
            <input xmlns="http://www.w3.org/1999/xhtml" class="playhead" type="range" min="0" max={width.to_string()} step="1"
                value={drawn.playhead_x.to_string()} aria-label="Playhead" aria-valuetext={words} data-testid="playhead"
                {oninput} onkeydown={keys(drawn.zoom, emit)} />
        </foreignObject>
    }
}

/// A shape is drawn about its own origin and moved to its place: one attribute changes where it moves.
fn at(x: i32, y: i32) -> String {
    format!("translate({x} {y})")
}

/// What a shape stands for that is several: apart, because a first visit draws none.
#[inline(never)]
fn told(words: String) -> Html {
    html! { <title>{ words }</title> }
}

fn keys(zoom: u32, emit: &Callback<model::Event>) -> Callback<KeyboardEvent> {
    let emit = emit.clone();
    Callback::from(move |key: KeyboardEvent| {
        let event = match key.key().as_str() {
            "ArrowLeft" | "ArrowDown" => Event::Back,
            "ArrowRight" | "ArrowUp" => Event::Forward,
            "Home" => Event::Start,
            "End" => Event::End,
            " " => Event::Play,
            "Escape" => Event::Select(None),
            // What is held with them is the browser's own zoom.
            _ if key.ctrl_key() || key.meta_key() || key.alt_key() => return,
            "+" | "=" => controls::closer(zoom),
            "-" => controls::away(zoom),
            "0" => Event::Look(Looking::Natural),
            "f" => Event::Look(Looking::Fit),
            "g" => Event::Instant(InstantEvent::Open),
            _ => return,
        };
        key.prevent_default();
        emit.emit(model::Event::Lab(event));
    })
}

fn swatch(kind: &'static str) -> Html {
    let fill = match kind {
        "pending" => "url(#p-pending)",
        "custom" => "url(#p-custom)",
        _ => "none",
    };
    html! {
        <svg class="swatch" width="22" height="11" viewBox="0 0 22 11" aria-hidden="true" data-label={kind}>
            <rect x="1" y="1" width="20" height="9" rx={if kind == "none" { "3" } else { "4.5" }} {fill} />
        </svg>
    }
}
