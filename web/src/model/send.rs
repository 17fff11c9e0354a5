//! A request on its way to an endpoint that a person typed in and confirmed, and what came back.

use std::fmt;

/// A request as it will leave the page. `confirmed` is the origin (`http://127.0.0.1:5055`) the person agreed to;
/// `effects` refuses to send to any other.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Comes back with the outcome, so that an answer for a state already left can be dropped.
    pub ticket: u32,
    /// The origin that was confirmed.
    pub confirmed: String,
    /// Where to.
    pub url: String,
    /// The headers, without `host`.
    pub headers: Vec<(String, String)>,
    /// The body of the POST.
    pub body: String,
    /// After that long it is given up.
    pub timeout_ms: u32,
}

/// Headers hold a signature and perhaps a session token: they never print.
impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outgoing({} to {})", self.ticket, self.confirmed)
    }
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An answer, whatever its status.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The headers that the browser lets the page see.
        headers: Vec<(String, String)>,
        /// The body as text.
        body: String,
    },
    /// Not sent: the URL is not of the confirmed origin.
    NotConfirmed,
    /// The browser could not reach it, or CORS refused; it does not say which.
    Unreachable(String),
    /// No answer in time.
    TimedOut,
    /// Ended by the person.
    Aborted,
}
