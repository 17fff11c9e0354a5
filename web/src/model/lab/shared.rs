//! Links: the lab as the address of a page, and back.

use rotation_lab::{
    Lab, link,
    scenario::{SCENARIOS, Telling},
};

use super::Page;
use crate::model::{Effect, Notice, State};

/// What the button that copies a link is called.
pub const LINK: &str = "link";

/// Opens what an address carries. What cannot be opened leaves the page as it is, with a sentence.
pub(in crate::model) fn open(payload: &str, state: &mut State) {
    if state.lab.link.as_deref() == Some(payload) {
        return;
    }
    match link::decode(payload).and_then(link::Session::open) {
        Ok(lab) => show(lab, payload, state),
        Err(error) => state.notice = Some(Notice::Link(error)),
    }
}

/// Copies the link of the lab as it stands.
pub(super) fn share(state: &mut State) -> Vec<Effect> {
    match link::encode(&state.lab.lab) {
        Ok(payload) => vec![Effect::CopyLink(LINK, format!("{}?s={payload}", state.route.hash()))],
        Err(error) => {
            state.notice = Some(Notice::NoLink(error));
            Vec::new()
        }
    }
}

/// A lab that is none of the stories.
pub(in crate::model) fn show(lab: Lab, payload: &str, state: &mut State) {
    let (filter, speed) = (state.lab.filter, state.lab.speed);
    let (link, telling) = (Some(payload.to_owned()), Telling::default());
    state.lab = Page { lab, story: SCENARIOS.len(), telling, link, filter, speed, ..Page::open() };
    state.lab.selected = state.lab.last_move();
    state.notice = None;
}
