//! The timeline's marks, steps and ribbons by keyboard. One mark is a stop of Tab; from there the arrows lead to the next
//! in time and to what is drawn above and below, and Enter asks why. What is next is a matter of where it is drawn.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};
use yew::Callback;

use super::forever;
use crate::model::{Event, lab};

/// What can be walked to; marks that belong together have one beat.
const DRAWN: &str = ".timeline [data-beat]";
/// Less than this apart, up or down, is the same row.
const ROW: f64 = 6.0;

pub(super) fn listen(target: &EventTarget, emit: Callback<Event>) {
    forever(target, "keydown", move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(here) = target.filter(|target| target.matches(DRAWN) == Ok(true)) {
            pressed(&event, &here, &emit);
        }
    });
}

#[inline(never)]
fn pressed(event: &KeyboardEvent, here: &Element, emit: &Callback<Event>) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let select = |beat| emit.emit(Event::Lab(lab::Event::Select(beat)));
    match event.key().as_str() {
        "Enter" | " " => select(beat(here)),
        "Escape" => select(None),
        key => {
            let Some(next) = Way::of(key).and_then(|way| next(here, way)) else { return };
            // The stop of Tab stays one.
            if !next.has_attribute("tabindex") {
                let _ = next.set_attribute("tabindex", "-1");
            }
            // A drawn shape takes the focus as an element of the page does, and scrolls into view.
            let _ = next.unchecked_ref::<HtmlElement>().focus();
        }
    }
    event.prevent_default();
}

fn beat(element: &Element) -> Option<usize> {
    element.get_attribute("data-beat")?.parse().ok()
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Back,
    On,
    Up,
    Down,
}

impl Way {
    fn of(key: &str) -> Option<Self> {
        match key {
            "ArrowLeft" => Some(Self::Back),
            "ArrowRight" => Some(Self::On),
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            _ => None,
        }
    }
}

/// Where a shape begins, and how high it stands.
fn place(element: &Element) -> (f64, f64) {
    let drawn = element.get_bounding_client_rect();
    (drawn.left(), f64::midpoint(drawn.top(), drawn.bottom()))
}

fn next(here: &Element, way: Way) -> Option<Element> {
    let all = here.closest("svg").ok()??.query_selector_all("[data-beat]").ok()?;
    let (beat, (x, y)) = (beat(here), place(here));
    let others = (0..all.length()).filter_map(|n| all.get(n)?.dyn_into::<Element>().ok());
    let others = others.filter(|other| self::beat(other) != beat).map(|other| (place(&other), other));
    let ahead = others.filter_map(|((x1, y1), other)| {
        let (right, down) = (x1 - x, y1 - y);
        // In time: of what begins at once, from top to bottom. Else: the nearest row, and in it the nearest.
        let far = match way {
            Way::On => (right, down),
            Way::Back => (-right, -down),
            Way::Down => (down, right.abs()),
            Way::Up => (-down, right.abs()),
        };
        let least = if matches!(way, Way::Up | Way::Down) { ROW } else { 0.0 };
        let follows = far.0 > least || (least == 0.0 && far.0 == 0.0 && far.1 > 0.0);
        let row = if least > 0.0 { (far.0 / ROW).floor() } else { far.0 };
        follows.then_some(((row, far.1), other))
    });
    let nearest = ahead.min_by(|((a, b), _), ((c, d), _)| a.total_cmp(c).then(b.total_cmp(d)));
    nearest.map(|(_, element)| element)
}
