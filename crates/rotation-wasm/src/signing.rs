//! Signature Version 4, laid open.

use rotation_protocol::{
    endpoint::{Endpoint, Region, Variant},
    sigv4::{Credentials, Signer, sign_call},
};
use wasm_bindgen::prelude::*;

use crate::error::{error, time};

/// Signs RotateSecret with `body`. Answers url, method, body, canonical request, string to sign, signature, then
/// the headers to send, names and values in turn.
#[wasm_bindgen(js_name = signRotateSecret)]
#[expect(clippy::too_many_arguments, reason = "flat arguments cross the boundary fastest")]
pub fn sign_rotate_secret(
    body: String,
    region: &str,
    endpoint: Option<String>,
    fips: bool,
    dual_stack: bool,
    access_key_id: &str,
    secret_access_key: String,
    session_token: Option<String>,
    at: f64,
) -> Result<Vec<String>, JsError> {
    let region = Region::parse(region).map_err(|refusal| error("invalid_region", refusal))?;
    let variant = Variant { fips, dual_stack };
    let endpoint = Endpoint::resolve(Some(&region), endpoint.as_deref(), variant)
        .map_err(|refusal| error("invalid_endpoint", refusal))?;
    let credentials = Credentials::new(access_key_id, secret_access_key, session_token);
    let mut signer = Signer::new(credentials, region.as_str(), "secretsmanager");
    let call = sign_call(&mut signer, &endpoint, "RotateSecret", body, time(at)?);
    let signed = call.signed;
    let stages = [
        call.url,
        call.method.to_owned(),
        call.body,
        signed.canonical_request.as_str().to_owned(),
        signed.string_to_sign.to_string(),
        signed.signature,
    ];
    Ok(stages.into_iter().chain(signed.headers.into_iter().flat_map(|(name, value)| [name, value])).collect())
}
