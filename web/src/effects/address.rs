//! The hash of the address.

use yew::Callback;

use super::{forever, window};
use crate::model::{Event, Route};

pub(super) fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

pub(super) fn go(route: Route) {
    if let Some(window) = window() {
        // The hashchange event tells the model. A page inside another one stays one.
        let frame = if Route::embeds(&hash()) { "?embed" } else { "" };
        let _ = window.location().set_hash(&format!("{}{frame}", route.hash()));
    }
}

/// The page's address with another hash.
pub(super) fn with_hash(hash: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}{hash}")
}

pub(super) fn listen(emit: Callback<Event>) {
    if let Some(window) = window() {
        forever(&window, "hashchange", move |_: web_sys::Event| emit.emit(Event::Hash(hash())));
    }
}
