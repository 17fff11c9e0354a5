//! Signature Version 4 from the other side, for who serves.

use rotation_protocol::{
    sigv4::{Credentials, Received, SERVICE, Verifier, verify},
    wire::error_body,
};
use wasm_bindgen::prelude::*;

use crate::{error::time, flat::pairs};

/// Whether a request was signed with these keys for `region`. Answers nothing if it was, else the body of the refusal,
/// whose status is 400. Headers are names and values in turn.
#[wasm_bindgen(js_name = verifySignature)]
#[expect(clippy::too_many_arguments, reason = "flat arguments cross the boundary fastest")]
pub fn verify_signature(
    method: &str,
    path: &str,
    query: &str,
    headers: Vec<String>,
    body: &[u8],
    access_key_id: &str,
    secret_access_key: String,
    session_token: Option<String>,
    region: &str,
    at: f64,
) -> Result<Option<String>, JsError> {
    let headers: Vec<_> = pairs(headers).collect();
    let request = Received { method, path, query, headers: &headers, body };
    let known = [Credentials::new(access_key_id, secret_access_key, session_token)];
    let verified = verify(&request, Verifier { known: &known, region, service: SERVICE }, time(at)?);
    Ok(verified.err().map(|refusal| error_body(&refusal)))
}
