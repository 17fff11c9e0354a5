//! Native dialogs. The view draws `<dialog data-modal="true">`; here it is opened as a modal, and the focus goes back
//! to what opened it when it is gone.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

#[derive(Default)]
pub(super) struct Modal {
    /// What had the focus before; `Some` while a dialog is open.
    before: Option<Option<HtmlElement>>,
}

impl Modal {
    /// `dialog` is the one that is drawn, `focused` what has the focus.
    pub(super) fn follow(&mut self, dialog: Option<Element>, focused: impl FnOnce() -> Option<Element>) {
        let dialog = dialog.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
        match (dialog, self.before.is_some()) {
            (Some(dialog), _) if !dialog.open() => {
                let focused = focused().and_then(|element| element.dyn_into().ok());
                self.before.get_or_insert(focused);
                let _ = dialog.show_modal();
                // The first field, rather than the cross in the corner.
                let first = dialog.query_selector("input, select, textarea").ok().flatten();
                if let Some(first) = first.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                    let _ = first.focus();
                }
            }
            (None, true) => {
                if let Some(Some(element)) =
                    self.before.take().filter(|e| e.as_ref().is_some_and(|e| e.is_connected()))
                {
                    let _ = element.focus();
                }
            }
            _ => {}
        }
    }
}
