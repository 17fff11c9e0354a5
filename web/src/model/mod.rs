//! What the dashboard knows, what can happen to it, and what it asks of the world.
//! Plain Rust: no Yew, no browser, no clock. Given the same events it reaches the same state.

mod event;
pub mod fleet;
pub mod fleet_job;
mod given;
mod kept;
pub mod lab;
mod notice;
pub mod request;
mod route;
pub mod scene;
pub mod schedule;
mod send;
pub mod spread;
pub mod terminal;
mod zone;

pub use event::{Effect, Event, Picture, Timer};
pub use given::{Reading, Surroundings, Theme, Tokens, Typed};
pub use kept::Seen;
pub use notice::Notice;
pub use route::Route;
pub use send::{Outcome, Outgoing};
pub use zone::Zone;

/// The whole state of the page.
pub struct State {
    /// The page in view.
    pub route: Route,
    /// The Lab page, and the lab that the other pages send their calls to.
    pub lab: lab::Page,
    /// The Request page.
    pub request: request::Form,
    /// The Schedule page.
    pub schedule: schedule::Form,
    /// The Fleet page.
    pub fleet: fleet::Form,
    /// The terminal of the Lab and Request pages.
    pub terminal: terminal::Terminal,
    /// The reader's time zone.
    pub zone: Zone,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// How much of the Lab is drawn: opening the page is three short tasks of its thread and not one long one.
    pub drawn: Drawn,
    /// The person has done something: what a first visit does not show may come.
    pub acted: bool,
    /// Under 720 px: the drawings are laid out anew.
    pub narrow: bool,
    /// Shown inside another page: without navigation.
    pub embed: bool,
    /// What there is to say.
    pub notice: Option<Notice>,
    /// A passing notice stays: somebody is at it.
    pub held: bool,
    /// What was said in passing, the latest last.
    pub said: Vec<Notice>,
    /// The lab that another one took the place of: it can be had back until a third one comes.
    pub aside: Option<Box<lab::Page>>,
    /// What of the lab is kept, or in a scene what was looked at for news; `None` where another lab has come.
    pub seen: Option<Seen>,
    /// A dialog of the frame; those of a page are the page's own.
    pub sheet: Option<Sheet>,
    /// The text that was copied last, so that its button can say so.
    pub copied: Option<&'static str>,
    /// Where the page's own tokens come from.
    pub tokens: Tokens,
}

/// A dialog of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The keys.
    Keys,
    /// The ASSUMPTIONS table.
    Assumptions,
    /// What the lab can be taken along as.
    Export,
    /// What was said in passing.
    Said,
}

/// How much of the Lab is drawn, from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawn {
    /// The secret and the actions.
    Head,
    /// The timeline too.
    Timeline,
    /// All of it.
    Whole,
}

impl Drawn {
    fn next(self) -> Self {
        if self == Self::Head { Self::Timeline } else { Self::Whole }
    }
}

impl State {
    /// The page as it opens: on the first story, at the address it was given.
    pub fn open(reading: Reading, around: Surroundings) -> Self {
        let (route, notice) = Route::parse(&around.hash);
        let mut state = Self {
            route,
            lab: lab::Page::open(),
            request: request::Form::default(),
            schedule: schedule::Form::default(),
            fleet: fleet::Form::default(),
            terminal: terminal::Terminal::default(),
            zone: around.zone,
            theme: around.theme,
            drawn: Drawn::Head,
            acted: false,
            narrow: around.narrow,
            embed: Route::embeds(&around.hash),
            notice,
            held: false,
            said: Vec::new(),
            aside: None,
            seen: None,
            sheet: None,
            copied: None,
            tokens: Tokens::new(reading.random),
        };
        let shared = Route::shared(&around.hash).filter(|_| route == Route::Lab);
        let kept = around.kept.filter(|_| !state.embed);
        let restored = kept.is_some_and(|kept| kept::restore(&kept, shared, &mut state));
        if let Some(payload) = shared.filter(|_| !restored) {
            lab::open(payload, &mut state);
        }
        if restored || shared.is_some() {
            state.lab.keep_true();
        }
        state.seen = Some(Seen::of(&state.lab.lab));
        // Whoever goes to another page later enters it then: most who open the Lab never do.
        match route {
            Route::Lab => {}
            Route::Request => drop(request::update(request::Event::Stamped(reading), &mut state)),
            Route::Schedule => drop(schedule::update(schedule::Event::Entered(reading), &mut state)),
            Route::Fleet => drop(fleet::update(fleet::Event::Entered(reading), &mut state)),
        }
        state
    }

