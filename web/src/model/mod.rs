//! What the dashboard knows, what can happen to it, and what it asks of the world.
//! Plain Rust: no Yew, no browser, no clock. Given the same events it reaches the same state.

pub mod lab;
mod notice;
pub mod request;
mod route;
pub mod schedule;
mod send;
pub mod spread;
mod zone;

use std::fmt;

use rotation_core::{
    stamp::{Entropy, Stamp},
    time::Timestamp,
};
use zeroize::Zeroizing;

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
    /// The reader's time zone.
    pub zone: Zone,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// Under 720 px: the drawings are laid out anew.
    pub narrow: bool,
    /// One sentence above the page.
    pub notice: Option<Notice>,
    /// A dialog of the frame; those of a page are the page's own.
    pub sheet: Option<Sheet>,
    /// The text that was copied last, so that its button can say so.
    pub copied: Option<&'static str>,
    /// Where the page's own tokens come from.
    pub tokens: Tokens,
}

/// What is known of the surroundings when the page opens.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `location.hash`.
    pub hash: String,
    /// The time zone.
    pub zone: Zone,
    /// The theme that was stored.
    pub theme: Theme,
    /// Under 720 px.
    pub narrow: bool,
}

/// One look at the clock and 64 random bits: what `effects` answers to [`Effect::Read`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Now.
    pub at: Timestamp,
    /// From the system's random source.
    pub random: u64,
}

impl Reading {
    /// A stamp of this reading: for a ClientRequestToken, `reading.stamp().entropy.uuid()`.
    pub fn stamp(self) -> Stamp {
        Stamp { at: self.at, entropy: Entropy::of_call(self.random, 0) }
    }
}

/// Tokens for calls the page makes: one random number of the page, one count.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    random: u64,
    calls: u64,
}

impl Tokens {
    /// A ClientRequestToken nobody else has.
    pub fn mint(&mut self) -> String {
        self.calls += 1;
        Entropy::of_call(self.random, self.calls).uuid()
    }

    /// The one `mint` would give: to ask what a call would answer.
    pub fn peek(&self) -> String {
        Entropy::of_call(self.random, self.calls + 1).uuid()
    }
}

/// Text that must not outlive its use: it never prints and is overwritten when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed(pub Zeroizing<String>);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(redacted)")
    }
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The one the button changes to.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

/// A dialog of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The keys.
    Keys,
    /// The ASSUMPTIONS table.
    Assumptions,
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Event {
    /// On the Lab page.
    Lab(lab::Event),
    /// On the Request page.
    Request(request::Event),
    /// On the Schedule page.
    Schedule(schedule::Event),
    /// The address changed to this hash.
    Hash(String),
    /// Another page is wanted.
    Go(Route),
    /// The theme button.
    NextTheme,
    /// The window crossed 720 px.
    Narrow(bool),
    /// A dialog of the frame is wanted.
    Open(Sheet),
    /// It was closed.
    CloseSheet,
    /// The notice was read.
    CloseNotice,
    /// A copy button: what it is called, and the text.
    Copy(&'static str, String),
    /// The clipboard answered.
    Copied(&'static str, bool),
    /// A while after copying: the button is a plain button again.
    CopyForgotten,
}

/// What the model asks of the world. `effects` carries it out and answers with an event.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Puts the route into the address.
    Go(Route),
    /// Keeps the theme and shows it.
    Theme(Theme),
    /// Copies a text; answers [`Event::Copied`].
    Copy(&'static str, String),
    /// Reads clock and random source once and answers with the event made of it.
    Read(fn(Reading) -> Event),
    /// After that many milliseconds the event happens. One timer per purpose: a second call replaces the first.
    Wait(Timer, u32, Box<Event>),
    /// Sends a request to the confirmed origin; `answer` makes the event out of what came back.
    Send(Outgoing, fn(u32, Outcome) -> Event),
    /// Ends the sending with this ticket.
    Abort(u32),
    /// Draw the moments of many secrets in the worker; the counts come as they grow, `None` if it cannot run.
    Draw(spread::Job, fn(Option<spread::Drawn>) -> Event),
    /// End the worker.
    StopDrawing,
}

/// The purposes of timers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timer {
    /// Playing.
    Play,
    /// The word "copied".
    Copied,
    /// For the Request page.
    Request,
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
            zone: around.zone,
            theme: around.theme,
            narrow: around.narrow,
            notice,
            sheet: None,
            copied: None,
            tokens: Tokens { random: reading.random, calls: 0 },
        };
        request::update(request::Event::Stamped(reading), &mut state);
        state
    }
}

/// What an event changes, and what is to be done about it.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    match event {
        Event::Lab(event) => return lab::update(event, state),
        Event::Request(event) => return request::update(event, state),
        Event::Schedule(event) => return schedule::update(event, state),
        Event::Hash(hash) => {
            (state.route, state.notice) = Route::parse(&hash);
            if state.route == Route::Request {
                return request::entered();
            }
        }
        Event::Go(route) => return vec![Effect::Go(route)],
        Event::NextTheme => {
            state.theme = state.theme.next();
            return vec![Effect::Theme(state.theme)];
        }
        Event::Narrow(narrow) => state.narrow = narrow,
        Event::Open(sheet) => state.sheet = Some(sheet),
        Event::CloseSheet => state.sheet = None,
        Event::CloseNotice => state.notice = None,
        Event::Copy(what, text) => return vec![Effect::Copy(what, text)],
        Event::Copied(what, true) => {
            state.copied = Some(what);
            return vec![Effect::Wait(Timer::Copied, 2000, Box::new(Event::CopyForgotten))];
        }
        Event::Copied(what, false) => state.notice = Some(Notice::CopyRefused(what)),
        Event::CopyForgotten => state.copied = None,
    }
    Vec::new()
}
