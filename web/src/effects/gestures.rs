//! The timeline under the hand: Ctrl and the wheel, two fingers, and dragging with the mouse.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, MouseEvent, PointerEvent, TouchEvent, WheelEvent};
use yew::Callback;

use super::{document, forever, listen as listen_as, scroll::number};
use crate::model::{
    Event,
    lab::{self, Looking, Spot},
};

/// A press that moved so far is no click.
const DRAGS: i32 = 4;
/// Fingers that moved so little, in thousandths of the distance between them, have not moved.
const STILL: u32 = 30;

pub(super) fn listen(emit: Callback<Event>) {
    let Some(document) = document() else { return };
    let zoom = emit.clone();
    listen_as(&document, "wheel", Some(false), move |event: WheelEvent| wheel(&event, &zoom));
    let apart = Cell::new(None);
    forever(&document, "touchmove", move |event: TouchEvent| fingers(&event, &apart, &emit));
    let dragged = Rc::new(Cell::new(None));
    let moved = Rc::clone(&dragged);
    forever(&document, "pointerdown", move |event: PointerEvent| {
        let mouse = event.pointer_type() == "mouse" && event.button() == 0;
        dragged.set(mouse.then(|| scroller(&event)).flatten().map(|_| 0));
    });
    let held = Rc::clone(&moved);
    forever(&document, "pointermove", move |event: PointerEvent| {
        if let Some(so_far) = held.get() {
            drag(&event, so_far, &held);
        }
    });
    // Whoever dragged did not choose what lay under the mouse.
    listen_as(&document, "click", Some(true), move |event: MouseEvent| {
        if moved.take().is_some_and(|far: i32| far > DRAGS) {
            event.stop_propagation();
            event.prevent_default();
        }
    });
}

#[inline(never)]
fn wheel(event: &WheelEvent, emit: &Callback<Event>) {
    let Some(scroller) = scroller(event).filter(|_| event.ctrl_key() || event.meta_key()) else { return };
    event.prevent_default();
    let by = ((-event.delta_y() / 400.0).exp() * 1000.0).clamp(500.0, 2000.0) as u32;
    scale(&scroller, by, event.client_x(), emit);
}

/// Two fingers that move apart or together. What they do else is the browser's scrolling.
#[inline(never)]
fn fingers(event: &TouchEvent, apart: &Cell<Option<f64>>, emit: &Callback<Event>) {
    let touches = event.touches();
    let pair = touches.item(0).zip(touches.item(1)).filter(|_| touches.length() == 2);
    let Some(((one, other), scroller)) = pair.zip(scroller(event)) else {
        apart.set(None);
        return;
    };
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
        scale(&scroller, by, i32::midpoint(one.client_x(), other.client_x()), emit);
    }
}

#[inline(never)]
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
