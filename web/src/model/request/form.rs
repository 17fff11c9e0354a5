//! The form, and the command that says the same.

use std::fmt;

use rotation_core::time::Timestamp;
use rotation_lab::Lab;
use rotation_protocol::{
    cli::ReadError,
    paste,
    sigv4::Signer,
    snippet::{Snippet, Target},
};

use super::{Answer, Doctor, Draft, Field, Fields, Keys, Sending, check, repair, sign};
use crate::few::Few;

/// What the page knows.
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
    pub errors: Few<Field, String>,
    /// The request signed; none without a region.
    pub draft: Option<Draft>,
    /// The signature doctor.
    pub doctor: Doctor,
    /// The tab in view.
    pub tab: Snippet,
    /// What is being sent.
    pub sending: Sending,
    /// What the last sending came to.
    pub answer: Option<Answer>,
    /// Whether anybody typed; until then the form follows the lab.
    pub(super) touched: bool,
    signer: Option<Signer>,
    pub(super) ticket: u32,
}

/// Why form and command do not say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The command cannot be read: why, and at which byte of it.
    Command(String, Option<usize>),
    /// The form has no region, so no command can be made of it.
    Form,
}

/// What was pasted may hold keys: the command does not print.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fields, keys, errors, draft, .. } = self;
        let mut form = f.debug_struct("Form");
        form.field("fields", fields).field("keys", keys).field("errors", errors).field("draft", draft);
        form.finish_non_exhaustive()
    }
}

impl Default for Form {
    fn default() -> Self {
        Self {
            fields: Fields::default(),
            command: String::new(),
            apart: None,
            keys: Keys::default(),
            at: Timestamp::EPOCH,
            errors: Few::default(),
            draft: None,
            doctor: Doctor::default(),
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
    /// The fields with a function that would be accepted, if there is an obvious repair.
    pub fn repair(&self) -> Option<Fields> {
        self.errors.get(&Field::Function).and_then(|_| repair::repaired(&self.fields))
    }

    /// The request in another form; without a region there is none.
    pub fn snippet(&self, form: Snippet) -> Option<String> {
        let (region, endpoint) = self.fields.target()?;
        let target = Target {
            region: &region,
            endpoint: &endpoint,
            token: &self.fields.token,
            temporary: self.keys.temporary(),
            signed: self.draft.as_ref().map(|draft| &draft.call),
        };
        Some(form.text(&self.fields.request(), &target))
    }

    /// Takes over a schedule from another page; the rest is what the lab suggests, unless somebody typed.
    pub fn take_schedule(&mut self, days: String, expression: String, duration: String, lab: &Lab) {
        if !self.touched {
            self.fields.suggest(lab);
        }
        self.touched = true;
        (self.fields.days, self.fields.expression, self.fields.duration) = (days, expression, duration);
        self.form_changed();
    }

    /// The command again, unless one stands there that could not be read: that one is not lost.
    pub(super) fn form_changed(&mut self) {
        if !matches!(self.apart, Some(Apart::Command(..))) {
            self.write_command();
        }
        self.refresh();
    }

    pub(super) fn write_command(&mut self) {
        match self.fields.command() {
            Some(command) => (self.command, self.apart) = (command, None),
            None => self.apart = Some(Apart::Form),
        }
    }

    pub(super) fn read_command(&mut self, text: String) {
        let read = paste::read(&text, Some(&self.fields.region));
        self.command = text;
        self.apart = match &read {
            Ok(pasted) => self.fields.take(&pasted.call).err().map(|why| Apart::Command(why, None)),
            Err(ReadError::Shell(error)) => Some(Apart::Command(error.to_string(), Some(error.at()))),
            Err(ReadError::Cli(failure)) => Some(Apart::Command(failure.message().to_owned(), None)),
        };
        // Keys are not kept where they would be shown and copied.
        if read.is_ok_and(|pasted| pasted.has_keys) {
            self.write_command();
        }
        self.refresh();
    }

    /// Checks and signs anew.
    pub(super) fn refresh(&mut self) {
        self.errors = check::errors(&self.fields);
        self.draft = sign::draft(&self.fields, &self.keys, self.at, &mut self.signer);
        self.doctor.examine(self.draft.as_ref(), self.signer.as_ref(), self.at);
    }

    pub(super) fn edit(&mut self, field: Field, text: String) {
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

    pub(super) fn follow(&mut self, lab: &Lab) {
        self.fields.suggest(lab);
        self.apart = None;
        self.form_changed();
    }
}
