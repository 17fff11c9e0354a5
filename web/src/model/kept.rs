//! Recent work: the lab as a payload, kept outside the program after each change, so that neither a reload nor a crash
//! takes it away. A payload holds no value and no credentials, and what was typed in the terminal is not in it.
//! Behind it, after a blank, stands the payload of the link on which the work began, if it did on one.

use rotation_lab::{
    Lab, Position, Tip,
    link::{self, Room},
};

use super::{Effect, Event, State, Timer, lab};

/// The playhead has come to rest when it was so long where it is.
const REST_MS: u32 = 1_000;

/// What of the lab was seen last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    tip: Tip,
    position: Position,
}

impl Seen {
    /// As it stands.
    pub fn of(lab: &Lab) -> Self {
        Self { tip: lab.tip(), position: lab.position() }
    }
}

/// What is to be kept after an event. What was done is kept at once, before anything else can be done; where the
/// playhead stands, when it has come to rest.
pub(super) fn follow(state: &mut State) -> Option<Effect> {
    // What stands in a frame of another page is not the reader's own work.
    if state.embed {
        return None;
    }
    let seen = Seen::of(&state.lab.lab);
    let before = state.seen.replace(seen);
    if before == Some(seen) || state.lab.only_looked_at() {
        return None;
    }
    if before.is_none_or(|before| before.tip != seen.tip) {
        return Some(keep(state));
    }
    Some(Effect::Wait(Timer::Keep, REST_MS, Box::new(Event::Keep)))
}

/// The playhead has come to rest: perhaps in another lab by now, which is only looked at.
pub(super) fn rested(state: &State) -> Option<Effect> {
    (!state.embed && !state.lab.only_looked_at()).then(|| keep(state))
}

/// Keeps the lab as it stands.
fn keep(state: &State) -> Effect {
    let payload = state.lab.payload(Room::File);
    // What is too much to be kept must not be taken for what was kept before it.
    Effect::Keep(payload.ok().map(|payload| match &state.lab.link {
        Some(origin) => format!("{payload} {origin}"),
        None => payload,
    }))
}

/// The lab of the last visit, if it is the one of this address. What cannot be opened is passed over.
#[inline(never)]
pub(super) fn restore(kept: &str, shared: Option<&str>, state: &mut State) -> bool {
    let (payload, origin) =
        kept.split_once(' ').map_or((kept, None), |(payload, origin)| (payload, Some(origin)));
    if shared.is_some() && shared != origin {
        return false;
    }
    let opened = link::decode_within(Room::File, payload).and_then(link::Session::tell);
    opened.map(|opened| lab::restored(opened, origin, state)).is_ok()
}

#[cfg(test)]
mod tests;
