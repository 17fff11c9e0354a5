//! The clipboard.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::window;
use crate::model::Event;

pub(super) fn copy(what: &'static str, text: String, emit: Callback<Event>) {
    spawn_local(async move {
        let done = match window() {
            // Without a secure context there is no clipboard: the promise then fails, or is not there at all.
            Some(window) if js_sys::Reflect::has(&window.navigator(), &"clipboard".into()) == Ok(true) => {
                let clipboard = window.navigator().clipboard();
                JsFuture::from(clipboard.write_text(&text)).await.is_ok()
            }
            _ => false,
        };
        emit.emit(Event::Copied(what, done));
    });
}
