//! The one sentence a page has to say: above itself until it is read, or for a while in its corner.

use rotation_core::{error::ServiceError, time::Timestamp};
use rotation_lab::{
    export::ImportError,
    link::{LinkError, TooLong},
};

use super::{Effect, Event, State, Timer};

/// How many are kept to be read again.
const MOST_SAID: usize = 20;

/// How long a passing one stays; longer where there is something to press.
const STAYS_MS: u32 = 6_000;
const STAYS_TO_BE_PRESSED_MS: u32 = 15_000;

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The address named no page.
    UnknownRoute(String),
    /// The browser did not let the page copy.
    CopyRefused(&'static str),
    /// The browser did not make a picture.
    NoPicture,
    /// The service refused a call that has no dialog of its own.
    Refused(ServiceError),
    /// The address carries a state that cannot be opened.
    Link(LinkError),
    /// The file holds nothing that can be opened.
    Import(ImportError),
    /// What was done fits into no link.
    NoLink(TooLong),
    /// Nor into a file.
    NoFile,
    /// Acting in the past left what lay ahead: so many events.
    Forked(usize),
    /// Time was to pass, but nothing happens until then.
    NothingUntil(Timestamp),
    /// Nothing more will happen by itself.
    NothingDue,
    /// The lab of the last visit stands here again.
    Restored,
    /// Another lab stands where one was. That one can be had back.
    Replaced(String),
    /// Something went well and is worth a sentence.
    Said(String),
}

impl Notice {
    /// Whether it goes by itself: nothing is lost by missing it.
    pub fn passes(&self) -> bool {
        use Notice as N;
        match self {
            N::UnknownRoute(_) | N::CopyRefused(_) | N::NoPicture | N::Refused(_) => false,
            N::Link(_) | N::Import(_) | N::NoLink(_) | N::NoFile => false,
            N::Forked(_) | N::NothingUntil(_) | N::NothingDue => true,
            N::Restored | N::Replaced(_) | N::Said(_) => true,
        }
    }

    /// What can be done about it: the words of the button, and what it does.
    pub fn remedy(&self) -> Option<(&'static str, Event)> {
        match self {
            Self::Restored => Some(("Start fresh", Event::StartFresh)),
            Self::Replaced(_) => Some(("Undo", Event::TakeBack)),
            Self::Forked(_) => Some(("Undo", Event::Undo)),
            _ => None,
        }
    }

    /// It goes after a while.
    pub(super) fn wait(&self) -> Option<Effect> {
        let millis = if self.remedy().is_some() { STAYS_TO_BE_PRESSED_MS } else { STAYS_MS };
        self.passes().then(|| Effect::Wait(Timer::Notice, millis, Box::new(Event::NoticeGone)))
    }
}

/// What follows where an event has left another notice than `before`: a passing one is kept to be read again, and goes
/// after a while.
pub(super) fn follow(before: Option<&Notice>, state: &mut State) -> Option<Effect> {
    let notice = state.notice.as_ref().filter(|notice| Some(*notice) != before && notice.passes())?;
    if state.said.len() == MOST_SAID {
        state.said.remove(0);
    }
    state.said.push(notice.clone());
    notice.wait()
}

/// A pointer or the focus is on it: it waits. Then its time begins anew.
pub(super) fn hold(held: bool, state: &mut State) -> Vec<Effect> {
    state.held = held;
    let wait = state.notice.as_ref().and_then(Notice::wait);
    wait.filter(|_| !held).into_iter().collect()
}

/// Its time is over.
pub(super) fn gone(state: &mut State) {
    if !state.held && state.notice.as_ref().is_some_and(Notice::passes) {
        state.notice = None;
    }
}
