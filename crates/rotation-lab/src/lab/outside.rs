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

    /// A text in which no value of this lab stands, and no member of one.
    pub fn without_values(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        let mut known: Vec<(String, String)> = Vec::new();
        for (id, value) in self.values.iter() {
            let name = format!("value {}", id.number());
            let whole = match value {
                SecretValue::Text(text) => text.as_str(),
                SecretValue::Binary(bytes) => {
                    // This is how the function got it.
                    known.push((STANDARD.encode(bytes), name.clone()));
                    std::str::from_utf8(bytes).unwrap_or_default()
                }
            };
            for member in texts(whole).into_iter().filter(|member| member.chars().count() >= SHORTEST_MEMBER)
            {
                known.push((member, format!("part of {name}")));
            }
            known.push((whole.to_owned(), name));
        }
        // An error often shows an answer as JSON, and that perhaps inside another one.
        for _ in 0..2 {
            let escaped = known.iter().filter_map(|(text, name)| Some((escaped(text)?, name.clone())));
            let escaped: Vec<_> = escaped.collect();
            known.extend(escaped);
        }
        known.retain(|(text, name)| !text.is_empty() && text != name);
        known.sort();
        known.dedup();
        // The longest first: a value may stand in another.
        while let Some((place, _)) = known.iter().enumerate().max_by_key(|(_, (text, _))| text.len()) {
            let (text, name) = known.swap_remove(place);
            clean = clean.replace(&text, &name);
        }
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

/// As it stands in JSON, if it is written otherwise there.
fn escaped(text: &str) -> Option<String> {
    let written = Json::text(text)?.write();
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    (inside != text).then(|| inside.to_owned())
}
