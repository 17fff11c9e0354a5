//! The timeline's marks, steps and ribbons by keyboard. One mark is a stop of Tab; from there the arrows lead to the next
//! in time and to what is drawn above and below, and Enter asks why. What is next is a matter of where it is drawn.
//!
//! Of a long log, a shape that is drawn becomes that of another beat when the playhead moves, or goes: the focus stays
//! with the beat, or goes to the playhead.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use js_sys::Array;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{
    Element, EventTarget, FocusOptions, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit,
};
use yew::Callback;

use super::{focused_beside, forever};
use crate::model::{Event, lab};

/// What can be walked to; marks that belong together have one beat.
const DRAWN: &str = ".timeline [data-beat]";
/// Less than this apart, up or down, is the same row.
const ROW: f64 = 6.0;

pub(super) fn listen(target: &EventTarget, emit: Callback<Event>) {
    let held = Rc::new(Held::default());
    for kind in ["keydown", "focusin"] {
        let (emit, held) = (emit.clone(), Rc::clone(&held));
        forever(target, kind, move |event: web_sys::Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let Some(here) = target.filter(|target| target.matches(DRAWN) == Ok(true)) else { return };
            match event.dyn_ref() {
                Some(event) => pressed(event, &here, &emit),
                None => held.hold(here),
            }
        });
    }
}

/// The shape that has the focus, in which picture, and whose it was when it got it.
#[derive(Default)]
struct Held {
    shape: RefCell<Option<(Element, Element)>>,
    beat: Cell<Option<usize>>,
    observer: OnceCell<Option<MutationObserver>>,
}

impl Held {
    #[inline(never)]
    fn hold(self: &Rc<Self>, here: Element) {
        let observer = self.observer.get_or_init(|| self.observer()).as_ref();
        let Some((observer, svg)) = observer.zip(here.closest("svg").ok().flatten()) else { return };
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_child_list(true);
        options.set_attribute_filter(&Array::of2(&"data-beat".into(), &"tabindex".into()));
        let _ = observer.observe_with_options(&svg, &options);
        self.beat.set(beat(&here));
        self.shape.replace(Some((here, svg)));
    }

    fn observer(self: &Rc<Self>) -> Option<MutationObserver> {
        let held = Rc::clone(self);
        let changed = Closure::<dyn FnMut()>::new(move || held.drawn());
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
        changed.forget();
        observer
    }

    /// The picture was drawn anew.
    fn drawn(&self) {
        let (Some((shape, svg)), Some(held)) = (self.shape.borrow().clone(), self.beat.get()) else { return };
        let focused = focused_beside(&svg);
        let is_there = focused.as_ref() == Some(&shape);
        // It is drawn no more, or the stop of Tab no more. Whoever leaves it by hand leaves it as it is.
        let gone = !shape.is_connected() || !shape.has_attribute("tabindex");
        let lost = gone && focused.is_none_or(|focused| focused.local_name() == "body");
        if is_there && beat(&shape) == Some(held) {
            focusable(&shape);
        } else if is_there || lost {
            let either = format!("[data-beat=\"{held}\"], .playhead");
            if let Ok(Some(next)) = svg.query_selector(&either) {
                // The view is the playhead's.
                go(&next, false);
            }
        } else if let Some(Some(observer)) = self.observer.get() {
            observer.disconnect();
        }
    }
}

/// The stop of Tab stays one, and so does the playhead.
fn focusable(shape: &Element) {
    if shape.matches(":not([tabindex], .playhead)") == Ok(true) {
        let _ = shape.set_attribute("tabindex", "-1");
    }
}

/// A drawn shape takes the focus as an element of the page does; `seen`: and scrolls into view.
fn go(next: &Element, seen: bool) {
    focusable(next);
    let options = FocusOptions::new();
    options.set_prevent_scroll(!seen);
    let _ = next.unchecked_ref::<HtmlElement>().focus_with_options(&options);
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
            go(&next, true);
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