    /// What is asked of the world while the page opens: a frame's time, then more of the picture.
    pub fn opening() -> Effect {
        Effect::Wait(Timer::Opening, 16, Box::new(Event::Settled))
    }
}

/// What an event changes, and what is to be done about it.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    // The page draws itself: nothing has been done yet, and most of what follows is not there yet.
    if matches!(event, Event::Settled) { settle(state) } else { act(event, state) }
}

fn settle(state: &mut State) -> Vec<Effect> {
    state.drawn = state.drawn.next();
    if state.drawn != Drawn::Whole {
        return vec![State::opening()];
    }
    match &state.notice {
        Some(notice) => notice.wait().into_iter().collect(),
        None => Vec::new(),
    }
}

/// An event with what always follows: the work is kept, and what there is to say goes after a while.
#[inline(never)]
fn act(event: Event, state: &mut State) -> Vec<Effect> {
    let before = state.notice.clone();
    let mut effects = change(event, state);
    // Whatever happened, on whichever page: a function that was typed in may be called by it, or wanted no more.
    effects.extend(lab::follow(state));
    // A link that was opened, a command of the terminal, a call from another page: each may have changed the log.
    state.lab.keep_true();
    if state.acted {
        state.lab.keep_programs_true();
    }
    effects.extend(notice::follow(before.as_ref(), state));
    effects.extend(kept::follow(state));
    effects
}

fn change(event: Event, state: &mut State) -> Vec<Effect> {
    match event {
        Event::Lab(event) => return lab::update(event, state),
        Event::Request(event) => return request::update(event, state),
        Event::Schedule(event) => return schedule::update(event, state),
        Event::Fleet(event) => return fleet::update(event, state),
        Event::Terminal(event) => return terminal::update(event, state),
        // The skip link's target is a place on the page, not a page.
        Event::Hash(hash) if hash == "#main" => {}
        Event::Hash(hash) => {
            let (route, notice) = Route::parse(&hash);
            state.route = route;
            state.embed = Route::embeds(&hash);
            // What a call from another page had to say is read on the page it led to.
            if notice.is_some() || matches!(state.notice, Some(Notice::UnknownRoute(_) | Notice::Link(_))) {
                state.notice = notice;
            }
            return match state.route {
                Route::Lab => {
                    if let Some(payload) = Route::shared(&hash) {
                        lab::open(payload, state);
                    }
                    Vec::new()
                }
                Route::Request => request::entered(),
                Route::Schedule => schedule::entered(),
                Route::Fleet => fleet::entered(),
            };
        }
        Event::Go(route) => return vec![Effect::Go(route)],
        Event::NextTheme => {
            state.theme = state.theme.next();
            return vec![Effect::Theme(state.theme)];
        }
        Event::Open(sheet) => state.sheet = Some(sheet),
        Event::CloseSheet => state.sheet = None,
        Event::StartFresh => return lab::start_fresh(state),
        Event::TakeBack => return lab::take_back(state),
        Event::Keep => return kept::rested(state).into_iter().collect(),
        Event::Choose(id) => {
            state.sheet = None;
            return vec![Effect::ReadFile(id)];
        }
        Event::Imported(name, text) => return lab::import(&name, text, state),
        Event::Pictured(made) => lab::pictured(made, state),
        Event::Undo if state.route == Route::Lab => return lab::update(lab::Event::Undo, state),
        Event::Redo if state.route == Route::Lab => return lab::update(lab::Event::Redo, state),
        // What was done in the Lab is undone where one sees it.
        Event::Undo | Event::Redo => {}
        other => return small(other, state),
    }
    Vec::new()
}

/// What is the same on the page and in a scene, and belongs to no page.
fn small(event: Event, state: &mut State) -> Vec<Effect> {
    match event {
        Event::Narrow(narrow) => state.narrow = narrow,
        Event::Acted => state.acted = true,
        Event::CloseNotice => state.notice = None,
        Event::HoldNotice(held) => return notice::hold(held, state),
        Event::NoticeGone => notice::gone(state),
        Event::Copy(what, text) => return vec![Effect::Copy(what, text)],
        Event::Copied(what, true) => {
            state.copied = Some(what);
            if lab::TAKEN.contains(&what) {
                state.notice = Some(Notice::Said(format!("Copied: the {what}.")));
            }
            return vec![Effect::Wait(Timer::Copied, 2000, Box::new(Event::CopyForgotten))];
        }
        Event::Copied(what, false) => state.notice = Some(Notice::CopyRefused(what)),
        Event::CopyForgotten => state.copied = None,
        Event::Settled => return settle(state),
        _ => {}
    }
    Vec::new()
}
