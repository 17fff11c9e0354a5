//! The Request page: one RotateSecret request as a form and as a command, signed as it is typed, and sent where a
//! person says. The clock is asked after every edit; the network only after a confirmation.

mod check;
mod doctor;
mod fields;
mod form;
mod keys;
mod repair;
mod send;
mod sign;

use rotation_protocol::snippet::Snippet;

use super::{Effect, Outcome, Reading, State, Typed};

pub use check::rules_error;
pub use doctor::Doctor;
pub use fields::{Field, Fields};
pub use form::{Apart, Form};
pub use keys::{KeyField, Keys};
pub use send::{Answer, Confirmation, Sending, Source, TIMEOUT_MS};
pub use sign::{Draft, Hop};

/// What can happen on the page.
#[derive(Clone, Debug)]
pub enum Event {
    /// A field was typed in.
    Edit(Field, String),
    /// One of the credentials was typed in.
    Key(KeyField, Typed),
    /// The signature doctor's box was typed in.
    Doctor(Typed),
    /// The switch.
    Immediate(bool),
    /// The command box was typed in.
    Command(Typed),
    /// The command is to be written anew from the form.
    Rewrite,
    /// Another token is wanted.
    NewToken,
    /// The function's ARN is to be repaired.
    Repair,
    /// Back to what the lab suggests.
    Reset,
    /// The clock answered an edit.
    Stamped(Reading),
    /// Another form of the request is wanted.
    Tab(Snippet),
    /// To the lab, at its playhead.
    SendToLab,
    /// To the endpoint: asks for the confirmation.
    Ask,
    /// The dialog was closed.
    Cancel,
    /// The dialog was confirmed.
    Confirm,
    /// The clock answered the confirmation.
    SendStamped(Reading),
    /// What became of the sending with this ticket.
    Answered(u32, Outcome),
    /// The sending is to be ended.
    Abort,
}

/// The page came into view, or the dashboard opened.
pub fn entered() -> Vec<Effect> {
    vec![Effect::Read(|reading| super::Event::Request(Event::Stamped(reading)))]
}

/// What an event changes.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let form = &mut state.request;
    match event {
        Event::Edit(field, text) => form.edit(field, text),
        Event::Key(field, text) => {
            *form.keys.text_mut(field) = text;
            form.refresh();
        }
        Event::Doctor(text) => {
            form.doctor.paste(text);
            form.refresh();
        }
        Event::Immediate(now) => {
            form.touched = true;
            form.fields.immediate = (!now).then_some(false);
            form.form_changed();
        }
        Event::Command(Typed(text)) => {
            form.touched = true;
            form.read_command(text.to_string());
        }
        Event::Rewrite => {
            form.write_command();
            return Vec::new();
        }
        Event::NewToken => {
            form.fields.token = state.tokens.mint();
            form.form_changed();
        }
        Event::Repair => {
            if let Some(fields) = form.repair() {
                form.fields = fields;
                form.touched = true;
                form.form_changed();
            }
        }
        Event::Reset => {
            form.touched = false;
            form.fields = Fields { endpoint: form.fields.endpoint.clone(), ..Fields::default() };
        }
        Event::Stamped(reading) => {
            stamped(reading, state);
            return Vec::new();
        }
        Event::Tab(tab) => {
            form.tab = tab;
            return vec![Effect::Focus(format!("tab-{}", tab.id()), None)];
        }
        Event::SendToLab => {
            send::to_the_lab(state);
        }
        Event::Ask => {
            form.ask();
            return Vec::new();
        }
        Event::Cancel => {
            form.cancel();
            return Vec::new();
        }
        Event::Confirm => return form.confirm(),
        Event::SendStamped(reading) => {
            form.at = reading.at;
            form.refresh();
            return form.send().into_iter().collect();
        }
        Event::Answered(ticket, outcome) => {
            form.answered(ticket, outcome);
            return Vec::new();
        }
        Event::Abort => return form.abort().into_iter().collect(),
    }
    entered()
}

/// The request is made now: signed with this time, and with a token if it has none.
fn stamped(reading: Reading, state: &mut State) {
    let form = &mut state.request;
    form.at = reading.at;
    let wants_token = form.fields.token.is_empty() && !form.fields.token_named;
    if wants_token {
        form.fields.token = state.tokens.mint();
    }
    if !form.touched {
        form.follow(&state.lab.lab);
    } else if wants_token {
        form.form_changed();
    } else {
        form.refresh();
    }
}

#[cfg(test)]
mod tests;
