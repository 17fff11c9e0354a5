//! Links and files: the lab as the address of a page or as a file, and back.

use rotation_lab::{
    Lab,
    export::{self, ImportError},
    link::{self, Room, Told, TooLong},
    scenario::{SCENARIOS, Telling},
};

use super::Page;
use crate::model::{Effect, Notice, Route, Seen, State};

/// What the button that copies a link is called.
pub const LINK: &str = "link";
/// And the one that copies the link of a moment.
pub const MOMENT: &str = "link to this";

/// Opens what an address carries. What cannot be opened leaves the page as it is, with a sentence.
pub(in crate::model) fn open(payload: &str, state: &mut State) {
    if state.lab.link.as_deref() == Some(payload) {
        return;
    }
    match link::decode(payload).and_then(link::Session::tell) {
        Ok(opened) => {
            show(opened, Some(payload), state);
            state.notice = None;
            state.lab.opened = Some(state.lab.lab.tip());
            // Looking at what somebody sent is no work of one's own yet.
            state.seen = Some(Seen::of(&state.lab.lab));
        }
        Err(error) => state.notice = Some(Notice::Link(error)),
    }
}

/// The lab of the last visit stands here again, which began on the link `origin`.
pub(in crate::model) fn restored(opened: (Lab, Option<Told>), origin: Option<&str>, state: &mut State) {
    show(opened, origin, state);
    state.notice = Some(Notice::Restored);
}

/// Opens a file. What stood here can be had back.
pub(in crate::model) fn import(
    name: &str,
    text: Result<String, ImportError>,
    state: &mut State,
) -> Vec<Effect> {
    let opened = text.and_then(|text| export::from_json(&text));
    let opened = opened.and_then(|session| session.tell().map_err(ImportError::Link));
    match opened {
        Ok(opened) => {
            let left = leaves_link(&state.lab);
            replace(format!("Opened {}.", name.chars().take(60).collect::<String>()), state, |state| {
                show(opened, None, state);
            });
            let elsewhere = (state.route != Route::Lab).then_some(Effect::Go(Route::Lab));
            return left.or(elsewhere).into_iter().collect();
        }
        Err(error) => state.notice = Some(Notice::Import(error)),
    }
    Vec::new()
}

/// Another lab takes the place of one that the address names: the address names none any more.
pub(super) fn leaves_link(page: &Page) -> Option<Effect> {
    page.link.is_some().then_some(Effect::Go(Route::Lab))
}

/// The page as at a first visit. What stood here can be had back.
pub(in crate::model) fn start_fresh(state: &mut State) -> Vec<Effect> {
    let left = leaves_link(&state.lab);
    replace("Started fresh.".into(), state, |_| {});
    state.seen = Some(Seen::of(&state.lab.lab));
    [Effect::Keep(None)].into_iter().chain(left).collect()
}

/// The lab that another one took the place of.
pub(in crate::model) fn take_back(state: &mut State) {
    if let Some(mut page) = state.aside.take() {
        page.own = state.lab.own.laid_down();
        state.lab = *page;
        (state.seen, state.notice) = (None, Some(Notice::Said("Your lab is back.".into())));
    }
}

impl Page {
    /// Whether it came from a link and nothing has been done in it.
    pub(in crate::model) fn only_looked_at(&self) -> bool {
        self.opened == Some(self.lab.tip())
    }

    /// The lab as it stands, with the story that it tells, in so much room.
    pub(in crate::model) fn payload(&self, room: Room) -> Result<String, TooLong> {
        link::encode_within(room, &self.lab, self.told().map(|story| story.id))
    }
}

/// Copies the link of the lab as it stands.
pub(super) fn share(state: &mut State) -> Vec<Effect> {
    match hash(state, false) {
        Some(hash) => vec![Effect::CopyLink(LINK, hash)],
        None => Vec::new(),
    }
}

/// Copies the link of the lab as it stood when this beat had happened.
#[inline(never)]
pub(super) fn share_moment(beat: usize, state: &mut State) -> Vec<Effect> {
    let here = state.lab.lab.position();
    state.lab.lab.seek(beat + 1);
    let hash = hash(state, false);
    state.lab.lab.put(here);
    hash.map(|hash| Effect::CopyLink(MOMENT, hash)).into_iter().collect()
}

/// The hash that leads to the lab as it stands. A lab that is too much for it says so.
pub(super) fn hash(state: &mut State, embed: bool) -> Option<String> {
    match state.lab.payload(Room::Link) {
        Ok(payload) => {
            Some(format!("{}?{}s={payload}", state.route.hash(), if embed { "embed&" } else { "" }))
        }
        Err(error) => {
            state.notice = Some(Notice::NoLink(error));
            None
        }
    }
}

/// Copies what happened, as JSON.
#[inline(never)]
pub(super) fn copy_events(page: &Page) -> Effect {
    let known: Vec<_> = page.lab.beats().iter().filter_map(|beat| beat.event().cloned()).collect();
    Effect::Copy("JSON", rotation_lab::export::events_json(&known))
}

fn replace(words: String, state: &mut State, change: impl FnOnce(&mut State)) {
    // What was typed stays, and a run of it ends: it is called by the lab that goes.
    let own = state.lab.own.laid_down();
    let here = std::mem::replace(&mut state.lab, Page { own, ..Page::open() });
    change(state);
    state.aside = Some(Box::new(here));
    (state.notice, state.seen) = (Some(Notice::Replaced(words)), None);
}

/// A lab from elsewhere, with the story that it tells.
pub(in crate::model) fn show((lab, told): (Lab, Option<Told>), link: Option<&str>, state: &mut State) {
    // Opening a lab never starts a function that was typed in.
    let own = state.lab.own.laid_down();
    let (filter, speed, link) = (state.lab.filter, state.lab.speed, link.map(str::to_owned));
    let (story, telling) = match told {
        Some((scenario, telling)) => {
            (SCENARIOS.iter().position(|known| known.id == scenario.id).unwrap_or(SCENARIOS.len()), telling)
        }
        None => (SCENARIOS.len(), Telling::default()),
    };
    state.lab = Page { lab, story, telling, link, filter, speed, own, ..Page::open() };
    state.lab.selected = state.lab.last_move();
}
