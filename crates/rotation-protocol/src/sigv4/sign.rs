//! The stages put together.

use std::fmt;

use rotation_core::time::Timestamp;

use super::canonical::Header;
use super::hash::{hex, sha256};
use super::{ALGORITHM, CanonicalRequest, Credentials, Scope, SigningKey, StringToSign, Unsigned, amz_date};

const DATE: &str = "x-amz-date";
const TOKEN: &str = "x-amz-security-token";
const BODY_HASH: &str = "x-amz-content-sha256";

/// Sent if given, never signed: clients and proxies may rewrite them on the way.
const NEVER_SIGNED: [&str; 6] =
    ["connection", "expect", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id"];

/// Signs for one set of credentials, region and service, and keeps the key for as long as the day lasts.
#[derive(Debug)]
pub struct Signer {
    credentials: Credentials,
    region: String,
    service: String,
    key: Option<SigningKey>,
}

/// What differs from service to service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Take `.`, `..` and empty segments out of the path. S3 does not.
    pub normalize_path: bool,
    /// Send and sign `x-amz-content-sha256`.
    pub sign_body: bool,
    /// Send the session token without signing it.
    pub omit_session_token: bool,
}

/// A signature and every stage on the way to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    /// Stage 1.
    pub canonical_request: CanonicalRequest,
    /// Stage 2.
    pub string_to_sign: StringToSign,
    /// 64 hexadecimal digits.
    pub signature: String,
    /// The value of the `Authorization` header.
    pub authorization: String,
    /// What to send: the request's own headers and those that signing adds, names in lower case, without `host`.
    pub headers: Vec<(String, String)>,
}

impl Signer {
    /// Derives nothing yet.
    pub fn new(credentials: Credentials, region: &str, service: &str) -> Self {
        Self { credentials, region: region.into(), service: service.into(), key: None }
    }

    /// Whether it signs with exactly these: a caller that keeps a signer asks before it makes another.
    pub fn is_for(&self, credentials: &Credentials, region: &str, service: &str) -> bool {
        self.credentials == *credentials && self.region == region && self.service == service
    }

    /// Who signs.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The region it signs for.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The service's signing name.
    pub fn service(&self) -> &str {
        &self.service
    }

    /// The key for the day of `at`.
    pub fn key(&mut self, at: Timestamp) -> &SigningKey {
        if self.key.as_ref().is_some_and(|key| !key.scope().covers(at)) {
            self.key = None;
        }
        let Self { credentials, region, service, key } = self;
        key.get_or_insert_with(|| SigningKey::derive(credentials, &Scope::new(at, region, service)))
    }

    /// Signs `request` as made at `at`, in the `Authorization` header.
    pub fn sign(&mut self, request: &Unsigned<'_>, at: Timestamp, options: Options) -> Signed {
        let time = amz_date(at);
        let body_hash = body_hash(request, options);
        let mut sent = own_headers(request, options);
        sent.push(Header::new(DATE, &time));
        if options.sign_body {
            sent.push(Header::new(BODY_HASH, &body_hash));
        }
        let token = self.credentials.session_token().map(|token| Header::new(TOKEN, token));
        sent.extend(token);

        let mut signed: Vec<_> =
            sent.iter().filter(|header| is_signed(&header.name, options)).cloned().collect();
        signed.push(Header::new("host", request.host));
        let canonical_request = CanonicalRequest::new(request, &signed, &body_hash, options.normalize_path);

        let key = self.key(at);
        let string_to_sign = StringToSign::new(time, key.scope(), &canonical_request);
        let signature = key.sign(&string_to_sign.to_string());
        let authorization = format!(
            "{ALGORITHM} Credential={}/{}, SignedHeaders={}, Signature={signature}",
            self.credentials.access_key_id(),
            string_to_sign.scope(),
            canonical_request.signed_headers(),
        );
        sent.push(Header::new("authorization", &authorization));
        let headers = sent.into_iter().map(|header| (header.name, header.value)).collect();
        Signed { canonical_request, string_to_sign, signature, authorization, headers }
    }
}

impl Default for Options {
    /// As every service but S3 has it.
    fn default() -> Self {
        Self { normalize_path: true, sign_body: false, omit_session_token: false }
    }
}

/// The headers carry the session token, so they don't print.
impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("canonical_request", &self.canonical_request)
            .field("string_to_sign", &self.string_to_sign)
            .field("signature", &self.signature)
            .finish_non_exhaustive()
    }
}

/// The request's headers without those that signing writes itself.
fn own_headers(request: &Unsigned<'_>, options: Options) -> Vec<Header> {
    let written = |name: &str| {
        ["authorization", "host", DATE, TOKEN].contains(&name) || (options.sign_body && name == BODY_HASH)
    };
    let headers = request.headers.iter().map(|(name, value)| Header::new(name, value));
    headers.filter(|header| !written(&header.name)).collect()
}

fn is_signed(name: &str, options: Options) -> bool {
    !NEVER_SIGNED.contains(&name) && (name != TOKEN || !options.omit_session_token)
}

/// A request that names its body hash (`UNSIGNED-PAYLOAD`, or one computed while streaming) is taken at its word.
fn body_hash(request: &Unsigned<'_>, options: Options) -> String {
    let given = request.headers.iter().find(|(name, _)| name.trim().eq_ignore_ascii_case(BODY_HASH));
    match given {
        Some((_, value)) if !options.sign_body => super::canonical::collapsed(value),
        _ => hex(&sha256(request.body)),
    }
}
