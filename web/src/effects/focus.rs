//! The focus, and the caret of a text field.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

use super::{document, soon};

/// Once the page is drawn: until then the field has the text it had.
pub(super) fn focus(id: &'static str, caret: u32) {
    soon(move || {
        let field = document().and_then(|document| document.get_element_by_id(id));
        let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else {
            return;
        };
        let _ = field.focus();
        let _ = field.set_selection_range(caret, caret);
    });
}
