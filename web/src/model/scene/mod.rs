//! A scene inside somebody else's page: one lab, seen as its timeline, as the schedule of its secret or as the request
//! that rotates it. It uses the same pages as the dashboard, and less of each: no address, no network, no worker, and
//! no clock but the lab's own, so that every reader sees the same.

mod admits;
mod asked;
mod echo;

use rotation_core::time::Timestamp;
use rotation_lab::{
    link::{self, Room},
    scenario::SCENARIOS,
};

use super::{
    Drawn, Effect, Event, Reading, Seen, State, Surroundings, Zone,
    lab::{self, Field},
    notice, request, schedule,
};
use asked::Source;

pub use asked::{Asked, Trouble, View};

/// A scene narrower than this is laid out as a page for a telephone is. `web/styles` has the same number.
pub const NARROW: u32 = 720;

/// What a scene knows.
pub struct Scene {
    /// What was asked of it.
    asked: Asked,
    /// What is drawn.
    pub view: View,
    /// Why nothing is.
    pub trouble: Option<Trouble>,
    /// The pages and the lab.
    pub state: State,
    /// The payload of the lab as the page outside knows it.
    told: Option<String>,
    /// What it may still hand back from before that.
    echoes: echo::Told,
    /// The payload of the lab as it was opened: a schedule is configured there, however often it is typed anew.
    base: Option<String>,
}

impl Scene {
    /// What a page first asks for.
    pub fn open(asked: Asked, reading: Reading, zone: Zone, narrow: bool) -> Self {
        let around = Surroundings { zone, narrow, ..Surroundings::default() };
        let state = State { embed: true, ..State::open(reading, around) };
        let (view, trouble) = (View::Timeline, None);
        let mut scene = Self {
            asked: Asked::default(),
            view,
            trouble,
            state,
            told: None,
            echoes: Default::default(),
            base: None,
        };
        scene.begin(asked);
        scene
    }

    /// What a page asks for now, and whether another scene begins with it. Its own news, handed back to it, changes
    /// nothing, not even when there are newer ones: what can be undone stays so.
    pub fn ask(&mut self, asked: Asked, now: Timestamp) -> bool {
        if asked == self.asked {
            return false;
        }
        let news = asked
            .payload()
            .is_some_and(|payload| self.echoes.echoes(payload, now) || self.told.as_deref() == Some(payload));
        let same = (&asked.scenario, &asked.src) == (&self.asked.scenario, &self.asked.src);
        match asked.view() {
            Ok(view) if self.trouble.is_none() && (same || news) => {
                self.asked = asked;
                if view != self.view {
                    self.view = view;
                    self.base.clone_from(&self.told);
                    self.enter();
                }
                false
            }
            _ => {
                self.begin(asked);
                true
            }
        }
    }

    /// Whether it may only be looked at.
    pub fn readonly(&self) -> bool {
        self.asked.readonly
    }

    /// What the clock of a scene says: it is the lab's. Only what is random comes from outside.
    pub fn reading(&self, outside: Reading) -> Reading {
        Reading { at: self.state.lab.lab.now(), ..outside }
    }

