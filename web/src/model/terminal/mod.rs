//! The terminal: command lines of the AWS CLI, run against the lab at its playhead. Nothing leaves the page, and nothing
//! of it is kept anywhere else. A line that is kept (what was run, the history) is kept without its secrets.

mod call;
mod completing;
mod history;
mod run;
mod scrollback;
mod sleep;

use super::{Effect, State, Typed};
use history::History;

pub use completing::Listing;
pub use run::WORDS;
pub use scrollback::{Entry, Note, Outcome, Scrollback};

/// The id of the line that is typed into.
pub const LINE: &str = "terminal-line";

/// What the terminal knows.
#[derive(Debug, Default)]
pub struct Terminal {
    /// Whether it is open on the Lab page; on the Request page it always is.
    pub open: bool,
    /// What is being typed.
    pub line: Typed,
    /// What was run, and what it printed.
    pub scrollback: Scrollback,
    /// Whether Tab would complete something: if not, it goes on to the next control.
    pub offers: bool,
    /// What the line could go on with, once it was asked for.
    pub listing: Option<Listing>,
    history: History,
}

/// What can happen in it.
#[derive(Clone, Debug)]
pub enum Event {
    /// It is opened on the Lab page, or closed.
    Toggle,
    /// The line was typed in; the caret then stands there, in UTF-16 units.
    Edit(Typed, u32),
    /// Run the line.
    Enter,
    /// Run this, and go to the terminal.
    Run(Typed),
    /// The line before this one in the history.
    Older,
    /// The line after it.
    Newer,
    /// Complete the line at the caret.
    Complete(u32),
    /// Tab is to leave the line.
    Leave,
    /// Forget what was printed.
    Clear,
}

/// What an event changes.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let terminal = &mut state.terminal;
    match event {
        Event::Toggle => terminal.open = !terminal.open,
        Event::Edit(text, caret) => {
            terminal.history.leave();
            set(text, Some(caret), state);
        }
        Event::Enter => run::line(state),
        Event::Run(text) => {
            run::text(&text.0, state);
            return vec![Effect::Focus(LINE.into(), Some(end(&state.terminal.line)))];
        }
        Event::Older => {
            if let Some(line) = terminal.history.older(&terminal.line) {
                return recalled(line, state);
            }
        }
        Event::Newer => {
            if let Some(line) = terminal.history.newer() {
                return recalled(line, state);
            }
        }
        Event::Complete(caret) => {
            return completing::complete(caret, state)
                .map(|caret| Effect::Focus(LINE.into(), Some(caret)))
                .into_iter()
                .collect();
        }
        Event::Leave => (terminal.offers, terminal.listing) = (false, None),
        Event::Clear => terminal.scrollback.clear(),
    }
    Vec::new()
}

/// The line anew. Tab completes only what was typed: a line that was recalled is whole.
fn set(text: Typed, caret: Option<u32>, state: &mut State) {
    state.terminal.offers = caret.is_some_and(|caret| completing::offers(&text.0, caret, &state.lab));
    state.terminal.listing = None;
    state.terminal.line = text;
}

fn recalled(line: Typed, state: &mut State) -> Vec<Effect> {
    let caret = end(&line);
    set(line, None, state);
    vec![Effect::Focus(LINE.into(), Some(caret))]
}

/// Where the line ends, in UTF-16 units.
fn end(line: &Typed) -> u32 {
    u32::try_from(line.0.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
