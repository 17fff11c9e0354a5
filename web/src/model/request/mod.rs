//! The Request page: one RotateSecret request as a form and as a command, signed as it is typed, and sent where a
//! person says. The clock is asked after every edit; the network only after a confirmation.

mod check;
mod fields;
mod keys;
mod repair;
mod send;
mod sign;

use std::collections::BTreeMap;

use rotation_core::time::Timestamp;
use rotation_lab::Lab;
use rotation_protocol::{cli, sigv4::Signer, snippet::Snippet};

use super::{Effect, Outcome, Reading, State, Typed};

pub use check::rules_errors;
pub use fields::{Field, Fields};
pub use keys::{KeyField, Keys};
pub use send::{Answer, Confirmation, Sending, Source, TIMEOUT_MS};
pub use sign::{Draft, Hop};

/// What the page knows.
#[derive(Debug)]
pub struct Form {
    /// The fields.
    pub fields: Fields,
    /// The command box, as typed.
    pub command: String,
    /// Why the command box is not in step with the form.
    pub apart: Option<Apart>,
    /// The credentials: in memory only.
    pub keys: Keys,
    /// When the request is made.
    pub at: Timestamp,
    /// What is wrong with each field, in the service's words.
    pub errors: BTreeMap<Field, String>,
    /// The request signed; none without a region.
    pub draft: Option<Draft>,
    /// The tab in view.
    pub tab: Snippet,
    /// What is being sent.
    pub sending: Sending,
    /// What the last sending came to.
    pub answer: Option<Answer>,
    /// Whether anybody typed; until then the form follows the lab.
    touched: bool,
    signer: Option<Signer>,
    ticket: u32,
}

/// Why form and command do not say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The command cannot be read: why, and at which byte of it.
    Command(String, Option<usize>),
    /// The form has no region, so no command can be made of it.
    Form,
}

/// What can happen on the page.
#[derive(Clone, Debug)]
pub enum Event {
    /// A field was typed in.
    Edit(Field, String),
    /// One of the credentials was typed in.
    Key(KeyField, Typed),
    /// The switch.
    Immediate(bool),
    /// The command box was typed in.
    Command(String),
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

impl Default for Form {
    fn default() -> Self {
        Self {
            fields: Fields::default(),
            command: String::new(),
            apart: None,
            keys: Keys::default(),
            at: Timestamp::EPOCH,
            errors: BTreeMap::new(),
            draft: None,
            tab: Snippet::Curl,
            sending: Sending::Idle,
            answer: None,
            touched: false,
            signer: None,
            ticket: 0,
        }
    }
}

impl Form {
    /// The ARN that would be accepted in place of the function's, if there is an obvious one.
    pub fn repair(&self) -> Option<String> {
        self.errors.contains_key(&Field::Function).then(|| repair::function_arn(&self.fields)).flatten()
    }

    /// Takes over a schedule from another page.
    pub fn take_schedule(&mut self, days: String, duration: String) {
        self.touched = true;
        (self.fields.days, self.fields.duration) = (days, duration);
        self.form_changed();
    }

    /// The command again, unless one stands there that could not be read: that one is not lost.
    fn form_changed(&mut self) {
        if !matches!(self.apart, Some(Apart::Command(..))) {
            self.write_command();
        }
        self.refresh();
    }

    fn write_command(&mut self) {
        match self.fields.command() {
            Some(command) => (self.command, self.apart) = (command, None),
            None => self.apart = Some(Apart::Form),
        }
    }

    fn read_command(&mut self, text: String) {
        let read = cli::read(&text, Some(&self.fields.region));
        self.command = text;
        self.apart = match read {
            Ok(call) => self.fields.take(&call).err().map(|why| Apart::Command(why, None)),
            Err(cli::ReadError::Shell(error)) => Some(Apart::Command(error.to_string(), Some(error.at()))),
            Err(cli::ReadError::Cli(failure)) => Some(Apart::Command(failure.message().to_owned(), None)),
        };
        self.refresh();
    }

    /// Checks and signs anew.
    fn refresh(&mut self) {
        self.errors = check::errors(&self.fields);
        self.draft = sign::draft(&self.fields, &self.keys, self.at, &mut self.signer);
    }

    fn edit(&mut self, field: Field, text: String) {
        *self.fields.text_mut(field) = text;
        if field == Field::Token {
            self.fields.token_named = true;
        }
        if field == Field::Endpoint {
            self.refresh();
        } else {
            self.touched = true;
            self.form_changed();
        }
    }

    fn follow(&mut self, lab: &Lab) {
        self.fields.suggest(lab);
        self.apart = None;
        self.form_changed();
    }
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
        Event::Immediate(now) => {
            form.touched = true;
            form.fields.immediate = (!now).then_some(false);
            form.form_changed();
        }
        Event::Command(text) => {
            form.touched = true;
            form.read_command(text);
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
            if let Some(arn) = form.repair() {
                form.edit(Field::Function, arn);
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
            return Vec::new();
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
    if form.fields.token.is_empty() && !form.fields.token_named {
        form.fields.token = state.tokens.mint();
    }
    if form.touched { form.refresh() } else { form.follow(&state.lab.lab) }
}

#[cfg(test)]
mod tests;
