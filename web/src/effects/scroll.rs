//! The timeline where it scrolls sideways: the playhead stays in view, what was looked at stays where it was when the
//! size changes, and where the reader scrolled to what is not drawn, the model hears of it.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{
    Element, EventTarget, HtmlElement, MutationObserver, MutationObserverInit, MutationRecord, Node,
};
use yew::Callback;

use crate::model::{
    Event,
    lab::{self, Look, Looking},
};

/// Room left between the playhead and the edge it would cross.
const MARGIN: i32 = 48;

pub(super) fn listen(target: &EventTarget, emit: Callback<Event>) {
    if let Some(root) = target.dyn_ref() {
        follow(root, emit.clone());
    }
    super::listen(target, "scroll", Some(true), move |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(scroller) = target.filter(|element| element.has_attribute("data-keep-in-view")) {
            tell(&scroller, &emit);
        }
    });
}

/// Where drawing takes long, the framework lets the browser paint before it tells that it has drawn: the view is not to
/// be seen where it was.
fn follow(root: &Node, emit: Callback<Event>) {
    let changed = Closure::<dyn FnMut(Array)>::new(move |changes: Array| {
        let scroller = changes.get(0).dyn_into::<MutationRecord>().ok().and_then(|change| change.target());
        keep_in_view(scroller.and_then(|scroller| scroller.dyn_into().ok()), &emit);
    });
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_attribute_filter(&Array::of2(&"data-keep-in-view".into(), &"data-zoom".into()));
        let _ = observer.observe_with_options(root, &options);
    }
    changed.forget();
}

pub(super) fn keep_in_view(scroller: Option<Element>, emit: &Callback<Event>) {
    let Some(Ok(scroller)) = scroller.map(|scroller| scroller.dyn_into::<HtmlElement>()) else { return };
    let number = |name| number(&scroller, name);
    let (x, seen) = (number("data-keep-in-view"), number("data-seen"));
    let (size, size_seen) = (number("data-zoom"), number("data-zoom-seen"));
    let (left, width) = (scroller.scroll_left(), scroller.client_width());
    if let Some(x) = x {
        let in_view = |x: i32| x >= left + MARGIN && x <= left + width - MARGIN;
        let to = match seen {
            // What was looked at stays: the place that the model says, or else the playhead.
            Some(seen) if size != size_seen => {
                let stays = in_view(seen).then(|| x - (seen - left));
                Some(number("data-left").or(stays).unwrap_or(x - width / 2))
            }
            // Only when the playhead moved: a reader who scrolled away is left alone.
            Some(seen) if seen == x => None,
            _ => (!in_view(x)).then(|| Look::follows(x, width)),
        };
        if let Some(to) = to {
            scroller.set_scroll_left(to.max(0));
        }
        if x != seen.unwrap_or(i32::MIN) || size != size_seen {
            let _ = scroller.set_attribute("data-seen", &x.to_string());
            let _ = scroller.set_attribute("data-zoom-seen", &size.unwrap_or_default().to_string());
        }
    }
    tell(&scroller, emit);
}

/// Says where the view is, if something in it is not drawn, or all of it is to be in view and is not as wide.
fn tell(scroller: &HtmlElement, emit: &Callback<Event>) {
    let (left, width) = (scroller.scroll_left(), scroller.client_width());
    let (from, to) = (number(scroller, "data-from"), number(scroller, "data-to"));
    let whole = scroller.scroll_width();
    let drawn = from.zip(to).is_none_or(|(from, to)| from <= left && to >= (left + width).min(whole));
    // A short one is drawn whole, however wide the view is taken to be.
    let long = from.zip(to).is_some_and(|(from, to)| whole > to - from) || scroller.has_attribute("data-fit");
    let fits = !long || number(scroller, "data-width") == Some(width);
    // What is not shown has no width, and no need.
    if width > 0 && !(drawn && fits) {
        emit.emit(Event::Lab(lab::Event::Look(Looking::Moved(left, width))));
    }
}

pub(super) fn number(element: &HtmlElement, name: &str) -> Option<i32> {
    element.get_attribute(name)?.parse().ok()
}
