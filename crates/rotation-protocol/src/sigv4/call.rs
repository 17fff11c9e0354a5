//! One call of the service: the request that AWS JSON 1.1 makes of an operation and a body, signed.

use std::fmt;

use rotation_core::time::Timestamp;

use super::doctor::{self, Report};
use super::{Options, Piece, Signed, Signer, Unsigned};
use crate::endpoint::Endpoint;

/// The service's signing name.
pub const SERVICE: &str = "secretsmanager";

/// Ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedCall {
    /// Where to.
    pub url: String,
    /// Always `POST`.
    pub method: &'static str,
    /// The bytes that were signed.
    pub body: String,
    /// The headers to send, and how the signature came about.
    pub signed: Signed,
}

/// Signs `operation` (`RotateSecret`) with `body` as its JSON. The signed headers are exactly those the AWS CLI signs:
/// content type, host, date and target, and the session token if there is one.
pub fn sign_call(
    signer: &mut Signer,
    endpoint: &Endpoint,
    operation: &str,
    body: String,
    at: Timestamp,
) -> SignedCall {
    let target = target(operation);
    let signed = signer.sign(&unsigned(endpoint, &headers(&target), &body), at, Options::default());
    SignedCall { url: endpoint.url(), method: "POST", body, signed }
}

/// From where each piece of the canonical request of that call comes: see [`Signer::sources`].
pub fn call_sources(
    signer: &Signer,
    endpoint: &Endpoint,
    operation: &str,
    body: &str,
    at: Timestamp,
) -> Vec<Piece> {
    let target = target(operation);
    signer.sources(&unsigned(endpoint, &headers(&target), body), at, Options::default())
}

/// Why a request was refused that should have been this call: see [`doctor::examine`].
pub fn examine_call(
    pasted: &str,
    signer: &Signer,
    endpoint: &Endpoint,
    operation: &str,
    body: &str,
    at: Timestamp,
) -> Option<Report> {
    let target = target(operation);
    doctor::examine(pasted, signer, &unsigned(endpoint, &headers(&target), body), at)
}

fn target(operation: &str) -> String {
    format!("secretsmanager.{operation}")
}

fn headers(target: &str) -> [(&str, &str); 2] {
    [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", target)]
}

fn unsigned<'a>(endpoint: &'a Endpoint, headers: &'a [(&'a str, &'a str)], body: &'a str) -> Unsigned<'a> {
    let (host, path) = (endpoint.host(), endpoint.path());
    Unsigned { method: "POST", host, path, query: "", headers, body: body.as_bytes() }
}

/// A body can hold a secret value, and the headers a session token: neither prints.
impl fmt::Debug for SignedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedCall")
            .field("url", &self.url)
            .field("signed", &self.signed)
            .finish_non_exhaustive()
    }
}
