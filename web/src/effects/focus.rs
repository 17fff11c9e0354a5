//! The focus, and the caret of a text field.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlTextAreaElement};

pub(super) fn focus(document: &Document, id: &str, caret: u32) {
    let field = document.get_element_by_id(id);
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let _ = field.focus();
    let _ = field.set_selection_range(caret, caret);
}