    /// What an event changes.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        if !self.admits(&event) {
            return Vec::new();
        }
        let before = self.state.notice.clone();
        let mut effects = self.change(event);
        self.state.lab.keep_true();
        effects.extend(notice::follow(before.as_ref(), &mut self.state));
        if self.state.acted {
            self.state.lab.keep_programs_true();
        }
        effects
    }

    fn change(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Lab(event) => lab::update(event, &mut self.state),
            Event::Undo => lab::update(lab::Event::Undo, &mut self.state),
            Event::Redo => lab::update(lab::Event::Redo, &mut self.state),
            Event::Request(event) => request::update(event, &mut self.state),
            Event::Schedule(event) => {
                let before = self.state.schedule.one.clone();
                let effects = schedule::update(event, &mut self.state);
                if self.state.schedule.one != before {
                    self.configure();
                }
                effects
            }
            // Not the update of the whole page: what a scene has no use for stays out of its program.
            other => super::small(other, &mut self.state),
        }
    }

    /// The payload of the lab, if it is another than the page outside knows. A scene that may only be looked at has
    /// no news, and what fits into no link is none.
    pub fn news(&mut self, now: Timestamp) -> Option<String> {
        if self.readonly() || self.trouble.is_some() {
            return None;
        }
        // Writing the lab down costs more than a hover is worth.
        let seen = Seen::of(&self.state.lab.lab);
        if self.state.seen.replace(seen) == Some(seen) {
            return None;
        }
        let payload = self.state.lab.payload(Room::Link).ok();
        if payload.is_none() || payload == self.told {
            return None;
        }
        self.told.clone_from(&payload);
        if let Some(payload) = &payload {
            self.echoes.note(payload, now);
        }
        payload
    }

    fn begin(&mut self, asked: Asked) {
        self.trouble = self.show(&asked).err();
        self.asked = asked;
    }

    fn show(&mut self, asked: &Asked) -> Result<(), Trouble> {
        let state = &mut self.state;
        self.view = asked.view()?;
        state.notice = None;
        state.lab.link = None;
        match asked.source()? {
            Source::Story(place) if place == state.lab.story && self.told.is_none() => {}
            Source::Story(place) => drop(lab::update(lab::Event::Story(place), state)),
            Source::Link(payload) => {
                // Asked for by the address, it would leave a notice and the lab as it was.
                let opened = link::decode(payload).and_then(link::Session::tell);
                lab::show(opened.map_err(Trouble::Link)?, Some(payload), state);
            }
        }
        // The page outside asked for it, and has no place to say what it could be undone with.
        (state.notice, state.aside) = (None, None);
        state.lab.keep_true();
        self.told = state.lab.payload(Room::Link).ok();
        self.echoes = echo::Told::default();
        self.state.seen = None;
        self.base.clone_from(&self.told);
        self.enter();
        Ok(())
    }

    /// The page of the view, made for the lab as it stands.
    fn enter(&mut self) {
        let reading = Reading { at: self.state.lab.lab.now(), random: 0 };
        match self.view {
            View::Timeline => {}
            View::Schedule => {
                let rotation = self.state.lab.secret().map(|secret| secret.rotation.clone());
                self.state.schedule = schedule::Form::default();
                drop(schedule::update(schedule::Event::Entered(reading), &mut self.state));
                if let Some(rotation) = rotation {
                    self.state.schedule.follow(&rotation);
                }
            }
            View::Request => {
                self.state.request = request::Form::default();
                drop(request::update(request::Event::Stamped(reading), &mut self.state));
            }
        }
    }

    /// The lab as it was opened, with the schedule that stands there configured for its secret. A schedule that is
    /// none yet, or that the service refuses for this secret, leaves the lab as it is.
    fn configure(&mut self) {
        let one = self.state.schedule.one.clone();
        let opened = self.base.as_deref().and_then(|base| link::decode(base).ok());
        let Some(opened) = opened.and_then(|session| session.open().ok()).filter(|_| one.rules().is_ok())
        else {
            return;
        };
        let before = std::mem::replace(&mut self.state.lab.lab, opened);
        // Another log, which may stand where this one stood.
        self.state.seen = None;
        lab::configure(&one.members(), &mut self.state);
        let not_now = lab::Event::Edit(Field::Immediately, "false".into());
        for event in [not_now, lab::Event::Submit(None)] {
            drop(lab::update(event, &mut self.state));
        }
        self.state.notice = None;
        // Refused, the dialog would stay open with the reason; the boxes say what is wrong with a schedule.
        if self.state.lab.dialog.take().is_some() {
            self.state.lab.lab = before;
        }
    }

    /// What the story is called; nothing where a link was opened.
    pub fn title(&self) -> Option<&'static str> {
        SCENARIOS.get(self.state.lab.story).map(|story| story.title)
    }

    /// Whether this much of it is drawn.
    pub fn drawn(&self, much: Drawn) -> bool {
        self.state.drawn >= much
    }
}

#[cfg(test)]
mod tests;
