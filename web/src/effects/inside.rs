//! The effects of a scene inside somebody else's page. It has no address, no storage, no network and no worker, and it
//! hears only the keys that are pressed in it.

use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::Callback;

use super::{alike::Alike, keys};
use crate::model::{Effect, Event};

/// The handles of what is under way in a scene.
pub struct Inside {
    root: Element,
    alike: Alike,
}

impl Inside {
    /// For the scene in this element. Nothing is under way yet.
    pub fn new(root: Element, emit: Callback<Event>) -> Self {
        Self { root, alike: Alike::new(emit) }
    }

    /// Hears the keys that undo and redo, and the hand on the timeline, for as long as the element lives.
    pub fn listen(&self) {
        super::timeline(&self.root, &self.alike.emit);
        keys::listen_in(&self.root, self.alike.emit.clone());
    }

    /// Carries out one effect. What leads out of a scene is not done.
    pub fn run(&mut self, effect: Effect) {
        self.alike.run(effect);
    }

    /// Nothing is under way any more.
    pub fn rest(&mut self) {
        self.alike = Alike::new(self.alike.emit.clone());
    }

    /// After the scene was drawn.
    pub fn after_render(&mut self) {
        let found = |selector: &str| self.root.query_selector(selector).ok().flatten();
        self.alike.after_render(found, || super::focused_beside(&self.root));
        group(&self.root);
    }
}

/// In somebody else's page the parts of a figure are groups, and what is told beside it a note: no landmarks, for those of
/// two timelines would have one name.
fn group(root: &Element) {
    name_all(root, "section[aria-label]:not([role])", "group");
    name_all(root, "aside[aria-label]:not([role])", "note");
}

fn name_all(root: &Element, which: &str, role: &str) {
    let Ok(parts) = root.query_selector_all(which) else { return };
    for part in (0..parts.length()).filter_map(|place| parts.get(place)) {
        if let Some(part) = part.dyn_ref::<Element>() {
            let _ = part.set_attribute("role", role);
        }
    }
}
