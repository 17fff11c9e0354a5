//! Signature Version 4, laid open. A signer keeps the day's key; who holds it frees it, and then it is overwritten.

use rotation_protocol::{
    endpoint::{Endpoint, Region, Variant},
    sigv4::{self, Credentials, Form, Lifetime, Options, SERVICE, Signed, Unsigned, sign_call},
};
use wasm_bindgen::prelude::*;

use crate::{
    error::{error, time},
    flat::{joined, pairs},
};

/// Signs RotateSecret for one endpoint.
#[wasm_bindgen]
pub struct RotateSecretSigner {
    signer: sigv4::Signer,
    endpoint: Endpoint,
}

#[wasm_bindgen]
impl RotateSecretSigner {
    /// For these keys.
    #[wasm_bindgen(constructor)]
    pub fn new(
        access_key_id: &str,
        secret_access_key: String,
        session_token: Option<String>,
        region: &str,
        endpoint: Option<String>,
        fips: bool,
        dual_stack: bool,
    ) -> Result<RotateSecretSigner, JsError> {
        let credentials = Credentials::new(access_key_id, secret_access_key, session_token);
        let region = parsed(region)?;
        let variant = Variant { fips, dual_stack };
        let endpoint = Endpoint::resolve(Some(&region), endpoint.as_deref(), variant)
            .map_err(|refusal| error("invalid_endpoint", refusal))?;
        let signer = sigv4::Signer::new(credentials, region.as_str(), SERVICE);
        Ok(Self { signer, endpoint })
    }

    /// Where to send what is signed.
    #[wasm_bindgen(getter)]
    pub fn url(&self) -> String {
        self.endpoint.url()
    }

    /// Signs `body`. Answers the stages, then the headers to send.
    pub fn sign(&mut self, body: String, at: f64) -> Result<String, JsError> {
        let call = sign_call(&mut self.signer, &self.endpoint, "RotateSecret", body, time(at)?);
        Ok(stages(&call.signed))
    }
}

/// Signs any request for one region and service.
#[wasm_bindgen]
pub struct RequestSigner {
    signer: sigv4::Signer,
}

#[wasm_bindgen]
impl RequestSigner {
    /// For these keys.
    #[wasm_bindgen(constructor)]
    pub fn new(
        access_key_id: &str,
        secret_access_key: String,
        session_token: Option<String>,
        region: &str,
        service: &str,
    ) -> Result<RequestSigner, JsError> {
        let credentials = Credentials::new(access_key_id, secret_access_key, session_token);
        Ok(Self { signer: sigv4::Signer::new(credentials, parsed(region)?.as_str(), service) })
    }

    /// Signs one in the query for `lifetime` seconds, in the headers without. Headers are names and values in turn, with
    /// `host` apart. Answers the stages, then the headers to send.
    #[expect(clippy::too_many_arguments, reason = "flat arguments cross the boundary fastest")]
    pub fn sign(
        &mut self,
        method: &str,
        host: &str,
        path: &str,
        query: &str,
        headers: Vec<String>,
        body: &[u8],
        at: f64,
        lifetime: Option<f64>,
        normalize_path: bool,
        sign_body: bool,
        omit_session_token: bool,
    ) -> Result<String, JsError> {
        let headers: Vec<_> = pairs(headers).collect();
        let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let request = Unsigned { method, host, path, query, headers: &headers, body };
        let form = lifetime.map_or(Ok(Form::Header), form_for)?;
        let options = Options { form, normalize_path, sign_body, omit_session_token };
        Ok(stages(&self.signer.sign(&request, time(at)?, options)))
    }
}

fn parsed(region: &str) -> Result<Region, JsError> {
    Region::parse(region).map_err(|refusal| error("invalid_region", refusal))
}

fn form_for(seconds: f64) -> Result<Form, JsError> {
    let whole = (seconds.fract() == 0.0 && (0.0..4e9).contains(&seconds)).then_some(seconds as u32);
    let lifetime = whole.and_then(Lifetime::of_seconds);
    let most = Lifetime::LONGEST.seconds();
    lifetime
        .map(Form::Query)
        .ok_or_else(|| error("invalid_option", format_args!("expiresIn is an integer from 1 to {most}")))
}

/// Canonical request, string to sign, signature, the query to send, then the headers, names and values in turn.
fn stages(signed: &Signed) -> String {
    let Signed { canonical_request, string_to_sign, signature, headers, query } = signed;
    let mut parts = vec![canonical_request.as_str(), string_to_sign.as_str(), signature, query];
    parts.extend(headers.iter().flat_map(|(name, value)| [name.as_str(), value]));
    joined(&parts)
}
