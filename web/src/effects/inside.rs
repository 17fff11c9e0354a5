//! The effects of a scene inside somebody else's page. It has no address, no storage, no network and no worker, and it
//! hears only the keys that are pressed in it.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::Callback;

use super::{clipboard, focus, keys, modal::Modal, scroll, zone};
use crate::{
    few::Few,
    model::{Effect, Event, Timer},
};

/// The handles of what is under way in a scene.
pub struct Inside {
    root: Element,
    emit: Callback<Event>,
    timers: Few<Timer, Timeout>,
    modal: Modal,
    focus: Option<(String, Option<u32>)>,
}

impl Inside {
    /// For the scene in this element. Nothing is under way yet.
    pub fn new(root: Element, emit: Callback<Event>) -> Self {
        Self { root, emit, timers: Few::default(), modal: Modal::default(), focus: None }
    }

    /// Hears the keys that undo and redo, and the hand on the timeline, for as long as the element lives.
    pub fn listen(&self) {
        super::timeline(&self.root, &self.emit);
        keys::listen_in(&self.root, self.emit.clone());
    }

    /// Carries out one effect. What leads out of a scene is not done.
    pub fn run(&mut self, effect: Effect) {
        match effect {
            Effect::Copy(what, text) => clipboard::copy(what, text, self.emit.clone()),
            Effect::Focus(id, caret) => self.focus = Some((id, caret)),
            Effect::Zone(name, answer) => {
                let zone = zone::named(name.trim());
                self.emit.emit(answer(name, zone));
            }
            Effect::Wait(timer, millis, event) => {
                let emit = self.emit.clone();
                self.timers.insert(timer, Timeout::new(millis, move || emit.emit(*event)));
            }
            _ => {}
        }
    }

    /// Nothing is under way any more.
    pub fn rest(&mut self) {
        self.timers = Few::default();
        self.modal = Modal::default();
        self.focus = None;
    }

    /// After the scene was drawn: dialogs open, focus returns, the playhead stays in view.
    pub fn after_render(&mut self) {
        let found = |selector: &str| self.root.query_selector(selector).ok().flatten();
        self.modal.follow(found("dialog[data-modal]"), || super::focused_beside(&self.root));
        scroll::keep_in_view(found("[data-keep-in-view]"), &self.emit);
        if let Some((id, caret)) = self.focus.take() {
            // Ids are the program's own words: they need no escape in a selector.
            focus::give(found(&format!("#{id}")), caret);
        }
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
