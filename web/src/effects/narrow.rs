//! Whether the page is under 720 px wide.

use yew::Callback;

use super::{forever, window};
use crate::model::Event;

const QUERY: &str = "(max-width: 720px)";

pub(super) fn is_narrow() -> bool {
    query().is_some_and(|query| query.matches())
}

pub(super) fn listen(emit: Callback<Event>) {
    if let Some(query) = query() {
        forever(&query, "change", move |_: web_sys::Event| emit.emit(Event::Narrow(is_narrow())));
    }
}

fn query() -> Option<web_sys::MediaQueryList> {
    window()?.match_media(QUERY).ok()?
}
