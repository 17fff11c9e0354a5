//! That the person does something, and which beat the pointer or the focus is on: in the picture, the table or the
//! explanation.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget};
use yew::Callback;

use super::{focused_beside, forever};
use crate::model::{Event, lab};

pub(super) fn listen(target: &EventTarget, emit: Callback<Event>) {
    let acted = Rc::new(Cell::new(false));
    for kind in ["pointermove", "pointerdown", "keydown"] {
        let (acted, emit) = (Rc::clone(&acted), emit.clone());
        forever(target, kind, move |event: web_sys::Event| {
            if !acted.get() && !rests(&event) {
                acted.set(true);
                emit.emit(Event::Acted);
            }
        });
    }
    let near = Rc::new(Cell::new(None));
    for kind in ["pointerover", "focusin"] {
        let (acted, near, emit) = (Rc::clone(&acted), Rc::clone(&near), emit.clone());
        forever(target, kind, move |event: web_sys::Event| {
            if acted.get() {
                tell(&event, &near, &emit);
            }
        });
    }
}

/// A browser also says where the pointer rests when nobody moved it.
fn rests(event: &web_sys::Event) -> bool {
    let moved = event.dyn_ref::<web_sys::PointerEvent>().filter(|_| event.type_() == "pointermove");
    moved.is_some_and(|event| event.movement_x() == 0 && event.movement_y() == 0)
}

#[inline(never)]
fn tell(event: &web_sys::Event, near: &Cell<Option<usize>>, emit: &Callback<Event>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // A pointer that is on nothing, as when the page moved under it, leaves it to the focus.
    let focused = target.as_ref().and_then(focused_beside);
    let beat = target.and_then(beat_of).or_else(|| focused.and_then(beat_of));
    if near.replace(beat) != beat {
        emit.emit(Event::Lab(lab::Event::Near(beat)));
    }
}

fn beat_of(element: Element) -> Option<usize> {
    element.closest("[data-beat]").ok().flatten()?.get_attribute("data-beat")?.parse().ok()
}
