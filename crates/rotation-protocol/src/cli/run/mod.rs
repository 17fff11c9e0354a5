//! A command that is run, without doing anything itself: it asks for one request after the other and is told what
//! became of each, until it is done. Nothing waits here; how long to wait is part of a request.
//!
//! ```
//! use rotation_core::time::Timestamp;
//! use rotation_protocol::cli::{Answer, Host, Step, run};
//!
//! let set = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"];
//! let environment = set.map(|name| (name.into(), "us-east-1".into())).into();
//! let host = Host { environment, ..Host::default() };
//! let words = ["secretsmanager", "describe-secret", "--secret-id", "db"].map(String::from);
//! let mut step = run(&words, host, Timestamp::from_millis(0).unwrap());
//! let output = loop {
//!     step = match step {
//!         Step::Done(output) => break output,
//!         // Here a host waits `wait_ms`, sends `request`, and says what came back.
//!         Step::Request(waiting) => waiting.answer(Answer::Http { status: 200, body: r#"{"Name":"db"}"# }),
//!     };
//! };
//! assert_eq!(output.stdout, "{\n    \"Name\": \"db\"\n}\n");
//! ```

mod paging;
mod retry;
mod step;

use std::fmt;

use rotation_core::stamp::Entropy;
use rotation_core::time::{Span, Timestamp};

use self::paging::Next;
pub(super) use self::paging::{Pages, Paging};
pub use self::step::{Answer, Request, Step, Waiting};
use super::output;
use super::value::Object;
use super::{Call, Command, Failure, Host, Output, command};
use crate::endpoint::{Endpoint, Variant};
use crate::sigv4::{Credentials, Signer, sign_call};

struct State {
    call: Box<Call>,
    credentials: Option<Credentials>,
    token: String,
    entropy: Entropy,
    at: Timestamp,
    /// How often the request that waits has been sent, with this sending.
    attempt: u32,
    attempts: u32,
    pages: Option<Pages>,
    sent: u64,
}

/// The words after `aws`, run in these surroundings at this time.
pub fn run(words: &[String], host: Host, at: Timestamp) -> Step {
    start(words, &host, at).unwrap_or_else(|failure| Step::Done(failure.into()))
}

fn start(words: &[String], host: &Host, at: Timestamp) -> Result<Step, Failure> {
    let (call, credentials) = match command(words, host)? {
        Command::Printed(output) => return Ok(Step::Done(output)),
        Command::Call(call, credentials) => (call, credentials),
    };
    let attempts = retry::attempts(host)?;
    let pages = call.paging.clone().map(Pages::new);
    let entropy = Entropy::of_call(host.seed, 0);
    let token = entropy.derive("token").uuid();
    Ok(State { call, credentials, token, entropy, at, attempt: 1, attempts, pages, sent: 0 }.send(0))
}

impl State {
    fn send(mut self, wait_ms: u32) -> Step {
        self.at = self.at.plus(Span::millis(wait_ms));
        self.sent += 1;
        let request = self.request();
        Step::Request(Box::new(Waiting { wait_ms, request, state: self }))
    }

    fn endpoint(&self) -> Endpoint {
        let of_region = || Endpoint::of(&self.call.region, Variant::default());
        self.call.endpoint.clone().unwrap_or_else(of_region)
    }

    /// The same request again has the same token, and a signature of its own time.
    fn request(&self) -> Request {
        let mut call = self.call.clone();
        if let Some(pages) = &self.pages {
            pages.ask(&mut call.parameters);
        }
        let (endpoint, operation, body) = (self.endpoint(), call.operation(), call.body(&self.token));
        let Some(credentials) = self.credentials.clone() else {
            let headers = [
                ("content-type", "application/x-amz-json-1.1".into()),
                ("x-amz-target", format!("secretsmanager.{operation}")),
            ];
            let headers = headers.map(|(name, value)| (name.into(), value)).into();
            return Request { url: endpoint.url(), method: "POST", headers, body };
        };
        let mut signer = Signer::new(credentials, call.region.as_str(), "secretsmanager");
        let signed = sign_call(&mut signer, &endpoint, operation, body, self.at);
        Request { url: signed.url, method: signed.method, headers: signed.signed.headers, body: signed.body }
    }

    fn answered(mut self, answer: Answer<'_>) -> Step {
        let retried = retry::is_retried(&answer);
        if retried && self.attempt < self.attempts {
            let wait = retry::wait_ms(self.entropy.derive("pause").nth(self.sent), self.attempt);
            self.attempt += 1;
            return self.send(wait);
        }
        let url = self.endpoint().url();
        let (status, body) = match answer {
            Answer::Http { status, body } => (status, body),
            Answer::Refused => {
                return self
                    .fail(Failure::error(format!("Could not connect to the endpoint URL: \"{url}\"")));
            }
            Answer::TimedOut => {
                return self.fail(Failure::error(format!("Read timeout on endpoint URL: \"{url}\"")));
            }
        };
        let answer = output::read(body);
        if output::is_error(status) {
            let retries = retried.then_some(self.attempts.saturating_sub(1));
            let failure = output::service_error(self.call.operation.name, status, &answer, retries);
            return self.fail(failure);
        }
        self.accepted(&answer)
    }

    fn accepted(mut self, answer: &Object) -> Step {
        let (name, display) = (self.call.operation.name, self.call.display.clone());
        let known = output::known_answer(name, answer);
        let Some(pages) = &mut self.pages else {
            let shown = display.show(name, &known);
            return Step::Done(shown.map_or_else(Output::from, Output::printed));
        };
        match pages.take(known, name, &display) {
            Ok(Next::Page) => {
                self.attempt = 1;
                self.send(0)
            }
            Ok(Next::End(stdout)) => Step::Done(Output::printed(stdout)),
            Err(failure) => self.fail(failure),
        }
    }

    /// What was printed page by page stays printed.
    fn fail(self, failure: Failure) -> Step {
        let before = self.pages.map(Pages::printed).unwrap_or_default();
        let output = Output::from(failure);
        Step::Done(Output { stdout: before + &output.stdout, ..output })
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("call", &self.call)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}
