//! One call of the service: the request that AWS JSON 1.1 makes of an operation and a body, signed.

use std::fmt;

use rotation_core::time::Timestamp;

use super::{Options, Signed, Signer, Unsigned};
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
    let target = format!("secretsmanager.{operation}");
    let request = Unsigned {
        method: "POST",
        host: endpoint.host(),
        path: endpoint.path(),
        query: "",
        headers: &[("content-type", "application/x-amz-json-1.1"), ("x-amz-target", &target)],
        body: body.as_bytes(),
    };
    let signed = signer.sign(&request, at, Options::default());
    SignedCall { url: endpoint.url(), method: "POST", body, signed }
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
