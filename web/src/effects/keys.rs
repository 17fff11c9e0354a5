//! The keys that work everywhere: `?`, and those that undo and redo.

use wasm_bindgen::JsCast as _;
use yew::Callback;

use super::{document, forever};
use crate::model::{Event, Sheet};

pub(super) fn listen(emit: Callback<Event>) {
    let Some(document) = document() else { return };
    forever(&document, "keydown", move |event: web_sys::KeyboardEvent| {
        if let Some(undo) = undoes(&event).filter(|_| !is_typing(&event)) {
            event.prevent_default();
            emit.emit(undo);
        }
        if event.key() == "?" && !event.ctrl_key() && !event.meta_key() && !is_typing(&event) {
            emit.emit(Event::Open(Sheet::Keys));
        }
    });
}

/// In a scene inside somebody else's page: only those that undo and redo, pressed in the scene.
pub(super) fn listen_in(scene: &web_sys::Element, emit: Callback<Event>) {
    forever(scene, "keydown", move |event: web_sys::KeyboardEvent| {
        if let Some(undo) = undoes(&event).filter(|_| !is_typing(&event)) {
            event.prevent_default();
            emit.emit(undo);
        }
    });
}

/// Ctrl+Z and Ctrl+Shift+Z, or Cmd where there is one.
fn undoes(event: &web_sys::KeyboardEvent) -> Option<Event> {
    let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    let pressed = held && event.key().eq_ignore_ascii_case("z");
    pressed.then(|| if event.shift_key() { Event::Redo } else { Event::Undo })
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        let inert = element.matches("input[type=range], input[type=checkbox], input[type=radio]");
        element.closest("dialog, input, textarea, select").is_ok_and(|field| field.is_some())
            && inert != Ok(true)
    })
}
