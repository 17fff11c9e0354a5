//! The CLI's legacy retries: which answers it does not take for the last word, and how long it pauses.

use rotation_core::stamp::Entropy;

use super::super::{Failure, Host, output, python};
use super::Answer;

/// Sendings of one request, the first included.
const ATTEMPTS: u32 = 5;
const STATUSES: [u16; 6] = [429, 500, 502, 503, 504, 509];
/// Codes that are retried with status 400. LimitExceededException is none of them.
const CODES: [&str; 5] = [
    "ProvisionedThroughputExceededException",
    "RequestThrottledException",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
];

/// How many sendings this environment allows.
pub(super) fn attempts(host: &Host) -> Result<u32, Failure> {
    if let Some(mode) = host.variable("AWS_RETRY_MODE").filter(|mode| *mode != "legacy") {
        return Err(Failure::not_here(format_args!(
            "of the retry modes only legacy is known here, not {mode}."
        )));
    }
    let Some(text) = host.variable("AWS_MAX_ATTEMPTS") else { return Ok(ATTEMPTS) };
    let number = python::int(text).map_err(Failure::error)?.parse().ok().filter(|number| *number > 0);
    number
        .ok_or_else(|| Failure::not_here(format_args!("AWS_MAX_ATTEMPTS is no number of attempts: {text}.")))
}

pub(super) fn is_retried(answer: &Answer<'_>) -> bool {
    match answer {
        Answer::Http { status, .. } if STATUSES.contains(status) => true,
        Answer::Http { status: 400, body } => {
            CODES.contains(&output::code(400, &output::read(body)).as_str())
        }
        Answer::Http { .. } => false,
        Answer::Refused | Answer::TimedOut => true,
    }
}

/// A random part of a second, twice as long with each attempt.
pub(super) fn wait_ms(entropy: Entropy, attempt: u32) -> u32 {
    let part = u32::try_from(entropy.below(1000)).unwrap_or_default();
    part.saturating_mul(1 << attempt.saturating_sub(1).min(12))
}
