//! What the page and a scene carry out alike: copying, the focus, a time zone by its name, timers; and what both do once
//! they are drawn.

use gloo_timers::callback::Timeout;
use web_sys::Element;
use yew::Callback;

use super::{clipboard, focus, modal::Modal, scroll, zone};
use crate::{
    few::Few,
    model::{Effect, Event, Timer},
};

/// The handles of what is under way.
pub(super) struct Alike {
    pub(super) emit: Callback<Event>,
    timers: Few<Timer, Timeout>,
    modal: Modal,
    /// The text field to go to, and its caret, once the field has its text.
    focus: Option<(String, Option<u32>)>,
}

impl Alike {
    /// Nothing is under way yet.
    pub(super) fn new(emit: Callback<Event>) -> Self {
        Self { emit, timers: Few::default(), modal: Modal::default(), focus: None }
    }

    /// Carries out one effect. Others are not done here.
    pub(super) fn run(&mut self, effect: Effect) {
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

    /// After it was drawn: dialogs open, focus returns, the playhead stays in view. `found` looks for a selector,
    /// `focused` tells what has the focus there.
    pub(super) fn after_render(
        &mut self,
        found: impl Fn(&str) -> Option<Element>,
        focused: impl FnOnce() -> Option<Element>,
    ) {
        self.modal.follow(found("dialog[data-modal]"), focused);
        scroll::keep_in_view(found("[data-keep-in-view]"), &self.emit);
        if let Some((id, caret)) = self.focus.take() {
            // Ids are the program's own words: they need no escape in a selector.
            focus::give(found(&format!("#{id}")), caret);
        }
    }
}
