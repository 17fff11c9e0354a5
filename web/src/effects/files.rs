//! Files: given to the person, chosen by them, or dropped on the page.

use rotation_lab::export::{ImportError, MOST_JSON};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url};
use yew::Callback;

use super::{document, forever};
use crate::model;

/// A text as a file.
pub(super) fn download(name: &str, kind: &str, text: &str) {
    if let Some(blob) = blob(kind, text) {
        save(name, &blob);
    }
}

/// A text with its kind.
pub(super) fn blob(kind: &str, text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options).ok()
}

/// The browser saves it under the name. False: it cannot.
pub(super) fn save(name: &str, blob: &Blob) -> bool {
    let anchor = document().and_then(|document| document.create_element("a").ok());
    let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) else {
        return false;
    };
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return false };
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The click has taken what it needs.
    let _ = Url::revoke_object_url(&url);
    true
}

/// The file that was chosen in the element with this id.
pub(super) fn chosen(id: &str, emit: Callback<model::Event>) {
    let input = document().and_then(|document| document.get_element_by_id(id));
    let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let file = input.and_then(|input| input.files()).and_then(|files| files.get(0));
    if let Some(file) = file {
        read(file, emit);
    }
}

/// A file that is dropped anywhere on the page is opened, and not shown in its place by the browser.
pub(super) fn listen(emit: Callback<model::Event>) {
    let Some(document) = document() else { return };
    for kind in ["dragover", "drop"] {
        let emit = emit.clone();
        forever(&document, kind, move |event: Event| dropped(&event, &emit));
    }
}

#[inline(never)]
fn dropped(event: &Event, emit: &Callback<model::Event>) {
    let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    let Some(data) = data.filter(|data| data.types().includes(&JsValue::from_str("Files"), 0)) else {
        return;
    };
    event.prevent_default();
    if let Some(file) = data.files().filter(|_| event.type_() == "drop").and_then(|files| files.get(0)) {
        read(file, emit.clone());
    }
}

fn read(file: File, emit: Callback<model::Event>) {
    spawn_local(async move {
        let text = if file.size() > MOST_JSON as f64 {
            Err(ImportError::TooLong)
        } else {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            text.ok_or(ImportError::Foreign)
        };
        emit.emit(model::Event::Imported(file.name(), text));
    });
}
