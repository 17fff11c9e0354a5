//! Links and files: the lab as the address of a page or as a file, and back.

use rotation_lab::{
    Lab,
    export::{self, ImportError},
    link::{self, Room, Told, TooLong},
    scenario::{SCENARIOS, Scenario, Telling},
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
            aside("Opened the link.", state, |state| show(opened, Some(payload), state));
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
    state.lab.begun = None;
    state.notice = Some(Notice::Restored);
}

/// Tells a story from its beginning, and goes on looking at it in the same way.
pub(super) fn tell(story: usize, scenario: &Scenario, state: &mut State) -> Vec<Effect> {
    let left = leaves_link(&state.lab);
    aside("Another story.", state, |state| {
        let page = &mut state.lab;
        let (clients, own) = (page.clients.take(), page.own.laid_down());
        let (filter, speed, look) = (page.filter, page.speed, page.look.kept());
        *page = Page { story, filter, speed, clients, look, own, ..Page::open() };
        (page.lab, page.telling) = scenario.tell();
        page.selected = page.last_move();
        page.begun = Some(page.lab.tip());
        state.seen = None;
    });
    left.into_iter().collect()
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
    replace("Started fresh.".into(), state, |state| {
        state.lab = Page { own: state.lab.own.laid_down(), ..Page::open() };
    });
    state.seen = Some(Seen::of(&state.lab.lab));
    [Effect::Keep(None)].into_iter().chain(left).collect()
}

/// The lab that another one took the place of. That one can be had back in turn, if anything was done in it.
pub(in crate::model) fn take_back(state: &mut State) -> Vec<Effect> {
    let Some(mut page) = state.aside.take() else { return Vec::new() };
    let left = leaves_link(&state.lab);
    page.own = state.lab.own.laid_down();
    let here = std::mem::replace(&mut state.lab, *page);
    state.aside = here.is_worked_on().then(|| Box::new(here));
    (state.seen, state.sheet, state.notice) = (None, None, Some(Notice::Said("Your lab is back.".into())));
    left.into_iter().collect()
}

impl Page {
    /// Whether it came from a link and nothing has been done in it.
    pub(in crate::model) fn only_looked_at(&self) -> bool {
        self.opened == Some(self.lab.tip())
    }

    /// What stands here until another lab does: what was typed stays, and a run of it ends, for it is called by the lab
    /// that goes.
    fn put_by(&mut self) -> Self {
        let (clients, own) = (self.clients.take(), self.own.laid_down());
        Self { filter: self.filter, speed: self.speed, look: self.look, clients, own, ..Self::open() }
    }

    /// Whether anything was done in it since it came.
    fn is_worked_on(&self) -> bool {
        self.begun != Some(self.lab.tip()) || self.lab.has_left() || self.lab.can_redo()
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

/// Another lab comes. Where something was done in the one that stood here it can be had back.
fn aside(words: &str, state: &mut State, change: impl FnOnce(&mut State)) {
    if state.lab.is_worked_on() {
        replace(words.into(), state, change);
    } else {
        change(state);
        // Whoever goes through the stories with the arrows is still told of the work that the first of them replaced.
        state.notice.take_if(|notice| !matches!(notice, Notice::Replaced(_)));
    }
}

fn replace(words: String, state: &mut State, change: impl FnOnce(&mut State)) {
    let here = state.lab.put_by();
    let here = std::mem::replace(&mut state.lab, here);
    change(state);
    // What nothing was done in takes no place from work that is there still.
    if here.is_worked_on() || state.aside.is_none() {
        state.aside = Some(Box::new(here));
    }
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
    state.lab.begun = Some(state.lab.lab.tip());
}
