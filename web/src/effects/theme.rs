//! The theme: kept in storage, shown by `data-theme` on the root.

use super::{document, window};
use crate::model::Theme;

const KEY: &str = "rotation-lab.theme";

pub(super) fn load() -> Theme {
    let storage = window().and_then(|window| window.local_storage().ok().flatten());
    match storage.and_then(|storage| storage.get_item(KEY).ok().flatten()).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

pub(super) fn store(theme: Theme) {
    let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) else { return };
    // A full or forbidden storage costs the theme at the next visit, nothing else.
    let _ = match name(theme) {
        Some(name) => storage.set_item(KEY, name),
        None => storage.remove_item(KEY),
    };
}

pub(super) fn show(theme: Theme) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match name(theme) {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    };
}

fn name(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}
