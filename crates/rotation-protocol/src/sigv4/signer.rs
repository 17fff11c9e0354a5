//! The stages put together.

use rotation_core::time::Timestamp;

use super::plan::{Plan, body_hash};
use super::{
    ALGORITHM, CanonicalRequest, Credentials, Options, Piece, Scope, Signed, SigningKey, StringToSign,
    Unsigned, amz_date,
};

/// Signs for one set of credentials, region and service, and keeps the key for as long as the day lasts.
#[derive(Debug)]
pub struct Signer {
    credentials: Credentials,
    region: String,
    service: String,
    key: Option<SigningKey>,
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
        self.parts(at).1
    }

    /// Signs `request` as made at `at`.
    pub fn sign(&mut self, request: &Unsigned<'_>, at: Timestamp, options: Options) -> Signed {
        let (credentials, key) = self.parts(at);
        let (scope, time, hash) = (key.scope(), amz_date(at), body_hash(request, options));
        let plan = Plan::new(request, credentials, scope, &time, &hash, options);
        let canonical_request = plan.canonical(&mut ());
        let string_to_sign = StringToSign::new(&time, scope, &canonical_request);
        let signature = key.sign(string_to_sign.as_str());
        let (headers, query) =
            plan.sent(&signature, || authorization(credentials, scope, &canonical_request, &signature));
        Signed { canonical_request, string_to_sign, signature, headers, query }
    }

    /// From where each piece of the canonical request comes that [`Signer::sign`] makes of the same, in the order of
    /// its text. It is worked out anew, so signing does not pay for it.
    pub fn sources(&self, request: &Unsigned<'_>, at: Timestamp, options: Options) -> Vec<Piece> {
        let scope = Scope::new(at, &self.region, &self.service);
        let (time, hash) = (amz_date(at), body_hash(request, options));
        let mut pieces = Vec::new();
        Plan::new(request, &self.credentials, &scope, &time, &hash, options).canonical(&mut pieces);
        pieces
    }

    fn parts(&mut self, at: Timestamp) -> (&Credentials, &SigningKey) {
        if self.key.as_ref().is_some_and(|key| !key.scope().covers(at)) {
            self.key = None;
        }
        let Self { credentials, region, service, key } = self;
        let key =
            key.get_or_insert_with(|| SigningKey::derive(credentials, &Scope::new(at, region, service)));
        (credentials, key)
    }
}

fn authorization(
    credentials: &Credentials,
    scope: &Scope,
    request: &CanonicalRequest,
    signature: &str,
) -> String {
    let (id, headers) = (credentials.access_key_id(), request.signed_headers());
    let credential = [ALGORITHM, " Credential=", id, "/", scope.as_str()];
    let rest = [", SignedHeaders=", headers, ", Signature=", signature];
    let mut text = String::with_capacity(256);
    text.extend(credential.into_iter().chain(rest));
    text
}
