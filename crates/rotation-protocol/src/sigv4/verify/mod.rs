//! The other side of a signature: whether a request that came was signed with a known key, for this region and
//! service, about now. What is not is refused as the service refuses it.
//!
//! It verifies the headers that the request says it signed: SDKs sign different ones. The body is always hashed, never
//! taken at its word.

mod claim;
pub(super) mod moment;
pub(super) mod refusal;

use std::collections::BTreeSet;

use rotation_core::{error::ServiceError, time::Timestamp};

use super::canonical::{BodyHash, Header, Parts, given, sort};
use super::{CanonicalRequest, Credentials, Scope, SigningKey, StringToSign, scope};
pub(super) use claim::Claim;

/// A request as it came.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// `POST`.
    pub method: &'a str,
    /// As it stands in the request line, without the query.
    pub path: &'a str,
    /// As it stands in the request line, without the question mark.
    pub query: &'a str,
    /// Names in any case; a name may come more than once. `host` is among them.
    pub headers: &'a [(String, String)],
    /// The body's bytes.
    pub body: &'a [u8],
}

/// Who verifies.
#[derive(Clone, Copy)]
pub struct Verifier<'a> {
    /// The keys that count.
    pub known: &'a [Credentials],
    /// Its own region.
    pub region: &'a str,
    /// Its own signing name.
    pub service: &'a str,
}

/// `Ok` if `request` was signed with a known key. The checks come in the order in which AWS was seen to make them, by
/// the authors of dynalite (github.com/mhart/dynalite, `index.js`) with another service of the same protocol.
pub fn verify(request: &Received<'_>, verifier: Verifier<'_>, at: Timestamp) -> Result<(), ServiceError> {
    let claim = Claim::read(request)?;
    let signed_at = moment::read(&claim.date).ok_or_else(|| refusal::date(&claim.date))?;
    moment::check(signed_at, at, claim.lifetime)?;
    claim.check()?;
    let key_id = key_id(&claim, verifier, signed_at)?;
    let known = verifier.known.iter().find(|known| known.access_key_id() == key_id);
    let credentials = known.ok_or_else(refusal::unknown_key)?;

    let scope = Scope::new(signed_at, verifier.region, verifier.service);
    let canonical = canonical(request, &claim);
    let string_to_sign = StringToSign::new(&claim.date, &scope, &canonical);
    let key = SigningKey::derive(credentials, &scope);
    if !key.verifies(string_to_sign.as_str(), &claim.signature) {
        return Err(refusal::signature(&canonical, &string_to_sign));
    }
    if credentials.session_token() != claim.session_token.as_deref() {
        return Err(refusal::unknown_key());
    }
    Ok(())
}

/// The key's id, if the rest of the credential is this verifier's scope.
fn key_id<'a>(
    claim: &'a Claim,
    verifier: Verifier<'_>,
    signed_at: Timestamp,
) -> Result<&'a str, ServiceError> {
    let [key_id, date, region, service, terminator] = claim.credential()?;
    let mut wrong = String::new();
    if region != verifier.region {
        wrong.push_str(refusal::REGION);
    }
    if service != verifier.service {
        wrong.push_str(&refusal::service(verifier.service));
    }
    if terminator != Scope::TERMINATOR {
        wrong.push_str(&refusal::terminator(terminator));
    }
    let day = scope::date(signed_at);
    if date != day {
        wrong.push_str(&refusal::scope_date(date, &day, &claim.date));
    }
    if wrong.is_empty() { Ok(key_id) } else { Err(refusal::scope(wrong)) }
}

/// Of the headers that the claim names. One that did not come counts as empty.
pub(super) fn canonical(request: &Received<'_>, claim: &Claim) -> CanonicalRequest {
    let mut signed = Vec::new();
    // Each name once: a list that repeats them must not make the text longer than the request.
    for name in claim.signed_headers.split(';').collect::<BTreeSet<_>>() {
        let before = signed.len();
        let headers = request.headers.iter().enumerate();
        let sent = headers.filter(|(_, (sent, _))| sent.trim().eq_ignore_ascii_case(name));
        signed.extend(sent.map(|(index, (name, value))| Header::given(index, name, value)));
        if signed.len() == before {
            signed.push(Header::added(name, ""));
        }
    }
    let parts = Parts {
        method: request.method,
        path: request.path,
        normalize_path: true,
        query: given(&claim.query),
        headers: &sort(signed.iter()),
        body_hash: &BodyHash::of(request.body),
    };
    CanonicalRequest::new(parts, &mut ())
}

impl Received<'_> {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(sent, _)| sent.trim().eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    }
}
