//! The focus, and the caret of a text field.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

pub(super) fn give(element: Option<Element>, caret: Option<u32>) {
    let Some(element) = element else { return };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What cannot take it leaves it where it is.
        let _ = element.focus();
    }
    if let Some((field, caret)) = element.dyn_ref::<HtmlTextAreaElement>().zip(caret) {
        let _ = field.set_selection_range(caret, caret);
    }
}
