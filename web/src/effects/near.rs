//! Which beat the pointer or the focus is on: in the picture, the table or the explanation.

use std::cell::Cell;

use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::Callback;

use super::{document, forever};
use crate::model::{Event, lab};

pub(super) fn listen(emit: Callback<Event>) {
    let Some(document) = document() else { return };
    let near = std::rc::Rc::new(Cell::new(None));
    for kind in ["pointerover", "focusin"] {
        let (near, emit) = (near.clone(), emit.clone());
        forever(&document, kind, move |event: web_sys::Event| tell(&event, &near, &emit));
    }
}

#[inline(never)]
fn tell(event: &web_sys::Event, near: &Cell<Option<usize>>, emit: &Callback<Event>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let element = target.and_then(|target| target.closest("[data-beat]").ok().flatten());
    let beat = element.and_then(|element| element.get_attribute("data-beat")?.parse().ok());
    if near.replace(beat) != beat {
        emit.emit(Event::Lab(lab::Event::Near(beat)));
    }
}
