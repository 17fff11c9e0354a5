//! Keeps the playhead in view where the timeline scrolls sideways.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Room left between the playhead and the edge it would cross.
const MARGIN: i32 = 48;

pub(super) fn keep_in_view(scroller: Option<Element>) {
    let Some(Ok(scroller)) = scroller.map(|scroller| scroller.dyn_into::<HtmlElement>()) else { return };
    let (x, seen) = (number(&scroller, "data-keep-in-view"), number(&scroller, "data-seen"));
    // Only when the playhead moved: a reader who scrolled away is left alone.
    if x == seen {
        return;
    }
    if let Some(x) = x {
        let _ = scroller.set_attribute("data-seen", &x.to_string());
        let (left, width) = (scroller.scroll_left(), scroller.client_width());
        if x < left + MARGIN || x > left + width - MARGIN {
            scroller.set_scroll_left((x - width * 7 / 10).max(0));
        }
    }
}

fn number(element: &HtmlElement, name: &str) -> Option<i32> {
    element.get_attribute(name)?.parse().ok()
}
