//! Recent work: in the browser's storage for the next visit, and in a property of the window, where boot.js finds it
//! should the program end.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::window;

const KEY: &str = "rotation-lab.recent";

/// What boot.js looks for.
const PROPERTY: &str = "rotationLabKept";

pub(super) fn load() -> Option<String> {
    // Storage may be forbidden: then there is no last visit.
    let storage = window()?.local_storage().ok().flatten()?;
    let kept = storage.get_item(KEY).ok().flatten()?;
    hold(Some(&kept));
    Some(kept)
}

pub(super) fn keep(work: Option<&str>) {
    hold(work);
    let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) else { return };
    let kept = work.is_some_and(|work| storage.set_item(KEY, work).is_ok());
    if !kept {
        // Full or forbidden: better nothing than what has been left since.
        let _ = storage.remove_item(KEY);
    }
}

#[inline(never)]
fn hold(work: Option<&str>) {
    if let Some(window) = window() {
        let _ = Reflect::set(&window, &PROPERTY.into(), &work.map_or(JsValue::NULL, JsValue::from_str));
    }
}
