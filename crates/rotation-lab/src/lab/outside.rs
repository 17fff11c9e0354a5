//! A rotation function from outside, as a host sees it: what waits for it, its calls and its answer. All of them are
//! lines of the log; what the function is, and that it takes a while, the lab does not know.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rotation_core::{
    error::ServiceError,
    ident::SecretArn,
    operation::{Operation, Reply},
    rotation::{Invocation, InvocationId, Outcome, Phase},
    time::{Span, Timestamp},
    value::SecretValue,
};
use rotation_protocol::wire::{Json, error_body, reply_body, texts};

use super::{Command, Lab, Position};

/// From one call of the function to the next: about what the recorded function needs (R14).
const PACE: Span = Span::millis(20);
/// A longer error is cut: the log is for what happened, not for what a function printed.
const MOST_ERROR: usize = 500;
/// Shorter members of a value are words that any error has.
const SHORTEST_MEMBER: usize = 4;

impl Lab {
    /// The call of the function that waits for an answer at the end of the log; in the past nothing waits, because what
    /// was answered then is known.
    pub fn waiting(&self) -> Option<&Invocation> {
        (self.position == Position::End).then(|| self.simulation().waiting().next()).flatten()
    }

    /// Status and body of the answer to a call that the function makes. The body is for the function alone: it has the
    /// bytes of secrets in it. `None`: the invocation waits no more.
    pub fn call_by_function(&mut self, id: &InvocationId, name: &str, body: &[u8]) -> Option<(u16, String)> {
        if self.waiting().is_none_or(|waiting| waiting.id != *id) {
            return None;
        }
        // The function's own role is asked about when it calls, and not the caller's permissions.
        let answer = match self.read_unasked(name, body) {
            Ok(operation) => self.function_calls(id, operation)?,
            Err(error) => Err(error),
        };
        if let Ok(Reply::GetRandomPassword(made)) = &answer {
            self.drawn.push(SecretValue::Text(made.password.clone()));
        }
        Some(match answer {
            Ok(reply) => (200, reply_body(&reply, &self.values)),
            Err(error) => (400, error_body(&error)),
        })
    }

    /// The function's answer. An error loses what it says of secret values, and its end if it is long.
    pub fn answer_of_function(&mut self, id: &InvocationId, outcome: Outcome) {
        let outcome = match outcome {
            Outcome::Returned => Outcome::Returned,
            Outcome::Raised(error) => Outcome::Raised(self.without_values(&error)),
        };
        let secret = self.waiting().filter(|waiting| waiting.id == *id).map(|waiting| waiting.secret.clone());
        let command = Command::FunctionAnswer { invocation: id.clone(), outcome };
        // Nothing is refused of an answer.
        let _ = self.submit_after(PACE, command);
        if let Some(secret) = secret {
            self.on_to_next_call(&secret);
        }
    }

    /// Nobody will answer: time goes on until the service stops waiting.
    pub fn function_is_silent(&mut self, id: &InvocationId) {
        let waiting =
            self.waiting().filter(|waiting| waiting.id == *id).map(|waiting| waiting.secret.clone());
        let run = waiting.and_then(|arn| self.vault().find_arn(&arn)?.rotation.run.clone());
        if let Some(Phase::Answering { until, .. }) = run.map(|run| run.phase) {
            // Nothing is refused of time.
            let _ = self.act(until, Command::Advance(until));
        }
    }

    /// The service calls the function for the next step a moment later: whoever answered is about to be called again.
    fn on_to_next_call(&mut self, secret: &SecretArn) {
        let run = self.vault().find_arn(secret).and_then(|secret| secret.rotation.run.as_ref());
        if let Some(Phase::Calling(_, at)) = run.map(|run| run.phase.clone()) {
            // Nothing is refused of time.
            let _ = self.act(at, Command::Advance(at));
        }
    }

    /// A text in which no value of this lab stands, no member of one, and no password that its function was given.
    pub fn without_values(&self, text: &str) -> String {
        let mut known: Vec<(String, String)> = Vec::new();
        for (id, value) in self.values.iter() {
            tell(value, &format!("value {}", id.number()), &mut known);
        }
        for drawn in &self.drawn {
            tell(drawn, "a password that was drawn", &mut known);
        }
        // An error often shows an answer as JSON, and that perhaps inside another one.
        for _ in 0..2 {
            let escaped = known.iter().filter_map(|(text, name)| Some((escaped(text)?, name.clone())));
            let escaped: Vec<_> = escaped.collect();
            known.extend(escaped);
        }
        known.retain(|(text, name)| !text.is_empty() && text != name);
        // The longest first: a value may stand in another.
        known.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then_with(|| one.cmp(other)));
        known.dedup_by(|one, other| one.0 == other.0);
        let clean = known.iter().fold(text.to_owned(), |clean, (text, name)| clean.replace(text, name));
        clean.chars().take(MOST_ERROR).collect()
    }

    fn function_calls(
        &mut self,
        id: &InvocationId,
        operation: Operation,
    ) -> Option<Result<Reply, ServiceError>> {
        let command = Command::FunctionCall { invocation: id.clone(), operation };
        self.submit_after(PACE, command).transpose()
    }

    fn submit_after(&mut self, span: Span, command: Command) -> Result<Option<Reply>, ServiceError> {
        self.act(self.now().plus(span), command)
    }

    /// Does `command` at the end of the log. It came of what a person did last, and is undone with that.
    fn act(&mut self, at: Timestamp, command: Command) -> Result<Option<Reply>, ServiceError> {
        self.forget_undone();
        self.append(command, at)
    }
}

/// What of a value may stand in an error, each with what is said in its place.
fn tell(value: &SecretValue, name: &str, known: &mut Vec<(String, String)>) {
    let whole = match value {
        SecretValue::Text(text) => text.as_str(),
        SecretValue::Binary(bytes) => {
            // This is how the function got it.
            known.push((STANDARD.encode(bytes), name.to_owned()));
            std::str::from_utf8(bytes).unwrap_or_default()
        }
    };
    let members = texts(whole).into_iter().filter(|member| member.chars().count() >= SHORTEST_MEMBER);
    known.extend(members.map(|member| (member, format!("part of {name}"))));
    known.push((whole.to_owned(), name.to_owned()));
}

/// As it stands in JSON, if it is written otherwise there.
fn escaped(text: &str) -> Option<String> {
    let written = Json::text(text)?.write();
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    (inside != text).then(|| inside.to_owned())
}
