//! The service: one HTTP request in, one answer out, over a vault. Sans-IO: who listens is not known here.

use rotation_core::{
    Vault,
    error::{ErrorCode, ServiceError},
    event::Actor,
    stamp::Stamp,
    value::ValueTable,
};

use crate::wire::{deserialise, error_body, reply_body};

/// A request as it came.
#[derive(Clone, Copy, Debug)]
pub struct HttpRequest<'a> {
    /// `POST`, or it is none of this service's.
    pub method: &'a str,
    /// `/`.
    pub path: &'a str,
    /// Names in any case.
    pub headers: &'a [(String, String)],
    /// The body.
    pub body: &'a [u8],
}

impl HttpRequest<'_> {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpResponse {
    /// 200 or 400.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: String,
}

/// Answers one request, as a caller of the API.
pub fn handle(
    vault: &mut Vault,
    values: &mut ValueTable,
    stamp: Stamp,
    request: &HttpRequest<'_>,
) -> HttpResponse {
    let (status, body) = match answer(vault, values, stamp, request) {
        Ok(body) => (200, body),
        Err(error) => (400, error_body(&error)),
    };
    let headers = vec![
        ("content-type", String::from("application/x-amz-json-1.1")),
        ("x-amzn-requestid", stamp.entropy.derive("request id").uuid()),
    ];
    HttpResponse { status, headers, body }
}

fn answer(
    vault: &mut Vault,
    values: &mut ValueTable,
    stamp: Stamp,
    request: &HttpRequest<'_>,
) -> Result<String, ServiceError> {
    // What has fallen due happens even if the call is then refused.
    let _ = vault.advance(stamp.at);
    let target = request.header("x-amz-target").and_then(|target| target.strip_prefix("secretsmanager."));
    let posted = request.method.eq_ignore_ascii_case("POST") && request.path == "/";
    let operation =
        target.filter(|_| posted).ok_or_else(|| unknown("This is no call of Secrets Manager."))?;
    let read = deserialise(operation, request.body)?
        .ok_or_else(|| unknown(&format!("{operation} is outside this model.")))?;
    vault.authorise(read.name(), read.about())?;
    let known = values.len();
    let answer = read.operation(values).and_then(|operation| {
        vault.apply_as(Actor::Caller, stamp, operation).map(|reply| reply_body(&reply, values))
    });
    if answer.is_err() {
        values.truncate(known);
    }
    answer
}

fn unknown(text: &str) -> ServiceError {
    ServiceError::new(ErrorCode::UnknownOperationException, text)
}
