//! The one key that works everywhere: `?`.

use wasm_bindgen::JsCast as _;
use yew::Callback;

use super::{document, forever};
use crate::model::{Event, Sheet};

pub(super) fn listen(emit: Callback<Event>) {
    let Some(document) = document() else { return };
    forever(&document, "keydown", move |event: web_sys::KeyboardEvent| {
        if event.key() == "?" && !event.ctrl_key() && !event.meta_key() && !is_typing(&event) {
            emit.emit(Event::Open(Sheet::Keys));
        }
    });
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        let inert = element.matches("input[type=range], input[type=checkbox], input[type=radio]");
        element.closest("dialog, input, textarea, select").is_ok_and(|field| field.is_some())
            && inert != Ok(true)
    })
}
