//! Sending: to the lab at once, to an endpoint only after one dialog that names it. Whatever comes back, the request
//! stays as it is.

use rotation_core::{error::ServiceError, operation::Operation, time::Timestamp};
use rotation_lab::Command;

use super::{Event, Form, check};
use crate::model::{Effect, Outcome, Outgoing, State, lab};

/// How long an endpoint may take.
pub const TIMEOUT_MS: u32 = 20_000;

/// What is being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Nothing.
    Idle,
    /// The dialog is open.
    Asking(Confirmation),
    /// It was confirmed; the clock is being asked.
    Confirmed(Confirmation),
    /// On its way.
    UnderWay {
        /// Of this sending.
        ticket: u32,
        /// To this origin.
        origin: String,
    },
}

/// What a person confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// `http://127.0.0.1:4566`.
    pub origin: String,
    /// `127.0.0.1:4566`.
    pub host: String,
    /// Whose signature it bears.
    pub access_key_id: String,
}

/// What a sending came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Who answered, or did not.
    pub source: Source,
    /// What.
    pub outcome: Outcome,
}

/// Where a request was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// To the lab, whose playhead stood there.
    Lab(Timestamp),
    /// To this origin.
    Endpoint(String),
}

impl Form {
    /// Whether it can be sent to the endpoint now; if not, why.
    pub fn cannot_send(&self) -> Option<&'static str> {
        match (&self.sending, self.fields.typed_endpoint()) {
            (Sending::UnderWay { .. } | Sending::Confirmed(_), _) => Some("A request is on its way."),
            (_, None) => Some("Type an endpoint first."),
            (_, Some(Err(_))) => Some("This is no endpoint yet."),
            _ if self.draft.is_none() => Some("Without a region it cannot be signed."),
            _ if !self.keys.complete() => Some("Without credentials it cannot be signed."),
            _ => None,
        }
    }

    pub(super) fn ask(&mut self) {
        let Some(draft) = self.draft.as_ref().filter(|_| self.cannot_send().is_none()) else { return };
        self.sending = Sending::Asking(Confirmation {
            origin: draft.endpoint.origin(),
            host: draft.endpoint.host().to_owned(),
            access_key_id: self.keys.id().to_owned(),
        });
    }

    pub(super) fn cancel(&mut self) {
        if matches!(self.sending, Sending::Asking(_)) {
            self.sending = Sending::Idle;
        }
    }

    pub(super) fn confirm(&mut self) -> Vec<Effect> {
        let Sending::Asking(confirmation) = &self.sending else { return Vec::new() };
        self.sending = Sending::Confirmed(confirmation.clone());
        vec![Effect::Read(|reading| crate::model::Event::Request(Event::SendStamped(reading)))]
    }

    /// The request leaves here and nowhere else: confirmed, signed just now, to the origin of the dialog.
    pub(super) fn send(&mut self) -> Option<Effect> {
        let Sending::Confirmed(confirmation) = &self.sending else { return None };
        let origin = confirmation.origin.clone();
        let draft = self.draft.as_ref().filter(|draft| draft.endpoint.origin() == origin);
        let Some(draft) = draft else {
            self.sending = Sending::Idle;
            self.answer = Some(Answer { source: Source::Endpoint(origin), outcome: Outcome::NotConfirmed });
            return None;
        };
        self.ticket += 1;
        let outgoing = Outgoing {
            ticket: self.ticket,
            confirmed: origin.clone(),
            url: draft.call.url.clone(),
            headers: draft.call.signed.headers.clone(),
            body: draft.call.body.clone(),
            timeout_ms: TIMEOUT_MS,
        };
        self.answer = None;
        self.sending = Sending::UnderWay { ticket: self.ticket, origin };
        Some(Effect::Send(outgoing, |ticket, outcome| {
            crate::model::Event::Request(Event::Answered(ticket, outcome))
        }))
    }

    pub(super) fn answered(&mut self, of: u32, outcome: Outcome) {
        let Sending::UnderWay { ticket, origin } = &self.sending else { return };
        if *ticket == of {
            self.answer = Some(Answer { source: Source::Endpoint(origin.clone()), outcome });
            self.sending = Sending::Idle;
        }
    }

    pub(super) fn abort(&mut self) -> Option<Effect> {
        let Sending::UnderWay { ticket, .. } = self.sending else { return None };
        Some(Effect::Abort(ticket))
    }

    /// The request as the service reads it, or its refusal.
    pub fn operation(&self) -> Result<Operation, ServiceError> {
        check::operation(&self.fields)
    }
}

/// Calls the lab's vault at its playhead. What it answers has the bytes the service would send.
pub(super) fn to_the_lab(state: &mut State) {
    let at = state.lab.lab.now();
    let result = state.request.operation().and_then(|operation| lab::submit(Command::Call(operation), state));
    let (status, body) = rotation_lab::lab::answer(&result);
    let form = &mut state.request;
    let headers = vec![("content-type".to_owned(), "application/x-amz-json-1.1".to_owned())];
    form.answer =
        Some(Answer { source: Source::Lab(at), outcome: Outcome::Answer { status, headers, body } });
    if status == 200 && !form.fields.token_named {
        // As an SDK does: another request, another token.
        form.fields.token = state.tokens.mint();
    }
}
