//! What can happen, and what the model asks of the world.

use rotation_lab::export::{Around, ImportError};

use super::{
    Outcome, Outgoing, Reading, Route, Sheet, Theme, Typed, Zone, fleet, fleet_job, lab, request, schedule,
    spread, terminal,
};

/// What can happen.
#[derive(Clone, Debug)]
pub enum Event {
    /// On the Lab page.
    Lab(lab::Event),
    /// On the Request page.
    Request(request::Event),
    /// On the Schedule page.
    Schedule(schedule::Event),
    /// On the Fleet page.
    Fleet(fleet::Event),
    /// In the terminal.
    Terminal(terminal::Event),
    /// What is drawn so far is on the screen: more may follow.
    Settled,
    /// The address changed to this hash.
    Hash(String),
    /// Another page is wanted.
    Go(Route),
    /// The theme button.
    NextTheme,
    /// The person did something for the first time.
    Acted,
    /// The window crossed 720 px.
    Narrow(bool),
    /// A dialog of the frame is wanted.
    Open(Sheet),
    /// It was closed.
    CloseSheet,
    /// The notice was read.
    CloseNotice,
    /// A pointer or the focus is on the notice, or has left it.
    HoldNotice(bool),
    /// The time of a passing notice is over.
    NoticeGone,
    /// What was restored is not wanted: the page as at a first visit.
    StartFresh,
    /// The lab that another one took the place of.
    TakeBack,
    /// The playhead has come to rest: it is kept with the work.
    Keep,
    /// A file was chosen in the element with this id.
    Choose(&'static str),
    /// A file was read: its name, and its text.
    Imported(String, Result<String, ImportError>),
    /// The picture was made, or could not be.
    Pictured(Result<String, ()>),
    /// The keys that undo, wherever they were pressed.
    Undo,
    /// And those that redo.
    Redo,
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
    /// Once the page is drawn, gives the focus to the element with this id; the caret of a text field then stands there,
    /// in UTF-16 units.
    Focus(String, Option<u32>),
    /// Copies the page's address with this hash; answers [`Event::Copied`].
    CopyLink(&'static str, String),
    /// Copies the address with this hash within a text; answers [`Event::Copied`].
    CopyAround(&'static str, Around, String),
    /// Keeps the work outside the program, where neither a reload nor a crash reaches it; `None` keeps nothing.
    Keep(Option<String>),
    /// Gives a file to the person: name, kind, text.
    Download(String, &'static str, String),
    /// Once the page is drawn, makes a picture of the timeline; answers [`Event::Pictured`].
    Picture(Picture),
    /// Reads the file that was chosen in the element with this id; answers [`Event::Imported`].
    ReadFile(&'static str),
    /// Reads clock and random source once and answers with the event made of it.
    Read(fn(Reading) -> Event),
    /// Looks a time zone up by its IANA name; `None` if the browser does not know it.
    Zone(String, fn(String, Option<Zone>) -> Event),
    /// After that many milliseconds the event happens. One timer per purpose: a second call replaces the first.
    Wait(Timer, u32, Box<Event>),
    /// Sends a request to the confirmed origin; `answer` makes the event out of what came back.
    Send(Outgoing, fn(u32, Outcome) -> Event),
    /// Ends the sending with this ticket.
    Abort(u32),
    /// Draw the moments of many secrets in the worker; the counts come as they grow, `None` if it cannot run.
    Draw(spread::Job, fn(Option<spread::Drawn>) -> Event),
    /// Take a fleet through its years in the worker, with the text that was pasted; answers come one by one, `None` if it
    /// cannot run.
    Reckon(fleet_job::Job, Option<String>, fn(Option<fleet_job::Told>) -> Event),
    /// End the worker.
    StopDrawing,
    /// Run the function that was typed in, in the sandbox; what it does comes as events.
    RunFunction(lab::Job, fn(lab::OwnEvent) -> Event),
    /// Give it the answer to its call of this number: a status and a body, which only it may see.
    AnswerFunction(u32, u16, Typed),
    /// End it, whatever it is doing.
    StopFunction,
}

/// The purposes of timers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timer {
    /// The picture as the page opens.
    Opening,
    /// Playing.
    Play,
    /// The word "copied".
    Copied,
    /// For the Request page.
    Request,
    /// A function that was typed in.
    Function,
    /// The notice.
    Notice,
    /// Keeping where the playhead stands.
    Keep,
}

/// A picture of the timeline as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Points instead of shapes.
    pub png: bool,
    /// The file's name.
    pub name: String,
    /// What it shows, in a few words.
    pub title: String,
    /// And in a sentence.
    pub about: String,
}
