//! The timeline under the hand: Ctrl and the wheel, two fingers, and dragging with the mouse.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Function;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{EventTarget, HtmlElement, MouseEvent, PointerEvent, TouchEvent, WheelEvent};
use yew::Callback;

use super::{listen as listen_as, scroll::number};
use crate::model::{
    Event,
    lab::{self, Looking, Spot},
};

/// A press that moved so far is no click.
const DRAGS: i32 = 4;
/// Fingers that moved so little, in thousandths of the distance between them, have not moved.
const STILL: u32 = 30;

pub(super) fn listen(target: &EventTarget, emit: Callback<Event>) {
    let (apart, dragged, held) = (Cell::new(None), Cell::new(None), RefCell::default());
    let hand = Rc::new(Hand { emit, apart, dragged, held });
    listen_to_fingers(target, Rc::clone(&hand));
    // Of the first two the browser may be kept from what it would do; the others never wait for the program.
    let kinds = [("wheel", Some(false)), ("click", Some(true)), ("pointerdown", None), ("pointermove", None)];
    for (kind, first) in kinds {
        let hand = Rc::clone(&hand);
        listen_as(target, kind, first, move |event: web_sys::Event| {
            if hand.is_meant(kind, &event) {
                hand.moves(&event);
            }
        });
    }
}

/// A finger tells its moves to the shape that it came down on, even when that is drawn no more: there they are heard.
fn listen_to_fingers(target: &EventTarget, hand: Rc<Hand>) {
    let moving = Rc::clone(&hand);
    let moves =
        Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| moving.fingers(&event));
    let moves: Function = moves.into_js_value().unchecked_into();
    listen_as(target, "touchstart", None, move |event: web_sys::Event| hand.touched(&event, &moves));
}

struct Hand {
    emit: Callback<Event>,
    /// How far apart two fingers are.
    apart: Cell<Option<f64>>,
    /// How far the mouse was dragged since it was pressed.
    dragged: Cell<Option<i32>>,
    /// The timeline that the fingers are on.
    held: RefCell<Option<HtmlElement>>,
}

impl Hand {
    /// Whoever scrolls the page, or moves the mouse without pressing it, means nothing of this.
    fn is_meant(&self, kind: &str, event: &web_sys::Event) -> bool {
        match kind {
            "wheel" => {
                event.dyn_ref::<WheelEvent>().is_some_and(|event| event.ctrl_key() || event.meta_key())
            }
            "pointermove" => self.dragged.get().is_some(),
            _ => true,
        }
    }

    #[inline(never)]
    fn touched(&self, event: &web_sys::Event, moves: &Function) {
        let (Some(scroller), Some(shape)) = (scroller(event), event.target()) else { return };
        self.held.replace(Some(scroller));
        self.apart.set(None);
        let options = web_sys::AddEventListenerOptions::new();
        options.set_passive(false);
        // The same listener again is no second one.
        let _ = shape.add_event_listener_with_callback_and_add_event_listener_options(
            "touchmove",
            moves,
            &options,
        );
    }

    #[inline(never)]
    fn fingers(&self, event: &web_sys::Event) {
        if let (Some(touched), Some(held)) = (event.dyn_ref::<TouchEvent>(), self.held.borrow().as_ref()) {
            fingers(touched, held, &self.apart, &self.emit);
        }
    }

    #[inline(never)]
    fn moves(&self, event: &web_sys::Event) {
        if let Some(wheeled) = event.dyn_ref::<WheelEvent>() {
            wheel(wheeled, &self.emit);
        } else if event.type_() == "click" {
            // Whoever dragged did not choose what lay under the mouse. A key's click has no count.
            let by_mouse = event.dyn_ref::<MouseEvent>().is_some_and(|click| click.detail() > 0);
            if self.dragged.take().is_some_and(|far| far > DRAGS) && by_mouse {
                event.stop_propagation();
                event.prevent_default();
            }
        } else if let Some(pointed) = event.dyn_ref::<PointerEvent>() {
            if event.type_() == "pointerdown" {
                let mouse = pointed.pointer_type() == "mouse" && pointed.button() == 0;
                self.dragged.set(mouse.then(|| scroller(event)).flatten().map(|_| 0));
            } else if let Some(so_far) = self.dragged.get() {
                drag(pointed, so_far, &self.dragged);
            }
        }
    }
}

fn wheel(event: &WheelEvent, emit: &Callback<Event>) {
    let Some(scroller) = scroller(event) else { return };
    event.prevent_default();
    let by = ((-event.delta_y() / 400.0).exp() * 1000.0).clamp(500.0, 2000.0) as u32;
    scale(&scroller, by, event.client_x(), emit);
}

/// Two fingers that move apart or together. What they do else is the browser's scrolling.
fn fingers(event: &TouchEvent, scroller: &HtmlElement, apart: &Cell<Option<f64>>, emit: &Callback<Event>) {
    let touches = event.touches();
    let pair = touches.item(0).zip(touches.item(1)).filter(|_| touches.length() == 2);
    let Some((one, other)) = pair else {
        apart.set(None);
        return;
    };
    // Left to itself the browser would scroll with them, and tell of a few moves only.
    event.prevent_default();
    let far = f64::hypot(
        f64::from(one.client_x() - other.client_x()),
        f64::from(one.client_y() - other.client_y()),
    );
    let Some(before) = apart.get() else {
        apart.set(Some(far));
        return;
    };
    let by = (far / before.max(1.0) * 1000.0).clamp(500.0, 2000.0) as u32;
    if by.abs_diff(1000) > STILL {
        apart.set(Some(far));
        scale(scroller, by, i32::midpoint(one.client_x(), other.client_x()), emit);
    }
}

fn drag(event: &PointerEvent, so_far: i32, held: &Cell<Option<i32>>) {
    if event.buttons() != 1 {
        held.set(None);
        return;
    }
    let by = event.movement_x();
    held.set(Some(so_far + by.abs()));
    if let Some(scroller) = scroller(event).filter(|_| so_far + by.abs() > DRAGS) {
        scroller.set_scroll_left(scroller.scroll_left() - by);
    }
}

fn scale(scroller: &HtmlElement, by: u32, client_x: i32, emit: &Callback<Event>) {
    let from = number(scroller, "data-zoom").and_then(|zoom| zoom.try_into().ok()).unwrap_or(lab::NATURAL);
    let x = client_x - scroller.get_bounding_client_rect().left() as i32;
    let about = Some(Spot { left: scroller.scroll_left(), width: scroller.client_width(), x });
    emit.emit(Event::Lab(lab::Event::Look(Looking::Scale { from, by, about })));
}

/// The timeline, where the event is in it. The slider in it is dragged in its own way.
fn scroller(event: &web_sys::Event) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let slides = event.type_().starts_with("pointerdown") && target.matches("input").unwrap_or(false);
    let scroller = target.closest("[data-keep-in-view]").ok().flatten().filter(|_| !slides)?;
    scroller.dyn_into().ok()
}
