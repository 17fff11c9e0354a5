//! What passes between a command that is run and whoever runs it.

use std::fmt;

use super::super::Output;
use super::State;

/// How a command goes on.
#[derive(Debug)]
pub enum Step {
    /// It has ended.
    Done(Output),
    /// It waits for an answer.
    Request(Box<Waiting>),
}

/// A command that waits for an answer.
#[derive(Debug)]
pub struct Waiting {
    /// To be waited before the request is sent.
    pub wait_ms: u32,
    /// To be sent.
    pub request: Request,
    pub(super) state: State,
}

/// An HTTP request. A body can hold a secret value, so it does not print.
#[derive(Clone)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// `POST`.
    pub method: &'static str,
    /// Names in lower case; without the host, which follows from the address.
    pub headers: Vec<(String, String)>,
    /// JSON.
    pub body: String,
}

/// What became of a request.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// The service answered.
    Http {
        /// The HTTP status.
        status: u16,
        /// The body.
        body: &'a str,
    },
    /// Nobody takes connections there.
    Refused,
    /// No answer came.
    TimedOut,
}

impl Waiting {
    /// Goes on with what became of the request.
    pub fn answer(self, answer: Answer<'_>) -> Step {
        self.state.answered(answer)
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("url", &self.url).finish_non_exhaustive()
    }
}
