//! The service: one HTTP request in, one answer out, over a vault. Sans-IO: who listens is not known here.

use rotation_core::{
    Vault,
    error::{ErrorCode, ServiceError},
    event::Actor,
    operation::Reply,
    stamp::Stamp,
    value::ValueTable,
};

use crate::{
    trail::Call,
    wire::{Deserialised, deserialise, error_body, reply_body},
};

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
    answer(vault, values, stamp, request, false).0
}

/// Answers one request, and tells of it what a trail needs to know. A request that is no call of an operation of
/// this model, or whose body cannot be read, leaves none.
pub fn handle_and_tell(
    vault: &mut Vault,
    values: &mut ValueTable,
    stamp: Stamp,
    request: &HttpRequest<'_>,
) -> (HttpResponse, Option<Call>) {
    answer(vault, values, stamp, request, true)
}

fn answer(
    vault: &mut Vault,
    values: &mut ValueTable,
    stamp: Stamp,
    request: &HttpRequest<'_>,
    tell: bool,
) -> (HttpResponse, Option<Call>) {
    // What has fallen due happens even if the call is then refused.
    let _ = vault.advance(stamp.at);
    let request_id = stamp.entropy.derive("request id").uuid();
    let read = read(request);
    let result = read.as_ref().map_err(Clone::clone).and_then(|read| apply(vault, values, stamp, read));
    let told = read.ok().filter(|_| tell).map(|read| {
        let call = Call::new(stamp.at, read.name(), request_id.clone(), read.parameters(), result.as_ref());
        call.sent_by(request.header("user-agent"))
    });
    let (status, body) = match result {
        Ok(reply) => (200, reply_body(&reply, values)),
        Err(error) => (400, error_body(&error)),
    };
    let headers =
        vec![("content-type", String::from("application/x-amz-json-1.1")), ("x-amzn-requestid", request_id)];
    (HttpResponse { status, headers, body }, told)
}

fn read(request: &HttpRequest<'_>) -> Result<Deserialised, ServiceError> {
    let target = request.header("x-amz-target").and_then(|target| target.strip_prefix("secretsmanager."));
    let posted = request.method.eq_ignore_ascii_case("POST") && request.path == "/";
    let operation =
        target.filter(|_| posted).ok_or_else(|| unknown("This is no call of Secrets Manager."))?;
    deserialise(operation, request.body)?
        .ok_or_else(|| unknown(&format!("{operation} is outside this model.")))
}

fn apply(
    vault: &mut Vault,
    values: &mut ValueTable,
    stamp: Stamp,
    read: &Deserialised,
) -> Result<Reply, ServiceError> {
    vault.authorise(read.name(), read.about())?;
    values.begin();
    let operation = read.operation(values);
    let result = operation.and_then(|operation| vault.apply_as(Actor::Caller, stamp, operation));
    if result.is_err() {
        values.undo();
    }
    result
}

fn unknown(text: &str) -> ServiceError {
    ServiceError::new(ErrorCode::UnknownOperationException, text)
}
